import type { Layout } from '../../engine/node.ts';
import { type CellColumn, type Columns, cellsOf, emptyColumns } from '../../engine/node.ts';
import type { Scope } from '../../rulebook/index.ts';
import { RawChunk } from '../duck/chunk.ts';
import { type Database, quoted } from '../duck/database.ts';
import { combinationsIn, type Dictionary, dictionaryOf, numberOf, wrongTexts } from './dictionary.ts';
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

  constructor(database: Database, file: CohortFile, layout: Layout, needed: ReadonlySet<string>) {
    this.#database = database;
    this.#file = file;
    this.#layout = layout;
    this.#needed = needed;
    for (const column of file.columns)
      if (column.kind === 'option' || column.kind === 'options') this.#dictionaries.set(column, dictionaryOf(column));
  }

  /** Firms of the rows from `from` up to `to`, in order, a few thousand at a time. @throws CohortFileError for a text that is no option */
  async *read(from: number, to: number): AsyncGenerator<Batch> {
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
      const known = this.#dictionaries.get(column)!.texts;
      const fresh = texts.filter((cell) => !known.includes(cell));
      if (fresh.length === 0) continue;
      isNew = true;
      this.#dictionaries.set(column, dictionaryOf(column, [...known, ...fresh]));
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

  /** Everything as it stands where nothing is known; that depends on the year of a firm. */
  #fillOpen(
    { asOf, marketOwner, goodsOwner, firms }: Columns,
    cells: Readonly<Record<Scope, readonly CellColumn[]>>,
  ): void {
    const isOneYear = asOf.every((year) => year === asOf[0]);
    for (const scope of ['firm', 'market', 'goods'] as const) {
      if (isOneYear) {
        const open = this.#layout.open(scope, asOf[0]!);
        cells[scope].forEach((column, cell) => column.fill(open[cell]!));
        continue;
      }
      const owner = scope === 'market' ? marketOwner : scope === 'goods' ? goodsOwner : null;
      const rows = owner ? owner.length : firms;
      for (let row = 0; row < rows; row++) {
        const open = this.#layout.open(scope, asOf[owner ? owner[row]! : row]!);
        for (let cell = 0; cell < open.length; cell++) cells[scope][cell]![row] = open[cell]!;
      }
    }
  }

  /** Writes what is known in one column. @returns false for a text that is not in the dictionary yet */
  #write(
    chunk: RawChunk,
    column: FileColumn,
    at: number,
    cells: readonly CellColumn[],
    target: Int32Array | null,
  ): boolean {
    const known = chunk.known(at);
    if (known?.every((byte) => byte === 0)) return true;
    const { given, first } = this.#layout.cells.get(column.question.id)!;
    const line = first + 2 * (column.item?.index ?? 0);
    const isGiven = cells[given]!;
    const low = cells[line]!;
    const high = cells[line + 1]!;
    const { rows } = chunk;
    const row = (i: number) => (target ? target[i]! : i);
    const isKnown = (i: number) => known === null || (known[i >> 3]! >> (i & 7)) & 1;
    if (column.kind === 'number') {
      const numbers = chunk.numbers(at);
      for (let i = 0; i < rows; i++)
        if (isKnown(i)) {
          const to = row(i);
          isGiven[to] = 1;
          low[to] = numbers[i]!;
          high[to] = numbers[i]!;
        }
      return true;
    }
    if (column.kind !== 'option' && column.kind !== 'options') {
      const flags = chunk.bytes(at);
      for (let i = 0; i < rows; i++)
        if (isKnown(i)) {
          isGiven[row(i)] = 1;
          if (column.kind === 'boolean') cells[first]![row(i)] = 2 * flags[i]!;
        }
      return true;
    }
    const { bits } = this.#dictionaries.get(column)!;
    const numbers = chunk.whole(at);
    const isMultiple = column.kind === 'options';
    for (let i = 0; i < rows; i++)
      if (isKnown(i)) {
        const number = numbers[i]!;
        if (number === 0) return false;
        const to = row(i);
        isGiven[to] = 1;
        cells[first]![to] = bits[number]!;
        // What is ticked is known, and so is what is not.
        if (isMultiple) cells[first + 1]![to] = 0;
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
