export { answerSchema, explainAnswer, maxTextLength } from './answers.ts';
export { servants } from './check.ts';
export { cnDigits, cnText } from './cn-code.ts';
export {
  type ConditionProblem,
  nearest,
  nearestName,
  nearestNames,
  type ParsedCondition,
  type ParsedRow,
  parseCondition,
} from './condition.ts';
export { contradictions, evidenceCap, weightCapOf } from './evidence.ts';
export { FeelError, type Formula, formulaFields, parseFormula, parseTest, type Range, type Test } from './feel.ts';
export { exclusiveOption, type Field, fieldIndex, numericRange, optionIds } from './fields.ts';
export { parameterValues } from './parameters.ts';
export { splitReference } from './reference.ts';
export { type FileKind, fileSchemas, riskSources } from './schema/index.ts';
export { readSentIn } from './sent-in.ts';
export { territoryName } from './territory-name.ts';
export type * from './types.ts';
