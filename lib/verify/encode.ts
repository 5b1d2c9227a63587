import type { At, CompiledBook } from '../engine/index.ts';
import {
  type Condition,
  type Fact,
  type Field,
  type Formula,
  type ParsedCondition,
  type ParsedRow,
  type Question,
  type Range,
  type Scope,
  type Step,
  splitReference,
  type Test,
} from '../rulebook/index.ts';
import { type AnswerTerms, AnswerVars, placeName, type Size } from './answers.ts';
import { DecisionTerms, type Ranked, type SumTerms } from './decisions.ts';
import { type Term, Terms } from './terms.ts';

/** Surely so, surely not so. Both false: it stays open although every answer is given (no goods, a division by 0). */
export interface Truth {
  readonly yes: Term;
  readonly no: Term;
}

/** A field as terms. `sure`: it applies. `none`: it does not, so no test on it holds. */
export type Ref = { readonly sure: Term; readonly none: Term } & (
  | { readonly is: 'flag'; readonly truth: Truth }
  | { readonly is: 'choice'; readonly may: ReadonlyMap<string, Term>; readonly exact: boolean }
  | { readonly is: 'multi'; readonly has: ReadonlyMap<string, Truth> }
  | { readonly is: 'number'; readonly value: Term; readonly known: Term }
  | { readonly is: 'nothing' }
);

/** Answers that are taken from elsewhere than the plain variables. */
export type Instead = (question: Question, at: At) => AnswerTerms | null;

/**
 * The rule book as terms over the answers of a firm that has answered everything. Facts about what is missing and about the plan for a market are
 * free: whatever holds of the terms for all their values holds of the book.
 */
export class Encoder {
  readonly compiled: CompiledBook;
  readonly terms: Terms;
  readonly answers: AnswerVars;
  readonly #instead: Instead;
  readonly #refs = new Map<string, Ref>();
  readonly #decisions: DecisionTerms;
  /** What makes a value of a free fact likelier to be true of a firm. */
  readonly likely: Term[] = [];

  constructor(compiled: CompiledBook, size: Size, answers?: AnswerVars, instead: Instead = () => null) {
    this.compiled = compiled;
    this.answers = answers ?? new AnswerVars(compiled, new Terms(), size);
    this.terms = this.answers.terms;
    this.#instead = instead;
    this.#decisions = new DecisionTerms(this);
  }

  // ─── truth

  exact(yes: Term): Truth {
    return { yes, no: this.terms.not(yes) };
  }

  not({ yes, no }: Truth): Truth {
    return { yes: no, no: yes };
  }

  and(truths: readonly Truth[]): Truth {
    return { yes: this.terms.and(truths.map(({ yes }) => yes)), no: this.terms.or(truths.map(({ no }) => no)) };
  }

  or(truths: readonly Truth[]): Truth {
    return { yes: this.terms.or(truths.map(({ yes }) => yes)), no: this.terms.and(truths.map(({ no }) => no)) };
  }

  // ─── conditions

  when(condition: Condition | undefined, at: At): Truth {
    return this.condition(this.compiled.condition(condition), at);
  }

  condition(condition: ParsedCondition, at: At): Truth {
    return this.or(condition.any.map((row) => this.row(row, at)));
  }

  row(row: ParsedRow, at: At): Truth {
    const foreign = row.scopes.find((scope) => scope !== at.scope);
    if (!foreign || foreign === 'firm') return this.and(this.tests(row, at));
    return this.#some(foreign, (place) => this.and(this.tests(row, place)));
  }

  /** The tests of a row one by one. */
  tests(row: ParsedRow, at: At): readonly Truth[] {
    return row.tests.map(({ field, test }) => this.#test(test, this.ref(field.name, at)));
  }

  #some(scope: 'market' | 'goods', test: (at: At) => Truth): Truth {
    const places = this.#places(scope);
    const { yes, no } = this.or(places.map(({ at, exists }) => this.and([this.exact(exists), test(at)])));
    return { yes, no };
  }

  /** Markets (goods) with whether the firm has so many. */
  #places(scope: 'market' | 'goods'): readonly { readonly at: At; readonly exists: Term }[] {
    return this.answers.places(scope).map((at, index) => ({
      at,
      exists: this.terms.and([
        this.answers.exists(scope, index),
        scope === 'goods' ? this.#goodsMatter() : this.terms.true,
      ]),
    }));
  }

  #goodsMatter(): Term {
    const first = Object.values(this.compiled.book.questions).find(({ scope }) => scope === 'goods');
    return first ? this.terms.not(this.applies(first, { scope: 'goods', index: 0 }).no) : this.terms.false;
  }

  applies(question: Question, at: At): Truth {
    return this.when(question.askIf, at);
  }

  #test(test: Test, ref: Ref): Truth {
    const { yes, no } = this.#plainTest(test, ref);
    return { yes: this.terms.and([yes, ref.sure]), no: this.terms.or([no, ref.none]) };
  }

  #plainTest(test: Test, ref: Ref): Truth {
    const { terms } = this;
    const never = { yes: terms.false, no: terms.true };
    if (test.op === 'any') return this.not(never);
    if (test.op === 'is') return ref.is !== 'flag' ? never : test.value ? ref.truth : this.not(ref.truth);
    if (test.op === 'within') {
      if (ref.is !== 'number') return never;
      const inside = terms.or(test.ranges.map((range) => this.#within(range, ref.value)));
      const is = test.negated ? terms.not(inside) : inside;
      return { yes: terms.and([ref.known, is]), no: terms.and([ref.known, terms.not(is)]) };
    }
    const truth = this.#shares(test.values, ref);
    return test.negated ? this.not(truth) : truth;
  }

  #shares(values: readonly string[], ref: Ref): Truth {
    const { terms } = this;
    if (ref.is === 'multi') return this.or(values.flatMap((value) => ref.has.get(value) ?? []));
    if (ref.is !== 'choice') return { yes: terms.false, no: terms.true };
    const inside: Term[] = [];
    const outside: Term[] = [];
    for (const [value, may] of ref.may) (values.includes(value) ? inside : outside).push(may);
    const some = terms.or(inside);
    return { yes: ref.exact ? some : terms.and([some, terms.not(terms.or(outside))]), no: terms.not(some) };
  }

  #within({ lo, loOpen, hi, hiOpen }: Range, value: Term): Term {
    const { terms } = this;
    const above = !Number.isFinite(lo)
      ? terms.true
      : loOpen
        ? terms.less(terms.number(lo), value)
        : terms.atMost(terms.number(lo), value);
    const below = !Number.isFinite(hi)
      ? terms.true
      : hiOpen
        ? terms.less(value, terms.number(hi))
        : terms.atMost(value, terms.number(hi));
    return terms.and([above, below]);
  }

  // ─── fields

  ref(name: string, at: At): Ref {
    const field = this.compiled.fields.get(name)!;
    const place: At = field.scope === 'firm' ? { scope: 'firm' } : at;
    const key = `${name}@${placeName(place)}`;
    const known = this.#refs.get(key);
    if (known) return known;
    const made = this.#make(field, place);
    this.#refs.set(key, made);
    return made;
  }

  get #applies() {
    return { sure: this.terms.true, none: this.terms.false };
  }

  #make(field: Field, at: At): Ref {
    const { from } = field;
    if (from.kind === 'fact') return this.#fact(this.compiled.book.facts[from.fact]!, at);
    if (from.kind === 'factBox') {
      const whole = this.ref(from.fact, at);
      const truth = whole.is === 'multi' ? whole.has.get(from.value) : undefined;
      return truth
        ? { is: 'flag', truth, ...this.#applies }
        : { is: 'nothing', sure: this.terms.false, none: this.terms.true };
    }
    return this.#answer(this.compiled.book.questions[from.question]!, from, at);
  }

  #answer(question: Question, from: Exclude<Field['from'], { kind: 'fact' | 'factBox' }>, at: At): Ref {
    const { no } = this.applies(question, at);
    // Somebody who answers says that the question applies.
    const presence = { sure: this.terms.not(no), none: no };
    const answer = this.#instead(question, at) ?? this.answers.at(question, at);
    switch (answer.is) {
      case 'choice':
        return { is: 'choice', may: answer.options, exact: true, ...presence };
      case 'flag':
        return { is: 'flag', truth: this.exact(answer.truth), ...presence };
      case 'number':
        return { is: 'number', value: answer.value, known: this.terms.true, ...presence };
      case 'table':
        return from.kind === 'item'
          ? { is: 'number', value: answer.lines.get(from.item)!, known: this.terms.true, ...presence }
          : { is: 'nothing', ...presence };
      case 'multi': {
        if (from.kind === 'box')
          return { is: 'flag', truth: this.exact(answer.options.get(from.option)!), ...presence };
        const has = new Map([...answer.options].map(([option, box]) => [option, this.exact(box)]));
        return { is: 'multi', has, ...presence };
      }
      default:
        return { is: 'nothing', sure: this.terms.false, none: this.terms.true };
    }
  }

  // ─── facts

  #fact(fact: Fact, at: At): Ref {
    const { terms } = this;
    const flag = (truth: Truth): Ref => ({ is: 'flag', truth, ...this.#applies });
    if (fact.when) return flag(this.when(fact.when, at));
    if (fact.every) {
      const places = this.#places(fact.every.of);
      const some = terms.or(places.map(({ exists }) => exists));
      const all = this.and(
        places.map(({ at: place, exists }) =>
          this.or([this.exact(terms.not(exists)), this.when(fact.every?.when, place)]),
        ),
      );
      return flag({ yes: terms.and([some, all.yes]), no: terms.and([some, all.no]) });
    }
    if (fact.choose) return this.#choose(fact, at);
    if (fact.collect) {
      const rows = Map.groupBy(fact.collect, (row) => row.add);
      const has = [...rows].map(
        ([value, list]) => [value, this.or(list.map((row) => this.when(row.when, at)))] as const,
      );
      return { is: 'multi', has: new Map(has), ...this.#applies };
    }
    if (fact.count) return this.#count(fact, at);
    if (fact.sum) {
      const rows = fact.sum.map((row) => ({ truth: this.when(row.when, at), add: row.add }));
      const value = terms.sum(rows.map(({ truth, add }) => terms.ite(truth.yes, terms.number(add), terms.number(0))));
      return this.#number(this.clamp(fact, value), this.#allKnown(rows.map(({ truth }) => truth)));
    }
    if (fact.formula) {
      const { value, known, ...presence } = this.#formula(this.compiled.formula(fact.formula), at);
      return { is: 'number', value: this.clamp(fact, value), known, ...presence };
    }
    if (fact.mean) {
      const items = this.compiled.book.questions[fact.mean]!.items!.map((item) =>
        this.ref(`${fact.mean}.${item.id}`, at),
      );
      const values = items.flatMap((item) => (item.is === 'number' ? [item.value] : []));
      const { sure, none } = items[0]!;
      return {
        is: 'number',
        value: terms.divide(terms.sum(values), terms.number(values.length)),
        known: terms.true,
        sure,
        none,
      };
    }
    return this.#special(fact, at);
  }

  /** Facts that read decisions, territories, the year, or what the terms leave free. */
  #special(fact: Fact, at: At): Ref {
    const { terms } = this;
    const flag = (truth: Truth): Ref => ({ is: 'flag', truth, ...this.#applies });
    if (fact.lookup) {
      const { territories } = this.compiled.book;
      const column = fact.lookup.column as 'eu';
      const inside = Object.values(territories).flatMap((territory) => (territory[column] ? [territory.id] : []));
      const key = this.ref(fact.lookup.key, at);
      return { ...flag(this.#shares(inside, key)), sure: key.sure, none: key.none };
    }
    if (fact.score) {
      const [decision, target] = splitReference(fact.score, this.compiled.book);
      return this.#number(this.sums(decision!.id, at).get(target)!.sum);
    }
    if (fact.open) {
      const [decision, option] = splitReference(fact.open, this.compiled.book);
      return flag(this.exact(terms.not(this.sums(decision!.id, at).get(option)!.closed)));
    }
    if (fact.result) {
      const { shown } = this.decision(fact.result, at);
      const some = terms.or([...shown.values()]);
      return { is: 'choice', may: shown, exact: true, sure: some, none: terms.not(some) };
    }
    if (fact.closed) {
      const { id, options } = this.compiled.book.decisions[fact.closed.decision]!;
      const closed = this.#places('market').flatMap(({ at: place, exists }) =>
        options
          .filter(({ scored }) => scored !== false)
          .map((option) => terms.or([terms.not(exists), this.sums(id, place).get(option.id)!.closed])),
      );
      return flag(this.exact(terms.and(closed)));
    }
    if (fact.engine === 'asOfYear') return this.#number(terms.number(this.answers.asOf));
    return this.#free(fact, at);
  }

  /** What is missing, and the plan for a market: any value. */
  #free(fact: Fact, at: At): Ref {
    const { terms } = this;
    const free = (part: string) => terms.var(`free ${placeName(at)} ${fact.id} ${part}`, 'Bool');
    if (fact.unanswered) return { is: 'flag', truth: this.exact(free('open')), ...this.#applies };
    if (fact.plan) {
      const has = new Map(Object.keys(fact.plan).map((group) => [group, this.exact(free(group))]));
      const ways = this.#ways(fact.plan, at);
      for (const [group, members] of Object.entries(fact.plan)) {
        const some = (of: (mode: string) => Term) => terms.or([terms.not(free(group)), ...members.map(of)]);
        this.answers.legal.push(some(ways.possible));
        this.likely.push(some(ways.now));
      }
      return { is: 'multi', has, ...this.#applies };
    }
    const may = new Map((fact.values ?? []).map((value) => [value, free(value)]));
    const all = [...may.values()];
    // At most one of them.
    this.answers.legal.push(
      ...all.flatMap((a, i) => all.slice(i + 1).map((b) => terms.or([terms.not(a), terms.not(b)]))),
    );
    const some = terms.or(all);
    return { is: 'choice', may, exact: true, sure: some, none: terms.not(some) };
  }

  /** The ways that a plan for a market can hold: open ones, and those that the trigger of a step opens. What is shown is surely in it. */
  #ways(plan: NonNullable<Fact['plan']>, at: At) {
    const { terms } = this;
    const modes = Object.values(plan).flat();
    const decision = [...this.compiled.decisions.values()].find(({ decision: { options } }) =>
      options.some(({ id }) => modes.includes(id)),
    )!;
    const { id, steps } = decision.decision;
    const closedFor = (step: Step) =>
      terms.or(
        decision.gates
          .filter(({ rule, closes }) => closes.has(step.to) && (rule.forGood || !step.opens?.includes(rule.id)))
          .map(({ when }) => this.condition(when, at).yes),
      );
    return {
      now: (mode: string) => this.decision(id, at).shown.get(mode) ?? terms.false,
      possible: (mode: string) =>
        terms.or([
          terms.not(this.sums(id, at).get(mode)!.closed),
          ...steps.flatMap((step) => (step.to === mode ? [terms.not(closedFor(step))] : [])),
        ]),
    };
  }

  #number(value: Term, known: Term = this.terms.true): Ref {
    return { is: 'number', value, known, ...this.#applies };
  }

  #allKnown(truths: readonly Truth[]): Term {
    return this.terms.and(truths.map(({ yes, no }) => this.terms.or([yes, no])));
  }

  clamp(fact: Fact, value: Term): Term {
    if (!fact.range) return value;
    const { terms } = this;
    const [low, high] = [terms.number(fact.range[0]), terms.number(fact.range[1])];
    return terms.ite(terms.less(value, low), low, terms.ite(terms.less(high, value), high, value));
  }

  /** First row that holds; while an earlier row is open its value stays possible too. */
  #choose(fact: Fact, at: At): Ref {
    const { terms } = this;
    const rows = fact.choose!.map((row) => ({ truth: this.when(row.when, at), value: row.then }));
    const reached = rows.map((_, index) => terms.not(terms.or(rows.slice(0, index).map(({ truth }) => truth.yes))));
    const sure = terms.or(rows.map(({ truth }) => truth.yes));
    const none = terms.and(rows.map(({ truth }) => truth.no));
    const exact = rows.every(({ truth }) => truth.no === terms.not(truth.yes));
    if (fact.type === 'number') {
      const last = terms.number(Number(rows.at(-1)!.value));
      const value = rows.reduceRight(
        (rest, { truth, value: given }) => terms.ite(truth.yes, terms.number(Number(given)), rest),
        last,
      );
      const known = rows.reduceRight(
        (rest, { truth }) => (exact ? rest : terms.or([truth.yes, terms.and([truth.no, rest])])),
        terms.true,
      );
      return { is: 'number', value, known, sure, none };
    }
    const may = new Map<string, Term>();
    for (const value of fact.values ?? []) {
      const leading = rows.flatMap(({ truth, value: given }, index) =>
        given === value ? [terms.and([reached[index]!, exact ? truth.yes : terms.not(truth.no)])] : [],
      );
      may.set(value, terms.or(leading));
    }
    return { is: 'choice', may, exact, sure, none };
  }

  #count(fact: Fact, at: At): Ref {
    const { terms } = this;
    const { count } = fact;
    const tally = (truths: readonly Truth[]) =>
      terms.sum(truths.map(({ yes }) => terms.ite(yes, terms.number(1), terms.number(0))));
    if (Array.isArray(count)) {
      const truths = count.map((condition) => this.when(condition, at));
      return this.#number(tally(truths), this.#allKnown(truths));
    }
    if (count && 'among' in count) {
      const whole = this.ref(count.of, at);
      if (whole.is !== 'multi') return this.#number(terms.number(0));
      const boxes = count.among.map((option) => this.and([this.exact(whole.sure), whole.has.get(option)!]));
      return this.#number(tally(boxes), this.#allKnown(boxes));
    }
    const { of, when } = count as { of: 'market' | 'goods'; when?: Condition };
    const places = this.#places(of);
    const truths = places.map(({ at: place, exists }) => this.and([this.exact(exists), this.when(when, place)]));
    // Nothing is known of goods that do not exist, not even their number.
    const some = terms.or(places.map(({ exists }) => exists));
    return this.#number(tally(truths), terms.and([some, this.#allKnown(truths)]));
  }

  #formula(formula: Formula, at: At): { value: Term; known: Term; sure: Term; none: Term } {
    const { terms } = this;
    const plain = (value: Term) => ({ value, known: terms.true, ...this.#applies });
    if (formula.op === 'number') return plain(terms.number(formula.value));
    if (formula.op === 'field') {
      const parameter = this.compiled.parameters[formula.name];
      if (parameter !== undefined) return plain(terms.number(parameter));
      const ref = this.ref(formula.name, at);
      return ref.is === 'number' ? ref : { ...plain(terms.number(0)), sure: terms.false, none: terms.true };
    }
    const args = ('args' in formula ? formula.args : [formula.left, formula.right]).map((arg) =>
      this.#formula(arg, at),
    );
    const presence = {
      known: terms.and(args.map(({ known }) => known)),
      sure: terms.and(args.map(({ sure }) => sure)),
      none: terms.or(args.map(({ none }) => none)),
    };
    const [a, b] = args.map(({ value }) => value) as [Term, Term];
    switch (formula.op) {
      case '+':
        return { value: terms.sum([a, b]), ...presence };
      case '-':
        return { value: terms.minus(a, b), ...presence };
      case '*':
        return { value: terms.times(a, b), ...presence };
      case '/': {
        const zero = terms.equal(b, terms.number(0));
        const value = terms.divide(a, terms.ite(zero, terms.number(1), b));
        const { known, sure, none } = presence;
        return { value, known: terms.and([known, terms.not(zero)]), sure: terms.and([sure, terms.not(zero)]), none };
      }
      case 'floor':
        return { value: terms.floor(a), ...presence };
      case 'log':
        return { value: terms.log(a), ...presence };
      default: {
        const value = args
          .map((arg) => arg.value)
          .reduce((x, y) => {
            const xFirst = terms.atMost(x, y);
            return formula.op === 'min' ? terms.ite(xFirst, x, y) : terms.ite(xFirst, y, x);
          });
        return { value, ...presence };
      }
    }
  }

  // ─── decisions

  sums(decision: string, at: At): ReadonlyMap<string, SumTerms> {
    return this.#decisions.sums(decision, at);
  }

  decision(decision: string, at: At): Ranked {
    return this.#decisions.result(decision, at);
  }

  /** Where a record of a scope is read: the firm, its first market, its first good. */
  static placeOf(scope: Scope): At {
    return scope === 'firm' ? { scope } : { scope, index: 0 };
  }
}
