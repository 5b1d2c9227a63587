import type { Locale } from '@/lib/rulebook/index.ts';

/** Where a piece of evidence stands in the reference list. */
export function evidenceAddress(locale: Locale, _source: string, evidence: string): string {
  return `/${locale}/sources#${evidence}`;
}
