import { type Answers, chance } from '../engine/index.ts';
import type { Lever, TakeUp } from '../rulebook/index.ts';

/** What the user of a scenario assumes about one lever. All are shares from 0 to 1. */
export interface Assumption {
  readonly lever: string;
  /** Share of takers for whom the measure works. No source measures it: without a value a measure changes nothing. */
  readonly effect?: number;
  /** Share of firms that hear of it; without a value it is read from the firm's own experience with support. */
  readonly awareness?: number;
  /** Share of firms that manage the application; without a value it is read from the firm's own experience with support. */
  readonly ability?: number;
}

/** Take-up is raised to certainty by other levers of the scenario that the firm has taken. */
export interface Raised {
  readonly awareness: boolean;
  readonly ability: boolean;
}

/** How far a firm gets with a lever it is eligible for and whose gap it has. */
export type Uptake = 'unaware' | 'cannotApply' | 'noEffect' | 'works';

/**
 * The funnel: aware, able to apply, and it works. Each step has a draw of its own that belongs to firm, lever and seed, so raising a share only ever
 * adds firms.
 *
 * @param answers firm-level answers
 */
export function uptake(
  takeUp: TakeUp,
  lever: Lever,
  assumption: Assumption,
  raised: Raised,
  answers: Answers,
  firmId: string,
  seed: number,
): Uptake {
  const usual = { awareness: shareOf(takeUp.awareness, answers), ability: shareOf(takeUp.ability, answers) };
  return uptakeBy(lever, assumption, raised, usual, firmId, seed);
}

/** Usual shares of a firm, for what is not assumed. */
export interface Shares {
  readonly awareness: number;
  readonly ability: number;
}

/** The same by the usual shares of the firm. */
export function uptakeBy(
  lever: Lever,
  assumption: Assumption,
  raised: Raised,
  usual: Shares,
  firmId: string,
  seed: number,
): Uptake {
  const passes = (step: string, share: number) => chance(seed, firmId, lever.id, step) < share;
  const awareness = raised.awareness ? 1 : (assumption.awareness ?? usual.awareness);
  if (!passes('aware', awareness)) return 'unaware';
  const ability = lever.automatic || raised.ability ? 1 : (assumption.ability ?? usual.ability);
  if (!passes('able', ability)) return 'cannotApply';
  // A lever that only helps others to be taken up needs no effect of its own.
  const effect = lever.raises && lever.changes.length === 0 ? 1 : (assumption.effect ?? 0);
  return passes('works', effect) ? 'works' : 'noEffect';
}

function shareOf({ fromAnswer, otherwise }: TakeUp['awareness'], answers: Answers): number {
  const answer = answers[fromAnswer.question];
  const known = answer?.state === 'given' ? fromAnswer.shares[String(answer.value)] : undefined;
  return known ?? otherwise;
}
