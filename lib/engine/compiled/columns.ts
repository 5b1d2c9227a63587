import type { Scope } from '../../rulebook/index.ts';
import type { Profile } from '../profile.ts';
import { encode, type Layout } from '../program/index.ts';
import { cellPlaces, type Place } from './kinds.ts';

export type CellColumn = Uint8Array | Int32Array | Float64Array;

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

/** Columns of zeros with room for firms with so many markets and goods each. */
export function emptyColumns(layout: Layout, marketsOf: ArrayLike<number>, goodsOf: ArrayLike<number>): Columns {
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
  const [firm, market, goods] = [
    cellsOf(layout, columns, 'firm'),
    cellsOf(layout, columns, 'market'),
    cellsOf(layout, columns, 'goods'),
  ];
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

/** The columns of a scope by cell of the layout; they share their memory with `columns`. */
export function cellsOf(layout: Layout, columns: Columns, scope: Scope): readonly CellColumn[] {
  return cellPlaces(layout)[scope].map(({ kind, index }) => {
    const { rows, [kind]: all } = columns[scope];
    return all.subarray(index * rows, (index + 1) * rows);
  });
}

/** The same answers in memory of their own. */
export function copyOf(columns: Columns): Columns {
  const block = ({ rows, truth, whole, number }: Block): Block => ({
    rows,
    truth: truth.slice(),
    whole: whole.slice(),
    number: number.slice(),
  });
  return { ...columns, firm: block(columns.firm), market: block(columns.market), goods: block(columns.goods) };
}

/** The answers of some of the firms, in the order named. @param firms rows of `columns` */
export function pickFirms(layout: Layout, columns: Columns, firms: ArrayLike<number>): Columns {
  const list = Int32Array.from(firms);
  const counts = (start: Int32Array) => list.map((firm) => start[firm + 1]! - start[firm]!);
  const picked = emptyColumns(layout, counts(columns.marketStart), counts(columns.goodsStart));
  const rowsFrom = (start: Int32Array) =>
    Int32Array.from(
      [...list].flatMap((firm) => Array.from({ length: start[firm + 1]! - start[firm]! }, (_, i) => start[firm]! + i)),
    );
  const rows = { firm: list, market: rowsFrom(columns.marketStart), goods: rowsFrom(columns.goodsStart) };
  list.forEach((firm, row) => {
    picked.asOf[row] = columns.asOf[firm]!;
  });
  for (const scope of ['firm', 'market', 'goods'] as const) {
    const from = cellsOf(layout, columns, scope);
    const own = rows[scope];
    cellsOf(layout, picked, scope).forEach((to, cell) => {
      const column = from[cell]!;
      for (let row = 0; row < own.length; row++) to[row] = column[own[row]!]!;
    });
  }
  return picked;
}

/** The firms of all parts, one part after the other. */
export function joinFirms(layout: Layout, parts: readonly Columns[]): Columns {
  const counts = (start: (part: Columns) => Int32Array) =>
    Int32Array.from(parts.flatMap((part) => [...start(part).subarray(1)].map((end, firm) => end - start(part)[firm]!)));
  const joined = emptyColumns(
    layout,
    counts(({ marketStart }) => marketStart),
    counts(({ goodsStart }) => goodsStart),
  );
  let firm = 0;
  for (const { asOf, firms } of parts) {
    joined.asOf.set(asOf, firm);
    firm += firms;
  }
  for (const scope of ['firm', 'market', 'goods'] as const) {
    const to = cellsOf(layout, joined, scope);
    let row = 0;
    for (const part of parts) {
      cellsOf(layout, part, scope).forEach((column, cell) => {
        to[cell]!.set(column, row);
      });
      row += part[scope].rows;
    }
  }
  return joined;
}

function copy(columns: readonly CellColumn[], row: number, cells: Float64Array): void {
  for (let i = 0; i < cells.length; i++) columns[i]![row] = cells[i]!;
}

function rowsOf(counts: ArrayLike<number>): { start: Int32Array; owner: Int32Array } {
  const start = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) start[i + 1] = start[i]! + counts[i]!;
  const owner = new Int32Array(start.at(-1)!);
  for (let i = 0; i < counts.length; i++) owner.fill(i, start[i], start[i + 1]);
  return { start, owner };
}
