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

const range = (amount: typeof share) =>
  z.tuple([amount, amount]).refine(([low, high]) => low <= high, 'the first is the lower one');
const cost = z.number().min(0);
const assumptionSchema = z
  .strictObject({
    lever: z.string(),
    effect: share
      .optional()
      .describe(
        'Share of takers for whom the measure works. No source measures it; without a value it changes nothing.',
      ),
    awareness: share
      .optional()
      .describe('Share of firms that hear of it; read from the answers of a firm if left out.'),
    ability: share
      .optional()
      .describe('Share of firms that manage to apply; read from the answers of a firm if left out.'),
    unitCost: cost.optional().describe('Cost of one taker, in the unit that the lever names.'),
    between: z
      .strictObject({ effect: range(share), awareness: range(share), ability: range(share), unitCost: range(cost) })
      .partial()
      .optional()
      .describe('How far an assumption may be off: lower and upper end.'),
  })
  .describe('What is assumed about one lever.');
export const scenarioSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, 40 at most'),
  name: localisedSchema,
  levers: z.array(assumptionSchema).max(20).optional(),
  parameters: z
    .record(z.string(), z.number())
    .optional()
    .describe('Named numbers of the rule book with another value.'),
  weights: z
    .record(z.string(), z.record(z.string(), z.number()))
    .optional()
    .describe('Rules with other weights: rule id, then option, group or strength.'),
  without: z.array(z.string()).optional().describe('Rules that do not count.'),
  note,
});
export const scenarioFileSchema = z.strictObject({ scenarios: z.array(scenarioSchema).min(1).max(20) });
