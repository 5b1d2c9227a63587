import { type Condition, type Fact, type Field, formulaFields, type ParsedCondition } from '../rulebook/index.ts';
import type { CompiledBook } from './compile.ts';
import type { DecisionResult } from './decide.ts';
import type { AnswerRef, Evaluation } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { type At, answersAt, firm } from './profile.ts';
import { holds } from './value.ts';

/** A part of the advice that an answer can still change: a decision, one of the lists, the steps ahead in a market, or the order of markets. */
export type Stake =
  | { readonly decision: string; readonly at: At }
  | { readonly list: List }
  | { readonly steps: At }
  | { readonly comparison: true };
type List = 'risk' | 'action' | 'support' | 'note';

/** A question without a given answer, and everything its answer can still change. */
export interface OpenAnswer extends AnswerRef {
  readonly stakes: readonly Stake[];
  /** Sum of the weights it still decides over, for the order of questions. */
  readonly weight: number;
}

/**
 * Questions that can still matter, with the places where they are open. Sound in one direction: a question that is not in the list cannot change any
 * decision, list, step or order, whatever else is answered. A question in the list may still turn out not to (each rule is looked at by itself).
 */
export function openAnswers(compiled: CompiledBook, evaluation: Evaluation): OpenAnswer[] {
  const pending = new Pending(compiled, evaluation);
  const found = new Map<string, { ref: AnswerRef; stakes: Map<string, Stake>; weight: number }>();
  const put = (key: string, ref: AnswerRef, stake: Stake, weight: number) => {
    const entry = found.get(key) ?? { ref, stakes: new Map<string, Stake>(), weight: 0 };
    entry.stakes.set(JSON.stringify(stake), stake);
    entry.weight += weight;
    found.set(key, entry);
  };
  const add = (condition: ParsedCondition, at: At, stake: Stake, weight: number) => {
    for (const [key, ref] of pending.behind(condition, at)) put(key, ref, stake, weight);
  };
  for (const result of evaluation.decisions) {
    const stake: Stake = { decision: result.decision, at: result.at };
    for (const { condition, weight } of pending.ofResult(result)) add(condition, result.at, stake, weight);
  }
  // Steps and channels beside the first way read sums even where the way in is settled.
  for (const { at } of evaluation.portfolios)
    for (const { condition, at: place } of pending.ofPortfolio(at)) add(condition, place, { steps: at }, 0);
  for (const { list, when } of listConditions(compiled)) {
    for (const [key, ref] of pending.behindPlaces(compiled.condition(when))) put(key, ref, { list }, 0);
    for (const [key, ref] of pending.missingBehind(compiled.condition(when))) put(key, ref, { list }, 0);
  }
  if (evaluation.comparison) for (const [key, ref] of pending.ofComparison()) put(key, ref, { comparison: true }, 0);
  return [...found.values()].map(({ ref, stakes, weight }) => ({ ...ref, stakes: [...stakes.values()], weight }));
}

/** How far the advice of a firm is settled. */
export interface Standing {
  /** Every decision comes out as it is shown now, whatever else is answered. */
  readonly settled: boolean;
  /** Decisions that can still come out otherwise. */
  readonly open: readonly { readonly decision: string; readonly at: At }[];
  /** Open questions that can still change one of them, the most at stake first. */
  readonly matter: readonly OpenAnswer[];
  /** Open questions that can still change a list, a step or the order of markets, but no decision. */
  readonly refine: readonly OpenAnswer[];
}

/** A firm that names no market has no advice on a way in yet: that is never settled. */
export function standing(compiled: CompiledBook, evaluation: Evaluation): Standing {
  const open = evaluation.decisions
    .filter(({ decision, at }) => !evaluation.outlook.prospect(decision, at).settled)
    .map(({ decision, at }) => ({ decision, at }));
  const isOpen = (stake: Stake) =>
    'decision' in stake && open.some(({ decision, at }) => decision === stake.decision && sameAt(at, stake.at));
  const answers = openAnswers(compiled, evaluation).sort((a, b) => b.weight - a.weight);
  const matters = (answer: OpenAnswer) => answer.stakes.some(isOpen);
  return {
    settled: open.length === 0 && evaluation.profile.markets.length > 0,
    open,
    matter: answers.filter(matters),
    refine: answers.filter((answer) => !matters(answer)),
  };
}

function sameAt(a: At, b: At): boolean {
  return a.scope === b.scope && (a.scope === 'firm' || b.scope === 'firm' || a.index === b.index);
}

function listConditions({ book }: CompiledBook): { list: List; when: Condition }[] {
  const notes = new Map(book.notes.map((note) => [note.id, note.when]));
  const joined = (ids: readonly string[] | undefined) => (ids ?? []).flatMap((id) => notes.get(id) ?? []);
  return [
    ...book.risks.flatMap((risk) =>
      [...risk.likely, ...(risk.weighs ?? []), ...(risk.eased ?? [])]
        .map(({ when }) => when)
        .concat(joined(risk.joins), risk.notFor ?? [], risk.dueNow ?? [])
        .map((when) => ({ list: 'risk' as const, when })),
    ),
    ...book.actions.flatMap((action) =>
      [...action.when, ...(action.skip ? [action.skip] : []), ...(action.variants ?? []).map(({ when }) => when)]
        .concat(joined(action.joins), action.before?.when ?? [])
        .map((when) => ({ list: 'action' as const, when })),
    ),
    ...book.notes.flatMap(({ when, laterIf, action }) =>
      [when, ...(laterIf ? [laterIf] : [])].map((each) => ({
        list: action ? ('action' as const) : ('note' as const),
        when: each,
      })),
    ),
    ...book.support.flatMap(({ when }) => when.map((row) => ({ list: 'support' as const, when: row }))),
  ];
}

type Refs = ReadonlyMap<string, AnswerRef>;
const nothing: Refs = new Map();

class Pending {
  readonly #compiled: CompiledBook;
  readonly #evaluation: Evaluation;
  readonly #facts: Facts;
  readonly #known = new Map<string, Refs>();

  constructor(compiled: CompiledBook, evaluation: Evaluation) {
    this.#compiled = compiled;
    this.#evaluation = evaluation;
    this.#facts = evaluation.possible;
  }

  /** Open answers that decide whether the condition holds; none if that is decided. */
  behind(condition: ParsedCondition, at: At): Refs {
    if (this.#facts.condition(condition, at) !== 'maybe') return nothing;
    const refs = new Map<string, AnswerRef>();
    for (const row of condition.any) {
      if (this.#facts.row(row, at) !== 'maybe') continue;
      const foreign = row.scopes.find((scope) => scope !== at.scope && scope !== 'firm');
      const places = foreign ? this.#facts.places(foreign as 'market' | 'goods') : [at];
      for (const place of places)
        for (const { field, test } of row.tests)
          if (holds(test, this.#facts.value(field.name, field.scope === 'firm' ? firm : place)) === 'maybe')
            merge(refs, this.#field(field, field.scope === 'firm' ? firm : place));
    }
    return refs;
  }

  /** Open answers that decide in which markets or goods a condition of a list holds. */
  behindPlaces(condition: ParsedCondition): Refs {
    const refs = new Map<string, AnswerRef>();
    for (const row of condition.any) {
      const scope = row.scopes.find((each) => each !== 'firm');
      const places = scope ? this.#facts.places(scope as 'market' | 'goods') : [firm];
      for (const place of places) merge(refs, this.behind({ any: [row] }, place));
    }
    return refs;
  }

  /** Conditions of the steps from here and of everything that the decisions about a market add up, settled or not. */
  ofPortfolio(at: At): { condition: ParsedCondition; at: At }[] {
    return [...this.#compiled.decisions.values()]
      .filter(({ decision }) => decision.id.startsWith('entry.'))
      .flatMap(({ decision, scoring, gates }) => [
        ...[...scoring, ...gates].map(({ when }) => ({ condition: when, at })),
        ...decision.steps.map(({ when }) => ({ condition: this.#compiled.condition(when), at })),
      ]);
  }

  /** Open questions of which a list reads that they are open. */
  missingBehind(condition: ParsedCondition): Refs {
    const refs = new Map<string, AnswerRef>();
    for (const { field } of condition.any.flatMap(({ tests }) => tests)) {
      const id = 'fact' in field.from ? this.#compiled.book.facts[field.from.fact]!.unanswered : undefined;
      if (id) merge(refs, this.#everywhere(id));
    }
    return refs;
  }

  /** Open questions behind the marks and weights by which markets are compared. */
  ofComparison(): Refs {
    const refs = new Map<string, AnswerRef>();
    const { comparison } = this.#compiled.book;
    if (!comparison) return refs;
    const names = [
      ...comparison.criteria.flatMap(({ mark }) => this.#compiled.questionsBehind(mark)),
      comparison.weights,
    ];
    for (const id of names) merge(refs, this.#everywhere(id));
    return refs;
  }

  /** A question wherever it is open and may still be asked. */
  #everywhere(id: string): Refs {
    const question = this.#compiled.book.questions[id]!;
    const refs = new Map<string, AnswerRef>();
    for (const at of question.scope === 'firm' ? [firm] : this.#facts.places(question.scope))
      if (this.#facts.applies(question, at) !== 'no') merge(refs, this.#question(id, at));
    return refs;
  }

  /** Conditions of a decision that are still open and can change what it shows, with their weights. */
  ofResult(result: DecisionResult): { condition: ParsedCondition; weight: number }[] {
    const { decisions } = this.#compiled;
    const compiled = decisions.get(result.decision)!;
    // Sums that can only end in one way need nothing more. Equal options can still be told apart.
    const { settled, possible } = this.#evaluation.outlook.prospect(result.decision, result.at);
    if (result.strengths.length === 0 && settled) return [];
    const open = compiled.scoring
      .filter(
        ({ weights }) =>
          result.strengths.some(({ strength }) => weights.has(strength)) ||
          possible.some((option) => weights.has(option)),
      )
      .map(({ when, weights }) => ({
        condition: when,
        weight: Math.max(...[...weights.values()].map((weight) => Math.abs(weight))),
      }));
    const gates = compiled.gates
      .filter(({ closes }) => possible.some((option) => closes.has(option)))
      .map(({ when }) => ({ condition: when, weight: 2 }));
    const rows = compiled.rows
      .filter(({ rule }) => possible.includes(rule.choose!))
      .map(({ when }) => ({ condition: when, weight: 1 }));
    const { decision } = compiled;
    const extras = [...(decision.ties ?? []), ...(decision.fallback ?? [])].map(({ when }) => ({
      condition: this.#compiled.condition(when),
      weight: 1,
    }));
    const among = decision.among ? this.ofResult(this.#evaluation.result(decision.among.decision, result.at)) : [];
    return [...open, ...gates, ...rows, ...extras, ...among];
  }

  #field(field: Field, at: At): Refs {
    const key = at.scope === 'firm' ? field.name : `${field.name}@${at.index}`;
    const known = this.#known.get(key);
    if (known) return known;
    this.#known.set(key, nothing);
    const refs =
      'question' in field.from
        ? this.#question(field.from.question, at)
        : this.#fact(this.#compiled.book.facts[field.from.fact]!, at);
    this.#known.set(key, refs);
    return refs;
  }

  /** The question itself if it is open, or what decides whether it applies. */
  #question(id: string, at: At): Refs {
    const question = this.#compiled.book.questions[id]!;
    const refs = new Map<string, AnswerRef>();
    if (question.askIf) merge(refs, this.behind(this.#compiled.condition(question.askIf), at));
    if (answersAt(this.#evaluation.profile, at)[id]?.state !== 'given')
      refs.set(at.scope === 'firm' ? id : `${id}@${at.scope}${at.index}`, { question: id, at });
    return refs;
  }

  #fact(fact: Fact, at: At): Refs {
    const { book } = this.#compiled;
    const refs = new Map<string, AnswerRef>();
    const conditions = (list: readonly (Condition | undefined)[], places: readonly At[] = [at]) => {
      for (const when of list)
        for (const place of places) if (when) merge(refs, this.behind(this.#compiled.condition(when), place));
    };
    const field = (name: string) => {
      const found = this.#compiled.fields.get(name);
      if (found) merge(refs, this.#field(found, found.scope === 'firm' ? firm : at));
    };
    const decision = (id: string) => {
      const scope = book.decisions[id]!.scope;
      const places = scope === 'firm' ? [firm] : at.scope === scope ? [at] : this.#facts.places('market');
      for (const place of places)
        for (const { condition } of this.ofResult(this.#evaluation.result(id, place)))
          merge(refs, this.behind(condition, place));
    };
    conditions([fact.when]);
    if (fact.every) conditions([fact.every.when], this.#facts.places(fact.every.of));
    for (const rows of [fact.choose, fact.collect, fact.sum]) conditions((rows ?? []).map(({ when }) => when));
    if (Array.isArray(fact.count)) conditions(fact.count);
    else if (fact.count && 'among' in fact.count) field(fact.count.of);
    else if (fact.count) conditions([fact.count.when], this.#facts.places(fact.count.of as 'market' | 'goods'));
    if (fact.formula) for (const name of formulaFields(this.#compiled.formula(fact.formula))) field(name);
    if (fact.mean) for (const item of book.questions[fact.mean]?.items ?? []) field(`${fact.mean}.${item.id}`);
    if (fact.lookup) field(fact.lookup.key);
    const reference = fact.score ?? fact.open;
    if (reference) this.#reference(reference, at, refs);
    if (fact.result) decision(fact.result);
    if (fact.closed) decision(fact.closed.decision);
    if (fact.plan || fact.engine === 'commitmentPath')
      for (const id of Object.keys(book.decisions)) if (id.startsWith('entry.')) decision(id);
    return refs;
  }

  /** Rules and gates of one option or strength. */
  #reference(reference: string, at: At, refs: Map<string, AnswerRef>): void {
    const dot = reference.lastIndexOf('.');
    const [id, target] = [reference.slice(0, dot), reference.slice(dot + 1)];
    const compiled = this.#compiled.decisions.get(id)!;
    const place = compiled.decision.scope === 'firm' ? firm : at;
    for (const { when, weights } of compiled.scoring) if (weights.has(target)) merge(refs, this.behind(when, place));
    for (const { when, closes } of compiled.gates) if (closes.has(target)) merge(refs, this.behind(when, place));
  }
}

function merge(into: Map<string, AnswerRef>, from: Refs): void {
  for (const [key, ref] of from) into.set(key, ref);
}
