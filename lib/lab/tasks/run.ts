import { renameSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { compiledBook } from '../../advice/node.ts';
import { Database, groupPrefix, idColumn, openCohort, quoted, runCohort, summarise, text } from '../../cohort/node.ts';
import { build } from '../../engine/node.ts';
import { labFiles } from '../files.ts';
import type { OnProgress, Results, TaskOf } from '../task.ts';
import { inWorkplace, write } from './population.ts';

/** Runs scenarios over a population; results stand beside the entry once all are there. */
export function runScenarios(
  { folder, firms, scenarios, seed, divides, holdsData }: TaskOf<'run'>,
  onProgress: OnProgress,
): Promise<Results['run']> {
  const compiled = compiledBook();
  const { book } = compiled;
  return inWorkplace(folder, async (work) => {
    using database = await Database.open({ memory: 512, spill: work });
    const file = await openCohort(database, firms, build(compiled).layout);
    const { rows } = file;
    onProgress(0, rows);
    const options = { book, file, scenarios, seed };
    // The server goes on answering meanwhile.
    const threads = Math.max(1, availableParallelism() - 1);
    const out = join(work, 'out');
    const summary = await runCohort(
      { ...options, out, threads, attributes: divides, onProgress: (done) => onProgress(done, rows) },
      (codes, moved) => summarise(codes, { ...options, holdsData }, moved),
    );
    write(work, labFiles.summary, summary);
    write(work, labFiles.scenarios, { scenarios });
    renameSync(join(out, labFiles.results), join(work, labFiles.results));
    await writeCsv(database, join(work, labFiles.results), join(work, labFiles.resultsCsv));
    for (const name of [labFiles.results, labFiles.resultsCsv, labFiles.scenarios, labFiles.summary])
      renameSync(join(work, name), join(folder, name));
    return { firms: rows };
  });
}

/** The mark in front makes Excel read it as UTF-8; what a spreadsheet would compute is made harmless. */
async function writeCsv(database: Database, results: string, out: string): Promise<void> {
  const columns = await database.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM read_parquet(${text(results)})`);
  const cells = columns.map(({ column_name: name }, index) => {
    const typed = name === idColumn || name.startsWith(groupPrefix);
    const cell = typed
      ? `CASE WHEN regexp_matches(${quoted(name)}, '^[=+@\\t\\r\\n-]') THEN '''' || ${quoted(name)} ELSE ${quoted(name)} END`
      : quoted(name);
    return `${cell} AS ${quoted(index === 0 ? `\ufeff${name}` : name)}`;
  });
  await database.run(
    `COPY (SELECT ${cells.join(', ')} FROM read_parquet(${text(results)})) TO ${text(out)} (FORMAT csv, HEADER)`,
  );
}
