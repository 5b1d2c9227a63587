import {
  exclusiveOption,
  type Fact,
  type Field,
  type Formula,
  numericRange,
  optionIds,
  type ParsedCondition,
  type ParsedRow,
  type Question,
  type Scope,
} from '../rulebook/index.ts';
import type { CompiledBook } from './compile.ts';
import { type Answer, type At, answersAt, blocksOf, firm, type Profile } from './profile.ts';
import { and, exactly, flag, holds, none, or, orNone, type Truth, type Value } from './value.ts';

/** What facts may ask of decisions. Supplied by the evaluation, so that facts and decisions can build on each other. */
export interface Decided {
  /** Sum of an option or strength: of the rows known to hold, and the range over open answers. */
  score(reference: string, at: At): { readonly sum: number; readonly low: number; readonly high: number };
  open(reference: string, at: At): Truth;
  result(
    decision: string,
    at: At,
  ): {
    readonly shown: string | null;
    readonly first: readonly string[];
    readonly possible: readonly string[];
    readonly mayBeNone: boolean;
  };
  allClosed(decision: string): Truth;
  /** The modes advised for a market: those that share the first rank now, those beside them, first of next. */
  plan(at: At): readonly string[];
  /** How commitment runs along the plan for a market; null where there is none. */
  commitmentPath(at: At): string | null;
}

/**
 * How results of decisions enter conditions. `shown`: as advised (open answers add nothing). `possible`: everything an open answer could still make of
 * them; gates are read so, because an unknown answer never closes a gate.
 */
export type Reading = 'shown' | 'possible';

/**
 * The facts of one firm, computed on demand and kept.
 * A field of another scope than the place it is read from gives "some market (good) fulfils it"; see `condition`.
 */
export class Facts {
  readonly #compiled: CompiledBook;
  readonly #profile: Profile;
  readonly #decided: Decided;
  readonly #reading: Reading;
  /** What has been computed, by the index of the field: for the firm, per market, per good. */
  readonly #known: Readonly<Record<Scope, (Value | undefined)[][]>> = { firm: [], market: [], goods: [] };
  readonly #places: Readonly<Record<'market' | 'goods', At[]>>;

  constructor(compiled: CompiledBook, profile: Profile, decided: Decided, reading: Reading) {
    this.#compiled = compiled;
    this.#profile = profile;
    this.#decided = decided;
    this.#reading = reading;
    const places = (scope: 'market' | 'goods') => blocksOf(profile, scope).map((_, index): At => ({ scope, index }));
    this.#places = { market: places('market'), goods: places('goods') };
  }

  /** What is known about a field at a place. Market fields need a market place; firm fields can be read everywhere. */
  value(name: string, at: At): Value {
    const field = this.#compiled.fields.get(name);
    return field ? this.#value(field, at) : none;
  }

  #value(field: Field, at: At): Value {
    const place = field.scope === 'firm' ? firm : at;
    const blocks = this.#known[place.scope];
    const block = place.scope === 'firm' ? 0 : place.index;
    blocks[block] ??= new Array<Value | undefined>(this.#compiled.fields.size);
    const known = blocks[block][field.index];
    if (known) return known;
    const value = this.#compute(field, place);
    blocks[block][field.index] = value;
    return value;
  }

  #compute({ from }: Field, at: At): Value {
    if (from.kind === 'fact') return this.#fact(this.#compiled.book.facts[from.fact]!, at);
    if (from.kind !== 'factBox')
      return this.#answer(
        from.question,
        from.kind === 'question' ? undefined : from.kind === 'box' ? from.option : from.item,
        at,
      );
    const whole = this.value(from.fact, at);
    if (whole.is !== 'multi') return none;
    return orNone(flag(whole.yes.has(from.value) ? 'yes' : whole.maybe.has(from.value) ? 'maybe' : 'no'), whole.orNone);
  }

  /** Whether a question applies here: `no` = it is not asked and its answer is not read. */
  applies(question: Question, at: At): Truth {
    return question.askIf === undefined ? 'yes' : this.condition(this.#compiled.condition(question.askIf), at);
  }

  /**
   * Whether a condition holds at a place. At the place "firm", a row that names market or goods fields holds if all its tests hold for one and the same
   * market (good).
   */
  condition(condition: ParsedCondition, at: At): Truth {
    let result: Truth = 'no';
    for (const row of condition.any) {
      const truth = this.row(row, at);
      if (truth === 'yes') return 'yes';
      if (truth === 'maybe') result = 'maybe';
    }
    return result;
  }

  /** Truths of many conditions at one place. */
  conditions(list: readonly { readonly when: ParsedCondition }[], at: At): Truth[] {
    const found: Truth[] = [];
    for (const { when } of list) found.push(this.condition(when, at));
    return found;
  }

  row(row: ParsedRow, at: At): Truth {
    const [first, second] = row.scopes;
    const foreign = first === at.scope ? second : first;
    if (foreign && foreign !== 'firm') return this.some(foreign, (place) => this.#tests(row, place));
    return this.#tests(row, at);
  }

  #tests(row: ParsedRow, at: At): Truth {
    let result: Truth = 'yes';
    for (const { field, test } of row.tests) {
      const truth = holds(test, this.#value(field, at));
      if (truth === 'no') return 'no';
      if (truth === 'maybe') result = 'maybe';
    }
    return result;
  }

  /** Whether something holds for some market (good). Nothing is known about markets that have not been named. */
  some(scope: 'market' | 'goods', test: (at: At) => Truth): Truth {
    const places = this.places(scope);
    if (places.length === 0) return this.#mayExist(scope);
    return or(places.map(test));
  }

  places(scope: 'market' | 'goods'): readonly At[] {
    return this.#places[scope];
  }

  /** Without any named market one will still be named; goods only exist where the first question about them applies. */
  #mayExist(scope: Scope): Truth {
    if (scope !== 'goods') return 'maybe';
    const first = Object.values(this.#compiled.book.questions).find((question) => question.scope === 'goods');
    if (!first) return 'no';
    return this.applies(first, { scope: 'goods', index: 0 }) === 'no' ? 'no' : 'maybe';
  }

  // ─── answers

  #answer(id: string, part: string | undefined, at: At): Value {
    const question = this.#compiled.book.questions[id]!;
    const applies = this.applies(question, at);
    if (applies === 'no') return none;
    const answer = answersAt(this.#profile, at)[id];
    const whole = this.#read(question, answer, part);
    // Somebody who answers says that the question applies; only what is possible must reckon with the contrary.
    const taken = this.#reading === 'shown' && answer?.state === 'given';
    return orNone(whole, applies === 'maybe' && !taken);
  }

  #read(question: Question, answer: Answer | undefined, part: string | undefined): Value {
    const given = answer?.state === 'given' ? answer.value : undefined;
    const unsure = answer?.state === 'unsure' ? answer : undefined;
    switch (question.type) {
      case 'choice':
        if (typeof given === 'string') return { is: 'choice', may: new Set([given]) };
        return { is: 'choice', may: new Set(unsure?.among ?? optionIds(question, this.#compiled.book)) };
      case 'multi': {
        const all = optionIds(question, this.#compiled.book);
        const yes = new Set(Array.isArray(given) ? (given as string[]) : (unsure?.includes ?? []));
        // Something ticked excludes "none of these".
        const maybe =
          given === undefined
            ? new Set(all.filter((option) => !yes.has(option) && !(yes.size > 0 && option === exclusiveOption)))
            : new Set<string>();
        if (part === undefined) return { is: 'multi', yes, maybe };
        return flag(yes.has(part) ? 'yes' : maybe.has(part) ? 'maybe' : 'no');
      }
      case 'boolean':
        return flag(given === undefined ? 'maybe' : given === true ? 'yes' : 'no');
      case 'text':
      case 'list':
        return none;
      default: {
        const [lo, hi] = numericRange(question, this.#profile.asOf);
        if (given === 'never') return exactly(Number.POSITIVE_INFINITY);
        const number = part === undefined ? given : (given as Readonly<Record<string, number>> | undefined)?.[part];
        if (typeof number === 'number') return exactly(number);
        const [from, to] = unsure?.between ?? [lo, question.never ? Number.POSITIVE_INFINITY : hi];
        return { is: 'number', lo: Math.max(lo, from), hi: question.never ? to : Math.min(hi, to) };
      }
    }
  }

  // ─── facts

  #fact(fact: Fact, at: At): Value {
    const condition = (source: Parameters<CompiledBook['condition']>[0], place = at) =>
      this.condition(this.#compiled.condition(source), place);
    if (fact.when) return flag(condition(fact.when));
    if (fact.every) {
      const places = this.places(fact.every.of);
      return flag(places.length === 0 ? 'maybe' : and(places.map((place) => condition(fact.every?.when, place))));
    }
    if (fact.choose) return this.#choose(fact, at);
    if (fact.collect) {
      const yes = new Set<string>();
      const maybe = new Set<string>();
      for (const row of fact.collect) {
        const truth = condition(row.when);
        if (truth === 'yes') yes.add(row.add);
        else if (truth === 'maybe') maybe.add(row.add);
      }
      for (const value of yes) maybe.delete(value);
      return { is: 'multi', yes, maybe };
    }
    if (fact.count) return this.#count(fact, at);
    if (fact.sum) {
      let lo = 0;
      let hi = 0;
      for (const row of fact.sum) {
        const truth = condition(row.when);
        if (truth === 'no') continue;
        lo += truth === 'yes' ? row.add : Math.min(0, row.add);
        hi += truth === 'yes' ? row.add : Math.max(0, row.add);
      }
      return clamp(fact, lo, hi);
    }
    if (fact.formula) return this.#formula(fact, at);
    if (fact.mean) return this.#mean(fact.mean, at);
    if (fact.lookup) {
      const key = this.value(fact.lookup.key, at);
      if (key.is !== 'choice') return none;
      const column = fact.lookup.column as 'eu';
      const found = new Set([...key.may].map((code) => this.#compiled.book.territories[code]?.[column] ?? false));
      return orNone(flag(found.size > 1 ? 'maybe' : found.has(true) ? 'yes' : 'no'), key.orNone);
    }
    if (fact.score) {
      const { sum, low, high } = this.#decided.score(fact.score, at);
      return this.#reading === 'shown' ? exactly(sum) : { is: 'number', lo: low, hi: high };
    }
    if (fact.open) {
      const truth = this.#decided.open(fact.open, at);
      return flag(this.#reading === 'shown' && truth === 'maybe' ? 'yes' : truth);
    }
    if (fact.result) {
      const { shown, possible, mayBeNone } = this.#decided.result(fact.result, at);
      const isSettled = possible.every((option) => option === shown);
      if (shown === null && (this.#reading === 'shown' || isSettled)) return none;
      if (this.#reading === 'shown') return { is: 'choice', may: new Set([shown!]) };
      return orNone({ is: 'choice', may: new Set(isSettled ? [shown!] : possible) }, mayBeNone);
    }
    if (fact.unanswered) return this.#unanswered(this.#compiled.book.questions[fact.unanswered]!, at);
    if (fact.closed) return flag(this.#decided.allClosed(fact.closed.decision));
    if (fact.plan) {
      const modes = this.#decided.plan(at);
      const yes = Object.entries(fact.plan).filter(([, members]) => members.some((mode) => modes.includes(mode)));
      return { is: 'multi', yes: new Set(yes.map(([group]) => group)), maybe: new Set() };
    }
    if (fact.engine === 'commitmentPath') {
      const path = this.#decided.commitmentPath(at);
      return path === null ? none : { is: 'choice', may: new Set([path]) };
    }
    return exactly(this.#profile.asOf);
  }

  /** Seen from the firm, a question about markets (goods) is open while one of them lacks an answer, or none is named. */
  #unanswered(question: Question, at: At): Value {
    const { id, scope } = question;
    const isOpen = (place: At) =>
      this.applies(question, place) === 'yes' && answersAt(this.#profile, place)[id]?.state !== 'given';
    if (scope === 'firm' || scope === at.scope) return flag(isOpen(at) ? 'yes' : 'no');
    const places = this.places(scope);
    return flag((places.length > 0 ? places : [{ scope, index: 0 }]).some(isOpen) ? 'yes' : 'no');
  }

  /** First row that holds; every earlier row that might hold stays possible. */
  #choose(fact: Fact, at: At): Value {
    const found: (string | number)[] = [];
    let decided = false;
    for (const row of fact.choose ?? []) {
      const truth = this.condition(this.#compiled.condition(row.when), at);
      if (truth === 'no') continue;
      found.push(row.then);
      if (truth === 'yes') {
        decided = true;
        break;
      }
    }
    if (found.length === 0) return none;
    if (fact.type === 'number') {
      const numbers = found as number[];
      return orNone({ is: 'number', lo: Math.min(...numbers), hi: Math.max(...numbers) }, !decided);
    }
    return orNone({ is: 'choice', may: new Set(found as string[]) }, !decided);
  }

  #count(fact: Fact, at: At): Value {
    const { count } = fact;
    if (!count) return none;
    if (Array.isArray(count))
      return tally(count.map((condition) => this.condition(this.#compiled.condition(condition), at)));
    if ('among' in count) {
      const value = this.value(count.of, at);
      if (value.is !== 'multi') return exactly(0);
      const yes = count.among.filter((option) => value.yes.has(option)).length;
      const maybe = count.among.filter((option) => value.maybe.has(option)).length;
      // What does not apply counts as nothing; what may not apply, as nothing or something.
      return { is: 'number', lo: value.orNone ? 0 : yes, hi: yes + maybe };
    }
    const places = this.places(count.of as 'market' | 'goods');
    if (places.length === 0) return { is: 'number', lo: 0, hi: Number.POSITIVE_INFINITY };
    return tally(
      places.map((place) => this.condition(this.#compiled.condition((count as { when?: Fact['when'] }).when), place)),
    );
  }

  #formula(fact: Fact, at: At): Value {
    const range = this.#evaluate(this.#compiled.formula(fact.formula!), at);
    if (!range) return none;
    return orNone(clamp(fact, range.lo, range.hi), range.orNone);
  }

  /** Interval arithmetic; null if a field does not apply. */
  #evaluate(formula: Formula, at: At): { lo: number; hi: number; orNone: boolean } | null {
    if (formula.op === 'number') return { lo: formula.value, hi: formula.value, orNone: false };
    if (formula.op === 'field') {
      const parameter = this.#compiled.parameters[formula.name];
      if (parameter !== undefined) return { lo: parameter, hi: parameter, orNone: false };
      const value = this.value(formula.name, at);
      return value.is === 'number' ? { lo: value.lo, hi: value.hi, orNone: value.orNone ?? false } : null;
    }
    const args = 'args' in formula ? formula.args : [formula.left, formula.right];
    const ranges = [];
    for (const arg of args) {
      const range = this.#evaluate(arg, at);
      if (!range) return null;
      ranges.push(range);
    }
    const orNone = ranges.some((range) => range.orNone);
    const [a, b] = ranges as [(typeof ranges)[0], (typeof ranges)[0]];
    switch (formula.op) {
      case '+':
        return { lo: a.lo + b.lo, hi: a.hi + b.hi, orNone };
      case '-':
        return { lo: a.lo - b.hi, hi: a.hi - b.lo, orNone };
      case '*':
      case '/': {
        if (formula.op === '/' && b.lo <= 0 && b.hi >= 0)
          return { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY, orNone: true };
        const combine = (x: number, y: number) => (formula.op === '*' ? (x === 0 || y === 0 ? 0 : x * y) : x / y);
        const corners = [combine(a.lo, b.lo), combine(a.lo, b.hi), combine(a.hi, b.lo), combine(a.hi, b.hi)].filter(
          (corner) => !Number.isNaN(corner),
        );
        return { lo: Math.min(...corners), hi: Math.max(...corners), orNone };
      }
      case 'floor':
        return { lo: Math.floor(a.lo), hi: Math.floor(a.hi), orNone };
      case 'log':
        return { lo: Math.log(a.lo), hi: Math.log(a.hi), orNone };
      default: {
        const pick = formula.op === 'min' ? Math.min : Math.max;
        return { lo: pick(...ranges.map((range) => range.lo)), hi: pick(...ranges.map((range) => range.hi)), orNone };
      }
    }
  }

  #mean(question: string, at: At): Value {
    const items = (this.#compiled.book.questions[question]?.items ?? []).map((item) =>
      this.value(`${question}.${item.id}`, at),
    );
    if (items.length === 0 || items.some((item) => item.is !== 'number')) return none;
    const all = items as Extract<Value, { is: 'number' }>[];
    const given = all.filter((item) => item.lo === item.hi);
    // What is shown rests on the lines that were answered; what is possible reckons with every mark on the others.
    const numbers = this.#reading === 'shown' && given.length > 0 ? given : all;
    const mean = (pick: (item: { lo: number; hi: number }) => number) =>
      numbers.reduce((sum, item) => sum + pick(item), 0) / numbers.length;
    const mayNotApply = all.some((item) => item.orNone);
    return orNone({ is: 'number', lo: mean((item) => item.lo), hi: mean((item) => item.hi) }, mayNotApply);
  }
}

function tally(truths: readonly Truth[]): Value {
  const yes = truths.filter((truth) => truth === 'yes').length;
  return { is: 'number', lo: yes, hi: yes + truths.filter((truth) => truth === 'maybe').length };
}

function clamp(fact: Fact, lo: number, hi: number): Value {
  const [least, most] = fact.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return {
    is: 'number',
    lo: Math.min(most, Math.max(least, lo)),
    hi: Math.min(most, Math.max(least, hi)),
  };
}
