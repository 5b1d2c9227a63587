import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { Article } from '@/app/ui/Article';
import type { Locale } from '@/lib/i18n/routing';
import { deleteFromDesk } from '../../../actions';
import { actingOnCase } from '../../../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.case');
  return { title: t('deleteTitle'), robots: { index: false, follow: false } };
}

export default async function DeleteCasePage({ params }: { params: Promise<{ id: string }> }) {
  const locale: Locale = await getLocale();
  const { id } = await params;
  await actingOnCase(locale, id, 'deleteCase');
  const t = await getTranslations('desk.case');
  return (
    <Article heading={t('deleteTitle')} lede={t('deleteText')}>
      <div className="acts mt-8">
        <ActForm action={deleteFromDesk} hidden={{ locale, id }} label={t('deleteYes')} main />
        <a className="link" href={`/${locale}/desk/cases/${id}`}>
          {t('deleteNo')}
        </a>
      </div>
    </Article>
  );
}
