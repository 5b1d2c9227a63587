import { useLocale, useTranslations } from 'next-intl';
import { Article } from '@/app/ui/Article';
import { ButtonLink } from '@/app/ui/Button';

/**
 * Where every private link leads that opens nothing. A page like any other: what `notFound()` shows needs JavaScript. The status comes from the proxy.
 */
export default function UnknownLinkPage() {
  const t = useTranslations('wizard.link');
  return (
    <Article heading={t('title')} lede={t('text')}>
      <p className="acts mt-8">
        <ButtonLink href={`/${useLocale()}`}>{t('home')}</ButtonLink>
      </p>
    </Article>
  );
}
