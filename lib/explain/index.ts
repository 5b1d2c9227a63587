export { type Check, checkCase, checkLine, inputsOf, profilesOf, type Relation, type Subject } from './case-check.ts';
export { type CaseEffect, caseEffects } from './case-effects.ts';
export { checkWords } from './check-words.ts';
export { answerReaders, type OptionEffects, optionEffects } from './effects.ts';
export {
  conditionsOf,
  type Entries,
  type Entry,
  type EntryKind,
  entriesOf,
  entryId,
  entryKinds,
  entryPath,
} from './entries.ts';
export { type EvidenceEntry, evidenceEntries, evidenceEntry } from './evidence.ts';
export { caseAnswer, explain, formulaWords, referenceWords, type Section } from './explain.ts';
export { checkGuard, type GuardCheck } from './guard-check.ts';
export { evidenceOf, questionsBehind, readersOf } from './readers.ts';
export { type Found, type Hit, search } from './search.ts';
export { type Movement, type SensitivityResult, sensitivityOf } from './sensitivity.ts';
export { caseName, entryTitle, sourceName } from './title.ts';
export { whereText } from './where.ts';
export { matchesIn } from './word-match.ts';
export { conditionWords, factValue, signedWeight, type TestWords, targetName } from './words.ts';
