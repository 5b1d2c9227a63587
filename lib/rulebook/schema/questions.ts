import { z } from 'zod';
import { because, conditionSchema, id, localisedSchema, note, scope, serves, text } from './common.ts';

const option = z.strictObject({ id, en: text, zh: text, group: z.string().optional(), note });
export const questionSchema = z.strictObject({
  id,
  tier: z.enum(['core', 'refine', 'module']),
  scope,
  type: z.enum(['choice', 'multi', 'integer', 'number', 'percent', 'money', 'boolean', 'likert', 'text', 'list']),
  label: localisedSchema,
  short: localisedSchema
    .optional()
    .describe('The answer as part of a sentence about a change: "the proof of demand" (changes from … to …).'),
  help: localisedSchema.optional(),
  why: localisedSchema,
  because,
  serves,
  options: z.array(option).min(2).optional(),
  optionsFrom: z.enum(['territories']).optional(),
  format: z
    .enum(['cnCode'])
    .optional()
    .describe('What a text must be. cnCode: 4, 6, 8 or 10 digits; spaces and dots between them are dropped.'),
  settledBy: id
    .optional()
    .describe(
      'Question of format cnCode that is asked on the same page; a code that names the family answers this question too.',
    ),
  items: z.array(option).min(2).optional(),
  ends: z
    .strictObject({ low: localisedSchema, high: localisedSchema })
    .optional()
    .describe('Words at the two ends of a scale.'),
  scale: z.tuple([z.number().int(), z.number().int()]).optional(),
  maxPicks: z.number().int().positive().optional(),
  unit: localisedSchema.optional(),
  benchmark: z
    .strictObject({
      mean: id.describe('Parameter that holds the average; rules compare with it.'),
      sd: z.number().positive(),
      of: localisedSchema.describe('Whose average it is.'),
      because,
    })
    .optional()
    .describe('Average of a survey with the same items, shown beside the own average.'),
  min: z.number().optional(),
  max: z.union([z.number(), z.literal('asOfYear')]).optional(),
  never: z.boolean().optional().describe('"Never" is an answer besides a number.'),
  askIf: conditionSchema.optional(),
  unsure: z.boolean().describe('May the user answer "not sure"?'),
  effort: z
    .enum(['low', 'medium', 'high', 'fixed'])
    .describe('How hard it is for the firm to change this answer by one step; fixed: it cannot.'),
  change: z
    .enum(['up', 'down', 'both'])
    .optional()
    .describe(
      'Which way a firm can act on the answer: to later options, more boxes, higher numbers, "yes" (up, the default), back, or either.',
    ),
  notByAction: z.array(z.string()).min(1).optional().describe('Options that nobody brings about by acting.'),
  decides: z
    .array(z.string())
    .min(1)
    .describe('What the answer can change: level, model, entry, order, pathway, cbam, risk, action, support.'),
  seconds: z.number().positive(),
  unread: localisedSchema
    .optional()
    .describe(
      'Why it is asked although nothing in the book reads the answer. Shown with the question in the rule book.',
    ),
  design: z.string().optional(),
  note,
});
export const questionFileSchema = z.strictObject({
  section: z.strictObject({
    id,
    order: z.number(),
    label: localisedSchema,
    module: z.boolean().optional(),
    intro: localisedSchema.optional(),
  }),
  questions: z.array(questionSchema).min(1),
});
