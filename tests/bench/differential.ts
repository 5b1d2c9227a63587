import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { compile } from '../../lib/engine/index.ts';
import { ruleBook } from '../../lib/rulebook/node.ts';
import { Differential, firmsOfEveryKind } from '../support/differential.ts';

/** `npm run differential [-- FIRMS]`: the compiled forms of the rule book against the readable interpreter. Exit code 1 if they differ. */
const batch = 500;

interface Part {
  readonly batches: readonly number[];
}

if (isMainThread) {
  const firms = Number(process.argv[2] ?? 100_000);
  const started = performance.now();
  const threads = availableParallelism();
  const all = Array.from({ length: Math.ceil(firms / batch) }, (_, index) => index);
  const parts = Array.from({ length: threads }, (_, thread) => all.filter((index) => index % threads === thread));
  const found = (await Promise.all(parts.map((batches) => differencesIn({ batches })))).flat();
  for (const line of found.slice(0, 10)) console.error(line);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${all.length * batch} firms: ${found.length} differences (${seconds} s on ${threads} threads)`);
  process.exitCode = found.length > 0 ? 1 : 0;
} else {
  const { book } = ruleBook();
  const differential = new Differential(compile(book));
  const { batches } = workerData as Part;
  parentPort!.postMessage(
    batches.flatMap((seed) => differential.differences([...firmsOfEveryKind(book, batch, seed)])),
  );
}

function differencesIn(part: Part): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: part });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
