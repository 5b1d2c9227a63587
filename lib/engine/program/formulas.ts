import type { Formula, Scope } from '../../rulebook/index.ts';
import type { CompiledBook } from '../compile.ts';
import type { Fields, Reading } from './fields.ts';
import type { NodeList } from './node-list.ts';
import type { NodeId } from './nodes.ts';

interface Ends {
  readonly lo: NodeId;
  readonly hi: NodeId;
  readonly applies: NodeId;
}

/** Writes formulas: interval arithmetic on the least and greatest values of the fields. */
export class Formulas {
  readonly #compiled: CompiledBook;
  readonly #list: NodeList;
  readonly #fields: Fields;

  constructor(compiled: CompiledBook, list: NodeList, fields: Fields) {
    this.#compiled = compiled;
    this.#list = list;
    this.#fields = fields;
  }

  ends(formula: Formula, place: Scope, reading: Reading): Ends {
    if (formula.op === 'number') {
      const value = this.#list.const(formula.value);
      return { lo: value, hi: value, applies: this.#list.const(2) };
    }
    if (formula.op === 'field') {
      const parameter = this.#compiled.parameters[formula.name];
      if (parameter !== undefined) return this.ends({ op: 'number', value: parameter }, place, reading);
      const ref = this.#fields.ref(formula.name, place, reading);
      return ref.is === 'number'
        ? ref
        : { lo: this.#list.const(0), hi: this.#list.const(0), applies: this.#list.const(0) };
    }
    const parts = ('args' in formula ? formula.args : [formula.left, formula.right]).map((part) =>
      this.ends(part, place, reading),
    );
    const applies = this.#list.and(parts.map((part) => part.applies));
    const ends = (make: (end: 'lo' | 'hi') => NodeId) => ({ lo: make('lo'), hi: make('hi'), applies });
    const { op } = formula;
    if (op === 'min') return ends((end) => this.#list.least(parts.map((part) => part[end])));
    if (op === 'max') return ends((end) => this.#list.greatest(parts.map((part) => part[end])));
    if (op === 'floor' || op === 'log')
      return ends((end) => this.#list.from({ op, arg: parts[0]![end] }, [parts[0]![end]]));
    const args = parts.flatMap((part) => [part.lo, part.hi]);
    const result = ends((end) => this.#list.from({ op: 'interval', kind: op, end, args }, args));
    if (op !== '/') return result;
    // A divisor that may be 0 leaves open whether there is a result at all.
    const [, divisor] = parts as [unknown, { lo: NodeId; hi: NodeId }];
    const zero = this.#list.from(
      { op: 'within', lo: divisor.lo, hi: divisor.hi, ranges: [{ lo: 0, loOpen: false, hi: 0, hiOpen: false }] },
      [divisor.lo, divisor.hi],
    );
    return { ...result, applies: this.#list.if(zero, this.#list.least([applies, this.#list.const(1)]), applies) };
  }
}
