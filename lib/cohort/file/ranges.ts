import { numericRange } from '../../rulebook/index.ts';
import { type Database, quoted, text } from '../duck/database.ts';
import { type FileColumn, yearColumn } from './format.ts';
import { CohortFileError, problems } from './problem.ts';

/** Checks that numbers lie within what their questions allow. Parquet keeps the least and greatest value of each row group, so this reads next to nothing. */
export async function checkNumbers(database: Database, path: string, columns: readonly FileColumn[]): Promise<void> {
  const numbers = columns.filter(({ kind }) => kind === 'number');
  if (numbers.length === 0) return;
  const year = `max(${quoted(yearColumn)})::DOUBLE AS year`;
  const ends = numbers.flatMap(({ name }, index) => [
    `min(${quoted(name)})::DOUBLE AS low${index}`,
    `max(CASE WHEN ${quoted(name)} = 'infinity'::DOUBLE THEN NULL ELSE ${quoted(name)} END)::DOUBLE AS high${index}`,
    `coalesce(bool_or(${quoted(name)} = 'infinity'::DOUBLE), false) AS never${index}`,
  ]);
  const [row] = await database.rows<Record<string, number | boolean | null>>(
    `SELECT ${[year, ...ends].join(', ')} FROM read_parquet(${text(path)})`,
  );
  const found = numbers.flatMap((column, index) => {
    const [least, most] = numericRange(column.question, Number(row!.year));
    const low = row![`low${index}`] as number | null;
    const high = row![`high${index}`] as number | null;
    const outside = [low, high].find(
      (value) => value !== null && (value < least || value > most) && Number.isFinite(value),
    );
    if (outside !== undefined) return [problems.outOfRange(column.name, outside!, least, most)];
    return row![`never${index}`] && !column.question.never
      ? [problems.outOfRange(column.name, Number.POSITIVE_INFINITY, least, most)]
      : [];
  });
  if (found.length > 0) throw new CohortFileError(found);
}
