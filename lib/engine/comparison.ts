import type { Criterion } from '../rulebook/index.ts';
import type { CompiledBook } from './compile.ts';
import type { Facts } from './facts.ts';
import type { Portfolio } from './portfolio.ts';
import { type At, answersAt, firm, type Profile } from './profile.ts';
import { and, type Truth } from './value.ts';

export interface WeighedCriterion {
  readonly criterion: Criterion;
  /** `no`: it does not apply in one of the markets, so it counts for none and its weight is 0. `maybe`: an open answer decides. */
  readonly applies: Truth;
  /** An estimate that was not given for every market: it does not move the order. */
  readonly notGiven: boolean;
  readonly weight: number;
  /** Set by the user; otherwise the default of the book. */
  readonly own: boolean;
  /** Has a weight and is known of every market that is placed: the order rests on it. */
  readonly counts: boolean;
}

/** What is known of one criterion in one market: 1 (low) to 3 (high), `low` = `high` once it is known; both 0 where it does not apply. */
export interface Mark {
  readonly criterion: string;
  readonly applies: Truth;
  readonly low: number;
  readonly high: number;
}

export interface ComparedMarket {
  readonly at: At & { readonly index: number };
  /**
   * `placed`: has a place. `unknown`: too little is known to place it. `closed`: no way in is open now. `leaving`: to be reduced or left.
   * `barred`: what runs goes on, nothing more is put in. `apart`: wanted for something else than the markets that are compared.
   */
  readonly state: 'placed' | 'unknown' | 'closed' | 'leaving' | 'barred' | 'apart';
  /** 1-based, on the criteria that count; equal markets share a place. Null unless placed. */
  readonly place: number | null;
  /** Points on the criteria that count. */
  readonly points: number;
  /** Points on all criteria, over everything the open answers could make of them; without estimates that were not given. */
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
  /** No open answer about a market can change which one comes first (which ones, if several are equal). */
  readonly firstSettled: boolean;
}

/**
 * Orders the markets by the points they reach on those criteria that are known of all of them, so that a gap is neither a good nor a bad mark.
 * Null with fewer than two markets, or if the book compares none.
 * @param possible facts as everything that open answers could still make of them: a mark is the range of what it can still become
 */
export function compareMarkets(
  compiled: CompiledBook,
  profile: Profile,
  possible: Facts,
  portfolios: readonly Portfolio[],
): Comparison | null {
  const { comparison } = compiled.book;
  if (!comparison || portfolios.length < 2) return null;
  const compared = portfolios.map(({ at }) =>
    comparison.among === undefined ? 'yes' : truthAt(possible, comparison.among, at),
  );
  const noneAmong = compared.every((truth) => truth === 'no');
  const isApart = (index: number) => compared[index] === 'no' && !noneAmong;
  const rows = comparison.criteria.map((criterion): Row => {
    const marks = portfolios.map(({ at }, index) =>
      isApart(index)
        ? { criterion: criterion.id, applies: 'no' as const, low: 0, high: 0 }
        : markOf(possible, criterion, at),
    );
    const among = marks.filter((_, index) => !isApart(index));
    const applies = criterion.ofMarkets && noneAmong ? 'no' : and(among.map((mark) => mark.applies));
    const notGiven = criterion.optional === true && among.some(({ low, high }) => low !== high);
    const weight = applies === 'no' ? { weight: 0, own: false } : weightOf(profile, comparison.weights, criterion);
    return { criterion, applies, notGiven, ...weight, marks };
  });
  const weighty = rows.filter(({ weight, notGiven }) => weight > 0 && !notGiven);

  const asideOf = portfolios.map((item, index) => {
    const barred = comparison.barred === undefined ? 'no' : truthAt(possible, comparison.barred, item.at);
    return aside(item, { apart: isApart(index), compared: compared[index]!, barred });
  });
  const candidates = portfolios.map((_, index) => index).filter((index) => asideOf[index]!.now === null);
  const describedOnes = candidates.filter((index) => weighty.some((row) => isKnown(row, index)));
  const counting = weighty.filter((row) => describedOnes.every((index) => isKnown(row, index)));
  const pointsOf = (index: number) => sum(counting, ({ marks }) => marks[index]!.low);
  const comparable = counting.length > 0 && (describedOnes.length > 1 || candidates.length === 1);
  const placed = comparable ? [...describedOnes].sort((a, b) => pointsOf(b) - pointsOf(a)) : [];

  const settledPairs = placed.every((market, i) => {
    if (i === 0) return true;
    const { least, most } = lead(weighty, placed[i - 1]!, market);
    // Markets that are equal now could still be told apart by a criterion that does not count yet.
    return pointsOf(placed[i - 1]!) === pointsOf(market) ? least === 0 && most === 0 : least > 0;
  });
  const settled = asideOf.every(({ sure }) => sure) && placed.length === candidates.length && settledPairs;
  const leaders = placed.filter((index) => pointsOf(index) === pointsOf(placed[0]!));
  const isOut = (index: number) => asideOf[index]!.now !== null && asideOf[index]!.sure;
  const firstSettled =
    settled ||
    (leaders.length > 0 &&
      leaders.every((leader) => asideOf[leader]!.sure) &&
      portfolios.every((_, other) => {
        if (isOut(other)) return true;
        const { least, most } = lead(weighty, leaders[0]!, other);
        return leaders.includes(other) ? least === 0 && most === 0 : least > 0;
      }));

  const rest = portfolios.map((_, index) => index).filter((index) => !placed.includes(index));
  rest.sort((a, b) => Number(asideOf[a]!.now !== null) - Number(asideOf[b]!.now !== null));
  const markets = [...placed, ...rest].map((index): ComparedMarket => {
    const isPlaced = placed.includes(index);
    return {
      at: portfolios[index]!.at as ComparedMarket['at'],
      state: isPlaced ? 'placed' : (asideOf[index]!.now ?? 'unknown'),
      place: isPlaced ? 1 + placed.filter((other) => pointsOf(other) > pointsOf(index)).length : null,
      points: pointsOf(index),
      low: sum(weighty, (row) => (row.applies === 'yes' ? row.marks[index]!.low : 0)),
      high: sum(weighty, (row) => row.marks[index]!.high),
      marks: rows.map(({ marks }) => marks[index]!),
    };
  });
  return {
    criteria: rows.map(({ criterion, applies, notGiven, weight, own }) => ({
      criterion,
      applies,
      notGiven,
      weight,
      own,
      counts: placed.length > 0 && counting.some((row) => row.criterion === criterion),
    })),
    markets,
    settled,
    firstSettled,
  };
}

interface Row {
  readonly criterion: Criterion;
  readonly applies: Truth;
  readonly notGiven: boolean;
  readonly weight: number;
  readonly own: boolean;
  /** By market. */
  readonly marks: readonly Mark[];
}

function isKnown({ applies, marks }: Row, market: number): boolean {
  return applies === 'yes' && marks[market]!.low === marks[market]!.high;
}

function sum(rows: readonly Row[], points: (row: Row) => number): number {
  return rows.reduce((total, row) => total + row.weight * points(row), 0);
}

/** By how much one market may end ahead of another. A criterion that may not apply may give neither of them a lead. */
function lead(rows: readonly Row[], market: number, other: number): { least: number; most: number } {
  const difference = ({ applies, marks }: Row) => {
    const [least, most] = [marks[market]!.low - marks[other]!.high, marks[market]!.high - marks[other]!.low];
    return applies === 'yes' ? { least, most } : { least: Math.min(0, least), most: Math.max(0, most) };
  };
  return { least: sum(rows, (row) => difference(row).least), most: sum(rows, (row) => difference(row).most) };
}

/** A line of the weights question that was not answered keeps the weight of the book. */
function weightOf(profile: Profile, question: string, { item, weight }: Criterion): { weight: number; own: boolean } {
  const answer = answersAt(profile, firm)[question];
  const own = answer?.state === 'given' ? (answer.value as Readonly<Record<string, number>>)[item] : undefined;
  return { weight: own ?? weight, own: own !== undefined };
}

function markOf(possible: Facts, { id, mark }: Criterion, at: At): Mark {
  const value = possible.value(mark, at);
  if (value.is !== 'number') return { criterion: id, applies: 'no', low: 0, high: 0 };
  return { criterion: id, applies: value.orNone ? 'maybe' : 'yes', low: value.lo, high: value.hi };
}

/** Whether a flag of a market holds. */
function truthAt(possible: Facts, fact: string, at: At): Truth {
  const value = possible.value(fact, at);
  return value.is === 'flag' ? value.may : 'no';
}

/** A market that is closed, being left, barred or wanted for something else is no candidate for the first place. `sure`: no open answer changes that. */
function aside(
  { notNow, leaving, mode, stance }: Portfolio,
  { apart, compared, barred }: { readonly apart: boolean; readonly compared: Truth; readonly barred: Truth },
): { now: 'closed' | 'leaving' | 'barred' | 'apart' | null; sure: boolean } {
  if (apart) return { now: 'apart', sure: true };
  const isWayOpen = mode.options.some((option) => option.eligible && option.open === 'yes');
  const retreats = stance.possible.map((option) => option === 'reduce' || option === 'withdraw');
  const isOut = notNow || barred === 'yes';
  return {
    now: notNow ? 'closed' : leaving ? 'leaving' : barred === 'yes' ? 'barred' : null,
    sure: compared !== 'maybe' && (isOut || (isWayOpen && barred === 'no' && new Set(retreats).size < 2)),
  };
}
