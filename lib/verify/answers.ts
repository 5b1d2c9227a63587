import {
  type Answer,
  type AnswerValue,
  type At,
  type CompiledBook,
  factsOf,
  firm as firmPlace,
  type Profile,
} from '../engine/index.ts';
import { exclusiveOption, numericRange, optionIds, type Question, type Scope } from '../rulebook/index.ts';
import type { Model, Sort, Term, Terms } from './terms.ts';

/** Year that "never" stands for: later than any number a rule compares with. */
const never = 1_000_000;

/** How many markets and goods the firms have at most. They have at least one market: without one nothing is decided about any. */
export interface Size {
  readonly markets: number;
  readonly goods: number;
}

/** An answer as terms. */
export type AnswerTerms =
  | { readonly is: 'choice'; readonly options: ReadonlyMap<string, Term> }
  | { readonly is: 'multi'; readonly options: ReadonlyMap<string, Term> }
  | { readonly is: 'flag'; readonly truth: Term }
  | { readonly is: 'number'; readonly value: Term }
  | { readonly is: 'table'; readonly lines: ReadonlyMap<string, Term> }
  | { readonly is: 'text' };

/** The answers of a firm that has answered everything, as variables; and back from their values to a firm. */
export class AnswerVars {
  readonly terms: Terms;
  readonly size: Size;
  readonly asOf: number;
  /** What every firm fulfils: answers are ones that a question allows. */
  readonly legal: Term[] = [];
  readonly #compiled: CompiledBook;
  readonly #alike: ReadonlyMap<string, readonly string[]>;
  readonly #answers = new Map<string, AnswerTerms>();

  constructor(compiled: CompiledBook, terms: Terms, size: Size) {
    this.#compiled = compiled;
    this.terms = terms;
    this.size = size;
    this.asOf = Number(compiled.book.date.slice(0, 4));
    this.#alike = representatives(compiled);
    for (let index = 2; index < size.markets; index++)
      this.legal.push(this.terms.or([this.exists('market', index - 1), this.terms.not(this.exists('market', index))]));
    for (let index = 2; index < size.goods; index++)
      this.legal.push(this.terms.or([this.exists('goods', index - 1), this.terms.not(this.exists('goods', index))]));
  }

  places(scope: Scope): readonly At[] {
    if (scope === 'firm') return [firmPlace];
    const count = scope === 'market' ? this.size.markets : this.size.goods;
    return Array.from({ length: count }, (_, index) => ({ scope, index }));
  }

  /** Whether the firm has so many markets (goods); the first always, as far as goods matter at all. */
  exists(scope: 'market' | 'goods', index: number): Term {
    return index === 0 ? this.terms.true : this.terms.var(`${scope}${index + 1} exists`, 'Bool');
  }

  at(question: Question, at: At): AnswerTerms {
    const key = `${question.id}@${placeName(at)}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const made = this.#make(question, `${placeName(at)} ${question.id}`);
    this.#answers.set(key, made);
    return made;
  }

  /** Another answer to the same question, for a second firm that differs from the first in nothing else. */
  replaced(question: Question, at: At): AnswerTerms {
    return this.#make(question, `${placeName(at)} ${question.id} raised`);
  }

  replacedValue(question: Question, at: At, model: Model): AnswerValue {
    return this.#answer(question, `${placeName(at)} ${question.id} raised`, model);
  }

  /** Options of a choice that the rules tell apart. */
  options(question: Question): readonly string[] {
    return this.#alike.get(question.id) ?? optionIds(question, this.#compiled.book);
  }

  #make(question: Question, name: string): AnswerTerms {
    const { terms } = this;
    const boxes = () =>
      new Map(this.options(question).map((option) => [option, terms.var(`${name} ${option}`, 'Bool')]));
    switch (question.type) {
      case 'choice': {
        const options = boxes();
        this.legal.push(...exactlyOne(terms, [...options.values()]));
        return { is: 'choice', options };
      }
      case 'multi': {
        const options = boxes();
        const all = [...options.values()];
        this.legal.push(terms.or(all));
        const none = options.get(exclusiveOption);
        if (none)
          this.legal.push(
            terms.or([terms.not(none), terms.and(all.filter((box) => box !== none).map((box) => terms.not(box)))]),
          );
        if (question.maxPicks) this.legal.push(terms.atMost(count(terms, all), terms.number(question.maxPicks)));
        return { is: 'multi', options };
      }
      case 'boolean':
        return { is: 'flag', truth: terms.var(name, 'Bool') };
      case 'text':
      case 'list':
        return { is: 'text' };
      default:
        return question.items
          ? {
              is: 'table',
              lines: new Map(question.items.map(({ id }) => [id, this.#number(question, `${name} ${id}`)])),
            }
          : { is: 'number', value: this.#number(question, name) };
    }
  }

  #number(question: Question, name: string): Term {
    const { terms } = this;
    const sort: Sort = question.type === 'integer' || question.type === 'likert' ? 'Int' : 'Real';
    const value = terms.var(name, sort);
    const [low, high] = numericRange(question, this.asOf);
    if (Number.isFinite(low)) this.legal.push(terms.atMost(terms.number(low), value));
    if (Number.isFinite(high)) this.legal.push(terms.atMost(value, terms.number(high)));
    return question.never ? terms.ite(terms.var(`${name} never`, 'Bool'), terms.number(never), value) : value;
  }

  // ─── from values to a firm and back

  /** The firm that a model speaks of, without answers to questions that do not apply. */
  profile(model: Model): Profile {
    const block = (scope: Scope, at: At) =>
      Object.fromEntries(
        Object.values(this.#compiled.book.questions)
          .filter((question) => question.scope === scope)
          .map((question): [string, Answer] => [
            question.id,
            { state: 'given', value: this.#answer(question, `${placeName(at)} ${question.id}`, model) },
          ]),
      );
    const blocks = (scope: 'market' | 'goods', letter: string) =>
      this.places(scope)
        .filter((_, index) => index === 0 || model.get(`${scope}${index + 1} exists`) === true)
        .map((at, index) => ({ id: `${letter}${index + 1}`, answers: block(scope, at) }));
    const whole: Profile = {
      asOf: this.asOf,
      firm: block('firm', firmPlace),
      markets: blocks('market', 'm'),
      goods: blocks('goods', 'g'),
    };
    return pruned(this.#compiled, this.#unanswered(whole, model));
  }

  /** Without the answers that the model says are missing. */
  #unanswered(profile: Profile, model: Model): Profile {
    const missing = new Set(
      Object.values(this.#compiled.book.facts).flatMap(({ id, unanswered }) =>
        unanswered &&
        [...model].some(([name, value]) => value === true && name.startsWith(`free `) && name.endsWith(` ${id} open`))
          ? [unanswered]
          : [],
      ),
    );
    const drop = (answers: Profile['firm']) =>
      Object.fromEntries(Object.entries(answers).filter(([id]) => !missing.has(id)));
    const blocks = (list: Profile['markets']) => list.map((block) => ({ ...block, answers: drop(block.answers) }));
    return { ...profile, firm: drop(profile.firm), markets: blocks(profile.markets), goods: blocks(profile.goods) };
  }

  #answer(question: Question, name: string, model: Model): AnswerValue {
    const ticked = () => this.options(question).filter((option) => model.get(`${name} ${option}`) === true);
    const number = (of: string) => Number(model.get(of) ?? Math.max(0, numericRange(question, this.asOf)[0]));
    switch (question.type) {
      case 'choice':
        return ticked()[0] ?? this.options(question)[0]!;
      case 'multi': {
        const boxes = ticked();
        return boxes.length > 0 ? boxes : [this.options(question)[0]!];
      }
      case 'boolean':
        return model.get(name) === true;
      case 'text':
        return question.format === 'cnCode' ? '7318' : '-';
      case 'list':
        return [question.min ?? 0];
      default:
        if (question.items) return Object.fromEntries(question.items.map(({ id }) => [id, number(`${name} ${id}`)]));
        return question.never && model.get(`${name} never`) === true ? 'never' : number(name);
    }
  }

  /** The values that a firm gives to the variables. Of options that no rule tells apart, one stands for all. */
  model(profile: Profile): Model {
    const values = new Map<string, boolean | number>();
    const write = (scope: Scope, at: At, answers: Readonly<Record<string, Answer>>) => {
      for (const question of Object.values(this.#compiled.book.questions))
        if (question.scope === scope)
          this.#write(question, `${placeName(at)} ${question.id}`, answers[question.id], values);
    };
    write('firm', firmPlace, profile.firm);
    for (const [scope, blocks] of [
      ['market', profile.markets],
      ['goods', profile.goods],
    ] as const)
      blocks.forEach(({ answers }, index) => {
        if (index > 0) values.set(`${scope}${index + 1} exists`, true);
        write(scope, { scope, index }, answers);
      });
    return values;
  }

  #write(question: Question, name: string, answer: Answer | undefined, values: Map<string, boolean | number>): void {
    if (answer?.state !== 'given') return;
    const { value } = answer;
    if (typeof value === 'boolean') values.set(name, value);
    else if (value === 'never') values.set(`${name} never`, true);
    else if (typeof value === 'number') values.set(name, value);
    else if (question.type === 'choice') values.set(`${name} ${this.#sameAs(question, String(value))}`, true);
    else if (question.type === 'multi')
      for (const option of value as readonly string[]) values.set(`${name} ${option}`, true);
    else if (question.items)
      for (const [item, mark] of Object.entries(value as Record<string, number>)) values.set(`${name} ${item}`, mark);
  }

  #sameAs(question: Question, option: string): string {
    const options = this.#alike.get(question.id);
    if (!options || options.includes(option)) return option;
    const signature = signatureOf(this.#compiled, question.id);
    return options.find((candidate) => signature(candidate) === signature(option))!;
  }
}

export function placeName(at: At): string {
  return at.scope === 'firm' ? 'firm' : `${at.scope}${at.index + 1}`;
}

/** The firm without answers that are not read, and without goods where no question about goods is asked. */
export function pruned(compiled: CompiledBook, profile: Profile): Profile {
  const { questions } = compiled.book;
  const first = Object.values(questions).find(({ scope }) => scope === 'goods');
  const all = factsOf(compiled, profile);
  const goods = first && all.applies(first, { scope: 'goods', index: 0 }) !== 'no' ? profile.goods : [];
  const facts = factsOf(compiled, { ...profile, goods });
  const keep = (answers: Profile['firm'], at: At) =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => facts.applies(questions[id]!, at) !== 'no'));
  return {
    ...profile,
    firm: keep(profile.firm, firmPlace),
    markets: profile.markets.map((block, index) => ({
      ...block,
      answers: keep(block.answers, { scope: 'market', index }),
    })),
    goods: goods.map((block, index) => ({ ...block, answers: keep(block.answers, { scope: 'goods', index }) })),
  };
}

export function count(terms: Terms, args: readonly Term[]): Term {
  return terms.sum(args.map((arg) => terms.ite(arg, terms.number(1), terms.number(0))));
}

function exactlyOne(terms: Terms, args: readonly Term[]): Term[] {
  const pairs = args.flatMap((a, i) => args.slice(i + 1).map((b) => terms.or([terms.not(a), terms.not(b)])));
  return [terms.or(args), ...pairs];
}

/** One territory for all that no rule tells apart. */
function representatives(compiled: CompiledBook): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const question of Object.values(compiled.book.questions)) {
    if (!question.optionsFrom) continue;
    const signature = signatureOf(compiled, question.id);
    found.set(
      question.id,
      [...Map.groupBy(optionIds(question, compiled.book), signature).values()].map(([one]) => one!),
    );
  }
  return found;
}

/** What the rules can know of a territory: its columns, and which tests name it. */
function signatureOf(compiled: CompiledBook, question: string): (territory: string) => string {
  const { territories } = compiled.book;
  const named: (readonly string[])[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value) && question in value) {
      const test = (value as Record<string, unknown>)[question];
      named.push([test].flat().map(String));
    }
    for (const child of Object.values(value)) walk(child);
  };
  const { book } = compiled;
  walk([book.questions, book.facts, book.decisions, book.risks, book.actions, book.support, book.notes]);
  return (territory) => {
    const { eu, cbamExempt, euro, usCustoms } = territories[territory]!;
    return [
      eu,
      cbamExempt,
      euro,
      usCustoms,
      ...named.map((list) => list.some((text) => text.includes(territory))),
    ].join();
  };
}
