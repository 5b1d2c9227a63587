import { parentPort, workerData } from 'node:worker_threads';
import type { RuleBook, ScenarioRecord } from '../../rulebook/index.ts';
import { Database } from '../duck/database.ts';
import type { CohortFile } from '../file/index.ts';
import { CohortFileError, type FileProblem } from '../file/problem.ts';
import { CohortReader } from '../file/read.ts';
import { BatchRun, type Codes } from './batch.ts';
import { javascriptEngine } from './engine.ts';

/** What a worker is given to begin with. */
export interface WorkerJob {
  readonly book: RuleBook;
  readonly file: CohortFile;
  readonly scenarios: readonly ScenarioRecord[];
  readonly seed: number;
  /** Megabytes for reading. */
  readonly memory: number;
  /** Whether what scenarios move is divided among their levers. */
  readonly attributes: boolean;
}

/** Results of a few thousand firms. */
export interface Part {
  readonly rows: number;
  readonly codes: Codes;
  /** Firms that each lever moves, by scenario; see `BatchRun.parts`. */
  readonly parts: readonly (Float64Array | null)[];
}

/** Rows that a worker is asked for, from `from` up to `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What comes back: results of a range in parts of a few thousand firms, or what is wrong with the file. */
export type Answer =
  | { readonly range: Range; readonly parts: readonly Part[] }
  | { readonly problems: readonly FileProblem[] };

if (parentPort) await work(parentPort, workerData as WorkerJob);

async function work(
  port: NonNullable<typeof parentPort>,
  { book, file, scenarios, seed, memory, attributes }: WorkerJob,
): Promise<void> {
  const run = new BatchRun(book, scenarios, seed, javascriptEngine, attributes);
  // One thread: the others have workers of their own.
  const database = await Database.open({ threads: 1, memory });
  const reader = new CohortReader(database, file, run.layout, run.needed);
  port.on('message', async (range: Range) => {
    try {
      const parts: Part[] = [];
      for await (const { columns, ids } of reader.read(range.from, range.to))
        parts.push({
          rows: columns.firms,
          codes: await run.codes(columns, ids),
          parts: await run.parts(columns, ids),
        });
      port.postMessage({ range, parts } satisfies Answer);
    } catch (error) {
      if (!(error instanceof CohortFileError)) throw error;
      port.postMessage({ problems: error.problems } satisfies Answer);
    }
  });
}
