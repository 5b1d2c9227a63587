import type { NodeId } from './nodes.ts';
import type { ProgramDecision, ResultNodes } from './program.ts';

/**
 * Reads one decision at one place after another. Whoever runs a program writes the inputs, calls `decide` and reads what it came to: the arrays are made
 * once, so that a million firms cost no memory. Options, strengths, rows and rules by their index in the book.
 */
export interface Decider {
  /** Truth of "not ruled out" per option. */
  readonly open: Uint8Array;
  /** Index of the option shown; -1 for none. */
  shown: number;
  /** Bits of the options that share the first rank. */
  first: number;
  /** Bits of the options that open answers could still put first; where nothing is open, of the one shown. */
  possible: number;
  /** Something is shown, whatever the open answers turn out to be. */
  certain: boolean;
  /** Index of the row that decided (tables); -1 for none. */
  row: number;
  /** 1-based rank of each option; 0 for none. */
  readonly ranks: Uint8Array;
  /** @param eligible options that go with what another decision shows, and with what it could show; null for all */
  decide(eligible: Eligible | null): void;
  /** The same without ranks and without what is possible. */
  decideShown(eligible: Eligible | null): void;
}

/** Bits of options. */
export interface Eligible {
  readonly now: number;
  readonly possible: number;
  /** Eligible with everything that could still be shown. */
  readonly always: number;
  /** Something is eligible, whatever the open answers turn out to be. */
  readonly certain: boolean;
}

/** A decision table: the first row that certainly holds, of those whose option is not ruled out. */
export class Table implements Decider {
  readonly rowShown: Uint8Array;
  readonly rowPossible: Uint8Array;
  readonly open: Uint8Array;
  /** 1 where some reason for a strength counts. */
  readonly counts: Uint8Array;
  readonly ranks: Uint8Array;
  shown = -1;
  first = 0;
  possible = 0;
  certain = false;
  row = -1;
  readonly #optionOf: readonly number[];

  constructor(result: ResultNodes) {
    const { options } = result.decision.decision;
    this.#optionOf = result.rows.map(({ rule }) => options.findIndex(({ id }) => id === rule.rule.choose));
    this.rowShown = new Uint8Array(result.rows.length);
    this.rowPossible = new Uint8Array(result.rows.length);
    this.open = new Uint8Array(options.length);
    this.counts = new Uint8Array(result.strengths.length);
    this.ranks = new Uint8Array(options.length);
  }

  decide(): void {
    let possible = 0;
    let certain = false;
    let chosen = -1;
    for (let i = 0; i < this.#optionOf.length; i++) {
      const option = this.#optionOf[i]!;
      const open = this.open[option]!;
      if (open === 0) continue;
      if (chosen < 0 && this.rowShown[i] !== 0) chosen = i;
      const eventually = this.rowPossible[i]!;
      if (eventually !== 0) possible |= 1 << option;
      if (eventually === 2 && open === 2) {
        certain = true;
        break;
      }
    }
    // Where strengths are compared, nothing can be said before something is known about one of them.
    if (this.counts.length > 0 && !this.counts.includes(1)) chosen = -1;
    const shown = chosen < 0 ? -1 : this.#optionOf[chosen]!;
    this.shown = shown;
    this.row = chosen;
    this.first = shown < 0 ? 0 : 1 << shown;
    this.possible = possible | this.first;
    this.certain = shown >= 0 && certain;
    this.ranks.fill(0);
    if (shown >= 0) this.ranks[shown] = 1;
  }

  decideShown(): void {
    this.decide();
  }
}

/**
 * What a decision is read from: arrays of its decider, each with the nodes whose values it takes: as they are (numbers and truths 0, 1, 2), or 1 where
 * the truth is certain (`yes`) or not excluded (`may`). `forShown`: needed to know what is shown; the others tell what is still possible.
 */
export interface Input {
  readonly into: string;
  readonly array: Uint8Array | Float64Array;
  readonly as: 'number' | 'truth' | 'yes' | 'may';
  readonly forShown: boolean;
  readonly ids: readonly NodeId[];
}

/** Highest sum first; equal sums by the tie rules of the book. */
export class Ranking implements Decider {
  readonly sum: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly open: Uint8Array;
  readonly backed: Uint8Array;
  readonly surelyBacked: Uint8Array;
  /** Greater than 0 while a reason is still open. */
  readonly pending: Uint8Array;
  /** 1 where the condition of a tie rule or fallback holds. */
  readonly ties: Uint8Array;
  readonly fallback: Uint8Array;
  /** Truth of the same conditions over everything open answers could still make of them. */
  readonly conditions: Uint8Array;
  readonly ranks: Uint8Array;
  /** Ranked options, best first. */
  readonly order: Uint8Array;
  shown = -1;
  first = 0;
  possible = 0;
  certain = false;
  readonly row = -1;
  readonly #scored: Uint8Array;
  readonly #fallbacks: readonly number[];
  /** Marks of each option under each tie rule, larger first. */
  readonly #marks: readonly (readonly number[])[];
  readonly #orderMarks: readonly number[];
  readonly #breaksTies: boolean;

  constructor({ decision: { decision }, options }: ResultNodes) {
    const count = options.length;
    const { ties = [], fallback = [] } = decision;
    this.sum = new Float64Array(count);
    this.low = new Float64Array(count);
    this.high = new Float64Array(count);
    this.open = new Uint8Array(count);
    this.backed = new Uint8Array(count);
    this.surelyBacked = new Uint8Array(count);
    this.pending = new Uint8Array(count);
    this.ties = new Uint8Array(ties.length);
    this.fallback = new Uint8Array(fallback.length);
    this.conditions = new Uint8Array(ties.length + fallback.length);
    this.ranks = new Uint8Array(count);
    this.order = new Uint8Array(count);
    this.#scored = Uint8Array.from(decision.options.flatMap((option, i) => (option.scored === false ? [] : [i])));
    this.#fallbacks = fallback.map(({ choose }) => decision.options.findIndex(({ id }) => id === choose));
    this.#marks = decision.options.map(({ attributes }) =>
      ties.map(({ by, prefer }) => (prefer === 'high' ? 1 : -1) * (attributes?.[by] ?? 0)),
    );
    this.#orderMarks = decision.options.map(({ id }) => orderMark(decision, id));
    this.#breaksTies = ties.length > 0 || decision.tieOrder !== undefined;
  }

  decide(eligible: Eligible | null): void {
    this.#rank(eligible);
    this.#openUp(eligible);
  }

  decideShown(eligible: Eligible | null): void {
    const now = eligible ? eligible.now : -1;
    if (!this.#isPlain(now)) this.#findFirst(now);
    if (this.#fallbacks.length > 0 && (this.shown < 0 || this.sum[this.shown]! <= 0)) this.#fallBack();
  }

  /**
   * The usual case: whatever has the greatest sum may be first, and it is one option, or nothing ranks equal sums. Without branches as far as possible: on
   * random firms a processor guesses them wrong.
   */
  #isPlain(eligible: number): boolean {
    const { sum, open, backed } = this;
    const scored = this.#scored;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < scored.length; i++) {
      const option = scored[i]!;
      const own = ((eligible >> option) & 1 & +(open[option] !== 0)) !== 0 ? sum[option]! : Number.NEGATIVE_INFINITY;
      greatest = Math.max(greatest, own);
    }
    let top = 0;
    let sound = 0;
    for (let i = 0; i < scored.length; i++) {
      const option = scored[i]!;
      const isTop = +(sum[option] === greatest) & +(open[option] !== 0) & (eligible >> option);
      top |= isTop << option;
      sound |= (isTop & +(backed[option] !== 0)) << option;
    }
    if (top === 0 || sound !== top || ((top & (top - 1)) !== 0 && this.#breaksTies)) return false;
    this.first = top;
    this.shown = 31 - Math.clz32(top & -top);
    return true;
  }

  /** What `#rank` puts first, without the order of the others. */
  #findFirst(eligible: number): void {
    const { open, backed } = this;
    const scored = this.#scored;
    let best = -1;
    let leader = -1;
    for (let i = 0; i < scored.length; i++) {
      const option = scored[i]!;
      if (((eligible >> option) & 1) === 0 || open[option] === 0) continue;
      if (best < 0 || this.#compare(best, option) > 0) best = option;
      if (backed[option] !== 0 && (leader < 0 || this.#compare(leader, option) > 0)) leader = option;
    }
    this.shown = leader;
    this.first = leader < 0 ? 0 : 1 << leader;
    // One that had to be moved up shares its rank with nobody.
    if (leader < 0 || leader !== best) return;
    for (let i = 0; i < scored.length; i++) {
      const option = scored[i]!;
      if (this.sum[option] !== this.sum[leader] || ((eligible >> option) & 1) === 0 || open[option] === 0) continue;
      if (backed[option] !== 0 && this.#compare(leader, option) === 0) this.first |= 1 << option;
    }
  }

  #rank(eligible: Eligible | null): void {
    const count = this.#sort(eligible ? eligible.now : -1);
    const led = this.#lead(count);
    this.first = 0;
    this.shown = -1;
    this.ranks.fill(0);
    for (let i = 0; i < count; i++) {
      const option = this.order[i]!;
      const isBacked = this.backed[option] !== 0;
      // An option that may not be first does not share the first rank either.
      const tied = i > 0 && (i > 1 || isBacked) && this.#compare(this.order[i - 1]!, option) === 0;
      const rank = tied ? this.ranks[this.order[i - 1]!]! : i + 1;
      this.ranks[option] = rank;
      if (!led || rank !== 1 || !isBacked) continue;
      this.first |= 1 << option;
      if (this.shown < 0) this.shown = option;
    }
    if (this.#fallbacks.length > 0 && (this.shown < 0 || this.sum[this.shown]! <= 0)) this.#fallBack();
  }

  #compare(a: number, b: number): number {
    const difference = this.sum[b]! - this.sum[a]!;
    if (difference !== 0) return difference;
    for (let rule = 0; rule < this.ties.length; rule++) {
      if (this.ties[rule] === 0) continue;
      const marked = this.#marks[b]![rule]! - this.#marks[a]![rule]!;
      if (marked !== 0) return marked;
    }
    return this.#orderMarks[b]! - this.#orderMarks[a]!;
  }

  /** Puts the eligible open options in order; gives their number. */
  #sort(eligible: number): number {
    const { order } = this;
    let count = 0;
    for (const option of this.#scored) {
      if ((eligible & (1 << option)) === 0 || this.open[option] === 0) continue;
      let at = count++;
      for (; at > 0 && this.#compare(order[at - 1]!, option) > 0; at--) order[at] = order[at - 1]!;
      order[at] = option;
    }
    return count;
  }

  /** Moves the best option that may be first to the top. */
  #lead(count: number): boolean {
    for (let i = 0; i < count; i++) {
      const option = this.order[i]!;
      if (this.backed[option] === 0) continue;
      this.order.copyWithin(1, 0, i);
      this.order[0] = option;
      return true;
    }
    return false;
  }

  #fallBack(): void {
    for (let i = 0; i < this.#fallbacks.length; i++) {
      const option = this.#fallbacks[i]!;
      if (this.open[option] === 0 || this.fallback[i] === 0) continue;
      this.shown = option;
      this.first = 1 << option;
      this.ranks[option] = 1;
      return;
    }
  }

  /** What open answers could still put first, and whether they could leave nothing to show. */
  #openUp(eligible: Eligible | null): void {
    const settled = eligible === null || eligible.possible === eligible.always;
    const isSomeEligible = eligible === null || eligible.certain;
    this.possible = this.shown < 0 ? 0 : 1 << this.shown;
    if (settled && this.#isFixed()) {
      this.certain = this.first !== 0 && isSomeEligible;
      return;
    }
    this.possible = this.first;
    const could = eligible ? eligible.possible : -1;
    const always = eligible ? eligible.always : -1;
    let floor = Number.NEGATIVE_INFINITY;
    let staysOpen = false;
    for (const option of this.#scored)
      if ((always & (1 << option)) !== 0 && this.open[option] === 2 && this.surelyBacked[option] !== 0) {
        staysOpen = true;
        floor = Math.max(floor, this.low[option]!);
      }
    for (const option of this.#scored)
      if ((could & (1 << option)) !== 0 && this.open[option] !== 0 && this.high[option]! >= floor)
        this.possible |= 1 << option;
    for (const option of this.#fallbacks) if (this.open[option] !== 0) this.possible |= 1 << option;
    this.certain = this.first !== 0 && isSomeEligible && staysOpen;
  }

  #isFixed(): boolean {
    for (const truth of this.conditions) if (truth === 1) return false;
    for (const option of this.#scored)
      if (this.open[option] === 1 || this.pending[option] !== 0 || this.low[option] !== this.high[option]) return false;
    return true;
  }
}

function orderMark({ tieOrder }: ProgramDecision['decision'], option: string): number {
  if (!tieOrder) return 0;
  const place = tieOrder.indexOf(option);
  return place < 0 ? -tieOrder.length : -place;
}

/** The decider of a decision and what it reads. */
export function deciderOf(result: ResultNodes): { decider: Table | Ranking; inputs: readonly Input[] } {
  const { options, strengths, rows, ties, fallback, possibleTies, possibleFallback } = result;
  const input = <D extends object>(
    decider: D,
    into: keyof D & string,
    as: Input['as'],
    forShown: boolean,
    ids: readonly NodeId[],
  ): Input => ({ into, array: decider[into] as Input['array'], as, forShown, ids });
  const of = (part: 'sum' | 'low' | 'high' | 'open' | 'backed' | 'surelyBacked' | 'pending') =>
    options.map((nodes) => nodes[part]);
  if (result.decision.decision.method === 'table') {
    const decider = new Table(result);
    const inputs = [
      input(
        decider,
        'rowShown',
        'yes',
        true,
        rows.map(({ shown }) => shown),
      ),
      input(
        decider,
        'rowPossible',
        'truth',
        true,
        rows.map(({ possible }) => possible),
      ),
      input(decider, 'open', 'truth', true, of('open')),
      input(
        decider,
        'counts',
        'yes',
        true,
        strengths.map(({ counts }) => counts),
      ),
    ];
    return { decider, inputs };
  }
  const decider = new Ranking(result);
  const inputs = [
    input(decider, 'sum', 'number', true, of('sum')),
    input(decider, 'open', 'truth', true, of('open')),
    input(decider, 'backed', 'yes', true, of('backed')),
    input(decider, 'ties', 'yes', true, ties),
    input(decider, 'fallback', 'yes', true, fallback),
    input(decider, 'conditions', 'truth', false, [...possibleTies, ...possibleFallback]),
    input(decider, 'low', 'number', false, of('low')),
    input(decider, 'high', 'number', false, of('high')),
    input(decider, 'surelyBacked', 'yes', false, of('surelyBacked')),
    input(decider, 'pending', 'may', false, of('pending')),
  ];
  return { decider, inputs };
}

/** Which options of a decision go with each option of the decision that it depends on, as bits; null if it depends on none. */
export function companions(result: ResultNodes, results: readonly ResultNodes[]): readonly number[] | null {
  const { among, options } = result.decision.decision;
  if (!among || result.among === null) return null;
  return results[result.among]!.decision.decision.options.map(({ attributes }) =>
    (attributes?.[among.attribute] ?? []).reduce(
      (bits, id) => bits | (1 << options.findIndex((option) => option.id === id)),
      0,
    ),
  );
}

/** The options that go with what another decision shows, and with what it could still show. */
export function eligibleWith(
  companionsOf: readonly number[],
  { shown, possible, certain }: Pick<Decider, 'shown' | 'possible' | 'certain'>,
): Eligible {
  const now = shown < 0 ? 0 : companionsOf[shown]!;
  let some = 0;
  let all = -1;
  for (let option = 0; option < companionsOf.length; option++)
    if (possible & (1 << option)) {
      some |= companionsOf[option]!;
      all &= companionsOf[option]!;
    }
  return { now, possible: some, always: some & all, certain };
}
