import { randomFirms } from '../cohort/index.ts';
import { type At, type CompiledBook, decide, evaluate, firm, type Profile, withAnswer } from '../engine/index.ts';
import { profilesOf } from '../explain/index.ts';
import { type Case, optionIds } from '../rulebook/index.ts';

/** Kinds of things that a walk over firms should reach. */
export const coverageKinds = [
  'question',
  'answer',
  'option',
  'row',
  'rule',
  'gate',
  'step',
  'risk',
  'action',
  'support',
  'note',
] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/**
 * What the firms of a walk have reached. A question: it applied and its answer was read. An answer: that option of it was given. An option: a decision
 * showed it. A row decided; a rule counted; a gate closed; a step was offered; a risk, action, support or note appeared.
 */
export class Coverage {
  readonly #compiled: CompiledBook;
  readonly #wanted: ReadonlyMap<CoverageKind, ReadonlySet<string>>;
  readonly #reached = new Map<CoverageKind, Set<string>>(coverageKinds.map((kind) => [kind, new Set()]));
  firms = 0;

  constructor(compiled: CompiledBook) {
    this.#compiled = compiled;
    this.#wanted = wanted(compiled);
  }

  add(profile: Profile): void {
    this.firms++;
    const { book } = this.#compiled;
    const evaluation = evaluate(this.#compiled, profile);
    for (const question of Object.values(book.questions)) {
      const blocks: [At, Profile['firm']][] =
        question.scope === 'firm'
          ? [[firm, profile.firm]]
          : (question.scope === 'market' ? profile.markets : profile.goods).map(({ answers }, index) => [
              { scope: question.scope as 'market' | 'goods', index },
              answers,
            ]);
      for (const [at, answers] of blocks) {
        const answer = answers[question.id];
        if (answer?.state !== 'given' || evaluation.facts.applies(question, at) !== 'yes') continue;
        this.#reach('question', question.id);
        const { value } = answer;
        for (const pick of Array.isArray(value) ? value : [value])
          if (typeof pick === 'string') this.#reach('answer', `${question.id}.${pick}`);
      }
    }
    for (const result of evaluation.decisions) {
      if (result.shown) this.#reach('option', `${result.decision}.${result.shown}`);
      if (result.row) this.#reach('row', result.row.id);
      for (const option of result.options) {
        for (const { rule, holds } of option.reasons) if (holds === 'yes') this.#reach('rule', rule.id);
        for (const gate of option.ruledOutBy) this.#reach('gate', gate.id);
      }
      for (const { reasons } of result.strengths)
        for (const { rule, holds } of reasons) if (holds === 'yes') this.#reach('rule', rule.id);
    }
    for (const { next } of evaluation.portfolios) for (const { step } of next) this.#reach('step', step.id);
    const { risks, actions, support, notes } = evaluation.lists;
    for (const { risk } of risks) this.#reach('risk', risk.id);
    for (const { action } of actions) this.#reach('action', action.id);
    for (const { id } of support) this.#reach('support', id);
    for (const { note } of notes) this.#reach('note', note.id);
  }

  #reach(kind: CoverageKind, id: string): void {
    this.#reached.get(kind)!.add(id);
  }

  count(kind: CoverageKind): { readonly reached: number; readonly all: number } {
    const all = this.#wanted.get(kind)!;
    return { reached: [...all].filter((id) => this.#reached.get(kind)!.has(id)).length, all: all.size };
  }

  missing(kind: CoverageKind): string[] {
    return [...this.#wanted.get(kind)!].filter((id) => !this.#reached.get(kind)!.has(id));
  }
}

function wanted({ book, decisions }: CompiledBook): ReadonlyMap<CoverageKind, ReadonlySet<string>> {
  const questions = Object.values(book.questions);
  const all = [...decisions.values()];
  const ids = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id));
  return new Map<CoverageKind, ReadonlySet<string>>([
    ['question', ids(questions)],
    [
      'answer',
      new Set(
        questions
          .filter((question) => !question.optionsFrom)
          .flatMap((question) => optionIds(question, book).map((option) => `${question.id}.${option}`)),
      ),
    ],
    [
      'option',
      new Set(
        all.flatMap(({ decision }) =>
          decision.options.filter(({ scored }) => scored !== false).map((option) => `${decision.id}.${option.id}`),
        ),
      ),
    ],
    ['row', ids(all.flatMap(({ rows }) => rows.map(({ rule }) => rule)))],
    ['rule', ids(all.flatMap(({ scoring }) => scoring.map(({ rule }) => rule)))],
    ['gate', ids(all.flatMap(({ gates }) => gates.map(({ rule }) => rule)))],
    ['step', ids(all.flatMap(({ decision }) => decision.steps))],
    ['risk', ids(book.risks)],
    ['action', ids(book.actions)],
    ['support', ids(book.support)],
    ['note', ids(book.notes)],
  ]);
}

/**
 * Walks over the firms of the cases and over random firms: well known, half known, beginners, the far advanced, and without deepening modules.
 * @param each how many random firms of each kind
 */
export function walk(compiled: CompiledBook, cases: readonly Case[], each: number): Coverage {
  const { book } = compiled;
  const coverage = new Coverage(compiled);
  for (const item of cases) for (const profile of profilesOf(book, item)) coverage.add(profile);
  const asOf = Number(book.date.slice(0, 4));
  const draws = [
    { asOf, known: 0.95 },
    { asOf, known: 0.5 },
    { asOf, known: 0.9, lean: 3 },
    { asOf, known: 0.95, lean: 0.4 },
    { asOf, known: 0.8, tiers: ['core', 'refine'] as const },
  ];
  for (const draw of draws) for (const profile of randomFirms(book, each, 1, draw)) coverage.add(profile);
  for (const step of coverage.missing('step')) aim(compiled, coverage, step);
  return coverage;
}

/**
 * Looks for a firm that is offered a step by climbing: from random firms, single answers are changed as long as the way that the step starts from gains on
 * the first one. A step is rare when its start is, however many random firms are drawn.
 */
function aim(compiled: CompiledBook, coverage: Coverage, id: string): void {
  const { book } = compiled;
  const asOf = Number(book.date.slice(0, 4));
  const decision = [...compiled.decisions.values()].find(({ decision: { steps } }) =>
    steps.some((step) => step.id === id),
  )!;
  const { from, to, when } = decision.decision.steps.find((step) => step.id === id)!;
  const lead = (profile: Profile): number => {
    const { facts, result } = decide(compiled, profile);
    const { options } = result(decision.decision.id, { scope: 'market', index: 0 });
    const others = options.filter(({ option, open }) => option !== from && open !== 'no').map(({ sum }) => sum);
    const of = (option: string) => options.find((item) => item.option === option)!;
    const fits = facts.condition(compiled.condition(when), { scope: 'market', index: 0 }) === 'yes';
    const closed = of(from).ruledOutBy.length + of(to).ruledOutBy.length;
    return of(from).sum - Math.max(0, ...others) - 3 * closed - (fits ? 0 : 2) - (of(from).backed ? 0 : 2);
  };
  const pool = [...randomFirms(book, 600, 2, { asOf, known: 1 })];
  for (const start of pool.filter(({ markets }) => markets.length > 0).slice(0, 8)) {
    let best = { ...start, markets: start.markets.slice(0, 1) };
    let bestLead = lead(best);
    for (const other of pool) {
      if (other.markets.length === 0) continue;
      // One answer at a time from another firm.
      for (const side of ['firm', 'market']) {
        const source = side === 'firm' ? other.firm : other.markets[0]!.answers;
        const question = Object.keys(source)[pool.indexOf(other) % Object.keys(source).length]!;
        const next = withAnswer(
          best,
          side === 'firm' ? firm : { scope: 'market', index: 0 },
          question,
          source[question]!,
        ) as typeof best;
        const nextLead = lead(next);
        if (nextLead < bestLead) continue;
        best = next;
        bestLead = nextLead;
        if (bestLead <= 0) continue;
        // The way is first: whether the step is offered depends on the rest of the firm.
        coverage.add(best);
        if (!coverage.missing('step').includes(id)) return;
      }
    }
  }
}
