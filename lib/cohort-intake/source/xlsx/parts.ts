import { intakeLimits } from '../../limits.ts';
import { IntakeError } from '../../problem.ts';
import { type Archive, damaged } from './archive.ts';
import { readAll } from './elements.ts';

/** A sheet of a workbook and the file that holds it. */
export interface Sheet {
  readonly name: string;
  readonly file: string;
}

export interface Workbook {
  /** In their order, hidden ones left out unless all are. */
  readonly sheets: readonly Sheet[];
  /** Days count from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/** @throws IntakeError if the archive is no workbook */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has('xl/workbook.xml')) throw new IntakeError(damaged);
  const targets = new Map<string, string>();
  await readAll(archive.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: (Sheet & { readonly hidden: boolean })[] = [];
  let from1904 = false;
  await readAll(archive.read('xl/workbook.xml'), {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => name === 'id' || name.endsWith(':id'))?.[1] ?? '';
      const file = targets.get(id);
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      // A sheet of a chart holds no cells.
      if (file?.includes('/worksheets/')) sheets.push({ name: attributes.name ?? '', file, hidden });
    },
  });
  const shown = sheets.filter(({ hidden }) => !hidden);
  const listed = shown.length > 0 ? shown : sheets;
  if (listed.length === 0) throw new IntakeError(damaged);
  return { sheets: listed, from1904 };
}

/** Texts that cells refer to by number; phonetic readings left out. @throws IntakeError if there are too many */
export async function readSharedTexts(archive: Archive): Promise<readonly string[]> {
  const texts: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return texts;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  let characters = 0;
  await readAll(archive.read('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = !inPhonetic;
    },
    text: (piece) => {
      if (inText) text = (text + piece).slice(0, intakeLimits.cellCharacters);
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name !== 'si') return;
      texts.push(text);
      characters += text.length;
      text = '';
      if (characters > intakeLimits.sharedCharacters) throw new IntakeError(tooMuchText);
    },
  });
  return texts;
}

const tooMuchText = {
  en: `the workbook holds more than ${intakeLimits.sharedCharacters} characters of text; save the table as CSV`,
  zh: `工作簿里的文字超过 ${intakeLimits.sharedCharacters} 个字符；请把表格另存为 CSV`,
};

/** What a number in a cell means by its format. */
export type NumberKind = 'plain' | 'date' | 'percent';

/** Kind of each cell style, by its number. */
export async function readStyles(archive: Archive): Promise<readonly NumberKind[]> {
  const kinds: NumberKind[] = [];
  if (!archive.has('xl/styles.xml')) return kinds;
  const codes = new Map<number, string>();
  let inCells = false;
  await readAll(archive.read('xl/styles.xml'), {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const format = Number(attributes.numFmtId ?? 0);
        kinds.push(kindOf(format, codes.get(format)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}

/** Numbers of the formats that every workbook has (ECMA-376, 18.8.30), those of Chinese programs among them. */
function kindOf(format: number, code: string | undefined): NumberKind {
  if (format === 9 || format === 10) return 'percent';
  if ((format >= 14 && format <= 17) || format === 22) return 'date';
  if ((format >= 27 && format <= 36) || (format >= 50 && format <= 58)) return 'date';
  if (code === undefined) return 'plain';
  const signs = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (signs.includes('%')) return 'percent';
  return /[yd]/i.test(signs) || /年/.test(code) ? 'date' : 'plain';
}
