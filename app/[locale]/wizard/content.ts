import { type OutcomeNews, outcomeOf, readNews, readOutcome } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Profile } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { CaseContent, CaseRecord } from '@/lib/store/index.ts';

/**
 * What is stored of a case: its answers, and what the present edition of the rules makes of them.
 * @param before the case until now: what its reader has not noted of a new edition goes with it
 */
export function contentOf(locale: Locale, profile: Profile, place: unknown, before?: CaseRecord): CaseContent {
  const compiled = compiledBook();
  const { version, hash } = compiled.book;
  const outcome = outcomeOf(compiled, profile);
  const news = before ? newsOf(before) : null;
  return { profile, place, locale, rulebook: { version, hash }, outcome: news ? { ...outcome, news } : outcome };
}

/** What the present edition says otherwise than the one under which the answers were given; null if its reader has noted it, or there is nothing to compare. */
export function newsOf({ rulebook, outcome, profile }: CaseRecord): OutcomeNews | null {
  const compiled = compiledBook();
  if (rulebook.hash === compiled.book.hash) return readNews(outcome);
  const was = readOutcome(outcome);
  return was && { version: rulebook.version, was, is: outcomeOf(compiled, profile) };
}
