import type { CurrentCase } from '@/app/[locale]/wizard/case';
import type { Locale } from '@/lib/i18n/routing';
import type { ReviewRow } from '@/lib/wizard/server.ts';
import type { Translate } from '../translate';

export interface Parts {
  found: CurrentCase;
  locale: Locale;
  t: Translate;
}

/** Decisions that make up the main advice; the others follow from them. */
const mainDecisions = ['level.current', 'level.target', 'model', 'entry.mode'];

/** The parts of the main advice that a missing answer could still change. */
export function decisive(row: ReviewRow): readonly string[] {
  return row.canChange.filter((decision) => mainDecisions.includes(decision));
}

export function changeLink(locale: Locale, step: string): string {
  return `/${locale}/wizard/${step}?return=check`;
}
