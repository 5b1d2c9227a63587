import { z } from 'zod';
import { accepted, because, conditionSchema, id, localisedSchema, note, scope, serves } from './common.ts';

const factBase = {
  id,
  label: localisedSchema
    .optional()
    .describe('The fact in words a reader knows: "markets the firm can serve directly".'),
  scope,
  because: z.array(id).optional(),
  serves,
  accepted,
  note,
};
export const factSchema = z.strictObject({
  ...factBase,
  type: z.enum(['boolean', 'choice', 'multi', 'number']),
  values: z.array(z.string()).min(2).optional().describe('Possible values of a choice or multi fact, in order.'),
  valueLabels: z.record(z.string(), localisedSchema).optional().describe('Values in words a reader knows.'),
  range: z.tuple([z.number(), z.number()]).optional(),
  // exactly one of the following says how the fact is computed
  when: conditionSchema
    .optional()
    .describe(
      'True if the condition holds. At firm level a row that names market or goods fields holds if some market (good) fulfils all of it.',
    ),
  every: z.strictObject({ of: z.enum(['market', 'goods']), when: conditionSchema }).optional(),
  choose: z
    // biome-ignore lint/suspicious/noThenProperty: a decision table reads "when … then …"; nothing awaits it
    .array(z.strictObject({ when: conditionSchema.optional(), then: z.union([z.string(), z.number()]) }))
    .min(1)
    .optional()
    .describe('Decision table: the first row that holds gives the value. A last row without `when` is the default.'),
  collect: z
    .array(z.strictObject({ when: conditionSchema, add: z.string() }))
    .min(1)
    .optional()
    .describe('Multi: every value whose condition holds.'),
  count: z
    .union([
      z.strictObject({ of: z.string(), among: z.array(z.string()).min(1) }),
      z.strictObject({ of: z.enum(['market', 'goods']), when: conditionSchema.optional() }),
      z.array(conditionSchema).min(1),
    ])
    .optional()
    .describe('How many of these are ticked, hold, or exist.'),
  sum: z
    .array(z.strictObject({ when: conditionSchema, add: z.number() }))
    .min(1)
    .optional(),
  formula: z.string().optional().describe('FEEL arithmetic over numeric fields: + - * / min() max() floor().'),
  mean: z.string().optional().describe('Mean over the answered items of a likert question.'),
  lookup: z
    .strictObject({ key: z.string(), column: z.string() })
    .optional()
    .describe('Look the territory up in rules/data/territories.yaml.'),
  score: z.string().optional().describe('Sum of a decision: decision.option or decision.strength.'),
  open: z.string().optional().describe('Whether an option is not ruled out: decision.option.'),
  result: z.string().optional().describe('Result of a decision.'),
  closed: z
    .strictObject({ decision: z.string() })
    .optional()
    .describe('True if every option of a market decision is ruled out in every market.'),
  plan: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .describe(
      'Groups of modes; those that the modes of first rank now, the ones beside them and the next step belong to.',
    ),
  unanswered: z
    .string()
    .optional()
    .describe(
      'True while a question applies and has no given answer (at firm level: for some market or good, or none is named). For lists only: no decision may rest on not knowing.',
    ),
  engine: z
    .enum(['asOfYear', 'commitmentPath'])
    .optional()
    .describe(
      'Supplied by the engine: the year of the evaluation, or how commitment runs along the plan for a market.',
    ),
});
export const factFileSchema = z.strictObject({ facts: z.array(factSchema).min(1) });

export const parameterFileSchema = z.strictObject({
  parameters: z.array(
    z.strictObject({
      id,
      value: z.number(),
      unit: localisedSchema,
      label: localisedSchema,
      because,
      allowed: z.array(z.number()).optional(),
      accepted,
    }),
  ),
});

export const criterionSchema = z.strictObject({
  id,
  item: id.describe('The line of the weights question that stands for it; its label is the label of the criterion.'),
  mark: id.describe('Market fact that gives the mark, 1 (low) to 3 (high).'),
  weight: z.number().int().min(0).max(3).describe('Default weight; 0: shown, not counted. The user may set another.'),
  ofMarkets: z
    .literal(true)
    .optional()
    .describe(
      'Does not apply where all that is compared are countries for which the fact under `among` does not hold.',
    ),
  optional: z
    .literal(true)
    .optional()
    .describe('An estimate nobody has to give: it counts, and can move the order, once it is given for every market.'),
  because,
  text: localisedSchema.describe('Why it has this weight.'),
  serves,
  note,
});
export const criterionFileSchema = z.strictObject({
  weights: id.describe('Question with one line per criterion, by which the user sets weights.'),
  among: id
    .optional()
    .describe('Market fact: where it does not hold, the market is set apart, unless it holds for none of them.'),
  barred: id.optional().describe('Market fact: where it holds, nothing more is put in, so the market gets no place.'),
  criteria: z.array(criterionSchema).min(1),
});
