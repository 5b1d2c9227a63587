import type { At, Decisions, Profile } from '../../engine/index.ts';
import { entryId } from '../../explain/index.ts';
import type { ParsedRow } from '../../rulebook/index.ts';
import { type Clause, placeOf } from '../clauses.ts';
import type { Finding } from '../finding.ts';
import { type Context, finding, nameOf, placeWhere, shown, testWords } from './context.ts';

/** Conditions that hold for no firm, and conditions that hold for every one. */
export async function conditions(context: Context): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const clause of context.clauses) {
    const found = (await dead(context, clause)) ?? (await always(context, clause));
    if (found) findings.push(found);
  }
  return findings;
}

const holdsAt = (decisions: Decisions, clause: Clause, row: ParsedRow): At | undefined =>
  placeWhere(decisions, clause.scope, (at) => decisions.facts.row(row, at) === 'yes');

async function dead(context: Context, clause: Clause): Promise<Finding | null> {
  const { prover } = context;
  if (prover.samples.holding(clause)) return null;
  const search = (row: ParsedRow) =>
    prover.find(
      `${where(clause)} holds`,
      (encoder) => [encoder.row(row, placeOf(clause)).yes],
      (decisions) => holdsAt(decisions, clause, row) !== undefined,
    );
  if ((await search(clause.row)).is !== 'none') return null;
  // As many of its tests as can hold together, and the first that cannot join them.
  let kept: ParsedRow['tests'] = [];
  let nearest: Profile | null = null;
  let odd = clause.row.tests[0]!;
  for (const test of clause.row.tests) {
    const result = await search({ ...clause.row, tests: [...kept, test] });
    if (result.is === 'firm') {
      kept = [...kept, test];
      nearest = result.profile;
    } else odd = test;
  }
  const misses = testWords(context.compiled, pick(clause, [odd.field.name]));
  const rest = testWords(
    context.compiled,
    pick(
      clause,
      kept.map(({ field }) => field.name),
    ),
  );
  const row: ParsedRow = { ...clause.row, tests: kept };
  nearest ??= prover.samples.placesOf(clause.scope)[0]!.profile;
  const firms = [
    shown(
      context,
      nearest,
      placeOf(clause),
      (decisions) =>
        holdsAt(decisions, clause, row) !== undefined && holdsAt(decisions, clause, clause.row) === undefined,
    ),
  ];
  const text =
    kept.length === 0
      ? { en: `No firm can fulfil: ${misses.en}.`, zh: `没有任何企业能满足：${misses.zh}。` }
      : {
          en: `No firm can fulfil "${misses.en}" together with "${rest.en}". The firm shown fulfils all but the first.`,
          zh: `“${misses.zh}”与“${rest.zh}”不可能同时成立。所附企业满足后者，唯独不满足前者。`,
        };
  return finding('deadCondition', nameOf(clause.entry), part(clause), text, firms);
}

/** Last rows of tables are defaults, and a list may speak to every firm. */
async function always(context: Context, clause: Clause): Promise<Finding | null> {
  const { prover, compiled } = context;
  const { entry } = clause;
  const isDefault =
    (entry.kind === 'rule' && entry.item.choose !== undefined && entry.decision.rules.at(-1) === entry.item) ||
    (entry.kind === 'fact' && entry.item.choose !== undefined && clause.part === entry.item.choose.length - 1);
  const speaksToAll = !['rule', 'step', 'fact', 'question'].includes(entry.kind);
  // The alternatives of a condition are looked at together, once.
  const { whole } = clause;
  // A test for any value ("-") asks on purpose only whether there is an answer.
  const asksOnly = whole.any.every((row) => row.tests.every(({ test }) => test.op === 'any'));
  if (isDefault || speaksToAll || asksOnly || clause.alternative > 0) return null;
  const misses = (decisions: Decisions) =>
    placeWhere(decisions, clause.scope, (at) => decisions.facts.condition(whole, at) !== 'yes') !== undefined;
  if (clause.of === 1 ? prover.samples.missing(clause) : prover.samples.someFirm(misses)) return null;
  const result = await prover.find(
    `${where(clause)} does not hold`,
    (encoder) => [encoder.terms.not(encoder.condition(whole, placeOf(clause)).yes)],
    misses,
  );
  const holds = prover.samples.holding(clause);
  if (result.is !== 'none' || !holds) return null;
  const words = testWords(compiled, clause.condition);
  return finding(
    'alwaysHolds',
    nameOf(entry),
    entry.kind === 'rule' || entry.kind === 'question' ? '' : `condition ${clause.part + 1}`,
    {
      en: `Every firm that has answered everything fulfils it: ${words.en}. It tells no firm from another.`,
      zh: `凡答完问题的企业都满足：${words.zh}。它区分不了任何企业。`,
    },
    [shown(context, holds.profile, holds.at, (decisions) => holdsAt(decisions, clause, clause.row) !== undefined)],
  );
}

function pick(clause: Clause, fields: readonly string[]): Clause['source'] {
  return Object.fromEntries(Object.entries(clause.source).filter(([name]) => fields.includes(name)));
}

/** Which condition and alternative of the record, counted from 1 as a reader would. */
function part({ entry, part: index, alternative, of }: Clause): string {
  const row = entry.kind === 'rule' || entry.kind === 'question' ? '' : `condition ${index + 1}`;
  return [row, of > 1 ? `alternative ${alternative + 1}` : ''].filter(Boolean).join(', ');
}

function where(clause: Clause): string {
  return [`${clause.entry.kind} ${entryId(clause.entry)}`, part(clause)].filter(Boolean).join(', ');
}
