import type { Cone, Term } from '../cone.ts';
import type { Moves } from './moves.ts';

/** What the truth of a step must become: yes (2), no longer yes, no (0), no longer no. */
export type Want = 'yes' | 'notYes' | 'no' | 'notNo';

/**
 * A need: a number per move, such that every set of moves that meets the need adds up to 1 at least. Without moves: no set meets it.
 * What is known of sets is only this bound, so that a set which adds up to 1 may still fail.
 */
export interface Need {
  /** Moves with a number greater than 0. */
  readonly moves: readonly number[];
  readonly shares: readonly number[];
}

/** No set of moves meets this. */
const never: Need = { moves: [], shares: [] };

const opposite: Readonly<Record<Want, Want>> = { yes: 'no', no: 'yes', notYes: 'notNo', notNo: 'notYes' };
const wants: readonly Want[] = ['yes', 'notYes', 'no', 'notNo'];

export function isMet(value: number, want: Want): boolean {
  switch (want) {
    case 'yes':
      return value === 2;
    case 'notYes':
      return value !== 2;
    case 'no':
      return value === 0;
    case 'notNo':
      return value !== 0;
  }
}

/** The needs of one firm as its numbers stand; `restart` after they have changed. */
export class Needs {
  readonly #cone: Cone;
  readonly #moves: Moves;
  /** Where needs are summed up, and the moves that have a number there. */
  readonly #sums: Float64Array;
  #touched: number[] = [];
  /** Needs of steps that no changed line reaches: they stay as they are. */
  readonly #lasting = new Map<number, Need>();
  readonly #known = new Map<number, Need>();
  /** Lines that have been changed. */
  readonly #changed: readonly number[];
  readonly #ofLine: readonly (readonly number[])[];
  readonly #node: (step: number) => ReturnType<Cone['nodeOf']>;

  constructor(cone: Cone, moves: Moves, ofLine: readonly (readonly number[])[], changed: readonly number[]) {
    this.#cone = cone;
    this.#moves = moves;
    this.#ofLine = ofLine;
    this.#changed = changed;
    this.#sums = new Float64Array(moves.moves.length);
    this.#node = (step) => cone.nodeOf(step);
  }

  restart(): void {
    this.#known.clear();
  }

  /** Needs that must all be met for a step to become what is wanted: none if it is so already. */
  all(step: number, want: Want): Need[] {
    if (isMet(this.#cone.value(step), want)) return [];
    const node = this.#node(step);
    const { inputs } = this.#cone.steps[step]!;
    const isBoth =
      (node.op === 'and' && (want === 'yes' || want === 'notNo')) ||
      (node.op === 'or' && (want === 'no' || want === 'notYes'));
    if (isBoth) return inputs.flatMap((input) => this.all(input, want));
    if (node.op === 'not') return this.all(inputs[0]!, opposite[want]);
    return [this.one(step, want)!];
  }

  /** The same as one need; null if it is met. */
  one(step: number, want: Want): Need | null {
    if (isMet(this.#cone.value(step), want)) return null;
    const key = step * wants.length + wants.indexOf(want);
    const memory = this.#changed.some((line) => this.#cone.reaches(line, step)) ? this.#known : this.#lasting;
    const known = memory.get(key);
    if (known) return known;
    const made = this.#make(step, want);
    memory.set(key, made);
    return made;
  }

  /** Any of these meets the need. */
  some(needs: readonly (Need | null)[]): Need | null {
    if (needs.includes(null)) return null;
    const open = (needs as readonly Need[]).filter(({ moves }) => moves.length > 0);
    if (open.length < 2) return open[0] ?? never;
    for (const { moves, shares } of open) for (let i = 0; i < moves.length; i++) this.#raise(moves[i]!, shares[i]!);
    return this.#take();
  }

  /** All of them must be met: their mean, which adds up to 1 where each does. */
  every(needs: readonly (Need | null)[]): Need | null {
    const open = needs.filter((need) => need !== null);
    if (open.length < 2) return open[0] ?? null;
    if (open.some(({ moves }) => moves.length === 0)) return never;
    for (const { moves, shares } of open)
      for (let i = 0; i < moves.length; i++) this.#add(moves[i]!, shares[i]! / open.length);
    return this.#take();
  }

  /** A sum must change by this much: what each rule could add, shared out over the moves that could switch it. */
  gain(amount: number, terms: readonly Term[]): Need {
    const parts: { need: Need; part: number }[] = [];
    // Needs are summed up in one place: first those of the rules, then the sum of them.
    for (const { step, weight } of terms) {
      const counts = this.#cone.value(step) === 2;
      if (counts === weight > 0) continue;
      const need = this.one(step, counts ? 'notYes' : 'yes')!;
      if (need.moves.length > 0) parts.push({ need, part: Math.abs(weight) / amount });
    }
    for (const { need, part } of parts)
      for (let i = 0; i < need.moves.length; i++) this.#add(need.moves[i]!, part * need.shares[i]!);
    return this.#take();
  }

  /** Some move that the step depends on. */
  anything(step: number): Need {
    const moves = this.#cone.support(step).flatMap((line) => this.#ofLine[line]!);
    return { moves, shares: moves.map(() => 1) };
  }

  #add(move: number, share: number): void {
    if (this.#sums[move] === 0) this.#touched.push(move);
    this.#sums[move]! += share;
  }

  #raise(move: number, share: number): void {
    if (this.#sums[move] === 0) this.#touched.push(move);
    if (share > this.#sums[move]!) this.#sums[move] = share;
  }

  /** The need that was summed up; more than 1 counts as 1. */
  #take(): Need {
    const moves = this.#touched;
    const shares = moves.map((move) => Math.min(1, this.#sums[move]!));
    for (const move of moves) this.#sums[move] = 0;
    this.#touched = [];
    return { moves, shares };
  }

  #make(step: number, want: Want): Need {
    const node = this.#node(step);
    const { inputs } = this.#cone.steps[step]!;
    const inputNeeds = (way: Want) => inputs.map((input) => this.one(input, way));
    const isUp = want === 'yes' || want === 'notNo';
    switch (node.op) {
      case 'and':
        return (isUp ? this.every(inputNeeds(want)) : this.some(inputNeeds(want)))!;
      case 'or':
        return (isUp ? this.some(inputNeeds(want)) : this.every(inputNeeds(want)))!;
      case 'not':
        return this.one(inputs[0]!, opposite[want])!;
      case 'isYes':
        return want === 'yes' ? never : this.one(inputs[0]!, isUp ? 'yes' : 'notYes')!;
      case 'isMay':
        return want === 'yes' ? never : this.one(inputs[0]!, isUp ? 'notNo' : 'no')!;
      case 'const':
        return never;
      case 'if': {
        const [when, then, otherwise] = inputs as [number, number, number];
        return this.some([
          this.every([this.one(when, 'notNo'), this.one(then, want)]),
          this.every([this.one(when, 'no'), this.one(otherwise, want)]),
        ])!;
      }
      case 'max':
        return inputs.length === 1 ? this.one(inputs[0]!, want)! : this.anything(step);
      case 'over': {
        const places = inputs.slice(0, -1);
        if (places.length === 0 || node.how === 'sum') return this.anything(step);
        const each = places.map((input) => this.one(input, want));
        return ((node.how === 'max') === isUp ? this.some(each) : this.every(each))!;
      }
      case 'within':
        return this.#within(step, want, node);
      case 'oneOf':
      case 'shares':
        return this.#isLeaf(step) ? this.#leaf(step, want) : this.anything(step);
      case 'cell':
        return this.#leaf(step, want);
      default:
        return this.anything(step);
    }
  }

  /** A sum of rules that must reach or leave a range; other numbers by whatever they depend on. */
  #within(step: number, want: Want, node: Extract<ReturnType<Cone['nodeOf']>, { op: 'within' }>): Need {
    if (this.#isLeaf(step)) return this.#leaf(step, want);
    const { inputs } = this.#cone.steps[step]!;
    const [lo, hi] = [inputs[0]!, inputs.at(-1)!];
    const sum = this.#node(lo);
    const [range] = node.ranges;
    if (lo !== hi || sum.op !== 'weigh' || sum.open !== 'sure' || node.ranges.length !== 1) return this.anything(step);
    const rows = this.#cone.steps[lo]!.inputs;
    const terms = rows.map((row, index) => ({ step: row, weight: sum.weights[index]! }));
    const value = this.#cone.value(lo);
    const raise = (amount: number) => this.gain(amount, terms);
    const lower = (amount: number) =>
      this.gain(
        amount,
        terms.map((term) => ({ ...term, weight: -term.weight })),
      );
    if (want === 'yes' || want === 'notNo')
      return value < range!.lo || (value === range!.lo && range!.loOpen)
        ? raise(Math.max(range!.lo - value, least))
        : lower(Math.max(value - range!.hi, least));
    return this.some([
      range!.hi === Number.POSITIVE_INFINITY ? never : raise(Math.max(range!.hi - value, least)),
      range!.lo === Number.NEGATIVE_INFINITY ? never : lower(Math.max(value - range!.lo, least)),
    ])!;
  }

  /** Whether a step reads cells of answers only. */
  #isLeaf(step: number): boolean {
    return this.#cone.steps[step]!.inputs.every((input) => this.#node(input).op === 'cell');
  }

  /** Each move by itself: 1 if it alone does it. Boxes may do it together, so each of them counts a half at least. */
  #leaf(step: number, want: Want): Need {
    const moves: number[] = [];
    const shares: number[] = [];
    const isCell = this.#node(step).op === 'cell';
    for (const line of this.#cone.cellSupport(step)) {
      const numbers = this.#cone.numbers(line);
      for (const move of this.#ofLine[line]!) {
        const found = this.#moves.moves[move]!;
        const next = this.#moves.write(found, numbers);
        const alone = isMet(isCell ? next[0] : this.#cone.tryOn(line, next, step), want);
        if (!alone && found.box === null) continue;
        moves.push(move);
        shares.push(alone ? 1 : 0.5);
      }
    }
    return { moves, shares };
  }
}

/** Weights and thresholds are whole numbers: a sum that must change changes by so much at least. */
const least = 1;
