import { type At, type CompiledBook, compile, type Evaluation, evaluate, firm, type Profile } from '../engine/index.ts';
import type { Case, Condition, RuleBook } from '../rulebook/index.ts';
import { profilesOf } from './case-check.ts';
import { conditionsOf, type Entry } from './entries.ts';

/** What a record does in a case of the rule book. */
export interface CaseEffect {
  readonly item: Case;
  /** Leaving the record out changes a result that is shown, a first rank, or whether an option is open. Null where that cannot be asked. */
  readonly decides: boolean | null;
}

/**
 * The cases in which a rule, gate, step, risk, action, kind of support, note or fact is at work, and for rules and steps whether it decides there.
 * A case with answers that stand in for the silence of its source counts if it does so for any of them.
 */
export function caseEffects(compiled: CompiledBook, cases: readonly Case[], entry: Entry): CaseEffect[] {
  const without = removed(compiled.book, entry);
  const reduced = without && compile(without);
  return cases.flatMap((item): CaseEffect[] => {
    const profiles = profilesOf(compiled.book, item);
    const atWork = profiles
      .map((profile) => ({ profile, evaluation: evaluate(compiled, profile) }))
      .filter(({ evaluation }) => works(compiled, evaluation, entry));
    if (atWork.length === 0) return [];
    const decides = reduced
      ? atWork.some(({ profile, evaluation }) => signature(evaluation) !== signature(evaluate(reduced, profile)))
      : null;
    return [{ item, decides }];
  });
}

/** The book without a rule or step; null for records whose absence would not be the same question. */
function removed(book: RuleBook, entry: Entry): RuleBook | null {
  if (entry.kind !== 'rule' && entry.kind !== 'step') return null;
  const { decision, item } = entry;
  return {
    ...book,
    decisions: {
      ...book.decisions,
      [decision.id]: {
        ...decision,
        rules: decision.rules.filter((rule) => rule !== item),
        steps: decision.steps.filter((step) => step !== item),
      },
    },
  };
}

/** Results shown, first ranks, and which options are open: what a reader would notice. */
function signature(evaluation: Evaluation): string {
  return JSON.stringify([
    evaluation.decisions.map(({ shown, first, options }) => [shown, first, options.map(({ open }) => open)]),
    evaluation.portfolios.map(({ now, next }) => [now, next[0]?.step.to, next[0]?.ready]),
  ]);
}

function works(compiled: CompiledBook, evaluation: Evaluation, entry: Entry): boolean {
  const { risks, actions, support, notes } = evaluation.lists;
  switch (entry.kind) {
    case 'rule':
      return holdsSomewhere(compiled, evaluation, entry.item.when, entry.decision.scope);
    case 'step':
      return evaluation.portfolios.some(({ next }) => next.some(({ step }) => step.id === entry.item.id));
    case 'risk':
      return risks.some(({ risk }) => risk.id === entry.item.id);
    case 'action':
      return actions.some(({ action }) => action.id === entry.item.id);
    case 'support':
      return support.some(({ id }) => id === entry.item.id);
    case 'note':
      return notes.some(({ note }) => note.id === entry.item.id);
    case 'fact':
      return conditionsOf(entry).length > 0 && proven(evaluation, entry.item.id, entry.item.scope);
    case 'question':
      return answered(evaluation.profile, entry.item.id);
    default:
      return false;
  }
}

function places(evaluation: Evaluation, scope: 'firm' | 'market' | 'goods'): readonly At[] {
  return scope === 'firm' ? [firm] : evaluation.facts.places(scope);
}

function holdsSomewhere(
  compiled: CompiledBook,
  evaluation: Evaluation,
  when: Condition,
  scope: 'firm' | 'market',
): boolean {
  const condition = compiled.condition(when);
  return places(evaluation, scope).some((at) => evaluation.facts.condition(condition, at) === 'yes');
}

/** The answers prove a yes-or-no fact true. */
function proven(evaluation: Evaluation, fact: string, scope: 'firm' | 'market' | 'goods'): boolean {
  return places(evaluation, scope).some((at) => {
    const value = evaluation.facts.value(fact, at);
    return value.is === 'flag' && value.may === 'yes';
  });
}

function answered(profile: Profile, question: string): boolean {
  return [profile.firm, ...[...profile.markets, ...profile.goods].map(({ answers }) => answers)].some(
    (answers) => answers[question]?.state === 'given',
  );
}
