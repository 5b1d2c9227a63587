// The Commission's own workbooks, sheet by sheet, into the two tables. Nothing is guessed: a cell that cannot be read is a problem.
import type { CbamLaw } from './law.ts';
import type { BenchmarkRow, Benchmarks, ByRoute, DefaultValue, DefaultValues } from './tables.ts';

/** Cells as text or number, row by row. */
export interface Sheet {
  readonly sheet: string;
  readonly data: readonly (readonly unknown[])[];
}

export type ReadWorkbook =
  | { readonly kind: 'defaultValues'; readonly table: DefaultValues; readonly problems: readonly string[] }
  | { readonly kind: 'benchmarks'; readonly table: Benchmarks; readonly problems: readonly string[] };

/** Tells which of the two workbooks it is by its header row, and reads it. */
export function readWorkbook(law: CbamLaw, sheets: readonly Sheet[]): ReadWorkbook {
  const problems: string[] = [];
  const benchmarks = sheets.find(({ data }) => headerRow(data, /column b/i) >= 0);
  if (benchmarks) return { kind: 'benchmarks', table: readBenchmarks(law, benchmarks, problems), problems };
  const table: Record<string, Record<string, DefaultValue>> = {};
  const { sheets: known } = law.tables.defaultValues;
  for (const sheet of sheets) {
    if (known.without.some((name) => plain(sheet.sheet).startsWith(plain(name)))) continue;
    const country = countryOf(law, sheet.sheet);
    if (country === null)
      problems.push(
        `sheet "${sheet.sheet}": is no country; allowed: an English name, or one listed under sheets in tables.yaml`,
      );
    else if (table[country]) problems.push(`sheet "${sheet.sheet}": ${country} is there twice`);
    else table[country] = readDefaultValues(law, sheet, problems);
  }
  if (sheets.length === 0) problems.push('the workbook has no sheet');
  return { kind: 'defaultValues', table, problems };
}

function countryOf(law: CbamLaw, name: string): string | null {
  const listed = Object.entries(law.tables.defaultValues.sheets.names).find(([each]) =>
    plain(each).startsWith(plain(name)),
  );
  // Excel cuts the name of a sheet after 31 characters.
  if (listed && (plain(listed[0]) === plain(name) || name.length >= 30)) return listed[1];
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return law.countries.find((id) => plain(names.of(id) ?? '') === plain(name)) ?? null;
}

/** A name without case, accents and signs. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}

function readDefaultValues(law: CbamLaw, { sheet, data }: Sheet, problems: string[]): Record<string, DefaultValue> {
  const rows: Record<string, DefaultValue> = {};
  const header = headerRow(data, /cn code/i);
  const column = (wanted: RegExp, unwanted = /mark-?up/i) =>
    (data[header] ?? []).findIndex((cell) => wanted.test(text(cell)) && !unwanted.test(text(cell)));
  const at = {
    cn: column(/cn code/i),
    direct: column(/\bdirect/i),
    indirect: column(/indirect/i),
    total: column(/total/i),
    route: column(/production route/i),
  };
  const missing = Object.entries(at).filter(([, index]) => index < 0);
  if (missing.length > 0) {
    problems.push(`sheet "${sheet}": no header row with ${missing.map(([name]) => name).join(', ')}`);
    return rows;
  }
  for (const [index, row] of data.entries()) {
    const say = (message: string) => void problems.push(`sheet "${sheet}" row ${index + 1}: ${message}`);
    const code = text(row[at.cn]).replace(/\s/g, '');
    // Titles, sectors and groups ("see below") carry no value.
    if (index <= header || code === '' || /^[^\d]+$/.test(code)) continue;
    const [direct, indirect, total] = [at.direct, at.indirect, at.total].map((cell) => value(row[cell]));
    if (total === 'none') continue;
    const letters = routesIn(row[at.route]);
    if (!/^\d{4}(?:\d\d){0,3}$/.test(code)) say(`"${code}" is no CN code`);
    else if (typeof total !== 'number' || direct === 'unreadable' || indirect === 'unreadable')
      say(
        `"${[at.direct, at.indirect, at.total].map((cell) => text(row[cell])).join('" "')}" cannot be read as numbers`,
      );
    else if (!letters?.every((letter) => law.tables.routes.some(({ id }) => id === letter)))
      say(`"${text(row[at.route])}" is no route`);
    else if (typeof indirect !== 'number' && direct !== total)
      say('has no indirect emissions, but total and direct differ');
    else {
      const key = taricOf(law, code, row.map(text).join(' '));
      if (key === null) say(`${code} stands for several goods and the description names none of them`);
      else if (rows[key]) say(`${key} is there twice`);
      else
        rows[key] =
          typeof indirect === 'number' && typeof direct === 'number'
            ? { total, direct, indirect, routes: letters }
            : { total, routes: letters };
    }
  }
  return rows;
}

/** The TARIC code of a good whose CN code covers several, by the colour or kind its description names. */
function taricOf(law: CbamLaw, code: string, description: string): string | null {
  const split = law.scope.taric.filter(({ cn }) => cn.startsWith(code));
  if (code.length !== 8 || split.length === 0) return code;
  const named = split.filter(({ label }) => description.toLowerCase().includes(label.en.split(' ')[0]!));
  return named.length === 1 ? named[0]!.cn : null;
}

function readBenchmarks(law: CbamLaw, { sheet, data }: Sheet, problems: string[]): Benchmarks {
  const header = headerRow(data, /column b/i);
  const find = (wanted: RegExp) => data[header]!.findIndex((cell) => wanted.test(text(cell)));
  const [cn, columnA, columnB] = [find(/cn code/i), find(/column a/i), find(/column b/i)];
  if (cn < 0 || columnA < 0) {
    problems.push(`sheet "${sheet}": the header row needs CN code, Column A and Column B`);
    return {};
  }
  const table: Record<string, { a: Record<string, number>; b: Record<string, Record<string, number>> }> = {};
  let code = '';
  for (const [index, row] of data.entries()) {
    const say = (message: string) => void problems.push(`sheet "${sheet}" row ${index + 1}: ${message}`);
    const digits = text(row[cn]).replace(/\s/g, '');
    if (index <= header) continue;
    // A row without code goes on with the good above it; a title ends it.
    if (digits !== '') code = /^\d{8}$/.test(digits) ? digits : '';
    const [a, b] = [value(row[columnA]), value(row[columnB])];
    if (a === 'none' && b === 'none') continue;
    if (code === '') say('has values, but no CN code of eight digits');
    else if (a === 'unreadable' || b === 'unreadable')
      say(`"${text(row[columnA])}" "${text(row[columnB])}" cannot be read as numbers`);
    else {
      table[code] ??= { a: {}, b: {} };
      const entry = table[code]!;
      if (typeof a === 'number' && !keep(entry.a, markIn(law, row[columnA + 1]).route, a))
        say('column A: the route is there twice or unknown');
      if (typeof b === 'number') {
        const { route, period } = markIn(law, row[columnB + 1]);
        entry.b[period] ??= {};
        if (!keep(entry.b[period]!, route, b)) say('column B: the route is there twice or unknown');
      }
    }
  }
  return Object.fromEntries(
    Object.entries(table).map(([each, { a, b }]) => [each, periodsOf(law, each, a, b, problems)]),
  );
}

function periodsOf(
  law: CbamLaw,
  code: string,
  a: ByRoute,
  b: Readonly<Record<string, ByRoute>>,
  problems: string[],
): BenchmarkRow[] {
  const marks = Object.keys(b) as (keyof typeof periods)[];
  const { periods } = law.tables.benchmarks;
  if (marks.length === 0 || (marks.includes('all') && marks.length > 1))
    problems.push(`${code}: column B needs one value for all years, or one for each of the marks (1) and (2)`);
  return marks
    .map((mark) => ({
      from: periods[mark][0],
      to: periods[mark][1],
      columnB: b[mark]!,
      columnA: Object.keys(a).length > 0 ? a : null,
    }))
    .sort((one, other) => one.from - other.from);
}

function keep(values: Record<string, number>, route: string | null, value_: number): boolean {
  if (route === null || values[route] !== undefined) return false;
  values[route] = value_;
  return true;
}

/** Route letter and period of a mark such as "(F)(1)"; `route` null: unknown. */
function markIn(law: CbamLaw, cell: unknown): { route: string | null; period: 'all' | '1' | '2' } {
  const marks = [...text(cell).matchAll(/\(([^)]*)\)/g)].map(([, mark]) => mark!.trim());
  const letters = marks.filter((mark) => !/^[12]$/.test(mark));
  const known = letters.length === 0 || (letters.length === 1 && law.tables.routes.some(({ id }) => id === letters[0]));
  return {
    route: known ? (letters[0] ?? 'any') : null,
    period: marks.includes('1') ? '1' : marks.includes('2') ? '2' : 'all',
  };
}

function routesIn(cell: unknown): string[] | null {
  const words = text(cell);
  if (/^[-–]?$/.test(words)) return [];
  const parts = words.split('/').map((part) => /^\(?([A-Z])\)?$/.exec(part.trim())?.[1]);
  return parts.every((part) => part !== undefined) ? parts : null;
}

function headerRow(data: readonly (readonly unknown[])[], wanted: RegExp): number {
  return data.findIndex((row) => row.some((cell) => wanted.test(text(cell))));
}

function text(cell: unknown): string {
  return cell === null || cell === undefined
    ? ''
    : String(cell)
        .replace(/\u00a0/g, ' ')
        .trim();
}

/** A number with decimal point or comma; none: the act gives no value here. */
function value(cell: unknown): number | 'none' | 'unreadable' {
  const words = text(cell);
  if (/^(?:|[-–_]|n\/?a|see below)$/i.test(words)) return 'none';
  if (!/^\d+(?:[.,]\d+)?(?:e-?\d+)?$/i.test(words)) return 'unreadable';
  // Spreadsheets keep 0.87 as 0.87000000000000011.
  return Number(Number(words.replace(',', '.')).toPrecision(12));
}
