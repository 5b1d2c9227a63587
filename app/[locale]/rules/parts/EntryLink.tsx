import { type Locale, useLocale } from 'next-intl';
import { compiledBook } from '@/lib/advice/node.ts';
import { ruleAddress } from '../address.ts';
import { entries } from '../find.ts';
import { entryTitle } from '../title.ts';

/** Link to another entry, by its sentence. */
export function EntryLink({ id }: { id: string }) {
  const locale: Locale = useLocale();
  const entry = entries(compiledBook().book).get(id.replaceAll('.', '-'));
  return entry ? <a href={ruleAddress(locale, id)}>{entryTitle(entry, locale)}</a> : <code>{id}</code>;
}
