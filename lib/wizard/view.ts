import {
  blocksOf,
  type CompiledBook,
  type DecisionResult,
  type Evaluation,
  evaluate,
  firm,
  openAnswers,
  type Profile,
} from '../engine/index.ts';
import { recordAnswer } from './machine.ts';
import { answerAt, coreSteps, isAnswered, type QuestionStep, stepId } from './steps.ts';

/**
 * `settled`: no open answer can change it. `open`: something can be said, and answers can still change it. `unknown`: nothing can be said yet.
 * `idle`: nothing has been answered about it.
 */
export type Certainty = 'settled' | 'open' | 'unknown' | 'idle';

/** One line of what can be said so far. */
export interface ViewLine {
  /** `level`, `model`, `entry`, `carbon`: what the line is about. */
  readonly topic: 'level' | 'model' | 'entry' | 'carbon';
  /** Market of an entry line, 0-based. */
  readonly market?: number;
  /** Decision and options shown, most important first; several share a first rank. For carbon the value of the exposure. */
  readonly decision: string | null;
  readonly shown: readonly string[];
  /** The level of today, beside the one to aim for. */
  readonly today?: string | null;
  readonly certainty: Certainty;
  /** Unanswered core questions about the market. */
  readonly unanswered: number;
}

/** What the answers say so far, for the panel beside the questions. */
export function viewOf(compiled: CompiledBook, profile: Profile): readonly ViewLine[] {
  const evaluation = evaluate(compiled, profile);
  const decided = (id: string) => (compiled.decisions.has(id) ? evaluation.result(id, firm) : null);
  const target = decided('level.target');
  const current = decided('level.current');
  const model = decided('model');
  const lines: ViewLine[] = [];
  const begun = Object.keys(profile.firm).length > 0;
  if (target) {
    const certainty = begun
      ? worst([certaintyOf(evaluation, target), ...(current ? [certaintyOf(evaluation, current)] : [])])
      : 'idle';
    lines.push({
      topic: 'level',
      decision: target.decision,
      shown: target.shown === null ? [] : [target.shown],
      today: current?.shown ?? null,
      certainty,
      unanswered: 0,
    });
  }
  // A table that ends in a default shows it from the first moment; before the technology has been asked about this would be a finding without answers.
  if (model) {
    const known = begun && restsOnAnswers(compiled, evaluation, model, profile);
    lines.push({
      topic: 'model',
      decision: model.decision,
      shown: known && model.shown !== null ? [model.shown] : [],
      certainty: !begun ? 'idle' : known ? certaintyOf(evaluation, model) : 'unknown',
      unanswered: 0,
    });
  }
  const steps = coreSteps(compiled, profile);
  profile.markets.forEach((block, index) => {
    const { mode, now, notNow } = evaluation.portfolios[index]!;
    const own = steps.filter(
      (step): step is QuestionStep => step.kind === 'question' && step.at.scope === 'market' && step.at.index === index,
    );
    const unanswered = own.filter((step) => !isAnswered(profile, step)).length;
    // The name of a country alone says nothing about the way in.
    const idle = Object.keys(block.answers).length < 2;
    const certainty: Certainty = idle
      ? 'idle'
      : notNow
        ? 'settled'
        : mode.empty
          ? 'unknown'
          : certaintyOf(evaluation, mode);
    lines.push({
      topic: 'entry',
      market: index,
      decision: mode.decision,
      shown: idle ? [] : now,
      certainty,
      unanswered,
    });
  });
  const exposure = evaluation.facts.value('cbamExposure', firm);
  if (
    exposure.is === 'choice' &&
    evaluation.facts.value('physicalOffer', firm).is === 'flag' &&
    profile.firm.offerKind
  ) {
    const shown = exposure.may.size === 1 ? [...exposure.may] : [];
    const certainty: Certainty = shown.length === 0 ? 'unknown' : shown[0] === 'unknown' ? 'open' : 'settled';
    lines.push({
      topic: 'carbon',
      decision: null,
      shown: certainty === 'open' ? [] : shown,
      certainty: certainty === 'open' ? 'unknown' : certainty,
      unanswered: 0,
    });
  }
  return lines;
}

/** What a question can still change, of what it serves: settled parts cannot move whatever is answered. */
export function stakesOf(
  compiled: CompiledBook,
  profile: Profile,
  step: QuestionStep,
): { readonly can: readonly string[]; readonly cannot: readonly string[] } {
  // Without its own answer: an answer already given has settled things that another answer would unsettle.
  const without = answerAt(profile, step) ? recordAnswer(profile, step.at, step.question.id, null) : profile;
  const { decides } = step.question;
  // Of a market or good that does not exist yet everything is open.
  if (step.at.scope !== 'firm' && !blocksOf(without, step.at.scope)[step.at.index]) return { can: decides, cannot: [] };
  const open = openAnswers(compiled, evaluate(compiled, without));
  const own = open.find(({ question, at }) => stepId(question, at) === step.id);
  const moved = new Set((own?.stakes ?? []).flatMap((stake) => ('decision' in stake ? [stake.decision] : [])));
  const can = (part: string): boolean => {
    if (part === 'level') return moved.has('level.current') || moved.has('level.target');
    if (part === 'entry') return without.markets.length === 0 || moved.has('entry.mode');
    return (part !== 'model' && part !== 'pathway') || moved.has(part);
  };
  return { can: decides.filter(can), cannot: decides.filter((part) => !can(part)) };
}

/** The line that the last answer moved, if any, for "just now: direct export → distributor". */
export function movedLine(
  before: readonly ViewLine[],
  now: readonly ViewLine[],
): { readonly line: ViewLine; readonly from: readonly string[] } | null {
  for (const line of now) {
    const old = before.find((candidate) => candidate.topic === line.topic && candidate.market === line.market);
    if (old && old.shown.length > 0 && line.shown.length > 0 && old.shown.join() !== line.shown.join())
      return { line, from: old.shown };
  }
  return null;
}

function certaintyOf({ outlook }: Evaluation, { decision, at, shown }: DecisionResult): Certainty {
  if (shown === null) return 'unknown';
  return outlook.prospect(decision, at).settled ? 'settled' : 'open';
}

function worst(list: readonly Certainty[]): Certainty {
  return (['idle', 'unknown', 'open'] as const).find((certainty) => list.includes(certainty)) ?? 'settled';
}

/** Whether some answer already speaks for or against an option or a strength of the decision. */
function restsOnAnswers(
  compiled: CompiledBook,
  evaluation: Evaluation,
  result: DecisionResult,
  profile: Profile,
): boolean {
  const reasons = [...result.options, ...result.strengths]
    .flatMap((item) => item.reasons)
    .filter((reason) => reason.holds === 'yes');
  return (
    Object.keys(profile.firm).length > 0 &&
    reasons.some((reason) => evaluation.answersBehind(compiled.condition(reason.rule.when), result.at).length > 0)
  );
}
