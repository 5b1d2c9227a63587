import { exclusiveOption, type Scope } from '../../rulebook/index.ts';
import type { Encoded, LayoutQuestion, Machine, Program } from '../program/index.ts';
import { Thresholds } from './thresholds.ts';

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
  /** A multiple answer turns out box by box instead. */
  readonly boxes: Boxes | null;
}

/** The boxes of a multiple answer that are open and that some test names, as bits, and what holds between them. */
export interface Boxes {
  readonly bits: readonly number[];
  /** Bit of "none of these", which goes with no other; 0 if it is not among the open ones. */
  readonly none: number;
  /** How many of the others may be ticked at most. */
  readonly most: number;
  /** One of them must be ticked. */
  readonly some: boolean;
}

/** Whole numbers that enter arithmetic are looked at one by one, up to so many. */
const fewMarks = 200;
const mostKnown = 5000;
/** Stands for "just above" and "just below" a number at which some test changes its mind. */
const hair = 1e-9;

/** What the book asks of the cells of a question. */
interface Use {
  /** Numbers at which some test changes its mind. */
  readonly cuts: Set<number>;
  /** Options that some test or count names. */
  bits: number;
}

/** What of each question the tests of a program can tell apart; found once per program. */
export class Variables {
  readonly #program: Program;
  readonly #uses = new Map<string, Use>();
  readonly #thresholds: Thresholds;
  /** Ways found before: the same knowledge gives the same list. */
  readonly #ways = new Map<string, readonly (readonly number[])[]>();
  readonly #boxed = new Map<string, Boxes>();

  constructor(program: Program) {
    this.#program = program;
    const { nodes } = program;
    const use = (scope: Scope, cell: number): Use => {
      const key = `${scope} ${cell}`;
      const known = this.#uses.get(key) ?? { cuts: new Set(), bits: 0 };
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
      }
    }
    this.#thresholds = new Thresholds(program);
  }

  /** All open answers of a firm for which the machine has just run. */
  all({ firm, market, goods }: Encoded, machine: Machine): Variable[] {
    const questions = [...this.#program.layout.questions.values()];
    const thresholds = this.#thresholds.of(machine);
    const at = (scope: Scope, place: number, cells: Float64Array): Variable[] =>
      questions
        .filter((question) => question.scope === scope)
        .flatMap((question) => this.#of(question, place, cells, thresholds));
    return [
      ...at('firm', 0, firm),
      ...market.flatMap((cells, place) => at('market', place, cells)),
      ...goods.flatMap((cells, place) => at('goods', place, cells)),
    ];
  }

  #of(question: LayoutQuestion, place: number, cells: Float64Array, thresholds: ThresholdsAt): Variable[] {
    const { layout } = this.#program;
    const { given, first } = layout.cells.get(question.id)!;
    if (cells[given] === 1) return [];
    const { id, scope } = question;
    const known = <T>(key: string, find: () => T, all: Map<string, T>): T => {
      if (all.size > mostKnown) all.clear();
      const found = all.get(key) ?? find();
      all.set(key, found);
      return found;
    };
    const make = (at: readonly number[], find: () => number[][], also = ''): Variable[] => {
      const key = `${id} ${at[0]! - first} ${at.map((cell) => cells[cell])} ${also}`;
      const ways = known(key, find, this.#ways);
      return ways.length > 1 ? [{ question: id, scope, place, cells: at, ways, boxes: null }] : [];
    };
    switch (question.type) {
      case 'choice':
        return make([first], () => bitsOf(cells[first]!).map((bit) => [bit]));
      case 'boolean':
        return make([first], () => [[0], [2]]);
      case 'multi':
        return [
          known(
            `${id} ${cells[first]} ${cells[first + 1]}`,
            () => this.#boxes(question, cells[first]!, cells[first + 1]!),
            this.#boxed,
          ),
        ].flatMap((boxes) =>
          boxes.bits.length > 0 ? [{ question: id, scope, place, cells: [first, first + 1], ways: [], boxes }] : [],
        );
      case 'text':
      case 'list':
        return [];
      default: {
        const lines = question.items?.length ?? 1;
        return Array.from({ length: lines }, (_, line) => first + 2 * line).flatMap((cell) => {
          const far = thresholds(scope, cell, place);
          return make(
            [cell, cell + 1],
            () => this.#intervals(question, cells[cell]!, cells[cell + 1]!, cell, far),
            `${far.joined} ${far.cuts}`,
          );
        });
      }
    }
  }

  #boxes(question: LayoutQuestion, yes: number, maybe: number): Boxes {
    const { layout } = this.#program;
    const first = layout.cells.get(question.id)!.first;
    const named =
      (this.#uses.get(`${question.scope} ${first}`)?.bits ?? 0) |
      (this.#uses.get(`${question.scope} ${first + 1}`)?.bits ?? 0);
    const { options } = question;
    const none = options.includes(exclusiveOption) ? 1 << layout.bit(question.id, exclusiveOption) : 0;
    // Something must be ticked, if only a box that no test names.
    const others = yes !== 0 || (maybe & ~named) !== 0;
    return {
      bits: bitsOf(maybe & named),
      none: none & maybe & named,
      most: (question.maxPicks ?? options.length) - bitsOf(yes).length,
      some: !others,
    };
  }

  /** Numbers between which no test tells a difference; whole numbers stay whole. */
  #intervals(question: LayoutQuestion, lo: number, hi: number, cell: number, far: CellThresholds): number[][] {
    const cuts = [cell, cell + 1].flatMap((each) => [...(this.#uses.get(`${question.scope} ${each}`)?.cuts ?? [])]);
    const edges = [...new Set([lo, ...cuts, ...far.cuts, hi])].filter((cut) => cut >= lo && cut <= hi);
    edges.sort((a, b) => a - b);
    const whole = question.type === 'integer' || question.type === 'likert';
    if (whole && hi - lo <= fewMarks && far.joined)
      return Array.from({ length: Math.floor(hi) - Math.ceil(lo) + 1 }, (_, i) => twice(Math.ceil(lo) + i));
    const ways: number[][] = [];
    edges.forEach((edge, i) => {
      if ((Number.isFinite(edge) && (!whole || Number.isInteger(edge))) || (question.never && edge === Infinity))
        ways.push(twice(edge));
      const next = edges[i + 1];
      if (next === undefined) return;
      const [a, b] = whole ? [Math.floor(edge) + 1, Math.ceil(next) - 1] : [edge + hair, next - hair];
      if (a > b) return;
      // Where no sum of several answers is made of it, any number in between does for all of them.
      ways.push(far.joined ? [a, b] : twice(whole ? (Number.isFinite(a) ? a : b) : between(edge, next)));
    });
    return ways;
  }
}

function between(a: number, b: number): number {
  return !Number.isFinite(b) ? a + 1 : !Number.isFinite(a) ? b - 1 : (a + b) / 2;
}

type ThresholdsAt = ReturnType<Thresholds['of']>;
type CellThresholds = ReturnType<ThresholdsAt>;

function twice(value: number): number[] {
  return [value, value];
}

function bitsOf(mask: number): number[] {
  return Array.from({ length: 31 }, (_, i) => 1 << i).filter((bit) => (mask & bit) !== 0);
}
