import type { ClassBook, Classes } from './classes.ts';

/**
 * A function of a few axes with few values each: a truth (0, 1: still open, 2), or the index of a way of another axis. The last axis changes fastest.
 */
export interface FunctionTable {
  /** Axes, ascending. */
  readonly axes: readonly number[];
  /** Ways of each axis that the function does not tell apart share a class. */
  readonly classes: readonly Classes[];
  readonly value: Uint16Array;
}

/** Classes that make no difference become one; axes that make none are dropped. */
export function compress({ axes, classes, value }: FunctionTable, book: ClassBook): FunctionTable {
  let current = value;
  let lengths = classes.map(({ firsts }) => firsts.length);
  const merged: Classes[] = [];
  for (let axis = 0; axis < axes.length; axis++) {
    const size = lengths[axis]!;
    const inner = product(lengths, axis + 1, axes.length);
    const outer = product(lengths, 0, axis);
    const firsts: number[] = [];
    const places = new Uint16Array(size);
    for (let way = 0; way < size; way++) {
      const found = firsts.findIndex((first) => alike(current, outer, size, inner, first, way));
      places[way] = found >= 0 ? found : firsts.push(way) - 1;
    }
    merged.push(firsts.length === size ? classes[axis]! : book.make(classes[axis]!.of.map((place) => places[place]!)));
    if (firsts.length === size) continue;
    const next = new Uint16Array(outer * firsts.length * inner);
    for (let o = 0; o < outer; o++)
      firsts.forEach((way, index) => {
        const from = (o * size + way) * inner;
        next.set(current.subarray(from, from + inner), (o * firsts.length + index) * inner);
      });
    current = next;
    lengths = lengths.with(axis, firsts.length);
  }
  const kept = axes.flatMap((_, axis) => (lengths[axis]! > 1 ? [axis] : []));
  return { axes: kept.map((axis) => axes[axis]!), classes: kept.map((axis) => merged[axis]!), value: current };
}

/** Whether two classes of an axis give the same values throughout. */
function alike(value: Uint16Array, outer: number, size: number, inner: number, a: number, b: number): boolean {
  for (let o = 0; o < outer; o++) {
    const x = (o * size + a) * inner;
    const y = (o * size + b) * inner;
    for (let i = 0; i < inner; i++) if (value[x + i] !== value[y + i]) return false;
  }
  return true;
}

export function product(sizes: readonly number[], from = 0, to = sizes.length): number {
  let result = 1;
  for (let i = from; i < to; i++) result *= sizes[i]!;
  return result;
}

/** For each of some axes, how far each of its finer classes moves among the values of a function; 0 for an axis that it does not read. */
export function movesOf(
  { axes: own, classes: coarse }: FunctionTable,
  axes: readonly number[],
  classes: readonly Classes[],
): number[][] {
  const strides = new Map<number, number>();
  let stride = 1;
  for (let i = own.length - 1; i >= 0; i--) {
    strides.set(own[i]!, stride);
    stride *= coarse[i]!.firsts.length;
  }
  return axes.map((axis, i) => {
    const { of } = coarse[own.indexOf(axis)] ?? classes[i]!;
    return classes[i]!.firsts.map((way) => of[way]! * (strides.get(axis) ?? 0));
  });
}
