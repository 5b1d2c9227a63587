/** A sum of tables over a few variables. `high` and `low` are the greatest and least value of each cell; they differ where a cell is itself open. */
export interface Table {
  /** Variables, ascending; the last one changes fastest. */
  readonly vars: readonly number[];
  readonly high: Float64Array;
  readonly low: Float64Array;
}

export interface Range {
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
export function eliminate(tables: readonly Table[], sizes: readonly number[], cap: number): Range {
  let live = [...tables];
  let exact = true;
  for (;;) {
    const variable = cheapest(live, sizes);
    if (variable === null) break;
    const touched = live.filter((table) => table.vars.includes(variable));
    live = live.filter((table) => !table.vars.includes(variable));
    const groups = buckets(touched, sizes, cap);
    for (const group of groups) live.push(project(group, variable, sizes));
    if (groups.length > 1) exact = false;
  }
  return {
    high: live.reduce((sum, table) => sum + table.high[0]!, 0),
    low: live.reduce((sum, table) => sum + table.low[0]!, 0),
    exact,
  };
}

function cheapest(tables: readonly Table[], sizes: readonly number[]): number | null {
  const neighbours = new Map<number, Set<number>>();
  for (const { vars } of tables) {
    for (const variable of vars) {
      const known = neighbours.get(variable) ?? new Set();
      neighbours.set(variable, known);
      for (const other of vars) known.add(other);
    }
  }
  let best: number | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const [variable, others] of neighbours) {
    let cost = 1;
    for (const other of others) cost *= sizes[other]!;
    if (cost < bestCost) {
      best = variable;
      bestCost = cost;
    }
  }
  return best;
}

/** Groups of tables of which each joins into at most `cap` cells; one group if all do together. */
function buckets(tables: readonly Table[], sizes: readonly number[], cap: number): Table[][] {
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
  const high = new Float64Array(length);
  const low = new Float64Array(length);
  // How far each variable, the one that goes first, moves within each table.
  const steps = tables.map((table) => {
    const strides = new Map<number, number>();
    let stride = 1;
    for (let i = table.vars.length - 1; i >= 0; i--) {
      strides.set(table.vars[i]!, stride);
      stride *= sizes[table.vars[i]!]!;
    }
    return { own: strides.get(variable) ?? 0, others: vars.map((other) => strides.get(other) ?? 0) };
  });
  const index = new Int32Array(vars.length);
  const at = new Int32Array(tables.length);
  for (let cell = 0; cell < length; cell++) {
    let best = Number.NEGATIVE_INFINITY;
    let worst = Number.POSITIVE_INFINITY;
    for (let value = 0; value < size; value++) {
      let most = 0;
      let least = 0;
      for (let t = 0; t < tables.length; t++) {
        const place = at[t]! + value * steps[t]!.own;
        most += tables[t]!.high[place]!;
        least += tables[t]!.low[place]!;
      }
      if (most > best) best = most;
      if (least < worst) worst = least;
    }
    high[cell] = best;
    low[cell] = worst;
    for (let i = vars.length - 1; i >= 0; i--) {
      index[i]!++;
      for (let t = 0; t < tables.length; t++) at[t]! += steps[t]!.others[i]!;
      if (index[i]! < sizes[vars[i]!]!) break;
      for (let t = 0; t < tables.length; t++) at[t]! -= steps[t]!.others[i]! * index[i]!;
      index[i] = 0;
    }
  }
  return { vars, high, low };
}
