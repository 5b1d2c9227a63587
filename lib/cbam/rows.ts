// A bill as rows of plain spans, year by year: what a table or a chart draws.
import type { CbamBill, GoodResult, GoodYear } from './bill.ts';
import type { Outcome } from './term.ts';

/** From least to greatest; equal where the figure is settled. `high` null: no upper bound is known. */
export interface Span {
  readonly low: number;
  readonly high: number | null;
}

/** One year of one good. EUR per tonne of the good and EUR per year; what is not known is a span, what does not apply null. */
export interface GoodRow {
  readonly year: number;
  readonly perTonne: { readonly defaults: Span; readonly own: Span | null };
  readonly perYear: { readonly defaults: Span; readonly own: Span | null };
  /** Owed today: after the threshold, on own data only if they are verified. */
  readonly due: Span;
  /** Emissions per tonne that cost nothing. */
  readonly free: Span;
  /** Shares of the selling price and of the margin on the way that applies today; null: price or margin is not known. */
  readonly shareOfPrice: Span | null;
  readonly shareOfMargin: Span | null;
  /** Tonnes a year from which verification pays; null: no own figure, or it never pays. */
  readonly breakEven: Span | null;
}

/** All goods together, EUR a year. */
export interface TotalRow {
  readonly year: number;
  readonly due: Span;
  readonly defaults: Span;
  readonly own: Span;
}

export interface BillRows {
  readonly goods: readonly { readonly id: string; readonly rows: readonly GoodRow[] }[];
  readonly totals: readonly TotalRow[];
}

/** What stands between the id of a good and the number of a part of it: `bolts#2` is what a second importer takes of `bolts`. */
export const partMark = '#';

/** Parts of one good are added up; per tonne they are alike. */
export function billRows({ goods, totals }: CbamBill): BillRows {
  const whole = Map.groupBy(goods, ({ id }) => id.split(partMark)[0]!);
  return {
    goods: [...whole].map(([id, parts]) => ({ id, rows: rowsOf(parts) })),
    totals: totals.map(({ year, due, onDefaults, onOwnData }) => ({
      year,
      due: span(due),
      defaults: span(onDefaults),
      own: span(onOwnData),
    })),
  };
}

function rowsOf(parts: readonly GoodResult[]): GoodRow[] {
  return parts[0]!.years.map((first, index) => {
    const all = parts.map(({ years }) => years[index]!);
    const applied = first[first.applies] ?? first.onDefaults;
    const total = (of: (year: GoodYear) => Outcome) => add(all.map((year) => span(of(year))));
    return {
      year: first.year,
      perTonne: { defaults: span(first.onDefaults.costPerTonne), own: spanOr(first.onOwnData?.costPerTonne) },
      perYear: {
        defaults: total(({ onDefaults }) => onDefaults.cost),
        own: first.onOwnData && total(({ onOwnData }) => onOwnData!.cost),
      },
      due: total(({ due }) => due),
      free: span(applied.freeAllocation),
      shareOfPrice: unlessMissing(applied.shareOfPrice, 'salesPriceMissing'),
      shareOfMargin: unlessMissing(applied.shareOfMargin, 'marginMissing'),
      breakEven: breakEvenOf(first),
    };
  });
}

function span(outcome: Outcome): Span {
  return outcome.kind === 'figure' ? { low: outcome.value, high: outcome.value } : outcome.band;
}

function spanOr(outcome: Outcome | undefined): Span | null {
  return outcome ? span(outcome) : null;
}

function unlessMissing(outcome: Outcome, reason: string): Span | null {
  const isMissing = outcome.kind === 'refusal' && outcome.reasons.some((item) => item.reason === reason);
  return isMissing ? null : span(outcome);
}

function breakEvenOf({ breakEven }: GoodYear): Span | null {
  if (!breakEven) return null;
  const [from, to] = [span(breakEven.low), span(breakEven.high)];
  return from.high === null && from.low === 0 ? null : { low: from.low, high: to.high };
}

function add(spans: readonly Span[]): Span {
  return spans.reduce((sum, { low, high }) => ({
    low: sum.low + low,
    high: sum.high === null || high === null ? null : sum.high + high,
  }));
}
