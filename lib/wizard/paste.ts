import { parse } from 'csv-parse/sync';
import type { CodeChoice } from '../cbam/index.ts';
import type { Answer, Answers } from '../engine/index.ts';
import { cnDigits, maxTextLength, optionIds, type Question, type RuleBook, territoryName } from '../rulebook/index.ts';
import { type FormContext, type FormProblem, formValues } from './form-values.ts';
import { readForm } from './forms.ts';
import { fieldText, foreignCurrency, readNumber } from './number.ts';
import {
  columnWords,
  countryWords,
  kilogramWords,
  moneySteps,
  optionWords,
  otherUnitFirst,
  otherUnits,
  sumWords,
  tonneSteps,
  tonneWords,
  unsureWords,
} from './paste-words.ts';

/** Largest list that is read. Of more, nothing is. */
export const pasteLimits = { characters: 40_000, lines: 200, columns: 50 } as const;

/** What has to be said about a line, a cell or a column. Nothing that was typed is dropped without a note. */
export type PasteNote =
  | { readonly kind: 'problem'; readonly question: string; readonly typed: string; readonly problem: FormProblem }
  | { readonly kind: 'option' | 'country' | 'codeOpen' | 'unit'; readonly question: string; readonly typed: string }
  | { readonly kind: 'noCode'; readonly like: CodeChoice | null }
  | { readonly kind: 'calculatedAssumed' | 'figureUnused' | 'familyByCode' | 'empty' }
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
 * Each cell is read like an answer in the wizard. What cannot be read stays open and is named in the notes. Null for a list beyond `pasteLimits`.
 */
export function readPasted(text: string, book: RuleBook, context: FormContext): PastedList | null {
  if (text.length > pasteLimits.characters) return null;
  const lines = linesOf(text);
  if (lines.length > pasteLimits.lines || lines.some(({ cells }) => cells.length > pasteLimits.columns)) return null;
  const top = lines.slice(0, 5).findIndex(({ cells }, index) => isHeader(cells, lines[index + 1]?.cells ?? []));
  const body = lines.slice(top + 1);
  const columns = top < 0 ? guessedColumns(body, book, context) : namedColumns(lines[top]!.cells);
  const codes = columns.findIndex(({ question }) => question === 'cnCode');
  const isSum = ({ cells }: Line) => cells.some((cell) => sumWords.test(cell)) && !isCode(cells[codes] ?? '');
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
      ({ record, info }): Line => ({ line: info.lines, cells: cut(record) }),
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

/** No cell is longer than what is refused as too long, and no empty cells stand beyond the last column. */
function cut(cells: readonly string[]): string[] {
  const filled = cells.findLastIndex((cell) => cell !== '') + 1;
  return cells.slice(0, Math.max(pasteLimits.columns, filled)).map((cell) => cell.slice(0, maxTextLength + 1));
}

/**
 * Spreadsheets copy with tabs; files part with semicolons or commas; by hand people also type Chinese commas. What parts cells stands equally often in
 * most lines; commas inside a name do not.
 */
function delimiterOf(text: string): string {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.replace(/"[^"]*"/g, '')]));
  if (lines.filter((line) => line.includes('\t')).length * 2 >= lines.length) return '\t';
  const alike = (sign: string) => {
    const lineCounts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(sign).length - 1;
      if (count > 0) lineCounts.set(count, (lineCounts.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...lineCounts.values());
  };
  const [best] = [';', ',', '；', '，', '\t'].toSorted((a, b) => alike(b) - alike(a));
  return best!;
}

// ─── columns

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** What a heading asks for; an earlier place in the list of words names it more surely. */
function askedBy(header: string): { readonly question: string | null; readonly place: number } {
  const words = plain(header).replace(/_/g, ' ');
  const place = columnWords.findIndex(([, pattern]) => pattern.test(words));
  return { question: columnWords[place]?.[0] ?? null, place };
}

/** Without the letters that some put before a code. */
function bareCode(cell: string): string {
  return cell.replace(/^(?:hs|cn|taric)\s*:?\s*(?=\d)/i, '');
}

function isCode(cell: string): boolean {
  return cnDigits(bareCode(cell)) !== null;
}

function isHeader(cells: readonly string[], below: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.some((cell) => isCode(cell) || readNumber(cell, { percent: true, currency: 'home' }).ok)) return false;
  const known = filled.filter((cell) => askedBy(cell).question !== null).length;
  const overCode = cells.some((cell, index) => askedBy(cell).question === 'cnCode' && isCode(below[index] ?? ''));
  return known >= 2 || (known === 1 && (filled.length === 1 || overCode));
}

/** A question is read from the first of the columns that name it most surely; one in a unit that cannot be read comes last. */
function namedColumns(headers: readonly string[]): Columns {
  const asked = headers.map((header, index) => {
    const { question, place } = askedBy(header);
    const late = question !== null && factorOf(question, header) === null;
    return { question, index, rank: place + (late ? columnWords.length : 0) };
  });
  const taken = new Map<string, number>();
  for (const { question, index } of asked.toSorted((a, b) => a.rank - b.rank))
    if (question !== null && !taken.has(question)) taken.set(question, index);
  return asked.map(({ question, index }) => ({
    header: headers[index]!,
    question: question !== null && taken.get(question) === index ? question : null,
  }));
}

/** Without headings: codes, countries, one column of figures, and words. */
function guessedColumns(lines: readonly Line[], book: RuleBook, { codes }: FormContext): Columns {
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
  // Tonnes can look like a heading of four digits; codes are the longer ones, and at least one looks like nothing else.
  // 8481.80 may be tonnes as well, unless these stand in another column.
  const dotted = indices.filter((index) => all(index, (cell) => readNumber(cell).ok)).length > 1;
  const surely = (cell: string) =>
    /^\d{4}(?: \d\d|\.\d\d\.\d\d)/.test(cell) ||
    (dotted && /^\d{4}\.\d\d$/.test(cell)) ||
    bareCode(cell) !== cell ||
    cnDigits(cell)!.length >= 8 ||
    (codes?.find(cell) ?? []).length > 0;
  take(
    'cnCode',
    indices
      .filter((index) => all(index, isCode) && cellsOf(index).some(surely))
      .toSorted((a, b) => length(b) - length(a)),
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
      else if (id === 'importerOfRecord') this.#read('importerName', cell, answers, notes);
      else notes.push({ kind: 'option', question: id, typed: cell });
    } else {
      const read = inUnit(question, header, cell);
      if (read === null) notes.push({ kind: 'unit', question: id, typed: cell });
      else this.#read(id, cell, answers, notes, read);
    }
  }

  /** Reads a cell as the wizard would: `typed` with the words of its heading, its figure times `factor` in the unit of the question. */
  #read(
    id: string,
    cell: string,
    answers: Record<string, Answer>,
    notes: PasteNote[],
    { typed, factor }: { readonly typed: string; readonly factor: number } = { typed: cell, factor: 1 },
  ): void {
    const question = this.#book.questions[id];
    if (!question) return;
    const scaled = (value: number) => fieldText(Number((value * factor).toPrecision(12)), 0, false);
    const figure = factor === 1 ? null : readNumber(typed);
    const first = readForm(
      question,
      formValues({ answer: [figure?.ok ? scaled(figure.value) : typed] }),
      this.#context,
    );
    const range = first.problem?.repairs?.find((repair) => repair.kind === 'range');
    const { answer, problem } = range
      ? readForm(
          question,
          formValues({ answer: [''], low: scaled(range.low), high: scaled(range.high) }),
          this.#context,
        )
      : first;
    if (problem) notes.push({ kind: 'problem', question: id, typed: cell, problem });
    else answers[id] = answer;
  }

  /** What several cells say together. */
  #together(answers: Record<string, Answer>, notes: PasteNote[]): void {
    const { cnCode, emissionsIntensity, emissionsData } = answers;
    if (cnCode?.state === 'given') {
      const family = this.#context.codes?.familyOf(String(cnCode.value)) ?? null;
      const said = answers.goodsFamily;
      if (family && said?.state === 'given' && said.value !== family) notes.push({ kind: 'familyByCode' });
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

/**
 * What makes a figure under a heading one of the question's unit; null: the heading names a unit that cannot be turned into it. Tonnes are read from
 * kilograms and from thousands; per tonne or per kilogram is the same only where both sides are weights.
 */
function factorOf(question: string, header: string): number | null {
  const words = plain(header);
  const kilograms = words.match(kilogramWords)?.length ?? 0;
  switch (question) {
    case 'tonnesToEu':
      if (perOther(words)) return null;
      if (kilograms > 0) return 0.001;
      if (otherUnits.test(words) && !tonneWords.test(words)) return null;
      return tonneSteps.find(([pattern]) => pattern.test(words))?.[1] ?? 1;
    case 'emissionsIntensity':
    case 'precursorShare':
      return kilograms === 1 || perOther(words) ? null : 1;
    case 'goodsPrice':
    case 'carbonPricePaid':
      return kilograms > 0 || perOther(words) || moneySteps.test(words) ? null : 1;
    default:
      return 1;
  }
}

function perOther(words: string): boolean {
  return words
    .split(/\/|每|\bper\b/)
    .slice(1)
    .some((part) => otherUnitFirst.test(part.trim()));
}

/** A cell in the unit of its question; null: it cannot be turned into it. Another currency goes with the figure, whose reader says what is wrong. */
function inUnit(
  { id, type, format }: Question,
  header: string,
  cell: string,
): { typed: string; factor: number } | null {
  if (format === 'cnCode') return { typed: bareCode(cell), factor: 1 };
  const factor = factorOf(id, header);
  if (type === 'money') {
    const currency = foreignCurrency(header);
    if (currency) return { typed: `${cell} ${currency}`, factor: 1 };
  }
  if (id === 'tonnesToEu') {
    const weight = cell.replace(/\s*(?:kgs?|千克|公斤)\s*$/i, '');
    if (weight !== cell) return { typed: weight, factor: 0.001 };
    if (/(?:吨|tonnes?|tons?|(?<![a-z])k?t)$/.test(plain(cell))) return { typed: cell, factor: 1 };
  }
  return factor === null ? null : { typed: cell, factor };
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
