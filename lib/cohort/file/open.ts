import type { Layout } from '../../engine/node.ts';
import { type Database, quoted, text } from '../duck/database.ts';
import { type FileColumn, fileColumns, groupPrefix, idColumn, yearColumn } from './format.ts';
import { CohortFileError, type FileProblem, problems } from './problem.ts';
import { checkNumbers } from './ranges.ts';

/** A cohort file whose columns are known. */
export interface CohortFile {
  readonly path: string;
  readonly rows: number;
  /** Columns with answers, in the order of the format. */
  readonly columns: readonly FileColumn[];
  /** Names of the groups, without their prefix. */
  readonly groups: readonly string[];
}

/** The rows of a file as SQL reads them, with their number in the column `file_row_number`. */
export function tableOf(path: string): string {
  return `read_parquet(${text(path)}, file_row_number = true)`;
}

/**
 * Opens a cohort file: its columns must belong to the rule book and have the right types, ids must be unique, numbers within what their questions allow.
 *
 * @throws CohortFileError with every problem found
 */
export async function openCohort(
  database: Database,
  path: string,
  layout: Pick<Layout, 'questions'>,
): Promise<CohortFile> {
  const header = await headerOf(database, path);
  const known = new Map(fileColumns(layout).map((column) => [column.name, column]));
  const found: FileProblem[] = [];
  const columns: FileColumn[] = [];
  for (const name of [idColumn, yearColumn]) if (!header.has(name)) found.push(problems.missing(name));
  for (const [name, type] of header) {
    if (name === idColumn || name.startsWith(groupPrefix)) {
      if (!isText(type)) found.push(problems.wrongType(name, type, 'text'));
      continue;
    }
    if (name === yearColumn) {
      if (!isNumber(type)) found.push(problems.wrongType(name, type, 'whole number'));
      continue;
    }
    const column = known.get(name);
    if (!column) found.push(problems.unknownColumn(name, [...known.keys()]));
    else if (!fits(column, type)) found.push(problems.wrongType(name, type, wantedType(column)));
    else columns.push(column);
  }
  if (found.length > 0) throw new CohortFileError(found);
  const rows = await checkFirms(database, path);
  await checkNumbers(database, path, columns);
  const groups = [...header.keys()].filter((name) => name.startsWith(groupPrefix));
  return {
    path,
    rows,
    columns: [...known.values()].filter((column) => columns.includes(column)),
    groups: groups.map((name) => name.slice(groupPrefix.length)),
  };
}

async function headerOf(database: Database, path: string): Promise<Map<string, string>> {
  try {
    const rows = await database.rows<{ column_name: string; column_type: string }>(
      `DESCRIBE SELECT * FROM read_parquet(${text(path)})`,
    );
    return new Map(rows.map((row) => [row.column_name, row.column_type]));
  } catch {
    throw new CohortFileError([problems.unreadable()]);
  }
}

async function checkFirms(database: Database, path: string): Promise<number> {
  const [id, year] = [quoted(idColumn), quoted(yearColumn)];
  const from = `FROM read_parquet(${text(path)})`;
  const [counts] = await database.rows<{ rows: number; ids: number; years: number; different: number }>(
    `SELECT count(*) AS rows, count(${id}) AS ids, count(${year}) AS years, count(DISTINCT ${id}) AS different ${from}`,
  );
  const { rows, ids, years, different } = counts!;
  if (ids < rows) throw new CohortFileError([problems.empty(idColumn)]);
  if (years < rows) throw new CohortFileError([problems.empty(yearColumn)]);
  if (different === rows) return rows;
  const [twice] = await database.rows<{ id: string }>(
    `SELECT ${id} AS id ${from} GROUP BY ${id} HAVING count(*) > 1 LIMIT 1`,
  );
  throw new CohortFileError([problems.notUnique(idColumn, twice!.id)]);
}

const isText = (type: string) => type === 'VARCHAR' || type.startsWith('ENUM');
const isNumber = (type: string) => /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL.*)$/.test(type);

function fits({ kind }: FileColumn, type: string): boolean {
  if (kind === 'number') return isNumber(type);
  return kind === 'boolean' ? type === 'BOOLEAN' : isText(type);
}

function wantedType({ kind }: FileColumn): string {
  return kind === 'number' ? 'number' : kind === 'boolean' ? 'yes or no (boolean)' : 'text';
}
