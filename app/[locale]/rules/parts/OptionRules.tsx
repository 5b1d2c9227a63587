import { type Locale, useLocale, useTranslations } from 'next-intl';
import { type Entry, optionEffects } from '@/lib/explain/index.ts';
import { entryAddress } from '../address.ts';
import { openBook } from '../book.ts';
import { EntryList } from './EntryList.tsx';
import { Part } from './Part.tsx';
import { PointsTable } from './PointsTable.tsx';

/** What the rules of its decision do to an option: points for and against it, gates, rows of a table. */
export function OptionRules({ entry: { item, decision } }: { entry: Entry & { kind: 'option' } }) {
  const t = useTranslations('rules.option');
  const locale: Locale = useLocale();
  const { points, closedBy, givenBy } = optionEffects(openBook().compiled, decision, item.id);
  const entry = (rule: (typeof closedBy)[number]): Entry => ({ kind: 'rule', item: rule, decision });
  return (
    <>
      {points.length > 0 && (
        <Part title={t('points', { count: points.length })}>
          <PointsTable
            caption={t('pointsCaption')}
            head={t('rule')}
            weight={t('weight')}
            rows={points.map(({ rule, weight }) => ({
              id: rule.id,
              label: <a href={entryAddress(locale, entry(rule))}>{rule.text[locale]}</a>,
              points: weight,
            }))}
          />
        </Part>
      )}
      {closedBy.length > 0 && (
        <Part title={t('closedBy', { count: closedBy.length })}>
          <EntryList entries={closedBy.map(entry)} />
        </Part>
      )}
      {givenBy.length > 0 && (
        <Part title={t('givenBy', { count: givenBy.length })}>
          <EntryList entries={givenBy.map(entry)} />
        </Part>
      )}
    </>
  );
}
