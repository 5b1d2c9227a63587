import { z } from 'zod';

export const id = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]*([.-][a-zA-Z0-9]+)*$/, 'an id is letters and digits, parts joined by "-" or "."');
export const text = z.string().trim().min(1, 'must not be empty');
export const localisedSchema = z
  .strictObject({ en: text, zh: text })
  .describe('A text in both languages. Neither is optional.');

export const scope = z.enum(['firm', 'market', 'goods']);
const scalarTest = z.union([z.string(), z.boolean(), z.number()]);
const test = z
  .union([scalarTest, z.array(z.string()).min(1)])
  .describe(
    'S-FEEL unary test (">= 5", "[3..5)", not("a")), one option, a list of options (any of them), or true/false.',
  );
export const conditionMap = z.record(z.string(), test);
export const conditionSchema = z
  .union([conditionMap, z.array(conditionMap).min(1)])
  .describe('Field: test. Fields are AND-ed; a list of maps is OR.');

export const because = z
  .array(id)
  .min(1, 'at least one evidence id is needed: a rule without evidence does not exist')
  .describe('Evidence ids.');
export const serves = z.array(z.string()).optional().describe('Rows of the framework list that this entry makes work.');
export const note = z.string().optional().describe('For rule authors; never shown to users.');
export const accepted = z
  .array(
    z.strictObject({
      finding: z.string().describe('Name of the finding, as `npm run rules:check` prints it.'),
      about: z.string().optional().describe('The other record or the part that the finding names.'),
      why: localisedSchema,
    }),
  )
  .min(1)
  .optional()
  .describe('Findings of the verifier that are meant, each with its reason. One that is no longer found is a finding.');

export const answers = z.record(z.string(), z.unknown()).describe('Answers by question.');
