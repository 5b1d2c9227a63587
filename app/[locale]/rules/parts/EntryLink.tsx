import { type Locale, useLocale } from 'next-intl';
import { entryTitle } from '@/lib/explain/index.ts';
import { entryAddress } from '../address.ts';
import { openBook } from '../book.ts';

/** Link to another record, by its sentence or name. */
export function EntryLink({ id }: { id: string }) {
  const locale: Locale = useLocale();
  const entry = openBook().entries.named(id)[0];
  return entry ? <a href={entryAddress(locale, entry)}>{entryTitle(entry, locale)}</a> : <code>{id}</code>;
}
