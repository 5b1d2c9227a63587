import {
  type Condition,
  type Fact,
  type Field,
  type Formula,
  optionIds,
  type ParsedCondition,
  type ParsedRow,
  type Question,
  type Scope,
  type Test,
} from '../../rulebook/index.ts';
import type { CompiledBook, CompiledDecision, CompiledRule } from '../compile.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Node, NodeId, Op, Open } from './nodes.ts';

export type Reading = 'shown' | 'possible';

/** A field at the nodes: what is known about it. `applies` 0: it does not apply, 1: it may not, 2: it does. */
type Ref = { readonly applies: NodeId } & (
  | { readonly is: 'flag'; readonly truth: NodeId }
  | { readonly is: 'choice'; readonly mask: NodeId; readonly bit: (value: string) => number }
  | { readonly is: 'multi'; readonly yes: NodeId; readonly maybe: NodeId; readonly bit: (value: string) => number }
  | { readonly is: 'number'; readonly lo: NodeId; readonly hi: NodeId }
  | { readonly is: 'nothing' }
);

/** The nodes of a rule: whether it counts (open answers add nothing), and whether it may still. */
export interface RuleNodes {
  readonly rule: CompiledRule;
  readonly shown: NodeId;
  readonly possible: NodeId;
}

/** The nodes that a decision is read from. Options and strengths stand in the order of the book. */
export interface ResultNodes {
  readonly decision: CompiledDecision;
  readonly scope: 'firm' | 'market';
  readonly scoring: readonly RuleNodes[];
  readonly gates: readonly RuleNodes[];
  readonly rows: readonly RuleNodes[];
  readonly options: readonly OptionNodes[];
  readonly strengths: readonly Omit<OptionNodes, 'open'>[];
  /** Truth of each tie rule's condition as shown. */
  readonly ties: readonly NodeId[];
  readonly fallback: readonly NodeId[];
  /** Index of the result whose option decides which options are eligible. */
  readonly among: number | null;
  /** All nodes it reads stand before this one; nodes that read it stand from here on. */
  readonly after: NodeId;
}
export interface OptionNodes {
  readonly id: string;
  readonly sum: NodeId;
  readonly low: NodeId;
  readonly high: NodeId;
  /** 0: ruled out, 1: may be, 2: open. */
  readonly open: NodeId;
  /** 2 if a reason that may carry a first rank counts. */
  readonly backed: NodeId;
  readonly surelyBacked: NodeId;
  /** Greater than 0 if a reason counts; greater than 0 if a reason is still open. */
  readonly counts: NodeId;
  readonly pending: NodeId;
}

export interface Program {
  readonly compiled: CompiledBook;
  readonly layout: Layout;
  readonly nodes: readonly Node[];
  readonly results: readonly ResultNodes[];
}

/** Writes the decisions of a book as a program. */
export function build(compiled: CompiledBook): Program {
  return new Builder(compiled).program();
}

class Builder {
  readonly #compiled: CompiledBook;
  readonly #layout: Layout;
  readonly #nodes: Node[] = [];
  readonly #ids = new Map<string, NodeId>();
  readonly #refs = new Map<string, Ref>();
  readonly #results: ResultNodes[] = [];
  readonly #resultOf = new Map<string, number>();
  readonly #sumsOf = new Map<string, Pick<ResultNodes, 'scoring' | 'gates' | 'options' | 'strengths'>>();

  constructor(compiled: CompiledBook) {
    this.#compiled = compiled;
    this.#layout = layoutOf(compiled.book, classes(compiled));
  }

  program(): Program {
    for (const id of this.#compiled.decisions.keys()) this.#result(id);
    return { compiled: this.#compiled, layout: this.#layout, nodes: this.#nodes, results: this.#results };
  }

  // ─── nodes

  /** A node is made once, however often it is asked for. It belongs to the narrowest scope among its arguments. */
  #node(op: Op, scope: Scope = 'firm'): NodeId {
    const key = `${scope} ${JSON.stringify(op, (_, value) => (value === Infinity ? '∞' : value === -Infinity ? '-∞' : value))}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#nodes.push({ ...op, scope });
    this.#ids.set(key, this.#nodes.length - 1);
    return this.#nodes.length - 1;
  }

  #from(op: Op, args: readonly NodeId[]): NodeId {
    const scope = args.map((arg) => this.#nodes[arg]!.scope).find((candidate) => candidate !== 'firm') ?? 'firm';
    return this.#node(op, scope);
  }

  #const(value: number): NodeId {
    return this.#node({ op: 'const', value });
  }

  #constOf(id: NodeId): number | undefined {
    const node = this.#nodes[id]!;
    return node.op === 'const' ? node.value : undefined;
  }

  #and(args: readonly NodeId[]): NodeId {
    return this.#fold('and', args, 0, 2);
  }

  #or(args: readonly NodeId[]): NodeId {
    return this.#fold('or', args, 2, 0);
  }

  #fold(op: 'and' | 'or', args: readonly NodeId[], stop: number, neutral: number): NodeId {
    const left = [...new Set(args)].filter((arg) => this.#constOf(arg) !== neutral);
    const end = left.find((arg) => this.#constOf(arg) === stop);
    if (end !== undefined) return end;
    if (left.length < 2) return left[0] ?? this.#const(neutral);
    return this.#from({ op, args: left }, left);
  }

  #not(arg: NodeId): NodeId {
    const value = this.#constOf(arg);
    return value === undefined ? this.#from({ op: 'not', arg }, [arg]) : this.#const(2 - value);
  }

  #least(args: readonly NodeId[]): NodeId {
    return args.length === 1 ? args[0]! : this.#from({ op: 'min', args }, args);
  }

  #greatest(args: readonly NodeId[]): NodeId {
    return args.length === 1 ? args[0]! : this.#from({ op: 'max', args }, args);
  }

  #if(when: NodeId, then: NodeId, otherwise: NodeId): NodeId {
    if (then === otherwise) return then;
    return this.#from({ op: 'if', when, then, otherwise }, [when, then, otherwise]);
  }

  #isYes(arg: NodeId): NodeId {
    return this.#from({ op: 'isYes', arg }, [arg]);
  }

  #isMay(arg: NodeId): NodeId {
    return this.#from({ op: 'isMay', arg }, [arg]);
  }

  #over(of: 'market' | 'goods', how: 'max' | 'min' | 'sum', arg: NodeId, none: NodeId): NodeId {
    return this.#node({ op: 'over', of, how, arg, none });
  }

  // ─── conditions

  #when(condition: Condition | undefined, scope: Scope, reading: Reading): NodeId {
    return this.#condition(this.#compiled.condition(condition), scope, reading);
  }

  #condition(condition: ParsedCondition, scope: Scope, reading: Reading): NodeId {
    return this.#or(condition.any.map((row) => this.#row(row, scope, reading)));
  }

  #row(row: ParsedRow, scope: Scope, reading: Reading): NodeId {
    const foreign = row.scopes.find((candidate) => candidate !== scope);
    const place = foreign ?? scope;
    const tests = row.tests.map(({ field, test }) => this.#test(test, this.#ref(field.name, place, reading)));
    const all = this.#and(tests);
    if (!foreign) return all;
    // A firm-level row about markets: some market fulfils all of it. One that reads no market (folded away) holds or not as it stands.
    const arg = this.#nodes[all]!.scope === foreign ? all : this.#lift(all, foreign);
    return this.#over(foreign as 'market', 'max', arg, this.#mayExist(foreign, reading));
  }

  /** A firm-level node as seen from each market or good. */
  #lift(arg: NodeId, scope: Scope): NodeId {
    return this.#node({ op: 'max', args: [arg] }, scope);
  }

  #mayExist(scope: Scope, reading: Reading): NodeId {
    if (scope !== 'goods') return this.#const(1);
    const first = Object.values(this.#compiled.book.questions).find((question) => question.scope === 'goods');
    if (!first) return this.#const(0);
    const applies = this.#applies(first, 'goods', reading);
    return this.#if(this.#isMay(applies), this.#const(1), this.#const(0));
  }

  #applies(question: Question, scope: Scope, reading: Reading): NodeId {
    return this.#when(question.askIf, scope, reading);
  }

  #test(test: Test, ref: Ref): NodeId {
    return this.#and([this.#plainTest(test, ref), ref.applies]);
  }

  #plainTest(test: Test, ref: Ref): NodeId {
    if (test.op === 'any') return this.#const(2);
    if (test.op === 'is') {
      if (ref.is !== 'flag') return this.#const(0);
      return test.value ? ref.truth : this.#not(ref.truth);
    }
    if (test.op === 'within') {
      if (ref.is !== 'number') return this.#const(0);
      const truth = this.#from({ op: 'within', lo: ref.lo, hi: ref.hi, ranges: test.ranges }, [ref.lo, ref.hi]);
      return test.negated ? this.#not(truth) : truth;
    }
    if (ref.is !== 'choice' && ref.is !== 'multi') return test.negated ? this.#const(2) : this.#const(0);
    const options = test.values.reduce((mask, value) => mask | (1 << ref.bit(value)), 0);
    const truth =
      ref.is === 'choice'
        ? this.#from({ op: 'oneOf', mask: ref.mask, options }, [ref.mask])
        : this.#from({ op: 'shares', yes: ref.yes, maybe: ref.maybe, options }, [ref.yes, ref.maybe]);
    return test.negated ? this.#not(truth) : truth;
  }

  // ─── fields

  #ref(name: string, scope: Scope, reading: Reading): Ref {
    const field = this.#compiled.fields.get(name)!;
    const place = field.scope === 'firm' ? 'firm' : scope;
    const key = `${name} ${place} ${reading}`;
    const known = this.#refs.get(key);
    if (known) return known;
    const ref = this.#makeRef(field, place, reading);
    this.#refs.set(key, ref);
    return ref;
  }

  #makeRef(field: Field, place: Scope, reading: Reading): Ref {
    const { from } = field;
    if (from.kind === 'fact') return this.#fact(this.#compiled.book.facts[from.fact]!, place, reading);
    if (from.kind === 'factBox') {
      const whole = this.#ref(from.fact, place, reading);
      if (whole.is !== 'multi') return { is: 'nothing', applies: this.#const(0) };
      return { is: 'flag', truth: this.#box(whole, from.value), applies: whole.applies };
    }
    return this.#answer(field, place, reading);
  }

  #box(whole: Extract<Ref, { is: 'multi' }>, value: string): NodeId {
    const options = 1 << whole.bit(value);
    return this.#from({ op: 'shares', yes: whole.yes, maybe: whole.maybe, options }, [whole.yes, whole.maybe]);
  }

  #answer({ from }: Field, place: Scope, reading: Reading): Ref {
    if (!('question' in from)) throw new Error('not an answer');
    const question = this.#compiled.book.questions[from.question]!;
    const cells = this.#layout.cells.get(question.id)!;
    const cell = (offset: number) => this.#node({ op: 'cell', cell: cells.first + offset }, question.scope);
    const asked = this.#applies(question, place, reading);
    // Somebody who answers says that the question applies; only what is possible must reckon with the contrary.
    const given = this.#node({ op: 'cell', cell: cells.given }, question.scope);
    const applies =
      this.#constOf(asked) === 2 || reading === 'possible'
        ? asked
        : this.#if(given, this.#if(this.#isMay(asked), this.#const(2), this.#const(0)), asked);
    const bit = (value: string) => this.#layout.bit(question.id, value);
    switch (question.type) {
      case 'choice':
        return { is: 'choice', mask: cell(0), bit, applies };
      case 'boolean':
        return { is: 'flag', truth: cell(0), applies };
      case 'multi': {
        const whole = { is: 'multi', yes: cell(0), maybe: cell(1), bit, applies } as const;
        return from.kind === 'box' ? { is: 'flag', truth: this.#box(whole, from.option), applies } : whole;
      }
      case 'text':
      case 'list':
        return { is: 'nothing', applies: this.#const(0) };
      default: {
        const line = from.kind === 'item' ? question.items!.findIndex((item) => item.id === from.item) : 0;
        return { is: 'number', lo: cell(2 * line), hi: cell(2 * line + 1), applies };
      }
    }
  }

  #fact(fact: Fact, place: Scope, reading: Reading): Ref {
    const always = this.#const(2);
    const when = (condition: Condition | undefined, scope = place) => this.#when(condition, scope, reading);
    const bit = (value: string) => fact.values!.indexOf(value);
    if (fact.when) return { is: 'flag', truth: when(fact.when), applies: always };
    if (fact.every) {
      const { of } = fact.every;
      const arg = when(fact.every.when, of);
      const each = this.#nodes[arg]!.scope === of ? arg : this.#lift(arg, of);
      return { is: 'flag', truth: this.#over(of, 'min', each, this.#const(1)), applies: always };
    }
    if (fact.choose) return this.#choose(fact, place, reading);
    if (fact.collect) {
      const rows = fact.collect.map((row) => ({ truth: when(row.when), value: 1 << bit(row.add) }));
      const bits = (has: (truth: NodeId) => NodeId) => {
        const args = rows.map(({ truth, value }) => this.#from({ op: 'scale', arg: has(truth), value }, [truth]));
        return this.#from({ op: 'orBits', args }, args);
      };
      const yes = bits((truth) => this.#isYes(truth));
      const may = bits((truth) => this.#isMay(truth));
      return {
        is: 'multi',
        yes,
        maybe: this.#from({ op: 'clearBits', arg: may, bits: yes }, [may, yes]),
        bit,
        applies: always,
      };
    }
    if (fact.count) return this.#count(fact, place, reading);
    if (fact.sum) {
      const rows = fact.sum.map((row) => when(row.when));
      const weights = fact.sum.map((row) => row.add);
      const end = (open: Open) => this.#clamp(fact, this.#weigh(rows, weights, open));
      return { is: 'number', lo: end('least'), hi: end('most'), applies: always };
    }
    if (fact.formula) {
      const { lo, hi, applies } = this.#formula(this.#compiled.formula(fact.formula), place, reading);
      return { is: 'number', lo: this.#clamp(fact, lo), hi: this.#clamp(fact, hi), applies };
    }
    if (fact.mean) {
      const items = this.#compiled.book.questions[fact.mean]!.items!.map((item) =>
        this.#ref(`${fact.mean}.${item.id}`, place, reading),
      ) as Extract<Ref, { is: 'number' }>[];
      const mean = (pick: (item: (typeof items)[0]) => NodeId) => {
        const args = items.map(pick);
        return this.#from({ op: 'mean', args }, args);
      };
      // The scales of one question apply together.
      return { is: 'number', lo: mean((item) => item.lo), hi: mean((item) => item.hi), applies: items[0]!.applies };
    }
    return this.#special(fact, place, reading);
  }

  /** Facts that read decisions, territories or the year. */
  #special(fact: Fact, place: Scope, reading: Reading): Ref {
    const always = this.#const(2);
    if (fact.lookup) {
      const key = this.#ref(fact.lookup.key, place, reading);
      if (key.is !== 'choice') return { is: 'nothing', applies: this.#const(0) };
      const { territories } = this.#compiled.book;
      const column = fact.lookup.column as 'eu';
      const options = Object.values(territories)
        .filter((territory) => territory[column])
        .reduce((mask, territory) => mask | (1 << key.bit(territory.id)), 0);
      return {
        is: 'flag',
        truth: this.#from({ op: 'oneOf', mask: key.mask, options }, [key.mask]),
        applies: key.applies,
      };
    }
    if (fact.score) {
      const { sum, low, high } = this.#target(fact.score);
      return reading === 'shown'
        ? { is: 'number', lo: sum, hi: sum, applies: always }
        : { is: 'number', lo: low, hi: high, applies: always };
    }
    if (fact.open) {
      const [decision, option] = this.#split(fact.open);
      const open = this.#sums(decision).options.find(({ id }) => id === option)?.open ?? this.#const(0);
      const truth = reading === 'shown' ? this.#if(this.#isMay(open), always, this.#const(0)) : open;
      return { is: 'flag', truth, applies: always };
    }
    if (fact.result) {
      const index = this.#result(fact.result);
      const { decision, scope } = this.#results[index]!;
      const part = (name: 'shown' | 'possible') => this.#node({ op: 'result', result: index, part: name }, scope);
      const shown = part('shown');
      const bit = (value: string) => decision.decision.options.findIndex(({ id }) => id === value);
      if (reading === 'shown')
        return { is: 'choice', mask: shown, bit, applies: this.#if(shown, always, this.#const(0)) };
      const settled = this.#node({ op: 'result', result: index, part: 'settled' }, scope);
      const certain = this.#node({ op: 'result', result: index, part: 'certain' }, scope);
      const open = part('possible');
      return {
        is: 'choice',
        mask: this.#if(settled, shown, open),
        bit,
        // Nothing shown may stay so.
        applies: this.#if(
          shown,
          this.#if(certain, always, this.#const(1)),
          this.#if(settled, this.#const(0), this.#if(open, this.#const(1), this.#const(0))),
        ),
      };
    }
    if (fact.closed) {
      const sums = this.#sums(fact.closed.decision);
      const scored = this.#compiled.decisions.get(fact.closed.decision)!.decision.options;
      const closed = sums.options
        .filter(({ id }) => scored.find((option) => option.id === id)!.scored !== false)
        .map(({ open }) => this.#not(open));
      const all = this.#and(closed);
      const each = this.#nodes[all]!.scope === 'market' ? all : this.#lift(all, 'market');
      return { is: 'flag', truth: this.#over('market', 'min', each, this.#const(1)), applies: always };
    }
    if (fact.engine === 'asOfYear') {
      const year = this.#node({ op: 'asOf' });
      return { is: 'number', lo: year, hi: year, applies: always };
    }
    // What is missing, and the plan, are for the lists: no decision may read them.
    throw new Error(`no decision may read the fact "${fact.id}"`);
  }

  #choose(fact: Fact, place: Scope, reading: Reading): Ref {
    const rows = fact.choose!.map((row) => ({ truth: this.#when(row.when, place, reading), value: row.then }));
    // A row counts as long as no row before it is certain.
    let earlier = this.#const(0);
    const found = rows.map(({ truth, value }) => {
      const counts = this.#if(this.#isYes(earlier), this.#const(0), truth);
      earlier = this.#or([earlier, truth]);
      return { may: this.#isMay(counts), value };
    });
    const applies = this.#if(
      this.#isYes(earlier),
      this.#const(2),
      this.#if(this.#isMay(earlier), this.#const(1), this.#const(0)),
    );
    if (fact.type === 'number') {
      const end = (how: 'min' | 'max') => {
        const neutral = this.#const(how === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
        const args = found.map(({ may, value }) => this.#if(may, this.#const(Number(value)), neutral));
        return how === 'min' ? this.#least(args) : this.#greatest(args);
      };
      return { is: 'number', lo: end('min'), hi: end('max'), applies };
    }
    const bit = (value: string) => fact.values!.indexOf(value);
    const args = found.map(({ may, value }) =>
      this.#from({ op: 'scale', arg: may, value: 1 << bit(String(value)) }, [may]),
    );
    return { is: 'choice', mask: this.#from({ op: 'orBits', args }, args), bit, applies };
  }

  #count(fact: Fact, place: Scope, reading: Reading): Ref {
    const { count } = fact;
    const always = this.#const(2);
    if (!count) throw new Error('no count');
    if (Array.isArray(count)) {
      const rows = count.map((condition) => this.#when(condition, place, reading));
      const ones = rows.map(() => 1);
      return {
        is: 'number',
        lo: this.#weigh(rows, ones, 'least'),
        hi: this.#weigh(rows, ones, 'most'),
        applies: always,
      };
    }
    if ('among' in count) {
      const whole = this.#ref(count.of, place, reading);
      if (whole.is !== 'multi') return { is: 'number', lo: this.#const(0), hi: this.#const(0), applies: always };
      const bits = count.among.reduce((mask, option) => mask | (1 << whole.bit(option)), 0);
      const number = (arg: NodeId) =>
        this.#if(whole.applies, this.#from({ op: 'countBits', arg, bits }, [arg]), this.#const(0));
      const yes = number(whole.yes);
      const maybe = number(whole.maybe);
      return {
        is: 'number',
        // What may not apply may count as nothing.
        lo: this.#if(this.#isYes(whole.applies), yes, this.#const(0)),
        hi: this.#from({ op: 'interval', kind: '+', end: 'hi', args: [yes, yes, maybe, maybe] }, [yes, maybe]),
        applies: always,
      };
    }
    const of = count.of as 'market' | 'goods';
    const truth = this.#when((count as { when?: Condition }).when, of, reading);
    const each = this.#nodes[truth]!.scope === of ? truth : this.#lift(truth, of);
    const yes = this.#isYes(each);
    const may = this.#isMay(each);
    return {
      is: 'number',
      lo: this.#over(of, 'sum', yes, this.#const(0)),
      hi: this.#over(of, 'sum', may, this.#const(Number.POSITIVE_INFINITY)),
      applies: always,
    };
  }

  #formula(formula: Formula, place: Scope, reading: Reading): { lo: NodeId; hi: NodeId; applies: NodeId } {
    if (formula.op === 'number') {
      const value = this.#const(formula.value);
      return { lo: value, hi: value, applies: this.#const(2) };
    }
    if (formula.op === 'field') {
      const parameter = this.#compiled.parameters[formula.name];
      if (parameter !== undefined) return this.#formula({ op: 'number', value: parameter }, place, reading);
      const ref = this.#ref(formula.name, place, reading);
      return ref.is === 'number' ? ref : { lo: this.#const(0), hi: this.#const(0), applies: this.#const(0) };
    }
    const parts = ('args' in formula ? formula.args : [formula.left, formula.right]).map((part) =>
      this.#formula(part, place, reading),
    );
    const applies = this.#and(parts.map((part) => part.applies));
    const ends = (make: (end: 'lo' | 'hi') => NodeId) => ({ lo: make('lo'), hi: make('hi'), applies });
    const { op } = formula;
    if (op === 'min') return ends((end) => this.#least(parts.map((part) => part[end])));
    if (op === 'max') return ends((end) => this.#greatest(parts.map((part) => part[end])));
    if (op === 'floor' || op === 'log') return ends((end) => this.#from({ op, arg: parts[0]![end] }, [parts[0]![end]]));
    const args = parts.flatMap((part) => [part.lo, part.hi]);
    const result = ends((end) => this.#from({ op: 'interval', kind: op, end, args }, args));
    if (op !== '/') return result;
    // A divisor that may be 0 leaves open whether there is a result at all.
    const [, divisor] = parts as [unknown, { lo: NodeId; hi: NodeId }];
    const zero = this.#from(
      { op: 'within', lo: divisor.lo, hi: divisor.hi, ranges: [{ lo: 0, loOpen: false, hi: 0, hiOpen: false }] },
      [divisor.lo, divisor.hi],
    );
    return { ...result, applies: this.#if(zero, this.#least([applies, this.#const(1)]), applies) };
  }

  #clamp(fact: Fact, arg: NodeId): NodeId {
    if (!fact.range) return arg;
    return this.#from({ op: 'clamp', arg, least: fact.range[0], most: fact.range[1] }, [arg]);
  }

  #weigh(rows: readonly NodeId[], weights: readonly number[], open: Open): NodeId {
    return this.#from({ op: 'weigh', rows, weights, open }, rows);
  }

  // ─── decisions

  #split(reference: string): [string, string] {
    const dot = reference.lastIndexOf('.');
    return [reference.slice(0, dot), reference.slice(dot + 1)];
  }

  #target(reference: string) {
    const [decision, target] = this.#split(reference);
    const { options, strengths } = this.#sums(decision);
    return (strengths.find(({ id }) => id === target) ?? options.find(({ id }) => id === target))!;
  }

  #rules(rules: readonly CompiledRule[], scope: Scope): RuleNodes[] {
    return rules.map((rule) => ({
      rule,
      shown: this.#condition(rule.when, scope, 'shown'),
      possible: this.#condition(rule.when, scope, 'possible'),
    }));
  }

  #sums(id: string) {
    const known = this.#sumsOf.get(id);
    if (known) return known;
    const decision = this.#compiled.decisions.get(id)!;
    const { scope } = decision.decision;
    const scoring = this.#rules(decision.scoring, scope);
    const gates = this.#rules(decision.gates, scope);
    const weighed = (target: string) => {
      const rows = scoring.filter(({ rule }) => rule.weights.has(target));
      const weights = rows.map(({ rule }) => rule.weights.get(target)!);
      const possible = rows.map((row) => row.possible);
      const backing = rows.filter(({ rule }, index) => weights[index]! > 0 && !rule.unbacked);
      return {
        id: target,
        sum: this.#weigh(
          rows.map((row) => row.shown),
          weights,
          'sure',
        ),
        low: this.#weigh(possible, weights, 'least'),
        high: this.#weigh(possible, weights, 'most'),
        backed: this.#or(backing.map((row) => row.shown)),
        surelyBacked: this.#or(backing.map((row) => row.possible)),
        counts: this.#or(rows.map((row) => row.shown)),
        // A rule that does not count yet but may.
        pending: this.#or(
          rows.map((row) => this.#if(this.#isYes(row.shown), this.#const(0), this.#isMay(row.possible))),
        ),
      };
    };
    const options = decision.decision.options.map(({ id: option }) => {
      const closing = gates.filter(({ rule }) => rule.closes.has(option)).map(({ possible }) => possible);
      return { ...weighed(option), open: this.#not(this.#or(closing)) };
    });
    const strengths = (decision.decision.strengths ?? []).map(({ id: strength }) => weighed(strength));
    const sums = { scoring, gates, options, strengths };
    this.#sumsOf.set(id, sums);
    return sums;
  }

  #result(id: string): number {
    const known = this.#resultOf.get(id);
    if (known !== undefined) return known;
    const decision = this.#compiled.decisions.get(id)!;
    const { scope, among, ties = [], fallback = [] } = decision.decision;
    const condition = (when: Condition | undefined) => this.#when(when, scope, 'shown');
    const result: ResultNodes = {
      decision,
      scope,
      ...this.#sums(id),
      rows: this.#rules(decision.rows, scope),
      ties: ties.map(({ when }) => condition(when)),
      fallback: fallback.map(({ when }) => condition(when)),
      among: among ? this.#result(among.decision) : null,
      after: 0,
    };
    this.#results.push({ ...result, after: this.#nodes.length });
    this.#resultOf.set(id, this.#results.length - 1);
    return this.#results.length - 1;
  }
}

/** Classes of the options of long questions: options that every test and every lookup of the book treats alike. */
function classes(compiled: CompiledBook): (question: Question, option: string) => number {
  const { book } = compiled;
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (question, option) => {
    let byOption = known.get(question.id);
    if (!byOption) {
      const tests = testsOf(compiled, question.id);
      const signatures = new Map<string, number>();
      byOption = new Map(
        optionIds(question, book).map((id) => {
          const territory = book.territories[id];
          const signature = [
            ...tests.map((values) => values.includes(id)),
            territory?.eu,
            territory?.cbamExempt,
            territory?.euro,
          ].join();
          const found = signatures.get(signature) ?? signatures.size;
          signatures.set(signature, found);
          return [id, found];
        }),
      );
      if (signatures.size > 31) throw new Error(`the rules tell more than 31 kinds of "${question.id}" apart`);
      known.set(question.id, byOption);
    }
    return byOption.get(option)!;
  };
}

function testsOf({ book, condition }: CompiledBook, field: string): readonly (readonly string[])[] {
  const conditions: Condition[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value) && field in value) conditions.push({ [field]: (value as Record<string, never>)[field]! });
    for (const child of Object.values(value)) collect(child);
  };
  collect([book.questions, book.facts, book.decisions, book.risks, book.actions, book.support, book.notes]);
  return conditions.flatMap((source) => {
    try {
      return condition(source).any.flatMap(({ tests }) =>
        tests.flatMap(({ test }) => (test.op === 'oneOf' ? [test.values] : [])),
      );
    } catch {
      return [];
    }
  });
}
