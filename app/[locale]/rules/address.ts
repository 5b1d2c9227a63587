import type { Locale } from '@/lib/rulebook/index.ts';

/** Address of an entry of the rule book. Ids of decisions have dots, which an address must not have: it would look like a file. */
export function ruleAddress(locale: Locale, id: string): string {
  return `/${locale}/rules/${id.replaceAll('.', '-')}`;
}
