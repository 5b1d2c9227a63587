import { parse } from 'csv-parse/sync';
import type { CodeChoice } from '../cbam/index.ts';
import type { Answer, Answers } from '../engine/index.ts';
import { cnDigits, optionIds, type Question, type RuleBook, territoryName } from '../rulebook/index.ts';
import { type FormContext, type FormProblem, formValues } from './form-values.ts';
import { readForm } from './forms.ts';
import { readNumber } from './number.ts';
import { columnWords, countryWords, optionWords, sumWords, unsureWords } from './paste-words.ts';

/** Longest list that is read, in characters. */
export const maxPasteLength = 40_000;

/** What has to be said about a line, a cell or a column. Nothing that was typed is dropped without a note. */
export type PasteNote =
  | { readonly kind: 'problem'; readonly question: string; readonly typed: string; readonly problem: FormProblem }
  | { readonly kind: 'option' | 'country' | 'codeOpen'; readonly question: string; readonly typed: string }
  | { readonly kind: 'noCode'; readonly like: CodeChoice | null }
  | { readonly kind: 'calculatedAssumed' | 'figureUnused' | 'empty' }
  | { readonly kind: 'beyond'; readonly typed: string };

export interface PastedGood {
  /** 1-based line in the text. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly answers: Answers;
  readonly notes: readonly PasteNote[];
}

export interface PastedList {
  /** What the columns were taken for; null: a column that nothing is read from. */
  readonly columns: readonly { readonly header: string; readonly question: string | null }[];
  /** There was no line of headings: the columns were told by what stands in them. */
  readonly guessed: boolean;
  readonly goods: readonly PastedGood[];
  /** Lines that are no goods: titles above the headings, and sums. */
  readonly otherLines: readonly { readonly line: number; readonly text: string }[];
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}
type Columns = PastedList['columns'];

/**
 * Reads a list of goods as it comes out of a spreadsheet: cells parted by tabs, semicolons or commas, headings in either language, columns in any order.
 * Each cell is read like an answer in the wizard. What cannot be read stays open and is named in the notes.
 */
export function readPasted(text: string, book: RuleBook, context: FormContext): PastedList {
  const lines = linesOf(text);
  const top = lines.slice(0, 5).findIndex(({ cells }) => isHeader(cells));
  const body = lines.slice(top + 1);
  const columns = top < 0 ? guessedColumns(body, book) : namedColumns(lines[top]!.cells);
  const codes = columns.findIndex(({ question }) => question === 'cnCode');
  const isSum = ({ cells }: Line) => cells.some((cell) => sumWords.test(cell)) && !cells[codes];
  const reader = new RowReader(book, context, columns);
  return {
    columns,
    guessed: top < 0 && lines.length > 0,
    goods: body.filter((line) => !isSum(line)).map((line) => reader.read(line)),
    otherLines: [...lines.slice(0, Math.max(0, top)), ...body.filter(isSum)].map(({ line, cells }) => ({
      line,
      text: cells.filter((cell) => cell !== '').join(' · '),
    })),
  };
}

function linesOf(text: string): Line[] {
  const delimiter = delimiterOf(text);
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    bom: true,
    info: true,
  } as const;
  const read = (quote: '"' | null) =>
    (parse(text, { ...options, quote }) as unknown as { record: string[]; info: { lines: number } }[]).map(
      ({ record, info }): Line => ({ line: info.lines, cells: record }),
    );
  let lines: Line[];
  try {
    lines = read('"');
  } catch {
    // A quotation mark that is never closed, such as an inch sign: then none has a meaning.
    lines = read(null);
  }
  return lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Spreadsheets copy with tabs; files part with semicolons or commas; by hand people also type Chinese commas. */
function delimiterOf(text: string): string {
  const count = (sign: string) => text.split(sign).length - 1;
  if (count('\t') > 0) return '\t';
  const [best] = [';', ',', '；', '，'].toSorted((a, b) => count(b) - count(a));
  return best!;
}

// ─── columns

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

function questionOf(header: string): string | null {
  const words = plain(header).replace(/_/g, ' ');
  return columnWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Without the letters that some put before a code. */
function bareCode(cell: string): string {
  return cell.replace(/^(?:hs|cn|taric)\s*:?\s*(?=\d)/i, '');
}

function isCode(cell: string): boolean {
  return cnDigits(bareCode(cell)) !== null;
}

function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.some((cell) => isCode(cell) || readNumber(cell, { percent: true, currency: 'home' }).ok)) return false;
  const known = filled.filter((cell) => questionOf(cell) !== null).length;
  return known >= 2 || (known === 1 && filled.length === 1);
}

/** A question is read from the first column that names it. */
function namedColumns(headers: readonly string[]): Columns {
  const taken = new Set<string>();
  return headers.map((header) => {
    const question = questionOf(header);
    if (question === null || taken.has(question)) return { header, question: null };
    taken.add(question);
    return { header, question };
  });
}

/** Without headings: codes, countries, one column of figures, and words. */
function guessedColumns(lines: readonly Line[], book: RuleBook): Columns {
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length));
  const cellsOf = (index: number) => lines.flatMap(({ cells }) => cells[index] || []);
  const all = (index: number, test: (cell: string) => boolean) =>
    cellsOf(index).length > 0 && cellsOf(index).every(test);
  const indices = Array.from({ length: width }, (_, index) => index);
  const length = (index: number) => cellsOf(index).join('').replace(/\D/g, '').length;
  const found: (string | null)[] = indices.map(() => null);
  const take = (question: string, candidates: readonly number[]) => {
    const index = candidates.find((candidate) => found[candidate] === null);
    if (index !== undefined) found[index] = question;
  };
  // Tonnes can look like a heading of four digits; codes are the longer ones.
  take(
    'cnCode',
    indices.filter((index) => all(index, isCode)).toSorted((a, b) => length(b) - length(a)),
  );
  take(
    'originCountry',
    indices.filter((index) => all(index, (cell) => countryOf(cell, book) !== null)),
  );
  take(
    'tonnesToEu',
    indices.filter((index) => all(index, (cell) => readNumber(cell).ok)),
  );
  take(
    'goodsName',
    indices.filter((index) => all(index, (cell) => !readNumber(cell).ok)),
  );
  return found.map((question) => ({ header: '', question }));
}

// ─── cells

class RowReader {
  readonly #book: RuleBook;
  readonly #context: FormContext;
  readonly #columns: Columns;

  constructor(book: RuleBook, context: FormContext, columns: Columns) {
    this.#book = book;
    this.#context = context;
    this.#columns = columns;
  }

  read({ line, cells }: Line): PastedGood {
    const answers: Record<string, Answer> = {};
    const notes: PasteNote[] = [];
    for (const [index, cell] of cells.entries()) {
      if (cell === '') continue;
      const column = this.#columns[index];
      // Columns that nothing is read from are named once, above the list.
      if (column === undefined) notes.push({ kind: 'beyond', typed: cell });
      else if (column.question !== null) this.#cell(column.header, column.question, cell, answers, notes);
    }
    this.#together(answers, notes);
    return { line, cells, answers, notes };
  }

  #cell(header: string, id: string, cell: string, answers: Record<string, Answer>, notes: PasteNote[]): void {
    const question = this.#book.questions[id];
    if (!question) return;
    if (unsureWords.includes(plain(cell)) && question.unsure) {
      answers[id] = { state: 'unsure' };
      return;
    }
    if (question.optionsFrom) {
      const country = countryOf(cell, this.#book);
      if (country) answers[id] = given(country);
      else notes.push({ kind: 'country', question: id, typed: cell });
    } else if (question.type === 'choice') {
      const option = optionOf(question, cell, this.#book);
      if (option) answers[id] = given(option);
      // The name of an importer says who it is, not which part it plays.
      else if (id === 'importerOfRecord') answers.importerName = given(cell);
      else notes.push({ kind: 'option', question: id, typed: cell });
    } else {
      const { typed, factor } = inUnit(question, header, cell);
      const { answer, problem } = readForm(question, formValues({ answer: [typed] }), this.#context);
      const range = problem?.repairs?.find((repair) => repair.kind === 'range');
      if (range) answers[id] = { state: 'unsure', between: [range.low * factor, range.high * factor] };
      else if (problem) notes.push({ kind: 'problem', question: id, typed: cell, problem });
      else
        answers[id] =
          answer.state === 'given' && typeof answer.value === 'number'
            ? given(Number((answer.value * factor).toPrecision(12)))
            : answer;
    }
  }

  /** What several cells say together. */
  #together(answers: Record<string, Answer>, notes: PasteNote[]): void {
    const { cnCode, emissionsIntensity, emissionsData } = answers;
    if (cnCode?.state === 'given') {
      const family = this.#context.codes?.familyOf(String(cnCode.value)) ?? null;
      if (family) answers.goodsFamily = given(family);
      else if (!answers.goodsFamily)
        notes.push({ kind: 'codeOpen', question: 'goodsFamily', typed: String(cnCode.value) });
    } else if (!answers.goodsFamily && !notes.some((note) => note.kind === 'problem' && note.question === 'cnCode')) {
      const name = answers.goodsName?.state === 'given' ? String(answers.goodsName.value) : '';
      notes.push({ kind: 'noCode', like: this.#context.codes?.find(name)[0] ?? null });
    }
    if (emissionsIntensity?.state === 'given') {
      if (!emissionsData) {
        answers.emissionsData = given('productCalculated');
        notes.push({ kind: 'calculatedAssumed' });
      } else if (emissionsData.state !== 'given' || !/^product/.test(String(emissionsData.value)))
        notes.push({ kind: 'figureUnused' });
    }
    if (Object.keys(answers).length === 0) notes.push({ kind: 'empty' });
  }
}

function given(value: string | number): Answer {
  return { state: 'given', value };
}

/** Kilograms become tonnes; a price whose column names another currency is read as an amount of that currency, which says what is wrong. */
function inUnit({ type, unit, format }: Question, header: string, cell: string): { typed: string; factor: number } {
  const words = plain(header);
  if (format === 'cnCode') return { typed: bareCode(cell), factor: 1 };
  if (type === 'money') {
    const currency = /元|rmb|cny|¥/.test(words.replace(/[欧美港日]元/g, ''))
      ? '元'
      : /usd|\$|美元/.test(words)
        ? 'USD'
        : '';
    return { typed: `${cell}${currency && ` ${currency}`}`, factor: 1 };
  }
  const kilograms = /kg|千克|公斤/;
  const own = kilograms.test(plain(cell));
  const weighs = unit !== undefined && (own || kilograms.test(words));
  return { typed: own ? cell.replace(/\s*(?:kgs?|千克|公斤)\s*$/i, '') : cell, factor: weighs ? 0.001 : 1 };
}

function optionOf(question: Question, cell: string, book: RuleBook): string | null {
  const said = plain(cell);
  const short = (label: string) => plain(label.replace(/\s*[（(].*$/, ''));
  for (const option of question.options ?? []) {
    const words = [option.id, option.en, option.zh, ...(optionWords[question.id]?.[option.id] ?? [])];
    if (words.some((word) => plain(word) === said || short(word) === said)) return option.id;
  }
  return optionIds(question, book).find((id) => plain(id) === said) ?? null;
}

const byName = new WeakMap<RuleBook, ReadonlyMap<string, string>>();

function countryOf(cell: string, book: RuleBook): string | null {
  let names = byName.get(book);
  if (!names) {
    names = new Map(
      Object.keys(book.territories).flatMap((id) =>
        [id, territoryName(id, 'en'), territoryName(id, 'zh'), ...(countryWords[id] ?? [])].map(
          (name) => [plain(name), id] as const,
        ),
      ),
    );
    byName.set(book, names);
  }
  return names.get(plain(cell)) ?? null;
}
