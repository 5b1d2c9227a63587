import type { Range, Test } from '../rulebook/index.ts';

/** Truth under incomplete knowledge (Kleene). */
export type Truth = 'yes' | 'no' | 'maybe';

/**
 * What is known about a field. `none`: the question does not apply, so no test on it holds. `orNone`: it may turn out not to apply.
 * A number is known to lie within [lo, hi]; `whole` numbers take integer values only.
 */
export type Value =
  | { readonly is: 'none' }
  | { readonly is: 'flag'; readonly may: Truth; readonly orNone?: boolean }
  | { readonly is: 'choice'; readonly may: ReadonlySet<string>; readonly orNone?: boolean }
  | {
      readonly is: 'multi';
      readonly yes: ReadonlySet<string>;
      readonly maybe: ReadonlySet<string>;
      readonly orNone?: boolean;
    }
  | { readonly is: 'number'; readonly lo: number; readonly hi: number; readonly orNone?: boolean };

export const none: Value = { is: 'none' };
export const flag = (may: Truth): Value => ({ is: 'flag', may });
export const exactly = (value: number): Value => ({ is: 'number', lo: value, hi: value });

/** The same value, which may turn out not to apply. */
export function orNone(value: Value, mayNotApply = false): Value {
  return mayNotApply && value.is !== 'none' ? { ...value, orNone: true } : value;
}

export function not(truth: Truth): Truth {
  return truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'maybe';
}

export function and(truths: Iterable<Truth>): Truth {
  let result: Truth = 'yes';
  for (const truth of truths) {
    if (truth === 'no') return 'no';
    if (truth === 'maybe') result = 'maybe';
  }
  return result;
}

export function or(truths: Iterable<Truth>): Truth {
  let result: Truth = 'no';
  for (const truth of truths) {
    if (truth === 'yes') return 'yes';
    if (truth === 'maybe') result = 'maybe';
  }
  return result;
}

/** Whether a test holds for what is known. A multiple answer fulfils a list if it shares at least one option with it. */
export function holds(test: Test, value: Value): Truth {
  if (value.is === 'none') return 'no';
  const truth = holdsForSome(test, value);
  return truth === 'yes' && value.orNone ? 'maybe' : truth;
}

function holdsForSome(test: Test, value: Exclude<Value, { is: 'none' }>): Truth {
  if (test.op === 'any') return 'yes';
  if (test.op === 'is') {
    if (value.is !== 'flag') return 'no';
    return test.value ? value.may : not(value.may);
  }
  if (test.op === 'oneOf') {
    const truth = sharesOption(test.values, value);
    return test.negated ? not(truth) : truth;
  }
  if (value.is !== 'number') return 'no';
  const truth = or(test.ranges.map((range) => within(range, value.lo, value.hi)));
  return test.negated ? not(truth) : truth;
}

function sharesOption(options: readonly string[], value: Value): Truth {
  if (value.is === 'choice') {
    let inside = 0;
    for (const option of value.may) if (options.includes(option)) inside++;
    return inside === value.may.size ? 'yes' : inside === 0 ? 'no' : 'maybe';
  }
  if (value.is === 'multi') {
    if (options.some((option) => value.yes.has(option))) return 'yes';
    return options.some((option) => value.maybe.has(option)) ? 'maybe' : 'no';
  }
  return 'no';
}

function within(range: Range, lo: number, hi: number): Truth {
  const above = (x: number) => (range.loOpen ? x > range.lo || range.lo === Number.NEGATIVE_INFINITY : x >= range.lo);
  const below = (x: number) => (range.hiOpen ? x < range.hi || range.hi === Number.POSITIVE_INFINITY : x <= range.hi);
  if (above(lo) && below(hi)) return 'yes';
  if (!above(hi) || !below(lo)) return 'no';
  return 'maybe';
}
