import { type Bounds, modelOf, type Range } from './bounds/index.ts';
import { boundsOf } from './bounds/pool.ts';
import type { CompiledBook } from './compile.ts';
import type { DecisionResult } from './decide.ts';
import { type At, firm, type Profile } from './profile.ts';
import { type Encoded, encode } from './program/index.ts';

/** What the open answers of a firm can still make of one decision. */
export interface Prospect {
  /** Options that can be advised in the end, what is shown now included. No other can: this is proven. */
  readonly possible: readonly string[];
  /** In the end nothing may be advised. */
  readonly orNone: boolean;
  /** Whatever is answered, the advice is what is shown now: the same option, the same options that share the first rank, or none. */
  readonly settled: boolean;
}

/**
 * What open answers leave, for one firm: every open answer is taken as given in every way it could be. Computed when first asked for; an answer more
 * costs only what it touches.
 */
export class Outlook {
  readonly #compiled: CompiledBook;
  readonly #profile: Profile;
  readonly #result: (decision: string, at: At) => DecisionResult;
  readonly #known: Record<string, Prospect> = {};
  #encoded: Encoded | null = null;

  /** @param result what each decision shows now */
  constructor(compiled: CompiledBook, profile: Profile, result: (decision: string, at: At) => DecisionResult) {
    this.#compiled = compiled;
    this.#profile = profile;
    this.#result = result;
  }

  prospect(decision: string, at: At = firm): Prospect {
    const key = at.scope === 'firm' ? decision : `${decision}@${at.index}`;
    this.#known[key] ??= this.#prospect(decision, at);
    return this.#known[key];
  }

  #prospect(decision: string, at: At): Prospect {
    const { first, possible, mayBeNone } = this.#result(decision, at);
    const { options } = this.#compiled.decisions.get(decision)!.decision;
    const bounds = this.#bounds();
    const [index, place] = [this.#index(decision), placeOf(at)];
    const winners = bounds.winners(index, place);
    // What each rule by itself rules out is ruled out as well.
    const reachable = winners
      .filter((option) => option >= 0)
      .map((option) => options[option]!.id)
      .filter((option) => possible.includes(option));
    const orNone = mayBeNone && winners.some((option) => option < 0);
    const settled =
      first.length === 0
        ? reachable.length === 0
        : !orNone && reachable.every((option) => first.includes(option)) && bounds.alwaysEqual(index, first, place);
    return { possible: [...new Set([...first, ...reachable])], orNone, settled };
  }

  /** Range of the sum of an option or a strength. */
  sum(decision: string, target: string, at: At = firm): Range {
    return this.#bounds().sum(this.#index(decision), target, placeOf(at));
  }

  /** Range of the sum of one option less that of another, where neither is ruled out; null if one of them always is. */
  difference(decision: string, a: string, b: string, at: At = firm): Range | null {
    return this.#bounds().difference(this.#index(decision), a, b, placeOf(at));
  }

  #bounds(): Bounds {
    this.#encoded ??= encode(modelOf(this.#compiled).program.layout, this.#profile);
    return boundsOf(this.#compiled, this.#encoded);
  }

  #index(decision: string): number {
    return modelOf(this.#compiled).program.results.findIndex((result) => result.decision.decision.id === decision);
  }
}

function placeOf(at: At): number {
  return at.scope === 'firm' ? 0 : at.index;
}
