import type { Layout } from '../../engine/node.ts';
import { type CellColumn, type Columns, cellsOf, emptyColumns } from '../../engine/node.ts';
import type { Scope } from '../../rulebook/index.ts';
import { RawChunk } from '../duck/chunk.ts';
import { type Database, quoted } from '../duck/database.ts';
import { combinationsIn, type Dictionary, dictionaryOf, numberOf, withType, wrongTexts } from './dictionary.ts';
import { knownRows, setBits, setFlags, setGiven, setNumbers } from './fill.ts';
import { type FileColumn, filePlaces, idColumn, yearColumn } from './format.ts';
import { type CohortFile, tableOf } from './open.ts';
import { CohortFileError } from './problem.ts';

/** Firms of a file that stand together, as columns. */
export interface Batch {
  /** Row of the first of them. */
  readonly first: number;
  readonly ids: readonly string[];
  readonly columns: Columns;
}

/** A place (the firm, one market, one good) with its columns in the result of the query. */
interface Read {
  readonly scope: Scope;
  readonly index: number;
  readonly columns: readonly { readonly column: FileColumn; readonly at: number }[];
  /** Column that tells whether anything else is known of the place; -1 if there is nothing else. */
  readonly rest: number;
}

/**
 * Reads a cohort file into columns of cells, without making an object for each firm. One reader serves one thread.
 *
 * @param needed questions that somebody reads; of the others only whether anything is known of a market or good
 */
export class CohortReader {
  readonly #database: Database;
  readonly #file: CohortFile;
  readonly #layout: Layout;
  readonly #needed: ReadonlySet<string>;
  readonly #dictionaries = new Map<FileColumn, Dictionary>();
  #isPrepared = false;
  /** Cells of a place of which nothing is known, by scope and year. */
  readonly #open = new Map<string, Float64Array>();

  constructor(database: Database, file: CohortFile, layout: Layout, needed: ReadonlySet<string>) {
    this.#database = database;
    this.#file = file;
    this.#layout = layout;
    this.#needed = needed;
    for (const column of file.columns)
      if (column.kind === 'option' || column.kind === 'options') this.#dictionaries.set(column, dictionaryOf(column));
  }

  async #prepare(): Promise<void> {
    this.#isPrepared = true;
    for (const [column, dictionary] of this.#dictionaries)
      this.#dictionaries.set(column, await withType(this.#database, this.#typeOf(column), dictionary));
  }

  #typeOf(column: FileColumn): string {
    return `texts_${this.#file.columns.indexOf(column)}`;
  }

  /** Firms of the rows from `from` up to `to`, in order, a few thousand at a time. @throws CohortFileError for a text that is no option */
  async *read(from: number, to: number): AsyncGenerator<Batch> {
    if (!this.#isPrepared) await this.#prepare();
    let next = from;
    while (next < to) {
      const { select, reads } = this.#query();
      const result = await this.#database.connection.stream(
        `SELECT ${select.join(', ')} FROM ${tableOf(this.#file.path)} WHERE file_row_number >= ${next} AND file_row_number < ${to}`,
      );
      let isUnknown = false;
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) break;
        const batch = this.#batch(new RawChunk(chunk), reads, next);
        if (!batch) {
          isUnknown = true;
          break;
        }
        yield batch;
        next += batch.columns.firms;
      }
      if (!isUnknown) return;
      await this.#learn(next, to);
    }
  }

  #query(): { select: readonly string[]; reads: readonly Read[] } {
    const select = [quoted(idColumn), `CAST(${quoted(yearColumn)} AS INTEGER)`];
    const reads: Read[] = [];
    for (const scope of ['firm', 'market', 'goods'] as const)
      for (let index = 0; index < filePlaces[scope]; index++) {
        const own = this.#file.columns.filter((column) => column.scope === scope && column.index === index);
        if (own.length === 0) continue;
        const wanted = own.filter((column) => this.#needed.has(column.question.id));
        const columns = wanted.map((column) => ({ column, at: select.push(this.#cell(column)) - 1 }));
        const others = scope === 'firm' ? [] : own.filter((column) => !wanted.includes(column));
        const rest =
          others.length === 0
            ? -1
            : select.push(others.map(({ name }) => `${quoted(name)} IS NOT NULL`).join(' OR ')) - 1;
        reads.push({ scope, index, columns, rest });
      }
    return { select, reads };
  }

  #cell(column: FileColumn): string {
    const dictionary = this.#dictionaries.get(column);
    if (dictionary) return numberOf(column, dictionary);
    const name = quoted(column.name);
    if (column.kind === 'number') return `CAST(${name} AS DOUBLE)`;
    // Of a text no rule reads more than that there is one.
    return column.kind === 'boolean' ? name : `CASE WHEN ${name} IS NOT NULL THEN TRUE END`;
  }

  /** Adds the combinations of the rows to come to the dictionaries. */
  async #learn(from: number, to: number): Promise<void> {
    const multiple = [...this.#dictionaries.keys()].filter(({ kind }) => kind === 'options');
    const found = await combinationsIn(this.#database, this.#file, multiple, from, to);
    let isNew = false;
    for (const [column, texts] of found) {
      const known = new Set(this.#dictionaries.get(column)!.texts);
      const fresh = texts.filter((cell) => !known.has(cell));
      if (fresh.length === 0) continue;
      isNew = true;
      this.#dictionaries.set(
        column,
        await withType(this.#database, this.#typeOf(column), dictionaryOf(column, [...known, ...fresh])),
      );
    }
    if (isNew) return;
    const choices = [...this.#dictionaries.keys()].filter(({ kind }) => kind === 'option');
    throw new CohortFileError(await wrongTexts(this.#database, this.#file, choices, from, to));
  }

  /** The firms of a chunk; null if one of their texts is not in the dictionaries yet. */
  #batch(chunk: RawChunk, reads: readonly Read[], first: number): Batch | null {
    const { rows } = chunk;
    const counts = { market: new Int32Array(rows), goods: new Int32Array(rows) };
    for (const read of reads) if (read.scope !== 'firm') countPlaces(chunk, read, counts[read.scope]);
    const columns = emptyColumns(this.#layout, counts.market, counts.goods);
    columns.asOf.set(chunk.whole(1));
    const cells = {
      firm: cellsOf(this.#layout, columns, 'firm'),
      market: cellsOf(this.#layout, columns, 'market'),
      goods: cellsOf(this.#layout, columns, 'goods'),
    };
    this.#fillOpen(columns, cells);
    for (const read of reads) {
      const target = targets(read, columns, counts);
      for (const { column, at } of read.columns)
        if (!this.#write(chunk, column, at, cells[read.scope], target)) return null;
    }
    return { first, ids: chunk.values(0) as string[], columns };
  }

  /** Everything as it stands where nothing is known; some of it depends on the year of a firm. */
  #fillOpen({ asOf, marketOwner, goodsOwner }: Columns, cells: Readonly<Record<Scope, readonly CellColumn[]>>): void {
    const years = [...new Set(asOf)];
    for (const scope of ['firm', 'market', 'goods'] as const) {
      const open = new Map(years.map((year) => [year, this.#openIn(scope, year)]));
      const [first, ...others] = open.values();
      const owner = scope === 'market' ? marketOwner : scope === 'goods' ? goodsOwner : null;
      cells[scope].forEach((column, cell) => {
        const value = first![cell]!;
        column.fill(value);
        if (others.every((other) => other[cell] === value)) return;
        for (let row = 0; row < column.length; row++) column[row] = open.get(asOf[owner ? owner[row]! : row]!)![cell]!;
      });
    }
  }

  #openIn(scope: Scope, year: number): Float64Array {
    const key = `${scope} ${year}`;
    const cells = this.#open.get(key) ?? this.#layout.open(scope, year);
    this.#open.set(key, cells);
    return cells;
  }

  /** Writes what is known in one column. @returns false for a text that is not in the dictionary yet */
  #write(
    chunk: RawChunk,
    column: FileColumn,
    at: number,
    cells: readonly CellColumn[],
    target: Int32Array | null,
  ): boolean {
    const bits = chunk.known(at);
    if (bits?.every((byte) => byte === 0)) return true;
    const rows = knownRows(bits, chunk.rows);
    const { given, first } = this.#layout.cells.get(column.question.id)!;
    setGiven(cells[given] as Int32Array, rows, target);
    if (column.kind === 'number') {
      const line = first + 2 * (column.item?.index ?? 0);
      const [low, high] = [cells[line] as Float64Array, cells[line + 1] as Float64Array];
      setNumbers(low, high, chunk.numbers(at), rows, target);
    } else if (column.kind === 'boolean') setFlags(cells[first] as Uint8Array, chunk.bytes(at), rows, target);
    else if (column.kind === 'option' || column.kind === 'options') {
      const dictionary = this.#dictionaries.get(column)!.bits;
      // What is ticked is known, and so is what is not.
      const maybe = column.kind === 'options' ? (cells[first + 1] as Int32Array) : null;
      return setBits(cells[first] as Int32Array, maybe, chunk.whole(at), dictionary, rows, target);
    }
    return true;
  }
}

/** A place is there if anything is known of it or of a later one. */
function countPlaces(chunk: RawChunk, { index, columns, rest }: Read, counts: Int32Array): void {
  const bytes = new Uint8Array(8 * Math.ceil(chunk.rows / 64));
  for (const { at } of columns) {
    const known = chunk.known(at);
    if (known === null) bytes.fill(255);
    else for (let i = 0; i < bytes.length; i++) bytes[i]! |= known[i]!;
  }
  const others = rest < 0 ? null : chunk.bytes(rest);
  for (let i = 0; i < chunk.rows; i++) if ((bytes[i >> 3]! >> (i & 7)) & 1 || others?.[i]) counts[i] = index + 1;
}

/** Row of each firm's place among the rows of its scope; null where it is the row of the firm. A firm without the place has nothing known there. */
function targets(
  { scope, index }: Read,
  { marketStart, goodsStart }: Columns,
  counts: { market: Int32Array; goods: Int32Array },
) {
  if (scope === 'firm') return null;
  const start = scope === 'market' ? marketStart : goodsStart;
  return counts[scope].map((_, i) => start[i]! + index);
}
