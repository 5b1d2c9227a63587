import { compiledBook } from '../advice/node.ts';
import { fileColumns } from '../cohort/node.ts';
import {
  type CohortPreview,
  encodings,
  type Intake,
  IntakeError,
  openSource,
  parseMapping,
  previewCohort,
  proposeMapping,
  readTable,
  Targets,
  writeCsvReport,
  writeXlsxReport,
} from '../cohort-intake/node.ts';
import { build } from '../engine/node.ts';
import type { Locale } from '../rulebook/index.ts';
import { readArguments, runCommand, UsageError } from './command.ts';
import { onlyFile, readInput, writeOutput } from './files.ts';

const usage = `Usage: npm run -s cohort:read -- FILE [--mapping FILE] [--sheet NAME] [--encoding NAME] [--out FILE] [--report FILE] [--save-mapping FILE]
                                       [--bad-cells unknown|reject] [--as-of YEAR] [--locale en|zh]
  FILE           a table of firms, one row each: CSV or other delimited text, XLSX, Parquet
  --mapping      which column is which question, as --save-mapping wrote it; columns that it does not name are matched by their heading
  --sheet        sheet of a workbook (default: the first)
  --encoding     ${encodings.join(', ')} (default: detected)
  --out          cohort file to write (Parquet); without it nothing is read beyond the headings
  --report       cells and rows that could not be read: a .csv or .xlsx file
  --save-mapping writes the mapping, to be looked at, changed and used again
  --bad-cells    what a cell that cannot be read does: its answer is left unknown (default) or its row is left out
  --as-of        year that counts as today where no column says it (default: this year)
  --locale       language of notes and report (default en)
Standard output: columns and, with --out, counts and distributions as JSON.`;

const mostUnread = 100;
const mostMappingBytes = 20_000_000;

async function main(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(
    args,
    {
      mapping: 'text',
      sheet: 'text',
      encoding: encodings,
      out: 'text',
      report: 'text',
      'save-mapping': 'text',
      'bad-cells': ['unknown', 'reject'],
      'as-of': 'text',
      locale: ['en', 'zh'],
      help: 'nothing',
    },
    usage,
  );
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const file = onlyFile(positionals, usage);
  const { locale = 'en', out, report } = values;
  if (report !== undefined && !/\.(csv|xlsx)$/i.test(report))
    throw new UsageError('--report: its name must end in .csv or .xlsx');
  if (report !== undefined && out === undefined)
    throw new UsageError('--report: needs --out, since only then the rows are read');
  const { book } = compiledBook();
  const { layout } = build(compiledBook());
  const targets = new Targets(book, fileColumns(layout));
  try {
    const saved =
      values.mapping === undefined
        ? undefined
        : parseMapping(readInput(values.mapping, '--mapping', mostMappingBytes), targets);
    const source = await openSource(file, {
      encoding: values.encoding ?? saved?.encoding,
      delimiter: saved?.delimiter,
      sheet: values.sheet ?? saved?.sheet,
    });
    const proposal = await proposeMapping(source, targets, yearFrom(values['as-of']), saved);
    const mapping = {
      ...proposal.mapping,
      ...(values['as-of'] === undefined ? {} : { asOf: yearFrom(values['as-of']) }),
      ...(values['bad-cells'] === undefined ? {} : { badCells: values['bad-cells'] }),
    };
    for (const note of [...source.notes, ...proposal.notes]) process.stderr.write(`${note[locale]}\n`);
    if (values['save-mapping'] !== undefined)
      writeOutput(`${JSON.stringify(mapping, null, 2)}\n`, values['save-mapping']);
    if (out === undefined) {
      writeOutput(`${JSON.stringify({ columns: proposal.columns }, null, 2)}\n`, undefined);
      return;
    }
    using intake = await readTable(source, mapping, out, { book, targets, onProgress });
    if (report !== undefined) await writeReport(intake, report, { book, targets, locale });
    for (const note of intake.notes) process.stderr.write(`${note[locale]}\n`);
    tell(intake, report, locale);
    const preview: CohortPreview | null = intake.counts.kept > 0 ? await previewCohort(out, layout, true) : null;
    writeOutput(
      `${JSON.stringify({ columns: proposal.columns, counts: intake.counts, unread: await intake.unread(mostUnread), preview }, null, 2)}\n`,
      undefined,
    );
    if (!preview) throw new UsageError(nothingLeft[locale]);
  } catch (error) {
    if (error instanceof IntakeError) throw new UsageError(...error.problems.map((problem) => problem[locale]));
    if (isFileError(error)) throw new UsageError(`${error.path}: cannot be read or written (${error.code})`);
    throw error;
  }
}

const nothingLeft = { en: 'no row could be read; nothing was written', zh: '没有一行可以读取，未写出文件' };

function yearFrom(typed: string | undefined): number {
  if (typed === undefined) return new Date().getFullYear();
  const year = Number(typed);
  if (!Number.isInteger(year) || year < 1900 || year > 2100)
    throw new UsageError(`--as-of: "${typed}" is no year; allowed: 1900 to 2100`);
  return year;
}

function onProgress(rows: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${rows}`);
}

async function writeReport(
  intake: Intake,
  report: string,
  options: Parameters<typeof writeCsvReport>[2],
): Promise<void> {
  const write = /\.csv$/i.test(report) ? writeCsvReport : writeXlsxReport;
  await write(intake.problems(), report, options);
}

function tell({ counts: { rows, kept, badCells } }: Intake, report: string | undefined, locale: Locale): void {
  const where = report === undefined ? { en: '; --report lists them', zh: '；用 --report 可列出' } : { en: '', zh: '' };
  const words = {
    en: `${kept} of ${rows} rows kept, ${badCells} cells or rows could not be read${badCells > 0 ? where.en : ''}`,
    zh: `共 ${rows} 行，采用 ${kept} 行，有 ${badCells} 处无法读取${badCells > 0 ? where.zh : ''}`,
  };
  process.stderr.write(`${words[locale]}\n`);
}

function isFileError(error: unknown): error is NodeJS.ErrnoException & { path: string } {
  return error instanceof Error && 'code' in error && 'path' in error;
}

runCommand(main);
