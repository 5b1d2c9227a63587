import { type CompiledBook, type Evaluation, evaluate, readProfile } from '../engine/index.ts';
import type { Locale, Localised, Sensitivity } from '../rulebook/index.ts';

/** One thing that a changed answer moves, before and after. */
export interface Movement {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Whether it moves as the pair says. */
  readonly holds: boolean;
}

export interface SensitivityResult {
  readonly pair: Sensitivity;
  readonly firstBefore: string;
  readonly firstAfter: string;
  readonly movements: readonly Movement[];
}

const market = { scope: 'market', index: 0 } as const;
const severities = ['low', 'medium', 'high'];

/**
 * Evaluates both firms of a pair and holds each movement against what the pair says.
 * @throws Error if a firm of the pair is not a valid profile
 */
export function sensitivityOf(
  compiled: CompiledBook,
  pair: Sensitivity,
  asOf: number,
  locale: Locale,
): SensitivityResult {
  const { base, change } = pair;
  const before = advise(compiled, pair.id, base, asOf);
  const after = advise(
    compiled,
    pair.id,
    {
      firm: { ...base.firm, ...change.firm },
      market: { ...base.market, ...change.market },
      goods: change.goods ?? base.goods,
    },
    asOf,
  );
  const label = (decision: string, option: string | null) =>
    option === null
      ? '—'
      : (compiled.book.decisions[decision]!.options.find(({ id }) => id === option)?.label[locale] ?? option);
  const first = (evaluation: Evaluation) =>
    evaluation.portfolios[0]!.now.map((mode) => label('entry.mode', mode)).join(' / ') || '—';
  return {
    pair,
    firstBefore: first(before),
    firstAfter: first(after),
    movements: pair.moves.map((move) => movement(compiled, move, before, after, locale, label)),
  };
}

function advise(
  compiled: CompiledBook,
  id: string,
  { firm, market: answers, goods = [] }: Sensitivity['base'],
  asOf: number,
): Evaluation {
  const input = {
    asOf,
    firm,
    markets: [{ id: 'm', ...answers }],
    goods: goods.map((good, index) => ({ id: `g${index + 1}`, ...good })),
  };
  const { profile, problems } = readProfile(compiled.book, input, asOf);
  if (!profile) throw new Error(`pair ${id}: ${problems.map(({ path, message }) => `${path}: ${message}`).join('; ')}`);
  return evaluate(compiled, profile);
}

function movement(
  { book }: CompiledBook,
  move: Sensitivity['moves'][number],
  before: Evaluation,
  after: Evaluation,
  locale: Locale,
  label: (decision: string, option: string | null) => string,
): Movement {
  const both = (
    what: string,
    read: (evaluation: Evaluation) => number | string,
    holds: (a: never, b: never) => boolean,
  ): Movement => {
    const [a, b] = [read(before), read(after)];
    return { what, before: String(a), after: String(b), holds: holds(a as never, b as never) };
  };
  const numbers = (a: number, b: number) => (move.score === 'rises' ? b > a : move.score === 'falls' ? b < a : a === b);
  const name = (list: readonly { id: string; name: Localised }[], id: string) =>
    list.find((item) => item.id === id)!.name[locale];
  if (move.strength) {
    const sum = (evaluation: Evaluation) =>
      evaluation.result('model').strengths.find(({ strength }) => strength === move.strength)!.sum;
    const strength = book.decisions.model!.strengths!.find(({ id }) => id === move.strength)!;
    return both(strength.label[locale], sum, numbers);
  }
  const option = move.mode ?? move.node;
  if (option) {
    const decision = move.mode ? 'entry.mode' : 'entry.node';
    const of = (evaluation: Evaluation) =>
      evaluation.result(decision, market).options.find((item) => item.option === option)!;
    if (move.gate)
      return both(
        label(decision, option),
        (evaluation) => (of(evaluation).open === 'no' ? 'ruled out' : 'open'),
        (a: string, b: string) => a !== b && b === (move.gate === 'opens' ? 'open' : 'ruled out'),
      );
    return both(label(decision, option), (evaluation) => of(evaluation).sum, numbers);
  }
  if (move.risk) {
    const severity = (evaluation: Evaluation) =>
      evaluation.lists.risks.find(({ risk }) => risk.id === move.risk)?.severity ?? 'none';
    const rank = (grade: string) => severities.indexOf(grade);
    return both(name(book.risks, move.risk), severity, (a: string, b: string) => {
      if (move.is === 'added') return a === 'none' && b !== 'none';
      if (move.is === 'removed') return a !== 'none' && b === 'none';
      return move.is === 'higher' ? rank(b) > rank(a) : rank(b) < rank(a);
    });
  }
  if (move.action) {
    const listed = (evaluation: Evaluation) =>
      evaluation.lists.actions.some(({ action }) => action.id === move.action) ? 'listed' : 'not listed';
    return both(
      name(book.actions, move.action),
      listed,
      (a: string, b: string) => a !== b && b === (move.is === 'added' ? 'listed' : 'not listed'),
    );
  }
  const decision = move.decision!;
  return both(
    book.decisions[decision]!.label[locale],
    (evaluation) => label(decision, evaluation.result(decision, market).shown),
    (a: string, b: string) => a !== b && b === label(decision, move.to ?? null),
  );
}
