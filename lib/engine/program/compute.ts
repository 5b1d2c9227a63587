import type { Range, Scope } from '../../rulebook/index.ts';
import type { Encoded } from './layout.ts';
import type { Outcome } from './machine.ts';
import type { Node, NodeId } from './nodes.ts';

/** Computes a node at a place from the present numbers of a machine. */
export type Compute = (place: number, firm: Encoded) => number;

/** The numbers of a machine and where they stand. */
export interface View {
  readonly values: Float64Array;
  readonly outcomes: readonly (readonly Outcome[])[];
  /** Where the value of a node stands at the first place, and how far it is to the next one. */
  offset(id: NodeId): number;
  step(id: NodeId): number;
  /** How many markets or goods the present firm has. */
  count(scope: Scope): number;
}

export function computeOf(node: Node, view: View): Compute {
  const v = view.values;
  // An argument of the firm stands once, one of a market once for each.
  const at = (id: NodeId): readonly [number, number] => [view.offset(id), view.step(id)];
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
      return many(node, view);
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
      return weigh(node, view);
    case 'interval':
      return interval(node, view);
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
        const count = view.count(of);
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
      const outcomes = view.outcomes[node.result]!;
      if (node.part === 'possible') return (k) => outcomes[k]!.possible;
      if (node.part === 'shown')
        return (k) => {
          const { shown } = outcomes[k]!;
          return shown < 0 ? 0 : 1 << shown;
        };
      if (node.part === 'certain') return (k) => (outcomes[k]!.certain ? 1 : 0);
      return (k) => {
        const { possible, shown } = outcomes[k]!;
        return possible === (shown < 0 ? 0 : 1 << shown) ? 1 : 0;
      };
    }
  }
}

function many(node: Extract<Node, { op: 'and' | 'or' | 'min' | 'max' | 'orBits' | 'mean' }>, view: View): Compute {
  const v = view.values;
  const offsets = Int32Array.from(node.args, (id) => view.offset(id));
  const per = Int32Array.from(node.args, (id) => view.step(id));
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

function weigh(node: Extract<Node, { op: 'weigh' }>, view: View): Compute {
  const v = view.values;
  const rows = Int32Array.from(node.rows, (id) => view.offset(id));
  const per = Int32Array.from(node.rows, (id) => view.step(id));
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

function interval(node: Extract<Node, { op: 'interval' }>, view: View): Compute {
  const v = view.values;
  const offsets = node.args.map((id) => view.offset(id));
  const per = node.args.map((id) => view.step(id));
  const get = (i: number, k: number) => v[offsets[i]! + per[i]! * k]!;
  const { kind, end } = node;
  return (k) => endOf(kind, end, get(0, k), get(1, k), get(2, k), get(3, k));
}

/** One end of the sum, difference, product or quotient of two intervals. */
export function endOf(
  kind: '+' | '-' | '*' | '/',
  end: 'lo' | 'hi',
  alo: number,
  ahi: number,
  blo: number,
  bhi: number,
): number {
  if (kind === '+') return end === 'lo' ? alo + blo : ahi + bhi;
  if (kind === '-') return end === 'lo' ? alo - bhi : ahi - blo;
  if (kind === '/' && blo <= 0 && bhi >= 0) return end === 'lo' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const combine = (x: number, y: number) => (kind === '*' ? (x === 0 || y === 0 ? 0 : x * y) : x / y);
  const corners = [combine(alo, blo), combine(alo, bhi), combine(ahi, blo), combine(ahi, bhi)].filter(
    (corner) => !Number.isNaN(corner),
  );
  return end === 'lo' ? Math.min(...corners) : Math.max(...corners);
}

function inRange({ lo, loOpen, hi, hiOpen }: Range): (least: number, most: number) => number {
  const noLeast = lo === Number.NEGATIVE_INFINITY;
  const noMost = hi === Number.POSITIVE_INFINITY;
  const above = loOpen ? (x: number) => noLeast || x > lo : (x: number) => x >= lo;
  const below = hiOpen ? (x: number) => noMost || x < hi : (x: number) => x <= hi;
  return (least, most) => (above(least) && below(most) ? 2 : !above(most) || !below(least) ? 0 : 1);
}

/** How many bits are set. */
export function ones(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
