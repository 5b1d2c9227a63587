import { useLocale, useTranslations } from 'next-intl';
import { Article } from '@/app/ui/Article';
import { ButtonLink } from '@/app/ui/Button';

export default function UnknownLink() {
  const t = useTranslations('wizard.link');
  return (
    <Article heading={t('title')} lede={t('text')}>
      <p className="acts mt-8">
        <ButtonLink href={`/${useLocale()}`}>{t('home')}</ButtonLink>
      </p>
    </Article>
  );
}
