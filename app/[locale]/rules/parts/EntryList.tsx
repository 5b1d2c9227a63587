import { type Locale, useLocale } from 'next-intl';
import { ruleAddress } from '../address.ts';
import type { Entry } from '../find.ts';
import { entryTitle } from '../title.ts';

/** Entries by their sentences. */
export function EntryList({ entries }: { entries: readonly Entry[] }) {
  const locale: Locale = useLocale();
  return (
    <ul className="list">
      {entries.map((entry) => (
        <li key={entry.item.id}>
          <a href={ruleAddress(locale, entry.item.id)}>{entryTitle(entry, locale)}</a>
        </li>
      ))}
    </ul>
  );
}
