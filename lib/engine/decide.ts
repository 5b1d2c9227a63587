import type { ModeAttributes, Rule } from '../rulebook/index.ts';
import type { CompiledBook, CompiledDecision, CompiledRule, Voice } from './compile.ts';
import type { Facts } from './facts.ts';
import type { At } from './profile.ts';
import type { Truth } from './value.ts';

/** A rule that speaks for or against an option, with the place it was read at. */
export interface Reason {
  readonly rule: Rule;
  readonly decision: string;
  readonly weight: number;
  /** `yes`: counts. `maybe`: an open answer decides whether it counts. */
  readonly holds: Exclude<Truth, 'no'>;
}

/** Sum of the weights that count, and the range over everything open answers could add (each rule taken by itself: an outer bound). */
export interface Sum {
  readonly sum: number;
  readonly low: number;
  readonly high: number;
}

export interface OptionResult extends Sum {
  readonly option: string;
  /** Not ruled out: `yes`, `no`, or `maybe` while an open answer could close it. */
  readonly open: Truth;
  readonly ruledOutBy: readonly Rule[];
  readonly mayBeRuledOutBy: readonly Rule[];
  readonly reasons: readonly Reason[];
  /** 1-based; options that the tie rules cannot separate share a rank. Null for options that are closed or not ranked. */
  readonly rank: number | null;
  /** False if only outside reading or our own choices speak for it: such an option may not be first. */
  readonly backed: boolean;
  /** The same, whatever the open answers turn out to be. */
  readonly surelyBacked: boolean;
  /** Not eligible here (entry node that does not go with the mode). */
  readonly eligible: boolean;
}

export interface StrengthResult extends Sum {
  readonly strength: string;
  readonly strongFrom: number;
  readonly reasons: readonly Reason[];
}

export interface DecisionResult {
  readonly decision: string;
  readonly at: At;
  readonly options: readonly OptionResult[];
  readonly strengths: readonly StrengthResult[];
  /** What is advised; null while too little is known, or when every option is ruled out. */
  readonly shown: string | null;
  /** All options that share the first rank (one unless there is a tie). */
  readonly first: readonly string[];
  /** Everything the open answers could still put first, the shown one included. Outer bound. Where nothing is open, the shown one. */
  readonly possible: readonly string[];
  /** Open answers could leave nothing to show, or nothing is shown. */
  readonly mayBeNone: boolean;
  /** The row that decided (tables). */
  readonly row: Rule | null;
  /** No scoring rule counts yet: nothing can be said. */
  readonly empty: boolean;
}

type OptionSums = Omit<OptionResult, 'rank' | 'eligible'>;

/** Sums and gates of a decision: all that can be said before options are compared. */
export interface Sums {
  readonly options: ReadonlyMap<string, OptionSums>;
  readonly strengths: readonly StrengthResult[];
}

export function sumUp(decision: CompiledDecision, shown: Facts, possible: Facts, at: At): Sums {
  const { scoring, gates } = decision;
  const counts = shown.conditions(scoring, at);
  const truths = possible.conditions(scoring, at);
  const closed = possible.conditions(gates, at);
  const options = new Map<string, OptionSums>();
  for (const { id, voices, gates: own } of decision.options) {
    const ruledOutBy: Rule[] = [];
    const mayBeRuledOutBy: Rule[] = [];
    for (const gate of own) {
      if (closed[gate] === 'yes') ruledOutBy.push(gates[gate]!.rule);
      else if (closed[gate] === 'maybe') mayBeRuledOutBy.push(gates[gate]!.rule);
    }
    const open: Truth = ruledOutBy.length > 0 ? 'no' : mayBeRuledOutBy.length > 0 ? 'maybe' : 'yes';
    const { sum, low, high, reasons, backed, surelyBacked } = tally(voices, counts, truths);
    options.set(id, {
      option: id,
      open,
      ruledOutBy,
      mayBeRuledOutBy,
      sum,
      low,
      high,
      reasons,
      backed,
      surelyBacked,
    });
  }
  const strengths = decision.strengths.map(({ id, strongFrom, voices }): StrengthResult => {
    const { sum, low, high, reasons } = tally(voices, counts, truths);
    return { strength: id, strongFrom, sum, low, high, reasons };
  });
  return { options, strengths };
}

/**
 * Adds up what speaks for or against one option or strength.
 * @param counts by rule: it is known to hold as shown
 * @param truths by rule: whether it holds, over all that open answers could make of it
 */
function tally(voices: readonly Voice[], counts: readonly Truth[], truths: readonly Truth[]) {
  let sum = 0;
  let low = 0;
  let high = 0;
  let backed = false;
  let surelyBacked = false;
  const reasons: Reason[] = [];
  for (const { rule, weight, backs, counts: counting, open } of voices) {
    const truth = truths[rule]!;
    if (counts[rule] === 'yes') {
      sum += weight;
      backed ||= backs;
      reasons.push(counting);
    } else if (truth === 'no') continue;
    else reasons.push(open);
    if (truth === 'yes' || (truth === 'maybe' && weight < 0)) low += weight;
    if (truth === 'yes' || (truth === 'maybe' && weight > 0)) high += weight;
    surelyBacked ||= backs && truth === 'yes';
  }
  return { sum, low, high, reasons, backed, surelyBacked };
}

/** Reads a decision table from the top: the first row that is known to hold, of those whose option is not ruled out. */
export function readTable(
  decision: CompiledDecision,
  sums: Sums,
  shown: Facts,
  possible: Facts,
  at: At,
): DecisionResult {
  const could: string[] = [];
  let isCertain = false;
  let chosen: CompiledRule | null = null;
  for (const row of decision.rows) {
    const option = row.rule.choose!;
    const open = sums.options.get(option)?.open;
    if (open === 'no') continue;
    const truth = shown.condition(row.when, at);
    if (chosen === null && truth === 'yes') chosen = row;
    const eventually = possible.condition(row.when, at);
    if (eventually !== 'no') could.push(option);
    if (eventually === 'yes' && open === 'yes') {
      isCertain = true;
      break;
    }
  }
  // Where strengths are compared, nothing can be said before something is known about one of them.
  const silent =
    sums.strengths.length > 0 &&
    sums.strengths.every((strength) => strength.reasons.every((reason) => reason.holds === 'maybe'));
  if (silent) chosen = null;
  const result = chosen?.rule.choose ?? null;
  return {
    decision: decision.decision.id,
    at,
    options: [...sums.options.values()].map((option) => ({
      ...option,
      rank: option.option === result ? 1 : null,
      eligible: true,
    })),
    strengths: sums.strengths,
    shown: result,
    first: result === null ? [] : [result],
    possible: [...new Set(result === null ? could : [...could, result])],
    mayBeNone: result === null || !isCertain,
    row: chosen?.rule ?? null,
    empty: result === null,
  };
}

export interface Eligible {
  readonly now: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
  /** Eligible with everything that could still be shown. */
  readonly always: ReadonlySet<string>;
  /** Open answers could leave nothing that is eligible. */
  readonly mayBeNone: boolean;
}

/**
 * Ranks the open options by their sums; equal sums by the book's tie rules; what is still equal shares a rank.
 * @param eligible options that may be shown here, and those that open answers could make eligible; null for all
 */
export function rank(
  compiled: CompiledBook,
  decision: CompiledDecision,
  sums: Sums,
  shown: Facts,
  possible: Facts,
  at: At,
  eligible: Eligible | null,
): DecisionResult {
  const { decision: definition } = decision;
  const all = [...sums.options.values()];
  const scored = all.filter((_, index) => definition.options[index]!.scored !== false);
  const isEligible = (option: OptionSums) =>
    scored.includes(option) && (eligible === null || eligible.now.has(option.option));
  const open = scored.filter((option) => option.open !== 'no' && isEligible(option));
  let marks: ((option: string) => number[]) | undefined;
  const compare = (a: OptionSums, b: OptionSums) => {
    if (a.sum !== b.sum) return b.sum - a.sum;
    marks ??= tieMarks(compiled, decision, shown, at);
    const [x, y] = [marks(a.option), marks(b.option)];
    for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return y[i]! - x[i]!;
    return 0;
  };
  // Sorting is stable: what is equal stays in the order of the book.
  const ranked = open.sort(compare);
  // Outside reading and our own choices may support an option, never carry it to the top: the best backed one goes first.
  const leader = ranked.findIndex((option) => option.backed);
  if (leader > 0) ranked.unshift(...ranked.splice(leader, 1));
  /** By the place in `ranked`. */
  const ranks: number[] = [];
  ranked.forEach((option, index) => {
    const previous = ranked[index - 1];
    // An option that may not be first does not share the first rank either.
    const tied = previous && (index > 1 || option.backed) && compare(previous, option) === 0;
    ranks.push(tied ? ranks[index - 1]! : index + 1);
  });

  let first =
    leader >= 0
      ? ranked.filter((option, index) => ranks[index] === 1 && option.backed).map((option) => option.option)
      : [];
  let fallback = false;
  if (definition.fallback && (first.length === 0 || (sums.options.get(first[0]!)?.sum ?? 0) <= 0)) {
    const row = definition.fallback.find(
      ({ when, choose }) =>
        sums.options.get(choose)?.open !== 'no' && shown.condition(compiled.condition(when), at) === 'yes',
    );
    if (row) {
      first = [row.choose];
      fallback = true;
    }
  }
  const best = first[0];
  // A tie rule or fallback whose condition is open may still order equal sums otherwise, or put another option first.
  const isOrderOpen = [...(definition.ties ?? []), ...(definition.fallback ?? [])].some(
    ({ when }) => possible.condition(compiled.condition(when), at) === 'maybe',
  );
  const could = couldBeFirst(definition, sums, scored, isOrderOpen, eligible, first);
  return {
    decision: definition.id,
    at,
    options: all.map((option) => ({
      ...option,
      rank: fallback && option.option === best ? 1 : (ranks[ranked.indexOf(option)] ?? null),
      eligible: isEligible(option),
    })),
    strengths: sums.strengths,
    shown: best ?? null,
    first,
    possible: could.possible,
    mayBeNone: first.length === 0 || could.none,
    row: null,
    empty: !ranked.some((option) => option.reasons.some((reason) => reason.holds === 'yes')),
  };
}

/**
 * Everything the open answers could still put first: an option that may stay open and can reach the lowest sum of every option that is certain to
 * stay open. Where nothing is open any more, what is shown is all there is: of several that share the first rank the first one. `none`: nothing is certain to
 * stay open, so nothing may be left.
 */
function couldBeFirst(
  definition: CompiledDecision['decision'],
  sums: Sums,
  scored: readonly OptionSums[],
  isOrderOpen: boolean,
  eligible: Eligible | null,
  first: readonly string[],
): { readonly possible: readonly string[]; readonly none: boolean } {
  const eligibleIsCertain = eligible === null || eligible.possible.size === eligible.always.size;
  const isFixed = (option: OptionSums) =>
    option.open !== 'maybe' && option.reasons.every((reason) => reason.holds === 'yes') && option.low === option.high;
  const nothingEligible = eligible?.mayBeNone ?? false;
  if (eligibleIsCertain && !isOrderOpen && scored.every(isFixed))
    return { possible: first.slice(0, 1), none: nothingEligible };
  const contenders = scored.filter(
    (option) => option.open !== 'no' && (eligible === null || eligible.possible.has(option.option)),
  );
  const certain = contenders.filter(
    (option) =>
      option.open === 'yes' && option.surelyBacked && (eligible === null || eligible.always.has(option.option)),
  );
  const floor = Math.max(Number.NEGATIVE_INFINITY, ...certain.map((option) => option.low));
  const fallbacks = (definition.fallback ?? [])
    .map((row) => row.choose)
    .filter((option) => sums.options.get(option)?.open !== 'no');
  return {
    possible: [
      ...new Set([
        ...contenders.filter((option) => option.high >= floor).map((option) => option.option),
        ...fallbacks,
        ...first,
      ]),
    ],
    none: nothingEligible || certain.length === 0,
  };
}

/** Marks by which equal sums are ordered, larger first. */
function tieMarks(
  compiled: CompiledBook,
  { decision }: CompiledDecision,
  shown: Facts,
  at: At,
): (option: string) => number[] {
  const rules = (decision.ties ?? []).filter((tie) => shown.condition(compiled.condition(tie.when), at) === 'yes');
  const known = new Map<string, number[]>();
  const marksOf = (option: string) => {
    const attributes = decision.options.find(({ id }) => id === option)?.attributes;
    const byRule = rules.map((tie) => {
      const value = attributes?.[tie.by as keyof ModeAttributes & 'control'] ?? 0;
      return tie.prefer === 'high' ? value : -value;
    });
    const place = decision.tieOrder?.indexOf(option) ?? -1;
    return decision.tieOrder ? [...byRule, place < 0 ? -decision.tieOrder.length : -place] : byRule;
  };
  return (option) => {
    const marks = known.get(option) ?? marksOf(option);
    known.set(option, marks);
    return marks;
  };
}
