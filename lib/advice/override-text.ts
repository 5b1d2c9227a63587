import type { Locale } from '../rulebook/index.ts';
import { words } from './markdown-words.ts';
import { fill } from './texts.ts';
import type { OverrideView } from './types.ts';

/** What an override is about: the decision, or the market and the decision. */
export function aboutText({ marketLabel, decisionLabel }: OverrideView, colon: string): string {
  return marketLabel === null ? decisionLabel : `${marketLabel}${colon}${decisionLabel}`;
}

/** Who wrote something, and on which day (UTC). */
export function signature({ author, at }: Pick<OverrideView, 'author' | 'at'>, locale: Locale): string {
  const { ownViewOf, nobody } = words[locale];
  const day = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return fill(ownViewOf, { author: author ?? nobody, day: day.format(new Date(at)) });
}
