import type { Action } from '../rulebook/index.ts';
import type { Comparison } from './comparison.ts';
import type { DecisionResult } from './decide.ts';
import type { ActionResult, PlannedAction, RiskResult } from './lists.ts';
import type { Portfolio } from './portfolio.ts';
import { type At, isSamePlace } from './profile.ts';

/** What the firm is to bring about next; actions that serve it come first. */
export interface Aims {
  /** Of a firm that should prepare first: the gates that keep it at home. They count, and nothing else. */
  readonly gates: ReadonlySet<string> | null;
  /**
   * Of a firm that goes abroad: markets where nothing is to be done but what leads to `gates`. Without business and closed for now: the gates that keep
   * the nearest ways in closed; to be left: the way back. Nothing is risked there but what a way back can still lose.
   */
  readonly held: readonly { readonly at: At; readonly gates: ReadonlySet<string>; readonly leaving: boolean }[];
  /** In each market: the way advised, and the step that follows. */
  readonly ways: readonly {
    readonly at: At;
    /** The best market, one of several that are equal, or wanted for something else than those that are compared. */
    readonly best: boolean;
    readonly now: readonly string[];
    /** The firm does this already: it is to be deepened, not begun. */
    readonly continues: boolean;
    readonly next: string | null;
  }[];
}

/** What comes first: up to three actions. `soon`: the plan that follows. `later`: if it comes to that, or for a higher level. */
export type Turn = 'first' | 'soon' | 'later';

type Horizon = Action['horizon'];

/** Sizes of the agenda: what one remembers, a plan, a plan that grows for high risks, what a firm that should prepare first can be asked, and up to where things of no weight fill up. */
const size = { first: 3, plan: 12, grown: 15, prepare: 5, filled: 6 } as const;

export function aimsOf(
  decisions: readonly DecisionResult[],
  portfolios: readonly Portfolio[],
  comparison: Comparison | null,
): Aims {
  const target = decisions.find(({ decision }) => decision === 'level.target');
  const leading = comparison?.markets.filter(({ place }) => place === 1).map(({ at }) => at.index) ?? [];
  const apart = comparison?.markets.filter(({ state }) => state === 'apart').map(({ at }) => at.index) ?? [];
  const prepares = target?.shown === 'prepareFirst';
  const closed = target ? [target, ...portfolios.filter(({ notNow }) => notNow).map(({ mode }) => mode)] : [];
  return {
    gates: prepares
      ? new Set(closed.flatMap(({ options }) => options.flatMap(({ ruledOutBy }) => ruledOutBy.map(({ id }) => id))))
      : null,
    held: prepares
      ? []
      : portfolios.flatMap(({ at, mode, now, notNow, leaving, running }): Aims['held'] => {
          if (leaving) return [{ at, gates: new Set(now), leaving }];
          return notNow && running.length === 0 ? [{ at, gates: nearestGates(mode), leaving }] : [];
        }),
    ways: portfolios.map(({ at, continues, now, next }, index) => ({
      at,
      best: leading.length === 0 || leading.includes(index) || apart.includes(index),
      now,
      continues,
      next: next[0]?.step.to ?? null,
    })),
  };
}

/** What closes the options that the fewest gates close. */
function nearestGates({ options }: DecisionResult): ReadonlySet<string> {
  const closed = options.filter(
    ({ ruledOutBy }) => ruledOutBy.length > 0 && !ruledOutBy.some(({ forGood }) => forGood),
  );
  const fewest = Math.min(...closed.map(({ ruledOutBy }) => ruledOutBy.length));
  const nearest = closed.filter(({ ruledOutBy }) => ruledOutBy.length === fewest);
  return new Set(nearest.flatMap(({ ruledOutBy }) => ruledOutBy.map(({ id }) => id)));
}

/** An action with its turn and the time it is due; `rank` says how much it matters, 0 most. */
interface Weighed {
  readonly item: ActionResult;
  readonly rank: number;
  /** It ranks that high only because a high risk is here already. */
  readonly isDuty: boolean;
  readonly horizon: Horizon;
}

const effortRank = { low: 0, medium: 1, high: 2 } as const;
const horizons: readonly Horizon[] = ['now', 'quarter', 'year', 'later'];

/**
 * Puts the actions in order. First what matters most for this firm: what closes a gap to the level it aims for, begins the way into its best market or
 * meets a risk that is here already, then what deepens that way or opens the step after. Then a plan, by when it is due, in which every high risk that
 * does not wait has its answer. The rest is kept for later.
 */
export function agenda(actions: readonly ActionResult[], risks: readonly RiskResult[], aims: Aims): PlannedAction[] {
  const weighed = actions
    .map((item): Weighed => weigh(item, risks, aims))
    .sort(
      by(
        ({ rank }) => rank,
        ({ item }) => -item.highRisks,
        due,
        ({ item }) => effortRank[item.action.effort],
      ),
    );
  const able = inTurn(weighed.filter(({ item }) => !item.later));
  const first = firstOf(able);
  const plan = new Set(queued(first, able));
  const take = (found: Weighed | undefined, most: number = aims.gates ? size.prepare : size.plan) => {
    if (!found) return;
    const queue = queued([found], able).filter((item) => !plan.has(item));
    // Without room for what it waits for, it waits as well.
    if (plan.size + queue.length <= most) for (const item of queue) plan.add(item);
  };
  for (const item of able) if (item.rank <= rankOf.closes) take(item);
  for (const risk of aims.gates ? [] : risks.filter(({ severity }) => severity === 'high')) {
    const answers = able.filter(({ item }) => item.action.mitigates.includes(risk.risk.id));
    // A full plan grows for a high risk that does not wait, and a little for any other.
    if (!answers.some((item) => plan.has(item)))
      take(answers[0], isPressing(risk) ? Number.POSITIVE_INFINITY : size.grown);
  }
  for (const item of able) take(item, item.rank === rankOf.other ? (aims.gates ? size.first : size.filled) : undefined);
  const rest = [...able, ...weighed.filter(({ item }) => item.later)].filter((item) => !plan.has(item));
  const turned = (turn: Turn, list: readonly Weighed[]) =>
    list.map(({ item, horizon }) => ({ ...item, turn, horizon: turn === 'later' ? turn : horizon }));
  const soon = [...plan].filter((item) => !first.includes(item));
  soon.sort(
    by(
      due,
      ({ rank }) => rank,
      (item) => able.indexOf(item),
    ),
  );
  const order = [...first, ...soon];
  const planned: Weighed[] = [];
  // What others wait for is as urgent as the first of them.
  for (const item of queued(order, order).toReversed()) {
    const waiting = planned.filter((other) => mustPrecede(item, other)).map(due);
    planned.unshift({ ...item, horizon: horizons[Math.min(due(item), ...waiting)]! });
  }
  return [
    ...turned('first', planned.slice(0, first.length)),
    ...turned('soon', planned.slice(first.length)),
    ...turned('later', rest),
  ];
}

/** What others wait for stands directly ahead of the first of them, and is as urgent. */
function inTurn(sorted: readonly Weighed[]): readonly Weighed[] {
  const list = [...sorted];
  for (const item of sorted) {
    const to = list.findIndex((other) => mustPrecede(item, other));
    const from = list.indexOf(item);
    if (to < 0) continue;
    const { rank, isDuty, horizon } = list[to]!;
    const early = horizons[Math.min(due(item), horizons.indexOf(horizon))]!;
    list.splice(from, 1);
    list.splice(Math.min(from, to), 0, {
      ...item,
      rank: Math.min(item.rank, rank),
      isDuty: item.isDuty && isDuty,
      horizon: early,
    });
  }
  return list;
}

/** Whether one of two actions about the same market waits for the other. */
function mustPrecede({ item: one }: Weighed, { item: other }: Weighed): boolean {
  return (
    one.before.includes(other.action.id) &&
    (one.places.length === 0 ||
      other.places.length === 0 ||
      one.places.some((at) => other.places.some((place) => isSamePlace(at, place))))
  );
}

/** These actions in their order, each behind all of the others that it waits for, directly or not. */
function queued(items: readonly Weighed[], others: readonly Weighed[]): readonly Weighed[] {
  const queue = new Set<Weighed>();
  const put = (item: Weighed, waiting: readonly Weighed[]) => {
    if (queue.has(item) || waiting.includes(item)) return;
    for (const earlier of others) if (mustPrecede(earlier, item)) put(earlier, [...waiting, item]);
    queue.add(item);
  };
  for (const item of items) put(item, []);
  return [...queue];
}

/** Of what a high risk calls for at once, one thing stands among the first where something else would move the firm on. */
function firstOf(able: readonly Weighed[]): readonly Weighed[] {
  const [duty] = able.filter(({ isDuty }) => isDuty);
  const moves = able.filter((item) => item.rank <= rankOf.opensNext && (!item.isDuty || item === duty));
  return [...new Set([...moves, ...able])].slice(0, size.first);
}

const due = ({ horizon }: Weighed) => horizons.indexOf(horizon);

/** Named steps of the order; smaller is earlier. */
const rankOf = { lead: 0, closes: 1, opensNext: 2, beginsElsewhere: 3, answers: 4, helps: 5, other: 6 } as const;

function weigh(item: ActionResult, risks: readonly RiskResult[], aims: Aims): Weighed {
  const { action } = item;
  const answered = risks.filter(({ risk, severity }) => severity === 'high' && action.mitigates.includes(risk.id));
  const rank = aims.gates ? rankToPrepare(action, aims.gates) : rankToGo(item, answered, aims);
  const pressing = answered.some(isPressing);
  const isDuty = rank === rankOf.closes && !aims.gates && rankToGo(item, [], aims) > rank;
  return { item, rank, isDuty, horizon: horizonOf(action.horizon, rank, pressing) };
}

function isPressing({ due }: RiskResult): boolean {
  return due === 'now' || due === 'beforeEntry';
}

/** What matters most begins one stage earlier; an answer to a high risk that does not wait begins within a quarter at the latest. */
function horizonOf(own: Horizon, rank: number, pressing: boolean): Horizon {
  if (rank <= rankOf.closes) return horizons[Math.max(0, horizons.indexOf(own) - 1)]!;
  return pressing && own !== 'now' ? 'quarter' : own;
}

function rankToPrepare(action: Action, gates: ReadonlySet<string>): number {
  if (action.first) return rankOf.lead;
  return action.toward?.some((gate) => gates.has(gate)) ? rankOf.closes : rankOf.other;
}

function rankToGo(item: ActionResult, answered: readonly RiskResult[], aims: Aims): number {
  const { action, gaps } = item;
  const gap = (stage: string, severity: string) =>
    gaps.some((note) => note.stage === stage && note.severity === severity);
  const isThere = (at: At) => item.places.length === 0 || item.places.some((place) => isSamePlace(place, at));
  const leadsTo = (mode: string) => action.toward?.includes(mode) ?? false;
  const ways = aims.ways.filter(({ at }) => isThere(at));
  if (action.first) return rankOf.lead;
  if (
    gap('now', 'high') ||
    ways.some(({ best, continues, now }) => best && !continues && now.some(leadsTo)) ||
    answered.some(({ due }) => due === 'now')
  )
    return rankOf.closes;
  if (
    gap('now', 'medium') ||
    gap('next', 'high') ||
    ways.some(({ best, now, next }) => best && [...now, ...(next === null ? [] : [next])].some(leadsTo))
  )
    return rankOf.opensNext;
  if (ways.some(({ continues, now }) => !continues && now.some(leadsTo))) return rankOf.beginsElsewhere;
  if (answered.length > 0) return rankOf.answers;
  return item.answers === 'medium' || item.notes.some(({ severity }) => severity === 'high')
    ? rankOf.helps
    : rankOf.other;
}

/** Compares by the first of these numbers that differs. */
function by(...keys: readonly ((item: Weighed) => number)[]): (a: Weighed, b: Weighed) => number {
  return (a, b) => {
    for (const key of keys) {
      const difference = key(a) - key(b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
