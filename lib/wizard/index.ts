export { chapters, coreSteps, findStep, isAnswered, answerAt, listOf, modules, type MoreStep, moduleSteps, openingStep, type QuestionStep, refineSteps, reservedSegments, type Step, stepId, type StepList, stepsOf } from './steps.ts';
export { checkPlace, move, type Place, resumeAt, type ReturnTo, recordAnswer, type WizardEvent } from './machine.ts';
export { type ChapterProgress, type Progress, progress } from './progress.ts';
export { type NotAsked, type Review, type ReviewGroup, type ReviewRow, review } from './review.ts';
export { type Certainty, movedLine, stakesOf, type ViewLine, viewOf } from './view.ts';
export * from './browser.ts';
