import { randomFirms } from '../../lib/cohort/index.ts';
import { columnsOf, Evaluator, Population } from '../../lib/engine/compiled/index.ts';
import {
  type Answer,
  type Answers,
  type CompiledBook,
  type Evaluation,
  evaluate,
  mulberry32,
  type Profile,
} from '../../lib/engine/index.ts';
import { build, resultIndex } from '../../lib/engine/program/index.ts';
import { optionIds, type Question, type RuleBook } from '../../lib/rulebook/index.ts';

/** Random firms of every kind: beginners and the far advanced, few answers and all; open answers are unsure, narrowed, skipped or were never asked. */
export function* firmsOfEveryKind(book: RuleBook, count: number, seed: number): Generator<Profile> {
  const random = mulberry32(seed);
  for (let i = 0; i < count; i++) {
    const known = random();
    const lean = 0.4 + 3 * random();
    for (const firm of randomFirms(book, 1, seed * 1_000_003 + i, {
      asOf: 2020 + Math.floor(10 * random()),
      known,
      lean,
    }))
      yield opened(book, firm, random);
  }
}

function opened(book: RuleBook, profile: Profile, random: () => number): Profile {
  const answers = (list: Answers): Answers =>
    Object.fromEntries(
      Object.entries(list).flatMap(([id, answer]): [string, Answer][] => {
        if (answer.state === 'given') return [[id, answer]];
        const luck = random();
        if (luck < 0.3) return [];
        if (luck < 0.5) return [[id, { state: 'skipped' }]];
        return [[id, luck < 0.7 ? answer : narrowed(book.questions[id]!, book, random)]];
      }),
    );
  const blocks = (list: Profile['markets']) => list.map((block) => ({ ...block, answers: answers(block.answers) }));
  return { ...profile, firm: answers(profile.firm), markets: blocks(profile.markets), goods: blocks(profile.goods) };
}

/** Not sure, but not without any idea. */
function narrowed(question: Question, book: RuleBook, random: () => number): Answer {
  const some = optionIds(question, book).filter(() => random() < 0.5);
  if (question.type === 'choice') return some.length > 0 ? { state: 'unsure', among: some } : { state: 'unsure' };
  if (question.type === 'multi') {
    const includes = some.filter((option) => option !== 'none').slice(0, question.maxPicks ?? some.length);
    return includes.length > 0 ? { state: 'unsure', includes } : { state: 'unsure' };
  }
  if (['integer', 'number', 'percent', 'money'].includes(question.type) && typeof question.max === 'number') {
    const [a, b] = [random(), random()].map((part) => Math.round(part * (question.max as number)));
    return { state: 'unsure', between: [Math.min(a!, b!), Math.max(a!, b!)] };
  }
  return { state: 'unsure' };
}

/** Holds the compiled forms of a rule book against the readable interpreter. */
export class Differential {
  readonly #compiled: CompiledBook;
  readonly #evaluator: Evaluator;
  readonly #program;
  readonly #population: Population;
  /** What comes first and nothing else, which is found another way. */
  readonly #firsts: Population;

  constructor(compiled: CompiledBook) {
    this.#compiled = compiled;
    this.#evaluator = new Evaluator(compiled);
    this.#program = build(compiled);
    const decisions = this.#program.results.map((_, index) => index);
    this.#population = new Population(this.#program, { decisions, possible: true, sums: true, ranks: true });
    this.#firsts = new Population(this.#program, { decisions });
  }

  /** What the compiled forms say otherwise of these firms; empty if they agree. */
  differences(firms: readonly Profile[]): string[] {
    const columns = columnsOf(this.#program.layout, firms);
    const results = this.#population.run(columns);
    const firsts = this.#firsts.run(columns);
    return firms.flatMap((firm, row) => {
      const evaluation = evaluate(this.#compiled, firm);
      const one = this.#evaluator.evaluate(firm);
      const parts = ['decisions', 'portfolios', 'lists', 'comparison'] as const;
      const found: string[] = parts.filter((part) => !isSame(one[part], evaluation[part]));
      for (const result of evaluation.decisions) {
        const index = resultIndex(this.#program, result.decision);
        const at = result.at.scope === 'firm' ? row : columns.marketStart[row]! + result.at.index;
        const { options, strengths } = this.#program.results[index]!;
        const { shown, first, possible, sums, ranks } = results.get(index)!;
        const width = options.length + strengths.length;
        const compiled = {
          shown: options[shown[at]!]?.id ?? null,
          first: options.filter((_, i) => first[at]! & (1 << i)).map(({ id }) => id),
          possible: options.filter((_, i) => possible[at]! & (1 << i)).map(({ id }) => id),
          sums: [...sums.subarray(at * width, (at + 1) * width)],
          ranks: [...ranks.subarray(at * options.length, (at + 1) * options.length)],
        };
        const plain = firsts.get(index)!;
        if (plain.shown[at] !== shown[at] || plain.first[at] !== first[at]) found.push(`${result.decision} alone`);
        if (!isSame(compiled, columnsFrom(result))) found.push(`${result.decision} in columns`);
      }
      return found.map((what) => `${what} of ${JSON.stringify(firm)}`);
    });
  }
}

function columnsFrom({ shown, first, possible, options, strengths }: Evaluation['decisions'][number]) {
  const inOrder = (ids: readonly string[]) => options.map(({ option }) => option).filter((id) => ids.includes(id));
  return {
    shown,
    first: inOrder(first),
    possible: inOrder(possible),
    sums: [...options, ...strengths].map(({ sum }) => sum),
    ranks: options.map(({ rank }) => rank ?? 0),
  };
}

/** Deep equality of plain data; what is one and the same object (a rule, an action of the book) is not looked into. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(x);
  return keys.length === Object.keys(y).length && keys.every((key) => key in y && isSame(x[key], y[key]));
}
