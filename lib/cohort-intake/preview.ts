import { type CohortFile, Database, type FileColumn, groupPrefix, openCohort, quoted, text } from '../cohort/node.ts';
import type { Layout } from '../engine/node.ts';

/** Firms below which a count is not shown to somebody who does not hold the data. */
export const smallestCell = 5;
/** Values that a distribution names at most. */
const mostValues = 12;
const quantiles = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

export interface ValueCount {
  readonly value: string;
  /** Null: fewer than five firms, or so many that fewer than five are left. */
  readonly count: number | null;
}

export interface ColumnPreview {
  readonly name: string;
  /** Firms of which the answer is known; null: too few, or too few unknown, to be shown. */
  readonly known: number | null;
  /** Counts by value, most frequent first. */
  readonly values?: readonly ValueCount[];
  /** Firms with a value that is not listed. */
  readonly others?: number | null;
  /** By share of firms (0.1, 0.25, 0.5, 0.75, 0.9); null where fewer than five firms lie on one side. "Never" is left out. */
  readonly quantiles?: readonly (readonly [share: number, value: number | null])[];
}

export interface CohortPreview {
  readonly firms: number;
  readonly columns: readonly ColumnPreview[];
}

/**
 * What a cohort file holds, column by column.
 *
 * @param holdsData whether the reader holds the data anyway; otherwise no count below five is shown, nor one that can be had by subtraction
 * @throws CohortFileError if it is no cohort file
 */
export async function previewCohort(
  path: string,
  layout: Pick<Layout, 'questions'>,
  holdsData: boolean,
): Promise<CohortPreview> {
  using database = await Database.open({ memory: 512 });
  const file = await openCohort(database, path, layout);
  const columns: ColumnPreview[] = [];
  for (const name of file.groups)
    columns.push(await countsOf(database, file, `${groupPrefix}${name}`, false, holdsData));
  for (const column of file.columns) columns.push(await previewOf(database, file, column, holdsData));
  return { firms: file.rows, columns };
}

async function previewOf(
  database: Database,
  file: CohortFile,
  column: FileColumn,
  holdsData: boolean,
): Promise<ColumnPreview> {
  switch (column.kind) {
    case 'option':
    case 'boolean':
      return countsOf(database, file, column.name, false, holdsData);
    case 'options':
      return countsOf(database, file, column.name, true, holdsData);
    case 'number':
      return column.question.type === 'likert'
        ? countsOf(database, file, column.name, false, holdsData)
        : quantilesOf(database, file, column.name, holdsData);
    default:
      return { name: column.name, known: shownKnown(await knownIn(database, file, column.name), file.rows, holdsData) };
  }
}

async function knownIn(database: Database, { path }: CohortFile, name: string): Promise<number> {
  const [row] = await database.rows<{ known: number }>(
    `SELECT count(${quoted(name)}) AS known FROM read_parquet(${text(path)})`,
  );
  return row!.known;
}

/** @param several whether a cell holds several values, of which each counts */
async function countsOf(
  database: Database,
  file: CohortFile,
  name: string,
  several: boolean,
  holdsData: boolean,
): Promise<ColumnPreview> {
  const known = await knownIn(database, file, name);
  const value = several ? `unnest(string_split(${quoted(name)}, '|'))` : `CAST(${quoted(name)} AS VARCHAR)`;
  const counts = await database.rows<{ value: string; firms: number }>(
    `SELECT value, count(*) AS firms FROM (SELECT ${value} AS value FROM read_parquet(${text(file.path)}) WHERE ${quoted(name)} IS NOT NULL)
     GROUP BY value ORDER BY firms DESC, value LIMIT 1000`,
  );
  const shown = holdsData
    ? counts.map(({ value, firms }) => ({ value, count: firms }))
    : several
      ? apart(counts, known)
      : together(counts);
  const listed = shown.slice(0, mostValues);
  const rest = several ? null : known - listed.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const base = { name, known: shownKnown(known, file.rows, holdsData) };
  if (several || rest === 0) return { ...base, values: listed };
  return {
    ...base,
    values: listed.filter(({ count }) => count !== null),
    others: holdsData || rest! >= smallestCell ? rest : null,
  };
}

interface Count {
  readonly value: string;
  readonly firms: number;
}

/** Counts of values that exclude each other: a hidden one must not come out by subtraction, so what is hidden has at least two values and five firms. */
export function together(counts: readonly Count[]): readonly ValueCount[] {
  const hidden = new Set(counts.filter(({ firms }) => firms < smallestCell));
  const sum = () => [...hidden].reduce((total, { firms }) => total + firms, 0);
  const rising = counts.toSorted((a, b) => a.firms - b.firms);
  for (const count of rising) if (hidden.size > 0 && (hidden.size < 2 || sum() < smallestCell)) hidden.add(count);
  return counts.map((count) => ({ value: count.value, count: hidden.has(count) ? null : count.firms }));
}

/** Counts of values that may stand beside each other: each is hidden by itself. */
function apart(counts: readonly Count[], known: number): readonly ValueCount[] {
  const isSmall = (firms: number) => firms > 0 && firms < smallestCell;
  return counts.map(({ value, firms }) => ({ value, count: isSmall(firms) || isSmall(known - firms) ? null : firms }));
}

async function quantilesOf(
  database: Database,
  file: CohortFile,
  name: string,
  holdsData: boolean,
): Promise<ColumnPreview> {
  const known = await knownIn(database, file, name);
  const [row] = await database.rows<{ finite: number; points: { items: readonly number[] } | null }>(
    `SELECT count(value) AS finite, quantile_cont(value, [${quantiles.join(', ')}]) AS points
     FROM (SELECT ${quoted(name)}::DOUBLE AS value FROM read_parquet(${text(file.path)}) WHERE isfinite(${quoted(name)}::DOUBLE))`,
  );
  const { finite, points } = row!;
  const isShown = (share: number) => finite > 0 && (holdsData || Math.min(share, 1 - share) * finite >= smallestCell);
  const shares = quantiles.map(
    (share, index) => [share, isShown(share) ? rounded(points!.items[index]!, holdsData) : null] as const,
  );
  return { name, known: shownKnown(known, file.rows, holdsData), quantiles: shares };
}

/** A quantile is some firm's own number; two digits are nobody's. */
function rounded(value: number, holdsData: boolean): number {
  return Number(value.toPrecision(holdsData ? 6 : 2));
}

function shownKnown(known: number, firms: number, holdsData: boolean): number | null {
  const isSmall = (count: number) => count > 0 && count < smallestCell;
  return holdsData || !(isSmall(known) || isSmall(firms - known)) ? known : null;
}
