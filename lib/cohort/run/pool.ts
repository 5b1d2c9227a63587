import { Worker } from 'node:worker_threads';
import { CohortFileError } from '../file/problem.ts';
import { rowGroupRows } from '../file/write.ts';
import type { Answer, Range, WorkerJob } from './worker.ts';

/** Rows of one query: preparing it takes a tenth of a second, with as many columns as a file may have. */
const rangeRows = 6 * rowGroupRows;

type Done = Extract<Answer, { parts: unknown }>;

/**
 * Runs a job in worker threads; gives the results of its ranges in the order of the rows, whichever thread is done first. Threads wait when what is done has not been
 * taken yet, so that memory stays the same however many firms there are.
 */
export async function* inThreads(job: WorkerJob, threads: number, signal?: AbortSignal): AsyncGenerator<Done> {
  const ranges = rangesOf(job.file.rows);
  const workers = Array.from(
    { length: Math.max(1, Math.min(threads, ranges.length)) },
    () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: job }),
  );
  const stop = () => Promise.all(workers.map((worker) => worker.terminate()));
  const done = new Map<number, Done>();
  let wake = () => {};
  let failure: unknown;
  let asked = 0;
  let taken = 0;
  // As far ahead as there are threads, and one more each.
  const ask = (worker: Worker) => {
    if (asked < ranges.length && asked < taken + 2 * workers.length) worker.postMessage(ranges[asked++]!);
    else idle.push(worker);
  };
  const idle: Worker[] = [];
  const fail = (reason: unknown) => {
    failure ??= reason;
    wake();
  };
  for (const worker of workers) {
    worker.on('message', (answer: Answer) => {
      if ('problems' in answer) return fail(new CohortFileError(answer.problems));
      done.set(answer.range.from, answer);
      ask(worker);
      wake();
    });
    worker.on('error', fail);
    ask(worker);
  }
  const abort = () => fail(signal!.reason);
  signal?.addEventListener('abort', abort);
  try {
    for (const { from } of ranges) {
      while (!done.has(from)) {
        if (signal?.aborted) abort();
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const part = done.get(from)!;
      done.delete(from);
      yield part;
      taken++;
      for (const worker of idle.splice(0)) ask(worker);
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    await stop();
  }
}

function rangesOf(rows: number): Range[] {
  return Array.from({ length: Math.ceil(rows / rangeRows) }, (_, index) => ({
    from: index * rangeRows,
    to: Math.min(rows, (index + 1) * rangeRows),
  }));
}
