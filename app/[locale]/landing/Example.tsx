import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { LevelMap } from '@/app/ui/chart/LevelMap';
import { Plate } from '@/app/ui/chart/Plate';

/** A constructed firm: what an advice looks like, in one plate. */
export function Example() {
  const t = useTranslations('landing.example');
  const locale = useLocale();
  const title = useId();
  return (
    <figure className="example" aria-labelledby={title}>
      <Plate edged>
        <p id={title} className="example-title">
          <b>{t('title')}</b> <span>{t('note')}</span>
        </p>
        <LevelMap
          size="small"
          finding={t('finding')}
          zones={{
            product: { label: t('product'), note: t('productNote') },
            brand: { label: t('brand'), note: t('brandNote') },
            integrated: { label: t('integrated'), note: t('integratedNote') },
          }}
          now={{ zone: 'product', label: t('now') }}
          next={{ zone: 'brand', label: t('next') }}
          later
        />
        <dl>
          <div>
            <dt>{t('entryLabel')}</dt>
            <dd>{t('entry')}</dd>
          </div>
          <div>
            <dt>{t('actionLabel')}</dt>
            <dd>{t('action')}</dd>
          </div>
        </dl>
      </Plate>
      <p className="mt-3 text-small">
        <a className="link" href={`/${locale}/example/geely-2026`}>
          {t('more')}
        </a>
      </p>
    </figure>
  );
}
