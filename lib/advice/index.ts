export { type AdviserNote, type NotePlace, type NoteSection, notePlaces } from './adviser-notes.ts';
export { answerText, figure, optionLabel } from './answer-text.ts';
export {
  type AdvisedColumn,
  type BesideGroup,
  type BesideRow,
  type BesideTable,
  casesBeside,
  marketsBeside,
  versionsBeside,
  waysBeside,
} from './beside.ts';
export { buildAdvice } from './build.ts';
export { type CarbonChoice, carbonChoice } from './carbon/request.ts';
export type { CarbonBasis } from './carbon/section.ts';
export { changeLines, stakePhrases } from './certainty-lines.ts';
export { shortCitation } from './citation.ts';
export { adviceMarkdown } from './markdown.ts';
export { words as adviceWords } from './markdown-words.ts';
export { nearestLines } from './nearest-lines.ts';
export {
  type Outcome,
  type OutcomeChange,
  type OutcomeNews,
  outcomeChanges,
  outcomeOf,
  readNews,
  readOutcome,
} from './outcome.ts';
export { aboutText, signature } from './override-text.ts';
export { engineView, isOverridable, type KeptOverride, overridable, withOverrides } from './overrides.ts';
export { maxProfileBytes, parseProfile, type Requested, type RequestProblems } from './request.ts';
export { fill } from './texts.ts';
export type * from './types.ts';
export { counterfactual, parseAim } from './what-if.ts';
