import { companions } from '../program/decider.ts';
import type { ResultNodes } from '../program/program.ts';
import { folded, literal, oneIf, type Text } from './expression.ts';

/** Computes a column of a decision; gives the text that reads it. */
export type Define = (part: string, make: () => string) => () => string;

/** Columns of a decision that others read: option shown (-1 for none), bit of it, bits of the first rank, and where somebody asks bits of what is possible and 1 if certain. */
export type Part = 'shown' | 'bit' | 'first' | 'possible' | 'certain';

/** The decision that says which options are eligible; reads its columns. */
export type Among = (part: Part) => string;

const bit = (option: number) => 1 << option;
const has = (mask: string, option: number) => `bitAnd(${mask}, ${bit(option)}) <> 0`;
const bitIf = (condition: string, option: number) => `CASE WHEN ${condition} THEN ${bit(option)} ELSE 0 END`;
const union = (parts: readonly string[]) => (parts.length === 0 ? '0' : folded('bitOr', parts));
const lowest = (mask: string, count: number) =>
  `CASE ${Array.from({ length: count }, (_, option) => `WHEN ${has(mask, option)} THEN ${option}`).join(' ')} ELSE -1 END`;
const bitOf = (shown: string, count: number) =>
  `CASE ${Array.from({ length: count }, (_, option) => `WHEN ${shown} = ${option} THEN ${bit(option)}`).join(' ')} ELSE 0 END`;

/** Writes one decision as columns, as the deciders of lib/engine/program take it. @param open whether what is still possible is asked for */
export function decide(
  result: ResultNodes,
  results: readonly ResultNodes[],
  open: boolean,
  text: Text,
  define: Define,
  among: Among | null,
): void {
  if (result.decision.decision.method === 'table') table(result, open, text, define);
  else ranking(result, results, open, text, define, among);
}

function table({ rows, options, strengths, decision }: ResultNodes, open: boolean, text: Text, define: Define): void {
  const optionOf = (row: ResultNodes['rows'][number]) =>
    decision.decision.options.findIndex(({ id }) => id === row.rule.rule.choose);
  const certainRow = (row: ResultNodes['rows'][number]) =>
    `${text(row.possible, 'yes')} AND ${text(options[optionOf(row)]!.open, 'yes')}`;
  const cases = () =>
    rows.flatMap((row) => [
      `WHEN ${text(row.shown, 'yes')} AND ${text(options[optionOf(row)]!.open, 'may')} THEN ${optionOf(row)}`,
      // A row that will certainly hold ends the table.
      `WHEN ${certainRow(row)} THEN -1`,
    ]);
  const nothing = () =>
    strengths.length === 0
      ? ''
      : `WHEN NOT (${strengths.map(({ counts }) => text(counts, 'yes')).join(' OR ')}) THEN -1 `;
  const shown = define('shown', () => `CASE ${nothing()}${cases().join(' ')} ELSE -1 END`);
  const first = define('bit', () => bitOf(shown(), options.length));
  define('first', first);
  if (!open) return;
  const last = define(
    'last',
    () => `CASE ${rows.map((row, i) => `WHEN ${certainRow(row)} THEN ${i}`).join(' ')} ELSE ${rows.length} END`,
  );
  define('possible', () =>
    union([
      first(),
      ...rows.map((row, i) =>
        bitIf(
          `${last()} >= ${i} AND ${text(row.possible, 'may')} AND ${text(options[optionOf(row)]!.open, 'may')}`,
          optionOf(row),
        ),
      ),
    ]),
  );
  define('certain', () => oneIf(`${shown()} >= 0 AND ${last()} < ${rows.length}`));
}

function ranking(
  result: ResultNodes,
  results: readonly ResultNodes[],
  open: boolean,
  text: Text,
  define: Define,
  among: Among | null,
): void {
  const { options, ties, fallback, decision } = result;
  const count = options.length;
  const own = decision.decision;
  const scored = own.options.flatMap((option, i) => (option.scored === false ? [] : [i]));
  const sum = (option: number) => text(options[option]!.sum, 'number');
  const eligible = among ? eligibility(result, results, open, define, among) : null;
  const isOpen = (option: number) => text(options[option]!.open, 'may');
  const candidates = define('candidates', () =>
    union(scored.map((i) => bitIf(eligible ? `${has(eligible.now(), i)} AND ${isOpen(i)}` : isOpen(i), i))),
  );
  const sound = define('sound', () =>
    union(scored.map((i) => bitIf(`${has(candidates(), i)} AND ${text(options[i]!.backed, 'yes')}`, i))),
  );
  const least = literal(Number.NEGATIVE_INFINITY, 'number');
  /** The best of a set of options by sum, then tie rules, then the order of the book. */
  const best = (name: string, set: () => string) => {
    const top = define(`${name}_top`, () =>
      folded('greatest', [...scored.map((i) => `CASE WHEN ${has(set(), i)} THEN ${sum(i)} ELSE ${least} END`), least]),
    );
    let found = define(`${name}_tied`, () =>
      union(scored.map((i) => bitIf(`${has(set(), i)} AND ${sum(i)} = ${top()}`, i))),
    );
    (own.ties ?? []).forEach(({ by, prefer }, rule) => {
      const before = found;
      const marks = own.options.map(({ attributes }) => (prefer === 'high' ? 1 : -1) * (attributes?.[by] ?? 0));
      found = define(`${name}_tie${rule}`, () => narrowed(before(), marks, `NOT ${text(ties[rule]!, 'yes')}`));
    });
    if (own.tieOrder) {
      const before = found;
      const marks = own.options.map(({ id }) => {
        const place = own.tieOrder!.indexOf(id);
        return place < 0 ? -own.tieOrder!.length : -place;
      });
      found = define(`${name}_order`, () => narrowed(before(), marks));
    }
    return { top, found };
  };
  const any = best('any', candidates);
  const lead = best('lead', sound);
  const ranked = define('ranked', () => lowest(lead.found(), count));
  const fallen = define('fallen', () => {
    const cases = fallback.map((node, i) => {
      const option = own.options.findIndex(({ id }) => id === own.fallback![i]!.choose);
      return `WHEN ${isOpen(option)} AND ${text(node, 'yes')} THEN ${option}`;
    });
    return cases.length === 0
      ? '-1'
      : `CASE WHEN ${ranked()} >= 0 AND ${lead.top()} > 0 THEN -1 ${cases.join(' ')} ELSE -1 END`;
  });
  const shown = define('shown', () => `CASE WHEN ${fallen()} >= 0 THEN ${fallen()} ELSE ${ranked()} END`);
  const shownBit = define('bit', () => bitOf(shown(), count));
  // One that had to be moved up shares its rank with nobody.
  const first = define(
    'first',
    () =>
      `CASE WHEN ${fallen()} >= 0 OR ${ranked()} <> ${lowest(any.found(), count)} THEN ${shownBit()} ELSE ${lead.found()} END`,
  );
  if (open) openUp(result, scored, eligible, text, define, shownBit, first);
}

type Eligibility = Readonly<Record<'now' | 'possible' | 'always' | 'certain', () => string>>;

function openUp(
  { options, possibleTies, possibleFallback, decision }: ResultNodes,
  scored: readonly number[],
  eligible: Eligibility | null,
  text: Text,
  define: Define,
  shownBit: () => string,
  first: () => string,
): void {
  const least = literal(Number.NEGATIVE_INFINITY, 'number');
  const maybe = (node: number) => `(${text(node, 'may')} AND NOT ${text(node, 'yes')})`;
  const doubts = () => [
    ...[...possibleTies, ...possibleFallback].map(maybe),
    ...scored.flatMap((i) => [
      maybe(options[i]!.open),
      text(options[i]!.pending, 'may'),
      `${text(options[i]!.low, 'number')} <> ${text(options[i]!.high, 'number')}`,
    ]),
    ...(eligible ? [`${eligible.possible()} <> ${eligible.always()}`] : []),
  ];
  const fixed = define('fixed', () => `CASE WHEN ${doubts().join(' OR ')} THEN 0 ELSE 1 END`);
  const within = (mask: (() => string) | undefined, option: number) => (mask ? `${has(mask(), option)} AND ` : '');
  const stays = define('stays', () =>
    union(
      scored.map((i) =>
        bitIf(
          `${within(eligible?.always, i)}${text(options[i]!.open, 'yes')} AND ${text(options[i]!.surelyBacked, 'yes')}`,
          i,
        ),
      ),
    ),
  );
  const floor = define('floor', () =>
    folded('greatest', [
      ...scored.map((i) => `CASE WHEN ${has(stays(), i)} THEN ${text(options[i]!.low, 'number')} ELSE ${least} END`),
      least,
    ]),
  );
  const fallbacks = (decision.decision.fallback ?? []).map(({ choose }) =>
    options.findIndex(({ id }) => id === choose),
  );
  define('possible', () => {
    const could = scored.map((i) =>
      bitIf(
        `${within(eligible?.possible, i)}${text(options[i]!.open, 'may')} AND ${text(options[i]!.high, 'number')} >= ${floor()}`,
        i,
      ),
    );
    const fallen = fallbacks.map((i) => bitIf(text(options[i]!.open, 'may'), i));
    return `CASE WHEN ${fixed()} = 1 THEN ${shownBit()} ELSE ${union([first(), ...could, ...fallen])} END`;
  });
  const someone = () => (eligible ? ` AND ${eligible.certain()} = 1` : '');
  define('certain', () => oneIf(`${first()} <> 0${someone()} AND (${fixed()} = 1 OR ${stays()} <> 0)`));
}

/** Keeps the options with the greatest mark. @param unless where this holds all are kept */
function narrowed(mask: string, marks: readonly number[], unless?: string): string {
  const groups = [...new Set(marks)]
    .sort((a, b) => b - a)
    .map((mark) => marks.reduce((bits, own, i) => (own === mark ? bits | bit(i) : bits), 0));
  const cases = groups.map((group) => `WHEN bitAnd(${mask}, ${group}) <> 0 THEN bitAnd(${mask}, ${group})`);
  return `CASE ${unless ? `WHEN ${unless} THEN ${mask} ` : ''}${cases.join(' ')} ELSE 0 END`;
}

/** Options that go with what another decision shows, and with what it could still show. */
function eligibility(
  result: ResultNodes,
  results: readonly ResultNodes[],
  open: boolean,
  define: Define,
  among: Among,
): Eligibility {
  const goWith = companions(result, results)!;
  const all = goWith.reduce((bits, own) => bits | own, 0);
  const now = define(
    'eligible',
    () => `CASE ${goWith.map((own, option) => `WHEN ${among('shown')} = ${option} THEN ${own}`).join(' ')} ELSE 0 END`,
  );
  if (!open) return { now, possible: now, always: now, certain: () => '1' };
  const possible = define('eligible_possible', () =>
    union(goWith.map((own, option) => `CASE WHEN ${has(among('possible'), option)} THEN ${own} ELSE 0 END`)),
  );
  const always = define(
    'eligible_always',
    () =>
      `bitAnd(${possible()}, ${folded(
        'bitAnd',
        goWith.map((own, option) => `CASE WHEN ${has(among('possible'), option)} THEN ${own} ELSE ${all} END`),
      )})`,
  );
  return { now, possible, always, certain: () => among('certain') };
}
