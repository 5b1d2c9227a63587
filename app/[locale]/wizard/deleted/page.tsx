import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import { ButtonLink } from '@/app/ui/Button';
import type { Locale } from '@/lib/i18n/routing';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wizard');
  return { title: t('delete.doneTitle') };
}

export default async function DeletedPage() {
  const locale: Locale = await getLocale();
  const t = await getTranslations('wizard');
  return (
    <Article heading={t('delete.doneTitle')} lede={t('delete.doneText')}>
      <p className="acts mt-8">
        <ButtonLink href={`/${locale}`}>{t('delete.home')}</ButtonLink>
      </p>
    </Article>
  );
}
