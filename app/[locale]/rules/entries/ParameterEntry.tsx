import { type Locale, useLocale, useTranslations } from 'next-intl';
import type { Entry } from '@/lib/explain/index.ts';
import { Part } from '../parts/Part.tsx';

/** A named number that rules compare with. */
export function ParameterEntry({ entry: { item } }: { entry: Entry & { kind: 'parameter' } }) {
  const t = useTranslations('rules.parameter');
  const locale: Locale = useLocale();
  return (
    <Part title={t('value')}>
      <p>
        <b>{t('is', { value: item.value, unit: item.unit[locale] })}</b>
      </p>
      {item.allowed && <p>{t('allowed', { list: item.allowed.join(t('join')) })}</p>}
    </Part>
  );
}
