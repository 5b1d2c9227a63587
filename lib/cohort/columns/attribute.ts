import { type Columns, type Layout, pickFirms } from '../../engine/node.ts';
import type { Scenario } from '../scenario.ts';
import { type LeverConditions, ScenarioColumns } from './scenario.ts';

/** Levers that a change can be divided among exactly. */
export const mostAttributed = 8;

/** For each firm whether it is advised otherwise; `before` are the same firms without the scenario. */
export type IsMoved = (after: Columns, before: Columns) => Promise<Uint8Array>;

/**
 * Divides the firms that a scenario moves among its levers by Shapley's value: what each lever adds on average, over all orders in which the levers could come. The parts sum
 * up to the firms moved.
 */
export class Attribution {
  readonly #layout: Layout;
  /** By set of levers as bits. */
  readonly #subsets: readonly ScenarioColumns[];
  readonly #count: number;

  /** @throws RangeError for more levers than can be divided among */
  constructor(conditions: LeverConditions, { levers, seed }: Scenario) {
    if (levers.length > mostAttributed)
      throw new RangeError(`a change can be divided among ${mostAttributed} levers at most, not ${levers.length}`);
    this.#layout = conditions.program.layout;
    this.#count = levers.length;
    this.#subsets = Array.from(
      { length: 1 << levers.length },
      (_, set) => new ScenarioColumns(conditions, { seed, levers: levers.filter((_, index) => (set >> index) & 1) }),
    );
  }

  /** Firms moved by each lever, in the order of the scenario. */
  async parts(columns: Columns, ids: readonly string[], isMoved: IsMoved): Promise<Float64Array> {
    const parts = new Float64Array(this.#count);
    // A firm that no set of levers changes is moved by none. Levers that change nothing themselves only help others.
    const touched = this.#touched(columns, ids);
    if (touched.length === 0) return parts;
    const before = pickFirms(this.#layout, columns, touched);
    const names = Array.from(touched, (firm) => ids[firm]!);
    const moved: Uint8Array[] = [];
    for (const subset of this.#subsets) {
      const { columns: after, changed } = subset.apply(before, names);
      const flags = new Uint8Array(touched.length);
      if (changed.length > 0) {
        const pick = (from: Columns) => pickFirms(this.#layout, from, changed);
        const own = await isMoved(pick(after), pick(before));
        changed.forEach((firm, row) => {
          flags[firm] = own[row]!;
        });
      }
      moved.push(flags);
    }
    moved.forEach((without, set) => {
      for (let lever = 0; lever < this.#count; lever++) {
        if ((set >> lever) & 1) continue;
        const weight = shapleyWeight(sizeOf(set), this.#count);
        const having = moved[set | (1 << lever)]!;
        let added = 0;
        for (let firm = 0; firm < without.length; firm++) added += having[firm]! - without[firm]!;
        parts[lever]! += weight * added;
      }
    });
    return parts;
  }

  /** Firms that some set of levers changes. */
  #touched(columns: Columns, ids: readonly string[]): Int32Array {
    const found = new Set<number>();
    for (const subset of this.#subsets) for (const firm of subset.apply(columns, ids).changed) found.add(firm);
    return Int32Array.from(found).sort();
  }
}

function sizeOf(set: number): number {
  let size = 0;
  for (let left = set; left > 0; left >>= 1) size += left & 1;
  return size;
}

/** Share of the orders of all levers in which exactly a given set of this size comes before a given lever. */
function shapleyWeight(size: number, count: number): number {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return (factorial(size) * factorial(count - size - 1)) / factorial(count);
}
