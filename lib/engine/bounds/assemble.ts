import type { Classes } from './classes.ts';
import { type Elimination, forbidden, type Table } from './eliminate.ts';
import { compress, type FunctionTable, movesOf, product } from './function.ts';
import type { Axis, Network } from './network.ts';
import type { Boxes } from './variables.ts';

/** A rule or gate in a sum. */
export interface Term {
  readonly table: FunctionTable;
  /** What it adds where it holds (2); where it is open (1) it may or may not. A gate must not hold. */
  readonly weight: number | 'gate';
}

export interface Assembled {
  /** Their variables are axes, and counts of ticked boxes besides. */
  readonly tables: readonly Table[];
  /** False if something in it is only known by the ways it can turn out. */
  readonly exact: boolean;
}

/** A function over finer classes than its own, with the tables that were made of it. */
interface Spread {
  readonly classes: readonly Classes[];
  readonly value: Uint16Array;
  /** Some value is a truth that is open. */
  readonly open: boolean;
  readonly tables: Map<number | 'gate' | 'link', Table>;
}

interface Box {
  readonly axis: number;
  readonly bit: number;
}

/**
 * Brings the terms of one sum and the links of the axes they rest on to common variables. The values of a variable are the ways of its axis that no term of
 * this sum tells apart. Sums of one decision have much in common, so what was made for one of them is kept for the others.
 */
export class Assembler {
  readonly #network: Network;
  readonly #elimination: Elimination;
  readonly #spreads = new WeakMap<FunctionTable, Spread[]>();
  readonly #links = new WeakMap<FunctionTable, Map<Classes, FunctionTable>>();
  readonly #boxRules = new WeakMap<Axis, Map<string, readonly Table[]>>();
  /** Number of the last variable that stands for a count of ticked boxes; axes count upwards. */
  #counts = 0;

  constructor(network: Network, elimination: Elimination) {
    this.#network = network;
    this.#elimination = elimination;
  }

  assemble(terms: readonly Term[]): Assembled {
    const known = new Map<number, Classes>();
    const waiting: number[] = [];
    const read = ({ axes, classes }: FunctionTable) => {
      for (let i = 0; i < axes.length; i++) {
        const axis = axes[i]!;
        const own = known.get(axis);
        if (own) known.set(axis, this.#network.classes.join(own, classes[i]!));
        else {
          known.set(axis, classes[i]!);
          insert(waiting, axis);
        }
      }
    };
    let exact = true;
    for (const { table } of terms) read(table);
    const links: { axis: number; table: FunctionTable }[] = [];
    const boxes: number[] = [];
    // An axis is read only by later ones, so the last one is known first.
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const { link, free, box } = this.#network.axis(id);
      if (free) exact = false;
      if (box) boxes.push(id);
      if (!link) continue;
      const table = this.#linkOf(link, known.get(id)!);
      links.push({ axis: id, table });
      read(table);
    }
    const tables: Table[] = [];
    for (const { table, weight } of terms) {
      const spread = this.#spread(table, known);
      if (spread.open) exact = false;
      tables.push(spread.tables.get(weight) ?? this.#weighed(table, spread, weight));
    }
    for (const { axis, table } of links) {
      const spread = this.#spread(table, known);
      tables.push(spread.tables.get('link') ?? this.#linked(table, spread, axis, known.get(axis)!.firsts.length));
    }
    this.#addBoxRules(boxes.reverse(), tables);
    return { tables, exact };
  }

  /** How an axis follows from others, for those who tell only these classes of it apart. */
  #linkOf(link: FunctionTable, own: Classes): FunctionTable {
    if (own.firsts.length === own.of.length) return link;
    const made = this.#links.get(link) ?? new Map<Classes, FunctionTable>();
    this.#links.set(link, made);
    const known = made.get(own);
    if (known) return known;
    const table = compress({ ...link, value: link.value.map((way) => own.of[way]!) }, this.#network.classes);
    made.set(own, table);
    return table;
  }

  /** A function over the classes of this sum. */
  #spread(table: FunctionTable, classes: ReadonlyMap<number, Classes>): Spread {
    const { axes } = table;
    const made = this.#spreads.get(table) ?? [];
    if (made.length === 0) this.#spreads.set(table, made);
    for (const spread of made) {
      let same = true;
      for (let i = 0; i < axes.length; i++) if (spread.classes[i] !== classes.get(axes[i]!)) same = false;
      if (same) return spread;
    }
    const own = axes.map((axis) => classes.get(axis)!);
    const value = own.every((each, i) => each === table.classes[i]) ? table.value : expand(table, own);
    const spread = { classes: own, value, open: value.includes(1), tables: new Map() };
    made.push(spread);
    return spread;
  }

  /** What holds between the boxes of each multiple answer, as tables; counts of ticked boxes become further variables. */
  #addBoxRules(axes: readonly number[], tables: Table[]): void {
    const groups = new Map<Boxes, Map<number, Box[]>>();
    for (const axis of axes) {
      const { bit, of, slots } = this.#network.axis(axis).box!;
      const places = groups.get(of) ?? new Map<number, Box[]>();
      groups.set(of, places);
      const boxes = places.get(slots[0]) ?? [];
      places.set(slots[0], boxes);
      boxes.push({ axis, bit });
    }
    for (const [of, places] of groups)
      for (const boxes of places.values()) {
        const first = this.#network.axis(boxes[0]!.axis);
        const made = this.#boxRules.get(first) ?? new Map<string, readonly Table[]>();
        this.#boxRules.set(first, made);
        const key = boxes.map(({ bit }) => bit).join();
        const rules = made.get(key) ?? this.#boxRulesOf(of, boxes);
        made.set(key, rules);
        tables.push(...rules);
      }
  }

  /** What holds between some boxes of a multiple answer. */
  #boxRulesOf({ bits, none, most, some }: Boxes, boxes: readonly Box[]): Table[] {
    const tables: Table[] = [];
    const rule = (
      vars: readonly number[],
      sizes: readonly number[],
      allowed: (digits: readonly number[]) => boolean,
    ) => {
      const high = new Int32Array(product(sizes));
      for (let cell = 0; cell < high.length; cell++) {
        const digits: number[] = [];
        let rest = cell;
        for (let i = vars.length - 1; i >= 0; i--) {
          digits[i] = rest % sizes[i]!;
          rest = Math.floor(rest / sizes[i]!);
        }
        high[cell] = allowed(digits) ? 0 : forbidden;
      }
      tables.push(this.#elimination.table(vars, sizes, high, opposite(high)));
    };
    const alone = boxes.find(({ bit }) => bit === none);
    const others = boxes.filter((box) => box !== alone);
    if (alone) for (const { axis } of others) rule([alone.axis, axis], [2, 2], ([a, b]) => a === 0 || b === 0);
    const needed = some && boxes.length === bits.length;
    if (others.length <= most && !needed) return tables;
    // Ticked so far; more than the most is not allowed, and where that does not matter one is as good as many.
    const top = others.length > most ? most : 1;
    const step = (count: number, box: number, after: number) =>
      others.length > most ? after === count + box : after === Math.min(1, count + box);
    let before: number | null = null;
    for (const { axis } of others) {
      const next = --this.#counts;
      if (before === null) rule([axis, next], [2, top + 1], ([box, after]) => step(0, box!, after!));
      else rule([axis, before, next], [2, top + 1, top + 1], ([box, count, after]) => step(count!, box!, after!));
      before = next;
    }
    if (!needed) return tables;
    const last = [...(alone ? [alone.axis] : []), ...(before === null ? [] : [before])];
    const sizes = [...(alone ? [2] : []), ...(before === null ? [] : [top + 1])];
    rule(last, sizes, (digits) => digits.some((digit) => digit > 0));
    return tables;
  }

  #weighed({ axes }: FunctionTable, { classes, value, open, tables }: Spread, weight: number | 'gate'): Table {
    const of = (values: readonly [number, number, number]) => Int32Array.from(value, (truth) => values[truth]!);
    const high = of(weight === 'gate' ? [0, 0, forbidden] : [0, Math.max(0, weight), weight]);
    const low = weight === 'gate' ? of([0, 0, -forbidden]) : open ? of([0, Math.min(0, weight), weight]) : high;
    const sizes = classes.map(({ firsts }) => firsts.length);
    const made = this.#elimination.table(axes, sizes, high, low);
    tables.set(weight, made);
    return made;
  }

  /** A table of the ways of an axis that go with those that it rests on. */
  #linked({ axes }: FunctionTable, { classes, value, tables }: Spread, axis: number, size: number): Table {
    const high = new Int32Array(value.length * size).fill(forbidden);
    value.forEach((way, cell) => {
      high[cell * size + way] = 0;
    });
    const sizes = [...classes.map(({ firsts }) => firsts.length), size];
    const made = this.#elimination.table([...axes, axis], sizes, high, opposite(high));
    tables.set('link', made);
    return made;
  }
}

/** Puts an axis into a list in ascending order. */
function insert(list: number[], axis: number): void {
  let at = list.length;
  for (; at > 0 && list[at - 1]! > axis; at--) list[at] = list[at - 1]!;
  list[at] = axis;
}

function opposite(values: Int32Array): Int32Array {
  return values.map((value) => 0 - value);
}

/** A function over finer classes of its axes. */
function expand(table: FunctionTable, classes: readonly Classes[]): Uint16Array {
  const { axes, value } = table;
  const moves = movesOf(table, axes, classes);
  const result = new Uint16Array(product(classes.map(({ firsts }) => firsts.length)));
  const digits = axes.map(() => 0);
  let at = moves.reduce((sum, move) => sum + move[0]!, 0);
  for (let cell = 0; cell < result.length; cell++) {
    result[cell] = value[at]!;
    for (let i = axes.length - 1; i >= 0; i--) {
      at -= moves[i]![digits[i]!]!;
      digits[i]!++;
      const done = digits[i]! < moves[i]!.length;
      if (!done) digits[i] = 0;
      at += moves[i]![digits[i]!]!;
      if (done) break;
    }
  }
  return result;
}
