import {
  type Answer,
  type AnswerRef,
  type At,
  type CompiledBook,
  type Evaluation,
  evaluate,
  factsOf,
  firm,
  openAnswers,
  type Profile,
} from '../engine/index.ts';
import type { Condition, Localised } from '../rulebook/index.ts';
import { recordAnswer } from './record.ts';
import {
  answerAt,
  chapters,
  coreSteps,
  moduleSteps,
  modules,
  type QuestionStep,
  refineSteps,
  stepId,
} from './steps.ts';

export interface ReviewRow {
  readonly step: QuestionStep;
  readonly answer: Answer | undefined;
  readonly state: Answer['state'] | 'missing';
  /** Reasons, risks, actions and notes of the advice that rest on this answer. */
  readonly reasons: number;
  /** Decisions that a missing answer could still change. Empty: none of them; that is proven. */
  readonly canChange: readonly string[];
}

/** The rows of one section, or of one market or good in it. */
export interface ReviewGroup {
  readonly id: string;
  readonly label: Localised;
  readonly at: At;
  readonly rows: readonly ReviewRow[];
}

/** A question of the core that does not apply, and the answers that made it drop out. */
export interface NotAsked {
  readonly id: string;
  readonly question: QuestionStep['question'];
  readonly at: At;
  readonly because: readonly AnswerRef[];
  /** An earlier answer is kept, though nothing reads it. */
  readonly kept: boolean;
}

export interface Review {
  readonly groups: readonly ReviewGroup[];
  readonly notAsked: readonly NotAsked[];
}

/** Everything answered, section by section, and what was not asked. */
export function review(compiled: CompiledBook, profile: Profile): Review {
  const evaluation = evaluate(compiled, profile);
  const uses = usesOf(compiled, evaluation);
  const open = openDecisions(compiled, evaluation);
  const asRow = (step: QuestionStep): ReviewRow => {
    const answer = answerAt(profile, step);
    const decided = answer?.state === 'given' ? [] : (open.get(step.id) ?? []);
    return { step, answer, state: answer?.state ?? 'missing', reasons: uses.get(step.id) ?? 0, canChange: decided };
  };
  const core = coreSteps(compiled, profile).filter((step) => step.kind === 'question');
  const groups: ReviewGroup[] = [];
  const add = (id: string, label: Localised, at: At, steps: readonly QuestionStep[]) => {
    if (steps.length > 0) groups.push({ id, label, at, rows: steps.map(asRow) });
  };
  for (const { section } of chapters(compiled)) {
    const own = core.filter((step) => step.chapter === section.id);
    for (const at of placesOf(own))
      add(
        stepId(section.id, at),
        section.label,
        at,
        own.filter((step) => samePlace(step.at, at)),
      );
  }
  const extra = [
    ...refineSteps(compiled, profile),
    ...modules(compiled).flatMap((section) => moduleSteps(compiled, profile, section.id)),
  ].filter((step) => answerAt(profile, step));
  for (const section of compiled.book.sections) {
    const own = extra.filter((step) => step.question.section === section.id);
    for (const at of placesOf(own))
      add(
        `more-${stepId(section.id, at)}`,
        section.label,
        at,
        own.filter((step) => samePlace(step.at, at)),
      );
  }
  return { groups, notAsked: notAsked(compiled, profile, evaluation) };
}

function placesOf(steps: readonly QuestionStep[]): At[] {
  return [...new Map(steps.map(({ at }) => [stepId('', at), at])).values()];
}

function samePlace(a: At, b: At): boolean {
  return stepId('', a) === stepId('', b);
}

// ─── what an answer is used for

function usesOf(compiled: CompiledBook, evaluation: Evaluation): Map<string, number> {
  const uses = new Map<string, number>();
  const seen = new Set<string>();
  const count = (id: string, when: Condition, at: At) => {
    const key = `${id}@${stepId('', at)}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const ref of evaluation.answersBehind(compiled.condition(when), at))
      uses.set(stepId(ref.question, ref.at), (uses.get(stepId(ref.question, ref.at)) ?? 0) + 1);
  };
  for (const result of evaluation.decisions) {
    for (const { reasons } of [...result.options, ...result.strengths])
      for (const { rule, holds } of reasons) if (holds === 'yes') count(rule.id, rule.when, result.at);
    for (const { ruledOutBy } of result.options) for (const gate of ruledOutBy) count(gate.id, gate.when, result.at);
    if (result.row) count(result.row.id, result.row.when, result.at);
  }
  const { risks, actions, support, notes } = evaluation.lists;
  const countAll = (id: string, conditions: readonly Condition[], at: At) => {
    for (const [index, when] of conditions.entries()) count(`${id}#${index}`, when, at);
  };
  for (const { risk, likely, weighs, eased } of risks)
    countAll(
      risk.id,
      [...likely, ...weighs, ...eased].map((row) => row.when),
      firm,
    );
  for (const { action, places } of actions)
    for (const at of places.length > 0 ? places : [firm]) countAll(action.id, action.when, at);
  for (const item of support) countAll(item.id, item.when, firm);
  for (const { note, places } of notes) for (const at of places) count(note.id, note.when, at);
  return uses;
}

/** By step, the decisions that its answer could still change. */
function openDecisions(compiled: CompiledBook, evaluation: Evaluation): Map<string, readonly string[]> {
  return new Map(
    openAnswers(compiled, evaluation).map(({ question, at, stakes }) => [
      stepId(question, at),
      [...new Set(stakes.flatMap((stake) => ('decision' in stake ? [stake.decision] : [])))],
    ]),
  );
}

// ─── what was not asked

function notAsked(compiled: CompiledBook, profile: Profile, evaluation: Evaluation): NotAsked[] {
  return chapters(compiled).flatMap((chapter) => {
    const at = (scope: 'market' | 'goods'): readonly At[] =>
      evaluation.facts.places(scope).length > 0 ? evaluation.facts.places(scope) : [{ scope, index: 0 }];
    const candidates = [
      ...chapter.firm.map((question) => ({ question, at: firm })),
      ...at('market').flatMap((place) => chapter.market.map((question) => ({ question, at: place }))),
      ...at('goods').flatMap((place) => chapter.goods.map((question) => ({ question, at: place }))),
    ];
    return candidates
      .filter(({ question, at }) => evaluation.facts.applies(question, at) === 'no')
      .map(({ question, at }) => ({
        id: stepId(question.id, at),
        question,
        at,
        because: decisive(compiled, profile, evaluation, question, at),
        kept: answerAt(profile, { kind: 'question', id: '', list: 'core', chapter: '', at, question }) !== undefined,
      }));
  });
}

/** The answers without which the question would be asked; if no single one decides, all that its condition rests on. */
function decisive(
  compiled: CompiledBook,
  profile: Profile,
  evaluation: Evaluation,
  question: QuestionStep['question'],
  at: At,
): readonly AnswerRef[] {
  const behind = evaluation.answersBehind(compiled.condition(question.askIf), at);
  const alone = behind.filter(
    (ref) => factsOf(compiled, recordAnswer(profile, ref.at, ref.question, null)).applies(question, at) !== 'no',
  );
  return alone.length > 0 ? alone : behind;
}
