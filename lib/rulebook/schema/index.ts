import { bookFileSchema, frameworkFileSchema, glossaryFileSchema, territoryFileSchema } from './book.ts';
import { caseFileSchema, sensitivityFileSchema } from './cases.ts';
import { decisionFileSchema } from './decisions.ts';
import { entryFileSchema } from './entries.ts';
import { evidenceFileSchema, sourceFileSchema } from './evidence.ts';
import { criterionFileSchema, factFileSchema, parameterFileSchema } from './facts.ts';
import { guardFileSchema } from './guards.ts';
import { leverFileSchema, populationFileSchema, scenarioFileSchema } from './lab.ts';
import { questionFileSchema } from './questions.ts';

/**
 * The shape of every file under `rules/`. The JSON Schemas in `rules/schema/` are exported from here, so that editors complete and check rule files
 * with the same definitions that the loader uses.
 */

export * from './book.ts';
export * from './cases.ts';
export * from './common.ts';
export * from './decisions.ts';
export * from './entries.ts';
export * from './evidence.ts';
export * from './facts.ts';
export * from './guards.ts';
export * from './lab.ts';
export * from './questions.ts';

/** Which schema a file of `rules/` must fulfil, by its folder or name. */
export const fileSchemas = {
  book: bookFileSchema,
  parameters: parameterFileSchema,
  questions: questionFileSchema,
  facts: factFileSchema,
  criteria: criterionFileSchema,
  decisions: decisionFileSchema,
  entries: entryFileSchema,
  sources: sourceFileSchema,
  evidence: evidenceFileSchema,
  territories: territoryFileSchema,
  glossary: glossaryFileSchema,
  frameworks: frameworkFileSchema,
  levers: leverFileSchema,
  populations: populationFileSchema,
  scenarios: scenarioFileSchema,
  cases: caseFileSchema,
  sensitivity: sensitivityFileSchema,
  guards: guardFileSchema,
} as const;
export type FileKind = keyof typeof fileSchemas;
