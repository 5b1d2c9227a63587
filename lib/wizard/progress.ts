import { type CompiledBook, evaluate, type Profile, standing } from '../engine/index.ts';
import type { Localised } from '../rulebook/index.ts';
import { chapters, coreSteps, isAnswered, type QuestionStep, refineSteps, type Step, stepId } from './steps.ts';

export interface ChapterProgress {
  readonly id: string;
  readonly label: Localised;
  /** Time of all its questions that apply. */
  readonly seconds: number;
  /** Share of that time which is behind the user, 0 to 1. */
  readonly share: number;
  readonly state: 'done' | 'now' | 'ahead' | 'skipped';
}

export interface Progress {
  readonly chapters: readonly ChapterProgress[];
  /** 1-based place of the present chapter among those that apply; 0 outside the core. */
  readonly chapter: number;
  readonly chapterCount: number;
  readonly minutesLeft: number;
  readonly questionsLeft: number;
  readonly questions: number;
}

/**
 * How far the core is answered. What is left counts questions without an answer, so a look back costs nothing; questions that may not apply count in
 * full, so the figure falls and does not creep up.
 * @param current step that is shown, or null on the page that checks the answers
 */
export function progress(compiled: CompiledBook, profile: Profile, current: Step | null): Progress {
  const steps = coreSteps(compiled, profile).filter((step) => step.kind === 'question');
  const left = steps.filter((step) => !isAnswered(profile, step));
  const time = (list: readonly (typeof steps)[number][]) => list.reduce((sum, step) => sum + step.question.seconds, 0);
  const parts = chapters(compiled).map(({ section }): ChapterProgress => {
    const own = steps.filter((step) => step.chapter === section.id);
    const seconds = time(own);
    const share = seconds === 0 ? 0 : 1 - time(own.filter((step) => left.includes(step))) / seconds;
    const state =
      own.length === 0
        ? 'skipped'
        : current?.list === 'core' && current.chapter === section.id
          ? 'now'
          : share === 1
            ? 'done'
            : 'ahead';
    return { id: section.id, label: section.label, seconds, share, state };
  });
  const present = parts.filter((part) => part.state !== 'skipped');
  return {
    chapters: parts,
    chapter: present.findIndex((part) => part.state === 'now') + 1,
    chapterCount: present.length,
    minutesLeft: Math.ceil(time(left) / 60),
    questionsLeft: left.length,
    questions: steps.length,
  };
}

/** Whether somebody may stop answering, and what the questions left are good for. */
export interface Finish {
  /** Every decision comes out as it is shown now, whatever else is answered. */
  readonly settled: boolean;
  /** Questions of the core and of the refine list without an answer that can still change a decision, the most at stake first. */
  readonly matter: readonly QuestionStep[];
  /** Those that cannot: they sharpen lists, steps and reasons. */
  readonly refine: readonly QuestionStep[];
}

export function finish(compiled: CompiledBook, profile: Profile): Finish {
  const { settled, matter } = standing(compiled, evaluate(compiled, profile));
  const steps = [...coreSteps(compiled, profile), ...refineSteps(compiled, profile)].filter(
    (step): step is QuestionStep => step.kind === 'question' && !isAnswered(profile, step),
  );
  const byId = new Map(steps.map((step) => [step.id, step]));
  const matters = matter.flatMap(({ question, at }) => byId.get(stepId(question, at)) ?? []);
  return { settled, matter: matters, refine: steps.filter((step) => !matters.includes(step)) };
}
