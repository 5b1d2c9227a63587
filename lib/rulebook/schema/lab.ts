import { z } from 'zod';
import { because, conditionMap, conditionSchema, id, localisedSchema, note, serves } from './common.ts';

const conditions = z.array(conditionMap).min(1);
const options = z.array(z.string()).min(1);
export const leverChangeSchema = z
  .strictObject({
    question: z.string(),
    when: conditionSchema.optional().describe('Only firms, markets or goods for which this holds are changed.'),
    set: z.record(z.string(), z.string()).optional().describe('Choice: from option to option.'),
    up: options.optional().describe('Choice: one step up this order.'),
    add: options.optional().describe('Multiple answer: options that become ticked.'),
    addFirst: options.optional().describe('Multiple answer: the first of these that is not ticked yet.'),
    remove: options.optional().describe('Multiple answer: options that become unticked.'),
    hurdle: z.boolean().optional().describe('Changes something outside the firm: the weakest kind of assumption.'),
  })
  .describe('What a lever changes in the answers; exactly one of set, up, add, addFirst, remove.');
export const leverSchema = z.strictObject({
  id,
  role: z.enum(['information', 'finance', 'rights', 'cluster']),
  name: localisedSchema,
  openTo: conditions.optional().describe('Firms it is open to; all if left out. A list of maps is OR.'),
  gap: conditions.describe('The lack it answers. A firm without it is never changed.'),
  automatic: z.boolean().optional().describe('Needs no application: ability to apply counts as 1.'),
  changes: z.array(leverChangeSchema),
  raises: z
    .enum(['awareness', 'ability'])
    .optional()
    .describe('Raises take-up of the other levers of a scenario to 1 for the firms it reaches.'),
  expect: localisedSchema,
  limits: localisedSchema,
  costUnit: localisedSchema.describe('What one unit of cost is; the amount is an input of the user.'),
  because,
  serves,
  note,
});
const share = z.number().min(0).max(1);
const takeUpSchema = z.strictObject({
  fromAnswer: z.strictObject({ question: z.string(), shares: z.record(z.string(), share) }),
  otherwise: share.describe('Where the answer does not tell.'),
  because,
});
export const leverFileSchema = z.strictObject({
  takeUp: z.strictObject({ awareness: takeUpSchema, ability: takeUpSchema }).optional(),
  levers: z.array(leverSchema).optional(),
});
export const populationFileSchema = z.strictObject({
  populations: z
    .array(
      z.strictObject({
        id,
        name: localisedSchema,
        scope: localisedSchema,
        asOf: z.number().int(),
        firm: z
          .array(
            z.strictObject({
              question: z.string(),
              shares: z
                .record(z.string(), share)
                .refine(
                  (shares) => Math.abs(Object.values(shares).reduce((sum, value) => sum + value, 0) - 1) < 0.005,
                  'shares must add up to 1',
                ),
              because,
            }),
          )
          .min(1),
        newExporters: z
          .strictObject({
            stopAfterFirstYear: share,
            stillExporting: share.describe('Share of new exporters that export until the last observed year.'),
            because,
          })
          .optional(),
      }),
    )
    .min(1),
});
