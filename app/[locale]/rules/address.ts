import { type Entry, entryPath } from '@/lib/explain/index.ts';
import type { Locale } from '@/lib/rulebook/index.ts';

/** Address of a record of the rule book. */
export function entryAddress(locale: Locale, entry: Entry): string {
  return `/${locale}/${entryPath(entry)}`;
}

/** Address of a rule, note, risk, fact … by its id. Ids of decisions have dots, which an address must not have: it would look like a file. */
export function ruleAddress(locale: Locale, id: string): string {
  return `/${locale}/rules/${id.replaceAll('.', '-')}`;
}

/** Address of what a search finds. */
export function searchAddress(locale: Locale, query: string, kind: string | null = null, page = 1): string {
  const parameters = new URLSearchParams({ q: query });
  if (kind) parameters.set('kind', kind);
  if (page > 1) parameters.set('page', String(page));
  return `/${locale}/rules/search?${parameters}`;
}
