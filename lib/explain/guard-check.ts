import { type At, type CompiledBook, type Evaluation, evaluate, firm, type Value } from '../engine/index.ts';
import { type Case, type Guard, type RuleBook, splitReference } from '../rulebook/index.ts';
import { type CaseInput, inputsOf, plainValue, profileFrom, withAnswerAt } from './case-check.ts';

/** One line of a guard, held against the advice. */
export interface GuardCheck {
  readonly what: string;
  readonly got: string;
  readonly expected: string;
  readonly pass: boolean;
}

type Line = Guard['expect'][number];

/** One round of a guard: each variant evaluated for one and the same combination of stand-ins. */
type Round = ReadonlyMap<string, Evaluation>;

/**
 * Holds a guard against the advice, for every combination of the stand-ins of its cases.
 * @param cases all cases of the book
 */
export function checkGuard(compiled: CompiledBook, guard: Guard, cases: readonly Case[]): GuardCheck[] {
  return roundsOf(compiled, guard, cases).flatMap((round) =>
    guard.expect.flatMap((line) => checkLine(compiled.book, line, round)),
  );
}

function roundsOf(compiled: CompiledBook, guard: Guard, cases: readonly Case[]): Round[] {
  const find = (id: string): Case => {
    const found = cases.find((item) => item.id === id);
    if (!found) throw new Error(`guard ${guard.id}: there is no case "${id}"`);
    return found;
  };
  const names = [...new Set([guard.base, ...guard.variants.flatMap((variant) => variant.case ?? [])])];
  const combinations = names.reduce<Record<string, CaseInput>[]>(
    (rounds, name) => rounds.flatMap((round) => inputsOf(find(name)).map((input) => ({ ...round, [name]: input }))),
    [{}],
  );
  return combinations.map(
    (inputs) =>
      new Map(
        guard.variants.map((variant) => {
          const from = inputs[variant.case ?? guard.base]!;
          const changed = Object.entries(variant.set ?? {}).reduce(
            (input, [key, value]) => withAnswerAt(input, key, () => value),
            variant.goods ? { ...from, goods: variant.goods } : from,
          );
          return [
            variant.name,
            evaluate(compiled, profileFrom(compiled.book, changed, `guard ${guard.id}, ${variant.name}`)),
          ];
        }),
      ),
  );
}

// ─── what a line looks at

/** What a measure gives: one value with its place in an order (if there is one), or a list of options. */
type Reading =
  | { readonly is: 'one'; readonly value: string | number | boolean; readonly rank: readonly [number, number] | null }
  | { readonly is: 'list'; readonly items: readonly string[] };

const one = (value: string | number | boolean, rank: number | null = null): Reading => ({
  is: 'one',
  value,
  rank: rank === null ? null : [rank, rank],
});

const severities = ['absent', 'low', 'medium', 'high'];

function read(book: RuleBook, line: Line, evaluation: Evaluation): Reading {
  const index = evaluation.profile.markets.findIndex((market) => market.id === line.at);
  const at: At = index >= 0 ? { scope: 'market', index } : firm;
  const { lists } = evaluation;
  const presence = (found: boolean) => one(found ? 'present' : 'absent');
  if (line.decision) {
    const shown = evaluation.result(line.decision, at).shown;
    return one(
      String(shown),
      book.decisions[line.decision]!.options.findIndex(({ id }) => id === shown),
    );
  }
  if (line.score ?? line.option) {
    const [decision, target] = splitReference((line.score ?? line.option)!, book);
    const result = evaluation.result(decision!.id, at);
    const option = result.options.find((item) => item.option === target);
    if (line.option) return one(option?.open === 'no' ? 'closed' : 'open');
    const sum = (result.strengths.find((item) => item.strength === target) ?? option)?.sum ?? 0;
    return one(sum, sum);
  }
  if (line.closed ?? line.order ?? line.top3) {
    const { options } = evaluation.result((line.closed ?? line.order ?? line.top3)!, at);
    const ranked = options.filter(({ rank }) => rank !== null).sort((a, b) => a.rank! - b.rank!);
    const chosen = line.closed
      ? options.filter(({ open }) => open === 'no')
      : line.order
        ? ranked
        : ranked.filter(({ rank }) => rank! <= 3);
    return { is: 'list', items: chosen.map(({ option }) => option) };
  }
  if (line.fact) return ofValue(evaluation.facts.value(line.fact, at));
  if (line.risk) {
    const found = lists.risks.find(({ risk }) => risk.id === line.risk)?.severity ?? 'absent';
    return one(found, severities.indexOf(found));
  }
  if (line.action) return presence(lists.actions.some(({ action }) => action.id === line.action));
  return presence(lists.notes.some(({ note }) => note.id === line.note));
}

function ofValue(value: Value): Reading {
  if (value.is === 'multi') return { is: 'list', items: [...value.yes] };
  return { is: 'one', value: plainValue(value), rank: value.is === 'number' ? [value.lo, value.hi] : null };
}

// ─── what a line asks

function checkLine(book: RuleBook, line: Line, round: Round): GuardCheck[] {
  const names = line.in ?? [...round.keys()];
  const readings = names.map((name) => [name, read(book, line, round.get(name)!)] as const);
  const subject = [
    line.at,
    line.decision ?? line.score ?? line.option ?? line.fact ?? line.risk ?? line.action ?? line.note,
  ]
    .filter((part) => part !== undefined)
    .join(': ');
  const list = line.closed ? 'closed' : line.order ? 'order' : line.top3 ? 'first three' : null;
  const what = list ? [line.at, list].filter(Boolean).join(': ') : subject;
  const checks: GuardCheck[] = [];
  if (line.relation) {
    const pass = readings.slice(1).every(([, reading], index) => relates(line.relation!, readings[index]![1], reading));
    const got = readings.map(([name, reading]) => `${name} ${show(reading)}`).join(' · ');
    checks.push({ what, got, expected: line.relation, pass });
  }
  for (const [name, expected] of Object.entries(line.is ?? {})) {
    const reading = read(book, line, round.get(name)!);
    const values = [expected].flat();
    const pass =
      reading.is === 'list'
        ? values.every((value) => reading.items.includes(String(value)))
        : values.some((value) => equals(reading.value, value));
    checks.push({
      what,
      got: `${name} ${show(reading)}`,
      expected: `${reading.is === 'list' ? 'has ' : ''}${values.join(reading.is === 'list' ? ', ' : ' or ')}`,
      pass,
    });
  }
  if (line.never !== undefined) {
    const values = [line.never].flat();
    for (const [name, reading] of readings) {
      const pass = !values.some((value) =>
        reading.is === 'list' ? reading.items.includes(String(value)) : equals(reading.value, value),
      );
      checks.push({ what, got: `${name} ${show(reading)}`, expected: `never ${values.join(', ')}`, pass });
    }
  }
  return checks;
}

function equals(got: string | number | boolean, expected: string | number | boolean): boolean {
  return got === expected || (expected === 'present' && severities.indexOf(String(got)) > 0);
}

function relates(relation: NonNullable<Line['relation']>, before: Reading, after: Reading): boolean {
  if (relation === 'same') return show(before) === show(after);
  if (relation === 'differs') return show(before) !== show(after);
  const isAtLeast =
    before.is === 'list' ? contains(after, before) : compares(before, after, (x, y) => y[0] >= x[0] && y[1] >= x[1]);
  const isAtMost =
    before.is === 'list' ? contains(before, after) : compares(before, after, (x, y) => y[0] <= x[0] && y[1] <= x[1]);
  switch (relation) {
    case 'notLower':
      return isAtLeast;
    case 'notHigher':
      return isAtMost;
    case 'rises':
      return isAtLeast && !isAtMost;
    default:
      return isAtMost && !isAtLeast;
  }
}

function contains(whole: Reading, part: Reading): boolean {
  return whole.is === 'list' && part.is === 'list' && part.items.every((item) => whole.items.includes(item));
}

type Span = readonly [number, number];

function compares(before: Reading, after: Reading, holds: (before: Span, after: Span) => boolean): boolean {
  const [x, y] = [before, after].map((reading) => (reading.is === 'one' ? reading.rank : null));
  return !!x && !!y && holds(x, y);
}

function show(reading: Reading): string {
  return reading.is === 'one' ? String(reading.value) : reading.items.join(', ') || 'none';
}
