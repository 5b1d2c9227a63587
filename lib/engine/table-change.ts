import type { CompiledBook } from './compile.ts';
import { Cone } from './cone.ts';
import { machineOf } from './machine-of.ts';
import type { At, Profile } from './profile.ts';
import { encode, type Machine, type Program, resultIndex } from './program/index.ts';
import { type DrawnSum, drawnSums } from './robustness.ts';

/**
 * What a table could come to if every weight were off by so much: the option (null for none) and the share of each weight, 0 to 1. With less than this
 * nothing else can come of it; where the search ends early, the share is the largest for which that is proven, and the option is what more could bring. `stays`: nothing else can up to this share; beyond it there is too much to try. `never`: nothing else can while all weights
 * keep their signs. `unknown`: not even that is known, or the table rests on the order of a ranking.
 */
export type TableChange =
  | { readonly rival: string | null; readonly change: number }
  | { readonly stays: number }
  | 'never'
  | 'unknown';

const precision = 1e-4;
const firstTries = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.999];
/** More is not tried. */
const mostRuns = 3000;

/** The sum of one option or strength in all its readings in which the same rules count: one change of weights moves them together. */
interface Moved {
  readonly steps: readonly number[];
  /** Numbers at which some test of one of the readings changes its mind. */
  readonly lines: readonly number[];
  /** Sums that are compared with this one, and the numbers at which tests of the difference change their mind. */
  readonly partners: readonly Moved[];
  readonly gaps: readonly number[];
}

/**
 * The smallest ε such that weights within ± ε of their own, one rule more and another less, could make a table come to something else.
 *
 * A table looks at sums only through the lines they cross, alone or as the difference of two. Within ± ε a sum can be anywhere between sum − ε·A and
 * sum + ε·A, A being the amounts that count; every way in which the sums could then lie to the lines is tried, an earlier sum before those that rest on it.
 * Each sum moves by itself though a rule may speak in two of them, so ε is never too large: below it nothing can happen.
 */
export function tableChange(compiled: CompiledBook, profile: Profile, decision: string, at: At): TableChange {
  const machine = machineOf(compiled);
  const { program } = machine;
  machine.run(encode(program.layout, profile));
  const result = resultIndex(program, decision);
  const place = at.scope === 'firm' ? 0 : at.index;
  const before = machine.outcome(result, place).shown;
  const cone = new Cone(machine, [], [[result, place]], { withRows: false });
  const { sums } = drawnSums(machine, cone);
  const moved = movedSums(program, cone, sums, (step) => weigh(sums.get(step)!, machine.values));
  if (!moved) return 'unknown';
  const groupOf = new Map(moved.flatMap((group) => group.steps.map((step) => [step, group] as const)));
  const order = togetherInOrder(cone, cone.dependents([...sums.keys()]), groupOf);
  let runs = 0;

  /** What else the table could come to at ε: an option, -1 for none; null if it stays; undefined if there is too much to try. */
  const otherAt = (epsilon: number): number | null | undefined => {
    /** Which of the ways within reach each sum takes that has more than one; further sums stay where they are. */
    let choices: number[] = [];
    while (runs++ < mostRuns) {
      const ways: number[] = [];
      const shares = new Map<Moved, number>();
      cone.sweep(order, (step) => {
        const group = groupOf.get(step);
        if (!group) return null;
        let share = shares.get(group);
        if (share === undefined) {
          const found = sharesWithin(group, epsilon, (other) => weigh(sums.get(other)!, machine.values), shares);
          const way = found.length > 1 ? (choices[ways.push(found.length) - 1] ?? 0) : 0;
          share = found[way]!;
          shares.set(group, share);
        }
        const { value, amount } = weigh(sums.get(step)!, machine.values);
        return value + share * amount;
      });
      const { shown } = machine.outcome(result, place);
      if (shown !== before) return shown;
      choices = ways.map((_, i) => choices[i] ?? 0);
      while (choices.length > 0 && choices.at(-1)! + 1 >= ways[choices.length - 1]!) choices.pop();
      if (choices.length === 0) return null;
      choices[choices.length - 1]!++;
    }
    return undefined;
  };

  let low = 0;
  let high = 1;
  let rival: number | null = null;
  let found: number | null | undefined = null;
  for (const tried of firstTries) {
    found = otherAt(tried);
    if (found === null) {
      low = tried;
      continue;
    }
    if (found !== undefined) [high, rival] = [tried, found];
    break;
  }
  while (rival !== null && high - low > precision) {
    const middle = (low + high) / 2;
    found = otherAt(middle);
    if (found === undefined) break;
    if (found === null) low = middle;
    else [high, rival] = [middle, found];
  }
  if (rival !== null) {
    const option = rival < 0 ? null : program.results[result]!.options[rival]!.id;
    if (found === undefined && low === 0) return 'unknown';
    return { rival: option, change: found === undefined ? low : high };
  }
  if (found === null) return 'never';
  return low > 0 ? { stays: low } : 'unknown';
}

/** Every sum of the cone with the lines it can cross; null if something else than tests and differences of two sums reads one of them. */
function movedSums(
  program: Program,
  cone: Cone,
  sums: ReadonlyMap<number, DrawnSum>,
  weighed: (step: number) => { readonly value: number; readonly amount: number },
): Moved[] | null {
  const nodeOf = (step: number) => {
    const { node } = cone.steps[step]!;
    return node === null ? null : program.nodes[node]!;
  };
  const readers = cone.steps.map((): number[] => []);
  cone.steps.forEach(({ inputs }, step) => {
    for (const input of inputs) readers[input]!.push(step);
  });
  const groups = new Map<string, { steps: number[]; lines: number[]; partners: Moved[]; gaps: number[] }>();
  const groupOf = new Map<number, Moved>();
  for (const [step, { target }] of sums) {
    // Readings in which other rules count, because answers are open, move by themselves.
    const { value, amount } = weighed(step);
    const key = `${target} ${value} ${amount}`;
    const group = groups.get(key) ?? { steps: [], lines: [], partners: [], gaps: [] };
    groups.set(key, group);
    group.steps.push(step);
    groupOf.set(step, group);
  }
  const endsOf = (step: number): number[] => {
    const node = nodeOf(step);
    return node?.op === 'within' ? node.ranges.flatMap(({ lo, hi }) => [lo, hi]).filter(Number.isFinite) : [];
  };
  /** Numbers that tests compare a step with, directly or through further arithmetic. */
  const endsBehind = (step: number): number[] =>
    readers[step]!.flatMap((reader) => (nodeOf(reader)?.op === 'within' ? endsOf(reader) : endsBehind(reader)));
  for (const { steps, lines, partners, gaps } of groups.values())
    for (const step of steps)
      for (const reader of readers[step]!) {
        const node = nodeOf(reader);
        if (node?.op === 'within') lines.push(...endsOf(reader));
        else if (
          node?.op === 'interval' &&
          node.kind === '-' &&
          cone.steps[reader]!.inputs.every((input) => sums.has(input))
        ) {
          for (const input of cone.steps[reader]!.inputs) {
            const other = groupOf.get(input)!;
            if (!steps.includes(input) && !partners.includes(other)) partners.push(other);
          }
          gaps.push(...endsBehind(reader).flatMap((end) => [end, -end]));
        } else return null;
      }
  for (const group of groups.values()) {
    group.lines = [...new Set(group.lines)];
    group.gaps = [...new Set(group.gaps)];
  }
  return [...groups.values()];
}

/** The order of the steps with all readings of a sum one after the other, after whatever any of them rests on. */
function togetherInOrder(cone: Cone, steps: readonly number[], groupOf: ReadonlyMap<number, Moved>): number[] {
  const own = new Set(steps);
  const depths = new Map<number | Moved, number>();
  const depthOf = (step: number): number => {
    const group = groupOf.get(step);
    const known = depths.get(group ?? step);
    if (known !== undefined) return known;
    const inputs = (group?.steps ?? [step]).flatMap((member) => cone.steps[member]!.inputs);
    const depth = 1 + Math.max(0, ...inputs.filter((input) => own.has(input)).map(depthOf));
    depths.set(group ?? step, depth);
    return depth;
  };
  return [...steps].sort((a, b) => depthOf(a) - depthOf(b) || a - b);
}

/** Shares of ± ε by which a sum can move so that it lies otherwise to the lines, and one between each two; where it is now comes first. */
function sharesWithin(
  group: Moved,
  epsilon: number,
  weighed: (step: number) => { readonly value: number; readonly amount: number },
  chosen: ReadonlyMap<Moved, number>,
): number[] {
  const own = group.steps.map(weighed);
  const lines = [...group.lines];
  for (const partner of group.partners) {
    const share = chosen.get(partner);
    const others = partner.steps
      .map(weighed)
      .flatMap(({ value, amount }) =>
        share === undefined
          ? [value, value - epsilon * amount, value + epsilon * amount, ...partner.lines]
          : [value + share * amount],
      );
    for (const gap of group.gaps) for (const other of others) lines.push(other + gap);
  }
  const crossings = own
    .flatMap(({ value, amount }) => (amount === 0 ? [] : lines.map((line) => (line - value) / amount)))
    .filter((share) => Math.abs(share) <= epsilon + 1e-9)
    .sort((a, b) => a - b);
  if (crossings.length === 0) return [0];
  const ends = [-epsilon, ...crossings, epsilon];
  const between = ends.slice(1).flatMap((end, i) => (end - ends[i]! > 1e-9 ? [(end + ends[i]!) / 2] : []));
  const found = [0, ...[...crossings, ...between].sort((a, b) => Math.abs(a) - Math.abs(b))];
  if (group.partners.length > 0)
    return found.filter((share, i) => found.findIndex((other) => Math.abs(other - share) < 1e-9) === i);
  // What lies to all lines as another does leads nowhere else. A line itself may belong to either side.
  const sides = (share: number) =>
    own
      .flatMap(({ value, amount }) => lines.map((line) => Math.sign(Math.round((value + share * amount - line) * 1e6))))
      .join();
  const seen = found.map(sides);
  return found.filter((_, i) => seen.indexOf(seen[i]!) === i);
}

function weigh({ terms, open }: DrawnSum, values: Machine['values']): { value: number; amount: number } {
  let value = 0;
  let amount = 0;
  for (const { slot, weight } of terms) {
    const truth = values[slot]!;
    if (truth === 0 || (truth === 1 && (open === 'sum' || weight < 0 === (open === 'high')))) continue;
    value += weight;
    amount += Math.abs(weight);
  }
  return { value, amount };
}
