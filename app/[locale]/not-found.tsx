import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/app/ui/Button';
import { Phrases } from '@/app/ui/Phrases';
import { Shell } from '@/app/ui/Shell';

export default function NotFound() {
  const t = useTranslations('pages.notFound');
  const locale = useLocale();
  return (
    <Shell>
      <div className="wrap py-16">
        <h1>
          <Phrases>{t('title')}</Phrases>
        </h1>
        <p className="lede mt-4">{t('text')}</p>
        <p className="acts mt-8">
          <ButtonLink href={`/${locale}`}>{t('home')}</ButtonLink>
          <a className="link" href={`/${locale}/wizard`}>
            {t('continue')}
          </a>
        </p>
      </div>
    </Shell>
  );
}
