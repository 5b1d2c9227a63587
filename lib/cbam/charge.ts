// From certificates per tonne to certificates and euros of a year.
import { carbonPriceCredit } from './formulas.ts';
import { type Context, priceTerm } from './ingredients.ts';
import type { Quarter } from './law.ts';
import type { Intensities } from './paths.ts';
import type { RequestedGood } from './request.ts';
import { quarters } from './schema.ts';
import { difference, rising, settled, sum, type Term } from './term.ts';
import { atLeastZero, minus, over, plus, type Quantity, quantity, times } from './units.ts';

/** Tonnes that carry one price: a quarter of importation, or the whole year. */
export interface Portion {
  readonly tonnes: Quantity<'t'>;
  readonly quarter: Quarter | null;
}

/** Null: the tonnes are not known. */
export function portionsOf(tonnes: RequestedGood['tonnes']): Portion[] | null {
  if (tonnes === undefined) return null;
  if (typeof tonnes === 'number') return [{ tonnes: quantity(tonnes, 't'), quarter: null }];
  return quarters.map((quarter) => ({ tonnes: quantity(tonnes[quarter] ?? 0, 't'), quarter }));
}

export function mass(portions: readonly Portion[]): Quantity<'t'> {
  return portions.reduce((total, portion) => plus(total, portion.tonnes), quantity(0, 't'));
}

export interface Charge {
  readonly certificates: Term<'tCO2e'>;
  readonly credit: Term<'tCO2e'>;
  readonly cost: Term<'EUR'>;
}

/** @param paid carbon price effectively paid abroad that is deducted, with the share of the emissions it covers; null: none. */
export function charge(
  context: Context,
  path: Intensities,
  portions: readonly Portion[],
  paid: RequestedGood['carbonPrice'] | null,
): Charge {
  const parts = portions
    .filter(({ tonnes }) => tonnes.gt(0))
    .map(({ tonnes, quarter }) => chargePortion(context, path, tonnes, quarter, paid));
  return {
    certificates: sum(
      'tCO2e',
      parts.map((part) => part.certificates),
    ),
    credit: sum(
      'tCO2e',
      parts.map((part) => part.credit),
    ),
    cost: sum(
      'EUR',
      parts.map((part) => part.cost),
    ),
  };
}

function chargePortion(
  context: Context,
  path: Intensities,
  tonnes: Quantity<'t'>,
  quarter: Quarter | null,
  paid: RequestedGood['carbonPrice'] | null,
): Charge {
  const price = priceTerm(context, quarter);
  const amount = settled(tonnes, [context.sources.answer()]);
  const obligation = rising(amount, path.net, times);
  const credit = paid
    ? creditTerm(context, rising(amount, path.embedded, times), obligation, price, paid)
    : nothing(context);
  const certificates = difference(obligation, credit, (owed, credited) => atLeastZero(minus(owed, credited)));
  return { certificates, credit, cost: rising(certificates, price, times) };
}

function nothing({ law, sources }: Context): Term<'tCO2e'> {
  return settled(quantity(0, 'tCO2e'), [sources.cite(law.schedules.credit.cite)]);
}

/** The dearer the certificate, the fewer of them a carbon price paid abroad replaces. */
function creditTerm(
  { law, sources }: Context,
  emissions: Term<'tCO2e'>,
  obligation: Term<'tCO2e'>,
  price: Term<'EUR/tCO2e'>,
  paid: NonNullable<RequestedGood['carbonPrice']>,
): Term<'tCO2e'> {
  const pricePaid = quantity(paid.eur, 'EUR/tCO2e');
  const share = quantity(paid.coveredShare, 'ratio');
  const credited = (owed: Quantity<'tCO2e'>, all: Quantity<'tCO2e'>, at: Quantity<'EUR/tCO2e'>) =>
    carbonPriceCredit(owed, pricePaid, times(all, share), at);
  const used = [sources.cite(law.schedules.credit.cite, law.schedules.credit.note), sources.assume('credit')];
  const reasons = sum('tCO2e', [emissions, obligation]);
  // Without an upper bound of the emissions the credit has none either: it may use up the least obligation.
  return {
    low: credited(obligation.low, emissions.low, price.high!),
    high:
      obligation.high === null || emissions.high === null
        ? obligation.low
        : credited(obligation.high, emissions.high, price.low),
    open: [...reasons.open, ...price.open],
    sources: [...reasons.sources, ...used],
  };
}

/** Per tonne of the good. */
export function perTonne(cost: Term<'EUR'>, tonnes: Quantity<'t'>): Term<'EUR/t'> {
  return { ...cost, low: over(cost.low, tonnes), high: cost.high === null ? null : over(cost.high, tonnes) };
}
