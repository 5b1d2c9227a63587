import type { CompiledBook } from './compile.ts';
import { Cone } from './cone.ts';
import type { DecisionResult, OptionResult } from './decide.ts';
import { machineOf } from './machine-of.ts';
import type { At, Profile } from './profile.ts';
import { encode, type Machine, resultIndex } from './program/index.ts';
import { mulberry32 } from './random.ts';

/**
 * How far a decision rests on the exact weights of the rules: rank acceptability in the sense of SMAA (docs/adr/0010).
 *
 * In each draw every rule of the book gets a factor of its own, drawn evenly from [1 − spread, 1 + spread]; thresholds, gates and the order of ties stay.
 * The same seed gives the same draws.
 */
export interface Robustness {
  readonly decision: string;
  readonly at: At;
  /** What is advised. */
  readonly option: string;
  /** In how many draws it comes first (alone or beside others), out of `draws`. */
  readonly first: number;
  readonly draws: number;
  /** In how many draws each option takes each rank: `ranks[0]` is the first. Tables have a first rank only. */
  readonly acceptability: readonly { readonly option: string; readonly ranks: readonly number[] }[];
}

export const spread = 0.5;
export const robustnessDraws = 1000;

/** A sum of rules whose weights are drawn anew. */
export interface DrawnSum {
  /** Names the option or strength, whatever the reading. */
  readonly target: string;
  readonly slot: number;
  readonly terms: readonly { readonly rule: number; readonly slot: number; readonly weight: number }[];
  /** What a rule that may still count adds: nothing, or what it could take away or add. */
  readonly open: 'sum' | 'low' | 'high';
}

/**
 * @param results decisions with their places, in the order of the book
 * @param seed any 32-bit integer
 * @param within how far weights are drawn from their own, as a share
 */
export function robustness(
  compiled: CompiledBook,
  profile: Profile,
  results: readonly { readonly decision: string; readonly at: At }[],
  { seed = 1, draws = robustnessDraws, within = spread }: { seed?: number; draws?: number; within?: number } = {},
): Robustness[] {
  const machine = machineOf(compiled);
  const { program } = machine;
  machine.run(encode(program.layout, profile));
  const roots = results.map(
    ({ decision, at }) => [resultIndex(program, decision), at.scope === 'firm' ? 0 : at.index] as const,
  );
  const before = roots.map(([result, place]) => machine.outcome(result, place));
  const cone = new Cone(machine, [], [...roots].reverse());
  const { sums, rules } = drawnSums(machine, cone);
  const order = cone.dependents([...sums.keys()]);
  const tallies = roots.map(([result]) => program.results[result]!.options.map((_, __, all) => all.map(() => 0)));
  const first = roots.map(() => 0);
  const random = mulberry32(seed);
  const factors = new Float64Array(rules);
  for (let draw = 0; draw < draws; draw++) {
    for (let rule = 0; rule < rules; rule++) factors[rule] = 1 - within + 2 * within * random();
    cone.sweep(order, (step) => {
      const sum = sums.get(step);
      return sum ? drawn(sum, machine.values, factors) : null;
    });
    roots.forEach(([result, place], index) => {
      const outcome = machine.outcome(result, place);
      if (outcome.first.includes(before[index]!.shown)) first[index]!++;
      outcome.ranks.forEach((rank, option) => {
        if (rank > 0) tallies[index]![option]![rank - 1]!++;
      });
    });
  }
  return results.flatMap(({ decision, at }, index) => {
    const { options } = program.results[roots[index]![0]]!;
    const shown = before[index]!.shown;
    if (shown < 0) return [];
    const acceptability = options.map(({ id }, option) => ({ option: id, ranks: tallies[index]![option]! }));
    return [{ decision, at, option: options[shown]!.id, first: first[index]!, draws, acceptability }];
  });
}

/** Every sum of rules in a cone, by its step. */
export function drawnSums(machine: Machine, cone: Cone): { sums: ReadonlyMap<number, DrawnSum>; rules: number } {
  const sums = new Map<number, DrawnSum>();
  let rules = 0;
  for (const [result, { scope, scoring, options, strengths }] of machine.program.results.entries()) {
    const firstRule = rules;
    rules += scoring.length;
    for (const target of [...options, ...strengths])
      for (const open of ['sum', 'low', 'high'] as const)
        for (let place = 0; place < machine.count(scope); place++) {
          const slot = machine.slot(target[open], place);
          const step = cone.stepOf(target[open], place);
          if (step < 0) continue;
          const terms = scoring.flatMap(({ rule, shown, possible }, index) => {
            const weight = rule.weights.get(target.id);
            const truth = open === 'sum' ? shown : possible;
            return weight === undefined ? [] : [{ rule: firstRule + index, slot: machine.slot(truth, place), weight }];
          });
          sums.set(step, { target: `${result} ${place} ${target.id}`, slot, terms, open });
        }
  }
  return { sums, rules };
}

function drawn({ terms, open }: DrawnSum, values: Float64Array, factors: Float64Array): number {
  let sum = 0;
  for (const { rule, slot, weight } of terms) {
    const truth = values[slot]!;
    if (truth === 0 || (truth === 1 && (open === 'sum' || weight < 0 === (open === 'high')))) continue;
    sum += weight * factors[rule]!;
  }
  return sum;
}

/** What would pass the first option if every weight could be off by so much. */
export interface LeastChange {
  readonly rival: string;
  /** Share of each weight, 0 to 1. */
  readonly change: number;
}

/**
 * The smallest ε such that some weights, each within ± ε of its own, put another option level with the first one: the sum of the differences of the
 * weights that count, divided by the sum of their amounts, least over all rivals. Null if no rival catches up while all weights keep their signs.
 */
export function leastChange({ shown, options }: DecisionResult): LeastChange | null {
  const winner = options.find(({ option }) => option === shown);
  if (!winner) return null;
  const found = options
    .filter((rival) => rival !== winner && rival.eligible && rival.open !== 'no' && rival.backed)
    .map((rival) => ({ rival: rival.option, change: catchUp(winner, rival) }))
    .filter(({ change }) => change < 1)
    .sort((a, b) => a.change - b.change);
  return found[0] ?? null;
}

function catchUp(winner: OptionResult, rival: OptionResult): number {
  const differences = new Map<string, number>();
  for (const [{ reasons }, sign] of [
    [winner, 1],
    [rival, -1],
  ] as const)
    for (const { rule, weight, holds } of reasons)
      if (holds === 'yes') differences.set(rule.id, (differences.get(rule.id) ?? 0) + sign * weight);
  const each = [...differences.values()];
  const amount = each.reduce((sum, difference) => sum + Math.abs(difference), 0);
  const lead = each.reduce((sum, difference) => sum + difference, 0);
  // Equal reasons: already level, and never apart.
  return amount === 0 ? 0 : Math.max(0, lead / amount);
}
