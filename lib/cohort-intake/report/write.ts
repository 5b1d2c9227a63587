import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import type { Locale, RuleBook } from '../../rulebook/index.ts';
import type { Targets } from '../match/targets.ts';
import { type CellProblem, explainProblem, type ReportLine } from './explain.ts';
import { doneWords, reportWords } from './words.ts';

/** A workbook is put together in memory. */
const mostInWorkbook = 100_000;
const keys = ['line', 'column', 'to', 'value', 'wrong', 'allowed', 'done'] as const;
const widths: Readonly<Record<(typeof keys)[number], number>> = {
  line: 8,
  column: 24,
  to: 24,
  value: 28,
  wrong: 28,
  allowed: 60,
  done: 28,
};

export interface ReportOptions {
  readonly book: RuleBook;
  readonly targets: Targets;
  readonly locale: Locale;
}

type Problems = AsyncIterable<CellProblem>;

/** The problems as CSV, streamed: UTF-8 with the mark that Excel needs; cells that a spreadsheet would compute are made harmless. */
export async function writeCsvReport(problems: Problems, file: string, options: ReportOptions): Promise<void> {
  const columns = keys.map((key) => ({ key, header: reportWords[key][options.locale] }));
  const csv = stringify({ header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' });
  await pipeline(Readable.from(lines(problems, options)), csv, createWriteStream(file));
}

/** The problems as a workbook; of very many the first, and a last line that says so. */
export async function writeXlsxReport(problems: Problems, file: string, options: ReportOptions): Promise<void> {
  const rows: Row[] = [keys.map((key) => ({ value: printable(reportWords[key][options.locale]), fontWeight: 'bold' }))];
  for await (const line of lines(problems, options)) {
    if (rows.length > mostInWorkbook) {
      rows.push([{ value: doneWords.beyondReport[options.locale] }]);
      break;
    }
    // A cell of text is never computed; the format keeps it text when somebody edits it.
    rows.push(
      keys.map((key) =>
        key === 'line' ? { value: line.line } : { value: printable(line[key]), type: String, format: '@' },
      ),
    );
  }
  const workbook = writeXlsxFile(rows, { columns: keys.map((key) => ({ width: widths[key] })), stickyRowsCount: 1 });
  await writeFile(file, await workbook.toBuffer());
}

async function* lines(problems: Problems, { book, targets, locale }: ReportOptions): AsyncGenerator<ReportLine> {
  for await (const problem of problems) yield explainProblem(problem, book, targets, locale);
}

/** Without what has no place in XML. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\ufffe\uffff]/g, '');
}
