import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Localised } from '../../rulebook/index.ts';
import { checkColumns, intakeLimits } from '../limits.ts';
import { IntakeError } from '../problem.ts';
import { decoded, detectEncoding, encodingNames } from './encoding.ts';
import { type Delimiter, delimiters, type SourceOptions, type SourceRow, type TableSource } from './source.ts';

const sampleBytes = 1 << 16;
const delimiterNames: Readonly<Record<Delimiter, Localised>> = {
  ',': { en: 'commas', zh: '逗号' },
  ';': { en: 'semicolons', zh: '分号' },
  '\t': { en: 'tabs', zh: '制表符' },
  '|': { en: 'vertical bars', zh: '竖线' },
};

/** Text with a delimiter: encoding and delimiter are detected unless named. @throws IntakeError if it is no text */
export async function csvSource(path: string, named: SourceOptions): Promise<TableSource> {
  const encoding = named.encoding ?? (await detectEncoding(path));
  const delimiter = named.delimiter ?? delimiterOf(await sampleOf(path, encoding));
  const name = encodingNames[encoding];
  return {
    format: 'csv',
    sheets: [],
    notes: [
      {
        en: `read as text in ${name}, cells parted by ${delimiterNames[delimiter].en}`,
        zh: `按 ${name} 文本读取，单元格以${delimiterNames[delimiter].zh}分隔`,
      },
    ],
    options: { encoding, delimiter },
    lines: () => linesOf(Readable.from(decoded(path, encoding)), delimiter),
  };
}

async function sampleOf(path: string, encoding: Parameters<typeof decoded>[1]): Promise<string> {
  let text = '';
  for await (const piece of decoded(path, encoding, sampleBytes)) text += piece;
  return text;
}

/** What parts cells stands equally often in most lines; commas inside a name do not. */
function delimiterOf(text: string): Delimiter {
  const lines = text
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  const alike = (sign: string) => {
    const lineCounts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(sign).length - 1;
      if (count > 0) lineCounts.set(count, (lineCounts.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...lineCounts.values());
  };
  return delimiters.toSorted((a, b) => alike(b) - alike(a))[0]!;
}

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

async function* linesOf(text: Readable, delimiter: Delimiter): AsyncGenerator<SourceRow> {
  const parser = text.pipe(
    parse({
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: intakeLimits.rowCharacters,
    }),
  );
  text.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      checkColumns(record.length, info.lines);
      if (record.every((cell) => cell.trim() === '')) continue;
      // The library names the line in which a record ends.
      const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      // Cells in quotation marks keep their spaces otherwise.
      yield { line: info.lines - breaks, cells: record.map((cell) => cell.trim()) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 1);
    throw new IntakeError({
      en: `up to line ${line} a quotation mark is not closed, or one row is longer than ${intakeLimits.rowCharacters} characters; a quotation mark inside a cell is written twice`,
      zh: `到第 ${line} 行为止，有引号没有闭合，或某一行超过 ${intakeLimits.rowCharacters} 个字符；单元格内的引号应写两遍`,
    });
  } finally {
    text.destroy();
  }
}
