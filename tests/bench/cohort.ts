import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCohort, writeCohort } from '../../lib/cohort/file/index.ts';
import { Database, runCohort, summarise } from '../../lib/cohort/node.ts';
import { compile } from '../../lib/engine/index.ts';
import { build } from '../../lib/engine/program/index.ts';
import { ruleBook } from '../../lib/rulebook/node.ts';
import { filedFirms } from '../support/cohort.ts';

/** `npm run bench:cohort [-- FIRMS]`: firms × (baseline and three scenarios), Parquet to Parquet, and the floor: DuckDB reading and summing the same columns. */
const firms = Number(process.argv[2] ?? 1_000_000);
const different = Math.min(firms, 50_000);
const { book } = ruleBook();
const { layout } = build(compile(book));
const scenarios = Object.values(book.scenarios).slice(0, 3);
const folder = join(tmpdir(), 'landfall-bench');
mkdirSync(folder, { recursive: true });
const small = join(folder, `firms-${different}.parquet`);
const path = join(folder, `firms-${firms}.parquet`);
using database = await Database.open({ memory: 4000 });
if (!existsSync(small)) await writeCohort(layout, filedFirms(book, different, 5), small, ['region']);
if (!existsSync(path)) {
  const copies = Array.from(
    { length: Math.ceil(firms / different) },
    (_, n) => `SELECT * REPLACE (id || '-${n}' AS id) FROM read_parquet('${small}')`,
  );
  await database.run(
    `COPY (${copies.join(' UNION ALL ')} LIMIT ${firms}) TO '${path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`,
  );
}

let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 50);
const started = performance.now();
const before = process.cpuUsage();
const file = await openCohort(database, path, layout);
const opened = performance.now();
const out = join(folder, 'out');
const options = { book, file, scenarios, seed: 1 };
const summary = await runCohort({ ...options, out }, (codes) => summarise(codes, { ...options, holdsData: false }));
const ended = performance.now();
const { user, system } = process.cpuUsage(before);
clearInterval(watch);

const floorStarted = performance.now();
const sums = file.columns.map(({ name, kind }) => (kind === 'number' ? `sum("${name}")` : `count("${name}")`));
await database.rows(`SELECT ${sums.map((sum, i) => `${sum} AS c${i}`).join(', ')} FROM read_parquet('${path}')`);
const floor = performance.now() - floorStarted;
const seconds = (ms: number) => (ms / 1000).toFixed(1);
console.log(
  [
    '| what | value |',
    '| --- | ---: |',
    `| firms | ${file.rows} |`,
    `| different ones among them | ${different} |`,
    `| runs of each: baseline and | ${scenarios.length} scenarios |`,
    `| Parquet to Parquet and summary, seconds | ${seconds(ended - started)} |`,
    `| of that opening and checking the file, seconds | ${seconds(opened - started)} |`,
    `| processor time of all threads, seconds | ${seconds((user + system) / 1000)} |`,
    `| most memory, MB | ${Math.round(most / 1e6)} |`,
    `| floor: DuckDB reads and sums up the same ${file.columns.length} columns, seconds | ${seconds(floor)} |`,
    `| × floor | ${((ended - started) / floor).toFixed(1)} |`,
    `| firms moved by the scenarios | ${summary.scenarios.map(({ moved }) => moved).join(', ')} |`,
  ].join('\n'),
);
console.log(
  `\n${availableParallelism()} processors, Node ${process.versions.node}; load of the machine at the end: ${loadavg()[0]!.toFixed(1)}.`,
);
rmSync(out, { recursive: true, force: true });
process.exit(0);
