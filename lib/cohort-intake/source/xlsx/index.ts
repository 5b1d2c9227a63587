import type { Localised } from '../../../rulebook/index.ts';
import { checkColumns, intakeLimits } from '../../limits.ts';
import { IntakeError, shown } from '../../problem.ts';
import type { SourceOptions, SourceRow, TableSource } from '../source.ts';
import { Archive } from './archive.ts';
import { columnOf, numberText } from './cells.ts';
import { readElements } from './elements.ts';
import { type NumberKind, readSharedTexts, readStyles, readWorkbook, type Sheet } from './parts.ts';

const mostListed = 8;
const mostElement = 1000;
const mostLines = 1_048_576;

/** One sheet of a workbook: the one that is named, or the first. @throws IntakeError if it cannot be read or there is no such sheet */
export async function xlsxSource(path: string, { sheet: wanted }: SourceOptions): Promise<TableSource> {
  using archive = await Archive.open(path);
  const { sheets, from1904 } = await readWorkbook(archive);
  const sheet = wanted === undefined ? sheets[0]! : sheets.find(({ name }) => name === wanted);
  if (!sheet) throw new IntakeError(noSuchSheet(wanted!, sheets));
  const merged = await mergedCells(archive, sheet);
  return {
    format: 'xlsx',
    sheets: sheets.map(({ name }) => name),
    notes: [
      ...(sheets.length > 1 ? [whichSheet(sheet, sheets)] : []),
      ...(merged.count > 0 ? [mergedNote(merged)] : []),
    ],
    options: { sheet: sheet.name },
    lines: () => linesOf(path, sheet, from1904),
  };
}

interface Merged {
  readonly count: number;
  /** The first of them. */
  readonly some: readonly string[];
}

/** Merged cells stand behind all rows of a sheet; looking for them alone is much quicker than reading the rows. */
async function mergedCells(archive: Archive, sheet: Sheet): Promise<Merged> {
  const some: string[] = [];
  let count = 0;
  let rest = '';
  for await (const piece of archive.read(sheet.file)) {
    const text = rest + piece;
    for (const [, reference] of text.matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"[^>]*>/g)) {
      count++;
      if (some.length < mostListed) some.push(reference!);
    }
    // An element that goes on in the next piece.
    const open = text.lastIndexOf('<');
    rest = open >= 0 && !text.includes('>', open) ? text.slice(open, open + mostElement) : '';
  }
  return { count, some };
}

async function* linesOf(path: string, sheet: Sheet, from1904: boolean): AsyncGenerator<SourceRow> {
  using archive = await Archive.open(path);
  const texts = await readSharedTexts(archive);
  const styles = await readStyles(archive);
  const rows = new RowCollector(texts, styles, from1904);
  for await (const _ of readElements(archive.read(sheet.file), rows)) yield* rows.take();
}

class RowCollector {
  #rows: SourceRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #inValue = false;
  #inPhonetic = false;
  readonly #texts: readonly string[];
  readonly #styles: readonly NumberKind[];
  readonly #from1904: boolean;

  constructor(texts: readonly string[], styles: readonly NumberKind[], from1904: boolean) {
    this.#texts = texts;
    this.#styles = styles;
    this.#from1904 = from1904;
  }

  take(): readonly SourceRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, { r, t = 'n', s }: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      // Lines only rise; what says otherwise is no number of a line.
      const said = Number(r);
      this.#line = said > this.#line && said <= mostLines ? said : this.#line + 1;
      this.#cells = [];
      this.#column = -1;
    } else if (name === 'c') {
      const said = columnOf(r ?? '');
      this.#column = said < 0 ? this.#column + 1 : said;
      checkColumns(this.#column + 1, this.#line);
      this.#type = t;
      this.#style = Number(s ?? 0);
      this.#value = '';
    } else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 'v' || name === 't') this.#inValue = !this.#inPhonetic;
  }

  text(piece: string): void {
    if (this.#inValue) this.#value = (this.#value + piece).slice(0, intakeLimits.cellCharacters);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'c') this.#end();
    else if (name === 'row' && this.#cells.some((cell) => cell))
      this.#rows.push({ line: this.#line, cells: Array.from(this.#cells, (cell) => cell ?? '') });
  }

  #end(): void {
    const cell = this.#cellText().trim();
    if (cell !== '') this.#cells[this.#column] = cell;
  }

  #cellText(): string {
    const value = this.#value;
    if (value === '') return '';
    if (this.#type === 's') return this.#texts[Number(value)] ?? '';
    if (this.#type === 'b') return value === '1' ? 'true' : 'false';
    return this.#type === 'n' ? numberText(value, this.#styles[this.#style] ?? 'plain', this.#from1904) : value;
  }
}

function names(sheets: readonly Sheet[]): string {
  return sheets.map(({ name }) => `"${shown(name, 31)}"`).join(', ');
}

function noSuchSheet(wanted: string, sheets: readonly Sheet[]): Localised {
  return {
    en: `there is no sheet "${shown(wanted)}"; allowed: ${names(sheets)}`,
    zh: `没有名为“${shown(wanted)}”的工作表；可选：${names(sheets)}`,
  };
}

function whichSheet(sheet: Sheet, sheets: readonly Sheet[]): Localised {
  return {
    en: `sheet "${shown(sheet.name, 31)}" is read; the workbook has ${names(sheets)}`,
    zh: `读取的是工作表“${shown(sheet.name, 31)}”；工作簿中有 ${names(sheets)}`,
  };
}

function mergedNote({ count, some }: Merged): Localised {
  const named = some.join(', ') + (count > some.length ? ', …' : '');
  return {
    en: `merged cells (${count}): ${named}; only the first cell of each has a value, the others are read as empty`,
    zh: `有 ${count} 处合并单元格：${named}；每处只有第一个单元格有值，其余按空白读取`,
  };
}
