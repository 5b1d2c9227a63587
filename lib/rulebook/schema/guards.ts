import { z } from 'zod';
import { answers, because, id, text } from './common.ts';

/** What a guard can look at; a line of a guard names exactly one of them. */
export const guardMeasures = {
  decision: id.optional().describe('Result of a decision.'),
  score: z.string().optional().describe('Sum of an option or strength: decision.option.'),
  option: z.string().optional().describe('Whether an option is "open" or "closed": decision.option.'),
  closed: id.optional().describe('Options of a decision that are ruled out.'),
  order: id.optional().describe('Options of a decision in the order of their rank.'),
  top3: id.optional().describe('Options of a decision on the first three ranks.'),
  fact: z.string().optional().describe('Value of a fact; true, false or "open" for yes and no.'),
  risk: id
    .optional()
    .describe('Severity of a risk: "absent", "low", "medium" or "high"; "present" for any of the last three.'),
  action: id.optional().describe('Whether an action is "present" or "absent".'),
  note: id.optional().describe('Whether a note is "present" or "absent".'),
};
const guardValue = z.union([z.string(), z.number(), z.boolean()]);
const guardValues = z.union([guardValue, z.array(guardValue).min(1)]);
export const guardSchema = z.strictObject({
  id,
  why: text.describe('What would be wrong with a book that breaks it. For rule authors.'),
  because,
  base: id.describe('The case that the variants change. It is tried with every combination of its stand-ins.'),
  variants: z
    .array(
      z.strictObject({
        name: id,
        set: z
          .record(z.string(), z.unknown())
          .optional()
          .describe(
            'Answers put in place of those of the base: "question" or "market.question"; null leaves one open.',
          ),
        goods: z.array(answers).optional().describe('Goods in place of those of the base.'),
        case: id.optional().describe('Another case in place of the base.'),
      }),
    )
    .min(1),
  expect: z
    .array(
      z.strictObject({
        ...guardMeasures,
        at: z.string().optional().describe('Market id.'),
        in: z.array(z.string()).min(1).optional().describe('Only these variants; all without it.'),
        relation: z
          .enum(['same', 'differs', 'rises', 'falls', 'notLower', 'notHigher'])
          .optional()
          .describe('Of each variant to the one before it. A set is "not higher" if it has nothing new.'),
        is: z
          .record(z.string(), guardValues)
          .optional()
          .describe('By variant: the value, or one of these values; for a set, what it must contain.'),
        never: guardValues.optional().describe('Values that no variant gives; for a set, what it may not contain.'),
      }),
    )
    .min(1),
});
export const guardFileSchema = z.strictObject({ guards: z.array(guardSchema).min(1) });
