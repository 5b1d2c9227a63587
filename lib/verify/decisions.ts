import { type At, type CompiledDecision, firm } from '../engine/index.ts';
import { placeName } from './answers.ts';
import type { Encoder } from './encode.ts';
import type { Term } from './terms.ts';

/** An option or strength: its sum, whether a gate closes it, whether it may carry a first rank. */
export interface SumTerms {
  readonly sum: Term;
  readonly closed: Term;
  readonly backed: Term;
}

export interface Ranked {
  /** Per option: this one is shown. At most one is. */
  readonly shown: ReadonlyMap<string, Term>;
  /** Per row of a table: this one decides. */
  readonly rows: ReadonlyMap<string, Term>;
}

/** Decisions as terms, for firms that have answered everything: the same as engine/decide.ts without what answers leave open. */
export class DecisionTerms {
  readonly #encoder: Encoder;
  readonly #sums = new Map<string, ReadonlyMap<string, SumTerms>>();
  readonly #results = new Map<string, Ranked>();

  constructor(encoder: Encoder) {
    this.#encoder = encoder;
  }

  #place(id: string, at: At): { decision: CompiledDecision; at: At; key: string } {
    const decision = this.#encoder.compiled.decisions.get(id)!;
    const place = decision.decision.scope === 'firm' ? firm : at;
    return { decision, at: place, key: `${id}@${placeName(place)}` };
  }

  sums(id: string, where: At): ReadonlyMap<string, SumTerms> {
    const { decision, at, key } = this.#place(id, where);
    const known = this.#sums.get(key);
    if (known) return known;
    const { terms } = this.#encoder;
    const scoring = decision.scoring.map((rule) => ({ rule, yes: this.#encoder.condition(rule.when, at).yes }));
    const gates = decision.gates.map((rule) => ({ rule, yes: this.#encoder.condition(rule.when, at).yes }));
    const { options, strengths = [] } = decision.decision;
    const made = new Map(
      [...options, ...strengths].map(({ id: target }) => {
        const rows = scoring.filter(({ rule }) => rule.weights.has(target));
        const weighed = rows.map(({ rule, yes }) =>
          terms.ite(yes, terms.number(rule.weights.get(target)!), terms.number(0)),
        );
        const backing = rows.filter(({ rule }) => rule.weights.get(target)! > 0 && !rule.unbacked);
        return [
          target,
          {
            sum: terms.sum(weighed),
            closed: terms.or(gates.filter(({ rule }) => rule.closes.has(target)).map(({ yes }) => yes)),
            backed: terms.or(backing.map(({ yes }) => yes)),
          },
        ];
      }),
    );
    this.#sums.set(key, made);
    return made;
  }

  result(id: string, where: At): Ranked {
    const { decision, at, key } = this.#place(id, where);
    const known = this.#results.get(key);
    if (known) return known;
    const made = decision.decision.method === 'table' ? this.#table(decision, at) : this.#rank(decision, at);
    this.#results.set(key, made);
    return made;
  }

  /** The first row that holds, of those whose option is not ruled out. */
  #table({ decision, rows, scoring }: CompiledDecision, at: At): Ranked {
    const { terms } = this.#encoder;
    const sums = this.sums(decision.id, at);
    // Where strengths are compared, nothing is said before something is known about one of them.
    const strengths = new Set((decision.strengths ?? []).map(({ id }) => id));
    const speaking = scoring
      .filter(({ weights }) => [...weights.keys()].some((target) => strengths.has(target)))
      .map(({ when }) => this.#encoder.condition(when, at).yes);
    let left = strengths.size > 0 ? terms.or(speaking) : terms.true;
    const decides = new Map<string, Term>();
    for (const { rule, when } of rows) {
      const holds = terms.and([this.#encoder.condition(when, at).yes, terms.not(sums.get(rule.choose!)!.closed)]);
      decides.set(rule.id, terms.and([left, holds]));
      left = terms.and([left, terms.not(holds)]);
    }
    const shown = decision.options.map(
      ({ id }) =>
        [id, terms.or(rows.filter(({ rule }) => rule.choose === id).map(({ rule }) => decides.get(rule.id)!))] as const,
    );
    return { shown: new Map(shown), rows: decides };
  }

  /** The best of the open options that a reason of the evidence carries; where none has a surplus, the fallback. */
  #rank({ decision }: CompiledDecision, at: At): Ranked {
    const { terms } = this.#encoder;
    const sums = this.sums(decision.id, at);
    const scored = decision.options.filter(({ scored: counts }) => counts !== false).map(({ id }) => id);
    const eligible = this.#eligible(decision, at);
    const runs = new Map(
      scored.map((id) => {
        const { closed, backed } = sums.get(id)!;
        return [id, terms.and([eligible(id), terms.not(closed), backed])];
      }),
    );
    const before = this.#order(decision, at, scored);
    const best = new Map(
      scored.map((id) => {
        const beaten = scored
          .filter((other) => other !== id)
          .map((other) => terms.and([runs.get(other)!, before(other, id)]));
        return [id, terms.and([runs.get(id)!, terms.not(terms.or(beaten))])];
      }),
    );
    if (!decision.fallback) return { shown: best, rows: new Map() };
    const surplus = terms.or(
      scored.map((id) => terms.and([best.get(id)!, terms.less(terms.number(0), sums.get(id)!.sum)])),
    );
    let left = terms.not(surplus);
    const shown = new Map(best);
    const falls = new Map<string, Term>();
    for (const { when, choose } of decision.fallback) {
      const holds = terms.and([left, this.#encoder.when(when, at).yes, terms.not(sums.get(choose)!.closed)]);
      falls.set(choose, terms.or([falls.get(choose) ?? terms.false, holds]));
      left = terms.and([left, terms.not(holds)]);
    }
    const falling = terms.or([...falls.values()]);
    for (const { id } of decision.options) {
      const own = terms.and([best.get(id) ?? terms.false, terms.not(falling)]);
      shown.set(id, terms.or([own, falls.get(id) ?? terms.false]));
    }
    return { shown, rows: new Map() };
  }

  #eligible(decision: CompiledDecision['decision'], at: At): (option: string) => Term {
    const { terms } = this.#encoder;
    const { among } = decision;
    if (!among) return () => terms.true;
    const { shown } = this.result(among.decision, at);
    const { options } = this.#encoder.compiled.book.decisions[among.decision]!;
    return (option) =>
      terms.or(
        options
          .filter(({ attributes }) => attributes?.[among.attribute].includes(option))
          .map(({ id }) => shown.get(id) ?? terms.false),
      );
  }

  /** Whether an option stands before another: by its sum, then by the tie rules that hold, then by its place in the book. */
  #order(decision: CompiledDecision['decision'], at: At, scored: readonly string[]): (a: string, b: string) => Term {
    const { terms } = this.#encoder;
    const sums = this.sums(decision.id, at);
    const attributes = new Map(decision.options.map((option) => [option.id, option.attributes]));
    const ties = (decision.ties ?? []).map((tie) => ({
      holds: this.#encoder.when(tie.when, at).yes,
      mark: (option: string) => (attributes.get(option)?.[tie.by] ?? 0) * (tie.prefer === 'high' ? 1 : -1),
    }));
    const place = (option: string) => {
      const index = decision.tieOrder?.indexOf(option) ?? -1;
      return index < 0 ? (decision.tieOrder?.length ?? 0) : index;
    };
    const tieBefore = (a: string, b: string) =>
      ties.reduceRight(
        (rest, { holds, mark }) => (mark(a) === mark(b) ? rest : terms.ite(holds, terms.bool(mark(a) > mark(b)), rest)),
        terms.bool(place(a) === place(b) ? scored.indexOf(a) < scored.indexOf(b) : place(a) < place(b)),
      );
    return (a, b) => {
      const [x, y] = [sums.get(a)!.sum, sums.get(b)!.sum];
      return terms.or([terms.less(y, x), terms.and([terms.equal(x, y), tieBefore(a, b)])]);
    };
  }
}
