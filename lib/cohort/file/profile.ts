import type { Block, Profile } from '../../engine/index.ts';
import { type Database, quoted, text } from '../duck/database.ts';
import { answersFrom, type FileCell } from './cells.ts';
import { filePlaces, idColumn, yearColumn } from './format.ts';
import type { CohortFile } from './open.ts';

/** One firm of a file with all its answers, so that its full advice can be opened; null if there is none with this id. */
export async function profileFrom(database: Database, file: CohortFile, id: string): Promise<Profile | null> {
  const [row] = await database.rows<Record<string, FileCell>>(
    `SELECT * FROM read_parquet(${text(file.path)}) WHERE ${quoted(idColumn)} = $1`,
    [id],
  );
  if (!row) return null;
  const cells = new Map(Object.entries(row));
  const columnsAt = (scope: 'firm' | 'market' | 'goods', index: number) =>
    file.columns.filter((column) => column.scope === scope && column.index === index);
  const blocks = (scope: 'market' | 'goods', prefix: string): Block[] => {
    const all = Array.from({ length: filePlaces[scope] }, (_, index) => ({
      id: `${prefix}${index + 1}`,
      answers: answersFrom(columnsAt(scope, index), cells),
    }));
    // A place is there if anything is known of it or of a later one.
    return all.slice(0, all.findLastIndex(({ answers }) => Object.keys(answers).length > 0) + 1);
  };
  return {
    asOf: Number(cells.get(yearColumn)),
    firm: answersFrom(columnsAt('firm', 0), cells),
    markets: blocks('market', 'm'),
    goods: blocks('goods', 'g'),
  };
}
