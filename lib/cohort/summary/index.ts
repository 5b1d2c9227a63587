import type { Localised, RuleBook, ScenarioRecord } from '../../rulebook/index.ts';
import { reaches } from '../columns/lever.ts';
import type { Database } from '../duck/database.ts';
import type { CohortFile } from '../file/index.ts';
import { baseline, firmDecisions, resultColumns, wayIn } from '../run/results.ts';
import type { Attributed } from '../run/run.ts';
import { codeColumn, codesTable, costOf } from '../run/store.ts';
import { type Alike, bootstrap, type Intervals } from './bootstrap.ts';
import { byGroup, movedBy, shares, transitions } from './queries.ts';
import { fewest, type Shown, shownNumber, suppressed } from './suppress.ts';
import { type Funnel, type InBoth, whyNothing } from './why-nothing.ts';

export interface ScenarioSummary {
  readonly id: string;
  readonly name: Localised;
  /** Firms that are advised otherwise in anything that a run keeps. */
  readonly moved: Shown;
  readonly cost: number;
  readonly costPerMove: number | null;
  readonly intervals: Intervals | null;
  /** From what to what; ways in count markets, all else firms. */
  readonly transitions: Readonly<
    Record<string, readonly { readonly from: string | null; readonly to: string | null; readonly firms: Shown }[]>
  >;
  readonly levers: readonly {
    readonly lever: string;
    readonly funnel: Readonly<Record<string, Shown>>;
    /** Firms it moves by itself and its share of those it moves together with others; null if that was not asked for or is not shown. */
    readonly moves: number | null;
  }[];
  readonly groups: readonly {
    readonly group: string;
    readonly value: string | null;
    readonly firms: Shown;
    readonly moved: Shown;
    readonly cost: number | null;
  }[];
  /** Why nothing changed; null if something did. */
  readonly nothing: InBoth | null;
}

/** What a run comes to. Numbers of 1 to 4 firms are left out (null) unless the user holds the data. */
export interface Summary {
  readonly rules: { readonly version: string; readonly hash: string };
  readonly seed: number;
  readonly firms: number;
  readonly holdsData: boolean;
  readonly baseline: Readonly<Record<string, readonly { readonly option: string | null; readonly firms: Shown }[]>>;
  readonly scenarios: readonly ScenarioSummary[];
}

export interface SummaryOptions {
  readonly book: RuleBook;
  readonly file: CohortFile;
  readonly scenarios: readonly ScenarioRecord[];
  readonly seed: number;
  /** The user holds the firms' data: small numbers are shown. */
  readonly holdsData: boolean;
}

/** Sums up the codes of a run, while they are in the database. */
export async function summarise(
  database: Database,
  options: SummaryOptions,
  attributed: Attributed = [],
): Promise<Summary> {
  const { book, file, scenarios, seed, holdsData } = options;
  const columns = resultColumns(book, scenarios);
  const stands: Record<string, Awaited<ReturnType<typeof shares>>> = {};
  for (const [index, column] of columns.entries())
    if (column.run === baseline && column.about === 'decision')
      stands[column.of] = await shares(database, column, index);
  return {
    rules: { version: book.version, hash: book.hash },
    seed,
    firms: file.rows,
    holdsData,
    baseline: Object.fromEntries(Object.entries(stands).map(([of, rows]) => [of, suppressed(rows, holdsData)])),
    scenarios: await inOrder(scenarios, (scenario) =>
      summaryOf(database, options, scenario, attributed[scenarios.indexOf(scenario)] ?? null),
    ),
  };
}

async function summaryOf(
  database: Database,
  { book, file, scenarios, seed, holdsData }: SummaryOptions,
  scenario: ScenarioRecord,
  parts: Float64Array | null,
): Promise<ScenarioSummary> {
  const columns = resultColumns(book, scenarios);
  const { id, name, levers = [] } = scenario;
  const cost = costOf(scenario, columns);
  const alike = await database.rows<Record<string, unknown> & Alike>(
    `SELECT ${movedBy(columns, id)} AS moved, ${cost} AS cost, count(*) AS firms FROM ${codesTable} c GROUP BY ALL ORDER BY ALL`,
  );
  const moved = alike.reduce((sum, row) => sum + (row.moved ? row.firms : 0), 0);
  const total = alike.reduce((sum, row) => sum + row.firms * row.cost, 0);
  const funnels = await inOrder(levers, async ({ lever }) => {
    const index = columns.findIndex(({ run, about, of }) => run === id && about === 'reach' && of === lever);
    const rows = await database.rows<{ code: number; firms: number }>(
      `SELECT ${codeColumn(index)} AS code, count(*) AS firms FROM ${codesTable} GROUP BY code ORDER BY code`,
    );
    const funnel = Object.fromEntries(rows.map(({ code, firms }) => [reaches[code - 1]!, firms])) as Funnel;
    return { lever, funnel };
  });
  const found = await inOrder([...firmDecisions, wayIn], async (of) => {
    return [of, suppressed(await transitions(database, columns, id, of), holdsData)] as const;
  });
  const groups = await byGroup(database, file, columns, id, cost);
  const small = shownNumber(moved, holdsData) === null;
  return {
    id,
    name,
    moved: shownNumber(moved, holdsData),
    cost: total,
    costPerMove: moved === 0 || small ? null : total / moved,
    intervals: small ? null : bootstrap(alike, seed),
    transitions: Object.fromEntries(found),
    levers: funnels.map(({ lever, funnel }, index) => {
      const rows = Object.entries(funnel).map(([reach, firms]) => ({ reach, firms }));
      return {
        lever,
        funnel: Object.fromEntries(suppressed(rows, holdsData).map(({ reach, firms }) => [reach, firms])),
        moves: parts && !small && (holdsData || parts[index]! >= fewest) ? parts[index]! : null,
      };
    }),
    groups: groups.map((row) => {
      const isSmall = shownNumber(row.firms, holdsData) === null || shownNumber(row.moved, holdsData) === null;
      return {
        ...row,
        firms: shownNumber(row.firms, holdsData),
        moved: isSmall ? null : row.moved,
        cost: isSmall ? null : row.cost,
      };
    }),
    nothing: moved > 0 ? null : nothingOf(funnels, file.rows),
  };
}

/** The measure that came furthest says why. */
function nothingOf(funnels: readonly { readonly funnel: Funnel }[], firms: number): InBoth {
  const reached = ({ changed = 0, noEffect = 0, cannotApply = 0, unaware = 0 }: Funnel) =>
    1e12 * changed + 1e8 * noEffect + 1e4 * cannotApply + unaware;
  const [best] = [...funnels].sort((a, b) => reached(b.funnel) - reached(a.funnel));
  if (best) return whyNothing(best.funnel);
  return {
    en: `This changed nothing for any of ${firms} firms: none of them stands near what the scenario changes in the rules.`,
    zh: `没有变化：${firms} 家企业都不在情景所改规则的临界处。`,
  };
}

async function inOrder<T, R>(items: readonly T[], make: (item: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  for (const item of items) found.push(await make(item));
  return found;
}
