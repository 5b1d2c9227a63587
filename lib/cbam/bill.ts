import { type Charge, charge, mass, perTonne, portionsOf } from './charge.ts';
import { breakEvenTonnes } from './formulas.ts';
import { GoodKind } from './good-kind.ts';
import { type Context, cscfTerm, type DefaultBasis, defaultBasis, factorTerm, priceTerm } from './ingredients.ts';
import type { CbamLaw, Scenario } from './law.ts';
import { type Intensities, ownPath } from './paths.ts';
import type { CbamRequest, RequestedGood } from './request.ts';
import { type Scope, scopeOf } from './scope.ts';
import { type Source, Sources } from './sources.ts';
import { mapped, type Outcome, open, outcome, refused, settled, sum, type Term } from './term.ts';
import { type Flag, type FlagId, flags, refusal } from './texts.ts';
import { type ImporterVerdict, thresholdOf } from './threshold.ts';
import { minus, over, quantity, zero } from './units.ts';

/** What one way to the certificates (default values or own data) comes to in one year. */
export interface PathResult {
  /** Embedded emissions per tonne that would be declared, mark-up included. */
  readonly embedded: Outcome<'tCO2e/t'>;
  /** Free allocation per tonne: emissions up to this level cost nothing. */
  readonly freeAllocation: Outcome<'tCO2e/t'>;
  readonly certificatesPerTonne: Outcome<'tCO2e/t'>;
  readonly certificates: Outcome<'tCO2e'>;
  /** Certificates replaced by a carbon price paid abroad. */
  readonly credit: Outcome<'tCO2e'>;
  readonly costPerTonne: Outcome<'EUR/t'>;
  /** Cost of the year if the importer is liable, whatever the threshold says. */
  readonly cost: Outcome<'EUR'>;
  readonly shareOfPrice: Outcome<'ratio'>;
  readonly shareOfMargin: Outcome<'ratio'>;
}

export interface GoodYear {
  readonly year: number;
  /** Null: the code or the origin leaves it open. */
  readonly basis: DefaultBasis | null;
  readonly onDefaults: PathResult;
  /** Null: no own figure is given. */
  readonly onOwnData: PathResult | null;
  /** Which of the two the declaration may use today: own data only when verified. */
  readonly applies: 'onDefaults' | 'onOwnData';
  /** What is owed after the threshold, on the path that applies. */
  readonly due: Outcome<'EUR'>;
  /** Tonnes a year from which verified data pay for themselves, for the least and the greatest cost of verification. Null without own figure. */
  readonly breakEven: { readonly low: Outcome<'t'>; readonly high: Outcome<'t'> } | null;
  readonly flags: readonly Flag[];
}

/** Whether the Regulation touches a good at all. */
export type GoodVerdict =
  | 'liable'
  | 'exempt'
  | 'open'
  | 'watch'
  | 'outside'
  | 'notImported'
  | 'exemptOrigin'
  | 'unknown';

export type GoodScope =
  | Exclude<Scope, { kind: 'covered' }>
  | (Omit<Extract<Scope, { kind: 'covered' }>, 'candidates'> & {
      /** How many goods of the tables the code can mean. */
      readonly goodsUnderCode: number;
    });

export interface GoodResult {
  readonly id: string;
  readonly name: string | null;
  readonly code: string | null;
  readonly verdict: GoodVerdict;
  readonly scope: GoodScope;
  /** One entry per year of the request; empty if the good is not covered. */
  readonly years: readonly GoodYear[];
  readonly sources: readonly string[];
}

export interface YearTotal {
  readonly year: number;
  readonly factor: Outcome<'ratio'>;
  readonly cscf: Outcome<'ratio'>;
  /** Certificate price where no quarter of importation is named. */
  readonly price: Outcome<'EUR/tCO2e'>;
  readonly due: Outcome<'EUR'>;
  /** The same with default values for all, and with own figures wherever given, as if verified. */
  readonly onDefaults: Outcome<'EUR'>;
  readonly onOwnData: Outcome<'EUR'>;
}

/** An estimate, not a declaration. */
export interface CbamBill {
  readonly scenario: Scenario;
  /** The strongest verdict over all goods. */
  readonly verdict: GoodVerdict;
  readonly goods: readonly GoodResult[];
  readonly importers: readonly ImporterVerdict[];
  readonly totals: readonly YearTotal[];
  readonly flags: readonly Flag[];
  /** What figures rest on: every `sources` list names entries of this. */
  readonly sources: Readonly<Record<string, Source>>;
}

interface Placed {
  readonly good: RequestedGood;
  readonly scope: Scope;
  readonly origin: 'third' | 'eu' | 'exempt';
}

/** The bill of a list of goods over the years asked for. The same request and the same law always give the same bill. */
export function cbamBill(law: CbamLaw, request: CbamRequest): CbamBill {
  const sources = new Sources(law);
  const placed = request.goods.map(
    (good): Placed => ({
      good,
      scope: scopeOf(law, good.cn ?? null, good.family ?? null),
      origin: originOf(law, good),
    }),
  );
  const covered = placed.filter(({ scope, origin }) => scope.kind === 'covered' && origin === 'third');
  const importers = new Map(
    [...new Set(covered.map(({ good }) => good.importer ?? null))].map((id) => {
      const own = covered.filter(({ good }) => (good.importer ?? null) === id);
      const goods = own.map(({ good, scope }) => ({ good, counts: underThreshold(law, scope) }));
      return [id, thresholdOf(law, request, id, goods, sources)];
    }),
  );
  const kinds = new Map<string, GoodKind>();
  const kindOf = ({ good, scope }: Placed): GoodKind | null => {
    if (scope.kind !== 'covered') return null;
    const key = [good.cn ?? good.family, good.origin].join();
    const kind = kinds.get(key) ?? new GoodKind(law, scope, good);
    kinds.set(key, kind);
    return kind;
  };
  const computed = placed.map((entry) =>
    computeGood(law, request, entry, kindOf(entry), importers.get(entry.good.importer ?? null), sources),
  );
  const goods = computed.map(({ result }) => result);
  const remarks: FlagId[] = ['estimate', ...(request.years.from < request.years.to ? (['sameTonnes'] as const) : [])];
  return {
    scenario: request.scenario,
    verdict: strongest.find((verdict) => goods.some((good) => good.verdict === verdict)) ?? 'outside',
    goods,
    importers: [...importers.values()],
    totals: yearsOf(request).map((year) => totalOf({ law, request, year, sources, flags: new Set() }, computed)),
    flags: flags(remarks),
    sources: sources.all(),
  };
}

const strongest: readonly GoodVerdict[] = [
  'liable',
  'open',
  'unknown',
  'exempt',
  'watch',
  'exemptOrigin',
  'notImported',
  'outside',
];

function yearsOf({ years: { from, to } }: CbamRequest): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function originOf(law: CbamLaw, { origin }: RequestedGood): Placed['origin'] {
  if (origin === undefined) return 'third';
  return law.euCountries.includes(origin) ? 'eu' : law.exemptCountries.includes(origin) ? 'exempt' : 'third';
}

function underThreshold(law: CbamLaw, scope: Scope): boolean {
  return (
    scope.kind === 'covered' &&
    scope.sectors.some((sector) => law.scope.sectors.some(({ id, threshold }) => id === sector && threshold))
  );
}

function summary(scope: Scope): GoodScope {
  if (scope.kind !== 'covered') return scope;
  const { candidates, ...rest } = scope;
  return { ...rest, goodsUnderCode: candidates.length };
}

/** Terms of one year that the totals need unrounded. */
interface YearTerms {
  readonly year: number;
  readonly due: Term<'EUR'>;
  readonly onDefaults: Term<'EUR'>;
  readonly onOwnData: Term<'EUR'>;
}
interface Computed {
  readonly result: GoodResult;
  readonly terms: readonly YearTerms[];
}

function computeGood(
  law: CbamLaw,
  request: CbamRequest,
  placed: Placed,
  kind: GoodKind | null,
  importer: ImporterVerdict | undefined,
  sources: Sources,
): Computed {
  const { good, scope, origin } = placed;
  const base = { id: good.id, name: good.name ?? null, code: good.cn ?? null, scope: summary(scope) };
  const not = (verdict: GoodVerdict, used: string): Computed => ({
    result: { ...base, verdict, years: [], sources: [used] },
    terms: [],
  });
  const cite = sources.cite(law.scope.cite);
  if (scope.kind === 'unknown') {
    // An unknown good may cost nothing or anything: it must not vanish from the totals.
    const anything = open(zero('EUR'), null, refusal('goodUnknown'));
    const terms = yearsOf(request).map((year) => ({ year, due: anything, onDefaults: anything, onOwnData: anything }));
    return { ...not('unknown', cite), terms };
  }
  if (scope.kind === 'watch') return not('watch', sources.cite(law.watch.cite));
  if (scope.kind === 'outside') return not('outside', cite);
  if (origin === 'eu') return not('notImported', cite);
  if (origin === 'exempt') return not('exemptOrigin', sources.cite(law.scope.exemptCite));

  const threshold = underThreshold(law, scope) ? importer!.threshold : 'liable';
  const verdict = scope.mayBeOutside && threshold === 'liable' ? 'open' : threshold;
  const years = yearsOf(request).map((year) =>
    goodYear({ law, request, year, sources, flags: new Set() }, good, kind!, threshold),
  );
  return {
    result: { ...base, verdict, years: years.map(({ result }) => result), sources: [cite, ...importer!.sources] },
    terms: years.map(({ terms }) => terms),
  };
}

function goodYear(
  context: Context,
  good: RequestedGood,
  kind: GoodKind,
  threshold: ImporterVerdict['threshold'],
): { result: GoodYear; terms: YearTerms } {
  const { emissions, carbonPrice } = good;
  for (const { only } of kind.scope.candidates) if (only) context.flags.add('onlyPartly');
  const defaults = priced(context, good, kind.onDefaults(context), null);
  const own =
    emissions &&
    priced(
      context,
      good,
      kind.over((candidate, origin) => ownPath(context, candidate, origin, emissions)),
      carbonPrice?.eur ? carbonPrice : null,
    );
  if (carbonPrice?.eur) {
    context.flags.add(emissions?.verified ? 'creditScenario' : 'creditNeedsActual');
    if (!carbonPrice.certified) context.flags.add('creditNotCertified');
  }
  if (emissions && !emissions.verified) context.flags.add('notVerified');
  const applies = emissions?.verified ? 'onOwnData' : 'onDefaults';
  const applied = applies === 'onOwnData' ? own! : defaults;
  if (own?.charge.cost.low.gt(defaults.charge.cost.low)) context.flags.add('defaultIsLower');
  const afterThreshold = (term: Term<'EUR'>): Term<'EUR'> => {
    if (threshold === 'liable') return term;
    const cite = context.sources.cite(context.law.scope.threshold.cite);
    if (threshold === 'exempt') return settled(zero('EUR'), [cite]);
    return { ...refused(term, refusal('tonnesMissing')), low: zero('EUR') };
  };
  const due = afterThreshold(applied.charge.cost);
  return {
    result: {
      year: context.year,
      basis: kind.exact && defaultBasis(context, kind.exact.candidate, kind.exact.origin),
      onDefaults: pathResult(context, good, defaults),
      onOwnData: own ? pathResult(context, good, own) : null,
      applies,
      due: outcome(due, 'EUR'),
      breakEven: own ? breakEven(context, defaults.perTonne, own.perTonne) : null,
      flags: flags(context.flags),
    },
    terms: {
      year: context.year,
      due,
      onDefaults: afterThreshold(defaults.charge.cost),
      onOwnData: afterThreshold((own ?? defaults).charge.cost),
    },
  };
}

interface Priced {
  readonly path: Intensities;
  readonly charge: Charge;
  readonly perTonne: Term<'EUR/t'>;
}

function priced(
  context: Context,
  good: RequestedGood,
  path: Intensities,
  paid: RequestedGood['carbonPrice'] | null,
): Priced {
  const portions = portionsOf(good.tonnes);
  const oneTonne = [{ tonnes: quantity(1, 't'), quarter: null }];
  // By quarters, a tonne costs the mean over the quarters; otherwise a tonne is a tonne, however many there are.
  const mixed = portions && portions.length > 1 && mass(portions).gt(0) ? portions : oneTonne;
  const each = charge(context, path, mixed, paid);
  const unknown: Charge = {
    certificates: open(zero('tCO2e'), null, refusal('tonnesMissing')),
    credit: open(zero('tCO2e'), null, refusal('tonnesMissing')),
    cost: open(zero('EUR'), null, refusal('tonnesMissing')),
  };
  return {
    path,
    charge: portions ? charge(context, path, portions, paid) : unknown,
    perTonne: perTonne(each.cost, mass(mixed)),
  };
}

function pathResult(
  context: Context,
  good: RequestedGood,
  { path, charge: charged, perTonne: cost }: Priced,
): PathResult {
  const { salesPrice, margin } = good;
  const used = [context.sources.answer()];
  const shareOf = (base: number): Term<'ratio'> => ({
    ...mapped(cost, (value) => over(value, quantity(base, 'EUR/t'))),
    sources: [...cost.sources, ...used],
  });
  const missing = (reason: 'salesPriceMissing' | 'marginMissing') => open(zero('ratio'), null, refusal(reason));
  return {
    embedded: outcome(path.embedded, 'tCO2e/t'),
    freeAllocation: outcome(path.freeAllocation, 'tCO2e/t'),
    certificatesPerTonne: outcome(path.net, 'tCO2e/t'),
    certificates: outcome(charged.certificates, 'tCO2e'),
    credit: outcome(charged.credit, 'tCO2e'),
    costPerTonne: outcome(cost, 'EUR/t'),
    cost: outcome(charged.cost, 'EUR'),
    shareOfPrice: outcome(salesPrice ? shareOf(salesPrice) : missing('salesPriceMissing'), 'ratio'),
    shareOfMargin: outcome(
      salesPrice && margin
        ? mapped(shareOf(salesPrice), (value) => quantity(value.div(margin).toString(), 'ratio'))
        : missing(salesPrice ? 'marginMissing' : 'salesPriceMissing'),
      'ratio',
    ),
  };
}

function breakEven(context: Context, defaults: Term<'EUR/t'>, own: Term<'EUR/t'>): GoodYear['breakEven'] {
  const { verificationCost } = context.request;
  const planned = context.law.schedules.planning.verificationCost;
  const used = [verificationCost ? context.sources.answer() : context.sources.assume('verificationCost')];
  const reasons = sum('EUR/t', [defaults, own]);
  const at = (cost: number): Term<'t'> => {
    const tonnes = (from: typeof defaults.low, to: typeof own.low) =>
      breakEvenTonnes(quantity(cost, 'EUR'), minus(from, to));
    // The greatest saving gives the fewest tonnes.
    const fewest = defaults.high && tonnes(defaults.high, own.low);
    const most = own.high && tonnes(defaults.low, own.high);
    const sourcesOf = [...reasons.sources, ...used];
    if (reasons.open.length > 0)
      return { low: fewest ?? zero('t'), high: most, open: reasons.open, sources: sourcesOf };
    return fewest ? settled(fewest, sourcesOf) : open(zero('t'), null, refusal('noSaving'), sourcesOf);
  };
  return {
    low: outcome(at(verificationCost ?? planned.low), 't'),
    high: outcome(at(verificationCost ?? planned.high), 't'),
  };
}

function totalOf(context: Context, computed: readonly Computed[]): YearTotal {
  const { year } = context;
  const of = (key: 'due' | 'onDefaults' | 'onOwnData') =>
    outcome(
      sum(
        'EUR',
        computed.flatMap(({ terms }) => terms.filter((term) => term.year === year).map((term) => term[key])),
      ),
      'EUR',
    );
  return {
    year,
    factor: outcome(factorTerm(context), 'ratio'),
    cscf: outcome(cscfTerm(context), 'ratio'),
    price: outcome(priceTerm(context, null), 'EUR/tCO2e'),
    due: of('due'),
    onDefaults: of('onDefaults'),
    onOwnData: of('onOwnData'),
  };
}
