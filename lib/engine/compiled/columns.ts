import type { Scope } from '../../rulebook/index.ts';
import type { Profile } from '../profile.ts';
import { encode, type Layout } from '../program/index.ts';
import { cellPlaces, type Place } from './kinds.ts';

type Column = Uint8Array | Int32Array | Float64Array;

/** One column per cell of the layout, a row per place; the rows of a firm stand together. */
interface Block {
  readonly rows: number;
  /** The columns of each kind one after the other: generated code reads few arrays, not one per cell. */
  readonly truth: Uint8Array;
  readonly whole: Int32Array;
  readonly number: Float64Array;
}

/** The answers of many firms. */
export interface Columns {
  readonly firms: number;
  readonly asOf: Int32Array;
  readonly firm: Block;
  readonly market: Block;
  readonly goods: Block;
  /** Row of the first market (good) of each firm; one more at the end. */
  readonly marketStart: Int32Array;
  readonly goodsStart: Int32Array;
  /** Firm of each market (good). */
  readonly marketOwner: Int32Array;
  readonly goodsOwner: Int32Array;
}

/** Columns with room for firms with so many markets and goods each. */
function emptyColumns(layout: Layout, marketsOf: readonly number[], goodsOf: readonly number[]): Columns {
  const places = cellPlaces(layout);
  const [market, goods] = [rowsOf(marketsOf), rowsOf(goodsOf)];
  const make = (scope: Scope, rows: number): Block => {
    const length = (wanted: Place['kind']) => rows * places[scope].filter(({ kind }) => kind === wanted).length;
    return {
      rows,
      truth: new Uint8Array(length('truth')),
      whole: new Int32Array(length('whole')),
      number: new Float64Array(length('number')),
    };
  };
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
  const places = cellPlaces(layout);
  const columnsIn = (scope: Scope) =>
    places[scope].map(({ kind, index }) => {
      const { rows, [kind]: all } = columns[scope];
      return all.subarray(index * rows, (index + 1) * rows);
    });
  const [firm, market, goods] = [columnsIn('firm'), columnsIn('market'), columnsIn('goods')];
  profiles.forEach((profile, row) => {
    const encoded = encode(layout, profile);
    columns.asOf[row] = encoded.asOf;
    copy(firm, row, encoded.firm);
    encoded.market.forEach((cells, index) => {
      copy(market, columns.marketStart[row]! + index, cells);
    });
    encoded.goods.forEach((cells, index) => {
      copy(goods, columns.goodsStart[row]! + index, cells);
    });
  });
  return columns;
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
