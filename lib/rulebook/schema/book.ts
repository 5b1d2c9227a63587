import { z } from 'zod';
import { because, id, localisedSchema, text } from './common.ts';

export const bookFileSchema = z.strictObject({
  version: text,
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-02-14'),
  limits: z.strictObject({
    markets: z.number().int(),
    goods: z.number().int(),
    corePath: z.number().int(),
    coreMinutes: z.number(),
  }),
  scales: z.record(z.string(), z.record(z.string(), localisedSchema)),
});
export const territoryFileSchema = z.strictObject({
  territories: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Z]{2}$/, 'must be a country code of two capitals, such as DE'),
        eu: z.boolean(),
        cbamExempt: z.boolean(),
        euro: z.boolean(),
        usCustoms: z.boolean().default(false).describe('In the customs territory of the United States.'),
      }),
    )
    .min(100),
});
export const glossaryFileSchema = z.strictObject({
  terms: z
    .array(z.strictObject({ id, term: localisedSchema, means: localisedSchema, because: because.optional() }))
    .min(1),
});

export const frameworkFileSchema = z.strictObject({
  frameworks: z
    .array(
      z.strictObject({
        id,
        source: id,
        where: text.describe('Place in the source: section, table or lines.'),
        name: localisedSchema,
        does: localisedSchema.describe('What Landfall does with it.'),
        differs: localisedSchema.optional().describe('Where and why Landfall departs from it.'),
        code: z
          .array(text)
          .optional()
          .describe('Functions that carry it besides the records that name it in `serves`.'),
      }),
    )
    .min(1),
});
