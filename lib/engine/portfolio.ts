import type { Rule, Step } from '../rulebook/index.ts';
import type { CompiledBook } from './compile.ts';
import type { DecisionResult } from './decide.ts';
import type { Facts } from './facts.ts';
import type { At } from './profile.ts';

/** Ids of the decisions that together make the advice for one market. The rule book defines what they contain. */
export const entryDecisions = {
  mode: 'entry.mode',
  node: 'entry.node',
  strategy: 'entry.strategy',
  stance: 'entry.stance',
  next: 'entry.next',
} as const;

/** Groups of sales channels by who faces the customer; the rule book defines their members. */
const faces = ['throughOthers', 'ownChannels'] as const;

export interface NextStep {
  readonly step: Step;
  /** Its condition holds today; otherwise the step is for later. */
  readonly ready: boolean;
  /** Gates that still close the target and that the trigger opens. */
  readonly opens: readonly Rule[];
}

/** How commitment runs along the way: only light steps, light ones first and heavy ones after, or heavy from the first step. */
export type CommitmentPath = 'low' | 'incremental' | 'high';

/** The way into one market: now, next, and what would trigger the step. */
export interface Portfolio {
  readonly at: At;
  /** Modes that share the first rank; empty if nothing can be said yet or every way is closed. */
  readonly now: readonly string[];
  /** The firm already does the first mode here: the advice is to go on, not to begin. */
  readonly continues: boolean;
  /** The firm does not do the first mode here yet, but has such a thing abroad, perhaps in another market. */
  readonly extends: boolean;
  /** Ways in which the firm already does business here. */
  readonly running: readonly string[];
  /** Ways in which the firm already does business here, beside the first one: to be kept while that begins. */
  readonly keeps: readonly string[];
  /** Channels to run beside the first way for the other customers, where several channels side by side are advised. */
  readonly beside: readonly string[];
  readonly next: readonly NextStep[];
  /** Modes that could follow the first next step. Gates that can open are not held against them: they speak of today. */
  readonly later: readonly string[];
  /** Null where nothing is advised, or the market is left. */
  readonly commitmentPath: CommitmentPath | null;
  /** The market is to be reduced or left: the ranking of ways in then shows ways back, and nothing is recommended from it. */
  readonly leaving: boolean;
  /** Rules that say to stay and improve, for good or until it earns, rather than step up. */
  readonly stay: readonly Rule[];
  /** Every mode is ruled out: prepare first, with the gates as list of things to do. */
  readonly notNow: boolean;
  /** The first mode has no surplus of reasons although much is known. */
  readonly weak: boolean;
  readonly mode: DecisionResult;
  readonly node: DecisionResult;
  readonly strategy: DecisionResult;
  readonly stance: DecisionResult;
}

const enoughRows = 10;

/** Whether a mode ties up much there. The line on the scale of commitment is a parameter of the book. */
export function highCommitment(compiled: CompiledBook, mode: string): boolean {
  const { options } = compiled.decisions.get(entryDecisions.mode)!.decision;
  const commitment = options.find((option) => option.id === mode)?.attributes?.commitment ?? 0;
  return commitment >= compiled.parameters.highCommitmentFrom!;
}

/** Whether a way in is for afterwards: something else runs here, and the advice is to improve that first. */
export function waits({ stay, running }: Pick<Portfolio, 'stay' | 'running'>, mode: string): boolean {
  return stay.length > 0 && running.length > 0 && !running.includes(mode);
}

/**
 * Puts the decisions about one market together.
 * @param result gives the result of a decision at this market; only those before the portfolio in the order of the book are asked for
 */
export function portfolio(
  compiled: CompiledBook,
  at: At,
  facts: Facts,
  result: (decision: string) => DecisionResult,
): Portfolio {
  const mode = result(entryDecisions.mode);
  const stance = result(entryDecisions.stance);
  const leaving = stance.shown === 'reduce' || stance.shown === 'withdraw';
  const notNow = mode.options.filter((option) => option.eligible).every((option) => option.open === 'no');
  const now = leaving ? ['stagedWithdrawal'] : mode.first;
  const counting = new Set(
    mode.options.flatMap((option) =>
      option.reasons.filter((reason) => reason.holds === 'yes').map((reason) => reason.rule.id),
    ),
  );
  const first = mode.options.find((option) => option.option === now[0]);
  const speaksFor = (answer: string) =>
    result(entryDecisions.next)
      .options.find(({ option }) => option === answer)!
      .reasons.filter(({ holds, weight }) => holds === 'yes' && weight > 0);
  const toStay = leaving ? [] : speaksFor('stay');
  const stay = leaving ? [] : [...toStay, ...speaksFor('earnFirst')];
  const strategy = inKeeping(compiled, at, facts, result(entryDecisions.strategy));
  const lasting =
    strategy.shown === 'indirect' && (strategy.options.find((option) => option.option === 'indirect')?.sum ?? 0) > 0;
  const beside = !leaving && strategy.shown === 'composite' ? besideChannels(compiled, mode, now) : [];
  const steps = now.length === 0 || toStay.length > 0 || lasting ? [] : nextSteps(compiled, at, facts, mode, now);
  const running = runningModes(compiled, at, facts, mode);
  const keeps =
    leaving || now.length === 0 ? [] : running.filter((option) => !now.includes(option) && !beside.includes(option));
  // What already runs is no next step.
  const present = [...now, ...beside, ...keeps];
  const next = steps.filter(({ step }) => !present.includes(step.to));
  const later = next[0] ? laterModes(compiled, at, facts, mode, present, next[0].step.to) : [];
  return {
    at,
    now,
    continues: !leaving && now.length === 1 && running.includes(now[0]!),
    extends: !leaving && now.length === 1 && !running.includes(now[0]!) && isElsewhere(compiled, at, facts, now[0]!),
    running,
    keeps,
    beside,
    leaving,
    next,
    later,
    commitmentPath:
      leaving || now.length === 0
        ? null
        : waits({ stay: stay.map((reason) => reason.rule), running }, now[0]!)
          ? commitmentPath(compiled, running, now)
          : commitmentPath(compiled, [now[0]!, ...beside], [...(next[0] ? [next[0].step.to] : []), ...later]),
    stay: stay.map((reason) => reason.rule),
    notNow,
    weak: first !== undefined && first.sum <= 0 && counting.size >= enoughRows,
    mode,
    node: result(entryDecisions.node),
    strategy,
    stance,
  };
}

/**
 * A result beside others that are shown: an option that a gate would close if those were settled gives way to the best one that fits them.
 * @param facts with decisions as they are shown
 */
function inKeeping(compiled: CompiledBook, at: At, facts: Facts, result: DecisionResult): DecisionResult {
  const { options, gates, decision } = compiled.decisions.get(result.decision)!;
  const holds = (when: Rule['when']) => facts.condition(compiled.condition(when), at) === 'yes';
  const clashes = (option: string) =>
    options.find(({ id }) => id === option)!.gates.some((gate) => holds(gates[gate]!.rule.when));
  if (result.shown === null || !clashes(result.shown)) return result;
  const fitting = result.options
    .filter(({ option, open, sum }) => open !== 'no' && sum > 0 && !clashes(option))
    .sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99));
  const otherwise = decision.fallback?.find(({ when, choose }) => (!when || holds(when)) && !clashes(choose));
  const shown = fitting[0]?.option ?? otherwise?.choose ?? null;
  return { ...result, shown, first: shown === null ? [] : [shown] };
}

/** The ways in which the firm's answers say that it does business here already; none that its line of business cannot use. */
function runningModes(compiled: CompiledBook, at: At, facts: Facts, mode: DecisionResult): string[] {
  return compiled.decisions
    .get(entryDecisions.mode)!
    .decision.options.filter(({ id, attributes }) => {
      const running = attributes?.running;
      return (
        running !== undefined && facts.condition(compiled.condition(running), at) === 'yes' && !closedForGood(mode, id)
      );
    })
    .map(({ id }) => id);
}

function isElsewhere(compiled: CompiledBook, at: At, facts: Facts, mode: string): boolean {
  const { options } = compiled.decisions.get(entryDecisions.mode)!.decision;
  const elsewhere = options.find(({ id }) => id === mode)?.attributes?.elsewhere;
  return elsewhere !== undefined && facts.condition(compiled.condition(elsewhere), at) === 'yes';
}

/** Whether a gate that cannot be opened closes the option. */
export function closedForGood(result: DecisionResult, option: string): boolean {
  return result.options.some((found) => found.option === option && found.ruledOutBy.some((gate) => gate.forGood));
}

/** The best open channel of each kind that the first way does not belong to, if more speaks for it than against. */
function besideChannels(compiled: CompiledBook, mode: DecisionResult, now: readonly string[]): string[] {
  const { groups = {} } = compiled.decisions.get(entryDecisions.mode)!.decision;
  return faces.flatMap((face) => {
    const members = groups[face]?.options ?? [];
    if (now.length === 0 || members.includes(now[0]!)) return [];
    const [best] = mode.options
      .filter(({ option, open, rank, sum }) => members.includes(option) && open !== 'no' && rank !== null && sum > 0)
      .sort((a, b) => a.rank! - b.rank!);
    return best && !now.includes(best.option) ? [best.option] : [];
  });
}

/** Steps that start at the present mode, best target first. A target counts without the gates that the step's own trigger opens. */
function nextSteps(
  compiled: CompiledBook,
  at: At,
  facts: Facts,
  mode: DecisionResult,
  now: readonly string[],
): NextStep[] {
  const decision = compiled.decisions.get(entryDecisions.mode)!.decision;
  const candidates = decision.steps.flatMap((step) => {
    const target = mode.options.find((option) => option.option === step.to);
    if (step.from !== now[0] || now.includes(step.to) || !target) return [];
    const opened = target.ruledOutBy.filter((gate) => step.opens?.includes(gate.id));
    const blocked = target.ruledOutBy.some((gate) => gate.forGood || !step.opens?.includes(gate.id));
    if (blocked) return [];
    const truth = facts.condition(compiled.condition(step.when), at);
    if (truth === 'no') return [];
    const reversibility = decision.options.find((option) => option.id === step.to)?.attributes?.reversibility ?? 0;
    return [{ step, ready: truth === 'yes', opens: opened, sum: target.sum, reversibility }];
  });
  // A target that is still ruled out comes after those that are open, however much speaks for it.
  candidates.sort(
    (a, b) =>
      Number(a.opens.length > 0) - Number(b.opens.length > 0) ||
      Number(b.ready) - Number(a.ready) ||
      b.sum - a.sum ||
      b.reversibility - a.reversibility,
  );
  // Two triggers may lead to one target; while an answer leaves open which of them speaks, the first is named.
  return candidates
    .filter(({ step }, index) => candidates.findIndex((other) => other.step.to === step.to) === index)
    .map(({ step, ready, opens }) => ({ step, ready, opens }));
}

/** What could follow a step: its own steps onwards, never a lighter one, never back, and nothing that stays closed for good. */
function laterModes(
  compiled: CompiledBook,
  at: At,
  facts: Facts,
  mode: DecisionResult,
  now: readonly string[],
  from: string,
): string[] {
  const { options, steps } = compiled.decisions.get(entryDecisions.mode)!.decision;
  const commitment = (id: string) => options.find((option) => option.id === id)?.attributes?.commitment ?? 0;
  const result = (id: string) => mode.options.find((option) => option.option === id);
  return steps
    .filter(
      ({ from: start, to, when }) =>
        start === from &&
        !now.includes(to) &&
        commitment(to) >= commitment(from) &&
        !result(to)?.ruledOutBy.some((gate) => gate.forGood) &&
        facts.condition(compiled.condition(when), at) !== 'no',
    )
    .map(({ to }) => to)
    .sort((a, b) => (result(b)?.sum ?? 0) - (result(a)?.sum ?? 0));
}

function commitmentPath(compiled: CompiledBook, today: readonly string[], ahead: readonly string[]): CommitmentPath {
  if (today.some((mode) => highCommitment(compiled, mode))) return 'high';
  return ahead.some((mode) => highCommitment(compiled, mode)) ? 'incremental' : 'low';
}
