import { z } from 'zod';
import { because, conditionMap, conditionSchema, id, localisedSchema, note, scope, serves } from './common.ts';

/** Sources of uncertainty by group (Miller 1992): every risk is coded by one of these thirteen. */
export const riskSources = {
  generalEnvironment: ['political', 'policy', 'macroeconomic', 'social', 'natural'],
  industry: ['inputMarket', 'productMarket', 'competitive'],
  firm: ['operating', 'liability', 'rd', 'credit', 'behavioural'],
} as const;
const lever = z.enum(['learn', 'reversible', 'insure', 'diversify', 'comply']);
const level3 = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const row = z.strictObject({ when: conditionSchema, is: level3, text: localisedSchema, because: because.optional() });
export const riskSchema = z.strictObject({
  id,
  group: z.enum(['generalEnvironment', 'industry', 'firm']),
  source: z.enum(Object.values(riskSources).flat() as [string, ...string[]]),
  scope,
  always: z.boolean().optional(),
  notFor: conditionSchema
    .optional()
    .describe('Holds for firms, or in markets, that the risk cannot touch: it is not listed for them.'),
  whileLeaving: z.boolean().optional().describe('Stands in a market that is to be left, until the firm is out.'),
  name: localisedSchema,
  meaning: localisedSchema,
  impactBase: level3,
  likely: z.array(row).min(1),
  weighs: z.array(row).optional(),
  eased: z
    .array(
      z.strictObject({
        when: conditionSchema,
        step: z.enum(['likelihood', 'impact']),
        text: localisedSchema,
        because: because.optional(),
      }),
    )
    .optional(),
  lever: z.array(lever).min(1),
  reducible: z
    .enum(['yes', 'partly', 'no'])
    .describe('Can knowledge or skill lower it? "no": pure uncertainty, to be limited, insured or spread.'),
  owner: z.string(),
  due: z.enum(['beforeEntry', 'firstYear', 'later']),
  dueNow: conditionSchema
    .optional()
    .describe('Holds where what the risk is about already runs: then it is due now, whatever `due` says.'),
  because,
  serves,
  note,
  joins: z.array(id).optional(),
});
export const actionSchema = z.strictObject({
  id,
  track: z.enum(['rdGlobal', 'brandLocal', 'complianceSystem', 'people', 'finance', 'network']),
  scope,
  first: z.boolean().optional(),
  when: z.array(conditionMap).min(1),
  skip: conditionSchema.optional(),
  closes: z.array(z.string()).min(1),
  name: localisedSchema,
  firstStep: localisedSchema,
  done: localisedSchema,
  effort: z.enum(['low', 'medium', 'high']),
  horizon: z.enum(['now', 'quarter', 'year', 'later']),
  lever: z.array(lever).min(1).optional().describe('Which lever on risk it pulls; shown with the action.'),
  mitigates: z.array(id),
  toward: z
    .array(id)
    .min(1)
    .optional()
    .describe('Ways in that it helps to begin, and gates that it helps to open: there it is among the first.'),
  covers: z
    .array(id)
    .min(1)
    .optional()
    .describe('Actions that say nearly the same: where this one stands, they do not.'),
  before: z
    .strictObject({ actions: z.array(id).min(1), when: conditionSchema })
    .optional()
    .describe('Actions that make no sense until this one is begun: it stands ahead of them where the condition holds.'),
  because,
  serves,
  note,
  joins: z.array(id).optional(),
  onlyVariants: z
    .boolean()
    .optional()
    .describe('The first step depends on the variant: without a fitting one the action is not shown.'),
  variants: z
    .array(
      z.strictObject({
        when: conditionSchema,
        first: z.literal(true).optional(),
        name: localisedSchema.optional(),
        firstStep: localisedSchema.optional(),
        done: localisedSchema.optional(),
      }),
    )
    .optional(),
});
export const supportSchema = z.strictObject({
  id,
  role: z.enum(['information', 'finance', 'rights', 'cluster']),
  when: z.array(conditionMap).min(1),
  named: z.strictObject({ name: localisedSchema, since: z.string(), because }).optional(),
  name: localisedSchema,
  ask: localisedSchema,
  first: localisedSchema,
  eases: z.array(id),
  levers: z.array(z.string()),
  because,
  serves,
  note,
  benchmark: localisedSchema.optional(),
});
export const noteSchema = z.strictObject({
  id,
  about: z.string().describe('The decision or part of the advice that the line stands beside.'),
  kind: z.enum(['note', 'risk', 'action', 'flag']),
  when: conditionSchema,
  severity: z.enum(['low', 'medium', 'high']).optional(),
  stage: z.enum(['now', 'next']).optional(),
  laterIf: conditionSchema.optional().describe('Then the action belongs to a level above the advised one.'),
  action: id.optional(),
  closes: z.string().optional(),
  lever: z.string().optional(),
  flag: z.string().optional(),
  order: z.number().optional(),
  because,
  text: localisedSchema,
  serves,
  note,
});
export const entryFileSchema = z.strictObject({
  risks: z.array(riskSchema).optional(),
  actions: z.array(actionSchema).optional(),
  support: z.array(supportSchema).optional(),
  notes: z.array(noteSchema).optional(),
});
