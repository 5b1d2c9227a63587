import { exclusiveOption, type Scope } from '../../rulebook/index.ts';
import type { Encoded, LayoutQuestion, Program } from '../program/index.ts';

/**
 * An answer, or one line of a table of scales, that is still open, with the ways it can turn out: each writes its cells. Ways that no test of the book
 * tells apart stand once.
 */
export interface Variable {
  readonly question: string;
  readonly scope: Scope;
  readonly place: number;
  readonly cells: readonly number[];
  readonly ways: readonly (readonly number[])[];
}

/** What the book asks of the cells of a question. */
interface Use {
  /** Numbers at which some test changes its mind. */
  readonly cuts: Set<number>;
  /** The number enters arithmetic: its exact value matters. */
  arithmetic: boolean;
  /** Options that some test or count names. */
  bits: number;
}

/** What of each question the tests of a program can tell apart; found once per program. */
export class Variables {
  readonly #program: Program;
  readonly #uses = new Map<string, Use>();

  constructor(program: Program) {
    this.#program = program;
    const { nodes } = program;
    const use = (scope: Scope, cell: number): Use => {
      const key = `${scope} ${cell}`;
      const known = this.#uses.get(key) ?? { cuts: new Set(), arithmetic: false, bits: 0 };
      this.#uses.set(key, known);
      return known;
    };
    const ofCell = (id: number): Use | null => {
      const node = nodes[id]!;
      return node.op === 'cell' ? use(node.scope, node.cell) : null;
    };
    for (const node of nodes) {
      if (node.op === 'within') {
        for (const id of [node.lo, node.hi])
          for (const { lo, hi } of node.ranges)
            for (const end of [lo, hi]) if (Number.isFinite(end)) ofCell(id)?.cuts.add(end);
      } else if (node.op === 'shares') {
        for (const id of [node.yes, node.maybe]) {
          const found = ofCell(id);
          if (found) found.bits |= node.options;
        }
      } else if (node.op === 'countBits') {
        const found = ofCell(node.arg);
        if (found) found.bits |= node.bits;
      } else if (node.op !== 'if' && node.op !== 'oneOf') {
        const args = 'args' in node ? node.args : 'rows' in node ? node.rows : 'arg' in node ? [node.arg] : [];
        for (const id of args) {
          const found = ofCell(id);
          if (found) found.arithmetic = true;
        }
      }
    }
  }

  /** The open answers at a place. */
  at(scope: Scope, place: number, cells: Float64Array): Variable[] {
    return [...this.#program.layout.questions.values()]
      .filter((question) => question.scope === scope)
      .flatMap((question) => this.#of(question, place, cells));
  }

  all({ firm, market, goods }: Encoded): Variable[] {
    return [
      ...this.at('firm', 0, firm),
      ...market.flatMap((cells, place) => this.at('market', place, cells)),
      ...goods.flatMap((cells, place) => this.at('goods', place, cells)),
    ];
  }

  #of(question: LayoutQuestion, place: number, cells: Float64Array): Variable[] {
    const { layout } = this.#program;
    const { given, first } = layout.cells.get(question.id)!;
    if (cells[given] === 1) return [];
    const { scope } = question;
    const make = (at: readonly number[], ways: number[][]): Variable[] =>
      ways.length > 1 ? [{ question: question.id, scope, place, cells: at, ways }] : [];
    switch (question.type) {
      case 'choice':
        return make(
          [first],
          bitsOf(cells[first]!).map((bit) => [bit]),
        );
      case 'boolean':
        return make([first], [[0], [2]]);
      case 'multi':
        return make([first, first + 1], this.#picks(question, cells[first]!, cells[first + 1]!));
      case 'text':
      case 'list':
        return [];
      default: {
        const lines = question.items?.length ?? 1;
        return Array.from({ length: lines }, (_, line) => first + 2 * line).flatMap((cell) =>
          make([cell, cell + 1], this.#intervals(question, cells[cell]!, cells[cell + 1]!, scope, cell)),
        );
      }
    }
  }

  /** Ways to tick the boxes that some test names; the others are ticked where something must be. */
  #picks(question: LayoutQuestion, yes: number, maybe: number): number[][] {
    const { layout } = this.#program;
    const first = layout.cells.get(question.id)!.first;
    const named =
      (this.#uses.get(`${question.scope} ${first}`)?.bits ?? 0) |
      (this.#uses.get(`${question.scope} ${first + 1}`)?.bits ?? 0);
    const { options } = question;
    const none = options.includes(exclusiveOption) ? 1 << layout.bit(question.id, exclusiveOption) : 0;
    const free = bitsOf(maybe & named & ~none);
    // Something must be ticked: another box, if there is one that no test names.
    const others = (maybe & ~named & ~none) !== 0 || (yes & ~named) !== 0;
    const most = question.maxPicks ?? options.length;
    const ways: number[][] = [];
    for (let subset = 0; subset < 1 << free.length; subset++) {
      const ticked = free.reduce((bits, bit, i) => (subset & (1 << i) ? bits | bit : bits), yes);
      const count = bitsOf(ticked).length;
      if (count > most) continue;
      if (ticked === 0) {
        if (maybe & none) ways.push([none, 0]);
        if (others || (!(maybe & none) && free.length === 0)) ways.push([0, 0]);
        continue;
      }
      ways.push([ticked, 0]);
    }
    return ways;
  }

  /** Numbers between which no test tells a difference; whole numbers stay whole. */
  #intervals(question: LayoutQuestion, lo: number, hi: number, scope: Scope, cell: number): number[][] {
    const low = this.#uses.get(`${scope} ${cell}`);
    const high = this.#uses.get(`${scope} ${cell + 1}`);
    const cuts = [...new Set([...(low?.cuts ?? []), ...(high?.cuts ?? [])])]
      .filter((cut) => cut >= lo && cut <= hi)
      .sort((a, b) => a - b);
    const whole = question.type === 'integer' || question.type === 'likert';
    const ways: number[][] = [];
    const between = (from: number, to: number) => {
      const a = whole ? Math.floor(from) + 1 : from;
      const b = whole ? Math.ceil(to) - 1 : to;
      if (whole ? a > b : a >= b) return;
      if (low?.arithmetic || high?.arithmetic) ways.push([a, b]);
      else {
        // Any number in between does for all of them.
        const middle = whole
          ? Number.isFinite(a)
            ? a
            : b
          : Number.isFinite(a)
            ? Number.isFinite(b)
              ? (a + b) / 2
              : a + 1
            : b - 1;
        ways.push([middle, middle]);
      }
    };
    const edges = [...new Set([lo, ...cuts, hi])];
    edges.forEach((edge, i) => {
      if (Number.isFinite(edge) || (question.never && edge === Number.POSITIVE_INFINITY)) ways.push([edge, edge]);
      const next = edges[i + 1];
      if (next !== undefined) between(edge, next);
    });
    return ways;
  }
}

function bitsOf(mask: number): number[] {
  return Array.from({ length: 31 }, (_, i) => 1 << i).filter((bit) => (mask & bit) !== 0);
}
