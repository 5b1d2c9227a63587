import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { idColumn, quoted, rowGroupRows, text, yearColumn } from '../../cohort/node.ts';
import type { Localised, RuleBook } from '../../rulebook/index.ts';
import { type FaultCode, suggestOptions } from '../cells/index.ts';
import type { Mapping } from '../match/mapping.ts';
import type { Targets } from '../match/targets.ts';
import { IntakeError } from '../problem.ts';
import type { CellProblem } from '../report/explain.ts';
import type { TableSource } from '../source/source.ts';
import { doubts } from './doubts.ts';
import { RowReader } from './row-reader.ts';
import { typeOf, types, Workplace } from './workplace.ts';

/** What came of a table. */
export interface IntakeCounts {
  /** Rows below the headings that hold anything. */
  readonly rows: number;
  readonly kept: number;
  readonly rejected: number;
  /** Cells that could not be read, of rows that were left out too. */
  readonly badCells: number;
}

export interface IntakeOptions {
  readonly book: RuleBook;
  readonly targets: Targets;
  readonly signal?: AbortSignal;
  /** Told every few thousand rows. */
  readonly onProgress?: (rows: number) => void;
}

const progressRows = 5000;
const shownCharacters = 200;
const lineColumn = 'line';

/** A text that was met in cells and not read. */
export interface UnreadValue {
  readonly header: string;
  readonly to: string;
  readonly value: string;
  readonly cells: number;
  /** Options that it may be meant as. */
  readonly suggestions: readonly string[];
}

/** A table that was read. Its problems can be gone through until it is disposed of. */
export class Intake implements Disposable {
  readonly counts: IntakeCounts;
  /** What its owner should look at. */
  readonly notes: readonly Localised[];
  readonly #suggest: (to: string, value: string) => readonly string[];
  readonly #work: Workplace;
  readonly #reader: RowReader;
  readonly #to: ReadonlyMap<number, string>;

  constructor(
    counts: IntakeCounts,
    notes: readonly Localised[],
    work: Workplace,
    reader: RowReader,
    to: ReadonlyMap<number, string>,
    suggest: (to: string, value: string) => readonly string[],
  ) {
    this.counts = counts;
    this.notes = notes;
    this.#suggest = suggest;
    this.#work = work;
    this.#reader = reader;
    this.#to = to;
  }

  /** Every cell and row that could not be read, in the order of the file. */
  async *problems(): AsyncGenerator<CellProblem> {
    const result = await this.#work.database.connection.stream('SELECT * FROM problems ORDER BY line, "column"');
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      for (const [line, column, value, fault, asOf, rejected] of chunk.getRows() as ProblemRow[])
        yield {
          line,
          header: this.#reader.headers[column] ?? `(${column + 1})`,
          to: this.#to.get(column) ?? null,
          value,
          fault,
          asOf,
          rejected,
        };
    }
  }

  /** Cells that were often met and not read: what a mapping could give a meaning to. Most frequent first. */
  async unread(most: number): Promise<readonly UnreadValue[]> {
    const rows = await this.#work.database.rows<{ column: number; value: string; cells: number }>(
      `SELECT "column", value, count(*) AS cells FROM problems WHERE fault IN ('option', 'yesNo', 'notNumber')
       GROUP BY ALL ORDER BY cells DESC, "column", value LIMIT ${most}`,
    );
    return rows.map(({ column, value, cells }) => {
      const to = this.#to.get(column)!;
      return { header: this.#reader.headers[column]!, to, value, cells, suggestions: this.#suggest(to, value) };
    });
  }

  [Symbol.dispose](): void {
    this.#work[Symbol.dispose]();
  }
}

type ProblemRow = [line: number, column: number, value: string, fault: FaultCode, asOf: number, rejected: boolean];

/**
 * Reads a table into a cohort file, row by row. Good rows are kept; what cannot be read is kept as a problem. With no row left, no file is written.
 *
 * @param out Parquet file; an existing one is replaced once the new one is whole
 * @throws IntakeError if the table cannot be read further, or a heading line is missing
 */
export async function readTable(
  source: TableSource,
  mapping: Mapping,
  out: string,
  options: IntakeOptions,
): Promise<Intake> {
  const work = await Workplace.open(dirname(out));
  try {
    return await read(source, mapping, out, options, work);
  } catch (error) {
    work[Symbol.dispose]();
    throw error;
  }
}

async function read(
  source: TableSource,
  mapping: Mapping,
  out: string,
  { book, targets, signal, onProgress }: IntakeOptions,
  work: Workplace,
): Promise<Intake> {
  const problems = await work.table('problems', [
    [lineColumn, types.whole],
    ['column', types.whole],
    ['value', types.text],
    ['fault', types.text],
    ['asOf', types.whole],
    ['rejected', types.flag],
  ]);
  let reader: RowReader | null = null;
  let firms: Awaited<ReturnType<Workplace['table']>> | null = null;
  let rows = 0;
  let badCells = 0;
  for await (const row of source.lines()) {
    if (!reader || !firms) {
      if (mapping.headerLine !== undefined && row.line < mapping.headerLine) continue;
      reader = new RowReader(row.cells, mapping, targets, book);
      firms = await work.table('firms', [
        [lineColumn, types.whole],
        [idColumn, types.text],
        [yearColumn, types.whole],
        ...reader.columns.map(({ to }) => [to, typeOf(targets.columns.get(to))] as const),
      ]);
      continue;
    }
    rows++;
    if (rows % progressRows === 0) {
      signal?.throwIfAborted();
      onProgress?.(rows);
    }
    const { id, asOf, cells, faults, rejected } = reader.read(row);
    badCells += faults.length;
    for (const { column, value, fault } of faults)
      problems.add([row.line, column, value.slice(0, shownCharacters), fault, asOf, rejected]);
    if (!rejected) firms.add([row.line, id, asOf, ...cells]);
  }
  if (!reader || !firms) throw new IntakeError({ en: 'the table has no line with headings', zh: '表格没有表头' });
  problems.close();
  firms.close();
  badCells += await leaveOutTwins(work, reader.idAt);
  const kept = await writeFirms(work, reader, out);
  const to = new Map(reader.columns.map((column) => [column.index, column.to]));
  for (const name of [idColumn, yearColumn]) {
    const mapped = mapping.columns.find((column) => column.to === name);
    const index = mapped ? reader.headers.indexOf(mapped.header) : -1;
    if (index >= 0) to.set(index, name);
  }
  const suggest = (name: string, value: string) => suggestOptions(book, targets.columns.get(name), value);
  const notes = await doubts(work, reader, mapping, targets);
  return new Intake({ rows, kept, rejected: rows - kept, badCells }, notes, work, reader, to, suggest);
}

/** Of rows with the same id the first is kept. @returns how many were left out */
async function leaveOutTwins({ database }: Workplace, idAt: number): Promise<number> {
  const id = quoted(idColumn);
  await database.run(`CREATE TEMP TABLE twins AS SELECT * FROM (
    SELECT line, ${id}, ${quoted(yearColumn)}, row_number() OVER (PARTITION BY ${id} ORDER BY line) AS place
    FROM firms WHERE ${id} IN (SELECT ${id} FROM firms GROUP BY ${id} HAVING count(*) > 1)) WHERE place > 1`);
  await database.run(
    `INSERT INTO problems SELECT line, ${Math.max(0, idAt)}, ${id}, 'idTwice', ${quoted(yearColumn)}, true FROM twins`,
  );
  await database.run('DELETE FROM firms WHERE line IN (SELECT line FROM twins)');
  const [count] = await database.rows<{ twins: number }>('SELECT count(*) AS twins FROM twins');
  return count!.twins;
}

async function writeFirms({ database }: Workplace, reader: RowReader, out: string): Promise<number> {
  const [count] = await database.rows<{ firms: number }>('SELECT count(*) AS firms FROM firms');
  if (count!.firms === 0) return 0;
  const names = [idColumn, yearColumn, ...reader.columns.map(({ to }) => to)].map(quoted).join(', ');
  const part = `${out}.part`;
  try {
    await database.run(
      `COPY (SELECT ${names} FROM firms) TO ${text(part)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroupRows})`,
    );
    renameSync(part, out);
  } finally {
    rmSync(part, { force: true });
  }
  return count!.firms;
}
