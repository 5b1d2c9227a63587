// The formulas of Implementing Regulation (EU) 2025/2620 (annex) and of Articles 7, 9, 22 and 31 of Regulation (EU) 2023/956, one function each.
import { atLeastZero, minus, over, plus, type Quantity, smaller, times } from './units.ts';

type Intensity = Quantity<'tCO2e/t'>;
type Ratio = Quantity<'ratio'>;

/** Default value with its mark-up (opening paragraph of Annex I to 2025/2621): always on the total, never on the direct part alone. */
export function defaultEmissions(total: Intensity, markup: Ratio): Intensity {
  return plus(total, times(total, markup));
}

/** Specific free allocation: equation 2 with the benchmark of column A, equation 6 with that of column B. */
export function freeAllocation(cbamFactor: Ratio, cscf: Ratio, benchmark: Intensity): Intensity {
  return times(times(benchmark, cbamFactor), cscf);
}

/** What a precursor adds to one tonne of the good made of it (equations 4 and 5; Annex IV point 3 for emissions). */
export function precursorShare(value: Intensity, massPerTonne: Ratio): Intensity {
  return times(value, massPerTonne);
}

/** Emissions per tonne that are not covered by free allocation; never negative (Article 22 with 31). */
export function netEmissions(embedded: Intensity, freeAllocated: Intensity): Intensity {
  return atLeastZero(minus(embedded, freeAllocated));
}

/**
 * Certificates that a carbon price paid abroad replaces (Article 9). The act on conversion is not adopted: this converts by the ratio of prices and
 * never exceeds the obligation.
 */
export function carbonPriceCredit(
  obligation: Quantity<'tCO2e'>,
  pricePaid: Quantity<'EUR/tCO2e'>,
  covered: Quantity<'tCO2e'>,
  certificatePrice: Quantity<'EUR/tCO2e'>,
): Quantity<'tCO2e'> {
  return smaller(obligation, over(times(covered, pricePaid), certificatePrice));
}

/** Tonnes from which verified data pay for themselves. Null: they never do. */
export function breakEvenTonnes(cost: Quantity<'EUR'>, savingPerTonne: Quantity<'EUR/t'>): Quantity<'t'> | null {
  return savingPerTonne.lte(0) ? null : over(cost, savingPerTonne);
}
