import { buildAdvice, versionsBeside } from '../../advice/index.ts';
import { carbonBasis, compiledBook } from '../../advice/node.ts';
import { applyScenario, changesRules, overridden } from '../../cohort/index.ts';
import { Database, idColumn, openCohort, profileFrom, quoted, text } from '../../cohort/node.ts';
import { compile } from '../../engine/index.ts';
import { build } from '../../engine/node.ts';
import type { MovedFirm, Results, TaskOf } from '../task.ts';

const baseline = 'baseline.';
/** Firms of a page. */
const most = 25;
const limits = { memory: 512 };

/** Firms that a scenario moves, in the order of the file. */
export async function movedFirms({ results, scenario, from }: TaskOf<'moved'>): Promise<Results['moved']> {
  using database = await Database.open(limits);
  const table = `read_parquet(${text(results)}, file_row_number = true)`;
  const names = (await database.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM ${table}`)).map(
    ({ column_name }) => column_name,
  );
  const pairs = names
    .filter((name) => name.startsWith(baseline))
    .map((before) => ({ before, after: `${scenario}.${before.slice(baseline.length)}` }))
    .filter(({ after }) => names.includes(after));
  const differs = pairs.map(({ before, after }) => `${quoted(before)} IS DISTINCT FROM ${quoted(after)}`).join(' OR ');
  if (differs === '') return { count: 0, firms: [] };
  const [counted] = await database.rows<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE ${differs}`);
  const rows = await database.rows<Record<string, string | number | null>>(
    `SELECT * FROM ${table} WHERE ${differs} ORDER BY file_row_number LIMIT ${most} OFFSET ${Math.max(0, Math.trunc(from))}`,
  );
  const firms = rows.map((row): MovedFirm => {
    const told = pairs.map(({ before, after }) => ({
      of: before.slice(baseline.length),
      from: row[before] as string | null,
      to: row[after] as string | null,
    }));
    return {
      row: Number(row.file_row_number),
      id: String(row[idColumn]),
      changes: told.filter(({ from: was, to }) => was !== to),
    };
  });
  return { count: counted!.count, firms };
}

/** Where a firm stands in the file: its id belongs into no address. */
export async function findFirm({ firms, id }: TaskOf<'find'>): Promise<Results['find']> {
  using database = await Database.open(limits);
  const [found] = await database.rows<{ row: number }>(
    `SELECT file_row_number AS row FROM read_parquet(${text(firms)}, file_row_number = true) WHERE ${quoted(idColumn)} = $1`,
    [id],
  );
  return { row: found?.row ?? null };
}

/** The advice of one firm under the baseline and a scenario; null if the file has no such row. */
export async function besideFirm({
  firms,
  row,
  scenario,
  seed,
  locale,
  words,
}: TaskOf<'beside'>): Promise<Results['beside']> {
  const compiled = compiledBook();
  using database = await Database.open(limits);
  const [found] = await database.rows<{ id: string }>(
    `SELECT ${quoted(idColumn)} AS id FROM read_parquet(${text(firms)}, file_row_number = true) WHERE file_row_number = $1`,
    [row],
  );
  const file = found && (await openCohort(database, firms, build(compiled).layout));
  const profile = found && file && (await profileFrom(database, file, found.id));
  if (!found || !profile) return null;
  const after = applyScenario(compiled, found.id, profile, { seed, levers: scenario.levers ?? [] });
  const rules = changesRules(scenario) ? compile(overridden(compiled.book, scenario)) : compiled;
  const column = (key: string, label: string, rulesThen: typeof compiled, then: typeof profile) => ({
    ...{ key, label, detail: null },
    advice: buildAdvice(rulesThen, then, locale, null, carbonBasis()),
  });
  return {
    id: found.id,
    table: versionsBeside([
      column('baseline', words.baseline, compiled, profile),
      column('scenario', scenario.name[locale], rules, after.profile),
    ]),
    outcomes: after.outcomes.map(({ lever, reach }) => ({ lever, reach })),
  };
}
