import { type Columns, joinFirms, type Layout } from '../../engine/node.ts';
import type { Database } from '../duck/database.ts';
import { type Batch, CohortReader } from '../file/read.ts';
import { rowGroupRows } from '../file/write.ts';
import { ClickHouseDecisions } from '../sql/clickhouse.ts';
import { DuckDbDecisions } from '../sql/duckdb.ts';
import { BatchRun } from './batch.ts';
import { type EngineOf, javascriptEngine } from './engine.ts';
import type { Part, WorkerJob } from './worker.ts';

/** Decisions by SQL in the embedded database. */
export function duckDbEngine(database: Database): EngineOf {
  return (program, decisions) => {
    const sql = new DuckDbDecisions(database, program, { decisions });
    return { decide: (columns: Columns) => sql.decide(columns) };
  };
}

/** Decisions by SQL in ClickHouse; with several servers each takes its share of the firms. */
export function clickHouseEngine(urls: readonly string[]): EngineOf {
  return (program, decisions) => {
    const sql = new ClickHouseDecisions(urls, program, { decisions });
    return { decide: (columns: Columns) => sql.decide(columns) };
  };
}

/** Runs a job with decisions taken by SQL: a script has a hundred statements, so many firms go through it at once. */
export async function* inSql(
  { book, file, scenarios, seed, attributes }: WorkerJob,
  database: Database,
  engineOf: EngineOf,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly parts: readonly Part[] }> {
  const run = new BatchRun(book, scenarios, seed, engineOf);
  // Dividing needs many small evaluations, for which SQL is too slow.
  const divided = attributes ? new BatchRun(book, scenarios, seed, javascriptEngine, true) : null;
  const reader = new CohortReader(database, file, run.layout, run.needed);
  for (let from = 0; from < file.rows; from += rowGroupRows) {
    signal?.throwIfAborted();
    const batches: Batch[] = [];
    for await (const batch of reader.read(from, Math.min(file.rows, from + rowGroupRows))) batches.push(batch);
    const { columns, ids } = joined(run.layout, batches);
    const parts = divided ? await divided.parts(columns, ids) : [];
    yield { parts: [{ rows: columns.firms, codes: await run.codes(columns, ids), parts }] };
  }
}

function joined(layout: Layout, batches: readonly Batch[]) {
  return {
    columns: joinFirms(
      layout,
      batches.map(({ columns }) => columns),
    ),
    ids: batches.flatMap(({ ids }) => ids),
  };
}
