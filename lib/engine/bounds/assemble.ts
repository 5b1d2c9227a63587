import { forbidden, type Table } from './eliminate.ts';
import { compress, type FunctionTable, product } from './function.ts';
import type { Network } from './network.ts';
import type { Boxes } from './variables.ts';

/** A rule or gate in a sum: what it adds at most and at least where it holds (2), does not (0), or is open (1). */
export interface Term {
  readonly table: FunctionTable;
  readonly high: readonly [number, number, number];
  readonly low: readonly [number, number, number];
}

export interface Assembled {
  readonly tables: readonly Table[];
  readonly sizes: readonly number[];
  /** Axis of each variable. */
  readonly axes: readonly number[];
  /** One way of the axis for each value of each variable. */
  readonly ways: readonly (readonly number[])[];
  /** False if something in it is only known by the ways it can turn out. */
  readonly exact: boolean;
}

/**
 * Brings the terms of one sum and the links of the axes they rest on to common variables. The values of a variable are the ways of its axis that no term of
 * this sum tells apart.
 */
export function assemble(terms: readonly Term[], network: Network): Assembled {
  const readers = new Map<number, Uint16Array[]>();
  const waiting = new Set<number>();
  const read = ({ axes, classOf }: FunctionTable) => {
    axes.forEach((axis, i) => {
      const known = readers.get(axis);
      if (known) known.push(classOf[i]!);
      else readers.set(axis, [classOf[i]!]);
      waiting.add(axis);
    });
  };
  for (const { table } of terms) read(table);
  let exact = !terms.some(({ table }) => table.value.includes(1));
  const classes = new Map<number, Classes>();
  const links: { axis: number; table: FunctionTable }[] = [];
  // An axis is read only by later ones, so the last one is known first.
  while (waiting.size > 0) {
    const id = Math.max(...waiting);
    waiting.delete(id);
    const own = classesOf(readers.get(id)!);
    classes.set(id, own);
    const { link, free } = network.axis(id);
    if (free) exact = false;
    if (!link) continue;
    const table = compress({ ...link, value: link.value.map((way) => own.of[way]!) });
    links.push({ axis: id, table });
    read(table);
  }
  const axes = [...classes.keys()].sort((a, b) => a - b);
  const variable = new Map(axes.map((axis, index) => [axis, index]));
  const ways = axes.map((axis) => classes.get(axis)!.firsts);
  const sizes = ways.map(({ length }) => length);
  const spread = (table: FunctionTable) => expand(table, variable, ways, sizes);
  // Terms over the same variables become one table.
  const added = new Map<string, Table>();
  for (const { table, high, low } of terms) {
    const { vars, value } = spread(table);
    const key = vars.join();
    const sum = added.get(key) ?? { vars, high: new Float64Array(value.length), low: new Float64Array(value.length) };
    added.set(key, sum);
    for (let cell = 0; cell < value.length; cell++) {
      const truth = value[cell] as 0 | 1 | 2;
      sum.high[cell]! += high[truth];
      sum.low[cell]! += low[truth];
    }
  }
  const tables = [...added.values()];
  for (const { axis, table } of links) {
    const { vars, value } = spread(table);
    const own = variable.get(axis)!;
    const size = sizes[own]!;
    const high = new Float64Array(value.length * size).fill(forbidden);
    const low = new Float64Array(value.length * size).fill(-forbidden);
    // What an axis rests on comes before it, so it changes fastest.
    value.forEach((way, cell) => {
      high[cell * size + way] = 0;
      low[cell * size + way] = 0;
    });
    tables.push({ vars: [...vars, own], high, low });
  }
  tables.push(...boxRules(axes, network, sizes));
  return { tables, sizes, axes, ways, exact };
}

/** What holds between the boxes of each multiple answer, as tables; counts of ticked boxes become further variables. */
function boxRules(axes: readonly number[], network: Network, sizes: number[]): Table[] {
  const groups = new Map<Boxes, Map<number, { variable: number; bit: number }[]>>();
  axes.forEach((axis, variable) => {
    const { box } = network.axis(axis);
    if (!box) return;
    const places = groups.get(box.of) ?? new Map<number, { variable: number; bit: number }[]>();
    groups.set(box.of, places);
    places.set(box.slots[0], [...(places.get(box.slots[0]) ?? []), { variable, bit: box.bit }]);
  });
  const tables: Table[] = [];
  const rule = (vars: readonly number[], allowed: (digits: readonly number[]) => boolean) => {
    const length = product(vars.map((variable) => sizes[variable]!));
    const high = new Float64Array(length);
    for (let cell = 0; cell < length; cell++) {
      const digits: number[] = [];
      let rest = cell;
      for (let i = vars.length - 1; i >= 0; i--) {
        digits[i] = rest % sizes[vars[i]!]!;
        rest = Math.floor(rest / sizes[vars[i]!]!);
      }
      high[cell] = allowed(digits) ? 0 : forbidden;
    }
    tables.push({ vars, high, low: high.map((value) => 0 - value) });
  };
  for (const [{ bits, none, most, some }, places] of groups) {
    for (const boxes of places.values()) {
      const alone = boxes.find(({ bit }) => bit === none);
      const others = boxes.filter((box) => box !== alone);
      if (alone)
        for (const { variable } of others)
          rule(
            [alone.variable, variable].sort((a, b) => a - b),
            ([a, b]) => a === 0 || b === 0,
          );
      const needed = some && boxes.length === bits.length;
      if (others.length <= most && !needed) continue;
      // Ticked so far; more than the most is not allowed, and where that does not matter one is as good as many.
      const top = others.length > most ? most : 1;
      let before: number | null = null;
      for (const { variable } of others) {
        const next: number = sizes.push(top + 1) - 1;
        const step = (count: number, box: number, after: number) =>
          others.length > most ? after === count + box : after === Math.min(1, count + box);
        if (before === null) rule([variable, next], ([box, after]) => step(0, box!, after!));
        else rule([variable, before, next], ([box, count, after]) => step(count!, box!, after!));
        before = next;
      }
      if (!needed) continue;
      const last: number[] = [...(alone ? [alone.variable] : []), ...(before === null ? [] : [before])];
      rule(last, (digits) => digits.some((digit) => digit > 0));
    }
  }
  return tables;
}

interface Classes {
  readonly of: Uint16Array;
  readonly firsts: readonly number[];
}

/** Ways that no reader tells apart. */
function classesOf(readers: readonly Uint16Array[]): Classes {
  const firsts: number[] = [];
  let of: Uint16Array = readers[0]!;
  for (let reader = 1; reader < readers.length; reader++) {
    const next = readers[reader]!;
    const found = new Map<number, number>();
    of = of.map((known, way) => {
      const key = known * 65536 + next[way]!;
      const place = found.get(key) ?? found.size;
      found.set(key, place);
      return place;
    });
  }
  of.forEach((place, way) => {
    firsts[place] ??= way;
  });
  return { of, firsts };
}

/** A function over the common values of its variables. */
function expand(
  { axes, classOf, sizes: own, value }: FunctionTable,
  variable: ReadonlyMap<number, number>,
  ways: readonly (readonly number[])[],
  sizes: readonly number[],
): { vars: number[]; value: Uint16Array } {
  const vars = axes.map((axis) => variable.get(axis)!);
  const length = product(vars.map((each) => sizes[each]!));
  const moves: number[][] = [];
  let stride = 1;
  for (let i = axes.length - 1; i >= 0; i--) {
    const step = stride;
    moves[i] = ways[vars[i]!]!.map((way) => classOf[i]![way]! * step);
    stride *= own[i]!;
  }
  const result = new Uint16Array(length);
  const digits = vars.map(() => 0);
  let at = moves.reduce((sum, move) => sum + move[0]!, 0);
  for (let cell = 0; cell < length; cell++) {
    result[cell] = value[at]!;
    for (let i = vars.length - 1; i >= 0; i--) {
      at -= moves[i]![digits[i]!]!;
      digits[i]!++;
      const done = digits[i]! < moves[i]!.length;
      if (!done) digits[i] = 0;
      at += moves[i]![digits[i]!]!;
      if (done) break;
    }
  }
  return { vars, value: result };
}
