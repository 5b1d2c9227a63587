import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import type { Locale } from '@/lib/i18n/routing';
import { maxFileBytes } from '../answers-file';
import { PresentCase } from '../PresentCase';
import { OpenFileForm } from './OpenFileForm';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('case');
  return { title: t('file.pageTitle'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** Answers from a file. Needs no case: it opens one. */
export default async function OpenFilePage() {
  const locale: Locale = await getLocale();
  const t = await getTranslations('case');
  return (
    <Article heading={t('file.pageTitle')} lede={t('file.importText', { kb: maxFileBytes / 1024 })}>
      <PresentCase locale={locale} />
      <OpenFileForm
        locale={locale}
        texts={{ choose: t('file.choose'), open: t('file.open'), without: t('file.without') }}
      />
      <p className="acts mt-8">
        <a className="link" href={`/${locale}`}>
          {t('file.home')}
        </a>
      </p>
    </Article>
  );
}
