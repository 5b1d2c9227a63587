import { inOrder } from './order.ts';
import { TripleMap } from './triple-map.ts';

/** A sum of rules over a few variables: for each cell its greatest and its least value, which differ where the cell is itself open. */
export interface Table {
  /** No other table has it. */
  readonly id: number;
  readonly vars: readonly number[];
  /** Number of values of each variable, and how far it moves among the cells. */
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  /** The greatest values stand from `at` on, and after all of them the least ones. Weights are whole numbers. */
  readonly values: Int32Array;
  readonly at: number;
  readonly cells: number;
}

/** Range of a sum over all assignments. */
export interface Extent {
  readonly low: number;
  readonly high: number;
  /** False if a table would have grown too large and was split: the range is then a proven outer bound. */
  readonly exact: boolean;
}

/** Stands for "not allowed": smaller than any sum of weights, and two thousand of them can be added up. */
export const forbidden = -1e6;

/** With so many tables it is time to start afresh: ids are 32-bit numbers. */
const mostIds = 2 ** 30;
/** So many cells of tables are kept for sums to come, and as many of those before. */
const mostCells = 1_000_000;
/** Of so many sums the range is kept. */
const mostExtents = 20_000;
/** Numbers are laid out in blocks of so many, as many small arrays cost more than what is in them. */
const blockSize = 65_536;

/** What was made of two tables, by both and by the variable that went. */
type Made = TripleMap<Table>;
/** Stands for no variable that went. */
const none = -(2 ** 31);

/**
 * Greatest and least value of the sum of some tables over all assignments of their variables, by variable elimination: one variable after another is
 * maximised away, the one that makes the smallest new table first. Where a table would get more than `cap` cells the sum is split (mini-buckets), which
 * gives an outer bound.
 *
 * Sums that share tables, as those of one decision do, and the same sum before and after an answer, have most steps in common: these are done once.
 */
export class Elimination {
  readonly #cap: number;
  #ids = 0;
  #cells = 0;
  #made: Made = new TripleMap();
  #before: Made = new TripleMap();
  readonly #extents = new Map<string, Extent>();
  #block = new Int32Array(blockSize);
  #filled = 0;
  readonly #nothing = this.table([], [], Int32Array.of(0), Int32Array.of(0));

  constructor(cap: number) {
    this.#cap = cap;
  }

  /** A table of which the last variable changes fastest. */
  table(vars: readonly number[], sizes: readonly number[], high: Int32Array, low: Int32Array): Table {
    const strides: number[] = [];
    let stride = 1;
    for (let i = vars.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= sizes[i]!;
    }
    const values = new Int32Array(2 * high.length);
    values.set(high);
    values.set(low, high.length);
    return { id: this.#ids++, vars, sizes, strides, values, at: 0, cells: high.length };
  }

  /** Whether it is time for another one, as ids run out. */
  get full(): boolean {
    return this.#ids > mostIds;
  }

  range(tables: readonly Table[]): Extent {
    let [low, high, exact] = [0, 0, true];
    for (const group of connected(tables)) {
      const key = group.map(({ id }) => id).join();
      const known = this.#extents.get(key) ?? this.#rangeOf(group);
      this.#extents.set(key, known);
      low += known.low;
      high += known.high;
      if (!known.exact) exact = false;
    }
    if (this.#extents.size > mostExtents) this.#extents.clear();
    return { high, low, exact };
  }

  #rangeOf(tables: readonly Table[]): Extent {
    const { turns, variables } = inOrder(tables);
    // Each table waits for the first of its variables.
    const waiting: Table[][] = variables.map(() => []);
    let [low, high, exact] = [0, 0, true];
    const put = (table: Table) => {
      let first = variables.length;
      for (const variable of table.vars) first = Math.min(first, turns.get(variable)!);
      waiting[first]?.push(table);
      if (first < variables.length) return;
      high += table.values[table.at]!;
      low += table.values[table.at + 1]!;
    };
    for (const table of tables) put(table);
    for (const [turn, variable] of variables.entries()) {
      const groups = buckets(waiting[turn]!, this.#cap);
      if (groups.length > 1) exact = false;
      for (const group of groups) put(this.#project(group, variable));
    }
    return { high, low, exact };
  }

  /** Adds tables up and takes the best value of one variable away. */
  #project(tables: Table[], variable: number): Table {
    const left = tables.sort((a, b) => b.cells - a.cells || a.id - b.id);
    // Small ones first: together they still are smaller than all.
    while (left.length > 2) left.push(this.#combined(left.pop()!, left.pop()!, none));
    return this.#combined(left[0]!, left[1] ?? this.#nothing, variable);
  }

  /** The sum of two tables, with the best value of one variable if one is to go (`none`: none is). */
  #combined(a: Table, b: Table, gone: number): Table {
    const known = this.#made.get(a.id, b.id, gone);
    if (known) return known;
    const table = this.#before.get(a.id, b.id, gone) ?? this.#combine(a, b, gone);
    this.#made.set(a.id, b.id, gone, table);
    this.#cells += table.cells;
    if (this.#cells > mostCells) {
      this.#before = this.#made;
      this.#made = new TripleMap();
      this.#cells = 0;
    }
    return table;
  }

  #combine(a: Table, b: Table, gone: number): Table {
    const vars: number[] = [];
    const sizes: number[] = [];
    const movesOfA: number[] = [];
    const movesOfB: number[] = [];
    const strides: number[] = [];
    let ways = 1;
    let stepA = 0;
    let stepB = 0;
    let cells = 1;
    for (const table of [a, b])
      for (let i = 0; i < table.vars.length; i++) {
        const variable = table.vars[i]!;
        const size = table.sizes[i]!;
        const inA = table === a ? i : a.vars.indexOf(variable);
        const inB = table === b ? i : b.vars.indexOf(variable);
        // What both read is met in the first one.
        if (table === b && inA >= 0) continue;
        const moveA = inA < 0 ? 0 : a.strides[inA]!;
        const moveB = inB < 0 ? 0 : b.strides[inB]!;
        if (variable === gone) {
          ways = size;
          stepA = moveA;
          stepB = moveB;
          continue;
        }
        vars.push(variable);
        sizes.push(size);
        strides.push(cells);
        movesOfA.push(moveA);
        movesOfB.push(moveB);
        cells *= size;
      }
    const at = this.#room(2 * cells);
    const values = this.#block;
    const { values: ofA, cells: cellsA } = a;
    const { values: ofB, cells: cellsB } = b;
    const row = sizes[0] ?? 1;
    const nextA = movesOfA[0] ?? 0;
    const nextB = movesOfB[0] ?? 0;
    const digits = sizes.map(() => 0);
    let startA = a.at;
    let startB = b.at;
    for (let cell = at; ; ) {
      for (let j = 0; j < row; j++) {
        let atA = startA + j * nextA;
        let atB = startB + j * nextB;
        let best = ofA[atA]! + ofB[atB]!;
        let worst = ofA[atA + cellsA]! + ofB[atB + cellsB]!;
        for (let way = 1; way < ways; way++) {
          atA += stepA;
          atB += stepB;
          const most = ofA[atA]! + ofB[atB]!;
          const least = ofA[atA + cellsA]! + ofB[atB + cellsB]!;
          if (most > best) best = most;
          if (least < worst) worst = least;
        }
        values[cell + cells] = worst;
        values[cell++] = best;
      }
      if (cell === at + cells) return { id: this.#ids++, vars, sizes, strides, values, at, cells };
      for (let i = 1; ; i++) {
        startA += movesOfA[i]!;
        startB += movesOfB[i]!;
        if (++digits[i]! < sizes[i]!) break;
        startA -= movesOfA[i]! * sizes[i]!;
        startB -= movesOfB[i]! * sizes[i]!;
        digits[i] = 0;
      }
    }
  }

  /** Makes room for some numbers in the block and says where. */
  #room(numbers: number): number {
    if (this.#filled + numbers > this.#block.length) {
      this.#block = new Int32Array(Math.max(blockSize, numbers));
      this.#filled = 0;
    }
    this.#filled += numbers;
    return this.#filled - numbers;
  }
}

/** Groups of tables that share no variable with each other. */
function connected(tables: readonly Table[]): Iterable<Table[]> {
  const groupOf = new Map<number, number>();
  /** Which group each one has become part of; itself if none. */
  const into: number[] = [];
  const now = (group: number): number => {
    let last = group;
    while (into[last] !== last) {
      into[last] = into[into[last]!]!;
      last = into[last]!;
    }
    return last;
  };
  for (const { vars } of tables) {
    let own = -1;
    for (const variable of vars) {
      const known = groupOf.get(variable);
      const group = known === undefined ? -1 : now(known);
      if (own < 0) own = group >= 0 ? group : into.push(into.length) - 1;
      else if (group >= 0) into[group] = own;
      if (group < 0) groupOf.set(variable, own);
    }
  }
  const groups: Table[][] = [];
  for (const table of tables) {
    // A table of no variable goes with any.
    const group = table.vars.length > 0 ? now(groupOf.get(table.vars[0]!)!) : 0;
    const members = groups[group];
    if (members) members.push(table);
    else groups[group] = [table];
  }
  return groups.filter((members) => members !== undefined);
}

/** Groups of tables of which each joins into at most `cap` cells; one group if all do together. */
function buckets(tables: Table[], cap: number): Table[][] {
  if (tables.length === 0) return [];
  if (fits(tables, cap)) return [tables];
  const groups: Table[][] = [];
  for (const table of [...tables].sort((a, b) => b.cells - a.cells)) {
    const group = groups.find((others) => fits([...others, table], cap));
    if (group) group.push(table);
    else groups.push([table]);
  }
  return groups;
}

/** Whether tables join into at most `cap` cells. */
function fits(tables: readonly Table[], cap: number): boolean {
  let cells = 1;
  for (let t = 0; t < tables.length; t++) {
    const { vars, sizes } = tables[t]!;
    for (let i = 0; i < vars.length; i++) {
      let isNew = true;
      for (let other = 0; other < t; other++) if (tables[other]!.vars.includes(vars[i]!)) isNew = false;
      if (isNew) cells *= sizes[i]!;
    }
  }
  return cells <= cap;
}
