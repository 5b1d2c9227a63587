import { randomFirms } from '../cohort/index.ts';
import { type At, answersAt, type CompiledBook, type Decisions, decide, type Profile } from '../engine/index.ts';
import type { Question } from '../rulebook/index.ts';
import { pruned } from './answers.ts';
import type { Clause } from './clauses.ts';

/** A place of a firm at which conditions were read. */
export interface Sample {
  readonly profile: Profile;
  readonly at: At;
}

type Places = (scope: At['scope']) => readonly At[];

/** What the interpreter says of many firms: for every clause at which of them it holds. Firms settle most questions without a proof. */
export class Samples {
  readonly #compiled: CompiledBook;
  readonly #clauses: readonly Clause[];
  readonly #held = new Map<Clause, Sample>();
  readonly #missed = new Map<Clause, Sample>();
  readonly #shown = new Map<string, Sample>();
  readonly #given = new Set<string>();
  readonly #rules = new Map<string, Set<number>>();
  readonly #places: Sample[] = [];
  readonly #firms: { readonly profile: Profile; readonly read: Decisions }[] = [];

  constructor(compiled: CompiledBook, clauses: readonly Clause[]) {
    this.#compiled = compiled;
    this.#clauses = clauses;
  }

  /**
   * Reads everything at every place of the firm. That something does not hold is taken only from firms that have answered everything, and what
   * decides from those that have answered all core questions: an open answer proves neither.
   */
  add(profile: Profile): Decisions {
    const read = decide(this.#compiled, profile);
    const places: Places = (scope) => (scope === 'firm' ? [{ scope }] : read.facts.places(scope));
    const isComplete = this.#hasAnswered(profile, read, places, ['core', 'refine', 'module']);
    for (const clause of this.#clauses) {
      for (const at of places(clause.scope)) {
        const holds = read.facts.row(clause.row, at) === 'yes';
        if (!holds && !isComplete) continue;
        const found = holds ? this.#held : this.#missed;
        if (!found.has(clause)) found.set(clause, { profile, at });
      }
    }
    if (isComplete) {
      this.#firms.push({ profile, read });
      this.#readRules(profile, read, places);
    }
    if (isComplete || this.#hasAnswered(profile, read, places, ['core'])) this.#readResults(profile, read, places);
    return read;
  }

  #readRules(profile: Profile, read: Decisions, places: Places): void {
    for (const { decision, scoring, gates, rows } of this.#compiled.decisions.values()) {
      for (const at of places(decision.scope)) {
        const index = this.#places.push({ profile, at }) - 1;
        for (const { rule, when } of [...scoring, ...gates, ...rows]) {
          const held = this.#rules.get(rule.id) ?? new Set();
          this.#rules.set(rule.id, held);
          if (read.facts.condition(when, at) === 'yes') held.add(index);
        }
      }
    }
  }

  #readResults(profile: Profile, read: Decisions, places: Places): void {
    for (const { decision } of this.#compiled.decisions.values()) {
      for (const at of places(decision.scope)) {
        const { shown, row } = read.result(decision.id, at);
        for (const name of [`${decision.id}.${shown}`, ...(row ? [`row ${row.id}`] : [])])
          if (!this.#shown.has(name)) this.#shown.set(name, { profile, at });
      }
    }
    for (const fact of Object.values(this.#compiled.book.facts)) {
      if (!fact.choose) continue;
      for (const at of places(fact.scope)) {
        const holds = ({ when }: (typeof fact.choose)[0]) =>
          read.facts.condition(this.#compiled.condition(when), at) === 'yes';
        this.#given.add(`${fact.id} ${fact.choose.findIndex(holds)}`);
      }
    }
  }

  #hasAnswered(profile: Profile, read: Decisions, places: Places, tiers: readonly Question['tier'][]): boolean {
    return Object.values(this.#compiled.book.questions).every(
      (question) =>
        !tiers.includes(question.tier) ||
        places(question.scope).every(
          (at) => answersAt(profile, at)[question.id]?.state === 'given' || read.facts.applies(question, at) !== 'yes',
        ),
    );
  }

  /** A firm at which the clause holds (does not hold). */
  holding(clause: Clause): Sample | undefined {
    return this.#held.get(clause);
  }
  missing(clause: Clause): Sample | undefined {
    return this.#missed.get(clause);
  }

  /** A firm for which the decision shows this option (`null`: nothing). */
  showing(decision: string, option: string | null): Sample | undefined {
    return this.#shown.get(`${decision}.${option}`);
  }
  deciding(row: string): Sample | undefined {
    return this.#shown.get(`row ${row}`);
  }

  /** Whether a row of a fact's table gives the value to some firm. */
  giving(fact: string, row: number): boolean {
    return this.#given.has(`${fact} ${row}`);
  }

  /** Places at which a rule holds. */
  of(rule: string): ReadonlySet<number> {
    return this.#rules.get(rule) ?? new Set();
  }
  /** The firms to which a rule applies somewhere. */
  profilesUnder(rule: string): readonly Profile[] {
    return [...new Set([...this.of(rule)].map((index) => this.place(index).profile))];
  }
  place(index: number): Sample {
    return this.#places[index]!;
  }

  someFirm(holds: (read: Decisions) => boolean): boolean {
    return this.#firms.some(({ read }) => holds(read));
  }
  /** Every firm that has answered everything, at every place of a scope. */
  placesOf(scope: At['scope']): readonly Sample[] {
    return this.#firms.flatMap(({ profile, read }) =>
      (scope === 'firm' ? [{ scope } as const] : read.facts.places(scope)).map((at) => ({ profile, at })),
    );
  }
  get count(): number {
    return this.#firms.length;
  }
}

/**
 * Made-up firms that have answered all questions of some tiers: beginners, average ones, and far advanced ones.
 * @param count firms of each kind, at most: without a market nothing is decided about any, so firms without one are left out
 */
export function* madeUpFirms(
  compiled: CompiledBook,
  count: number,
  seed: number,
  tiers: readonly Question['tier'][] = ['core', 'refine', 'module'],
): Generator<Profile> {
  const { book } = compiled;
  const asOf = Number(book.date.slice(0, 4));
  for (const lean of [1, 0.5, 2])
    for (const firm of randomFirms(book, count, seed, { asOf, known: 1, lean, tiers })) {
      if (firm.markets.length > 0) yield pruned(compiled, firm);
    }
}
