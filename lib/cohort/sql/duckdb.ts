import { DOUBLE, INTEGER } from '@duckdb/node-api';
import { type Columns, type Program, partName, type SqlScript, sqlScript, sumName } from '../../engine/node.ts';
import { chunkOf, chunkRows, RawChunk } from '../duck/chunk.ts';
import type { Database } from '../duck/database.ts';
import { type NumberTable, tablesOf } from './tables.ts';
import type { SqlDecided, SqlWanted } from './wanted.ts';

/** Functions of the script that DuckDB knows as operators, and division as the script means it. */
const prelude = [
  'CREATE OR REPLACE TEMP MACRO bitAnd(a, b) AS (a & b)',
  'CREATE OR REPLACE TEMP MACRO bitOr(a, b) AS (a | b)',
  'SET ieee_floating_point_ops = true',
];

/** Takes decisions by SQL in the embedded DuckDB. */
export class DuckDbDecisions {
  readonly #database: Database;
  readonly #program: Program;
  readonly #wanted: SqlWanted;
  readonly #script: SqlScript;

  constructor(database: Database, program: Program, wanted: SqlWanted) {
    this.#database = database;
    this.#program = program;
    this.#wanted = wanted;
    this.#script = sqlScript(program, wanted, { tableSuffix: '' });
  }

  async decide(columns: Columns): Promise<SqlDecided> {
    for (const statement of prelude) await this.#database.run(statement);
    const loaded = tablesOf(this.#program.layout, columns, this.#script);
    for (const table of loaded) await this.#load(table);
    for (const statement of this.#script.statements) await this.#database.run(statement);
    const found: SqlDecided = new Map();
    for (const index of this.#wanted.decisions) found.set(index, await this.#read(index));
    for (const name of new Set([...loaded.map((table) => table.name), ...Object.values(this.#script.tables)]))
      await this.#database.run(`DROP TABLE ${name}`);
    return found;
  }

  async #load({ name, rows, columns }: NumberTable): Promise<void> {
    const types = columns.map(({ values }) => (values instanceof Int32Array ? INTEGER : DOUBLE));
    await this.#database.run(
      `CREATE OR REPLACE TABLE ${name} (${columns.map((column, i) => `${column.name} ${types[i]}`).join(', ')})`,
    );
    const appender = await this.#database.connection.createAppender(name);
    for (let from = 0; from < rows; from += chunkRows) {
      const to = Math.min(rows, from + chunkRows);
      const part = columns.map(({ values }) => values.subarray(from, to));
      appender.appendDataChunk(chunkOf(types, part, to - from));
    }
    appender.closeSync();
  }

  async #read(index: number) {
    const { scope, options, strengths } = this.#program.results[index]!;
    const parts = [...options, ...strengths].map((_, i) => `CAST(${sumName(index, i)} AS DOUBLE)`);
    const select = [
      `CAST(${partName(index, 'shown')} AS INTEGER)`,
      `CAST(${partName(index, 'first')} AS INTEGER)`,
      this.#wanted.possible ? `CAST(${partName(index, 'possible')} AS INTEGER)` : '0',
      ...(this.#wanted.sums ? parts : []),
    ];
    const order = scope === 'firm' ? 'firm_no' : 'firm_no, place_no';
    const result = await this.#database.connection.stream(
      `SELECT ${select.join(', ')} FROM ${this.#script.tables[scope]} ORDER BY ${order}`,
    );
    const shown: number[] = [];
    const first: number[] = [];
    const possible: number[] = [];
    const sums: number[] = [];
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      const raw = new RawChunk(chunk);
      shown.push(...raw.whole(0));
      first.push(...raw.whole(1));
      possible.push(...raw.whole(2));
      const columns = this.#wanted.sums ? parts.map((_, i) => raw.numbers(3 + i)) : [];
      for (let row = 0; row < raw.rows; row++) for (const column of columns) sums.push(column[row]!);
    }
    return {
      shown: Int8Array.from(shown),
      first: Int32Array.from(first),
      possible: Int32Array.from(this.#wanted.possible ? possible : []),
      sums: Float64Array.from(sums),
    };
  }
}
