// The two large tables as CSV text: read strictly, written in one order, so that a change shows as a small difference.

/** A default value without mark-up, in tonnes of CO2 equivalent per tonne. Without `indirect`, total and direct are the same. */
export interface DefaultValue {
  readonly total: number;
  readonly direct?: number;
  readonly indirect?: number;
  /** Production routes that name the benchmark; empty where the table names none. */
  readonly routes: readonly string[];
}

/** Values by route letter; `any` where the benchmark does not depend on the route. */
export type ByRoute = Readonly<Record<string, number>>;

export interface BenchmarkRow {
  readonly from: number;
  readonly to: number;
  /** Whole product with its precursors: used with default values. */
  readonly columnB: ByRoute;
  /** Own process only: used with actual data and added to the precursors. Null: not read from the act. */
  readonly columnA: ByRoute | null;
}

export type DefaultValues = Readonly<Record<string, Readonly<Record<string, DefaultValue>>>>;
export type Benchmarks = Readonly<Record<string, readonly BenchmarkRow[]>>;

const defaultHeader = 'country,cn,total,direct,indirect,route';
const benchmarkHeader = 'cn,from,to,columnB,columnA';

export function parseDefaultValues(content: string, routes: ReadonlySet<string>, problems: string[]): DefaultValues {
  const table: Record<string, Record<string, DefaultValue>> = {};
  eachRow(
    'default-values.csv',
    content,
    defaultHeader,
    problems,
    ([country, cn, total, direct, indirect, route], say) => {
      if (!/^(?:[A-Z]{2}|OTHER)$/.test(country!))
        return say(`"${country}" is no country; allowed: two letters or OTHER`);
      if (!/^\d{4}(?:\d\d){0,3}$/.test(cn!)) return say(`"${cn}" is no CN code; allowed: 4, 6, 8 or 10 digits`);
      const numbers = [total!, direct!, indirect!].map((cell) => (cell === '' ? undefined : decimal(cell)));
      if (numbers[0] === undefined || numbers.includes(null))
        return say(
          `"${total},${direct},${indirect}": allowed: numbers such as 3.187; only direct and indirect may be empty`,
        );
      const letters = route === '' ? [] : route!.split('/');
      if (!letters.every((letter) => routes.has(letter)))
        return say(`"${route}" is no route; allowed: ${[...routes].join(', ')}, several with "/"`);
      table[country!] ??= {};
      const rows = table[country!]!;
      if (rows[cn!]) return say(`${country} ${cn} is there twice`);
      rows[cn!] = {
        total: numbers[0]!,
        ...(numbers[1] != null ? { direct: numbers[1] } : {}),
        ...(numbers[2] != null ? { indirect: numbers[2] } : {}),
        routes: letters,
      };
    },
  );
  return table;
}

export function parseBenchmarks(content: string, routes: ReadonlySet<string>, problems: string[]): Benchmarks {
  const table: Record<string, BenchmarkRow[]> = {};
  eachRow('benchmarks.csv', content, benchmarkHeader, problems, ([cn, from, to, columnB, columnA], say) => {
    if (!/^\d{8}$/.test(cn!)) return say(`"${cn}" is no CN code; allowed: 8 digits`);
    if (!/^20\d\d$/.test(from!) || !/^20\d\d$/.test(to!) || from! > to!)
      return say(`"${from},${to}": allowed: a first and a last year`);
    const b = byRoute(columnB!, routes);
    const a = columnA === '' ? null : byRoute(columnA!, routes);
    if (!b || a === undefined)
      return say(
        `"${columnB},${columnA}": allowed: one number, or route letters with numbers such as "C 1.37 D 0.481"`,
      );
    table[cn!] ??= [];
    const rows = table[cn!]!;
    if (rows.some((row) => row.from <= Number(to) && Number(from) <= row.to))
      return say(`${cn} has two rows for a year`);
    rows.push({ from: Number(from), to: Number(to), columnB: b, columnA: a });
  });
  return table;
}

export function formatDefaultValues(table: DefaultValues): string {
  const rows = Object.entries(table).flatMap(([country, byCode]) =>
    Object.entries(byCode).map(([cn, { total, direct, indirect, routes }]) =>
      [country, cn, total, direct ?? '', indirect ?? '', routes.join('/')].join(','),
    ),
  );
  // The table for other countries stands last, as in the act.
  const last = (row: string) => (row.startsWith('OTHER') ? `~${row}` : row);
  return lines(
    defaultHeader,
    rows.sort((a, b) => (last(a) < last(b) ? -1 : 1)),
  );
}

export function formatBenchmarks(table: Benchmarks): string {
  const cell = (values: ByRoute | null) =>
    Object.entries(values ?? {})
      .map(([route, value]) => (route === 'any' ? value : `${route} ${value}`))
      .join(' ');
  const rows = Object.entries(table).flatMap(([cn, periods]) =>
    periods.map(({ from, to, columnB, columnA }) => [cn, from, to, cell(columnB), cell(columnA)].join(',')),
  );
  return lines(benchmarkHeader, rows.sort());
}

function lines(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}

/** A plain decimal number, or null: nothing is guessed from a cell that cannot be read. */
export function decimal(cell: string): number | null {
  return /^\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : null;
}

function byRoute(cell: string, routes: ReadonlySet<string>): ByRoute | undefined {
  const single = decimal(cell);
  if (single !== null) return { any: single };
  const words = cell.split(' ');
  const values: Record<string, number> = {};
  for (let i = 0; i < words.length; i += 2) {
    const value = decimal(words[i + 1] ?? '');
    if (!routes.has(words[i]!) || value === null) return undefined;
    values[words[i]!] = value;
  }
  return values;
}

function eachRow(
  file: string,
  content: string,
  header: string,
  problems: string[],
  read: (cells: readonly string[], say: (message: string) => void) => void,
): void {
  const rows = content.trimEnd().split(/\r?\n/);
  const report = (line: number, message: string) => void problems.push(`${file}:${line}: ${message}`);
  if (rows[0] !== header) report(1, `the first line must be "${header}"`);
  const columns = header.split(',').length;
  for (const [index, row] of rows.slice(1).entries()) {
    const cells = row.split(',');
    const say = (message: string) => report(index + 2, message);
    if (cells.length === columns) read(cells, say);
    else say(`has ${cells.length} cells; allowed: ${columns}`);
  }
}
