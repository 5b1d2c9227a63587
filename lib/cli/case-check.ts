import {
  type CompiledBook,
  type Evaluation,
  evaluate,
  type Profile,
  readProfile,
  type Value,
} from '../engine/index.ts';
import type { Case, RuleBook } from '../rulebook/index.ts';

/** One expectation of a case or guard, held against the advice. */
export interface Check {
  readonly what: string;
  readonly got: string;
  readonly expected: string;
  readonly pass: boolean;
}

type Answers = Readonly<Record<string, unknown>>;

/** Answers as a case file writes them. */
export interface CaseInput {
  readonly asOf: number;
  readonly firm: Answers;
  readonly markets: readonly Answers[];
  readonly goods: readonly Answers[];
}

/** The answers of a case: what its source states, once for each combination of the answers that stand in for its silence. */
export function inputsOf(item: Case): CaseInput[] {
  const stated: CaseInput = {
    asOf: item.asOf,
    firm: item.profile.firm,
    markets: item.profile.markets ?? [],
    goods: item.profile.goods ?? [],
  };
  const base = (item.partial ?? []).reduce(
    (input, key) => withAnswerAt(input, key, (value) => ({ unsure: { includes: value } })),
    stated,
  );
  return Object.entries(item.standIn ?? {}).reduce(
    (inputs, [key, values]) => inputs.flatMap((input) => values.map((value) => withAnswerAt(input, key, () => value))),
    [base],
  );
}

/**
 * The input with one answer changed.
 * @param key "question" or "market.question"
 * @param change the new answer from the old one; null leaves it open
 */
export function withAnswerAt(input: CaseInput, key: string, change: (value: unknown) => unknown): CaseInput {
  const put = (answers: Answers, name: string): Answers => {
    const { [name]: old, ...others } = answers;
    const value = change(old);
    return value === null ? others : { ...others, [name]: value };
  };
  const [market, question] = key.split('.') as [string, string | undefined];
  if (question === undefined) return { ...input, firm: put(input.firm, key) };
  return { ...input, markets: input.markets.map((block) => (block.id === market ? put(block, question) : block)) };
}

/** @throws Error if the answers are not a valid profile */
export function profileFrom(book: RuleBook, input: CaseInput, name: string): Profile {
  const { profile, problems } = readProfile(book, input, input.asOf);
  if (!profile) throw new Error(`${name}: ${problems.map(({ path, message }) => `${path}: ${message}`).join('; ')}`);
  return profile;
}

/**
 * The profiles of a case, one for each combination of its stand-ins.
 * @throws Error if the case is not a valid profile
 */
export function profilesOf(book: RuleBook, item: Case): Profile[] {
  return inputsOf(item).map((input) => profileFrom(book, input, `case ${item.id}`));
}

/** Holds the advice for one profile of a case against what the case expects. */
export function checkCase(compiled: CompiledBook, item: Case, profile: Profile): Check[] {
  const evaluation = evaluate(compiled, profile);
  const { level, model, pathway } = item.expected;
  return [
    ...ofResult('level now', evaluation.result('level.current').shown, level?.current),
    ...ofResult('level to aim for', evaluation.result('level.target').shown, level?.target),
    ...ofResult('model', evaluation.result('model').shown, model),
    ...ofStrengths(evaluation, model),
    ...Object.entries(item.expected.entry ?? {}).flatMap(([market, expected]) => ofEntry(evaluation, market, expected)),
    ...ofResult('pathway', evaluation.result('pathway').shown, pathway),
    ...ofLists(evaluation, item.expected),
    ...Object.entries(item.expected.derived ?? {}).map(([name, expected]) => ofFact(evaluation, name, expected)),
  ];
}

type Expected = Case['expected'];

function ofResult(what: string, shown: string | null, expected: Expected['pathway']): Check[] {
  const got = String(shown);
  const { must, mustNot } = expected ?? {};
  return [
    ...(must ? [{ what, got, expected: must.join(' or '), pass: must.includes(got) }] : []),
    ...(mustNot ? [{ what, got, expected: `not ${mustNot.join(', ')}`, pass: !mustNot.includes(got) }] : []),
  ];
}

function ofStrengths(evaluation: Evaluation, expected: Expected['model']): Check[] {
  const { stronger, convergence } = expected ?? {};
  const result = evaluation.result('model');
  const sum = (id: string) => result.strengths.find(({ strength }) => strength === id)?.sum ?? 0;
  const [technology, resource] = [sum('technology'), sum('resource')];
  const pass = stronger === 'technology' ? technology >= resource : resource >= technology;
  const isConverging =
    result.shown === 'convergent' || evaluation.lists.notes.some(({ note }) => note.flag === 'convergence');
  return [
    ...(stronger
      ? [{ what: 'stronger side', got: `technology ${technology}, resource ${resource}`, expected: stronger, pass }]
      : []),
    ...(convergence === undefined
      ? []
      : [
          {
            what: 'convergence',
            got: String(isConverging),
            expected: String(convergence),
            pass: isConverging === convergence,
          },
        ]),
  ];
}

function ofEntry(evaluation: Evaluation, market: string, expected: NonNullable<Expected['entry']>[string]): Check[] {
  const portfolio = evaluation.portfolios[evaluation.profile.markets.findIndex(({ id }) => id === market)];
  if (!portfolio) throw new Error(`there is no market "${market}"`);
  const { options } = portfolio.mode;
  const top = options
    .filter(({ rank }) => rank !== null && rank <= 3)
    .sort((a, b) => a.rank! - b.rank!)
    .map(({ option }) => option);
  const closed = options.filter(({ open }) => open === 'no').map(({ option }) => option);
  const compare = (
    modes: readonly string[] | undefined,
    [what, got, words]: readonly [string, readonly string[], string],
    pass: (modes: readonly string[]) => boolean,
  ): Check[] =>
    modes
      ? [
          {
            what: `${market}: ${what}`,
            got: got.join(', ') || 'none',
            expected: `${words} ${modes.join(', ')}`,
            pass: pass(modes),
          },
        ]
      : [];
  const isIn = (list: readonly string[]) => (mode: string) => list.includes(mode);
  return [
    ...compare(expected.top3, ['first three', top, 'has'], (modes) => modes.every(isIn(top))),
    ...compare(expected.anyTop3, ['first three', top, 'has one of'], (modes) => modes.some(isIn(top))),
    ...compare(expected.notTop3, ['first three', top, 'without'], (modes) => !modes.some(isIn(top))),
    ...compare(expected.notFirst, ['first', portfolio.now, 'not'], (modes) => !modes.some(isIn(portfolio.now))),
    ...compare(expected.ruledOut, ['ruled out', closed, 'has'], (modes) => modes.every(isIn(closed))),
    ...compare(expected.notRuledOut, ['ruled out', closed, 'without'], (modes) => !modes.some(isIn(closed))),
    ...ofResult(`${market}: node`, portfolio.node.shown, expected.node),
    ...ofResult(`${market}: strategy`, portfolio.strategy.shown, expected.strategy),
  ];
}

function ofLists(evaluation: Evaluation, { risks, actions, actionsNot }: Expected): Check[] {
  const raised = evaluation.lists.risks.map(({ risk, severity }) => ({ id: risk.id, severity }));
  const advised = evaluation.lists.actions.map(({ action }) => action.id);
  const gotRisks = raised.map(({ id, severity }) => `${id} (${severity})`).join(', ');
  return [
    ...(risks ?? []).map(({ oneOf, severity }) => ({
      what: 'risks',
      got: gotRisks,
      expected: `one of ${oneOf.join(', ')}${severity ? ` (${severity})` : ''}`,
      pass: raised.some((risk) => oneOf.includes(risk.id) && (!severity || risk.severity === severity)),
    })),
    ...(actions ?? []).map(({ oneOf }) => ({
      what: 'actions',
      got: advised.join(', '),
      expected: `one of ${oneOf.join(', ')}`,
      pass: oneOf.some((id) => advised.includes(id)),
    })),
    ...(actionsNot ?? []).map(({ oneOf }) => ({
      what: 'actions',
      got: advised.join(', '),
      expected: `none of ${oneOf.join(', ')}`,
      pass: !oneOf.some((id) => advised.includes(id)),
    })),
  ];
}

function ofFact(evaluation: Evaluation, name: string, expected: string | number | boolean): Check {
  const [block, rest] = name.split(/\.(.*)/s) as [string, string | undefined];
  const index = evaluation.profile.markets.findIndex((market) => market.id === block);
  const got = plainValue(
    evaluation.facts.value(
      index >= 0 && rest ? rest : name,
      index >= 0 ? { scope: 'market', index } : { scope: 'firm' },
    ),
  );
  return { what: name, got: String(got), expected: String(expected), pass: got === expected };
}

/** What is known about a field in plain form; `open` for a yes-or-no that an open answer decides. */
export function plainValue(value: Value): string | number | boolean {
  switch (value.is) {
    case 'flag':
      return value.may === 'maybe' ? 'open' : value.may === 'yes';
    case 'choice':
      return [...value.may].join(' or ');
    case 'number':
      return value.lo === value.hi ? value.lo : `${value.lo} to ${value.hi}`;
    default:
      return 'does not apply';
  }
}
