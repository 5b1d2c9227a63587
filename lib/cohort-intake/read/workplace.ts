import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import { Database, type FileColumn, quoted } from '../../cohort/node.ts';

/** Rows that are handed to the database at once. */
const batchRows = 2048;
const memory = 768;

/** A database on disk in which a table is put together, so that its size does not matter. Gone when it is disposed of. */
export class Workplace implements Disposable {
  readonly database: Database;
  readonly #folder: string;

  private constructor(database: Database, folder: string) {
    this.database = database;
    this.#folder = folder;
  }

  /** @param folder an existing folder with room for the table */
  static async open(folder: string): Promise<Workplace> {
    const own = mkdtempSync(join(folder, 'intake-'));
    try {
      return new Workplace(await Database.open({ memory, spill: join(own, 'spill') }, join(own, 'work.duckdb')), own);
    } catch (error) {
      rmSync(own, { recursive: true, force: true });
      throw error;
    }
  }

  /** A new table that takes rows. */
  async table(name: string, columns: readonly (readonly [name: string, type: DuckDBType])[]): Promise<Table> {
    const declared = columns.map(([column, type]) => `${quoted(column)} ${type}`).join(', ');
    await this.database.run(`CREATE TABLE ${quoted(name)} (${declared})`);
    const types = columns.map(([, type]) => type);
    return new Table(await this.database.connection.createAppender(name), types);
  }

  [Symbol.dispose](): void {
    this.database[Symbol.dispose]();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

type Appender = Awaited<ReturnType<Database['connection']['createAppender']>>;

class Table {
  readonly #appender: Appender;
  readonly #types: readonly DuckDBType[];
  #rows: (readonly DuckDBValue[])[] = [];

  constructor(appender: Appender, types: readonly DuckDBType[]) {
    this.#appender = appender;
    this.#types = types;
  }

  add(row: readonly DuckDBValue[]): void {
    this.#rows.push(row);
    if (this.#rows.length === batchRows) this.#hand();
  }

  close(): void {
    if (this.#rows.length > 0) this.#hand();
    this.#appender.closeSync();
  }

  #hand(): void {
    const rows = this.#rows;
    const chunk = DuckDBDataChunk.create(this.#types, rows.length);
    chunk.setColumns(this.#types.map((_, index) => rows.map((row) => row[index]!)));
    this.#appender.appendDataChunk(chunk);
    this.#rows = [];
  }
}

/** Type of a column of answers; of groups and ids it is text. */
export function typeOf(column: FileColumn | undefined): DuckDBType {
  if (column?.kind === 'number') return DOUBLE;
  return column?.kind === 'boolean' ? BOOLEAN : VARCHAR;
}

export const types = { whole: INTEGER, text: VARCHAR, flag: BOOLEAN };
