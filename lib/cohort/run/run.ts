import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { RuleBook, ScenarioRecord } from '../../rulebook/index.ts';
import { Database } from '../duck/database.ts';
import type { CohortFile } from '../file/index.ts';
import { clickHouseEngine, duckDbEngine, inSql } from './in-sql.ts';
import { inThreads } from './pool.ts';
import { resultColumns } from './results.ts';
import { ResultStore } from './store.ts';

export interface CohortRun {
  readonly book: RuleBook;
  readonly file: CohortFile;
  readonly scenarios: readonly ScenarioRecord[];
  /** Any 32-bit integer; firms keep their luck under the same one. */
  readonly seed: number;
  /** Folder for the results; is made if it is not there. */
  readonly out: string;
  readonly threads?: number;
  /** Divides what each scenario moves among its levers, which takes an evaluation for each set of levers. */
  readonly attributes?: boolean;
  /** What takes the decisions; JavaScript in threads if left out. All say the same. */
  readonly engine?: Engine;
  readonly onProgress?: (firms: number) => void;
  readonly signal?: AbortSignal;
}

/** By scenario the firms that each of its levers moves; null where they cannot be told apart. */
export type Attributed = readonly (Float64Array | null)[];

export type Engine = 'js' | 'duckdb' | { readonly clickhouse: readonly string[] };

export const resultsFile = 'results.parquet';

/**
 * Takes the decisions of a population under the baseline and every scenario, and writes them to `results.parquet`. The same firms, rules, scenarios and seed give the same
 * bytes, with any number of threads.
 *
 * @throws CohortFileError for a text in the file that is no option
 */
export async function runCohort<T>(
  {
    book,
    file,
    scenarios,
    seed,
    out,
    threads = availableParallelism(),
    engine = 'js',
    attributes = false,
    onProgress,
    signal,
  }: CohortRun,
  summarise: (database: Database, moved: Attributed) => Promise<T>,
): Promise<T> {
  mkdirSync(out, { recursive: true });
  const work = join(out, '.work');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  try {
    using database = await Database.open({ threads, memory: 700, spill: work }, join(work, 'codes.duckdb'));
    const store = await ResultStore.open(database, resultColumns(book, scenarios));
    let firms = 0;
    const job = { book, file, scenarios, seed, memory: 256, attributes };
    const moved: (Float64Array | null)[] = scenarios.map(() => null);
    using other = await Database.open({ threads, memory: 700, spill: work });
    const engineOf =
      engine === 'duckdb' ? duckDbEngine(other) : engine === 'js' ? null : clickHouseEngine(engine.clickhouse);
    const done = engineOf ? inSql(job, other, engineOf, signal) : inThreads(job, threads, signal);
    for await (const { parts } of done)
      for (const { codes, rows, parts: added } of parts) {
        store.add(codes, rows);
        added.forEach((own, index) => {
          if (own) moved[index] = own.map((value, lever) => value + (moved[index]?.[lever] ?? 0));
        });
        firms += rows;
        onProgress?.(firms);
      }
    store.close();
    await store.write(file, scenarios, join(out, resultsFile));
    return await summarise(database, moved);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
