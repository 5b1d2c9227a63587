import { useLocale, useTranslations } from 'next-intl';
import { Article } from '@/app/ui/Article';
import { ButtonLink } from '@/app/ui/Button';

/** A link to an account that is used, withdrawn, out of date, or never was one: all look alike. */
export function UnknownLink() {
  const t = useTranslations('account.unknownLink');
  const locale = useLocale();
  return (
    <Article heading={t('title')} lede={t('text')}>
      <p className="acts mt-8">
        <ButtonLink href={`/${locale}`}>{t('home')}</ButtonLink>
        <a className="link" href={`/${locale}/sign-in`}>
          {t('signIn')}
        </a>
      </p>
    </Article>
  );
}
