import { exclusiveOption, optionIds, type Question } from '../rulebook/index.ts';
import type { CompiledBook } from './compile.ts';
import { type Decisions, decide } from './evaluate.ts';
import { entryDecisions } from './portfolio.ts';
import { type Answer, type At, answersAt, blocksOf, firm, type Profile } from './profile.ts';

/** One answer that the firm could act on, changed. */
export interface Change {
  readonly question: string;
  readonly at: At;
  readonly to: Answer;
}

/** A single change of an answer that leads to another result of a decision. Re-evaluated: the change really has this effect. */
export interface Counterfactual {
  readonly decision: string;
  readonly at: At;
  readonly from: string | null;
  readonly to: string;
  readonly changes: readonly Change[];
  readonly effort: Question['effort'];
}

const watched = ['level.target', 'model'];
const effortOrder = { low: 0, medium: 1, high: 2, fixed: 3 } as const;

/**
 * All results that one single change of an answer would bring about, least effort first; one entry per result.
 * Only answers that the firm can act on are changed, and only known answers: an open one is a question, not a change.
 */
export function singleChanges(compiled: CompiledBook, profile: Profile): Counterfactual[] {
  const before = decide(compiled, profile);
  const found = new Map<string, Counterfactual>();
  for (const { question, at, to } of changes(compiled, profile)) {
    const after = decide(compiled, withAnswer(profile, at, question.id, to));
    for (const [decision, place] of decisionsOf(profile)) {
      const from = shownOf(before, decision, place);
      const result = shownOf(after, decision, place);
      if (result === null || result === from) continue;
      const key = `${decision}@${place.scope === 'firm' ? '' : place.index}:${result}`;
      const candidate: Counterfactual = {
        decision,
        at: place,
        from,
        to: result,
        changes: [{ question: question.id, at, to }],
        effort: question.effort,
      };
      const known = found.get(key);
      if (!known || effortOrder[candidate.effort] < effortOrder[known.effort]) found.set(key, candidate);
    }
  }
  return [...found.values()].sort((a, b) => effortOrder[a.effort] - effortOrder[b.effort]);
}

/** The profile with one answer changed. */
export function withAnswer(profile: Profile, at: At, question: string, answer: Answer): Profile {
  if (at.scope === 'firm') return { ...profile, firm: { ...profile.firm, [question]: answer } };
  const blocks = blocksOf(profile, at.scope).map((block, index) =>
    index === at.index ? { ...block, answers: { ...block.answers, [question]: answer } } : block,
  );
  return at.scope === 'market' ? { ...profile, markets: blocks } : { ...profile, goods: blocks };
}

function decisionsOf(profile: Profile): [string, At][] {
  const perMarket = profile.markets.map((_, index): [string, At] => [entryDecisions.mode, { scope: 'market', index }]);
  return [...watched.map((decision): [string, At] => [decision, firm]), ...perMarket];
}

function shownOf(decisions: Decisions, decision: string, at: At): string | null {
  const result = decisions.result(decision, at);
  const isLeft =
    at.scope === 'market' && ['reduce', 'withdraw'].includes(decisions.result(entryDecisions.stance, at).shown ?? '');
  return result.first.length > 1 || isLeft ? null : result.shown;
}

function* changes(compiled: CompiledBook, profile: Profile): Generator<{ question: Question; at: At; to: Answer }> {
  const { facts } = decide(compiled, profile);
  for (const question of Object.values(compiled.book.questions)) {
    if (question.effort === 'fixed' || question.tier === 'module') continue;
    const places: readonly At[] = question.scope === 'firm' ? [firm] : facts.places(question.scope);
    for (const at of places) {
      const answer = answersAt(profile, at)[question.id];
      if (answer?.state !== 'given' || facts.applies(question, at) !== 'yes') continue;
      for (const value of alternatives(question, answer.value, compiled))
        yield { question, at, to: { state: 'given', value } };
    }
  }
}

/** Other values a firm could bring about: a later option (options run from less to more), one more box, a higher number. */
function alternatives(
  question: Question,
  value: unknown,
  compiled: CompiledBook,
): (string | string[] | boolean | number)[] {
  const options = optionIds(question, compiled.book);
  if (question.type === 'choice' && !question.optionsFrom) return options.slice(options.indexOf(String(value)) + 1);
  if (question.type === 'boolean') return [!value];
  if (question.type === 'multi' && Array.isArray(value)) {
    const picks = (value as string[]).filter((pick) => pick !== exclusiveOption);
    const more = options
      .filter((option) => option !== exclusiveOption && !picks.includes(option))
      .map((option) => [...picks, option]);
    return question.maxPicks ? more.filter((next) => next.length <= question.maxPicks!) : more;
  }
  if (typeof value === 'number') return compiled.cutPoints(question.id).filter((point) => point > value);
  return [];
}
