import { quoted } from '../../cohort/node.ts';
import type { Localised } from '../../rulebook/index.ts';
import type { Mapping } from '../match/mapping.ts';
import type { Targets } from '../match/targets.ts';
import { shown } from '../problem.ts';
import type { RowReader } from './row-reader.ts';
import type { Workplace } from './workplace.ts';

/** From so many values on their size says something about their unit. */
const enough = 20;

/** Percentages that are all between 0 and 1 may be shares of one. Nothing is guessed; it is said. */
export async function doubts(
  { database }: Workplace,
  reader: RowReader,
  mapping: Mapping,
  targets: Targets,
): Promise<readonly Localised[]> {
  const notes: Localised[] = [];
  for (const { to, header } of reader.columns) {
    const hasFactor = mapping.columns.some((column) => column.to === to && column.factor !== undefined);
    if (targets.columns.get(to)?.question.type !== 'percent' || hasFactor) continue;
    const [row] = await database.rows<{ values: number; most: number | null; broken: boolean | null }>(
      `SELECT count(value) AS "values", max(value) AS most, bool_or(value <> round(value)) AS broken FROM (SELECT ${quoted(to)} AS value FROM firms)`,
    );
    if (row!.values >= enough && row!.most! <= 1 && row!.broken) notes.push(perhapsShares(header));
  }
  return notes;
}

function perhapsShares(header: string): Localised {
  return {
    en: `"${shown(header)}": no value is above 1, read as percent; if they are shares of one, set the factor 100 in the mapping`,
    zh: `“${shown(header)}”：所有数值都不超过 1，目前按百分数读取；如果是小数形式的占比，请在对应表中把 factor 设为 100`,
  };
}
