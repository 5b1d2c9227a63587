import { type CompiledBook, type DecisionResult, type Decisions, decide, firm, type Profile } from '../engine/index.ts';
import { coreSteps, isAnswered, type QuestionStep } from './steps.ts';

/**
 * `settled`: no open answer can change it. `open`: something can be said, and answers can still change it. `unknown`: nothing can be said yet.
 * `idle`: nothing has been answered about it. `checking`: something can be said; whether answers can still change it has not been looked at.
 */
export type Certainty = 'settled' | 'open' | 'unknown' | 'idle' | 'checking';

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
  /** Of an entry line: gates close every way in for now. */
  readonly notNow?: boolean;
  /** Unanswered core questions about the market. */
  readonly unanswered: number;
}

const [exposureFact, physicalFact] = ['cbamExposure', 'physicalOffer'] as const;
/** Facts that the view reads by name. */
export const viewFacts: readonly string[] = [exposureFact, physicalFact];

/** What the answers say so far, for the panel beside the questions. */
export function viewOf(compiled: CompiledBook, profile: Profile): readonly ViewLine[] {
  return view(compiled, profile).whole();
}

/** The same in two steps, for who cannot wait: whether something is settled takes far longer to see than what it is. */
export interface View {
  /** What can be said, with `checking` in place of `settled` and `open`. */
  quick(): readonly ViewLine[];
  whole(): readonly ViewLine[];
}

export function view(compiled: CompiledBook, profile: Profile): View {
  const decisions = decide(compiled, profile);
  return {
    quick: () => linesOf(compiled, profile, decisions, () => 'checking'),
    whole: () =>
      linesOf(compiled, profile, decisions, ({ decision, at }) =>
        decisions.outlook.prospect(decision, at).settled ? 'settled' : 'open',
      ),
  };
}

function linesOf(
  compiled: CompiledBook,
  profile: Profile,
  decisions: Decisions,
  lookInto: (result: DecisionResult) => Certainty,
): readonly ViewLine[] {
  const certaintyOf = (result: DecisionResult) => (result.shown === null ? 'unknown' : lookInto(result));
  const decided = (id: string) => (compiled.decisions.has(id) ? decisions.result(id, firm) : null);
  const target = decided('level.target');
  const current = decided('level.current');
  const model = decided('model');
  const lines: ViewLine[] = [];
  const begun = Object.keys(profile.firm).length > 0;
  if (target) {
    const certainty = begun ? worst([certaintyOf(target), ...(current ? [certaintyOf(current)] : [])]) : 'idle';
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
    const known = begun && restsOnAnswers(compiled, decisions, model, profile);
    lines.push({
      topic: 'model',
      decision: model.decision,
      shown: known && model.shown !== null ? [model.shown] : [],
      certainty: !begun ? 'idle' : known ? certaintyOf(model) : 'unknown',
      unanswered: 0,
    });
  }
  const steps = coreSteps(compiled, profile);
  profile.markets.forEach((block, index) => {
    const { mode, now, notNow } = decisions.portfolio({ scope: 'market', index });
    const own = steps.filter(
      (step): step is QuestionStep => step.kind === 'question' && step.at.scope === 'market' && step.at.index === index,
    );
    const unanswered = own.filter((step) => !isAnswered(profile, step)).length;
    // The name of a country alone says nothing about the way in.
    const idle = Object.keys(block.answers).length < 2;
    const certainty: Certainty = idle ? 'idle' : notNow ? 'settled' : mode.empty ? 'unknown' : certaintyOf(mode);
    lines.push({
      topic: 'entry',
      market: index,
      decision: mode.decision,
      shown: idle ? [] : now,
      certainty,
      notNow: notNow && !idle,
      unanswered,
    });
  });
  const exposure = decisions.facts.value(exposureFact, firm);
  if (exposure.is === 'choice' && decisions.facts.value(physicalFact, firm).is === 'flag' && profile.firm.offerKind) {
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

function worst(list: readonly Certainty[]): Certainty {
  return (['idle', 'unknown', 'open', 'checking'] as const).find((certainty) => list.includes(certainty)) ?? 'settled';
}

/** Whether some answer already speaks for or against an option or a strength of the decision. */
function restsOnAnswers(
  compiled: CompiledBook,
  { answersBehind }: Decisions,
  result: DecisionResult,
  profile: Profile,
): boolean {
  const reasons = [...result.options, ...result.strengths]
    .flatMap((item) => item.reasons)
    .filter((reason) => reason.holds === 'yes');
  return (
    Object.keys(profile.firm).length > 0 &&
    reasons.some((reason) => answersBehind(compiled.condition(reason.rule.when), result.at).length > 0)
  );
}
