import type { Metadata } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import { ButtonLink } from '@/app/ui/Button';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.unknown');
  return { title: t('title'), robots: { index: false } };
}

/** What every address of the desk shows that has nothing for its reader, be it that it does not exist or is not theirs. The status comes from the proxy. */
export default function UnknownPage() {
  const t = useTranslations('desk.unknown');
  const locale = useLocale();
  return (
    <Article heading={t('title')} lede={t('text')}>
      <p className="acts mt-8">
        <ButtonLink href={`/${locale}/sign-in`}>{t('signIn')}</ButtonLink>
        <a className="link" href={`/${locale}/desk`}>
          {t('desk')}
        </a>
      </p>
    </Article>
  );
}
