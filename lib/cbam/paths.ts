// The two ways to a number of certificates per tonne (Article 7(2)): default values, or actual data.
import { netEmissions, precursorShare } from './formulas.ts';
import {
  type Context,
  type DefaultRow,
  defaultIntensity,
  defaultRow,
  freeAllocationTerm,
  lettersOf,
} from './ingredients.ts';
import type { Process } from './law.ts';
import type { RequestedEmissions, RequestedPrecursor } from './request.ts';
import { type Candidate, scopeOf } from './scope.ts';
import { difference, hull, mapped, open, refused, settled, sum, type Term } from './term.ts';
import { refusal } from './texts.ts';
import { larger, plus, quantity, zero } from './units.ts';

/** Per tonne of the good: embedded emissions, embedded free allocation, and what remains to be covered. */
export interface Intensities {
  readonly embedded: Term<'tCO2e/t'>;
  readonly freeAllocation: Term<'tCO2e/t'>;
  readonly net: Term<'tCO2e/t'>;
}

function intensities(embedded: Term<'tCO2e/t'>, freeAllocation: Term<'tCO2e/t'>): Intensities {
  return { embedded, freeAllocation, net: difference(embedded, freeAllocation, netEmissions) };
}

/** Default path: total default value with mark-up against the whole-product benchmark of the route named in the same row. */
export function defaultPath(context: Context, candidate: Candidate, origin: string): Intensities {
  const row = defaultRow(context.law, candidate, origin);
  if (!row) return withoutDefault(context, candidate, origin);
  return intensities(defaultIntensity(context, candidate, row), defaultAllocation(context, candidate, row));
}

function defaultAllocation(context: Context, candidate: Candidate, row: DefaultRow): Term<'tCO2e/t'> {
  return freeAllocationTerm(context, candidate, {
    column: 'columnB',
    routes: row.value.routes,
    unnamed: 'routeNotNamed',
  });
}

function withoutDefault(context: Context, candidate: Candidate, origin: string): Intensities {
  const reason =
    candidate.sector === 'electricity'
      ? refusal('electricity')
      : refusal('noDefaultValue', `${candidate.code} (${origin})`);
  const used = [context.sources.cite(context.law.tables.defaultValues.cite)];
  return intensities(open(zero('tCO2e/t'), null, reason, used), settled(zero('tCO2e/t'), used));
}

/** Path with the firm's own data, verified or not. */
export function ownPath(
  context: Context,
  candidate: Candidate,
  origin: string,
  emissions: RequestedEmissions,
): Intensities {
  const { law, sources, flags } = context;
  const own = ownIntensity(context, candidate, origin, emissions);
  // No free allocation for electricity (Article 1(2) of 2025/2620).
  if (candidate.sector === 'electricity')
    return intensities(own, settled(zero('tCO2e/t'), [sources.cite(law.tables.benchmarks.cite)]));
  const routes = routesOf(context, candidate, origin, emissions.process);
  if (emissions.boundary === 'wholeProduct') {
    flags.add('wholeProductBenchmark');
    return intensities(
      own,
      freeAllocationTerm(context, candidate, { column: 'columnB', routes, unnamed: 'routeMissing' }),
    );
  }
  const ownAllocation = freeAllocationTerm(context, candidate, { column: 'columnA', routes, unnamed: 'routeMissing' });
  const precursors = emissions.precursors.map((part) => precursorPath(context, part));
  return intensities(
    sum('tCO2e/t', [own, ...precursors.map(({ embedded }) => embedded)]),
    sum('tCO2e/t', [ownAllocation, ...precursors.map(({ freeAllocation }) => freeAllocation)]),
  );
}

/** Direct emissions, plus indirect ones where they count. */
function ownIntensity(
  context: Context,
  candidate: Candidate,
  origin: string,
  emissions: Pick<RequestedEmissions, 'direct' | 'indirect' | 'total'>,
): Term<'tCO2e/t'> {
  const { law, sources, flags } = context;
  const used = [sources.answer(), sources.cite(law.scope.indirectCite)];
  if (emissions.total !== undefined) return settled(quantity(emissions.total, 'tCO2e/t'), used);
  const direct = quantity(emissions.direct!, 'tCO2e/t');
  if (!candidate.indirect) {
    if (emissions.indirect !== undefined) flags.add('indirectNotCharged');
    return settled(direct, used);
  }
  if (emissions.indirect !== undefined) return settled(plus(direct, quantity(emissions.indirect, 'tCO2e/t')), used);
  const row = defaultRow(law, candidate, origin);
  const high = row && larger(direct, quantity(row.value.total, 'tCO2e/t'));
  return open(direct, high, refusal('indirectMissing'), used);
}

/** Route letters of an answer; without one, those the table of default values names for the origin, which is an assumption. */
function routesOf(context: Context, candidate: Candidate, origin: string, process: Process | undefined): string[] {
  if (process) return lettersOf(context.law, process);
  const routes = defaultRow(context.law, candidate, origin)?.value.routes ?? [];
  if (routes.length > 0) {
    context.flags.add('routeAssumed');
    context.sources.assume('route');
  }
  return [...routes];
}

/** A precursor's part of one tonne of the good: verified data of its producer, else its default value with mark-up. */
function precursorPath(context: Context, part: RequestedPrecursor): Pick<Intensities, 'embedded' | 'freeAllocation'> {
  const { law, flags } = context;
  const scope = scopeOf(law, part.cn, null);
  const free = part.origin && (law.euCountries.includes(part.origin) || law.exemptCountries.includes(part.origin));
  if (scope.kind !== 'covered' || free) {
    flags.add('precursorNotCounted');
    const nothing = settled(zero('tCO2e/t'), [context.sources.cite(law.scope.cite)]);
    return { embedded: nothing, freeAllocation: nothing };
  }
  const issue = scope.issue ?? (scope.mayBeOutside ? 'codeMayBeOutside' : null);
  const over = (terms: readonly Term<'tCO2e/t'>[]) => {
    const why = issue && refusal(issue, part.cn);
    const term = hull(terms, why);
    const certain = issue !== 'codeNotInTable' && issue !== 'codeMayBeOutside';
    return mapped(certain ? term : refused(term, why!), (value) =>
      precursorShare(value, quantity(part.massPerTonne, 'ratio')),
    );
  };
  return {
    embedded: over(scope.candidates.map((candidate) => precursorEmissions(context, candidate, part))),
    freeAllocation: over(scope.candidates.map((candidate) => precursorAllocation(context, candidate, part))),
  };
}

function precursorEmissions(context: Context, candidate: Candidate, part: RequestedPrecursor): Term<'tCO2e/t'> {
  const { law, flags } = context;
  if (part.emissions)
    return ownIntensity(context, candidate, part.origin ?? law.tables.defaultValues.other, part.emissions);
  flags.add('precursorDefault');
  // A precursor of unknown origin has a table of its own (Annex IV to 2025/2621), which is not in the data.
  if (!part.origin) return open(zero('tCO2e/t'), null, refusal('originMissing'));
  return defaultPath(context, candidate, part.origin).embedded;
}

function precursorAllocation(context: Context, candidate: Candidate, part: RequestedPrecursor): Term<'tCO2e/t'> {
  if (part.freeAllocation !== undefined)
    return settled(quantity(part.freeAllocation, 'tCO2e/t'), [context.sources.answer()]);
  if (part.origin) return defaultPath(context, candidate, part.origin).freeAllocation;
  return freeAllocationTerm(context, candidate, { column: 'columnB', routes: [], unnamed: 'routeMissing' });
}
