import type { CompiledBook } from '../compile.ts';
import { machineOf } from '../machine-of.ts';
import { type Encoded, Machine, type Program } from '../program/index.ts';
import type { NodeId } from '../program/nodes.ts';
import { Assembler, type Term } from './assemble.ts';
import { Elimination, type Extent, forbidden } from './eliminate.ts';
import type { FunctionTable } from './function.ts';
import { Network, silent } from './network.ts';
import { Parts } from './parts.ts';
import { Variables } from './variables.ts';

/** How large a table may grow before a sum is split and its range becomes an outer bound. */
const tableCap = 16_384;

/** Least and greatest value over all completions of the open answers; `exact` if some completion reaches each, otherwise a proven outer bound. */
export type Range = Extent;

/** What bounds need of a rule book, whatever the firm. */
export interface Model {
  readonly program: Program;
  readonly parts: Parts;
  readonly variables: Variables;
  /** What has been asked about, by its key. */
  readonly sums: Map<string, Weighed>;
}

/** What a sum, or a difference of two, is made of: it is the same for every firm. */
interface Weighed {
  readonly nodes: readonly NodeId[];
  readonly weights: readonly number[];
  /** Where one of them holds the sum does not count. */
  readonly gates: readonly NodeId[];
}

const models = new WeakMap<CompiledBook, Model>();

export function modelOf(compiled: CompiledBook): Model {
  const known = models.get(compiled);
  if (known) return known;
  const { program } = machineOf(compiled);
  const made = { program, parts: new Parts(program), variables: new Variables(program), sums: new Map() };
  models.set(compiled, made);
  return made;
}

/** What a range was made of, to see whether it still holds. */
interface Known {
  readonly truths: readonly (FunctionTable | number)[];
  readonly range: Range | null;
}

/**
 * Ranges over all completions of the open answers of one firm after another. What two firms have in common, as before and after an answer, is not computed
 * again.
 */
export class Bounds {
  readonly #model: Model;
  readonly #machine: Machine;
  #network!: Network;
  #elimination!: Elimination;
  #assembler!: Assembler;
  readonly #winners = new Map<string, readonly number[]>();
  /** Winners, and `silent` where a full firm may leave them open. */
  readonly #ways = new Map<string, readonly number[]>();
  readonly #ranges = new Map<string, Known>();
  /** Decisions that can turn out in other ways than for the last firm. */
  readonly #changed = new Set<string>();

  constructor(model: Model) {
    this.#model = model;
    this.#machine = new Machine(model.program);
    this.#startAfresh();
  }

  #startAfresh(): void {
    this.#network = new Network(
      this.#machine,
      this.#model.parts,
      this.#model.variables,
      (result, place) => this.#ways.get(`${result} ${place}`)!,
    );
    this.#elimination = new Elimination(tableCap);
    this.#assembler = new Assembler(this.#network, this.#elimination);
  }

  /** Turns to a firm: finds what each of its decisions can come to. */
  update(firm: Encoded): void {
    const { program } = this.#model;
    if (!this.#network.follows(firm) || this.#elimination.full) this.#startAfresh();
    this.#network.start(firm);
    this.#changed.clear();
    program.results.forEach(({ after, scope }, result) => {
      this.#network.reach(after);
      for (let place = 0; place < this.#machine.count(scope); place++) this.#decide(result, place);
    });
    this.#network.reach(program.nodes.length);
  }

  #decide(result: number, place: number): void {
    const key = `${result} ${place}`;
    const before = this.#ways.get(key);
    if (before && !this.#inputsTouched(result, place)) return;
    this.#network.forgetRow(result, place);
    const { method } = this.#model.program.results[result]!.decision.decision;
    const now = method === 'table' ? this.#rows(result, place) : this.#ranked(result, place);
    const ways = this.#staysOpen(result, place) ? [...new Set([...now, silent])] : now;
    this.#winners.set(key, now);
    this.#ways.set(key, ways);
    // A table is also read by the rows it goes through.
    const same = before?.join() === ways.join();
    if (!same) this.#changed.add(key);
    if (!same || (method === 'table' && ways.length > 1)) this.#network.touchResult(result, place);
  }

  #inputsTouched(result: number, place: number): boolean {
    if (this.#inputs(result).some((node) => this.#network.touched(node, place))) return true;
    const { among } = this.#model.program.results[result]!;
    return among !== null && this.#changed.has(`${among} ${place}`);
  }

  #inputs(result: number): NodeId[] {
    const { scoring, gates, rows, possibleTies, possibleFallback } = this.#model.program.results[result]!;
    return [...[...scoring, ...gates, ...rows].map(({ possible }) => possible), ...possibleTies, ...possibleFallback];
  }

  /** Goods or markets that nobody has named yet leave a decision open even when every question is answered. */
  #staysOpen(result: number, place: number): boolean {
    if (this.#machine.count('market') > 0 && this.#machine.count('goods') > 0) return false;
    const { among } = this.#model.program.results[result]!;
    if (among !== null && this.#ways.get(`${among} ${place}`)!.includes(silent)) return true;
    return this.#inputs(result).some((node) => {
      const truth = this.#network.truth(node, place);
      return truth === 1 || (typeof truth !== 'number' && truth.value.includes(1));
    });
  }

  /** Options that completions can put first (index; -1 for none, `silent` for "nothing can be said yet"): an outer set. */
  winners(result: number, place: number): readonly number[] {
    return this.#winners.get(`${result} ${this.#model.program.results[result]!.scope === 'firm' ? 0 : place}`)!;
  }

  /** Range of the sum of an option or strength, whether it is ruled out or not. */
  sum(result: number, target: string, place: number): Range {
    return this.#range(`${result} ${target}`, place, () => {
      const { scoring } = this.#model.program.results[result]!;
      return weighed(scoring, ({ weights }) => weights.get(target) ?? 0, []);
    })!;
  }

  /** Range of the sum of one option less that of another, over completions in which neither is ruled out; null if there are none. */
  difference(result: number, a: string, b: string, place: number): Range | null {
    return this.#range(`${result} ${a} ${b}`, place, () => {
      const { scoring, gates } = this.#model.program.results[result]!;
      const closing = gates.filter(({ rule }) => rule.closes.has(a) || rule.closes.has(b));
      return weighed(scoring, ({ weights }) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0), closing);
    });
  }

  #range(name: string, place: number, make: () => Weighed): Range | null {
    const { sums } = this.#model;
    const made = sums.get(name) ?? make();
    sums.set(name, made);
    const { nodes, weights, gates } = made;
    const truths: (FunctionTable | number)[] = [];
    for (const node of nodes) truths.push(this.#network.truth(node, place));
    for (const node of gates) truths.push(this.#network.truth(node, place));
    const key = `${place} ${name}`;
    const known = this.#ranges.get(key);
    if (known && truths.every((truth, i) => truth === known.truths[i])) return known.range;
    const range = this.#reckon(weights, truths);
    this.#ranges.set(key, { truths, range });
    return range;
  }

  /** @param truths of the rules that have a weight, and then of gates */
  #reckon(weights: readonly number[], truths: readonly (FunctionTable | number)[]): Range | null {
    const gates = truths.slice(weights.length);
    if (gates.includes(2)) return null;
    let fixed = 0;
    let low = 0;
    let high = 0;
    let exact = !gates.includes(1);
    const live: Term[] = [];
    // Rules with the same truth count as one.
    const joined = new Map<FunctionTable, number>();
    for (const [i, weight] of weights.entries()) {
      const truth = truths[i]!;
      if (typeof truth !== 'number') joined.set(truth, (joined.get(truth) ?? 0) + weight);
      else if (truth === 2) fixed += weight;
      else if (truth === 1) {
        exact = false;
        low += Math.min(0, weight);
        high += Math.max(0, weight);
      }
    }
    for (const [table, weight] of joined) if (weight !== 0) live.push({ table, weight });
    for (const table of new Set(gates)) if (typeof table !== 'number') live.push({ table, weight: 'gate' });
    const { tables, exact: known } = this.#assembler.assemble(live);
    const range = this.#elimination.range(tables);
    if (range.high < forbidden / 2 || range.low > -forbidden / 2) return null;
    return { low: range.low + fixed + low, high: range.high + fixed + high, exact: exact && known && range.exact };
  }

  #rows(result: number, place: number): readonly number[] {
    const exact = this.#network.row(result, place);
    if (exact) return exact.ways.map(([option]) => option!).sort((a, b) => a - b);
    const { rows, options, strengths, decision } = this.#model.program.results[result]!;
    const ids = decision.decision.options.map(({ id }) => id);
    const found = new Set<number>();
    if (strengths.length > 0) found.add(silent);
    let sure = false;
    for (const { rule, possible } of rows) {
      const option = ids.indexOf(rule.rule.choose!);
      const open = this.#network.truth(options[option]!.open, place);
      const holds = this.#network.truth(possible, place);
      if (open === 0 || holds === 0) continue;
      found.add(option);
      sure = open === 2 && holds === 2;
      if (sure) break;
    }
    if (!sure) found.add(-1);
    return [...found].sort((a, b) => a - b);
  }

  #ranked(index: number, place: number): readonly number[] {
    const result = this.#model.program.results[index]!;
    const { options, fallback = [] } = result.decision.decision;
    const truth = (node: NodeId) => this.#network.truth(node, place);
    const open = result.options.map((option) => truth(option.open));
    const backed = result.options.map((option) => truth(option.surelyBacked));
    const modes = this.#modes(index, place);
    const eligible = (option: number) => modes.map((bits) => (bits & (1 << option)) !== 0);
    const candidates = options.flatMap((option, i) =>
      option.scored !== false && open[i] !== 0 && backed[i] !== 0 && eligible(i).includes(true) ? [i] : [],
    );
    const certain = candidates.filter((i) => open[i] === 2 && backed[i] === 2);
    /** Whether b is a candidate wherever a is eligible. */
    const alwaysBeside = (a: number, b: number) => modes.every((bits) => !(bits & (1 << a)) || (bits & (1 << b)) !== 0);
    const end = (node: NodeId) => this.#machine.value(node, place);
    const rivals = [...certain].sort((a, b) => end(result.options[b]!.low) - end(result.options[a]!.low));
    const beaten = (a: number) => {
      const others = rivals.filter((b) => a !== b && alwaysBeside(a, b));
      // Each rule by itself often tells enough.
      if (others.some((b) => end(result.options[a]!.high) < end(result.options[b]!.low))) return true;
      return others.some((b) => {
        const most = this.difference(index, options[a]!.id, options[b]!.id, place)?.high ?? Number.NEGATIVE_INFINITY;
        return most < 0 || (most === 0 && this.#tie(index, a, b, place) < 0);
      });
    };
    const always = certain.filter((i) => eligible(i).every(Boolean));
    const positive = always.some((i) => this.sum(index, options[i]!.id, place).low > 0);
    const back: number[] = [];
    let backSure = false;
    if (!positive)
      for (const [i, { choose }] of fallback.entries()) {
        const option = options.findIndex(({ id }) => id === choose);
        const holds = truth(result.possibleFallback[i]!);
        if (open[option] === 0 || holds === 0) continue;
        back.push(option);
        backSure = open[option] === 2 && holds === 2;
        if (backSure) break;
      }
    const found = new Set<number>();
    for (const option of candidates)
      if (!(backSure && this.sum(index, options[option]!.id, place).high <= 0) && !beaten(option)) found.add(option);
    for (const option of back) found.add(option);
    if (always.length === 0 && !backSure) found.add(-1);
    return [...found].sort((a, b) => a - b);
  }

  /** Whether some options that share the first rank now do so whatever is answered. One option always does. */
  alwaysEqual(index: number, targets: readonly string[], place: number): boolean {
    const { options, possibleTies } = this.#model.program.results[index]!;
    const truth = (node: NodeId) => this.#network.truth(node, place);
    if (targets.length < 2) return true;
    if (possibleTies.some((node) => typeof truth(node) !== 'number' || truth(node) === 1)) return false;
    return targets.every((target, i) => {
      const { open, surelyBacked } = options.find(({ id }) => id === target)!;
      if (truth(open) !== 2 || truth(surelyBacked) !== 2) return false;
      const range = i === 0 ? null : this.difference(index, targets[0]!, target, place);
      return i === 0 || (range !== null && range.low === 0 && range.high === 0);
    });
  }

  /** For each way the decision can turn out on which this one depends, the options that go with it. All, if it depends on none. */
  #modes(index: number, place: number): readonly number[] {
    const { among, decision } = this.#model.program.results[index]!;
    const { options } = decision.decision;
    if (among === null) return [-1];
    const { attribute } = decision.decision.among!;
    const others = this.#model.program.results[among]!.decision.decision.options;
    return this.winners(among, place).map((mode) =>
      (others[mode]?.attributes?.[attribute as 'nodes'] ?? []).reduce(
        (bits, id) => bits | (1 << options.findIndex((option) => option.id === id)),
        0,
      ),
    );
  }

  /** How an equal sum of two options ends: 1 if a surely goes first, -1 if b does, 0 if that is open or they share the rank. */
  #tie(index: number, a: number, b: number, place: number): number {
    const { decision, possibleTies } = this.#model.program.results[index]!;
    const { options, ties = [], tieOrder } = decision.decision;
    const rank = (option: number) => {
      const found = tieOrder?.indexOf(options[option]!.id) ?? -1;
      return found < 0 ? (tieOrder?.length ?? 0) : found;
    };
    const from = (rule: number): number => {
      if (rule === ties.length) return Math.sign(rank(b) - rank(a));
      const { by, prefer } = ties[rule]!;
      const mark = (option: number) => Number(options[option]!.attributes?.[by as 'control'] ?? 0);
      const sign = Math.sign(mark(a) - mark(b)) * (prefer === 'high' ? 1 : -1);
      const holds = this.#network.truth(possibleTies[rule]!, place);
      if (sign === 0 || holds === 0) return from(rule + 1);
      if (holds === 2) return sign;
      return from(rule + 1) === sign ? sign : 0;
    };
    return from(0);
  }
}

function weighed(
  scoring: Program['results'][0]['scoring'],
  weightOf: (rule: (typeof scoring)[0]['rule']) => number,
  gates: Program['results'][0]['gates'],
): Weighed {
  const counting = scoring.filter(({ rule }) => weightOf(rule) !== 0);
  return {
    nodes: counting.map(({ possible }) => possible),
    weights: counting.map(({ rule }) => weightOf(rule)),
    gates: gates.map(({ possible }) => possible),
  };
}
