import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Elimination, type Extent, forbidden, type Table } from '../../../lib/engine/bounds/eliminate.ts';

/** A table before it has an id. */
interface Raw {
  readonly vars: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
}

const sizes = [2, 3, 1, 2, 4, 2, 3];
const cellsOf = (vars: readonly number[]) => vars.reduce((product, variable) => product * sizes[variable]!, 1);

/** Weights, some of them open, and now and then a cell that is not allowed. */
const raw: fc.Arbitrary<Raw> = fc
  .uniqueArray(fc.nat({ max: sizes.length - 1 }), { minLength: 1, maxLength: 3 })
  .chain((vars) =>
    fc
      .array(
        fc.oneof(
          { weight: 9, arbitrary: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat({ max: 2 })) },
          { weight: 1, arbitrary: fc.constant(null) },
        ),
        { minLength: cellsOf(vars), maxLength: cellsOf(vars) },
      )
      .map((cells) => ({
        vars,
        high: cells.map((cell) => (cell ? cell[0] + cell[1] : forbidden)),
        low: cells.map((cell) => (cell ? cell[0] : -forbidden)),
      })),
  );
const sums = fc.array(raw, { minLength: 1, maxLength: 9 });

/** Greatest and least sum over all assignments. */
function enumerate(tables: readonly Raw[]): Pick<Extent, 'low' | 'high'> {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const digits = sizes.map(() => 0);
  const total = cellsOf(sizes.map((_, variable) => variable));
  for (let assignment = 0; assignment < total; assignment++) {
    let rest = assignment;
    for (const [variable, size] of sizes.entries()) {
      digits[variable] = rest % size;
      rest = Math.floor(rest / size);
    }
    const at = ({ vars }: Raw) => vars.reduce((cell, variable) => cell * sizes[variable]! + digits[variable]!, 0);
    high = Math.max(
      high,
      tables.reduce((sum, table) => sum + table.high[at(table)]!, 0),
    );
    low = Math.min(
      low,
      tables.reduce((sum, table) => sum + table.low[at(table)]!, 0),
    );
  }
  return { low, high };
}

function add(elimination: Elimination, { vars, high, low }: Raw): Table {
  const own = vars.map((variable) => sizes[variable]!);
  return elimination.table(vars, own, Int32Array.from(high), Int32Array.from(low));
}

describe('variable elimination', () => {
  it('finds the greatest and the least sum of all assignments', () => {
    fc.assert(
      fc.property(sums, (tables) => {
        const elimination = new Elimination(10_000);
        expect(elimination.range(tables.map((table) => add(elimination, table)))).toEqual({
          ...enumerate(tables),
          exact: true,
        });
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('contains them where tables had to be split, and says so', () => {
    let split = 0;
    fc.assert(
      fc.property(sums, (tables) => {
        const elimination = new Elimination(6);
        const { low, high, exact } = elimination.range(tables.map((table) => add(elimination, table)));
        const found = enumerate(tables);
        if (exact) expect({ low, high }).toEqual(found);
        else split++;
        expect(low).toBeLessThanOrEqual(found.low);
        expect(high).toBeGreaterThanOrEqual(found.high);
      }),
      { numRuns: 300, seed: 6 },
    );
    expect(split).toBeGreaterThan(50);
  });

  it('gives for each sum what it gives by itself, however many share their tables', () => {
    fc.assert(
      fc.property(
        fc.array(raw, { minLength: 8, maxLength: 8 }),
        fc.array(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]), { maxLength: 12 }),
        (all, picks) => {
          const shared = new Elimination(10_000);
          const tables = all.map((table) => add(shared, table));
          for (const pick of picks) {
            const { low, high } = shared.range(pick.map((index) => tables[index]!));
            expect({ low, high }).toEqual(enumerate(pick.map((index) => all[index]!)));
          }
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });
});
