/** Kinds of records that `rules:new` can prepare. */
export const kinds = [
  'rule',
  'gate',
  'question',
  'fact',
  'risk',
  'action',
  'note',
  'case',
  'evidence',
  'source',
] as const;
export type Kind = (typeof kinds)[number];

interface Scaffold {
  /** List of the file that the record is put into. */
  readonly list: string;
  /** Files it may stand in, relative to the rule folder. */
  readonly place: RegExp;
  readonly allowed: string;
  /** Lists whose records must have other ids. */
  readonly shares: readonly string[];
  /** The record, ready for a YAML sequence. Placeholders are what `rules:check` refuses. */
  record(id: string): string;
  /** What to do after filling it. */
  readonly next: readonly string[];
}

const ruleIds = ['rules', 'steps', 'risks', 'actions', 'support', 'notes'];
const fieldIds = ['questions', 'facts', 'parameters'];
const check = 'npm run rules:check   # every problem with file and line';
const text = `en: "TODO: one sentence to the firm, plain words, no copied sentence"
    zh: "待写：对企业说的一句话，通顺易懂"`;

/** A complete record of each kind, with what every field means. */
export const scaffolds: Readonly<Record<Kind, Scaffold>> = {
  rule: {
    list: 'rules',
    place: /^decisions\/[^/]+\.yaml$/,
    allowed: 'decisions/*.yaml',
    shares: ruleIds,
    record: (id) => `- id: ${id}
  # All tests of a map must hold; a list of maps means "or". Names of questions and facts; npm run -s rules:explain -- NAME shows their values.
  when: { TODO: [TODO] }
  # Points for options of the decision, -3 to 3; never more than the evidence carries (theory, opinion, one case 1; several cases 2; survey, law 3).
  for: { TODO: 1 }
  # Evidence of rules/evidence/. A cut-off of our own names an entry of rules/evidence/design.yaml.
  because: [TODO]
  text:
    ${text}
  # Frameworks of rules/frameworks/ that the rule makes work; leave out if there is none.
  serves: [TODO]
`,
    next: [check],
  },
  gate: {
    list: 'rules',
    place: /^decisions\/[^/]+\.yaml$/,
    allowed: 'decisions/*.yaml',
    shares: ruleIds,
    record: (id) => `- id: ${id}
  # A gate closes only when this is known to hold: an unknown answer never closes it.
  when: { TODO: [TODO] }
  # Options or groups of options of the decision.
  ruleOut: [TODO]
  opens:
    en: "TODO: what the firm would have to do or find out for the option to open again"
    zh: "待写：企业做到或查明什么，这种方式才可行"
  because: [TODO]
  text:
    ${text}
  serves: [TODO]
`,
    next: [check],
  },
  question: {
    list: 'questions',
    place: /^questions\/[^/]+\.yaml$/,
    allowed: 'questions/*.yaml',
    shares: fieldIds,
    record: (id) => `- id: ${id}
  # core: asked of everybody (at most 35 questions); refine: sharpens the advice; module: in a module of its own.
  tier: TODO
  # firm, market (asked for each target market) or goods
  scope: TODO
  # choice, multi, integer, number, percent, money, boolean, likert, text
  type: TODO
  label: { en: "TODO: the question?", zh: "待写：问题？" }
  help: { en: "TODO: how to find the answer; leave out if it is plain", zh: "待写：怎么得出答案；不需要就删掉" }
  why:
    en: "TODO: what the answer changes, so that the firm sees why it is asked"
    zh: "待写：答案会影响什么，让企业明白为什么问"
  because: [TODO]
  serves: [TODO]
  # "none" as an id excludes all other options of a multiple answer. Without options: unit, min and max instead.
  options:
    - { id: TODO-1, en: "TODO", zh: "待写" }
    - { id: TODO-2, en: "TODO", zh: "待写" }
  # When it is asked; leave out if always.
  askIf: { TODO: [TODO] }
  unsure: true
  # How hard it is for the firm to change this: low, medium, high or fixed
  effort: TODO
  # level, model, entry, pathway, cbam, risk, action, support
  decides: [TODO]
  # Seconds it takes to answer.
  seconds: 15
`,
    next: [check, 'Let a rule, fact or list read it: a question that changes nothing must not be asked.'],
  },
  fact: {
    list: 'facts',
    place: /^facts\/[^/]+\.yaml$/,
    allowed: 'facts/*.yaml',
    shares: fieldIds,
    record: (id) => `- id: ${id}
  # As it stands in a condition in words: "markets the firm can serve directly".
  label: { en: "TODO: the fact in a few words", zh: "待写：用几个字说明这个事实" }
  # firm, market or goods
  scope: TODO
  # boolean, choice or multi (with "values" and "valueLabels"), number (with "range")
  type: TODO
  # How it is computed. Instead of "when": choose (a table), collect, count, sum, formula, mean, lookup … as the neighbouring facts do it.
  when: { TODO: [TODO] }
  # Evidence for a cut-off or a reading; leave out if it only puts answers together.
  because: [TODO]
  serves: [TODO]
`,
    next: [check, 'Let a rule, list or another fact read it.'],
  },
  risk: {
    list: 'risks',
    place: /^entries\/[^/]+\.yaml$/,
    allowed: 'entries/risks-*.yaml',
    shares: ruleIds,
    record: (id) => `- id: ${id}
  # generalEnvironment, industry or firm
  group: TODO
  # Class of the uncertainty, as the neighbouring risks name it.
  source: TODO
  # firm, market or goods
  scope: TODO
  name: { en: "TODO: the risk in a few words", zh: "待写：风险名称" }
  meaning: { en: "TODO: what may happen", zh: "待写：会发生什么" }
  # 1 little, 2 noticeable, 3 could end the venture
  impactBase: TODO
  # What makes it likely: 1 seldom, 2 quite possible, 3 to be expected. It is on the list when a row holds.
  likely:
    - { when: { TODO: [TODO] }, is: TODO, text: { en: "TODO", zh: "待写" } }
  # What lowers it, by one step: likelihood or impact
  eased:
    - { when: { TODO: [TODO] }, step: TODO, text: { en: "TODO", zh: "待写" } }
  # learn, reversible, insure, diversify, comply
  lever: [TODO]
  # yes, partly or no
  reducible: TODO
  # topManagement, foreignLead, sales, finance, legal, technology, quality, operations, people, carbon
  owner: TODO
  # beforeEntry, firstYear or later
  due: TODO
  because: [TODO]
  serves: [TODO]
`,
    next: [check, 'Name the risk in "mitigates" of the actions that answer it.'],
  },
  action: {
    list: 'actions',
    place: /^entries\/[^/]+\.yaml$/,
    allowed: 'entries/actions-*.yaml',
    shares: ruleIds,
    record: (id) => `- id: ${id}
  # rdGlobal, brandLocal, complianceSystem, people, finance or network
  track: TODO
  # firm, market or goods
  scope: TODO
  when:
    - { TODO: [TODO] }
  # Not advised when this holds; leave out if there is no such case.
  skip: { TODO: [TODO] }
  # The gap it closes, as the neighbouring actions name it.
  closes: [TODO]
  name: { en: "TODO: what to do", zh: "待写：做什么" }
  firstStep: { en: "TODO: what to do on Monday", zh: "待写：第一步做什么" }
  done: { en: "TODO: the sign that it is done", zh: "待写：怎样算完成" }
  # low days, medium weeks, high months
  effort: TODO
  # now, quarter, year or later
  horizon: TODO
  # Risks that it answers.
  mitigates: [TODO]
  because: [TODO]
  serves: [TODO]
`,
    next: [check],
  },
  note: {
    list: 'notes',
    place: /^entries\/[^/]+\.yaml$/,
    allowed: 'entries/notes-*.yaml',
    shares: ruleIds,
    record: (id) => `- id: ${id}
  # The decision or part of the advice it stands beside, as the neighbouring notes name it.
  about: TODO
  # note, risk, action or flag
  kind: TODO
  when: { TODO: [TODO] }
  because: [TODO]
  text:
    ${text}
  serves: [TODO]
`,
    next: [check],
  },
  case: {
    list: 'cases',
    place: /^cases\/[^/]+\.yaml$/,
    allowed: 'cases/*.yaml',
    shares: ['cases'],
    record: (id) => `- id: ${id}
  firm: "TODO: name of the firm as the source gives it"
  # The firm alone: the year, and whether it is made up or its name withheld, are added from asOf and label.
  title: { en: "TODO", zh: "待写" }
  # Year that counts as today.
  asOf: TODO
  # real, anonymous, composite or madeUp
  label: TODO
  source: [TODO]
  # Answers the source is silent on but the wizard needs, as { question: [answer, answer] }: every one is tried, and the expectations must hold for all.
  standIn: { TODO: [TODO] }
  # Only what the source states. What it is silent on stays unknown.
  profile:
    firm:
      TODO: TODO
    markets: [{ id: TODO, targetCountry: TODO }]
  # No stronger than the source: must, mustNot, may; for a market top3, notTop3, notFirst, ruledOut, notRuledOut.
  expected:
    level:
      current: { must: [TODO], because: [TODO] }
`,
    next: [check],
  },
  evidence: {
    list: 'evidence',
    place: /^evidence\/(?!sources\.yaml$)[^/]+\.yaml$/,
    allowed: 'evidence/*.yaml, except sources.yaml',
    shares: ['evidence'],
    record: (id) => `- id: ${id}
  # A source of rules/evidence/sources.yaml; a new one goes there first.
  source: TODO
  # "2.1, lines 25-33" in a text file, "Article 5" in a law, "abstract", or "design choice".
  where: "TODO"
  # finding, figure, definition, theory, advice …
  kind: TODO
  # Caps the weight of rules: design-choice, judgement, opinion, theory, single-case 1; multi-case 2; survey, regression, meta-analysis, official-figure, law 3.
  strength: TODO
  claim:
    en: "TODO: what the source says, no more, in your own words"
    zh: "待写：原文说了什么，用自己的话，不夸大"
  scope:
    en: "TODO: who was studied, when, how; what it does not show"
    zh: "待写：研究了谁、何时、用什么方法；不能说明什么"
  # Figures and dates that claim or scope state, in both languages; leave out if there are none.
  numbers: { TODO: "TODO" }
  # Evidence that says otherwise; leave out if there is none.
  contradicts: [TODO]
`,
    next: [check, 'Name it in "because" of a record, or say in "unused" why none uses it.'],
  },
  source: {
    list: 'sources',
    place: /^evidence\/sources\.yaml$/,
    allowed: 'evidence/sources.yaml',
    shares: ['sources'],
    record: (id) => `- id: ${id}
  authors: ["TODO: first name and surname of each author"]
  year: TODO
  title: "TODO: the title as it is printed"
  # Journal, book or publisher; leave out if there is none.
  container: "TODO"
  # paper, chapter, law, statistics … as the neighbouring sources name it.
  kind: TODO
  url: "TODO: where it can be read; leave out if nowhere"
  # How much of it was read: "full text", "abstract" …
  reading: TODO
`,
    next: [check, 'Write down what it says: npm run -s rules:new -- evidence ID --in evidence/FILE.yaml'],
  },
};
