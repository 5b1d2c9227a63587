import { z } from 'zod';
import { answers, because, id, localisedSchema, text } from './common.ts';

const oneOrMore = z.array(z.string()).min(1);
const mapping = z.string().optional().describe('"ours": rests on our reading of the source, not on its words.');
const expectation = z.strictObject({
  must: oneOrMore.optional().describe('The result is one of these.'),
  mustNot: oneOrMore.optional().describe('The result is none of these.'),
  may: oneOrMore.optional().describe('Fits the source as well; asserts nothing.'),
  because: because.optional(),
  mapping,
});
const modes = (what: string) => oneOrMore.optional().describe(what);
const entryExpectation = z.strictObject({
  top3: modes('All of these are among the first three.'),
  anyTop3: modes('At least one of these is among the first three.'),
  notTop3: modes('None of these is among the first three.'),
  notFirst: modes('None of these is first.'),
  ruledOut: modes('All of these are ruled out.'),
  notRuledOut: modes('None of these is ruled out.'),
  node: expectation.optional(),
  strategy: expectation.optional(),
  because: because.optional(),
  mapping,
});
const listed = z.array(
  z.strictObject({
    oneOf: oneOrMore.describe(
      'Ids of risks or actions of the book: one of them must be (or, under actionsNot, none may be) in the advice.',
    ),
    severity: z.enum(['low', 'medium', 'high']).optional(),
    because: because.optional(),
    mapping,
  }),
);
export const caseSchema = z.strictObject({
  id,
  firm: text,
  asOf: z.number().int(),
  label: z.enum(['real', 'anonymous', 'composite', 'madeUp']),
  title: localisedSchema.optional(),
  source: z.array(id).optional(),
  standIn: z
    .record(z.string(), z.array(z.unknown()).min(1))
    .optional()
    .describe(
      'Answers the source is silent on but the wizard needs: every value is tried. "question" or "market.question".',
    ),
  partial: z
    .array(z.string())
    .optional()
    .describe(
      'Multi answers of which the source names only some lines: the other lines stay open. "question" or "market.question".',
    ),
  profile: z.strictObject({ firm: answers, markets: z.array(answers).optional(), goods: z.array(answers).optional() }),
  expected: z.strictObject({
    level: z.strictObject({ current: expectation.optional(), target: expectation.optional() }).optional(),
    model: expectation
      .extend({ stronger: z.enum(['technology', 'resource']).optional(), convergence: z.boolean().optional() })
      .optional(),
    entry: z.record(z.string(), entryExpectation).optional().describe('By market id.'),
    pathway: expectation.optional(),
    derived: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .optional()
      .describe('Value of a fact: "fact" or "market.fact".'),
    risks: listed.optional(),
    actions: listed.optional(),
    actionsNot: listed.optional(),
  }),
  notes: z.string().optional(),
});
/** What one changed answer must do to the advice, held for a made-up firm. */
const effectSchema = z
  .strictObject({
    mode: z.string().optional().describe('A way into the first market …'),
    node: z.string().optional().describe('… or an entry node …'),
    strength: z.enum(['technology', 'resource']).optional().describe('… or a strength of the model …'),
    score: z.enum(['rises', 'falls', 'stays']).optional(),
    gate: z.enum(['opens', 'closes']).optional(),
    risk: z.string().optional().describe('… or a risk …'),
    action: z.string().optional().describe('… or an action …'),
    is: z.enum(['added', 'removed', 'higher', 'lower']).optional(),
    decision: z.string().optional().describe('… or what a decision shows.'),
    to: z.string().optional(),
  })
  .describe('One thing (mode, node, strength, risk, action, decision) and what becomes of it (score, gate, is, to).');
export const sensitivityFileSchema = z.strictObject({
  pairs: z
    .array(
      z.strictObject({
        id,
        title: localisedSchema,
        base: z.strictObject({ firm: answers, market: answers, goods: z.array(answers).optional() }),
        change: z.strictObject({
          firm: answers.optional(),
          market: answers.optional(),
          goods: z.array(answers).optional(),
        }),
        moves: z.array(effectSchema).min(1),
        because,
      }),
    )
    .min(1),
});

export const caseFileSchema = z.strictObject({ cases: z.array(caseSchema).min(1) });
