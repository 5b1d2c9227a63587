import { useLocale, useTranslations } from 'next-intl';
import type { Entry } from '@/lib/explain/index.ts';
import { EntryLink } from '../parts/EntryLink.tsx';
import { Part } from '../parts/Part.tsx';

/** What markets are compared by: its default weight, and the fact that gives a market its mark. */
export function CriterionEntry({ entry: { item } }: { entry: Entry & { kind: 'criterion' } }) {
  const t = useTranslations('rules.criterion');
  const locale = useLocale();
  return (
    <Part title={t('weight')}>
      <p>
        <b>{t('is', { weight: item.weight })}</b> {item.text[locale]}
      </p>
      <p>
        {t('mark')} <EntryLink id={item.mark} />
      </p>
    </Part>
  );
}
