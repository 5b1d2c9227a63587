import type { Condition, Field, ParsedCondition, ParsedRow, Question, Scope, Test } from '../../rulebook/index.ts';
import type { CompiledBook } from '../compile.ts';
import { type DecisionNodes, FactNodes } from './facts.ts';
import type { Layout } from './layout.ts';
import type { NodeList } from './node-list.ts';
import type { NodeId } from './nodes.ts';

export type Reading = 'shown' | 'possible';

/** A field at the nodes: what is known about it. `applies` 0: it does not apply, 1: it may not, 2: it does. */
export type Ref = { readonly applies: NodeId } & (
  | { readonly is: 'flag'; readonly truth: NodeId }
  | { readonly is: 'choice'; readonly mask: NodeId; readonly bit: (value: string) => number }
  | { readonly is: 'multi'; readonly yes: NodeId; readonly maybe: NodeId; readonly bit: (value: string) => number }
  | { readonly is: 'number'; readonly lo: NodeId; readonly hi: NodeId }
  | { readonly is: 'nothing' }
);

/** Writes conditions and the fields they read. */
export class Fields {
  readonly #compiled: CompiledBook;
  readonly #layout: Layout;
  readonly #list: NodeList;
  readonly #facts: FactNodes;
  readonly #refs = new Map<string, Ref>();

  constructor(compiled: CompiledBook, layout: Layout, list: NodeList, decisions: DecisionNodes) {
    this.#compiled = compiled;
    this.#layout = layout;
    this.#list = list;
    this.#facts = new FactNodes(compiled, list, this, decisions);
  }

  // ─── conditions

  when(condition: Condition | undefined, scope: Scope, reading: Reading): NodeId {
    return this.condition(this.#compiled.condition(condition), scope, reading);
  }

  condition(condition: ParsedCondition, scope: Scope, reading: Reading): NodeId {
    return this.#list.or(condition.any.map((row) => this.#row(row, scope, reading)));
  }

  #row(row: ParsedRow, scope: Scope, reading: Reading): NodeId {
    const foreign = row.scopes.find((candidate) => candidate !== scope);
    const place = foreign ?? scope;
    const tests = row.tests.map(({ field, test }) => this.#test(test, this.ref(field.name, place, reading)));
    const all = this.#list.and(tests);
    if (!foreign) return all;
    // A firm-level row about markets: some market fulfils all of it. One that reads no market (folded away) holds or not as it stands.
    const arg = this.#list.scopeOf(all) === foreign ? all : this.#list.lift(all, foreign);
    return this.#list.over(foreign as 'market', 'max', arg, this.#mayExist(foreign, reading));
  }

  #mayExist(scope: Scope, reading: Reading): NodeId {
    if (scope !== 'goods') return this.#list.const(1);
    const first = Object.values(this.#compiled.book.questions).find((question) => question.scope === 'goods');
    if (!first) return this.#list.const(0);
    const applies = this.applies(first, 'goods', reading);
    return this.#list.if(this.#list.isMay(applies), this.#list.const(1), this.#list.const(0));
  }

  applies(question: Question, scope: Scope, reading: Reading): NodeId {
    return this.when(question.askIf, scope, reading);
  }

  #test(test: Test, ref: Ref): NodeId {
    return this.#list.and([this.#plainTest(test, ref), ref.applies]);
  }

  #plainTest(test: Test, ref: Ref): NodeId {
    if (test.op === 'any') return this.#list.const(2);
    if (test.op === 'is') {
      if (ref.is !== 'flag') return this.#list.const(0);
      return test.value ? ref.truth : this.#list.not(ref.truth);
    }
    if (test.op === 'within') {
      if (ref.is !== 'number') return this.#list.const(0);
      const truth = this.#list.from({ op: 'within', lo: ref.lo, hi: ref.hi, ranges: test.ranges }, [ref.lo, ref.hi]);
      return test.negated ? this.#list.not(truth) : truth;
    }
    if (ref.is !== 'choice' && ref.is !== 'multi') return test.negated ? this.#list.const(2) : this.#list.const(0);
    const options = test.values.reduce((mask, value) => mask | (1 << ref.bit(value)), 0);
    const truth =
      ref.is === 'choice'
        ? this.#list.from({ op: 'oneOf', mask: ref.mask, options }, [ref.mask])
        : this.#list.from({ op: 'shares', yes: ref.yes, maybe: ref.maybe, options }, [ref.yes, ref.maybe]);
    return test.negated ? this.#list.not(truth) : truth;
  }

  // ─── fields

  ref(name: string, scope: Scope, reading: Reading): Ref {
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
    if (from.kind === 'fact') return this.#facts.ref(this.#compiled.book.facts[from.fact]!, place, reading);
    if (from.kind === 'factBox') {
      const whole = this.ref(from.fact, place, reading);
      if (whole.is !== 'multi') return { is: 'nothing', applies: this.#list.const(0) };
      return { is: 'flag', truth: this.#box(whole, from.value), applies: whole.applies };
    }
    return this.#answer(field, place, reading);
  }

  #box(whole: Extract<Ref, { is: 'multi' }>, value: string): NodeId {
    const options = 1 << whole.bit(value);
    return this.#list.from({ op: 'shares', yes: whole.yes, maybe: whole.maybe, options }, [whole.yes, whole.maybe]);
  }

  #answer({ from }: Field, place: Scope, reading: Reading): Ref {
    if (!('question' in from)) throw new Error('not an answer');
    const question = this.#compiled.book.questions[from.question]!;
    const cells = this.#layout.cells.get(question.id)!;
    const cell = (offset: number) => this.#list.node({ op: 'cell', cell: cells.first + offset }, question.scope);
    const asked = this.applies(question, place, reading);
    // Somebody who answers says that the question applies; only what is possible must reckon with the contrary.
    const given = this.#list.node({ op: 'cell', cell: cells.given }, question.scope);
    const applies =
      this.#list.constOf(asked) === 2 || reading === 'possible'
        ? asked
        : this.#list.if(given, this.#list.if(this.#list.isMay(asked), this.#list.const(2), this.#list.const(0)), asked);
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
        return { is: 'nothing', applies: this.#list.const(0) };
      default: {
        const line = from.kind === 'item' ? question.items!.findIndex((item) => item.id === from.item) : 0;
        return { is: 'number', lo: cell(2 * line), hi: cell(2 * line + 1), applies };
      }
    }
  }
}
