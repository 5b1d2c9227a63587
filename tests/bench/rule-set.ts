import { mulberry32 } from '../../lib/engine/index.ts';

/** A rule set that every engine can hold: conditions on given answers, weights for options. */
export interface RuleSet {
  readonly fields: readonly Field[];
  readonly options: readonly string[];
  readonly rules: readonly BenchRule[];
}
export type Field =
  | { readonly id: string; readonly type: 'choice'; readonly options: readonly string[] }
  | { readonly id: string; readonly type: 'boolean' }
  | { readonly id: string; readonly type: 'number' };
export type Test =
  | { readonly field: string; readonly oneOf: readonly string[] }
  | { readonly field: string; readonly is: boolean }
  | { readonly field: string; readonly from: number }
  | { readonly field: string; readonly below: number };
export interface BenchRule {
  readonly id: string;
  /** All of them must hold. */
  readonly tests: readonly Test[];
  readonly option: string;
  readonly weight: number;
}
export type Firm = Readonly<Record<string, string | number | boolean>>;

/** What an engine makes of a firm: the sum of weights per option, and the rules that count if it was asked for reasons. */
export interface Outcome {
  readonly scores: Readonly<Record<string, number>>;
  readonly reasons?: readonly string[];
}

/** An engine with the rule set loaded. */
export interface Contender {
  readonly name: string;
  readonly withReasons: boolean;
  /** Puts a firm into the form the engine wants, which is not timed, and gives the evaluation, which is. */
  readonly prepare: (firm: Firm) => () => Outcome | Promise<Outcome>;
}

const testsPerRule = 3;
const numbers = 100;

/** @param seed any 32-bit integer; the same seed gives the same rules */
export function generateRules(ruleCount: number, fieldCount: number, seed: number): RuleSet {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const fields = Array.from({ length: fieldCount }, (_, i): Field => {
    const id = `field${i}`;
    if (i % 3 === 0) return { id, type: 'choice', options: ['red', 'green', 'blue', 'grey'] };
    return i % 3 === 1 ? { id, type: 'boolean' } : { id, type: 'number' };
  });
  const options = Array.from({ length: 6 }, (_, i) => `option${i}`);
  const testOf = (field: Field): Test => {
    if (field.type === 'choice') {
      const first = Math.floor(random() * field.options.length);
      return {
        field: field.id,
        oneOf: [field.options[first]!, field.options[(first + 1) % field.options.length]!],
      };
    }
    if (field.type === 'boolean') return { field: field.id, is: random() < 0.5 };
    const cut = 5 * Math.floor(1 + random() * 18);
    return random() < 0.5 ? { field: field.id, from: cut } : { field: field.id, below: cut };
  };
  const rules = Array.from({ length: ruleCount }, (_, i): BenchRule => {
    const chosen = new Set<Field>();
    while (chosen.size < testsPerRule) chosen.add(pick(fields));
    return {
      id: `rule${i}`,
      tests: [...chosen].map(testOf),
      option: options[i % options.length]!,
      weight: pick([-2, -1, 1, 2, 3]),
    };
  });
  return { fields, options, rules };
}

export function generateFirms({ fields }: RuleSet, count: number, seed: number): Firm[] {
  const random = mulberry32(seed);
  return Array.from({ length: count }, () =>
    Object.fromEntries(
      fields.map((field) => {
        if (field.type === 'choice') return [field.id, field.options[Math.floor(random() * field.options.length)]!];
        return [field.id, field.type === 'boolean' ? random() < 0.5 : Math.floor(random() * numbers)];
      }),
    ),
  );
}

/** Adds the weights of rules up per option. */
export function scoresOf(
  { options }: RuleSet,
  counting: Iterable<{ readonly option: string; readonly weight: number }>,
): Record<string, number> {
  const scores = Object.fromEntries(options.map((option) => [option, 0]));
  for (const { option, weight } of counting) scores[option]! += weight;
  return scores;
}
