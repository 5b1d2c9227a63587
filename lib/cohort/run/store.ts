import type { DuckDBAppender } from '@duckdb/node-api';
import { UTINYINT } from '@duckdb/node-api';
import type { ScenarioRecord } from '../../rulebook/index.ts';
import { reaches } from '../columns/lever.ts';
import { chunkOf, chunkRows } from '../duck/chunk.ts';
import { type Database, quoted, text } from '../duck/database.ts';
import { type CohortFile, groupPrefix, idColumn } from '../file/index.ts';
import type { Codes } from './batch.ts';
import type { ResultColumn } from './results.ts';

/** Table of the codes of a run. */
export const codesTable = 'codes';
/** Name of the column of codes of a result. */
export const codeColumn = (index: number) => `c${index}`;

/** Keeps the codes of a run in a database, firm after firm, and writes them as a Parquet file that people read. */
export class ResultStore {
  readonly #database: Database;
  readonly #columns: readonly ResultColumn[];
  readonly #appender: DuckDBAppender;

  private constructor(database: Database, columns: readonly ResultColumn[], appender: DuckDBAppender) {
    this.#database = database;
    this.#columns = columns;
    this.#appender = appender;
  }

  static async open(database: Database, columns: readonly ResultColumn[]): Promise<ResultStore> {
    const declared = columns.map((_, index) => `${codeColumn(index)} UTINYINT`);
    await database.run(`CREATE TABLE ${codesTable} (${declared.join(', ')})`);
    return new ResultStore(database, columns, await database.connection.createAppender(codesTable));
  }

  /** Adds firms that come after those before. */
  add(codes: Codes, rows: number): void {
    for (let from = 0; from < rows; from += chunkRows) {
      const to = Math.min(rows, from + chunkRows);
      const part = codes.map((column) => column.subarray(from, to));
      this.#appender.appendDataChunk(
        chunkOf(
          this.#columns.map(() => UTINYINT),
          part,
          to - from,
        ),
      );
    }
  }

  /** Ends adding. */
  close(): void {
    this.#appender.closeSync();
  }

  /** One row per firm: id, groups, then the results in words, then the cost of each scenario. */
  async write(file: CohortFile, scenarios: readonly ScenarioRecord[], path: string): Promise<void> {
    const head = [idColumn, ...file.groups.map((name) => `${groupPrefix}${name}`)].map((name) => `f.${quoted(name)}`);
    const words = this.#columns.map(
      ({ name, values }, index) =>
        `list_extract([${values.map(text).join(', ')}], c.${codeColumn(index)}) AS ${quoted(name)}`,
    );
    const costs = scenarios.map((scenario) => `${costOf(scenario, this.#columns)} AS ${quoted(`${scenario.id}.cost`)}`);
    const names = head.map((name) => name.slice(2)).join(', ');
    await this.#database.run(
      `COPY (SELECT ${[...head, ...words, ...costs].join(', ')} FROM (SELECT ${names} FROM read_parquet(${text(file.path)})) f ` +
        `POSITIONAL JOIN ${codesTable} c) TO ${text(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  }
}

/** Firms that took a lever cost its unit cost, whether it worked or not. */
export const takers = ['noEffect', 'changed', 'raised'] as const;

/** Cost of a scenario for one firm, as SQL over the codes. */
export function costOf({ id, levers = [] }: ScenarioRecord, columns: readonly ResultColumn[], table = 'c'): string {
  const codes = takers.map((reach) => reaches.indexOf(reach) + 1).join(', ');
  const terms = levers.map(({ lever, unitCost = 0 }) => {
    const index = columns.findIndex(({ run, about, of }) => run === id && about === 'reach' && of === lever);
    return `CASE WHEN ${table}.${codeColumn(index)} IN (${codes}) THEN ${unitCost}::DOUBLE ELSE 0 END`;
  });
  return terms.length === 0 ? '0::DOUBLE' : terms.join(' + ');
}
