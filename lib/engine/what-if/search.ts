import type { Cone } from '../cone.ts';
import type { Program } from '../program/index.ts';
import { type Goal, isReached, needsOf, waysTo } from './goal.ts';
import type { Moves } from './moves.ts';
import { type Need, Needs } from './needs.ts';

/** Most moves of a set. */
export const mostMoves = 4;

/** Sets of moves as indices, ascending. */
type MoveSet = readonly number[];

export interface Found {
  /** The best sets of the smallest size, least effort first, then in the order of the book. */
  readonly sets: readonly MoveSet[];
  /** There are more sets that are as small and as easy as the last one. */
  readonly more: boolean;
  /** False where the search was cut short: smaller or other sets may exist. */
  readonly complete: boolean;
  /** Sets that were tried. */
  readonly tried: number;
}

interface Limits {
  /** How many sets are kept, and with them all that are as easy as the last of these. */
  readonly keep: number;
  /** How many are kept at most. */
  readonly most: number;
  /** How many may be tried. */
  readonly tries: number;
}

const slack = 1e-9;

/**
 * The smallest sets of moves that reach a goal: by number, then by effort, then by their order. Sets are tried only where each need of the goal could
 * still add up; what is left out cannot reach it.
 */
export class Search {
  readonly #cone: Cone;
  readonly #moves: Moves;
  readonly #goal: Goal;
  readonly #program: Program;
  readonly #limits: Limits;
  readonly #ofLine: readonly (readonly number[])[];
  readonly #openNeeds: Needs;
  readonly #top = new Float64Array(mostMoves);
  readonly #bestOfLine: Float64Array;
  /** How often a move is barred: taken, tried before on this branch, or excluded by another on its line. */
  readonly #barred: Uint8Array;
  readonly #chosen: number[] = [];
  /** Lines of the moves chosen. */
  readonly #changed: number[] = [];
  readonly #seen = new Set<string>();
  #effort = 0;
  #best: { set: MoveSet; effort: number }[] = [];
  /** Points of sets that were left out for their number. */
  #leftOutAt = 0;
  #tried = 0;

  constructor(program: Program, cone: Cone, moves: Moves, goal: Goal, limits: Limits) {
    this.#program = program;
    this.#cone = cone;
    this.#moves = moves;
    this.#goal = goal;
    this.#limits = limits;
    const ofLine: number[][] = moves.lines.map(() => []);
    moves.moves.forEach(({ line }, index) => ofLine[line]!.push(index));
    this.#ofLine = ofLine;
    this.#barred = new Uint8Array(moves.moves.length);
    this.#openNeeds = new Needs(cone, moves, ofLine, this.#changed);
    this.#bestOfLine = new Float64Array(moves.lines.length);
  }

  run(): Found {
    if (isReached(this.#goal, this.#cone)) return { sets: [[]], more: false, complete: true, tried: 0 };
    const ways = waysTo(this.#goal, this.#program);
    for (let size = 1; size <= mostMoves && !this.#isCut(); size++) {
      for (const way of ways) this.#extend(way, size);
      if (this.#best.length > 0) break;
    }
    const sets = this.#best.map(({ set }) => set);
    return { sets, more: this.#leftOutAt === this.#hardest(), complete: !this.#isCut(), tried: this.#tried };
  }

  #isCut(): boolean {
    return this.#tried >= this.#limits.tries;
  }

  /** Adds `left` moves to those chosen. */
  #extend(way: number, left: number): void {
    const needs = this.#needs(way, left);
    if (!needs) return;
    const barred: number[] = [];
    for (const move of this.#branches(needs)) {
      if (this.#isCut()) break;
      if (!this.#couldDo(move, needs, left)) continue;
      this.#try(move, way, left - 1);
      // Sets with this move have been tried: the next branches go without it.
      this.#barred[move]!++;
      barred.push(move);
    }
    for (const move of barred) this.#barred[move]!--;
  }

  /** The needs as the numbers stand; null if one of them is out of reach. */
  #needs(way: number, left: number): readonly Need[] | null {
    this.#openNeeds.restart();
    const found: Need[] = [];
    for (const need of needsOf(this.#goal, way, this.#program, this.#cone, this.#openNeeds)) {
      if (this.#most(need, left) < 1 - slack) return null;
      found.push(need);
    }
    return found;
  }

  /** The most that some moves could add up to: of those that exclude each other only the best one counts. */
  #most({ moves, shares }: Need, count: number, besides = -1): number {
    const top = this.#top.fill(0);
    const bestOf = this.#bestOfLine;
    for (let i = 0; i < moves.length; i++) {
      const move = moves[i]!;
      const { line, box } = this.#moves.moves[move]!;
      if (move === besides || this.#barred[move] !== 0) continue;
      if (box !== null) put(top, count, shares[i]!);
      else if (shares[i]! > bestOf[line]! && !this.#sharesLine(move, besides)) bestOf[line] = shares[i]!;
    }
    for (let i = 0; i < moves.length; i++) {
      const { line } = this.#moves.moves[moves[i]!]!;
      put(top, count, bestOf[line]!);
      bestOf[line] = 0;
    }
    let sum = 0;
    for (let i = 0; i < count; i++) sum += top[i]!;
    return sum;
  }

  #sharesLine(move: number, other: number): boolean {
    return other >= 0 && this.#moves.moves[move]!.line === this.#moves.moves[other]!.line;
  }

  /** Every set must have one of these: the moves that could serve the need which the fewest serve, the best first. */
  #branches(needs: readonly Need[]): readonly number[] {
    const free = needs.map(({ moves, shares }) =>
      moves.map((move, index) => ({ move, share: shares[index]! })).filter(({ move }) => this.#barred[move] === 0),
    );
    const fewest = free.reduce((best, moves) => (moves.length < best.length ? moves : best));
    return fewest.sort((a, b) => b.share - a.share || a.move - b.move).map(({ move }) => move);
  }

  #couldDo(move: number, needs: readonly Need[], left: number): boolean {
    const { effort } = this.#moves.moves[move]!;
    // Every further move takes one point at least.
    if (this.#effort + effort + (left - 1) > this.#hardest()) return false;
    return needs.every((need) => shareOf(need, move) + (left > 1 ? this.#most(need, left - 1, move) : 0) >= 1 - slack);
  }

  #try(move: number, way: number, left: number): void {
    const found = this.#moves.moves[move]!;
    this.#tried++;
    this.#cone.change(found.line, this.#moves.write(found, this.#cone.numbers(found.line)));
    this.#chosen.push(move);
    this.#changed.push(found.line);
    this.#effort += found.effort;
    const excluded = this.#ofLine[found.line]!.filter((other) => other === move || found.box === null);
    for (const other of excluded) this.#barred[other]!++;
    if (left === 0) {
      if (isReached(this.#goal, this.#cone)) this.#keep();
    } else this.#extend(way, left);
    for (const other of excluded) this.#barred[other]!--;
    this.#effort -= found.effort;
    this.#chosen.pop();
    this.#changed.pop();
    this.#cone.undo();
  }

  #keep(): void {
    const set = [...this.#chosen].sort((a, b) => a - b);
    const key = set.join();
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#best.push({ set, effort: this.#effort });
    this.#best.sort((a, b) => a.effort - b.effort || inOrder(a.set, b.set));
    const easy = this.#best.filter((found) => found.effort <= this.#hardest());
    this.#best = easy.slice(0, this.#limits.most);
    if (easy.length > this.#limits.most) this.#leftOutAt = this.#hardest();
  }

  /** The most points that a set may take to be kept. */
  #hardest(): number {
    return this.#best[this.#limits.keep - 1]?.effort ?? Number.POSITIVE_INFINITY;
  }
}

function shareOf({ moves, shares }: Need, move: number): number {
  const at = moves.indexOf(move);
  return at < 0 ? 0 : shares[at]!;
}

/** Puts a share among the largest, in order. */
function put(top: Float64Array, count: number, share: number): void {
  if (share <= top[count - 1]!) return;
  let i = count - 1;
  for (; i > 0 && top[i - 1]! < share; i--) top[i] = top[i - 1]!;
  top[i] = share;
}

function inOrder(a: MoveSet, b: MoveSet): number {
  const at = a.findIndex((move, index) => move !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
