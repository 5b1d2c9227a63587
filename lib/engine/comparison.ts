import type { Criterion } from '../rulebook/index.ts';
import type { CompiledBook } from './compile.ts';
import type { Facts } from './facts.ts';
import type { Portfolio } from './portfolio.ts';
import { type At, answersAt, firm, type Profile } from './profile.ts';

export interface WeighedCriterion {
  readonly criterion: Criterion;
  readonly weight: number;
  /** Set by the user; otherwise the default of the book. */
  readonly own: boolean;
  /** Has a weight and is known of every market that is placed: the order rests on it. */
  readonly counts: boolean;
}

/** What is known of one criterion in one market: 1 (low) to 3 (high), `low` = `high` once it is known. */
export interface Mark {
  readonly criterion: string;
  readonly low: number;
  readonly high: number;
}

export interface ComparedMarket {
  readonly at: At & { readonly index: number };
  /** `placed`: has a place. `unknown`: too little is known to place it. `closed`: no way in is open now. `leaving`: to be reduced or left. */
  readonly state: 'placed' | 'unknown' | 'closed' | 'leaving';
  /** 1-based; equal markets share a place. Null unless placed. */
  readonly place: number | null;
  /** Points on the criteria that count. */
  readonly points: number;
  /** Points on all criteria, over everything the open answers could make of them. */
  readonly low: number;
  readonly high: number;
  readonly marks: readonly Mark[];
}

/** The markets of a firm side by side, in order: those with a place first. */
export interface Comparison {
  readonly criteria: readonly WeighedCriterion[];
  readonly markets: readonly ComparedMarket[];
  /** No open answer about a market can change the order. The weights are a setting, not an answer that is missing. */
  readonly settled: boolean;
}

/**
 * Orders the markets by the points they reach on those criteria that are known of all of them, so that a gap is neither a good nor a bad mark.
 * Null with fewer than two markets, or if the book compares none.
 */
export function compareMarkets(
  compiled: CompiledBook,
  profile: Profile,
  facts: Facts,
  portfolios: readonly Portfolio[],
): Comparison | null {
  const { comparison } = compiled.book;
  if (!comparison || portfolios.length < 2) return null;
  const rows = comparison.criteria
    .map((criterion) => ({
      criterion,
      ...weightOf(profile, comparison.weights, criterion),
      marks: portfolios.map(({ at }) => markOf(compiled, facts, criterion, at)),
    }))
    // A criterion that applies to no market of this firm is left out.
    .filter(({ marks }) => marks.some((mark) => mark !== null))
    .map(({ marks, ...row }) => ({ ...row, marks: marks.map((mark) => mark ?? rangeOf(compiled, row.criterion)) }));
  const isKnown = (row: (typeof rows)[0], market: number) => row.marks[market]!.low === row.marks[market]!.high;
  const weighty = rows.filter(({ weight }) => weight > 0);

  const asideOf = portfolios.map(aside);
  const candidates = portfolios.map((_, index) => index).filter((index) => asideOf[index]!.now === null);
  const describedOnes = candidates.filter((index) => weighty.some((row) => isKnown(row, index)));
  const counting = weighty.filter((row) => describedOnes.every((index) => isKnown(row, index)));
  const pointsOf = (index: number) => counting.reduce((sum, { weight, marks }) => sum + weight * marks[index]!.low, 0);
  const comparable = counting.length > 0 && (describedOnes.length > 1 || candidates.length === 1);
  const placed = comparable ? [...describedOnes].sort((a, b) => pointsOf(b) - pointsOf(a)) : [];

  const total = (index: number, end: 'low' | 'high') =>
    rows.reduce((sum, { weight, marks }) => sum + weight * marks[index]![end], 0);
  const isFixed = (index: number) => total(index, 'low') === total(index, 'high');
  const stays = (before: number, after: number) =>
    pointsOf(before) === pointsOf(after)
      ? // A criterion that does not count yet could still tell them apart.
        isFixed(before) && isFixed(after) && total(before, 'low') === total(after, 'low')
      : total(before, 'low') > total(after, 'high');
  const settled =
    asideOf.every(({ sure }) => sure) &&
    placed.length === candidates.length &&
    placed.every((market, i) => i === 0 || stays(placed[i - 1]!, market));

  const rest = portfolios.map((_, index) => index).filter((index) => !placed.includes(index));
  rest.sort((a, b) => Number(asideOf[a]!.now !== null) - Number(asideOf[b]!.now !== null));
  const markets = [...placed, ...rest].map((index): ComparedMarket => {
    const isPlaced = placed.includes(index);
    return {
      at: portfolios[index]!.at as ComparedMarket['at'],
      state: isPlaced ? 'placed' : (asideOf[index]!.now ?? 'unknown'),
      place: isPlaced ? 1 + placed.filter((other) => pointsOf(other) > pointsOf(index)).length : null,
      points: pointsOf(index),
      low: total(index, 'low'),
      high: total(index, 'high'),
      marks: rows.map(({ criterion, marks }) => ({ criterion: criterion.id, ...marks[index]! })),
    };
  });
  return {
    criteria: rows.map(({ criterion, weight, own }) => ({
      criterion,
      weight,
      own,
      counts: placed.length > 0 && counting.some((row) => row.criterion === criterion),
    })),
    markets,
    settled,
  };
}

/** A line of the weights question that was not answered keeps the weight of the book. */
function weightOf(profile: Profile, question: string, { item, weight }: Criterion): { weight: number; own: boolean } {
  const answer = answersAt(profile, firm)[question];
  const own = answer?.state === 'given' ? (answer.value as Readonly<Record<string, number>>)[item] : undefined;
  return { weight: own ?? weight, own: own !== undefined };
}

function rangeOf({ book }: CompiledBook, { mark }: Criterion): { low: number; high: number } {
  const [low, high] = book.facts[mark]!.range!;
  return { low, high };
}

/** Null where the criterion does not apply. */
function markOf(
  compiled: CompiledBook,
  facts: Facts,
  criterion: Criterion,
  at: At,
): { low: number; high: number } | null {
  const value = facts.value(criterion.mark, at);
  if (value.is !== 'number') return null;
  return value.orNone ? rangeOf(compiled, criterion) : { low: value.lo, high: value.hi };
}

/** A market that is closed or being left is no candidate for the first place. `sure`: no open answer changes that. */
function aside({ notNow, leaving, mode, stance }: Portfolio): { now: 'closed' | 'leaving' | null; sure: boolean } {
  const isWayOpen = mode.options.some((option) => option.eligible && option.open === 'yes');
  const retreats = stance.possible.map((option) => option === 'reduce' || option === 'withdraw');
  return {
    now: notNow ? 'closed' : leaving ? 'leaving' : null,
    sure: notNow || (isWayOpen && new Set(retreats).size < 2),
  };
}
