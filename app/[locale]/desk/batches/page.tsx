import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import type { Locale } from '@/lib/i18n/routing';
import { mostBatched, store } from '@/lib/store/index.ts';
import { DeskPage } from '../DeskPage';
import { actingIn } from '../desk';
import { Row, Rows } from '../Rows';
import { reached } from './words';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('batch');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** Documents that were made of many cases, newest first. */
export default async function BatchesPage({
  searchParams,
}: {
  searchParams: Promise<{ problem?: string | string[] }>;
}) {
  const locale: Locale = await getLocale();
  const { member } = await actingIn(locale, 'makeBatch');
  const batches = await (await store()).batches.list(member.organisation);
  const { problem } = await searchParams;
  const t = await getTranslations('batch');
  const format = await getFormatter();
  return (
    <DeskPage heading={t('title')} lede={t('lede')} at="batches">
      {problem === 'full' && (
        <div className="mt-6">
          <ErrorSummary
            title={t('problem.title')}
            errors={[{ href: '#batches', text: t('problem.full', { most: mostBatched.batches }) }]}
          />
        </div>
      )}
      <p className="acts mt-5">
        <a className="link" href={`/${locale}/desk`}>
          {t('list.toDesk')}
        </a>
      </p>
      <div id="batches">
        {batches.length === 0 ? (
          <p className="mt-6 text-ink-2">{t('list.empty')}</p>
        ) : (
          <Rows>
            {batches.map((batch) => (
              <Row
                key={batch.id}
                name={
                  <a className="link" href={`/${locale}/desk/batches/${batch.id}`}>
                    {t('list.name', {
                      count: reached(batch).count,
                      date: format.dateTime(new Date(batch.createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
                    })}
                  </a>
                }
                detail={t(`state.${batch.state}`, reached(batch))}
              />
            ))}
          </Rows>
        )}
      </div>
    </DeskPage>
  );
}
