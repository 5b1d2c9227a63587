import { type ParsedCondition, splitReference } from '../rulebook/index.ts';
import { aimsOf } from './agenda.ts';
import { type Comparison, compareMarkets } from './comparison.ts';
import type { CompiledBook } from './compile.ts';
import { type DecisionResult, type Eligible, rank, readTable, type Sums, sumUp } from './decide.ts';
import { type Decided, Facts, type Reading } from './facts.ts';
import { type Lists, lists } from './lists.ts';
import { Outlook } from './outlook.ts';
import { type CommitmentPath, entryDecisions, type Portfolio, portfolio } from './portfolio.ts';
import { type At, answersAt, firm, type Profile } from './profile.ts';
import { and, type Truth } from './value.ts';

/** An answer that a reason rests on. */
export interface AnswerRef {
  readonly question: string;
  readonly at: At;
}

/** Decisions of one firm, computed when asked for. */
export interface Decisions {
  readonly facts: Facts;
  /** The facts as everything that open answers could still make of them; `facts` has them as shown. */
  readonly possible: Facts;
  /** Result of a decision at a place. */
  result(decision: string, at?: At): DecisionResult;
  /** What the decisions about one market come to. */
  portfolio(at: At & { index: number }): Portfolio;
  /** What open answers can still make of the decisions. */
  readonly outlook: Outlook;
  /** Given answers that a condition rests on, through facts. */
  answersBehind(condition: ParsedCondition, at: At): readonly AnswerRef[];
}

/** All that the rule book says about one firm. Nothing in it depends on language, clock or chance. */
export interface Evaluation extends Decisions {
  readonly profile: Profile;
  readonly decisions: readonly DecisionResult[];
  readonly portfolios: readonly Portfolio[];
  readonly lists: Lists;
  /** Markets side by side; null with fewer than two. */
  readonly comparison: Comparison | null;
}

type FactsBy = (decided: Decided, reading: Reading) => Facts;

/**
 * Evaluates the rule book for one firm.
 *
 * Answers to questions that do not apply are never read: the question is pruned before any rule sees its answer.
 */
export function evaluate(compiled: CompiledBook, profile: Profile): Evaluation {
  return evaluateBy(compiled, profile, (decided, reading) => new Facts(compiled, profile, decided, reading));
}

/** The same, with facts of the caller's making. */
export function evaluateBy(compiled: CompiledBook, profile: Profile, factsBy: FactsBy): Evaluation {
  const run = new Run(compiled, profile, factsBy);
  const decisions = [...compiled.decisions.values()].flatMap(({ decision }) =>
    decision.scope === 'firm'
      ? [run.result(decision.id, firm)]
      : profile.markets.map((_, index) => run.result(decision.id, { scope: 'market', index })),
  );
  const portfolios = profile.markets.map((_, index) => run.portfolio({ scope: 'market', index }));
  const comparison = compareMarkets(compiled, profile, run.possible, portfolios);
  return {
    profile,
    decisions,
    portfolios,
    lists: lists(compiled, run.shown, aimsOf(decisions, portfolios, comparison)),
    comparison,
    facts: run.shown,
    possible: run.possible,
    outlook: run.outlook,
    result: (decision, at = firm) => run.result(decision, at),
    portfolio: (at) => run.portfolio(at),
    answersBehind: (condition, at) => answersBehind(compiled, profile, condition, at),
  };
}

/** The same without lists: for reading a few facts or results of many variants of a firm. */
export function decide(compiled: CompiledBook, profile: Profile): Decisions {
  const run = new Run(compiled, profile, (decided, reading) => new Facts(compiled, profile, decided, reading));
  return {
    facts: run.shown,
    possible: run.possible,
    outlook: run.outlook,
    result: (decision, at = firm) => run.result(decision, at),
    portfolio: (at) => run.portfolio(at),
    answersBehind: (condition, at) => answersBehind(compiled, profile, condition, at),
  };
}

/** The facts of a firm for reading conditions alone (which questions apply). */
export function factsOf(compiled: CompiledBook, profile: Profile): Facts {
  return decide(compiled, profile).facts;
}

class Run implements Decided {
  readonly shown: Facts;
  readonly possible: Facts;
  readonly outlook: Outlook;
  readonly #compiled: CompiledBook;
  readonly #profile: Profile;
  readonly #sums = new Map<string, Sums>();
  readonly #results = new Map<string, DecisionResult>();
  readonly #portfolios: Portfolio[] = [];

  constructor(compiled: CompiledBook, profile: Profile, factsBy: FactsBy) {
    this.#compiled = compiled;
    this.#profile = profile;
    this.shown = factsBy(this, 'shown');
    this.possible = factsBy(this, 'possible');
    this.outlook = new Outlook(compiled, profile, (decision, at) => this.result(decision, at));
  }

  #decision(id: string) {
    const decision = this.#compiled.decisions.get(id);
    if (!decision) throw new Error(`the rule book has no decision "${id}"`);
    return decision;
  }

  sums(id: string, at: At): Sums {
    const key = keyOf(id, at);
    const sums = this.#sums.get(key) ?? sumUp(this.#decision(id), this.shown, this.possible, at);
    this.#sums.set(key, sums);
    return sums;
  }

  result(id: string, at: At): DecisionResult {
    const decision = this.#decision(id);
    const place = decision.decision.scope === 'firm' ? firm : at;
    const key = keyOf(id, place);
    const known = this.#results.get(key);
    if (known) return known;
    const sums = this.sums(id, place);
    const result =
      decision.decision.method === 'table'
        ? readTable(decision, sums, this.shown, this.possible, place)
        : rank(this.#compiled, decision, sums, this.shown, this.possible, place, this.#eligible(id, place));
    this.#results.set(key, result);
    return result;
  }

  /** Options that go with what another decision shows, and with what it could still show: the nodes that fit the mode. */
  #eligible(id: string, at: At): Eligible | null {
    const among = this.#decision(id).decision.among;
    if (!among) return null;
    const { shown, possible, mayBeNone } = this.result(among.decision, at);
    const { options } = this.#decision(among.decision).decision;
    const of = (mode: string): readonly string[] =>
      options.find((option) => option.id === mode)?.attributes?.[among.attribute] ?? [];
    const union = new Set(possible.flatMap(of));
    return {
      now: new Set(shown === null ? [] : of(shown)),
      possible: union,
      always: new Set([...union].filter((option) => possible.every((mode) => of(mode).includes(option)))),
      mayBeNone,
    };
  }

  portfolio(at: At & { index: number }): Portfolio {
    this.#portfolios[at.index] ??= portfolio(this.#compiled, at, this.shown, (decision) => this.result(decision, at));
    return this.#portfolios[at.index]!;
  }

  // ─── Decided

  score(reference: string, at: At) {
    const [decision, target] = splitReference(reference, this.#compiled.book);
    const sums = this.sums(decision!.id, at);
    return sums.options.get(target) && !sums.strengths.some((strength) => strength.strength === target)
      ? sums.options.get(target)!
      : sums.strengths.find((strength) => strength.strength === target)!;
  }

  open(reference: string, at: At): Truth {
    const [decision, option] = splitReference(reference, this.#compiled.book);
    return this.sums(decision!.id, at).options.get(option)?.open ?? 'no';
  }

  allClosed(decision: string): Truth {
    if (this.#profile.markets.length === 0) return 'maybe';
    const scored = this.#decision(decision).decision.options.filter((option) => option.scored !== false);
    return and(
      this.#profile.markets.flatMap((_, index) => {
        const sums = this.sums(decision, { scope: 'market', index });
        return scored.map((option): Truth => {
          const open = sums.options.get(option.id)?.open;
          return open === 'no' ? 'yes' : open === 'yes' ? 'no' : 'maybe';
        });
      }),
    );
  }

  plan(at: At): readonly string[] {
    if (at.scope !== 'market' || !this.#compiled.decisions.has(entryDecisions.mode)) return [];
    const { now, beside, keeps, next } = this.portfolio(at);
    // A step to a way that is still ruled out is no plan yet.
    const [step] = next;
    return [...now, ...keeps, ...beside, ...(step && step.opens.length === 0 ? [step.step.to] : [])];
  }

  commitmentPath(at: At): CommitmentPath | null {
    if (at.scope !== 'market' || !this.#compiled.decisions.has(entryDecisions.mode)) return null;
    return this.portfolio(at).commitmentPath;
  }
}

function keyOf(id: string, at: At): string {
  return at.scope === 'firm' ? id : `${id}@${at.index}`;
}

function answersBehind(compiled: CompiledBook, profile: Profile, condition: ParsedCondition, at: At): AnswerRef[] {
  const found = new Map<string, AnswerRef>();
  for (const row of condition.any) {
    for (const { field } of row.tests) {
      for (const question of compiled.questionsBehind(field.name)) {
        const { scope } = compiled.book.questions[question]!;
        const blocks = scope === 'market' ? profile.markets : profile.goods;
        const places: At[] =
          scope === 'firm' ? [firm] : at.scope === scope ? [at] : blocks.map((_, index) => ({ scope, index }));
        for (const place of places)
          if (answersAt(profile, place)[question]?.state === 'given')
            found.set(keyOf(question, place), { question, at: place });
      }
    }
  }
  return [...found.values()];
}
