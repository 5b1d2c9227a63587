import type { SqlDecided } from '../../lib/cohort/sql/wanted.ts';
import { type Columns, columnsOf, Population, type ResultColumns } from '../../lib/engine/compiled/index.ts';
import type { Profile } from '../../lib/engine/index.ts';
import type { Program } from '../../lib/engine/program/index.ts';

export type SqlDecide = (columns: Columns) => Promise<SqlDecided>;

/** What an SQL engine says otherwise than the compiled decisions: one line per decision and part. */
export async function sqlDifferences(
  program: Program,
  profiles: readonly Profile[],
  decide: SqlDecide,
): Promise<string[]> {
  const columns = columnsOf(program.layout, profiles);
  const decisions = program.results.map((_, index) => index);
  const expected = new Population(program, { decisions, possible: true, sums: true }).run(columns);
  return sqlDifferencesIn(program, expected, await decide(columns));
}

/** The same for results that are there. */
export function sqlDifferencesIn(
  program: Program,
  expected: ReadonlyMap<number, ResultColumns>,
  found: SqlDecided,
): string[] {
  return program.results.flatMap((result, index) => {
    const { id } = result.decision.decision;
    const [own, other] = [expected.get(index)!, found.get(index)!];
    return (['shown', 'first', 'possible', 'sums'] as const).flatMap((part) => {
      if (own[part].length !== other[part].length)
        return [`${id}: ${other[part].length} values of ${part}, not ${own[part].length}`];
      const rows = [...own[part].keys()].filter((row) => !Object.is(own[part][row]! + 0, other[part][row]! + 0));
      if (rows.length === 0) return [];
      const row = rows[0]!;
      return [
        `${id}: ${rows.length} times another ${part}, first in row ${row}: ${other[part][row]} instead of ${own[part][row]}`,
      ];
    });
  });
}
