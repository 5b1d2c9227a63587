/** A sum of tables over a few variables. `high` and `low` are the greatest and least value of each cell; they differ where a cell is itself open. */
export interface Table {
  /** Variables, ascending; the last one changes fastest. */
  readonly vars: readonly number[];
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** Range of a sum over all assignments. */
export interface Extent {
  readonly low: number;
  readonly high: number;
  /** False if a table would have grown too large and was split: the range is then a proven outer bound. */
  readonly exact: boolean;
}

/** Stands for "not allowed": smaller than any sum of weights, and safe to add up. */
export const forbidden = -1e9;

/**
 * Greatest and least value of the sum of all tables over all assignments of their variables, by variable elimination: one variable after another is
 * maximised away, the one that makes the smallest new table first. Where a table would get more than `cap` cells the sum is split (mini-buckets), which
 * gives an outer bound.
 *
 * @param sizes number of values of each variable
 */
export function eliminate(tables: readonly Table[], sizes: readonly number[], cap: number): Extent {
  const order = new Order(tables, sizes);
  let live = [...tables];
  let exact = true;
  for (let variable = order.next(); variable !== null; variable = order.next()) {
    const touched: Table[] = [];
    const rest: Table[] = [];
    for (const table of live) (table.vars.includes(variable) ? touched : rest).push(table);
    const groups = buckets(touched, sizes, cap);
    for (const group of groups) rest.push(project(group, variable, sizes));
    if (groups.length > 1) exact = false;
    live = rest;
  }
  let high = 0;
  let low = 0;
  for (const table of live) {
    high += table.high[0]!;
    low += table.low[0]!;
  }
  return { high, low, exact };
}

/** Which variable goes next: the one whose removal makes the smallest table, as things then stand. */
class Order {
  readonly #sizes: readonly number[];
  readonly #near: Set<number>[];
  readonly #cost: Float64Array;
  readonly #left: Set<number>;

  constructor(tables: readonly Table[], sizes: readonly number[]) {
    this.#sizes = sizes;
    this.#near = sizes.map(() => new Set());
    for (const { vars } of tables) for (const a of vars) for (const b of vars) if (a !== b) this.#near[a]!.add(b);
    this.#left = new Set(tables.flatMap(({ vars }) => vars));
    this.#cost = new Float64Array(sizes.length);
    for (const variable of this.#left) this.#weigh(variable);
  }

  #weigh(variable: number): void {
    let cost = this.#sizes[variable]!;
    for (const other of this.#near[variable]!) cost *= this.#sizes[other]!;
    this.#cost[variable] = cost;
  }

  next(): number | null {
    let best: number | null = null;
    for (const variable of this.#left) if (best === null || this.#cost[variable]! < this.#cost[best]!) best = variable;
    if (best === null) return null;
    this.#left.delete(best);
    const near = [...this.#near[best]!];
    for (const a of near) {
      const own = this.#near[a]!;
      own.delete(best);
      for (const b of near) if (a !== b) own.add(b);
    }
    for (const a of near) this.#weigh(a);
    return best;
  }
}

/** Groups of tables of which each joins into at most `cap` cells; one group if all do together. */
function buckets(tables: readonly Table[], sizes: readonly number[], cap: number): Table[][] {
  if (cells(new Set(tables.flatMap(({ vars }) => vars)), sizes) <= cap) return [[...tables]];
  const groups: { tables: Table[]; vars: Set<number> }[] = [];
  for (const table of [...tables].sort((a, b) => b.high.length - a.high.length)) {
    const fits = groups.find(({ vars }) => cells(new Set([...vars, ...table.vars]), sizes) <= cap);
    if (fits) {
      fits.tables.push(table);
      for (const variable of table.vars) fits.vars.add(variable);
    } else groups.push({ tables: [table], vars: new Set(table.vars) });
  }
  return groups.map((group) => group.tables);
}

function cells(vars: Iterable<number>, sizes: readonly number[]): number {
  let product = 1;
  for (const variable of vars) product *= sizes[variable]!;
  return product;
}

/** Adds the tables up and takes the best value of one variable away. */
function project(tables: readonly Table[], variable: number, sizes: readonly number[]): Table {
  const vars = [...new Set(tables.flatMap((table) => table.vars))]
    .filter((other) => other !== variable)
    .sort((a, b) => a - b);
  const length = cells(vars, sizes);
  const size = sizes[variable]!;
  const count = tables.length;
  const high = new Float64Array(length);
  const low = new Float64Array(length);
  // How far each variable, the one that goes first, moves within each table.
  const own = new Int32Array(count);
  const others = tables.map((table, t) => {
    const strides = new Map<number, number>();
    let stride = 1;
    for (let i = table.vars.length - 1; i >= 0; i--) {
      strides.set(table.vars[i]!, stride);
      stride *= sizes[table.vars[i]!]!;
    }
    own[t] = strides.get(variable) ?? 0;
    return Int32Array.from(vars, (other) => strides.get(other) ?? 0);
  });
  const highs = tables.map((table) => table.high);
  const lows = tables.map((table) => table.low);
  const index = new Int32Array(vars.length);
  const at = new Int32Array(count);
  for (let cell = 0; cell < length; cell++) {
    let best = Number.NEGATIVE_INFINITY;
    let worst = Number.POSITIVE_INFINITY;
    for (let value = 0; value < size; value++) {
      let most = 0;
      let least = 0;
      for (let t = 0; t < count; t++) {
        const place = at[t]! + value * own[t]!;
        most += highs[t]![place]!;
        least += lows[t]![place]!;
      }
      if (most > best) best = most;
      if (least < worst) worst = least;
    }
    high[cell] = best;
    low[cell] = worst;
    for (let i = vars.length - 1; i >= 0; i--) {
      index[i]!++;
      for (let t = 0; t < count; t++) at[t]! += others[t]![i]!;
      if (index[i]! < sizes[vars[i]!]!) break;
      for (let t = 0; t < count; t++) at[t]! -= others[t]![i]! * index[i]!;
      index[i] = 0;
    }
  }
  return { vars, high, low };
}
