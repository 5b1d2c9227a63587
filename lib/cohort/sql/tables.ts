import { type Columns, cellsOf, type Layout, type SqlScript, tableKeys, yearName } from '../../engine/node.ts';
import type { Scope } from '../../rulebook/index.ts';

/** A table of numbers to be loaded: columns of equal length. */
export interface NumberTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly values: Int32Array | Float64Array }[];
}

/** The answers of firms as the tables that a script begins with. */
export function tablesOf(layout: Layout, columns: Columns, { cells }: SqlScript): readonly NumberTable[] {
  return (['firm', 'market', 'goods'] as const).map((scope) => {
    const all = cellsOf(layout, columns, scope);
    const own = cells[scope].map(({ cell, name, isNumber }) => ({
      name,
      values: isNumber ? (all[cell] as Float64Array) : Int32Array.from(all[cell]!),
    }));
    const year = scope === 'firm' ? [{ name: yearName, values: Float64Array.from(columns.asOf) }] : [];
    return { name: `${scope}_0`, rows: columns[scope].rows, columns: [...keysOf(columns, scope), ...year, ...own] };
  });
}

function keysOf({ firms, marketStart, goodsStart, marketOwner, goodsOwner }: Columns, scope: Scope) {
  const counts = (start: Int32Array) => start.subarray(1).map((end, firm) => end - start[firm]!);
  const placed = (start: Int32Array, owner: Int32Array) => [owner, owner.map((firm, row) => row - start[firm]!)];
  const values = {
    firm: () => [Int32Array.from({ length: firms }, (_, firm) => firm), counts(marketStart), counts(goodsStart)],
    market: () => placed(marketStart, marketOwner),
    goods: () => placed(goodsStart, goodsOwner),
  }[scope]();
  return tableKeys[scope].map((name, index) => ({ name, values: values[index]! }));
}
