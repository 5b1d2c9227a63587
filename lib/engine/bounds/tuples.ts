import type { ClassBook } from './classes.ts';
import { compress, type FunctionTable, movesOf, product } from './function.ts';

/** Two functions are not joined into one with more combinations than these. */
const mostJoined = 16_384;

/** A function whose values are tuples of node values. */
export interface Tuples {
  readonly table: FunctionTable;
  readonly ways: readonly (readonly number[])[];
}

/** The function that is the same everywhere. */
export function constant(values: readonly number[]): Tuples {
  return { table: { axes: [], classes: [], value: new Uint16Array(1) }, ways: [values] };
}

/** Two functions as one; null if that is too large. */
export function join(
  a: Tuples,
  b: Tuples,
  combine: (a: readonly number[], b: readonly number[]) => readonly number[],
  book: ClassBook,
): Tuples | null {
  const axes = [...new Set([...a.table.axes, ...b.table.axes])].sort((x, y) => x - y);
  const classes = axes.map((axis) => {
    const [own, other] = [a, b].map(({ table }) => table.classes[table.axes.indexOf(axis)]);
    return own && other ? book.join(own, other) : (own ?? other)!;
  });
  const sizes = classes.map(({ firsts }) => firsts.length);
  const length = product(sizes);
  if (length > mostJoined) return null;
  const [movesOfA, movesOfB] = [a, b].map(({ table }) => movesOf(table, axes, classes));
  const ways: (readonly number[])[] = [];
  const known = new Map<string, number>();
  const pairs = new Map<number, number>();
  const value = new Uint16Array(length);
  for (let cell = 0; cell < length; cell++) {
    let rest = cell;
    let x = 0;
    let y = 0;
    for (let i = axes.length - 1; i >= 0; i--) {
      const digit = rest % sizes[i]!;
      x += movesOfA![i]![digit]!;
      y += movesOfB![i]![digit]!;
      rest = Math.floor(rest / sizes[i]!);
    }
    const pair = a.table.value[x]! * 65536 + b.table.value[y]!;
    let way = pairs.get(pair);
    if (way === undefined) {
      const tuple = combine(a.ways[a.table.value[x]!]!, b.ways[b.table.value[y]!]!);
      const key = tuple.join();
      way = known.get(key) ?? ways.push(tuple) - 1;
      known.set(key, way);
      pairs.set(pair, way);
    }
    value[cell] = way;
  }
  return { table: compress({ axes, classes, value }, book), ways };
}
