import { type OpenAnswer, openAnswers } from '../engine/index.ts';
import type { OpenQuestion } from './types.ts';
import type { Views } from './views.ts';

const tiers = { core: 0, refine: 1, module: 2 } as const;

/** A label for the sequel rather than a decision: what comes next on the pathway is told, not decided. */
const toldOnly = new Set(['pathway.ahead']);

/** Questions of which the answer can still change a decision; core questions also where it can only change a list. */
export function openQuestions(views: Views): OpenQuestion[] {
  const { evaluation, compiled, book } = views;
  const list = openAnswers(compiled, evaluation).flatMap((open) => {
    const { tier } = book.questions[open.question]!;
    const canChange = decisionsOf(open).filter((decision) => !toldOnly.has(decision));
    return canChange.length > 0 || tier === 'core' ? [{ open, tier, canChange }] : [];
  });
  // A firm without markets has no entry advice at all: the market comes first.
  const first: OpenQuestion[] =
    views.profile.markets.length === 0 ? [view(views, 'targetCountry', null, ['entry.mode'])] : [];
  list.sort((a, b) => tiers[a.tier] - tiers[b.tier] || b.open.weight - a.open.weight);
  return [...first, ...list.map(({ open, canChange }) => view(views, open.question, views.place(open.at), canChange))];
}

function decisionsOf({ stakes }: OpenAnswer): string[] {
  return [...new Set(stakes.flatMap((stake) => ('decision' in stake ? [stake.decision] : [])))];
}

function view(views: Views, id: string, at: string | null, canChange: readonly string[]): OpenQuestion {
  const { book, profile } = views;
  const question = book.questions[id]!;
  const blocks = question.scope === 'goods' ? profile.goods : profile.markets;
  const answers = at === null ? profile.firm : blocks.find((block) => block.id === at)?.answers;
  return {
    question: id,
    at,
    label: views.text(question.label),
    state: (answers?.[id]?.state as 'unsure' | 'skipped' | undefined) ?? 'notAsked',
    tier: question.tier,
    canChange,
    canChangeLabels: [...new Set(canChange.map((decision) => views.text(book.decisions[decision]!.label)))],
  };
}
