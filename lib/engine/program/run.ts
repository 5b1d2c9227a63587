import type { Range, Scope } from '../../rulebook/index.ts';
import type { Program, ResultNodes } from './build.ts';
import type { Encoded } from './layout.ts';
import type { Node, NodeId } from './nodes.ts';

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

interface EligibleBits {
  readonly now: number;
  readonly possible: number;
  readonly all: boolean;
  /** Something is eligible, whatever the open answers turn out to be. */
  readonly certain: boolean;
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
  readonly #computes: readonly ((place: number, firm: Encoded) => number)[];
  #markets = 0;
  #goods = 0;

  constructor(program: Program) {
    this.program = program;
    const { markets, goods } = program.compiled.book.limits;
    const width = { firm: 1, market: markets, goods };
    let size = 0;
    this.#offset = program.nodes.map(({ scope }) => {
      const at = size;
      size += width[scope];
      return at;
    });
    this.#values = new Float64Array(size);
    this.#outcomes = program.results.map(() => []);
    this.#computes = program.nodes.map((node) => this.#compute(node));
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
    return this.#count(scope);
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

  #count(scope: Scope): number {
    return scope === 'firm' ? 1 : scope === 'market' ? this.#markets : this.#goods;
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

  #compute(node: Node): (place: number, firm: Encoded) => number {
    const v = this.#values;
    const { nodes } = this.program;
    // An argument of the firm stands once, one of a market once for each.
    const at = (id: NodeId): readonly [number, number] => [this.#offset[id]!, nodes[id]!.scope === 'firm' ? 0 : 1];
    switch (node.op) {
      case 'const':
        return () => node.value;
      case 'asOf':
        return (_, firm) => firm.asOf;
      case 'cell': {
        const { cell, scope } = node;
        if (scope === 'firm') return (_, firm) => firm.firm[cell]!;
        return scope === 'market'
          ? (place, firm) => firm.market[place]![cell]!
          : (place, firm) => firm.goods[place]![cell]!;
      }
      case 'and':
      case 'or':
      case 'min':
      case 'max':
      case 'orBits':
      case 'mean':
        return this.#many(node);
      case 'not': {
        const [a, p] = at(node.arg);
        return (k) => 2 - v[a + p * k]!;
      }
      case 'isYes': {
        const [a, p] = at(node.arg);
        return (k) => (v[a + p * k] === 2 ? 1 : 0);
      }
      case 'isMay': {
        const [a, p] = at(node.arg);
        return (k) => (v[a + p * k] !== 0 ? 1 : 0);
      }
      case 'oneOf': {
        const [a, p] = at(node.mask);
        const { options } = node;
        return (k) => {
          const mask = v[a + p * k]!;
          const inside = mask & options;
          return inside === mask ? 2 : inside === 0 ? 0 : 1;
        };
      }
      case 'shares': {
        const [a, p] = at(node.yes);
        const [b, q] = at(node.maybe);
        const { options } = node;
        return (k) => ((v[a + p * k]! & options) !== 0 ? 2 : (v[b + q * k]! & options) !== 0 ? 1 : 0);
      }
      case 'within': {
        const [a, p] = at(node.lo);
        const [b, q] = at(node.hi);
        const tests = node.ranges.map(inRange);
        if (tests.length === 1) {
          const test = tests[0]!;
          return (k) => test(v[a + p * k]!, v[b + q * k]!);
        }
        return (k) => Math.max(...tests.map((test) => test(v[a + p * k]!, v[b + q * k]!)));
      }
      case 'if': {
        const [w, p] = at(node.when);
        const [t, q] = at(node.then);
        const [o, r] = at(node.otherwise);
        return (k) => (v[w + p * k] !== 0 ? v[t + q * k]! : v[o + r * k]!);
      }
      case 'scale': {
        const [a, p] = at(node.arg);
        const { value } = node;
        return (k) => (v[a + p * k] !== 0 ? value : 0);
      }
      case 'clearBits': {
        const [a, p] = at(node.arg);
        const [b, q] = at(node.bits);
        return (k) => v[a + p * k]! & ~v[b + q * k]!;
      }
      case 'countBits': {
        const [a, p] = at(node.arg);
        const { bits } = node;
        return (k) => ones(v[a + p * k]! & bits);
      }
      case 'weigh':
        return this.#weigh(node);
      case 'interval':
        return this.#interval(node);
      case 'floor': {
        const [a, p] = at(node.arg);
        return (k) => Math.floor(v[a + p * k]!);
      }
      case 'log': {
        const [a, p] = at(node.arg);
        return (k) => Math.log(v[a + p * k]!);
      }
      case 'clamp': {
        const [a, p] = at(node.arg);
        const { least, most } = node;
        return (k) => Math.min(most, Math.max(least, v[a + p * k]!));
      }
      case 'over': {
        const [a] = at(node.arg);
        const [n] = at(node.none);
        const { of, how } = node;
        return () => {
          const count = this.#count(of);
          if (count === 0) return v[n]!;
          let total = v[a]!;
          for (let k = 1; k < count; k++) {
            const next = v[a + k]!;
            total = how === 'sum' ? total + next : how === 'max' ? Math.max(total, next) : Math.min(total, next);
          }
          return total;
        };
      }
      case 'result': {
        const outcomes = this.#outcomes[node.result]!;
        if (node.part === 'possible') return (k) => outcomes[k]!.possible;
        if (node.part === 'shown')
          return (k) => {
            const { shown } = outcomes[k]!;
            return shown < 0 ? 0 : 1 << shown;
          };
        if (node.part === 'certain') return (k) => (outcomes[k]!.certain ? 1 : 0);
        return (k) => {
          const { possible, first } = outcomes[k]!;
          return first.reduce((rest, option) => rest & ~(1 << option), possible) === 0 ? 1 : 0;
        };
      }
    }
  }

  #many(node: Extract<Node, { op: 'and' | 'or' | 'min' | 'max' | 'orBits' | 'mean' }>): (place: number) => number {
    const v = this.#values;
    const offsets = Int32Array.from(node.args, (id) => this.#offset[id]!);
    const per = Int32Array.from(node.args, (id) => (this.program.nodes[id]!.scope === 'firm' ? 0 : 1));
    const n = offsets.length;
    const get = (i: number, k: number) => v[offsets[i]! + per[i]! * k]!;
    switch (node.op) {
      case 'and':
      case 'min':
        return (k) => {
          let least = get(0, k);
          for (let i = 1; i < n; i++) {
            const next = get(i, k);
            if (next < least) least = next;
          }
          return least;
        };
      case 'or':
      case 'max':
        return (k) => {
          let most = get(0, k);
          for (let i = 1; i < n; i++) {
            const next = get(i, k);
            if (next > most) most = next;
          }
          return most;
        };
      case 'orBits':
        return (k) => {
          let bits = 0;
          for (let i = 0; i < n; i++) bits |= get(i, k);
          return bits;
        };
      case 'mean':
        return (k) => {
          let sum = 0;
          for (let i = 0; i < n; i++) sum += get(i, k);
          return sum / n;
        };
    }
  }

  #weigh(node: Extract<Node, { op: 'weigh' }>): (place: number) => number {
    const v = this.#values;
    const rows = Int32Array.from(node.rows, (id) => this.#offset[id]!);
    const per = Int32Array.from(node.rows, (id) => (this.program.nodes[id]!.scope === 'firm' ? 0 : 1));
    const weights = Float64Array.from(node.weights);
    // What an open row could take away (add): nothing, or its weight if that is negative (positive).
    const open = Float64Array.from(node.weights, (weight) =>
      node.open === 'least' ? Math.min(0, weight) : node.open === 'most' ? Math.max(0, weight) : 0,
    );
    return (k) => {
      let sum = 0;
      for (let i = 0; i < rows.length; i++) {
        const truth = v[rows[i]! + per[i]! * k]!;
        if (truth === 2) sum += weights[i]!;
        else if (truth === 1) sum += open[i]!;
      }
      return sum;
    };
  }

  #interval(node: Extract<Node, { op: 'interval' }>): (place: number) => number {
    const v = this.#values;
    const offsets = node.args.map((id) => this.#offset[id]!);
    const per = node.args.map((id) => (this.program.nodes[id]!.scope === 'firm' ? 0 : 1));
    const get = (i: number, k: number) => v[offsets[i]! + per[i]! * k]!;
    const { kind, end } = node;
    return (k) => {
      const [alo, ahi, blo, bhi] = [get(0, k), get(1, k), get(2, k), get(3, k)];
      if (kind === '+') return end === 'lo' ? alo + blo : ahi + bhi;
      if (kind === '-') return end === 'lo' ? alo - bhi : ahi - blo;
      if (kind === '/' && blo <= 0 && bhi >= 0)
        return end === 'lo' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      const combine = (x: number, y: number) => (kind === '*' ? (x === 0 || y === 0 ? 0 : x * y) : x / y);
      const corners = [combine(alo, blo), combine(alo, bhi), combine(ahi, blo), combine(ahi, bhi)].filter(
        (corner) => !Number.isNaN(corner),
      );
      return end === 'lo' ? Math.min(...corners) : Math.max(...corners);
    };
  }

  // ─── decisions

  #decide(index: number): Step {
    const result = this.program.results[index]!;
    const outcomes = this.#outcomes[index]!;
    const decide = result.decision.decision.method === 'table' ? this.#table(result) : this.#rank(result);
    return () => {
      const count = this.#count(result.scope);
      outcomes.length = count;
      for (let k = 0; k < count; k++) outcomes[k] = decide(k);
    };
  }

  /** The first row that certainly holds, of those whose option is not ruled out. */
  #table(result: ResultNodes): (place: number) => Outcome {
    const { options, strengths } = result.decision.decision;
    const place = new Map(options.map(({ id }, i) => [id, i]));
    const rows = result.rows.map((row) => ({ ...row, option: place.get(row.rule.rule.choose!)! }));
    return (k) => {
      let possible = 0;
      let certain = false;
      let chosen = -1;
      for (let i = 0; i < rows.length; i++) {
        const { option, shown, possible: may } = rows[i]!;
        const open = this.value(result.options[option]!.open, k);
        if (open === 0) continue;
        if (chosen < 0 && this.value(shown, k) === 2) chosen = i;
        const eventually = this.value(may, k);
        if (eventually !== 0) possible |= 1 << option;
        if (eventually === 2 && open === 2) {
          certain = true;
          break;
        }
      }
      // Where strengths are compared, nothing can be said before something is known about one of them.
      if (strengths?.length && result.strengths.every(({ counts }) => this.value(counts, k) !== 2)) chosen = -1;
      const shown = chosen < 0 ? -1 : rows[chosen]!.option;
      if (shown >= 0) possible |= 1 << shown;
      return {
        shown,
        first: shown < 0 ? [] : [shown],
        possible,
        certain: shown >= 0 && certain,
        row: chosen,
        ranks: options.map((_, i) => (i === shown ? 1 : 0)),
      };
    };
  }

  /** Highest sum first; equal sums by the tie rules of the book. */
  #rank(result: ResultNodes): (place: number) => Outcome {
    const { decision } = result.decision;
    const scored = decision.options.flatMap((option, i) => (option.scored === false ? [] : [i]));
    const index = new Map(decision.options.map(({ id }, i) => [id, i]));
    const ties = decision.ties ?? [];
    const marks = decision.options.map((option) =>
      ties.map(({ by, prefer }) => (prefer === 'high' ? 1 : -1) * (option.attributes?.[by] ?? 0)),
    );
    const order = decision.tieOrder;
    const orderMark = decision.options.map(({ id }) => {
      if (!order) return 0;
      const place = order.indexOf(id);
      return place < 0 ? -order.length : -place;
    });
    const fallbacks = (decision.fallback ?? []).map(({ choose }) => index.get(choose)!);
    return (k) => {
      const value = (id: NodeId) => this.value(id, k);
      const tieRules = result.ties.flatMap((tie, i) => (value(tie) === 2 ? [i] : []));
      const compare = (a: number, b: number) => {
        const difference = value(result.options[b]!.sum) - value(result.options[a]!.sum);
        if (difference !== 0) return difference;
        for (const rule of tieRules) {
          const marked = marks[b]![rule]! - marks[a]![rule]!;
          if (marked !== 0) return marked;
        }
        return orderMark[b]! - orderMark[a]!;
      };
      const eligible = this.#eligible(result, k);
      const candidates = scored.filter(
        (option) => (eligible.now & (1 << option)) !== 0 && value(result.options[option]!.open) !== 0,
      );
      const sorted = [...candidates].sort((a, b) => compare(a, b) || a - b);
      const leader = sorted.findIndex((option) => value(result.options[option]!.backed) === 2);
      const ranked = leader > 0 ? [sorted[leader]!, ...sorted.filter((_, i) => i !== leader)] : sorted;
      const ranks = decision.options.map(() => 0);
      ranked.forEach((option, i) => {
        const previous = ranked[i - 1];
        const tied =
          previous !== undefined &&
          (i > 1 || value(result.options[option]!.backed) === 2) &&
          compare(previous, option) === 0;
        ranks[option] = tied ? ranks[previous]! : i + 1;
      });
      let first =
        leader >= 0
          ? ranked.filter((option) => ranks[option] === 1 && value(result.options[option]!.backed) === 2)
          : [];
      if (fallbacks.length > 0 && (first.length === 0 || value(result.options[first[0]!]!.sum) <= 0)) {
        const row = fallbacks.findIndex(
          (option, i) => value(result.options[option]!.open) !== 0 && value(result.fallback[i]!) === 2,
        );
        if (row >= 0) {
          first = [fallbacks[row]!];
          ranks[first[0]!] = 1;
        }
      }
      const could = this.#couldBeFirst(result, scored, eligible, first, fallbacks, k);
      return {
        shown: first[0] ?? -1,
        first,
        possible: could.bits,
        certain: first.length > 0 && could.certain,
        row: -1,
        ranks,
      };
    };
  }

  /** Options that go with what another decision shows, and with what it could still show. */
  #eligible(result: ResultNodes, place: number): EligibleBits {
    const { among, options } = result.decision.decision;
    if (!among || result.among === null) return { now: -1, possible: -1, all: true, certain: true };
    const { shown, first, possible, certain } =
      this.#outcomes[result.among]![this.program.results[result.among]!.scope === 'firm' ? 0 : place]!;
    const others = this.program.results[result.among]!.decision.decision.options;
    const of = (mask: number) =>
      others.reduce(
        (bits, option, i) =>
          mask & (1 << i)
            ? (option.attributes?.[among.attribute] ?? []).reduce(
                (sum, id) => sum | (1 << options.findIndex((candidate) => candidate.id === id)),
                bits,
              )
            : bits,
        0,
      );
    const shownBits = shown < 0 ? 0 : 1 << shown;
    const settled = first.reduce((rest, option) => rest & ~(1 << option), possible) === 0;
    return { now: of(shownBits), possible: of(settled ? shownBits : possible), all: false, certain };
  }

  #couldBeFirst(
    result: ResultNodes,
    scored: readonly number[],
    eligible: EligibleBits,
    first: readonly number[],
    fallbacks: readonly number[],
    place: number,
  ): { bits: number; certain: boolean } {
    const value = (id: NodeId) => this.value(id, place);
    const certain = eligible.all || (eligible.possible & ~eligible.now) === 0;
    const nodes = (option: number) => result.options[option]!;
    const fixed = scored.every((option) => {
      const { open, pending, low, high } = nodes(option);
      return value(open) !== 1 && value(pending) === 0 && value(low) === value(high);
    });
    const firstBits = first.reduce((bits, option) => bits | (1 << option), 0);
    if (certain && fixed) return { bits: firstBits, certain: eligible.certain };
    const contenders = scored.filter(
      (option) => value(nodes(option).open) !== 0 && (eligible.possible & (1 << option)) !== 0,
    );
    let floor = Number.NEGATIVE_INFINITY;
    let staysOpen = false;
    if (certain)
      for (const option of contenders)
        if (value(nodes(option).open) === 2 && value(nodes(option).surelyBacked) === 2) {
          staysOpen = true;
          floor = Math.max(floor, value(nodes(option).low));
        }
    let bits = firstBits;
    for (const option of contenders) if (value(nodes(option).high) >= floor) bits |= 1 << option;
    for (const option of fallbacks) if (value(nodes(option).open) !== 0) bits |= 1 << option;
    return { bits, certain: eligible.certain && staysOpen };
  }
}

function inRange({ lo, loOpen, hi, hiOpen }: Range): (least: number, most: number) => number {
  const noLeast = lo === Number.NEGATIVE_INFINITY;
  const noMost = hi === Number.POSITIVE_INFINITY;
  const above = loOpen ? (x: number) => noLeast || x > lo : (x: number) => x >= lo;
  const below = hiOpen ? (x: number) => noMost || x < hi : (x: number) => x <= hi;
  return (least, most) => (above(least) && below(most) ? 2 : !above(most) || !below(least) ? 0 : 1);
}

function ones(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
