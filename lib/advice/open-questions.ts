import { type Answer, type At, decide, firm, type OpenAnswer, openAnswers, withAnswer } from '../engine/index.ts';
import { exclusiveOption, type Question } from '../rulebook/index.ts';
import { optionLabel } from './answer-text.ts';
import { headlineAfter } from './market.ts';
import type { DecisiveAnswer, OpenQuestion } from './types.ts';
import type { Views } from './views.ts';

const tiers = { core: 0, refine: 1, module: 2 } as const;

/** A label for the sequel rather than a decision: what comes next on the pathway is told, not decided. */
const toldOnly = new Set(['pathway.ahead']);

/**
 * Questions of which the answer can still change a decision or the sums behind it; core questions also where it can only change a list. Those that can
 * change a decision come first within their tier.
 */
export function openQuestions(views: Views): OpenQuestion[] {
  const { evaluation, compiled, book } = views;
  const list = openAnswers(compiled, evaluation).flatMap((open) => {
    const { tier } = book.questions[open.question]!;
    const stakes = stakesOf(open);
    const isOpen = ({ decision, at }: Place) => !evaluation.outlook.prospect(decision, at).settled;
    const canChange = named(stakes.filter(isOpen));
    const feeds = named(stakes).filter((decision) => !canChange.includes(decision));
    return stakes.length > 0 || tier === 'core' ? [{ open, tier, canChange, feeds }] : [];
  });
  // A firm without markets has no entry advice at all: the market comes first.
  const first: OpenQuestion[] =
    views.profile.markets.length === 0 ? [view(views, 'targetCountry', null, ['entry.mode'], [])] : [];
  list.sort(
    (a, b) =>
      tiers[a.tier] - tiers[b.tier] ||
      Number(b.canChange.length > 0) - Number(a.canChange.length > 0) ||
      b.open.weight - a.open.weight,
  );
  return [
    ...first,
    ...list.map(({ open, canChange, feeds }) => view(views, open.question, views.place(open.at), canChange, feeds)),
  ];
}

interface Place {
  readonly decision: string;
  readonly at: At;
}

function stakesOf({ stakes }: OpenAnswer): Place[] {
  return stakes.flatMap((stake) => ('decision' in stake && !toldOnly.has(stake.decision) ? [stake] : []));
}

/** What the reader came for goes first. */
const foremost = ['model', 'level.target', 'entry.mode'];

function named(places: readonly Place[]): string[] {
  const all = new Set(places.map(({ decision }) => decision));
  return [...all].sort((a, b) => foremost.indexOf(b) - foremost.indexOf(a));
}

/** The first open question, those at most stake first, of which one answer by itself changes the level, the model or a way in. */
export function decisiveAnswer(views: Views): DecisiveAnswer | null {
  const { evaluation, compiled, profile, book } = views;
  const told: Place[] = [
    ...evaluation.portfolios.flatMap(({ at, leaving }) => (leaving ? [] : [{ decision: 'entry.mode', at }])),
    { decision: 'level.target', at: firm },
    { decision: 'model', at: firm },
  ].filter(({ decision, at }) => !evaluation.outlook.prospect(decision, at).settled);
  if (told.length === 0) return null;
  const open = openAnswers(compiled, evaluation)
    .filter((answer) => stakesOf(answer).some(({ decision }) => told.some((place) => place.decision === decision)))
    .sort((a, b) => b.weight - a.weight);
  for (const { question: id, at } of open) {
    const question = book.questions[id]!;
    for (const [option, answer] of answersTo(question)) {
      const after = withAnswer(profile, at, id, answer);
      const { result } = decide(compiled, after);
      const turned = told.find(({ decision, at: place }) => {
        const [was, is] = [evaluation.result(decision, place), result(decision, place)];
        return is.shown !== null && is.first.join() !== was.first.join();
      });
      if (!turned) continue;
      const values = { question: views.text(question.label), answer: optionLabel(question, option, views.locale) };
      const { shown } = result(turned.decision, turned.at);
      const text =
        turned.at.scope === 'market'
          ? views.say('answerTurns', { ...values, advice: headlineAfter(views, after, turned.at.index) })
          : views.say('answerTurnsFirm', {
              ...values,
              decision: views.text(book.decisions[turned.decision]!.label),
              result: views.label(turned.decision, shown!),
            });
      return { question: id, at: views.place(at), value: answer.value, text };
    }
  }
  return null;
}

/** Answers that can be listed: each option by itself. */
function answersTo({ type, options = [] }: Question): [string, Extract<Answer, { state: 'given' }>][] {
  return options
    .filter(({ id }) => type === 'choice' || id !== exclusiveOption)
    .map(({ id }) => [id, { state: 'given', value: type === 'choice' ? id : [id] }]);
}

function view(
  views: Views,
  id: string,
  at: string | null,
  canChange: readonly string[],
  feeds: readonly string[],
): OpenQuestion {
  const { book, profile } = views;
  const question = book.questions[id]!;
  const blocks = question.scope === 'goods' ? profile.goods : profile.markets;
  const labels = (decisions: readonly string[]) => [
    ...new Set(decisions.map((decision) => views.text(book.decisions[decision]!.label))),
  ];
  const answers = at === null ? profile.firm : blocks.find((block) => block.id === at)?.answers;
  return {
    question: id,
    at,
    label: views.text(question.label),
    state: (answers?.[id]?.state as 'unsure' | 'skipped' | undefined) ?? 'notAsked',
    tier: question.tier,
    canChange,
    canChangeLabels: labels(canChange),
    feedsLabels: labels(feeds),
  };
}
