import { type Locale, useLocale } from 'next-intl';
import { type Entry, entryId, entryTitle } from '@/lib/explain/index.ts';
import { entryAddress } from '../address.ts';

/** Records by their sentences. */
export function EntryList({ entries }: { entries: readonly Entry[] }) {
  const locale: Locale = useLocale();
  return (
    <ul className="list">
      {entries.map((entry) => (
        <li key={`${entry.kind}:${entryId(entry)}`}>
          <a href={entryAddress(locale, entry)}>{entryTitle(entry, locale)}</a>
        </li>
      ))}
    </ul>
  );
}
