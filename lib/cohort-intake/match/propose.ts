import type { Localised } from '../../rulebook/index.ts';
import { IntakeError, shown } from '../problem.ts';
import type { SourceRow, TableSource } from '../source/source.ts';
import { fold } from '../words/fold.ts';
import { unitSteps } from '../words/header-words.ts';
import type { MappedColumn, Mapping } from './mapping.ts';
import type { FoundBy, Targets } from './targets.ts';

/** A column of the file, what it is read as, and why. */
export interface ColumnMatch extends MappedColumn {
  readonly by: FoundBy | 'saved' | null;
  /** Columns it may be meant as, where nothing was found. */
  readonly suggestions: readonly string[];
}

export interface Proposal {
  readonly mapping: Mapping;
  readonly columns: readonly ColumnMatch[];
  /** What its owner should look at. */
  readonly notes: readonly Localised[];
}

/** Lines in which the headings are looked for: titles may stand above them. */
const headerWithin = 20;
/** Looking for what a heading may mean takes time; of thousands that are not known only the first get suggestions. */
const mostSuggested = 100;

/**
 * Matches the columns of a table with what a cohort file holds.
 *
 * @param saved mapping of an earlier file; it goes before what the headings say
 * @param today year that counts as today where neither a column nor `saved` says it
 * @throws IntakeError if the table has no headings
 */
export async function proposeMapping(
  source: TableSource,
  targets: Targets,
  today: number,
  saved?: Mapping,
): Promise<Proposal> {
  const header = await headerOf(source, targets, saved);
  const names = columnNames(header.cells);
  const notes: Localised[] = [];
  const taken = new Map<string, string>();
  let suggested = 0;
  const columns = [...matched(names, targets, saved)].map((match): ColumnMatch => {
    const before = match.to === null ? undefined : taken.get(match.to.toLowerCase());
    if (before !== undefined) {
      notes.push(alsoFor(match.header, before, match.to!));
      return { header: match.header, to: null, by: null, suggestions: [match.to!] };
    }
    if (match.to !== null) taken.set(match.to.toLowerCase(), match.header);
    const isOpen = match.to === null && match.by === null && suggested < mostSuggested;
    if (isOpen) suggested++;
    return { ...match, suggestions: isOpen ? targets.suggest(match.header) : [] };
  });
  notes.push(...lost(names, saved));
  const mapping: Mapping = {
    version: 1,
    ...source.options,
    headerLine: header.line,
    asOf: saved?.asOf ?? today,
    badCells: saved?.badCells ?? 'unknown',
    ...(saved?.unknownWords ? { unknownWords: saved.unknownWords } : {}),
    columns: columns.map(({ by: _, suggestions: __, ...column }) => column),
  };
  return { mapping, columns, notes };
}

async function headerOf(source: TableSource, targets: Targets, saved: Mapping | undefined): Promise<SourceRow> {
  const first: SourceRow[] = [];
  for await (const row of source.lines()) {
    first.push(row);
    if (first.length === headerWithin) break;
  }
  if (first.length === 0) throw new IntakeError({ en: 'the table is empty', zh: '表格是空的' });
  const savedHeaders = new Set(saved?.columns.map(({ header }) => fold(header)));
  const known = ({ cells }: SourceRow) =>
    cells.filter((cell) => cell !== '' && (savedHeaders.has(fold(cell)) || targets.find(cell) !== null)).length;
  return first
    .map((row) => ({ row, known: known(row) }))
    .reduce((best, other) => (other.known > best.known ? other : best)).row;
}

/** Every column has a name of its own: its place where there is no heading, a number behind one that stands twice. */
export function columnNames(header: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return header.map((cell, index) => {
    const heading = cell.trim() === '' ? `(${index + 1})` : cell.trim();
    let name = heading;
    for (let number = 2; used.has(name); number++) name = `${heading} (${number})`;
    used.add(name);
    return name;
  });
}

type Match = Omit<ColumnMatch, 'suggestions'>;

function matched(names: readonly string[], targets: Targets, saved: Mapping | undefined): readonly Match[] {
  const kept = new Map(saved?.columns.map((column) => [fold(column.header) || column.header, column]));
  return names.map((header): Match => {
    const before = kept.get(fold(header) || header);
    if (before) return { ...before, header, by: 'saved' };
    const found = targets.find(header);
    if (!found) return { header, to: null, by: null };
    const factor = factorIn(header, found.to, targets);
    return { header, to: found.to, by: found.by, ...(factor === undefined ? {} : { factor }) };
  });
}

/** 营业收入（万元）: numbers below are counted in 万. */
function factorIn(header: string, to: string, targets: Targets): number | undefined {
  const type = targets.columns.get(to)?.question.type;
  if (type !== 'money' && type !== 'integer' && type !== 'number') return undefined;
  const [, unit] = /[（(【[,，/]\s*([^（(【[]*?)[）)】\]]?\s*$/.exec(header) ?? [];
  return unit === undefined ? undefined : unitSteps.find(([pattern]) => pattern.test(unit))?.[1];
}

function alsoFor(header: string, before: string, to: string): Localised {
  return {
    en: `"${shown(header)}" is not read: "${shown(before)}" is read as ${to} already`,
    zh: `“${shown(header)}”未读取：“${shown(before)}”已对应到 ${to}`,
  };
}

/** Columns of the saved mapping that the file does not have. */
function lost(names: readonly string[], saved: Mapping | undefined): Localised[] {
  const here = new Set(names.map((name) => fold(name) || name));
  const missing = saved?.columns.filter(({ header, to }) => to !== null && !here.has(fold(header) || header)) ?? [];
  return missing.map(({ header }) => ({
    en: `the saved mapping has a column "${shown(header)}" that this file does not have`,
    zh: `保存的对应表中有“${shown(header)}”一列，本文件没有`,
  }));
}
