import { exclusiveOption } from '../../rulebook/index.ts';
import { type Database, quoted, text } from '../duck/database.ts';
import type { FileColumn } from './format.ts';
import { type CohortFile, tableOf } from './open.ts';
import { CohortFileError, type FileProblem, problems } from './problem.ts';

/** What a text of a column means as bits of options. */
export interface Dictionary {
  /** Texts by their 1-based number, which is what the database hands over for a text; 0 stands for a text that is not among them. */
  readonly texts: readonly string[];
  /** Bits by number; 0 where there is no text. */
  readonly bits: Int32Array;
  /** Type of the database that numbers the texts the same way, from 0; without one they are searched. */
  readonly type?: string;
}

/** The dictionary of a column: of a choice all options, of a multiple answer the combinations learnt so far. */
export function dictionaryOf(column: FileColumn, combinations: readonly string[] = []): Dictionary {
  const texts = column.kind === 'option' ? column.question.options : combinations;
  const bits = texts.map((cell) => bitsOf(column, cell));
  const bad = texts.flatMap((cell, index) => (bits[index] === null ? [problemOf(column, cell)] : []));
  if (bad.length > 0) throw new CohortFileError(bad);
  return { texts, bits: Int32Array.from([0, ...(bits as number[])]) };
}

/** From so many texts on, a look-up for each row is quicker than a search for each different text. */
const manyTexts = 48;

/** Gives a dictionary of many texts a type in the database, by which it is looked up. */
export async function withType(database: Database, name: string, dictionary: Dictionary): Promise<Dictionary> {
  if (dictionary.texts.length < manyTexts) return dictionary;
  await database.run(
    `DROP TYPE IF EXISTS ${name}; CREATE TYPE ${name} AS ENUM (${dictionary.texts.map(text).join(', ')})`,
  );
  return { ...dictionary, type: name };
}

/** Number of the text in a row: null without text, 0 for one that is not in the dictionary. Functions of one column run once per text, not once per row. */
export function numberOf(column: FileColumn, { texts, type }: Dictionary): string {
  const name = quoted(column.name);
  const unknown = `CAST(0 * length(${name}) AS INTEGER)`;
  if (texts.length === 0) return unknown;
  const number = type
    ? `CAST(enum_code(TRY_CAST(${name} AS ${type})) AS INTEGER) + 1`
    : `list_position([${texts.map(text).join(', ')}], ${name})`;
  return `coalesce(${number}, ${unknown})`;
}

/** All combinations that a column holds in some rows. */
export async function combinationsIn(
  database: Database,
  { path }: CohortFile,
  columns: readonly FileColumn[],
  from: number,
  to: number,
): Promise<ReadonlyMap<FileColumn, readonly string[]>> {
  if (columns.length === 0) return new Map();
  const lists = columns.map(
    ({ name }, index) => `list(DISTINCT ${quoted(name)}) FILTER (${quoted(name)} IS NOT NULL) AS c${index}`,
  );
  const reader = await database.connection.runAndReadAll(
    `SELECT ${lists.join(', ')} FROM ${tableOf(path)} WHERE file_row_number >= ${from} AND file_row_number < ${to}`,
  );
  const [row] = reader.getRowsJS() as (string[] | null)[][];
  return new Map(columns.map((column, index) => [column, [...(row![index] ?? [])].sort()]));
}

/** Texts of some rows that mean nothing, one for each column that has any. */
export async function wrongTexts(
  database: Database,
  file: CohortFile,
  columns: readonly FileColumn[],
  from: number,
  to: number,
): Promise<FileProblem[]> {
  const found = await combinationsIn(database, file, columns, from, to);
  return [...found].flatMap(([column, texts]) => {
    const wrong = texts.find((cell) => bitsOf(column, cell) === null);
    return wrong === undefined ? [] : [problemOf(column, wrong)];
  });
}

function bitsOf({ kind, question }: FileColumn, cell: string): number | null {
  const bitOf = (option: string) => {
    const index = question.options.indexOf(option);
    return index < 0 ? null : 1 << question.bits[index]!;
  };
  if (kind === 'option') return bitOf(cell);
  const picks = cell.split('|');
  if (new Set(picks).size < picks.length || (picks.length > 1 && picks.includes(exclusiveOption))) return null;
  if (question.maxPicks !== undefined && picks.length > question.maxPicks) return null;
  let mask = 0;
  for (const pick of picks) {
    const bit = bitOf(pick);
    if (bit === null) return null;
    mask |= bit;
  }
  return mask;
}

function problemOf(column: FileColumn, cell: string): FileProblem {
  const { options } = column.question;
  const unknown = cell.split('|').find((pick) => !options.includes(pick));
  return problems.notAllowed(column.name, unknown ?? cell, options);
}
