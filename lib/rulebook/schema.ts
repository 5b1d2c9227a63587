import { z } from 'zod';

/**
 * The shape of every file under `rules/`. The JSON Schemas in `rules/schema/` are exported from here, so that editors complete and check rule files
 * with the same definitions that the loader uses.
 */

const id = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]*([.-][a-zA-Z0-9]+)*$/, 'an id is letters and digits, parts joined by "-" or "."');
const text = z.string().trim().min(1, 'must not be empty');
export const localisedSchema = z
  .strictObject({ en: text, zh: text })
  .describe('A text in both languages. Neither is optional.');

const scope = z.enum(['firm', 'market', 'goods']);
const scalarTest = z.union([z.string(), z.boolean(), z.number()]);
const test = z
  .union([scalarTest, z.array(z.string()).min(1)])
  .describe(
    'S-FEEL unary test (">= 5", "[3..5)", not("a")), one option, a list of options (any of them), or true/false.',
  );
const conditionMap = z.record(z.string(), test);
export const conditionSchema = z
  .union([conditionMap, z.array(conditionMap).min(1)])
  .describe('Field: test. Fields are AND-ed; a list of maps is OR.');

const because = z
  .array(id)
  .min(1, 'at least one evidence id is needed: a rule without evidence does not exist')
  .describe('Evidence ids.');
const serves = z.array(z.string()).optional().describe('Rows of the framework list that this entry makes work.');
const note = z.string().optional().describe('For rule authors; never shown to users.');
const accepted = z
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

// ─── questions

const option = z.strictObject({ id, en: text, zh: text, group: z.string().optional(), note });
export const questionSchema = z.strictObject({
  id,
  tier: z.enum(['core', 'refine', 'module']),
  scope,
  type: z.enum(['choice', 'multi', 'integer', 'number', 'percent', 'money', 'boolean', 'likert', 'text', 'list']),
  label: localisedSchema,
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

// ─── facts and parameters

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

// ─── criteria

export const criterionSchema = z.strictObject({
  id,
  item: id.describe('The line of the weights question that stands for it; its label is the label of the criterion.'),
  mark: id.describe('Market fact that gives the mark, 1 (low) to 3 (high).'),
  weight: z.number().int().min(0).max(3).describe('Default weight; 0: shown, not counted. The user may set another.'),
  because,
  text: localisedSchema.describe('Why it has this weight.'),
  serves,
  note,
});
export const criterionFileSchema = z.strictObject({
  weights: id.describe('Question with one line per criterion, by which the user sets weights.'),
  criteria: z.array(criterionSchema).min(1),
});

// ─── decisions

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

// ─── entries

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
  notFor: conditionSchema.optional().describe('Holds for firms that the risk cannot touch: it is not listed for them.'),
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

// ─── levers and populations of the policy lab

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

// ─── evidence

/** Largest weight that a kind of support can carry (DESIGN: theory or opinion 1, one case 1, several cases 2, measured or official 3). */
export const weightCap = {
  'design-choice': 1,
  judgement: 1,
  opinion: 1,
  theory: 1,
  'single-case': 1,
  'multi-case': 2,
  survey: 3,
  regression: 3,
  'meta-analysis': 3,
  'official-figure': 3,
  law: 3,
} as const;
export const strengthSchema = z.enum(Object.keys(weightCap) as [keyof typeof weightCap, ...(keyof typeof weightCap)[]]);
const figure = 'must be a number alone (its unit stands in the claim), or a date such as 2026-02 or 2026-02-14';
export const evidenceSchema = z.strictObject({
  id,
  source: id,
  where: text,
  kind: z.string(),
  strength: strengthSchema,
  coreDefinition: z
    .boolean()
    .optional()
    .describe('Says what a term of the core paper means: carries weight 3 in a rule that says "definition: true".'),
  outside: z
    .boolean()
    .optional()
    .describe('From outside the five sources: may not be the only reason for a first rank.'),
  mark: z.enum(['text', 'abstract', 'general-knowledge', 'judgement']).optional(),
  date: z.string().optional(),
  claim: localisedSchema,
  scope: localisedSchema,
  numbers: z
    .record(z.string(), z.union([z.number(), z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, figure)], figure))
    .optional()
    .describe('Figures and dates (2026-02) that the claim or scope states, in both languages.'),
  contradicts: z
    .array(id)
    .min(1)
    .optional()
    .describe('Evidence that says otherwise. Written on one side; shown on both.'),
  unused: localisedSchema.optional().describe('Why no rule uses this entry.'),
});
export const evidenceFileSchema = z.strictObject({ evidence: z.array(evidenceSchema).min(1) });
export const sourceFileSchema = z.strictObject({
  sources: z
    .array(
      z.strictObject({
        id,
        authors: z.union([text, z.array(text).min(1)]),
        year: z.number().int(),
        title: text,
        container: z.string().optional(),
        kind: z.string(),
        url: z.string().optional(),
        reading: z.string(),
        lines: z
          .tuple([z.number().int(), z.number().int()])
          .optional()
          .describe('First and last line of the source in the text file that locators count.'),
        prefix: z.array(z.string()).optional(),
      }),
    )
    .min(1),
});

// ─── book, data, glossary

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
      }),
    )
    .min(100),
});
export const glossaryFileSchema = z.strictObject({
  terms: z
    .array(z.strictObject({ id, term: localisedSchema, means: localisedSchema, because: because.optional() }))
    .min(1),
});

// ─── frameworks

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

// ─── cases

const answers = z.record(z.string(), z.unknown());
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

// ─── guards: what must hold between firms that differ in one thing

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

/** Which schema a file of `rules/` must fulfil, by its folder or name. */
export const fileSchemas = {
  book: bookFileSchema,
  parameters: parameterFileSchema,
  questions: questionFileSchema,
  facts: factFileSchema,
  criteria: criterionFileSchema,
  decisions: decisionFileSchema,
  entries: entryFileSchema,
  sources: sourceFileSchema,
  evidence: evidenceFileSchema,
  territories: territoryFileSchema,
  glossary: glossaryFileSchema,
  frameworks: frameworkFileSchema,
  levers: leverFileSchema,
  populations: populationFileSchema,
  cases: caseFileSchema,
  sensitivity: sensitivityFileSchema,
  guards: guardFileSchema,
} as const;
export type FileKind = keyof typeof fileSchemas;
