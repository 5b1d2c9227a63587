import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Problem, parseRuleBook, RuleBookError } from '../../../lib/rulebook/node.ts';

/** A rule book as small as it can be: two questions, one decision, one rule, one evidence entry. */
const small: Record<string, string> = {
  'book.yaml': `version: 1.0.0
date: "2026-01-01"
limits: { markets: 5, goods: 20, corePath: 35, coreMinutes: 12 }
scales: {}
`,
  'questions/firm.yaml': `section: { id: firm, order: 1, label: { en: Firm, zh: 企业 } }
questions:
  - id: offer
    tier: core
    scope: firm
    type: choice
    label: { en: What do you sell?, zh: 卖什么？ }
    why: { en: Routes differ., zh: 渠道不同。 }
    because: [study]
    options: [{ id: goods, en: Goods, zh: 货物 }, { id: software, en: Software, zh: 软件 }]
    unsure: true
    effort: high
    decides: [entry]
    seconds: 10
  - id: staff
    tier: core
    scope: firm
    type: integer
    min: 0
    label: { en: How many people?, zh: 多少人？ }
    why: { en: Size., zh: 规模。 }
    because: [study]
    unsure: true
    effort: high
    decides: [entry]
    seconds: 10
`,
  'facts/firm.yaml': `facts:
  - { id: large, scope: firm, type: boolean, when: { staff: ">= 250" } }
`,
  'decisions/route.yaml': `decision:
  id: route
  scope: firm
  order: 1
  label: { en: Route, zh: 路线 }
  method: rank
  options:
    - { id: direct, label: { en: Direct, zh: 直接 } }
    - { id: agent, label: { en: Agent, zh: 代理 } }
rules:
  - id: software-goes-direct
    when: { offer: [software] }
    for: { direct: 2 }
    because: [study]
    text: { en: Software travels by wire., zh: 软件走网络。 }
`,
  'evidence/study.yaml': `evidence:
  - id: study
    source: source
    where: p. 1
    kind: finding
    strength: multi-case
    claim: { en: A claim., zh: 论断。 }
    scope: { en: Somewhere., zh: 某处。 }
`,
  'evidence/sources.yaml': `sources:
  - { id: source, authors: A. Author, year: 2020, title: A title, kind: paper, reading: full text }
`,
  'data/territories.yaml': readFileSync('rules/data/territories.yaml', 'utf8'),
};

function load(changes: Record<string, string> = {}) {
  const files = { ...small, ...changes };
  return parseRuleBook(Object.entries(files).map(([name, content]) => ({ name, content })));
}

function problemsOf(changes: Record<string, string>): readonly Problem[] {
  try {
    load(changes);
  } catch (error) {
    if (error instanceof RuleBookError) return error.problems;
    throw error;
  }
  return [];
}

/** Changes one file of the small book by text. */
function edit(file: string, from: string, to: string): Record<string, string> {
  const content = small[file]!;
  expect(content).toContain(from);
  return { [file]: content.replace(from, to) };
}

describe('loading a rule book', () => {
  it('accepts the small book', () => {
    const { book } = load();
    expect(Object.keys(book.questions)).toEqual(['offer', 'staff']);
    expect(book.decisions.route?.rules.map((rule) => rule.id)).toEqual(['software-goes-direct']);
    expect(book.hash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('changes the hash with any rule, and not with a case or the order of files', () => {
    const { hash } = load().book;
    const reversed = parseRuleBook(
      Object.entries(small)
        .reverse()
        .map(([name, content]) => ({ name, content })),
    );
    expect(reversed.book.hash).toBe(hash);
    expect(load(edit('decisions/route.yaml', 'direct: 2', 'direct: 1')).book.hash).not.toBe(hash);
    expect(
      load({ 'glossary.yaml': 'terms: [{ id: x, term: { en: X, zh: 某 }, means: { en: Y, zh: 义 } }]' }).book.hash,
    ).toBe(hash);
  });

  it.each([
    [
      'a missing translation',
      edit('questions/firm.yaml', 'label: { en: What do you sell?, zh: 卖什么？ }', 'label: { en: What do you sell? }'),
      'questions/firm.yaml',
      7,
      'the translation is missing',
    ],
    [
      'an empty translation',
      edit('decisions/route.yaml', 'zh: 软件走网络。', 'zh: " "'),
      'decisions/route.yaml',
      15,
      'must not be empty',
    ],
    [
      'an unknown field of a record',
      edit('questions/firm.yaml', 'tier: core', 'teir: core'),
      'questions/firm.yaml',
      3,
      'unknown field "teir"; did you mean "tier"?',
    ],
    [
      'an unknown field in a condition',
      edit('decisions/route.yaml', 'offer: [software]', 'ofer: [software]'),
      'decisions/route.yaml',
      12,
      'unknown field "ofer"; did you mean "offer"?',
    ],
    [
      'an unknown option',
      edit('decisions/route.yaml', '[software]', '[softwares]'),
      'decisions/route.yaml',
      12,
      'has no option softwares; allowed: goods, software',
    ],
    [
      'a weight for an unknown option',
      edit('decisions/route.yaml', 'direct: 2', 'directly: 2'),
      'decisions/route.yaml',
      13,
      'has no option "directly"; allowed: direct, agent',
    ],
    [
      'a rule without evidence',
      edit('decisions/route.yaml', 'because: [study]', 'because: []'),
      'decisions/route.yaml',
      14,
      'a rule without evidence does not exist',
    ],
    [
      'evidence that does not exist',
      edit('decisions/route.yaml', 'because: [study]', 'because: [studdy]'),
      'decisions/route.yaml',
      14,
      'there is no evidence "studdy"; did you mean "study"?',
    ],
    [
      'a weight above its evidence',
      edit('evidence/study.yaml', 'multi-case', 'single-case'),
      'decisions/route.yaml',
      13,
      'weight 2 is above what its evidence carries (at most 1)',
    ],
    [
      'a weight outside the scale',
      edit('decisions/route.yaml', 'direct: 2', 'direct: 4'),
      'decisions/route.yaml',
      13,
      '<=3',
    ],
    [
      'a test of the wrong kind',
      edit('facts/firm.yaml', '">= 250"', '[many]'),
      'facts/firm.yaml',
      2,
      'is a number: use a comparison',
    ],
    [
      'a test that allows every value, and so holds while the answer is unknown',
      edit('decisions/route.yaml', 'offer: [software]', 'offer: [goods, software]'),
      'decisions/route.yaml',
      12,
      'the test on "offer" allows every value',
    ],
    [
      'a framework that does not exist',
      edit('decisions/route.yaml', 'because: [study]', 'because: [study]\n    serves: [nobody-F1]'),
      'decisions/route.yaml',
      15,
      'there is no framework "nobody-F1"',
    ],
    [
      'a test outside the subset',
      edit('facts/firm.yaml', '">= 250"', '"if staff then 1"'),
      'facts/firm.yaml',
      2,
      'allowed:',
    ],
    [
      'a fact that says twice how it is computed',
      edit('facts/firm.yaml', 'when: { staff: ">= 250" }', 'when: { staff: ">= 250" }, result: route'),
      'facts/firm.yaml',
      2,
      'exactly one of',
    ],
    [
      'the same id twice',
      edit('questions/firm.yaml', 'id: staff', 'id: offer'),
      'questions/firm.yaml',
      15,
      'is already used at questions/firm.yaml:3',
    ],
    [
      'a gate that does not say what opens it',
      edit('decisions/route.yaml', 'for: { direct: 2 }', 'ruleOut: [agent]'),
      'decisions/route.yaml',
      11,
      'a gate says what would open it again',
    ],
    [
      'a question without options',
      edit(
        'questions/firm.yaml',
        '    options: [{ id: goods, en: Goods, zh: 货物 }, { id: software, en: Software, zh: 软件 }]\n',
        '',
      ),
      'questions/firm.yaml',
      3,
      'needs options',
    ],
    [
      'a decision that reads the advice it is part of',
      {
        ...edit('decisions/route.yaml', 'offer: [software]', 'path: [low]'),
        ...edit(
          'facts/firm.yaml',
          'facts:',
          'facts:\n  - { id: path, scope: market, type: choice, values: [low, high], engine: commitmentPath }',
        ),
      },
      'decisions/route.yaml',
      12,
      'only lists may read that',
    ],
    [
      'an unknown source',
      edit('evidence/study.yaml', 'source: source', 'source: sorce'),
      'evidence/study.yaml',
      3,
      'there is no source "sorce"; did you mean "source"?',
    ],
    [
      'a file in the wrong place',
      { 'stray.yaml': 'a: 1' },
      'stray.yaml',
      1,
      'no rule file belongs here; allowed: book.yaml',
    ],
    ['broken YAML', { 'facts/firm.yaml': 'facts:\n  - { id: x' }, 'facts/firm.yaml', 2, 'not readable as YAML'],
    [
      'a value outside a list',
      edit('questions/firm.yaml', 'tier: core', 'tier: main'),
      'questions/firm.yaml',
      4,
      'allowed: core, refine, module',
    ],
  ])('reports %s with file, line and what is allowed', (_, changes, file, line, message) => {
    const problems = problemsOf(changes);
    expect(problems.map((problem) => `${problem.file}:${problem.line} ${problem.message}`).join('\n')).toContain(
      message,
    );
    const found = problems.find((problem) => problem.message.includes(message))!;
    expect({ file: found.file, line: found.line }).toEqual({ file, line });
  });

  it('reports every error of a file and of several files at once', () => {
    const problems = problemsOf({
      ...edit(
        'questions/firm.yaml',
        'tier: core\n    scope: firm\n    type: choice',
        'tier: main\n    scope: planet\n    type: choice',
      ),
      'evidence/study.yaml': small['evidence/study.yaml']!.replace('strength: multi-case', 'strength: rumour'),
    });
    expect(problems.map((problem) => `${problem.file} ${problem.path}`)).toEqual(
      expect.arrayContaining([
        'questions/firm.yaml questions[0].tier',
        'questions/firm.yaml questions[0].scope',
        'evidence/study.yaml evidence[0].strength',
      ]),
    );
  });

  it('reports risks coded outside their group, and learning as a lever on what cannot be reduced', () => {
    const words = '{ en: Words, zh: 文字 }';
    const risk = (source: string, lever: string) => `risks:
  - id: storm
    group: generalEnvironment
    source: ${source}
    scope: firm
    name: ${words}
    meaning: ${words}
    impactBase: 1
    likely: [{ when: { large: true }, is: 2, text: ${words} }]
    lever: [${lever}]
    reducible: "no"
    owner: finance
    due: later
    because: [study]
`;
    const action = (lever: string) => `actions:
  - id: prepare
    track: finance
    scope: firm
    when: [{ large: true }]
    closes: [large]
    name: ${words}
    firstStep: ${words}
    done: ${words}
    effort: low
    horizon: now
    lever: [${lever}]
    mitigates: [storm]
    because: [study]
`;
    const found = (source: string, own: string, other: string) =>
      problemsOf({ 'entries/risks.yaml': risk(source, own), 'entries/actions.yaml': action(other) }).map(
        ({ file, line, message }) => `${file}:${line} ${message}`,
      );
    expect(found('natural', 'insure', 'insure')).toEqual([]);
    expect(found('credit', 'insure', 'insure')).toEqual([
      'entries/risks.yaml:4 is no source of the group generalEnvironment; allowed: political, policy, macroeconomic, social, natural',
    ]);
    expect(found('natural', 'learn', 'learn')).toEqual([
      'entries/actions.yaml:12 "learn" does not help against "storm", which cannot be reduced',
      'entries/risks.yaml:10 "learn" does not help against a risk that cannot be reduced',
    ]);
  });

  it('reports a benchmark without its parameter', () => {
    const problems = problemsOf(
      edit(
        'questions/firm.yaml',
        'min: 0\n',
        'min: 0\n    benchmark: { mean: average, sd: 1, of: { en: Firms, zh: 企业 }, because: [study] }\n',
      ),
    );
    expect(problems.map(({ message }) => message)).toEqual(['there is no parameter "average"']);
  });

  it('reports facts that need themselves', () => {
    const problems = problemsOf({
      'facts/firm.yaml':
        'facts:\n  - { id: a, scope: firm, type: boolean, when: { b: true } }\n  - { id: b, scope: firm, type: boolean, when: { a: true } }\n',
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/needs itself: a → b → a|needs itself: b → a → b/);
  });
});
