import type { words } from './markdown-words.ts';
import { fill } from './texts.ts';
import type { CounterfactualView, OpenQuestion } from './types.ts';

type Words = (typeof words)[keyof typeof words];

/** What an open question can still change, and what it counts for without changing it; a phrase each, none where there is nothing. */
export function stakePhrases({ canChangeLabels, feedsLabels }: OpenQuestion, words: Words): string[] {
  const phrase = (template: string, labels: readonly string[]) =>
    labels.length > 0 ? [fill(template, { list: labels.join(words.comma) })] : [];
  return [...phrase(words.canChange, canChangeLabels), ...phrase(words.feeds, feedsLabels)];
}

/** What would lead to another advice, a sentence for each set of changes with its effort: all sets of what the reader asked about, otherwise the first. */
export function changeLines({ asked, today, text, sets }: CounterfactualView, words: Words): string[] {
  const effort = (changes: CounterfactualView['sets'][number]['changes']) =>
    fill(words.effort, { list: [...new Set(changes.map(({ effortLabel }) => effortLabel))].join(words.comma) });
  const lines = (asked ? sets : sets.slice(0, 1)).map((set) => `${set.text}${words.space}${effort(set.changes)}`);
  return [...(asked && today ? [today] : []), ...(lines.length > 0 ? lines : [text])];
}
