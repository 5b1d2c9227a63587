import { z } from 'zod';
import { id, localisedSchema, text } from './common.ts';

/** Largest weight that a kind of support can carry (DESIGN: theory or opinion 1, one case 1, several cases 2, measured or official 3). */
export const weightCap = {
  'design-choice': 1,
  judgement: 1,
  opinion: 1,
  theory: 1,
  'single-case': 1,
  'multi-case': 2,
  survey: 3,
  regression: 3,
  'meta-analysis': 3,
  'official-figure': 3,
  law: 3,
} as const;
export const strengthSchema = z.enum(Object.keys(weightCap) as [keyof typeof weightCap, ...(keyof typeof weightCap)[]]);
const figure = 'must be a number alone (its unit stands in the claim), or a date such as 2026-02 or 2026-02-14';
export const evidenceSchema = z.strictObject({
  id,
  source: id,
  where: text,
  kind: z.string(),
  strength: strengthSchema,
  coreDefinition: z
    .boolean()
    .optional()
    .describe('Says what a term of the core paper means: carries weight 3 in a rule that says "definition: true".'),
  outside: z
    .boolean()
    .optional()
    .describe('From outside the five sources: may not be the only reason for a first rank.'),
  mark: z.enum(['text', 'abstract', 'general-knowledge', 'judgement']).optional(),
  date: z.string().optional(),
  claim: localisedSchema,
  scope: localisedSchema,
  numbers: z
    .record(z.string(), z.union([z.number(), z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, figure)], figure))
    .optional()
    .describe('Figures and dates (2026-02) that the claim or scope states, in both languages.'),
  contradicts: z
    .array(id)
    .min(1)
    .optional()
    .describe('Evidence that says otherwise. Written on one side; shown on both.'),
  unused: localisedSchema.optional().describe('Why no rule uses this entry.'),
});
export const evidenceFileSchema = z.strictObject({ evidence: z.array(evidenceSchema).min(1) });
export const sourceFileSchema = z.strictObject({
  sources: z
    .array(
      z.strictObject({
        id,
        authors: z.union([text, z.array(text).min(1)]),
        year: z.number().int(),
        title: text,
        container: z.string().optional(),
        kind: z.string(),
        url: z.string().optional(),
        reading: z.string(),
        lines: z
          .tuple([z.number().int(), z.number().int()])
          .optional()
          .describe('First and last line of the source in the text file that locators count.'),
        prefix: z.array(z.string()).optional(),
      }),
    )
    .min(1),
});
