import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import { DeskPage } from '../../DeskPage';
import { actingOnBatch } from '../../desk';
import { reached } from '../words';
import { BatchForm } from './BatchForm';
import { Progress } from './Progress';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('batch');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One batch: what it shall hold, how far it is, and what came of it. */
export default async function BatchPage({ params, searchParams }: Props) {
  const locale: Locale = await getLocale();
  const { batch } = await actingOnBatch(locale, (await params).id, 'makeBatch');
  const { problem, reload } = await searchParams;
  const t = await getTranslations('batch');
  const { count } = reached(batch);
  const isDraft = batch.state === 'draft';
  return (
    <DeskPage
      heading={isDraft ? t('draft.title', { count }) : t('run.title', { count })}
      lede={isDraft ? t('draft.lede') : ''}
      at="batches"
    >
      <p className="acts mt-5">
        <a className="link" href={`/${locale}/desk/batches`}>
          {t('back')}
        </a>
      </p>
      {isDraft ? (
        <BatchForm batch={batch} locale={locale} problem={typeof problem === 'string' ? problem : null} />
      ) : (
        <Progress batch={batch} locale={locale} reloads={reload === '1'} problem={problem === 'busy'} />
      )}
    </DeskPage>
  );
}
