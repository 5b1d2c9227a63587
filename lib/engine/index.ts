export type { Range } from './bounds/index.ts';
export type { ComparedMarket, Comparison, Mark, WeighedCriterion } from './comparison.ts';
export { type CompiledBook, type CompiledDecision, type CompiledRule, compile, isBacking } from './compile.ts';
export type { DecisionResult, OptionResult, Reason, StrengthResult, Sum } from './decide.ts';
export { type EntryRisk, entryRisk, type RiskGrade } from './entry-risk.ts';
export {
  type AnswerRef,
  type Decisions,
  decide,
  type Evaluation,
  evaluate,
  factsOf,
} from './evaluate.ts';
export type { Facts } from './facts.ts';
export type { ActionResult, Lists, PlannedAction, RiskResult } from './lists.ts';
export type { Prospect } from './outlook.ts';
export { type OpenAnswer, openAnswers, type Stake, type Standing, standing } from './pending.ts';
export {
  type CommitmentPath,
  closedForGood,
  highCommitment,
  type NextStep,
  type Portfolio,
  waits,
} from './portfolio.ts';
export {
  type Answer,
  type Answers,
  type AnswerValue,
  type At,
  answersAt,
  type Block,
  blocksOf,
  firm,
  isSamePlace,
  type Profile,
} from './profile.ts';
export { chance, mulberry32 } from './random.ts';
export { type ProfileProblem, profileJsonSchema, readProfile } from './read-profile.ts';
export { type Relevance, relevance, type Witness } from './relevance.ts';
export { type LeastChange, leastChange, type Robustness, robustness } from './robustness.ts';
export { type TableChange, tableChange } from './table-change.ts';
export { holds, type Truth, type Value } from './value.ts';
export {
  type Act,
  type Aim,
  type Change,
  type ChangeSet,
  type Counterfactual,
  mostMoves,
  smallestChanges,
  withAnswer,
} from './what-if/index.ts';
export { writeProfile } from './write-profile.ts';
