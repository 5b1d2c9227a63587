import { type Answers, type CompiledBook, type Decisions, decide, type Profile } from '../engine/index.ts';
import type { Question } from '../rulebook/index.ts';
import type { Size } from './answers.ts';
import type { Clause } from './clauses.ts';
import { Encoder } from './encode.ts';
import { madeUpFirms, Samples } from './samples.ts';
import { Solver } from './solver.ts';
import type { Model, Term } from './terms.ts';

/** `none`: proved that there is no such firm. `open`: neither found nor excluded. */
export type Search = { readonly is: 'firm'; readonly profile: Profile } | { readonly is: 'none' | 'open' };

/** Made-up firms per kind (beginners, average, advanced) that are read before anything is proved; a quarter as many that answered only some tiers. */
const firmsPerKind = 100;
const seed = 7;
/** Most firms have one market and one good; what they cannot show is looked for among larger ones. */
const small: Size = { markets: 1, goods: 1 };
const goodsInLarge = 2;
/** How far firms get that do not answer everything. */
const partly: readonly Tiers[] = [['core'], ['core', 'refine']];
type Tiers = readonly Question['tier'][];

/** Looks for firms: among those read already, then with the solver. Every firm it gives was confirmed by the interpreter. */
export class Prover {
  readonly compiled: CompiledBook;
  readonly samples: Samples;
  readonly #small: { encoder: Encoder; solver: Solver };
  #large: { encoder: Encoder; solver: Solver } | undefined;
  #proofs = 0;
  readonly #undecided: string[] = [];

  static async start(compiled: CompiledBook, clauses: readonly Clause[], firms: Iterable<Profile>): Promise<Prover> {
    const samples = new Samples(compiled, clauses);
    for (const firm of firms) samples.add(firm);
    for (const firm of madeUpFirms(compiled, firmsPerKind, seed)) samples.add(firm);
    for (const tiers of partly)
      for (const firm of madeUpFirms(compiled, firmsPerKind / 4, seed, tiers)) samples.add(firm);
    return new Prover(compiled, samples, await session(compiled, small));
  }

  private constructor(compiled: CompiledBook, samples: Samples, first: { encoder: Encoder; solver: Solver }) {
    this.compiled = compiled;
    this.samples = samples;
    this.#small = first;
  }

  /** Proofs that no firm does something. */
  get proofs(): number {
    return this.#proofs;
  }

  /** What was neither found nor excluded. */
  get open(): readonly string[] {
    return this.#undecided;
  }

  /**
   * A firm for which all the terms hold.
   * @param what names the search, should it stay without an answer
   * @param confirm whether the interpreter says so too
   */
  async find(
    what: string,
    wanted: (encoder: Encoder) => readonly Term[],
    confirm: (decisions: Decisions, profile: Profile) => boolean,
  ): Promise<Search> {
    const attempt = ({ encoder, solver }: { encoder: Encoder; solver: Solver }, likely: boolean) => {
      const terms = [...wanted(encoder), ...(likely ? encoder.likely : [])];
      const verdict = solver.check(terms);
      if (verdict.is !== 'sat') return verdict.is;
      const profile = encoder.answers.profile(verdict.model);
      for (const tiers of partly) this.samples.add(withTiers(this.compiled, profile, tiers));
      return confirm(this.samples.add(profile), profile) ? profile : 'unconfirmed';
    };
    let found = attempt(this.#small, false);
    if (found === 'unconfirmed') found = attempt(this.#small, true);
    if (typeof found === 'string') {
      found = attempt(await this.#larger(), false);
    }
    if (typeof found !== 'string') return { is: 'firm', profile: found };
    if (found === 'unsat') {
      this.#proofs++;
      return { is: 'none' };
    }
    this.undecided(what);
    return { is: 'open' };
  }

  /**
   * Two firms that differ in one answer, first small ones, then large ones.
   * @param pair what must hold of the two, and what is made of them
   */
  async findPair<T>(
    what: string,
    pair: (encoder: Encoder) => { readonly wanted: readonly Term[]; readonly read: (model: Model) => T | null },
  ): Promise<T | null> {
    for (const { encoder, solver } of [this.#small, await this.#larger()]) {
      const { wanted, read } = pair(encoder);
      const verdict = solver.check(wanted);
      if (verdict.is === 'unsat') continue;
      const found = verdict.is === 'sat' ? read(verdict.model) : null;
      if (found === null) this.undecided(what);
      return found;
    }
    this.#proofs++;
    return null;
  }

  async #larger() {
    this.#large ??= await session(this.compiled, { markets: this.compiled.book.limits.markets, goods: goodsInLarge });
    return this.#large;
  }

  undecided(what: string): void {
    this.#undecided.push(what);
  }

  decide(profile: Profile): Decisions {
    return decide(this.compiled, profile);
  }
}

/** The firm as it is while it has answered the questions of some tiers only. */
function withTiers({ book }: CompiledBook, profile: Profile, tiers: Tiers): Profile {
  const keep = (answers: Answers) =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => tiers.includes(book.questions[id]!.tier)));
  const blocks = (list: Profile['markets']) => list.map((block) => ({ ...block, answers: keep(block.answers) }));
  return { ...profile, firm: keep(profile.firm), markets: blocks(profile.markets), goods: blocks(profile.goods) };
}

async function session(compiled: CompiledBook, size: Size): Promise<{ encoder: Encoder; solver: Solver }> {
  const encoder = new Encoder(compiled, size);
  return { encoder, solver: await Solver.open(encoder.terms, encoder.answers.legal) };
}
