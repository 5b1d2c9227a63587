export { answerText, figure, optionLabel } from './answer-text.ts';
export { buildAdvice } from './build.ts';
export { type CarbonChoice, carbonChoice } from './carbon/request.ts';
export type { CarbonBasis } from './carbon/section.ts';
export { shortCitation } from './citation.ts';
export { adviceMarkdown } from './markdown.ts';
export { maxProfileBytes, parseProfile, type Requested, type RequestProblems } from './request.ts';
export type * from './types.ts';
export { counterfactual, parseAim } from './what-if.ts';
