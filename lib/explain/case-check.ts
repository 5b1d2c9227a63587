import { type CompiledBook, evaluate, type Profile, readProfile, type Value } from '../engine/index.ts';
import type { Case, RuleBook } from '../rulebook/index.ts';

/** What an expectation looks at, in a market of the case or for the firm. */
export type Subject =
  | 'levelNow'
  | 'levelTarget'
  | 'model'
  | 'strongerSide'
  | 'convergence'
  | 'firstThree'
  | 'first'
  | 'ruledOut'
  | 'node'
  | 'strategy'
  | 'pathway'
  | 'risks'
  | 'actions'
  | 'fact';

/** How what is found must relate to what is wanted. */
export type Relation = 'isOneOf' | 'isNoneOf' | 'hasAll' | 'hasOne' | 'hasNone';

/** One expectation of a case, held against the advice. Ids of the book, so that a reader can be given their names. */
export interface Check {
  readonly subject: Subject;
  /** Id of the market in the case, or of the fact. */
  readonly of: string | null;
  readonly relation: Relation;
  readonly wanted: readonly string[];
  readonly found: readonly string[];
  readonly pass: boolean;
}

/** A check in one line of ids: for the command line and for messages of tests. */
export function checkLine({ subject, of, relation, wanted, found }: Check): string {
  return `${of ? `${of}: ` : ''}${subject} is ${found.join(', ') || 'nothing'}; ${relationWords[relation]} ${wanted.join(', ')}`;
}

const relationWords: Readonly<Record<Relation, string>> = {
  isOneOf: 'expected one of',
  isNoneOf: 'expected none of',
  hasAll: 'expected with all of',
  hasOne: 'expected with one of',
  hasNone: 'expected without',
};

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

interface Expectation {
  readonly must?: readonly string[] | undefined;
  readonly mustNot?: readonly string[] | undefined;
}

/** Holds the advice for one profile of a case against what the case expects. */
export function checkCase(compiled: CompiledBook, item: Case, profile: Profile): Check[] {
  const evaluation = evaluate(compiled, profile);
  const checks: Check[] = [];
  const add = (
    subject: Subject,
    of: string | null,
    relation: Relation,
    wanted: readonly string[],
    found: readonly string[],
  ) => checks.push({ subject, of, relation, wanted, found, pass: relates(relation, wanted, found) });
  const oneOf = (subject: Subject, of: string | null, got: string | null, expectation: Expectation | undefined) => {
    if (expectation?.must) add(subject, of, 'isOneOf', expectation.must, [String(got)]);
    if (expectation?.mustNot) add(subject, of, 'isNoneOf', expectation.mustNot, [String(got)]);
  };
  const { level, model, entry, pathway, derived, risks, actions, actionsNot } = item.expected;
  oneOf('levelNow', null, evaluation.result('level.current').shown, level?.current);
  oneOf('levelTarget', null, evaluation.result('level.target').shown, level?.target);
  const result = evaluation.result('model');
  oneOf('model', null, result.shown, model);
  if (model?.stronger) {
    const sum = (id: string) => result.strengths.find(({ strength }) => strength === id)?.sum ?? 0;
    const [technology, resource] = [sum('technology'), sum('resource')];
    const found = [...(technology >= resource ? ['technology'] : []), ...(resource >= technology ? ['resource'] : [])];
    add('strongerSide', null, 'isOneOf', [model.stronger], found);
  }
  if (model?.convergence !== undefined) {
    const converging =
      result.shown === 'convergent' || evaluation.lists.notes.some(({ note }) => note.flag === 'convergence');
    add('convergence', null, 'isOneOf', [String(model.convergence)], [String(converging)]);
  }
  for (const [id, expected] of Object.entries(entry ?? {})) {
    const portfolio = evaluation.portfolios[profile.markets.findIndex((market) => market.id === id)];
    if (!portfolio) throw new Error(`case ${item.id}: there is no market "${id}"`);
    const { options } = portfolio.mode;
    const top = options.filter(({ rank }) => rank !== null && rank <= 3).map(({ option }) => option);
    const closed = options.filter(({ open }) => open === 'no').map(({ option }) => option);
    const lists = [
      ['top3', 'firstThree', 'hasAll', top],
      ['anyTop3', 'firstThree', 'hasOne', top],
      ['notTop3', 'firstThree', 'hasNone', top],
      ['notFirst', 'first', 'hasNone', portfolio.now],
      ['ruledOut', 'ruledOut', 'hasAll', closed],
      ['notRuledOut', 'ruledOut', 'hasNone', closed],
    ] as const;
    for (const [key, subject, relation, found] of lists) {
      const wanted = expected[key];
      if (wanted) add(subject, id, relation, wanted, found);
    }
    oneOf('node', id, portfolio.node.shown, expected.node);
    oneOf('strategy', id, portfolio.strategy.shown, expected.strategy);
  }
  oneOf('pathway', null, evaluation.result('pathway').shown, pathway);
  for (const { oneOf: ids, severity } of risks ?? []) {
    const raised = evaluation.lists.risks.filter((risk) => !severity || risk.severity === severity);
    add(
      'risks',
      null,
      'hasOne',
      ids,
      raised.map(({ risk }) => risk.id),
    );
  }
  const advised = evaluation.lists.actions.map(({ action }) => action.id);
  for (const { oneOf: ids } of actions ?? []) add('actions', null, 'hasOne', ids, advised);
  for (const { oneOf: ids } of actionsNot ?? []) add('actions', null, 'hasNone', ids, advised);
  for (const [name, expected] of Object.entries(derived ?? {})) {
    const [block, rest] = name.split(/\.(.*)/s) as [string, string | undefined];
    const index = profile.markets.findIndex((market) => market.id === block);
    const isAtMarket = index >= 0 && rest !== undefined;
    const value = evaluation.facts.value(
      isAtMarket ? rest : name,
      isAtMarket ? { scope: 'market', index } : { scope: 'firm' },
    );
    add('fact', name, 'isOneOf', [String(expected)], [String(plainValue(value))]);
  }
  return checks;
}

function relates(relation: Relation, wanted: readonly string[], found: readonly string[]): boolean {
  const some = wanted.some((id) => found.includes(id));
  return relation === 'hasAll'
    ? wanted.every((id) => found.includes(id))
    : relation === 'hasOne' || relation === 'isOneOf'
      ? some
      : !some;
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
