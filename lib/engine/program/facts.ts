import type { Condition, Fact, Scope } from '../../rulebook/index.ts';
import type { CompiledBook } from '../compile.ts';
import type { Fields, Reading, Ref } from './fields.ts';
import { Formulas } from './formulas.ts';
import type { NodeList } from './node-list.ts';
import type { NodeId, Open } from './nodes.ts';
import type { OptionNodes, ResultNodes } from './program.ts';

/** What facts read of decisions. Supplied by the builder, so that facts and decisions can build on each other. */
export interface DecisionNodes {
  sums(decision: string): Pick<ResultNodes, 'options' | 'strengths'>;
  result(decision: string): Pick<ResultNodes, 'decision' | 'scope'> & { readonly index: number };
  /** Nodes of an option or strength. */
  target(reference: string): Omit<OptionNodes, 'open'>;
  /** Whether an option is open. */
  open(reference: string): NodeId;
}

/** Writes derived facts. */
export class FactNodes {
  readonly #compiled: CompiledBook;
  readonly #list: NodeList;
  readonly #fields: Fields;
  readonly #formulas: Formulas;
  readonly #decisions: DecisionNodes;

  constructor(compiled: CompiledBook, list: NodeList, fields: Fields, decisions: DecisionNodes) {
    this.#compiled = compiled;
    this.#list = list;
    this.#fields = fields;
    this.#formulas = new Formulas(compiled, list, fields);
    this.#decisions = decisions;
  }

  ref(fact: Fact, place: Scope, reading: Reading): Ref {
    const always = this.#list.const(2);
    const when = (condition: Condition | undefined, scope = place) => this.#fields.when(condition, scope, reading);
    const bit = (value: string) => fact.values!.indexOf(value);
    if (fact.when) return { is: 'flag', truth: when(fact.when), applies: always };
    if (fact.every) {
      const { of } = fact.every;
      const arg = when(fact.every.when, of);
      const each = this.#list.scopeOf(arg) === of ? arg : this.#list.lift(arg, of);
      return { is: 'flag', truth: this.#list.over(of, 'min', each, this.#list.const(1)), applies: always };
    }
    if (fact.choose) return this.#choose(fact, place, reading);
    if (fact.collect) {
      const rows = fact.collect.map((row) => ({ truth: when(row.when), value: 1 << bit(row.add) }));
      const bits = (has: (truth: NodeId) => NodeId) => {
        const args = rows.map(({ truth, value }) => this.#list.from({ op: 'scale', arg: has(truth), value }, [truth]));
        return this.#list.from({ op: 'orBits', args }, args);
      };
      const yes = bits((truth) => this.#list.isYes(truth));
      const may = bits((truth) => this.#list.isMay(truth));
      return {
        is: 'multi',
        yes,
        maybe: this.#list.from({ op: 'clearBits', arg: may, bits: yes }, [may, yes]),
        bit,
        applies: always,
      };
    }
    if (fact.count) return this.#count(fact, place, reading);
    if (fact.sum) {
      const rows = fact.sum.map((row) => when(row.when));
      const weights = fact.sum.map((row) => row.add);
      const end = (open: Open) => this.#clamp(fact, this.#list.weigh(rows, weights, open));
      return { is: 'number', lo: end('least'), hi: end('most'), applies: always };
    }
    if (fact.formula) {
      const { lo, hi, applies } = this.#formulas.ends(this.#compiled.formula(fact.formula), place, reading);
      return { is: 'number', lo: this.#clamp(fact, lo), hi: this.#clamp(fact, hi), applies };
    }
    if (fact.mean) {
      const items = this.#compiled.book.questions[fact.mean]!.items!.map((item) =>
        this.#fields.ref(`${fact.mean}.${item.id}`, place, reading),
      ) as Extract<Ref, { is: 'number' }>[];
      const mean = (pick: (item: (typeof items)[0]) => NodeId) => {
        const args = items.map(pick);
        return this.#list.from({ op: 'mean', args }, args);
      };
      // The scales of one question apply together.
      return { is: 'number', lo: mean((item) => item.lo), hi: mean((item) => item.hi), applies: items[0]!.applies };
    }
    return this.#special(fact, place, reading);
  }

  /** Facts that read decisions, territories or the year. */
  #special(fact: Fact, place: Scope, reading: Reading): Ref {
    const always = this.#list.const(2);
    if (fact.lookup) {
      const key = this.#fields.ref(fact.lookup.key, place, reading);
      if (key.is !== 'choice') return { is: 'nothing', applies: this.#list.const(0) };
      const { territories } = this.#compiled.book;
      const column = fact.lookup.column as 'eu';
      const options = Object.values(territories)
        .filter((territory) => territory[column])
        .reduce((mask, territory) => mask | (1 << key.bit(territory.id)), 0);
      return {
        is: 'flag',
        truth: this.#list.from({ op: 'oneOf', mask: key.mask, options }, [key.mask]),
        applies: key.applies,
      };
    }
    if (fact.score) {
      const { sum, low, high } = this.#decisions.target(fact.score);
      return reading === 'shown'
        ? { is: 'number', lo: sum, hi: sum, applies: always }
        : { is: 'number', lo: low, hi: high, applies: always };
    }
    if (fact.open) {
      const open = this.#decisions.open(fact.open);
      const truth = reading === 'shown' ? this.#list.if(this.#list.isMay(open), always, this.#list.const(0)) : open;
      return { is: 'flag', truth, applies: always };
    }
    if (fact.result) {
      const { index, decision, scope } = this.#decisions.result(fact.result);
      const part = (name: 'shown' | 'possible') => this.#list.node({ op: 'result', result: index, part: name }, scope);
      const shown = part('shown');
      const bit = (value: string) => decision.decision.options.findIndex(({ id }) => id === value);
      if (reading === 'shown')
        return { is: 'choice', mask: shown, bit, applies: this.#list.if(shown, always, this.#list.const(0)) };
      const settled = this.#list.node({ op: 'result', result: index, part: 'settled' }, scope);
      const certain = this.#list.node({ op: 'result', result: index, part: 'certain' }, scope);
      const open = part('possible');
      return {
        is: 'choice',
        mask: this.#list.if(settled, shown, open),
        bit,
        // Nothing shown may stay so.
        applies: this.#list.if(
          shown,
          this.#list.if(certain, always, this.#list.const(1)),
          this.#list.if(settled, this.#list.const(0), this.#list.if(open, this.#list.const(1), this.#list.const(0))),
        ),
      };
    }
    if (fact.closed) {
      const sums = this.#decisions.sums(fact.closed.decision);
      const scored = this.#compiled.decisions.get(fact.closed.decision)!.decision.options;
      const closed = sums.options
        .filter(({ id }) => scored.find((option) => option.id === id)!.scored !== false)
        .map(({ open }) => this.#list.not(open));
      const all = this.#list.and(closed);
      const each = this.#list.scopeOf(all) === 'market' ? all : this.#list.lift(all, 'market');
      return { is: 'flag', truth: this.#list.over('market', 'min', each, this.#list.const(1)), applies: always };
    }
    if (fact.engine === 'asOfYear') {
      const year = this.#list.node({ op: 'asOf' });
      return { is: 'number', lo: year, hi: year, applies: always };
    }
    // What is missing, and the plan, are for the lists: no decision may read them.
    throw new Error(`no decision may read the fact "${fact.id}"`);
  }

  #choose(fact: Fact, place: Scope, reading: Reading): Ref {
    const rows = fact.choose!.map((row) => ({ truth: this.#fields.when(row.when, place, reading), value: row.then }));
    // A row counts as long as no row before it is certain.
    let earlier = this.#list.const(0);
    const found = rows.map(({ truth, value }) => {
      const counts = this.#list.if(this.#list.isYes(earlier), this.#list.const(0), truth);
      earlier = this.#list.or([earlier, truth]);
      return { may: this.#list.isMay(counts), value };
    });
    const applies = this.#list.if(
      this.#list.isYes(earlier),
      this.#list.const(2),
      this.#list.if(this.#list.isMay(earlier), this.#list.const(1), this.#list.const(0)),
    );
    if (fact.type === 'number') {
      const end = (how: 'min' | 'max') => {
        const neutral = this.#list.const(how === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
        const args = found.map(({ may, value }) => this.#list.if(may, this.#list.const(Number(value)), neutral));
        return how === 'min' ? this.#list.least(args) : this.#list.greatest(args);
      };
      return { is: 'number', lo: end('min'), hi: end('max'), applies };
    }
    const bit = (value: string) => fact.values!.indexOf(value);
    const args = found.map(({ may, value }) =>
      this.#list.from({ op: 'scale', arg: may, value: 1 << bit(String(value)) }, [may]),
    );
    return { is: 'choice', mask: this.#list.from({ op: 'orBits', args }, args), bit, applies };
  }

  #count(fact: Fact, place: Scope, reading: Reading): Ref {
    const { count } = fact;
    const always = this.#list.const(2);
    if (!count) throw new Error('no count');
    if (Array.isArray(count)) {
      const rows = count.map((condition) => this.#fields.when(condition, place, reading));
      const ones = rows.map(() => 1);
      return {
        is: 'number',
        lo: this.#list.weigh(rows, ones, 'least'),
        hi: this.#list.weigh(rows, ones, 'most'),
        applies: always,
      };
    }
    if ('among' in count) {
      const whole = this.#fields.ref(count.of, place, reading);
      if (whole.is !== 'multi')
        return { is: 'number', lo: this.#list.const(0), hi: this.#list.const(0), applies: always };
      const bits = count.among.reduce((mask, option) => mask | (1 << whole.bit(option)), 0);
      const number = (arg: NodeId) =>
        this.#list.if(whole.applies, this.#list.from({ op: 'countBits', arg, bits }, [arg]), this.#list.const(0));
      const yes = number(whole.yes);
      const maybe = number(whole.maybe);
      return {
        is: 'number',
        // What may not apply may count as nothing.
        lo: this.#list.if(this.#list.isYes(whole.applies), yes, this.#list.const(0)),
        hi: this.#list.from({ op: 'interval', kind: '+', end: 'hi', args: [yes, yes, maybe, maybe] }, [yes, maybe]),
        applies: always,
      };
    }
    const of = count.of as 'market' | 'goods';
    const truth = this.#fields.when((count as { when?: Condition }).when, of, reading);
    const each = this.#list.scopeOf(truth) === of ? truth : this.#list.lift(truth, of);
    const yes = this.#list.isYes(each);
    const may = this.#list.isMay(each);
    return {
      is: 'number',
      lo: this.#list.over(of, 'sum', yes, this.#list.const(0)),
      hi: this.#list.over(of, 'sum', may, this.#list.const(Number.POSITIVE_INFINITY)),
      applies: always,
    };
  }

  #clamp(fact: Fact, arg: NodeId): NodeId {
    if (!fact.range) return arg;
    return this.#list.from({ op: 'clamp', arg, least: fact.range[0], most: fact.range[1] }, [arg]);
  }
}
