import type { Database } from '../duck/database.ts';
import { quoted, text } from '../duck/database.ts';
import { type CohortFile, groupPrefix } from '../file/index.ts';
import { baseline, type ResultColumn } from '../run/results.ts';
import { codeColumn, codesTable } from '../run/store.ts';

export interface Transition {
  /** Option, or null for none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly firms: number;
}

/** Pairs of columns that say the same of the baseline and of a scenario. */
export function pairsOf(columns: readonly ResultColumn[], run: string) {
  return columns.flatMap((after, index) => {
    if (after.run !== run || after.about === 'reach' || after.about === 'fact') return [];
    const before = columns.findIndex(
      ({ run: own, about, of, market }) =>
        own === baseline && about === after.about && of === after.of && market === after.market,
    );
    return [{ of: after.of, values: after.values, before: codeColumn(before), after: codeColumn(index) }];
  });
}

/** SQL of whether a firm is advised otherwise under a scenario. */
export function movedBy(columns: readonly ResultColumn[], run: string): string {
  return `(${pairsOf(columns, run)
    .map(({ before, after }) => `${before} <> ${after}`)
    .join(' OR ')})`;
}

/** From what to what, for one thing; ways in are counted market by market. Only what changes. */
export async function transitions(
  database: Database,
  columns: readonly ResultColumn[],
  run: string,
  of: string,
): Promise<Transition[]> {
  const pairs = pairsOf(columns, run).filter((pair) => pair.of === of);
  const [{ values }] = pairs as [(typeof pairs)[number]];
  const parts = pairs.map(
    ({ before, after }) => `SELECT ${before} AS a, ${after} AS b FROM ${codesTable} WHERE ${before} <> ${after}`,
  );
  const rows = await database.rows<{ a: number; b: number; firms: number }>(
    `SELECT a, b, count(*) AS firms FROM (${parts.join(' UNION ALL ')}) GROUP BY a, b ORDER BY firms DESC, a, b`,
  );
  const word = (code: number) => (code === 0 ? null : values[code - 1]!);
  return rows.map(({ a, b, firms }) => ({ from: word(a), to: word(b), firms }));
}

/** How many firms stand where. */
export async function shares(
  database: Database,
  column: ResultColumn,
  index: number,
): Promise<{ option: string | null; firms: number }[]> {
  const rows = await database.rows<{ code: number; firms: number }>(
    `SELECT ${codeColumn(index)} AS code, count(*) AS firms FROM ${codesTable} GROUP BY code ORDER BY code`,
  );
  return rows.map(({ code, firms }) => ({ option: code === 0 ? null : column.values[code - 1]!, firms }));
}

export interface GroupRow {
  readonly group: string;
  readonly value: string | null;
  readonly firms: number;
  readonly moved: number;
  readonly cost: number;
}

/** Firms, firms moved and cost by the groups of the file and the facts of the baseline. */
export async function byGroup(
  database: Database,
  file: CohortFile,
  columns: readonly ResultColumn[],
  run: string,
  cost: string,
): Promise<GroupRow[]> {
  const facts = columns.flatMap(({ about, of, values }, index) =>
    about === 'fact'
      ? [{ group: of, sql: `list_extract([${values.map(text).join(', ')}], c.${codeColumn(index)})` }]
      : [],
  );
  const own = file.groups.map((name) => ({ group: name, sql: `f.${quoted(`${groupPrefix}${name}`)}` }));
  const names = file.groups.map((name) => quoted(`${groupPrefix}${name}`)).join(', ') || 'id';
  const found: GroupRow[] = [];
  for (const { group, sql } of [...own, ...facts]) {
    const rows = await database.rows<Omit<GroupRow, 'group'>>(
      `SELECT ${sql} AS value, count(*) AS firms, count(*) FILTER (${movedBy(columns, run)}) AS moved, sum(${cost}) AS cost ` +
        `FROM (SELECT ${names} FROM read_parquet(${text(file.path)})) f POSITIONAL JOIN ${codesTable} c GROUP BY value ORDER BY value`,
    );
    found.push(...rows.map((row) => ({ group, ...row })));
  }
  return found;
}
