import { type CompiledBook, evaluate, type Profile, readProfile, type Value } from '../engine/index.ts';
import type { Case, RuleBook } from '../rulebook/index.ts';

/** One expectation of a case, held against the advice. */
export interface Check {
  readonly what: string;
  readonly got: string;
  readonly expected: string;
  readonly pass: boolean;
}

/**
 * The profiles of a case: what its source states, and one profile for each combination of the answers that stand in for its silence.
 * @throws Error if the case is not a valid profile
 */
export function profilesOf(book: RuleBook, item: Case): Profile[] {
  const variants = Object.entries(item.standIn ?? {}).reduce<Record<string, unknown>[]>(
    (list, [key, values]) => list.flatMap((variant) => values.map((value) => ({ ...variant, [key]: value }))),
    [{}],
  );
  return variants.map((variant) => {
    const firm: Record<string, unknown> = { ...item.profile.firm };
    for (const question of item.partial ?? [])
      if (firm[question] !== undefined) firm[question] = { unsure: { includes: firm[question] } };
    const markets = (item.profile.markets ?? []).map((market) => ({ ...market }));
    for (const [key, value] of Object.entries(variant)) {
      const [block, question] = key.split('.') as [string, string | undefined];
      if (question === undefined) firm[key] = value;
      else Object.assign(markets.find((market) => market.id === block) ?? {}, { [question]: value });
    }
    const { profile, problems } = readProfile(
      book,
      { asOf: item.asOf, firm, markets, goods: item.profile.goods ?? [] },
      item.asOf,
    );
    if (!profile)
      throw new Error(
        `case ${item.id}: ${problems.map((problem) => `${problem.path}: ${problem.message}`).join('; ')}`,
      );
    return profile;
  });
}

interface Expectation {
  readonly must?: readonly string[] | undefined;
  readonly mustNot?: readonly string[] | undefined;
}

/** Holds the advice for one profile of a case against what the case expects. */
export function checkCase(compiled: CompiledBook, item: Case, profile: Profile): Check[] {
  const evaluation = evaluate(compiled, profile);
  const checks: Check[] = [];
  const add = (what: string, got: string, expected: string, pass: boolean) =>
    checks.push({ what, got, expected, pass });
  const oneOf = (what: string, got: string | null, expectation: Expectation | undefined) => {
    if (expectation?.must)
      add(what, String(got), expectation.must.join(' or '), expectation.must.includes(String(got)));
    if (expectation?.mustNot)
      add(what, String(got), `not ${expectation.mustNot.join(', ')}`, !expectation.mustNot.includes(String(got)));
  };
  const { level, model, entry, pathway, derived, risks, actions, actionsNot } = item.expected;
  const rung = (shown: string | null) => (shown === 'prepareFirst' ? 'prepare' : shown);
  oneOf('level now', rung(evaluation.result('level.current').shown), level?.current);
  oneOf('level to aim for', rung(evaluation.result('level.target').shown), level?.target);
  const result = evaluation.result('model');
  oneOf('model', result.shown, model);
  if (model?.stronger) {
    const [technology, resource] = ['technology', 'resource'].map(
      (id) => result.strengths.find((strength) => strength.strength === id)?.sum ?? 0,
    ) as [number, number];
    add(
      'stronger side',
      `technology ${technology}, resource ${resource}`,
      model.stronger,
      model.stronger === 'technology' ? technology >= resource : resource >= technology,
    );
  }
  if (model?.convergence !== undefined) {
    const converging =
      result.shown === 'convergent' || evaluation.lists.notes.some(({ note }) => note.flag === 'convergence');
    add('convergence', String(converging), String(model.convergence), converging === model.convergence);
  }
  for (const [id, expected] of Object.entries(entry ?? {})) {
    const portfolio = evaluation.portfolios[profile.markets.findIndex((market) => market.id === id)];
    if (!portfolio) continue;
    const top = portfolio.mode.options
      .filter((option) => option.rank !== null && option.rank <= 3)
      .map((option) => option.option);
    const state = (mode: string) => portfolio.mode.options.find((option) => option.option === mode)?.open;
    const list = (key: string) => (Array.isArray(expected[key]) ? (expected[key] as string[]) : undefined);
    const closed = portfolio.mode.options.filter((option) => option.open === 'no').map((option) => option.option);
    if (list('top3'))
      add(
        `${id}: first three`,
        top.join(', '),
        `has ${list('top3')!.join(', ')}`,
        list('top3')!.every((mode) => top.includes(mode)),
      );
    if (list('anyTop3'))
      add(
        `${id}: first three`,
        top.join(', '),
        `has one of ${list('anyTop3')!.join(', ')}`,
        list('anyTop3')!.some((mode) => top.includes(mode)),
      );
    if (list('notTop3'))
      add(
        `${id}: first three`,
        top.join(', '),
        `without ${list('notTop3')!.join(', ')}`,
        !list('notTop3')!.some((mode) => top.includes(mode)),
      );
    if (list('notFirst'))
      add(
        `${id}: first`,
        portfolio.now.join(', '),
        `not ${list('notFirst')!.join(', ')}`,
        !list('notFirst')!.some((mode) => portfolio.now.includes(mode)),
      );
    if (list('ruledOut'))
      add(
        `${id}: ruled out`,
        closed.join(', '),
        list('ruledOut')!.join(', '),
        list('ruledOut')!.every((mode) => state(mode) === 'no'),
      );
    if (list('notRuledOut'))
      add(
        `${id}: ruled out`,
        closed.join(', ') || 'nothing',
        `not ${list('notRuledOut')!.join(', ')}`,
        !list('notRuledOut')!.some((mode) => state(mode) === 'no'),
      );
    oneOf(`${id}: node`, portfolio.node.shown, expected.node as Expectation | undefined);
    oneOf(`${id}: strategy`, portfolio.strategy.shown, expected.strategy as Expectation | undefined);
  }
  oneOf('pathway', evaluation.result('pathway').shown, pathway?.label as Expectation | undefined);
  const raised = evaluation.lists.risks.map(({ risk }) => risk.id);
  for (const { oneOf: ids, severity } of risks ?? []) {
    const found = evaluation.lists.risks.filter(({ risk }) => ids.includes(risk.id));
    add(
      'risks',
      raised.join(', '),
      `one of ${ids.join(', ')}${severity ? ` (${severity})` : ''}`,
      found.some((item) => !severity || item.severity === severity),
    );
  }
  const advised = evaluation.lists.actions.map(({ action }) => action.id);
  for (const { oneOf: ids } of actions ?? [])
    add(
      'actions',
      advised.join(', '),
      `one of ${ids.join(', ')}`,
      ids.some((id) => advised.includes(id)),
    );
  for (const { oneOf: ids } of actionsNot ?? [])
    add('actions', advised.join(', '), `none of ${ids.join(', ')}`, !ids.some((id) => advised.includes(id)));
  for (const [name, expected] of Object.entries(derived ?? {})) {
    const [block, rest] = name.split('.') as [string, string | undefined];
    const index = profile.markets.findIndex((market) => market.id === block);
    const fact = index >= 0 && rest ? rest : name;
    if (!compiled.fields.has(fact)) continue;
    const value = evaluation.facts.value(fact, index >= 0 ? { scope: 'market', index } : { scope: 'firm' });
    const got = describe(value);
    add(name, String(got), String(expected), got === expected);
  }
  return checks;
}

function describe(value: Value): string | number | boolean {
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
