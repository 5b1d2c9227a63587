export { besideOf, formSchema, problemIn, readForm } from './forms.ts';
export {
  checkPlace,
  move,
  type Place,
  type ReturnTo,
  resumeAt,
  type WizardEvent,
  withGoods,
} from './machine.ts';
export { type PastedGood, type PastedList, type PasteNote, pasteLimits, readPasted } from './paste.ts';
export { countryWords, optionWords, sumWords } from './paste-words.ts';
export { pocketBook } from './pocket-book.ts';
export { type ChapterProgress, type Finish, finish, type Progress, progress } from './progress.ts';
export { type Beside, recordAnswer } from './record.ts';
export { type NotAsked, type Review, type ReviewGroup, type ReviewRow, review } from './review.ts';
export { stakesOf } from './stakes.ts';
export {
  answerAt,
  coreSteps,
  findStep,
  goodsSteps,
  isAnswered,
  listOf,
  type MoreStep,
  moduleSteps,
  modules,
  openingStep,
  type QuestionStep,
  refineSteps,
  reservedSegments,
  type Step,
  type StepList,
  stepId,
} from './steps.ts';
export { territoryGroups } from './territories.ts';
export { type Certainty, movedLine, type View, type ViewLine, view, viewOf } from './view.ts';
