import type { Table } from './eliminate.ts';

/** The turn of each variable, and the variables by turn. */
interface Turns {
  readonly turns: ReadonlyMap<number, number>;
  readonly variables: readonly number[];
}

/** Which variable goes when: the one whose removal makes the smallest table, as things then stand. */
export function inOrder(tables: readonly Pick<Table, 'vars' | 'sizes'>[]): Turns {
  const places = new Map<number, number>();
  const sizes: number[] = [];
  for (const { vars, sizes: own } of tables)
    for (let i = 0; i < vars.length; i++)
      if (!places.has(vars[i]!)) {
        places.set(vars[i]!, sizes.length);
        sizes.push(own[i]!);
      }
  const count = sizes.length;
  const words = (count + 31) >>> 5;
  /** For each variable the others that it shares a table with, as bits. */
  const near = new Int32Array(count * words);
  for (const { vars } of tables)
    for (let i = 0; i < vars.length; i++) {
      const a = places.get(vars[i]!)!;
      for (let j = 0; j < i; j++) {
        const b = places.get(vars[j]!)!;
        near[a * words + (b >>> 5)]! |= 1 << (b & 31);
        near[b * words + (a >>> 5)]! |= 1 << (a & 31);
      }
    }
  const cost = new Float64Array(count);
  const weigh = (variable: number) => {
    let cells = sizes[variable]!;
    for (let word = 0; word < words; word++)
      for (let bits = near[variable * words + word]!; bits !== 0; bits &= bits - 1)
        cells *= sizes[word * 32 + 31 - Math.clz32(bits & -bits)]!;
    cost[variable] = cells;
  };
  for (let variable = 0; variable < count; variable++) weigh(variable);
  const ids = [...places.keys()];
  const variables: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    let best = 0;
    for (let variable = 1; variable < count; variable++) if (cost[variable]! < cost[best]!) best = variable;
    variables.push(ids[best]!);
    cost[best] = Number.POSITIVE_INFINITY;
    const own = best * words;
    for (let word = 0; word < words; word++)
      for (let bits = near[own + word]!; bits !== 0; bits &= bits - 1) {
        const other = word * 32 + 31 - Math.clz32(bits & -bits);
        for (let w = 0; w < words; w++) near[other * words + w]! |= near[own + w]!;
        near[other * words + (best >>> 5)]! &= ~(1 << (best & 31));
        near[other * words + (other >>> 5)]! &= ~(1 << (other & 31));
      }
    for (let word = 0; word < words; word++)
      for (let bits = near[own + word]!; bits !== 0; bits &= bits - 1) weigh(word * 32 + 31 - Math.clz32(bits & -bits));
  }
  variables.forEach((variable, turn) => {
    places.set(variable, turn);
  });
  return { turns: places, variables };
}
