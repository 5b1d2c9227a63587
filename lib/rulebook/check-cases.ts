import { answerSchema, explainAnswer } from './answers.ts';
import { nearest } from './condition.ts';
import type { Field } from './fields.ts';
import { splitReference } from './reference.ts';
import { guardMeasures } from './schema/index.ts';
import type { Case, Guard, RuleBook } from './types.ts';

type Path = readonly (string | number)[];

/** What the book's firms are held against. */
export interface CasesAndGuards {
  readonly cases: readonly Case[];
  readonly guards: readonly Guard[];
}

/** The part of the book's checker that cases and guards need. */
interface Reporter {
  readonly book: RuleBook;
  readonly fields: ReadonlyMap<string, Field>;
  report(record: object, path: Path, message: string): void;
  because(record: object, path: Path, ids: readonly string[] | undefined): void;
}

/**
 * Checks that everything a case or guard names exists: questions, answers, markets, options, facts, risks, actions, evidence. A misspelt expectation would
 * otherwise assert nothing and nobody would notice.
 */
export function checkCases(checker: Reporter, { cases, guards }: CasesAndGuards): void {
  const known = new Names(checker);
  for (const item of cases) checkCase(checker, known, item);
  const byId = new Map(cases.map((item) => [item.id, item]));
  for (const guard of guards) checkGuard(checker, known, guard, byId);
}

/** Looks names up and reports the ones that do not exist. */
class Names {
  readonly #checker: Reporter;
  readonly #ids: Readonly<Record<'risk' | 'action' | 'note', ReadonlySet<string>>>;

  constructor(checker: Reporter) {
    const { risks, actions, notes } = checker.book;
    this.#checker = checker;
    const ids = (records: readonly { id: string }[]) => new Set(records.map(({ id }) => id));
    this.#ids = { risk: ids(risks), action: ids(actions), note: ids(notes) };
  }

  entry(record: object, path: Path, kind: 'risk' | 'action' | 'note', id: string): void {
    const ids = this.#ids[kind];
    if (!ids.has(id)) this.#checker.report(record, path, `there is no ${kind} "${id}"${nearest(id, ids)}`);
  }

  options(record: object, path: Path, decision: string, options: readonly unknown[] | undefined): void {
    if (options === undefined) return;
    const found = this.decision(record, path, decision);
    const known = found?.options.map(({ id }) => id) ?? [];
    options.forEach((option, index) => {
      if (found && !known.includes(String(option)))
        this.#checker.report(
          record,
          [...path, index],
          `"${decision}" has no option "${option}"; allowed: ${known.join(', ')}`,
        );
    });
  }

  decision(record: object, path: Path, id: string) {
    const found = this.#checker.book.decisions[id];
    if (!found)
      this.#checker.report(
        record,
        path,
        `there is no decision "${id}"; allowed: ${Object.keys(this.#checker.book.decisions).join(', ')}`,
      );
    return found;
  }

  /** A fact or answer: its name, and where a value is given, that the field can have it. */
  value(record: object, path: Path, name: string, values: readonly unknown[]): Field | undefined {
    const { fields } = this.#checker;
    const field = fields.get(name);
    if (!field) {
      this.#checker.report(record, path, `unknown field "${name}"${nearest(name, fields.keys())}`);
      return undefined;
    }
    const allowed =
      field.type === 'boolean'
        ? [true, false, 'open']
        : field.type === 'choice' || field.type === 'multi'
          ? field.values
          : [];
    for (const value of values) {
      if (field.type === 'number' ? typeof value !== 'number' : !allowed.includes(value as string))
        this.#checker.report(
          record,
          path,
          field.type === 'number'
            ? `"${name}" is a number, not "${value}"`
            : `"${name}" is never "${value}"; allowed: ${allowed.join(', ')}`,
        );
    }
    return field;
  }
}

const marketIds = (item: Case): string[] => (item.profile.markets ?? []).map((market) => String(market.id));

/** "name" or "market.name" into its parts; null after a report. One box of a multiple answer has a dot of its own. */
function place(
  checker: Reporter,
  record: object,
  path: Path,
  key: string,
  markets: readonly string[],
): { market: string | null; name: string } | null {
  const dot = key.indexOf('.');
  const market = key.slice(0, Math.max(0, dot));
  if (markets.includes(market)) return { market, name: key.slice(dot + 1) };
  if (dot < 0 || checker.fields.has(key)) return { market: null, name: key };
  checker.report(
    record,
    path,
    `the case has no market "${market}"${markets.length > 0 ? `; allowed: ${markets.join(', ')}` : ''}`,
  );
  return null;
}

/** A question that a profile, stand-in or change answers, with the answers given to it. */
function answered(
  checker: Reporter,
  record: object,
  path: Path,
  id: string,
  scope: 'firm' | 'market' | 'goods',
  values: readonly unknown[],
  asOf: number,
): void {
  const question = checker.book.questions[id];
  if (question?.scope !== scope) {
    checker.report(
      record,
      path,
      `there is no question "${id}" about the ${scope}${nearest(id, Object.keys(checker.book.questions))}`,
    );
    return;
  }
  for (const value of values) {
    const isOpen = typeof value === 'object' && value !== null && ('unsure' in value || 'skipped' in value);
    if (value === null || isOpen) continue;
    const result = answerSchema(question, checker.book, asOf).safeParse(value);
    if (!result.success)
      checker.report(record, path, `"${id}": ${explainAnswer(question, checker.book, asOf, result.error.issues).en}`);
  }
}

function checkCase(checker: Reporter, known: Names, item: Case): void {
  const markets = marketIds(item);
  checker.because(item, ['source'], item.source);
  const blocks = [
    ['firm', [item.profile.firm], ['firm']],
    ['market', item.profile.markets ?? [], ['markets']],
    ['goods', item.profile.goods ?? [], ['goods']],
  ] as const;
  for (const [scope, answers, [key]] of blocks)
    answers.forEach((block, index) => {
      for (const [id, value] of Object.entries(block).filter(([name]) => scope === 'firm' || name !== 'id'))
        answered(
          checker,
          item,
          ['profile', key, ...(scope === 'firm' ? [] : [index]), id],
          id,
          scope,
          [value],
          item.asOf,
        );
    });
  for (const [key, values] of Object.entries(item.standIn ?? {})) {
    const path = ['standIn', key];
    const at = place(checker, item, path, key, markets);
    if (at) answered(checker, item, path, at.name, at.market === null ? 'firm' : 'market', values, item.asOf);
  }
  item.partial?.forEach((key, index) => {
    const path = ['partial', index];
    const at = place(checker, item, path, key, markets);
    if (!at) return;
    const block =
      at.market === null ? item.profile.firm : item.profile.markets?.find((market) => String(market.id) === at.market);
    if (!Array.isArray(block?.[at.name]))
      checker.report(
        item,
        path,
        `"${key}" is no multiple answer of this profile; write "question" or "market.question"`,
      );
  });
  checkExpected(checker, known, item, markets);
}

function checkExpected(checker: Reporter, known: Names, item: Case, markets: readonly string[]): void {
  const { level, model, entry, pathway, derived, risks, actions, actionsNot } = item.expected;
  const result = (path: Path, decision: string, expected: typeof pathway) => {
    if (!expected) return;
    checker.because(item, [...path, 'because'], expected.because);
    for (const key of ['must', 'mustNot', 'may'] as const) known.options(item, [...path, key], decision, expected[key]);
  };
  result(['expected', 'level', 'current'], 'level.current', level?.current);
  result(['expected', 'level', 'target'], 'level.target', level?.target);
  result(['expected', 'model'], 'model', model);
  result(['expected', 'pathway'], 'pathway', pathway);
  for (const [market, expected] of Object.entries(entry ?? {})) {
    const path = ['expected', 'entry', market];
    if (!markets.includes(market))
      checker.report(item, path, `the case has no market "${market}"; allowed: ${markets.join(', ')}`);
    checker.because(item, [...path, 'because'], expected.because);
    for (const key of ['top3', 'anyTop3', 'notTop3', 'notFirst', 'ruledOut', 'notRuledOut'] as const)
      known.options(item, [...path, key], 'entry.mode', expected[key]);
    result([...path, 'node'], 'entry.node', expected.node);
    result([...path, 'strategy'], 'entry.strategy', expected.strategy);
  }
  for (const [key, value] of Object.entries(derived ?? {})) {
    const path = ['expected', 'derived', key];
    const at = place(checker, item, path, key, markets);
    if (!at) continue;
    const field = known.value(item, path, at.name, [value]);
    if (field && field.scope !== (at.market === null ? 'firm' : 'market'))
      checker.report(
        item,
        path,
        `"${at.name}" is about the ${field.scope}: write ${field.scope === 'market' ? '"market.fact"' : '"fact"'}`,
      );
  }
  for (const [key, kind] of [
    ['risks', 'risk'],
    ['actions', 'action'],
    ['actionsNot', 'action'],
  ] as const)
    ({ risks, actions, actionsNot })[key]?.forEach((line, index) => {
      checker.because(item, ['expected', key, index, 'because'], line.because);
      line.oneOf.forEach((id, place) => {
        known.entry(item, ['expected', key, index, 'oneOf', place], kind, id);
      });
    });
}

// ─── guards

const measureNames = Object.keys(guardMeasures) as (keyof typeof guardMeasures)[];
const orderings = ['rises', 'falls', 'notLower', 'notHigher'];
/** Decisions whose options run from less to more. */
const ladders = ['level.current', 'level.target'];

function checkGuard(checker: Reporter, known: Names, guard: Guard, cases: ReadonlyMap<string, Case>): void {
  checker.because(guard, ['because'], guard.because);
  const caseOf = (path: Path, id: string) => {
    const found = cases.get(id);
    if (!found) checker.report(guard, path, `there is no case "${id}"${nearest(id, cases.keys())}`);
    return found;
  };
  const base = caseOf(['base'], guard.base);
  if (!base) return;
  const names = guard.variants.map(({ name }) => name);
  const usedCases = [base];
  guard.variants.forEach((variant, index) => {
    const path = ['variants', index];
    if (names.indexOf(variant.name) !== index)
      checker.report(guard, [...path, 'name'], `the variant "${variant.name}" stands twice`);
    const item = variant.case === undefined ? base : caseOf([...path, 'case'], variant.case);
    if (!item) return;
    usedCases.push(item);
    for (const [key, value] of Object.entries(variant.set ?? {})) {
      const at = place(checker, guard, [...path, 'set', key], key, marketIds(item));
      if (at)
        answered(
          checker,
          guard,
          [...path, 'set', key],
          at.name,
          at.market === null ? 'firm' : 'market',
          [value],
          item.asOf,
        );
    }
    variant.goods?.forEach((block, place) => {
      for (const [key, value] of Object.entries(block).filter(([name]) => name !== 'id'))
        answered(checker, guard, [...path, 'goods', place, key], key, 'goods', [value], item.asOf);
    });
  });
  guard.expect.forEach((line, index) => {
    checkLine(checker, known, guard, ['expect', index], line, names, usedCases);
  });
}

function checkLine(
  checker: Reporter,
  known: Names,
  guard: Guard,
  path: Path,
  line: Guard['expect'][number],
  names: readonly string[],
  cases: readonly Case[],
): void {
  const report = (key: string, message: string) => checker.report(guard, [...path, key], message);
  const measures = measureNames.filter((name) => line[name] !== undefined);
  const measure = measures[0];
  if (!measure || measures.length > 1) {
    checker.report(guard, path, `needs exactly one of ${measureNames.join(', ')}`);
    return;
  }
  if (!line.relation && !line.is && line.never === undefined)
    checker.report(guard, path, 'asserts nothing; needs one of relation, is, never');
  for (const name of [...(line.in ?? []), ...Object.keys(line.is ?? {})])
    if (!names.includes(name))
      report(line.is && name in line.is ? 'is' : 'in', `there is no variant "${name}"; allowed: ${names.join(', ')}`);
  if (line.relation && (line.in ?? names).length < 2) report('relation', 'compares at least two variants');

  const values = [...Object.values(line.is ?? {}), ...(line.never === undefined ? [] : [line.never])].flat();
  const oneOf = (allowed: readonly string[]) => {
    for (const value of values)
      if (!allowed.includes(String(value))) report(measure, `cannot be "${value}"; allowed: ${allowed.join(', ')}`);
  };
  const subject = line[measure]!;
  let scope: Field['scope'] | undefined;
  let ordered = false;
  switch (measure) {
    case 'decision':
    case 'closed':
    case 'order':
    case 'top3': {
      scope = known.decision(guard, [...path, measure], subject)?.scope;
      if (scope) known.options(guard, [...path, measure], subject, values);
      ordered = measure === 'decision' ? ladders.includes(subject) : measure !== 'order';
      break;
    }
    case 'score':
    case 'option': {
      const [decision, target] = splitReference(subject, checker.book);
      const targets = [...(decision?.options ?? []), ...(measure === 'score' ? (decision?.strengths ?? []) : [])];
      if (!targets.some(({ id }) => id === target)) report(measure, `"${subject}" is not decision.option`);
      scope = decision?.scope;
      ordered = measure === 'score';
      if (measure === 'option') oneOf(['open', 'closed']);
      else if (values.some((value) => typeof value !== 'number')) report(measure, 'a score is a number');
      break;
    }
    case 'fact': {
      const field = known.value(guard, [...path, measure], subject, values);
      scope = field?.scope;
      ordered = field?.type === 'number';
      break;
    }
    default: {
      known.entry(guard, [...path, measure], measure, subject);
      oneOf(measure === 'risk' ? ['absent', 'low', 'medium', 'high', 'present'] : ['absent', 'present']);
      ordered = measure === 'risk';
    }
  }
  if (line.relation && orderings.includes(line.relation) && !ordered)
    report('relation', `"${subject}" has no order: only same or differs can be asked`);
  if (scope === 'goods') report(measure, `"${subject}" is about goods, which a guard cannot look at`);
  if (scope === 'market') {
    const missing = cases.find((item) => !marketIds(item).includes(line.at ?? ''));
    if (missing)
      report(
        'at',
        `names a market of every case it looks at; ${missing.id} has ${marketIds(missing).join(', ') || 'none'}`,
      );
  } else if (line.at !== undefined) report('at', `"${subject}" is not about one market`);
}
