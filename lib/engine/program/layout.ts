import {
  exclusiveOption,
  numericRange,
  optionIds,
  type Question,
  type RuleBook,
  type Scope,
} from '../../rulebook/index.ts';
import { type Answer, type Answers, blocksOf, type Profile } from '../profile.ts';

/**
 * Where the answers of one place (the firm, a market, a good) stand as numbers: a few cells per question.
 *
 * - choice: what is possible, as bits of its classes · yes/no: 0, 1 (open) or 2
 * - multiple answer: what is ticked, what may be ticked, as bits
 * - number: least and greatest value; a table of scales has two cells per line
 * - and one cell per question: 1 if an answer was given
 */
export interface Cells {
  readonly given: number;
  readonly first: number;
}

export interface Layout {
  readonly book: RuleBook;
  readonly cells: ReadonlyMap<string, Cells>;
  readonly size: Readonly<Record<Scope, number>>;
  /** Bits of a choice: options, or classes of territories that no rule tells apart. */
  bit(question: string, option: string): number;
  /** All bits of a choice or multiple answer. */
  all(question: string): number;
}

/** @param classOf puts options that no rule tells apart into one class (0 to 30); needed where a question has more than 31 */
export function layoutOf(book: RuleBook, classOf: (question: Question, option: string) => number): Layout {
  const cells = new Map<string, Cells>();
  const size: Record<Scope, number> = { firm: 0, market: 0, goods: 0 };
  for (const question of Object.values(book.questions)) {
    const given = size[question.scope];
    cells.set(question.id, { given, first: given + 1 });
    size[question.scope] += 1 + widthOf(question);
  }
  const bits = new Map<string, ReadonlyMap<string, number>>();
  const bitsOf = (id: string) => {
    const known = bits.get(id);
    if (known) return known;
    const question = book.questions[id]!;
    const options = optionIds(question, book);
    const made = new Map(
      options.map((option, index) => [option, options.length > 31 ? classOf(question, option) : index]),
    );
    bits.set(id, made);
    return made;
  };
  return {
    book,
    cells,
    size,
    bit: (question, option) => bitsOf(question).get(option)!,
    all: (question) => [...bitsOf(question).values()].reduce((mask, bit) => mask | (1 << bit), 0),
  };
}

function widthOf(question: Question): number {
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
  const place = (scope: Scope, answers: Answers) => {
    const cells = new Float64Array(layout.size[scope]);
    for (const question of Object.values(layout.book.questions))
      if (question.scope === scope) write(layout, cells, question, answers[question.id], profile.asOf);
    return cells;
  };
  const blocks = (scope: 'market' | 'goods') => blocksOf(profile, scope).map(({ answers }) => place(scope, answers));
  return { asOf: profile.asOf, firm: place('firm', profile.firm), market: blocks('market'), goods: blocks('goods') };
}

function write(
  layout: Layout,
  cells: Float64Array,
  question: Question,
  answer: Answer | undefined,
  asOf: number,
): void {
  const at = layout.cells.get(question.id)!;
  const given = answer?.state === 'given' ? answer.value : undefined;
  const unsure = answer?.state === 'unsure' ? answer : undefined;
  cells[at.given] = given === undefined ? 0 : 1;
  const mask = (options: readonly string[]) =>
    options.reduce((bits, option) => bits | (1 << layout.bit(question.id, option)), 0);
  switch (question.type) {
    case 'choice':
      cells[at.first] =
        typeof given === 'string' ? mask([given]) : unsure?.among ? mask(unsure.among) : layout.all(question.id);
      return;
    case 'boolean':
      cells[at.first] = given === undefined ? 1 : given === true ? 2 : 0;
      return;
    case 'multi': {
      const yes = mask(Array.isArray(given) ? (given as string[]) : (unsure?.includes ?? []));
      const none = optionIds(question, layout.book).includes(exclusiveOption) ? mask([exclusiveOption]) : 0;
      cells[at.first] = yes;
      // Something ticked excludes "none of these".
      cells[at.first + 1] = given === undefined ? layout.all(question.id) & ~yes & ~(yes !== 0 ? none : 0) : 0;
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
