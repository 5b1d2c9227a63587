import { BOOLEAN, DOUBLE, DuckDBDataChunk, type DuckDBType, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { Layout } from '../../engine/node.ts';
import { chunkRows } from '../duck/chunk.ts';
import { Database, type DatabaseLimits, quoted, text } from '../duck/database.ts';
import type { Member } from '../population.ts';
import { cellOf, type FileCell } from './cells.ts';
import { type FileColumn, fileColumns, groupPrefix, idColumn, yearColumn } from './format.ts';

/** Rows of a row group: what one step of reading holds in memory. A multiple of what DuckDB hands over at once. */
export const rowGroupRows = 10 * chunkRows;

/** A firm to be written. */
export interface FiledFirm extends Member {
  /** What the firm is grouped by, by name. */
  readonly groups?: Readonly<Record<string, string>>;
}

/**
 * Writes firms as a cohort file, in their order.
 *
 * @param file the Parquet file; an existing one is replaced
 * @param groups names of groups that firms may have
 * @returns how many firms were written
 */
export async function writeCohort(
  layout: Pick<Layout, 'questions'>,
  firms: Iterable<FiledFirm> | AsyncIterable<FiledFirm>,
  file: string,
  groups: readonly string[] = [],
  limits: DatabaseLimits = {},
): Promise<number> {
  using database = await Database.open(limits);
  const columns = fileColumns(layout);
  const head = [idColumn, yearColumn, ...groups.map((name) => `${groupPrefix}${name}`)];
  const types = [VARCHAR, INTEGER, ...groups.map(() => VARCHAR), ...columns.map(typeOf)];
  const names = [...head, ...columns.map(({ name }) => name)];
  const declared = names.map((name, index) => `${quoted(name)} ${types[index]!}`).join(', ');
  await database.run(`CREATE TABLE firms (${declared})`);
  const appender = await database.connection.createAppender('firms');
  const used = new Set<string>(head);
  let rows: FileCell[][] = [];
  let written = 0;
  const append = () => {
    const chunk = DuckDBDataChunk.create(types, rows.length);
    chunk.setColumns(names.map((_, index) => rows.map((row) => row[index]!)));
    appender.appendDataChunk(chunk);
    written += rows.length;
    rows = [];
  };
  for await (const firm of firms) {
    const cells = columns.map((column) => cellOf(firm.profile, column));
    cells.forEach((cell, index) => {
      if (cell !== null) used.add(columns[index]!.name);
    });
    rows.push([firm.id, firm.profile.asOf, ...groups.map((name) => firm.groups?.[name] ?? null), ...cells]);
    if (rows.length === chunkRows) append();
  }
  if (rows.length > 0) append();
  appender.closeSync();
  // A column of which nothing is known need not be there.
  const kept = names.filter((name) => used.has(name)).map(quoted);
  await database.run(
    `COPY (SELECT ${kept.join(', ')} FROM firms) TO ${text(file)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroupRows})`,
  );
  return written;
}

function typeOf({ kind }: FileColumn): DuckDBType {
  return kind === 'number' ? DOUBLE : kind === 'boolean' ? BOOLEAN : VARCHAR;
}
