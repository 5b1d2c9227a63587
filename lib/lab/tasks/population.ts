import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledBook } from '../../advice/node.ts';
import { type Member, randomFirms, synthesise } from '../../cohort/index.ts';
import { fileColumns, groupPrefix, idColumn, writeCohort, yearColumn } from '../../cohort/node.ts';
import {
  IntakeError,
  openSource,
  parseMapping,
  previewCohort,
  proposeMapping,
  readTable,
  Targets,
  writeCsvReport,
} from '../../cohort-intake/node.ts';
import { build } from '../../engine/node.ts';
import type { Locale, Localised, RuleBook } from '../../rulebook/index.ts';
import { labFiles } from '../files.ts';
import { randomPopulation } from '../limits.ts';
import type { Inspected, OnProgress, ReadFirms, Results, TargetName, TaskOf } from '../task.ts';

/** Values that could not be read, shown of a file. */
const mostUnread = 20;
/** As `npm run cohort -- --population random` draws them. */
const randomFirmsYear = 2026;

/** Matches the columns of an uploaded file, with the mapping of an earlier one if there is one. */
export async function inspectFile({ folder, earlier, today }: TaskOf<'inspect'>): Promise<Results['inspect']> {
  const { targets, names } = whatColumnsCanBe();
  const saved = earlier === null ? undefined : parseMapping(readFileSync(earlier, 'utf8'), targets);
  const source = await openSource(join(folder, labFiles.upload), {
    encoding: saved?.encoding,
    delimiter: saved?.delimiter,
    sheet: saved?.sheet,
  });
  const { mapping, columns, notes } = await proposeMapping(source, targets, today, saved);
  const inspected: Inspected = { mapping, columns, notes: [...source.notes, ...notes], targets: names };
  write(folder, labFiles.proposal, inspected);
  write(folder, labFiles.mapping, mapping);
  return { columns: columns.length, known: columns.filter(({ to }) => to !== null).length };
}

/** Reads the uploaded file by its mapping; with no row left, nothing of an earlier reading is touched. */
export async function readFirms(
  { folder, mapping, holdsData }: TaskOf<'read'>,
  onProgress: OnProgress,
): Promise<Results['read']> {
  const { book } = compiledBook();
  const { layout } = build(compiledBook());
  const { targets } = whatColumnsCanBe();
  const checked = parseMapping(JSON.stringify(mapping), targets);
  const source = await openSource(join(folder, labFiles.upload), {
    encoding: checked.encoding,
    delimiter: checked.delimiter,
    sheet: checked.sheet,
  });
  return inWorkplace(folder, async (work) => {
    const out = join(work, labFiles.firms);
    using intake = await readTable(source, checked, out, {
      book,
      targets,
      onProgress: (rows) => onProgress(rows, 0),
    });
    for (const locale of ['en', 'zh'] as const)
      await writeCsvReport(intake.problems(), join(work, labFiles.report[locale]), { book, targets, locale });
    const reading: ReadFirms = {
      counts: intake.counts,
      notes: intake.notes,
      unread: await intake.unread(mostUnread),
    };
    write(work, labFiles.reading, reading);
    const isEmpty = intake.counts.kept === 0;
    if (!isEmpty) write(work, labFiles.preview, await previewCohort(out, layout, holdsData));
    write(work, labFiles.mapping, checked);
    const { firms, preview, ...rest } = labFiles;
    const made = [rest.reading, rest.mapping, rest.report.en, rest.report.zh, ...(isEmpty ? [] : [firms, preview])];
    for (const name of made) renameSync(join(work, name), join(folder, name));
    if (isEmpty) throw new IntakeError(nothingLeft);
    return { firms: intake.counts.kept };
  });
}

/** A synthetic population. */
export async function drawPopulation({ folder, population, count, seed }: TaskOf<'draw'>): Promise<Results['draw']> {
  const { book } = compiledBook();
  const { layout } = build(compiledBook());
  return inWorkplace(folder, async (work) => {
    const out = join(work, labFiles.firms);
    await writeCohort(layout, drawn(book, population, count, seed), out);
    // Nobody is behind a made-up firm.
    write(work, labFiles.preview, await previewCohort(out, layout, true));
    for (const name of [labFiles.firms, labFiles.preview]) renameSync(join(work, name), join(folder, name));
    return { firms: count };
  });
}

function* drawn(book: RuleBook, population: string, count: number, seed: number): Generator<Member> {
  const known = book.populations[population];
  if (known) return yield* synthesise(known, count, seed);
  let index = 0;
  for (const profile of randomFirms(book, count, seed, { asOf: randomFirmsYear, known: 0.9 }))
    yield { id: `${randomPopulation}-${++index}`, profile };
}

/** Runs with a folder for what is half done, which is gone afterwards and taken over from a process that was killed. */
export async function inWorkplace<T>(folder: string, make: (work: string) => Promise<T>): Promise<T> {
  const work = join(folder, 'work');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { mode: 0o700 });
  // What the database puts aside goes there too.
  process.env.TMPDIR = work;
  try {
    return await make(work);
  } finally {
    if (existsSync(work)) rmSync(work, { recursive: true, force: true });
  }
}

export function write(folder: string, name: string, value: unknown): void {
  writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
}

function whatColumnsCanBe(): { readonly targets: Targets; readonly names: readonly TargetName[] } {
  const { book } = compiledBook();
  const columns = fileColumns(build(compiledBook()).layout);
  const names = columns.map(({ name, question: { id }, scope, index, item }): TargetName => {
    const { label: long, short = long, items } = book.questions[id]!;
    const line = item && items?.[item.index];
    const label = (locale: Locale) =>
      [scope === 'firm' ? '' : `${placeWords[scope][locale]} ${index + 1}`, short[locale], line?.[locale] ?? '']
        .filter(Boolean)
        .join(' – ');
    return { name, label: { en: label('en'), zh: label('zh') } };
  });
  const own: readonly TargetName[] = [
    { name: idColumn, label: { en: 'Names the firm', zh: '企业编号' } },
    { name: yearColumn, label: { en: 'Year of the answers', zh: '数据年份' } },
    { name: `${groupPrefix}region`, label: { en: 'Group: region', zh: '分组：地区' } },
    { name: `${groupPrefix}industry`, label: { en: 'Group: industry', zh: '分组：行业' } },
  ];
  return { targets: new Targets(book, columns), names: [...own, ...names] };
}

const placeWords = {
  market: { en: 'Market', zh: '市场' },
  goods: { en: 'Good', zh: '货物' },
} as const;

const nothingLeft: Localised = {
  en: 'no row of the file could be read; the report says why',
  zh: '文件中没有一行可以读取，原因见问题清单',
};
