import { exclusiveOption, numericRange, type Question, type Scope } from '../../rulebook/index.ts';
import { type Answer, type Answers, blocksOf, type Profile } from '../profile.ts';

/** A question without its texts. */
export interface LayoutQuestion
  extends Pick<
    Question,
    | 'id'
    | 'scope'
    | 'type'
    | 'tier'
    | 'effort'
    | 'change'
    | 'notByAction'
    | 'scale'
    | 'min'
    | 'max'
    | 'never'
    | 'maxPicks'
    | 'optionsFrom'
  > {
  /** Options of a choice or multiple answer. */
  readonly options: readonly string[];
  /** Bit of each option: its place, or the class of options that no rule tells apart where there are more than 31. */
  readonly bits: readonly number[];
  /** Lines of a table of scales. */
  readonly items?: readonly { readonly id: string }[] | undefined;
}

/**
 * Where the answers of one place (the firm, a market, a good) stand as numbers: a few cells per question.
 *
 * - choice: what is possible, as bits of its classes · yes/no: 0, 1 (open) or 2
 * - multiple answer: what is ticked, what may be ticked, as bits
 * - number: least and greatest value; a table of scales has two cells per line
 * - and one cell per question: 1 if an answer was given
 */
export interface Cells {
  readonly question: LayoutQuestion;
  readonly given: number;
  readonly first: number;
  /** Bit of each option, and all of them. */
  readonly bits: ReadonlyMap<string, number>;
  readonly all: number;
}

export interface Layout {
  readonly questions: ReadonlyMap<string, LayoutQuestion>;
  readonly cells: ReadonlyMap<string, Cells>;
  readonly size: Readonly<Record<Scope, number>>;
  /** Bit of an option of a choice or multiple answer. */
  bit(question: string, option: string): number;
  /** All bits of a choice or multiple answer. */
  all(question: string): number;
  /** The cells of a place of which nothing is known. Not to be changed. */
  open(scope: Scope, asOf: number): Float64Array;
}

/** Gives every question its cells, in the order of the list. */
export function layoutOf(questions: readonly LayoutQuestion[]): Layout {
  const cells = new Map<string, Cells>();
  const size: Record<Scope, number> = { firm: 0, market: 0, goods: 0 };
  for (const question of questions) {
    const given = size[question.scope];
    const bits = new Map(question.options.map((option, index) => [option, question.bits[index]!]));
    const all = question.bits.reduce((mask, bit) => mask | (1 << bit), 0);
    cells.set(question.id, { question, given, first: given + 1, bits, all });
    size[question.scope] += 1 + widthOf(question);
  }
  const blank = (scope: Scope, asOf: number) => {
    const made = new Float64Array(size[scope]);
    for (const at of cells.values()) if (at.question.scope === scope) write(made, at, { state: 'skipped' }, asOf);
    return made;
  };
  let year = Number.NaN;
  let blanks: Partial<Record<Scope, Float64Array>> = {};
  return {
    questions: new Map(questions.map((question) => [question.id, question])),
    cells,
    size,
    bit: (question, option) => cells.get(question)!.bits.get(option)!,
    all: (question) => cells.get(question)!.all,
    open: (scope, asOf) => {
      if (year !== asOf) blanks = {};
      year = asOf;
      blanks[scope] ??= blank(scope, asOf);
      return blanks[scope];
    },
  };
}

function widthOf(question: LayoutQuestion): number {
  if (question.items) return 2 * question.items.length;
  switch (question.type) {
    case 'choice':
    case 'boolean':
      return 1;
    case 'text':
    case 'list':
      return 0;
    default:
      return 2;
  }
}

/** The answers of a firm as numbers. */
export interface Encoded {
  readonly asOf: number;
  readonly firm: Float64Array;
  readonly market: readonly Float64Array[];
  readonly goods: readonly Float64Array[];
}

export function encode(layout: Layout, profile: Profile): Encoded {
  const { asOf } = profile;
  const blocks = (scope: 'market' | 'goods') =>
    blocksOf(profile, scope).map(({ answers }) => encodePlace(layout, scope, answers, asOf));
  return {
    asOf,
    firm: encodePlace(layout, 'firm', profile.firm, asOf),
    market: blocks('market'),
    goods: blocks('goods'),
  };
}

/** The cells of one place. */
function encodePlace(layout: Layout, scope: Scope, answers: Answers, asOf: number): Float64Array {
  const cells = layout.open(scope, asOf).slice();
  fill(layout, cells, scope, answers, asOf);
  return cells;
}

function fill(layout: Layout, cells: Float64Array, scope: Scope, answers: Answers, asOf: number): void {
  for (const id in answers) {
    const at = layout.cells.get(id);
    const answer = answers[id]!;
    if (at?.question.scope === scope && answer.state !== 'skipped') write(cells, at, answer, asOf);
  }
}

/** Encodes one firm after another into the same arrays, for those that are done with one before they turn to the next. */
export class Encoder {
  readonly #layout: Layout;
  readonly #firm: Float64Array;
  readonly #blocks: Readonly<Record<'market' | 'goods', Float64Array[]>> = { market: [], goods: [] };

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#firm = new Float64Array(layout.size.firm);
  }

  /** Good until the next call. */
  encode(profile: Profile): Encoded {
    const { asOf, firm, markets, goods } = profile;
    this.#firm.set(this.#layout.open('firm', asOf));
    fill(this.#layout, this.#firm, 'firm', firm, asOf);
    return {
      asOf,
      firm: this.#firm,
      market: this.#places('market', markets, asOf),
      goods: this.#places('goods', goods, asOf),
    };
  }

  #places(scope: 'market' | 'goods', blocks: Profile['markets'], asOf: number): Float64Array[] {
    const rows = this.#blocks[scope];
    rows.length = blocks.length;
    for (const [index, { answers }] of blocks.entries()) {
      rows[index] ??= new Float64Array(this.#layout.size[scope]);
      rows[index].set(this.#layout.open(scope, asOf));
      fill(this.#layout, rows[index], scope, answers, asOf);
    }
    return rows;
  }
}

function write(cells: Float64Array, at: Cells, answer: Answer, asOf: number): void {
  const { question, bits } = at;
  const given = answer.state === 'given' ? answer.value : undefined;
  cells[at.given] = given === undefined ? 0 : 1;
  // Most answers by far; the rest needs more care.
  if (typeof given === 'number') {
    cells[at.first] = given;
    cells[at.first + 1] = given;
    return;
  }
  if (typeof given === 'boolean') {
    cells[at.first] = given ? 2 : 0;
    return;
  }
  if (typeof given === 'string' && question.type === 'choice') {
    cells[at.first] = 1 << bits.get(given)!;
    return;
  }
  writeOther(cells, at, answer, asOf);
}

function writeOther(cells: Float64Array, at: Cells, answer: Answer, asOf: number): void {
  const { question, bits } = at;
  const given = answer.state === 'given' ? answer.value : undefined;
  const unsure = answer.state === 'unsure' ? answer : undefined;
  const mask = (options: readonly string[]) => options.reduce((sum, option) => sum | (1 << bits.get(option)!), 0);
  switch (question.type) {
    case 'choice':
      cells[at.first] = unsure?.among ? mask(unsure.among) : at.all;
      return;
    case 'boolean':
      cells[at.first] = 1;
      return;
    case 'multi': {
      const yes = mask(Array.isArray(given) ? (given as string[]) : (unsure?.includes ?? []));
      const none = question.options.includes(exclusiveOption) ? mask([exclusiveOption]) : 0;
      cells[at.first] = yes;
      // Something ticked excludes "none of these".
      cells[at.first + 1] = given === undefined ? at.all & ~yes & ~(yes !== 0 ? none : 0) : 0;
      return;
    }
    case 'text':
    case 'list':
      return;
    default: {
      const [lo, hi] = numericRange(question, asOf);
      const top = question.never ? Number.POSITIVE_INFINITY : hi;
      const range = (number: unknown): readonly [number, number] => {
        if (typeof number === 'number') return [number, number];
        if (given === 'never') return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
        const [from, to] = unsure?.between ?? [lo, top];
        return [Math.max(lo, from), question.never ? to : Math.min(hi, to)];
      };
      const lines = question.items?.map(({ id }) => (given as Record<string, number> | undefined)?.[id]) ?? [given];
      lines.forEach((line, index) => {
        const [least, most] = range(line);
        cells[at.first + 2 * index] = least;
        cells[at.first + 2 * index + 1] = most;
      });
    }
  }
}
