import { z } from 'zod';
import { accepted, because, conditionSchema, id, localisedSchema, note, serves } from './common.ts';

const weight = z.number().int().min(-3).max(3);
export const ruleSchema = z.strictObject({
  id,
  when: conditionSchema,
  for: z.record(z.string(), weight).optional().describe('Weight −3…3 for an option, a group of options or a strength.'),
  ruleOut: z.array(z.string()).min(1).optional(),
  opens: localisedSchema.optional().describe('What would open the option again.'),
  forGood: z.boolean().optional().describe('The gate cannot be opened by this firm in this line of business.'),
  choose: z.string().optional(),
  definition: z
    .literal(true)
    .optional()
    .describe(
      'The rule applies a definition of the core paper word for word, so its weight may pass the cap of its grade.',
    ),
  because,
  text: localisedSchema,
  serves,
  accepted,
  note,
});
const attributes = z.strictObject({
  branch: z.enum(['export', 'contract', 'equity']),
  commitment: z.number().min(1).max(5),
  control: z.number().min(1).max(5),
  reversibility: z.number().min(1).max(5),
  speed: z.number().min(1).max(5),
  rung: z.number().min(1).max(3),
  nodes: z.array(z.string()).min(1),
  fits: z.array(z.string()).min(1),
  outlay: z.strictObject({ tangible: z.array(localisedSchema), intangible: z.array(localisedSchema) }),
  running: conditionSchema
    .optional()
    .describe('Holds where the firm already does this: it is then told to go on, not to begin.'),
  elsewhere: conditionSchema
    .optional()
    .describe('Holds where the firm does this abroad, perhaps in another market: it is told to use what it has first.'),
});
export const decisionSchema = z.strictObject({
  id,
  scope: z.enum(['firm', 'market']),
  order: z.number(),
  label: localisedSchema,
  method: z
    .enum(['table', 'rank'])
    .describe('table: the first row that holds, of those whose option is not ruled out. rank: the highest sum.'),
  options: z
    .array(
      z.strictObject({
        id,
        label: localisedSchema,
        define: localisedSchema.optional(),
        because: because.optional(),
        attributes: attributes.optional(),
        scored: z.boolean().optional(),
        note,
      }),
    )
    .min(2),
  strengths: z.array(z.strictObject({ id, label: localisedSchema, strongFrom: z.string() })).optional(),
  groups: z
    .record(z.string(), z.strictObject({ label: localisedSchema, options: z.array(z.string()).min(1) }))
    .optional(),
  ties: z
    .array(
      z.strictObject({
        by: z.enum(['commitment', 'control', 'reversibility', 'speed']),
        prefer: z.enum(['high', 'low']),
        when: conditionSchema.optional(),
        because,
      }),
    )
    .optional(),
  tieOrder: z.array(z.string()).optional().describe('Order of options with equal sums where the book defines one.'),
  among: z
    .strictObject({ decision: id, attribute: z.literal('nodes') })
    .optional()
    .describe('Only these options are eligible: an attribute of the option that another decision shows.'),
  fallback: z
    .array(z.strictObject({ when: conditionSchema.optional(), choose: z.string() }))
    .optional()
    .describe('rank: what is shown when no option has a positive sum.'),
  monotone: z
    .array(
      z.strictObject({
        id,
        more: z
          .string()
          .describe(
            'Question (or one box of it, question.option) of which there is more: a larger number, a later option, yes, one more box.',
          ),
        never: z
          .enum(['lowers', 'raises'])
          .describe('What this can never do to the sums. "lowers": it never rules the option out either.'),
        of: z.array(z.string()).min(1).describe('Options, groups of options or strengths.'),
        because,
        text: localisedSchema,
      }),
    )
    .min(1)
    .optional()
    .describe(
      'Promises about the direction in which an answer works, all other answers the same. Proved by the verifier.',
    ),
  because: because.optional(),
  accepted,
});
export const stepSchema = z.strictObject({
  id,
  from: z.string(),
  to: z.string(),
  when: conditionSchema.optional(),
  opens: z.array(z.string()).optional().describe('Gates that the trigger opens.'),
  trigger: localisedSchema,
  because,
  serves,
});
export const decisionFileSchema = z.strictObject({
  decision: decisionSchema.optional(),
  rulesOf: id
    .optional()
    .describe('The decision that the rules of this file belong to, when it is defined in another file.'),
  rules: z.array(ruleSchema).optional(),
  steps: z.array(stepSchema).optional(),
});
