import type { Scope } from '../../rulebook/index.ts';
import { type Compute, computeOf, type View } from './compute.ts';
import { companions, deciderOf, eligibleWith, type Input, type Ranking, type Table } from './decider.ts';
import type { Encoded } from './layout.ts';
import type { Node, NodeId } from './nodes.ts';
import { type Program, placesOf } from './program.ts';

/** What a decision comes to at one place. Options and rows by their index in the book; -1 for none. */
export interface Outcome {
  readonly shown: number;
  /** Options that share the first rank, in the order of their rank. */
  readonly first: readonly number[];
  /** Bits of the options that open answers could still make of it. */
  readonly possible: number;
  /** Something is shown, whatever the open answers turn out to be. */
  readonly certain: boolean;
  readonly row: number;
  /** 1-based rank of each option; 0 for none. */
  readonly ranks: readonly number[];
}

type Step = (firm: Encoded) => void;

const noFirm: Encoded = { asOf: Number.NaN, firm: new Float64Array(), market: [], goods: [] };

/**
 * Runs a program for one firm after another. Its numbers are kept in one array that every run writes anew, so read a firm before the next one runs.
 */
export class Machine {
  readonly program: Program;
  readonly #values: Float64Array;
  readonly #offset: readonly number[];
  readonly #steps: readonly Step[];
  readonly #outcomes: Outcome[][];
  readonly #computes: readonly Compute[];
  readonly #deciders: readonly (ReturnType<typeof deciderOf> & { readonly among: ReturnType<typeof companions> })[];
  #markets = 0;
  #goods = 0;

  constructor(program: Program) {
    this.program = program;
    let size = 0;
    this.#offset = program.nodes.map(({ scope }) => {
      const at = size;
      size += placesOf(program, scope);
      return at;
    });
    this.#values = new Float64Array(size);
    this.#outcomes = program.results.map(() => []);
    const view: View = {
      values: this.#values,
      outcomes: this.#outcomes,
      offset: (id) => this.#offset[id]!,
      step: (id) => (program.nodes[id]!.scope === 'firm' ? 0 : 1),
      count: (scope) => this.count(scope),
    };
    this.#computes = program.nodes.map((node) => computeOf(node, view));
    this.#deciders = program.results.map((result) => ({
      ...deciderOf(result),
      among: companions(result, program.results),
    }));
    this.#steps = this.#plan();
  }

  run(firm: Encoded): void {
    this.#markets = firm.market.length;
    this.#goods = firm.goods.length;
    for (const step of this.#steps) step(firm);
  }

  value(id: NodeId, place = 0): number {
    const scope = this.program.nodes[id]!.scope;
    return this.#values[this.#offset[id]! + (scope === 'firm' ? 0 : place)]!;
  }

  outcome(result: number, place = 0): Outcome {
    return this.#outcomes[result]![this.program.results[result]!.scope === 'firm' ? 0 : place]!;
  }

  /** Where the value of a node at a place stands. */
  slot(id: NodeId, place: number): number {
    return this.#offset[id]! + (this.program.nodes[id]!.scope === 'firm' ? 0 : place);
  }

  /** How many markets or goods the present firm has; 1 for the firm. */
  count(scope: Scope): number {
    return scope === 'firm' ? 1 : scope === 'market' ? this.#markets : this.#goods;
  }

  /** The numbers themselves, for searches that change some of them and set them back. */
  get values(): Float64Array {
    return this.#values;
  }

  /** Computes one node anew from the present numbers. Not for cells, which are the input. */
  recompute(id: NodeId, place: number): void {
    this.#values[this.slot(id, place)] = this.#computes[id]!(place, noFirm);
  }

  #plan(): Step[] {
    const { nodes, results } = this.program;
    const steps: Step[] = [];
    let done = 0;
    for (let index = 0; index <= nodes.length; index++) {
      for (; done < results.length && results[done]!.after <= index; done++) steps.push(this.#decide(done));
      if (index < nodes.length) steps.push(this.#step(nodes[index]!, index));
    }
    return steps;
  }

  /** Writes one node, at every place it belongs to. */
  #step(node: Node, id: NodeId): Step {
    const values = this.#values;
    const to = this.#offset[id]!;
    const compute = this.#computes[id]!;
    const { scope } = node;
    if (scope === 'firm')
      return (firm) => {
        values[to] = compute(0, firm);
      };
    return (firm) => {
      const count = scope === 'market' ? this.#markets : this.#goods;
      for (let k = 0; k < count; k++) values[to + k] = compute(k, firm);
    };
  }

  /** Takes one decision anew from the present numbers. */
  redecide(result: number, place: number): void {
    const { decider, inputs, among } = this.#deciders[result]!;
    for (const { array, as, ids } of inputs)
      for (let i = 0; i < ids.length; i++) array[i] = inputValue(as, this.value(ids[i]!, place));
    decider.decide(among && eligibleWith(among, this.outcome(this.program.results[result]!.among!, place)));
    const { shown, possible, certain, row, ranks } = decider;
    this.#outcomes[result]![place] = { shown, first: firstOf(decider), possible, certain, row, ranks: [...ranks] };
  }

  /** Puts back what a decision came to before it was taken anew. */
  restore(result: number, place: number, outcome: Outcome): void {
    this.#outcomes[result]![place] = outcome;
  }

  #decide(index: number): Step {
    const { scope } = this.program.results[index]!;
    const outcomes = this.#outcomes[index]!;
    return () => {
      outcomes.length = this.count(scope);
      for (let k = 0; k < outcomes.length; k++) this.redecide(index, k);
    };
  }
}

function inputValue(as: Input['as'], value: number): number {
  return as === 'yes' ? Number(value === 2) : as === 'may' ? Number(value !== 0) : value;
}

/** Options that share the first rank, in the order of their rank. */
function firstOf(decider: Table | Ranking): number[] {
  if (decider.shown < 0) return [];
  if (decider.first === 1 << decider.shown || !('order' in decider)) return [decider.shown];
  return [...decider.order].filter((option, i) => decider.first & (1 << option) && decider.order.indexOf(option) === i);
}
