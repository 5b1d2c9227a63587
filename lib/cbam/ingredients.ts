// What the law says about one good in one year, each with its source. A year or value the law does not have is an open term, never that of another year.
import { defaultEmissions, freeAllocation } from './formulas.ts';
import { type CbamLaw, inYear, type Process, type Quarter } from './law.ts';
import type { CbamRequest } from './request.ts';
import type { Candidate } from './scope.ts';
import type { Sources } from './sources.ts';
import type { ByRoute, DefaultValue } from './tables.ts';
import { open, rising, settled, type Term } from './term.ts';
import { type FlagId, refusal } from './texts.ts';
import { quantity, shown, zero } from './units.ts';

/** What one computation shares: the law, the request, and what it collects on the way. */
export interface Context {
  readonly law: CbamLaw;
  readonly request: CbamRequest;
  readonly year: number;
  readonly sources: Sources;
  readonly flags: Set<FlagId>;
}

export interface DefaultRow {
  readonly value: DefaultValue;
  /** Table it stands in: a country, or the table for other countries. */
  readonly table: string;
  readonly key: string;
}

/** The row of the default values: of the country if it has one for the good, else the whole row of "other countries", never a mixture of the two. */
export function defaultRow(law: CbamLaw, candidate: Candidate, origin: string): DefaultRow | null {
  for (const table of [origin, law.tables.defaultValues.other]) {
    const rows = law.defaultValues[table] ?? {};
    for (const length of [10, 8, 6, 4]) {
      const key = candidate.code.slice(0, length);
      const value = key.length === length ? rows[key] : undefined;
      if (value) return { value, table, key };
    }
  }
  return null;
}

/** Embedded emissions by default: the total with the mark-up of sector and year. */
export function defaultIntensity(context: Context, candidate: Candidate, row: DefaultRow): Term<'tCO2e/t'> {
  const { law, year, sources } = context;
  const { cite, provisional, checked, other } = law.tables.defaultValues;
  const markups = law.schedules.markup;
  const markup = markupOf(context, candidate);
  const isChecked = checked.some(
    ({ country, except }) => country === row.table && !except.some((start) => row.key.startsWith(start)),
  );
  if (!isChecked) context.flags.add('indicative');
  if (row.table === other) context.flags.add('otherCountries');
  const isProvisional = year >= provisional.from;
  if (isProvisional) context.flags.add('provisional');
  const used = [sources.cite(cite, isProvisional ? provisional.until : undefined), sources.cite(markups.cite)];
  const total = quantity(row.value.total, 'tCO2e/t');
  if (markup === null) return open(total, null, refusal('markupNotSet'), used);
  return settled(defaultEmissions(total, quantity(markup, 'ratio')), used);
}

/** Column and way to choose a benchmark: by the route letters of the default-value row, or by the process of an answer. */
export interface BenchmarkChoice {
  readonly column: 'columnA' | 'columnB';
  readonly routes: readonly string[];
  /** What to say if there is no route and the benchmark depends on it. */
  readonly unnamed: 'routeNotNamed' | 'routeMissing';
}

/** Letters of the benchmark table for a production process. */
export function lettersOf(law: CbamLaw, process: Process): string[] {
  return law.tables.routes.filter((route) => route.process === process).map(({ id }) => id);
}

/** CBAM factor × correction factor × benchmark. */
export function freeAllocationTerm(context: Context, candidate: Candidate, choice: BenchmarkChoice): Term<'tCO2e/t'> {
  if (context.request.scenario !== 'adopted') context.flags.add('proposalScenario');
  const factor = factorTerm(context);
  // Nothing is free any more: neither the benchmark nor the correction factor matters.
  if (factor.open.length === 0 && factor.low.eq(0)) return settled(zero('tCO2e/t'), factor.sources);
  const whole = quantity(1, 'ratio');
  const benchmark = benchmarkTerm(context, candidate, choice);
  const allocated = rising(factor, benchmark, (share, value) => freeAllocation(share, whole, value));
  return rising(allocated, cscfTerm(context), (value, cscf) => freeAllocation(whole, cscf, value));
}

/** The figures behind the default path of one good, for people to follow it. */
export interface DefaultBasis {
  /** Table and row of the default values: a country or OTHER, and the digits of the row. */
  readonly table: string;
  readonly row: string;
  /** Default value per tonne before the mark-up of `markup`. */
  readonly defaultValue: number;
  readonly markup: number | null;
  /** Route letters of the row, and the benchmark of column B they lead to; null: open. */
  readonly routes: readonly string[];
  readonly benchmark: number | null;
}

export function defaultBasis(context: Context, candidate: Candidate, origin: string): DefaultBasis | null {
  const found = defaultRow(context.law, candidate, origin);
  if (!found) return null;
  const { value, table, key } = found;
  const benchmark = benchmarkTerm(context, candidate, {
    column: 'columnB',
    routes: value.routes,
    unnamed: 'routeNotNamed',
  });
  return {
    table,
    row: key,
    defaultValue: value.total,
    markup: markupOf(context, candidate),
    routes: value.routes,
    benchmark: benchmark.open.length > 0 ? null : shown(benchmark.low, 'tCO2e/t'),
  };
}

function markupOf({ law, year }: Context, candidate: Candidate): number | null {
  const schedule = law.schedules.markup.sectors.find(({ sectors }) => sectors.includes(candidate.sector));
  return schedule && year >= law.tables.defaultValues.from ? inYear(schedule.years, year) : null;
}

export function factorTerm({ law, request, year, sources }: Context): Term<'ratio'> {
  const schedule = law.schedules.factor[request.scenario];
  const factor = inYear(schedule.years, year);
  const used = [sources.cite(schedule.cite)];
  return factor === null
    ? open(zero('ratio'), quantity(1, 'ratio'), refusal('factorNotSet'), used)
    : settled(quantity(factor, 'ratio'), used);
}

export function cscfTerm({ law, request, year, sources }: Context): Term<'ratio'> {
  const { cite, years } = law.schedules.cscf;
  const value = inYear(years, year);
  if (value !== null) return settled(quantity(value, 'ratio'), [sources.cite(cite)]);
  if (request.assumptions.cscf !== undefined)
    return settled(quantity(request.assumptions.cscf, 'ratio'), [sources.assume('cscf')]);
  return open(zero('ratio'), quantity(1, 'ratio'), refusal('cscfNotSet'), [sources.assume('noHigherBenchmark')]);
}

function benchmarkTerm(context: Context, candidate: Candidate, choice: BenchmarkChoice): Term<'tCO2e/t'> {
  const { law, request, year, sources } = context;
  const { cite, provisional } = law.tables.benchmarks;
  const rows = law.benchmarks[candidate.cn8] ?? [];
  const inForce = rows.find(({ from, to }) => from <= year && year <= to);
  const last = rows.find(
    ({ from, to }) =>
      from <= law.schedules.planning.lastBenchmarkYear && law.schedules.planning.lastBenchmarkYear <= to,
  );
  const row = inForce ?? last;
  const none = () => open(zero('tCO2e/t'), zero('tCO2e/t'), refusal('benchmarkNotSet'));
  if (!row) return none();
  const isProvisional = year >= provisional.from;
  if (isProvisional) context.flags.add('provisional');
  const used = sources.cite(cite, isProvisional ? provisional.until : undefined);
  // Column A is a part of column B, which bounds it where it was not read.
  if (choice.column === 'columnA' && row.columnA === null) {
    const bound = pick(row.columnB, { ...choice, routes: [] }, [used]);
    return open(zero('tCO2e/t'), bound.high, refusal('columnAMissing', candidate.cn8), [used]);
  }
  const values = choice.column === 'columnA' ? row.columnA! : row.columnB;
  if (inForce) return pick(values, choice, [used]);
  if (request.assumptions.benchmarks === 'as2030') return pick(values, choice, [used, sources.assume('benchmarks')]);
  const bound = pick(values, choice, [used, sources.assume('noHigherBenchmark')]);
  return { ...bound, low: zero('tCO2e/t'), open: [refusal('benchmarkNotSet')] };
}

/** The benchmark of the routes; the highest where several alloy grades share a code (annex to 2025/2620, point 5.1). */
function pick(values: ByRoute, { routes, unnamed }: BenchmarkChoice, sources: readonly string[]): Term<'tCO2e/t'> {
  if (values.any !== undefined) return settled(quantity(values.any, 'tCO2e/t'), sources);
  const fitting = routes.flatMap((route) => (values[route] === undefined ? [] : [values[route]]));
  if (fitting.length > 0) return settled(quantity(Math.max(...fitting), 'tCO2e/t'), sources);
  const all = Object.values(values);
  const reason = routes.length === 0 ? refusal(unnamed) : refusal('routeWithoutBenchmark', routes.join('/'));
  return open(quantity(Math.min(...all), 'tCO2e/t'), quantity(Math.max(...all), 'tCO2e/t'), reason, sources);
}

/** Certificate price of a year, or of a quarter of importation in 2026. */
export function priceTerm(context: Context, quarter: Quarter | null): Term<'EUR/tCO2e'> {
  const { law, year, sources } = context;
  const { cite, quarters } = law.schedules.price;
  const entry = quarters.find((candidate) => candidate.year === year && candidate.quarter === quarter);
  if (entry?.eur !== undefined)
    return settled(quantity(entry.eur, 'EUR/tCO2e'), [sources.cite(cite, undefined, entry.published)]);
  const assumed = assumedPrice(context);
  if (assumed) {
    context.flags.add('priceAssumed');
    return assumed;
  }
  const { low, high } = law.schedules.planning.price;
  const reason = entry ? refusal('quarterPriceOpen', `${year} ${quarter}`) : refusal('priceOpen');
  return open(quantity(low, 'EUR/tCO2e'), quantity(high, 'EUR/tCO2e'), reason, [sources.assume('planningPrice')]);
}

function assumedPrice({ law, request, year, sources }: Context): Term<'EUR/tCO2e'> | null {
  const { price } = request;
  if (price === 'latest') {
    const latest = law.schedules.price.quarters.findLast(({ eur }) => eur !== undefined);
    return latest ? settled(quantity(latest.eur!, 'EUR/tCO2e'), [sources.assume('latestPrice')]) : null;
  }
  const value = typeof price === 'object' ? price[String(year)] : price;
  return value === undefined ? null : settled(quantity(value, 'EUR/tCO2e'), [sources.assume('price')]);
}
