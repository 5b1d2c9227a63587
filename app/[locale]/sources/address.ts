import type { Locale } from '@/lib/rulebook/index.ts';

/** Page of a piece of evidence. */
export function evidenceAddress(locale: Locale, evidence: string): string {
  return `/${locale}/sources/${evidence}`;
}
