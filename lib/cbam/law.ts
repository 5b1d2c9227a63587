import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { fileSchemas, type processes, type quarters, type scenarios, type sectors, type YamlName } from './schema.ts';
import { type BenchmarkRow, type DefaultValue, parseBenchmarks, parseDefaultValues } from './tables.ts';

type File<N extends YamlName> = z.infer<(typeof fileSchemas)[N]>;
export type Sector = (typeof sectors)[number];
export type Scenario = (typeof scenarios)[number];
export type Quarter = (typeof quarters)[number];
export type Process = (typeof processes)[number];
export type Act = File<'acts.yaml'>['acts'][number];
export type SectorScope = File<'scope.yaml'>['scope']['sectors'][number];
export type Citation = File<'scope.yaml'>['scope']['cite'];
export type YearValue = File<'schedules.yaml'>['cscf']['years'][number];
export type CalendarEntry = File<'dates.yaml'>['dates'][number];

/** Everything under rules/data/cbam/, checked. Plain data: it can be written to JSON and read back. */
export interface CbamLaw {
  readonly acts: Readonly<Record<string, Act>>;
  readonly scope: File<'scope.yaml'>['scope'];
  readonly watch: File<'scope.yaml'>['watch'];
  readonly schedules: File<'schedules.yaml'>;
  readonly tables: File<'tables.yaml'>;
  readonly dates: File<'dates.yaml'>['dates'];
  readonly checklist: File<'checklist.yaml'>['checklist'];
  /** Default values by country, then by the digits the table gives. */
  readonly defaultValues: Readonly<Record<string, Readonly<Record<string, DefaultValue>>>>;
  /** Benchmarks by CN code of eight digits. */
  readonly benchmarks: Readonly<Record<string, readonly BenchmarkRow[]>>;
  /** Countries (ISO 3166-1 alpha-2) whose goods are not imported (EU) or are exempt (Annex III). */
  readonly euCountries: readonly string[];
  readonly exemptCountries: readonly string[];
  readonly countries: readonly string[];
}

/** A file of the data folder. */
export interface CbamFile {
  readonly name: string;
  readonly content: string;
}

export interface Country {
  readonly id: string;
  readonly eu: boolean;
  readonly cbamExempt: boolean;
}

/** All problems of all data files at once; a value that cannot be read is never replaced by another. */
export class CbamDataError extends Error {
  override name = 'CbamDataError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`${problems.length} problem(s) in the CBAM data:\n${problems.join('\n')}`);
    this.problems = problems;
  }
}

/** @throws CbamDataError */
export function parseCbamLaw(files: readonly CbamFile[], territories: readonly Country[]): CbamLaw {
  const problems: string[] = [];
  const content = (name: string): string => {
    const file = files.find((candidate) => candidate.name === name);
    if (!file) problems.push(`${name}: is missing`);
    return file?.content ?? '';
  };
  const yaml = <N extends YamlName>(name: N): File<N> | null => {
    const document = parseDocument(content(name));
    problems.push(...document.errors.map((error) => `${name}: not readable as YAML: ${error.message.split('\n')[0]}`));
    if (document.errors.length > 0) return null;
    const result = fileSchemas[name].safeParse(document.toJS());
    if (result.success) return result.data as File<N>;
    problems.push(...result.error.issues.map((issue) => `${name} ${issue.path.join('.')}: ${issue.message}`));
    return null;
  };
  const acts = yaml('acts.yaml');
  const scope = yaml('scope.yaml');
  const schedules = yaml('schedules.yaml');
  const tables = yaml('tables.yaml');
  const dates = yaml('dates.yaml');
  const checklist = yaml('checklist.yaml');
  const routes = new Set(tables?.routes.map((route) => route.id) ?? []);
  const defaultValues = parseDefaultValues(content('default-values.csv'), routes, problems);
  const benchmarks = parseBenchmarks(content('benchmarks.csv'), routes, problems);
  if (!acts || !scope || !schedules || !tables || !dates || !checklist) throw new CbamDataError(problems);

  const known = Object.fromEntries(acts.acts.map((act) => [act.id, act]));
  for (const citation of citations([scope, schedules, tables, dates, checklist]))
    if (!known[citation.act])
      problems.push(`there is no act "${citation.act}"; allowed: ${Object.keys(known).join(', ')}`);
  for (const country of Object.keys(defaultValues))
    if (country !== tables.defaultValues.other && !territories.some(({ id }) => id === country))
      problems.push(`default-values.csv: "${country}" is no country of territories.yaml`);
  if (problems.length > 0) throw new CbamDataError(problems);
  return {
    acts: known,
    ...scope,
    schedules,
    tables,
    dates: dates.dates,
    checklist: checklist.checklist,
    defaultValues,
    benchmarks,
    euCountries: territories.filter(({ eu }) => eu).map(({ id }) => id),
    exemptCountries: territories.filter(({ cbamExempt }) => cbamExempt).map(({ id }) => id),
    countries: territories.map(({ id }) => id),
  };
}

function citations(value: unknown): Citation[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('act' in value && 'article' in value) return [value as Citation];
  return Object.values(value).flatMap(citations);
}

/** The value of a schedule in a year, or null if the schedule does not reach it. */
export function inYear(schedule: readonly YearValue[], year: number): number | null {
  return schedule.find(({ from, to }) => from <= year && year <= (to ?? Number.POSITIVE_INFINITY))?.value ?? null;
}
