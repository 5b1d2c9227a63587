import type { Scope } from '../../rulebook/index.ts';
import type { Profile } from '../profile.ts';
import { encode, type Layout } from '../program/index.ts';
import { cellKinds } from './kinds.ts';

export type Column = Uint8Array | Int32Array | Float64Array;

/** The answers of many firms: one column per cell of the layout, a row per firm, market or good. The rows of a firm stand together. */
export interface Columns {
  readonly firms: number;
  readonly asOf: Int32Array;
  readonly firm: readonly Column[];
  readonly market: readonly Column[];
  readonly goods: readonly Column[];
  /** Row of the first market (good) of each firm; one more at the end. */
  readonly marketStart: Int32Array;
  readonly goodsStart: Int32Array;
  /** Firm of each market (good). */
  readonly marketOwner: Int32Array;
  readonly goodsOwner: Int32Array;
}

const arrays = { truth: Uint8Array, yes: Uint8Array, may: Uint8Array, whole: Int32Array, number: Float64Array };

/** Columns with room for firms with so many markets and goods each. */
function emptyColumns(layout: Layout, marketsOf: readonly number[], goodsOf: readonly number[]): Columns {
  const kinds = cellKinds(layout);
  const [market, goods] = [rowsOf(marketsOf), rowsOf(goodsOf)];
  const make = (scope: Scope, rows: number) => kinds[scope].map((kind) => new arrays[kind](rows));
  return {
    firms: marketsOf.length,
    asOf: new Int32Array(marketsOf.length),
    firm: make('firm', marketsOf.length),
    market: make('market', market.owner.length),
    goods: make('goods', goods.owner.length),
    marketStart: market.start,
    goodsStart: goods.start,
    marketOwner: market.owner,
    goodsOwner: goods.owner,
  };
}

/** The answers of firms as columns. */
export function columnsOf(layout: Layout, profiles: readonly Profile[]): Columns {
  const columns = emptyColumns(
    layout,
    profiles.map(({ markets }) => markets.length),
    profiles.map(({ goods }) => goods.length),
  );
  profiles.forEach((profile, row) => {
    writeFirm(layout, columns, row, profile);
  });
  return columns;
}

/** Writes the answers of one firm into its rows. */
function writeFirm(layout: Layout, columns: Columns, row: number, profile: Profile): void {
  const { asOf, firm, market, goods } = encode(layout, profile);
  columns.asOf[row] = asOf;
  copy(columns.firm, row, firm);
  market.forEach((cells, index) => {
    copy(columns.market, columns.marketStart[row]! + index, cells);
  });
  goods.forEach((cells, index) => {
    copy(columns.goods, columns.goodsStart[row]! + index, cells);
  });
}

function copy(columns: readonly Column[], row: number, cells: Float64Array): void {
  for (let i = 0; i < cells.length; i++) columns[i]![row] = cells[i]!;
}

function rowsOf(counts: readonly number[]): { start: Int32Array; owner: Int32Array } {
  const start = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) start[i + 1] = start[i]! + counts[i]!;
  const owner = new Int32Array(start.at(-1)!);
  for (let i = 0; i < counts.length; i++) owner.fill(i, start[i], start[i + 1]);
  return { start, owner };
}
