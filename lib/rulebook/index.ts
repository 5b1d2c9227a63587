export { answerSchema, explainAnswer, maxTextLength } from './answers.ts';
export { type ConditionProblem, nearest, type ParsedCondition, type ParsedRow, parseCondition } from './condition.ts';
export { parameterValues, splitReference } from './check.ts';
export { type Formula, formulaFields, parseFormula, parseTest, FeelError, type Range, type Test } from './feel.ts';
export { exclusiveOption, type Field, fieldIndex, numericRange, optionIds } from './fields.ts';
export { fileSchemas, type FileKind, weightCap } from './schema.ts';
export type * from './types.ts';
