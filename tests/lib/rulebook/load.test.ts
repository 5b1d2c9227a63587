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

  it('refuses ways to change an answer that the firm cannot change, and options that there are not', () => {
    const messages = (effort: string) =>
      problemsOf(edit('questions/firm.yaml', 'effort: high', effort)).map(({ message }) => message);
    expect(messages('effort: high\n    change: both\n    notByAction: [software]')).toEqual([]);
    expect(messages('effort: fixed\n    change: both')).toEqual([
      'an answer that the firm cannot change has no way to change it',
    ]);
    expect(messages('effort: high\n    notByAction: [softwares]')[0]).toContain('there is no option "softwares"');
  });

  it('refuses a code that is no question of format cnCode, and a format where nothing is typed', () => {
    const messages = (more: string) =>
      problemsOf(edit('questions/firm.yaml', 'effort: high', `effort: high\n    ${more}`)).map(
        ({ message }) => message,
      );
    expect(messages('settledBy: staff')).toEqual(['"staff" is no question of scope firm with format cnCode']);
    expect(messages('format: cnCode')[0]).toMatch(/^a \w+ question has no format; allowed: type text$/);
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
      'must be at most 3',
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
      'a decision that reads it through another fact',
      {
        ...edit('decisions/route.yaml', 'offer: [software]', 'light: true'),
        ...edit(
          'facts/firm.yaml',
          'facts:',
          'facts:\n  - { id: path, scope: market, type: choice, values: [low, high], engine: commitmentPath }\n  - { id: light, scope: market, type: boolean, when: { path: [low] } }',
        ),
      },
      'decisions/route.yaml',
      12,
      '"light" speaks about the advice as given, through "path"; only lists may read that',
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

  it.each([
    ['a brace that is not closed', 'scope: { en: Somewhere., zh: 某处。', 'a "{" or "[" above is not closed'],
    ['a comma that is missing', 'scope: { en: Somewhere. zh: 某处。 }', 'entries are separated by commas'],
    ['a colon in a text', 'scope: a: b', 'a text with ": " in it must stand in quotation marks'],
    ['a quotation mark that is not closed', 'scope: "a', 'a quotation mark is not closed'],
    ['a tab', '\tmark: text', 'lines are indented with spaces'],
    ['a field that stands twice', 'id: other', 'the same field stands twice'],
    ['a star', 'unused: *x', 'a text that begins with "*" must stand in quotation marks'],
    ['a figure with its unit', 'numbers: { a: "12 %" }', 'must be a number alone'],
    ['a text where a list belongs', 'contradicts: study', 'must be a list: [ … ]'],
    ['an empty list', 'contradicts: []', 'must have at least 1 entry'],
    ['a word where yes or no belongs', 'outside: yes', 'must be true or false'],
    ['a text where a record belongs', 'unused: nothing', 'must be a record of fields: { … }'],
  ])('says in plain words what is wrong with %s', (_, line, message) => {
    const scope = '    scope: { en: Somewhere., zh: 某处。 }';
    const problems = problemsOf(
      edit('evidence/study.yaml', scope, line.startsWith('scope') ? `    ${line}` : `${scope}\n    ${line}`),
    );
    expect(problems).not.toEqual([]);
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
    for (const problem of problems)
      expect(problem.message).not.toMatch(/invalid|expected|pattern|flow|block|scalar|mapping|sequence|implicit/i);
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

  describe('a question that nothing reads', () => {
    const asked = (extra: string) => ({
      'questions/more.yaml': `section: { id: more, order: 9, label: { en: More, zh: 更多 } }
questions:
  - id: idle
    tier: refine
    scope: firm
    type: multi
    label: { en: Which?, zh: 哪些？ }
    why: { en: Curiosity., zh: 好奇。 }
    because: [study]
    options: [{ id: one, en: One, zh: 一 }, { id: two, en: Two, zh: 二 }]
    unsure: true
    effort: low
    decides: [entry]
    seconds: 10
${extra}`,
    });
    const fact = (how: string) => ({ 'facts/more.yaml': `facts:\n  - { id: busy, scope: firm, ${how} }\n` });
    const unread = '    unread: { en: Kept for later., zh: 以后再用。 }\n';

    it('is refused', () => {
      expect(problemsOf(asked('')).map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
        'questions/more.yaml:3 nothing reads the question "idle": let a fact, rule, entry, criterion or lever read it, or say in "unread" why it is asked',
      ]);
    });

    it('may stand if it says why it is asked', () => {
      expect(problemsOf(asked(unread))).toEqual([]);
    });

    it.each([
      ['a box', 'type: boolean, when: { idle.one: true }'],
      ['a count', 'type: number, count: { of: idle, among: [one] }'],
      ['its silence', 'type: boolean, unanswered: idle'],
    ])('is read by %s of it, and then must not say that it is not', (_, how) => {
      expect(problemsOf({ ...asked(''), ...fact(how) })).toEqual([]);
      expect(problemsOf({ ...asked(unread), ...fact(how) }).map(({ message }) => message)).toEqual([
        'is out of date: something reads the question "idle"',
      ]);
    });
  });

  it('reports a fallback that leads to no option', () => {
    const problems = problemsOf(
      edit(
        'decisions/route.yaml',
        'method: rank\n',
        'method: rank\n  fallback: [{ when: { ofer: [goods] }, choose: ship }]\n',
      ),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'unknown field "ofer"; did you mean "offer"?',
      '"route" has no option "ship"; allowed: direct, agent',
    ]);
  });

  it('reports facts that need themselves', () => {
    const problems = problemsOf({
      'facts/loop.yaml':
        'facts:\n  - { id: a, scope: firm, type: boolean, when: { b: true } }\n  - { id: b, scope: firm, type: boolean, when: { a: true } }\n',
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/needs itself: a → b → a|needs itself: b → a → b/);
  });
});

/** A case and a guard that use every kind of expectation, and the little that they need of a book. */
const tested: Record<string, string> = {
  'questions/markets.yaml': `section: { id: markets, order: 2, label: { en: Markets, zh: 市场 } }
questions:
  - id: demand
    tier: core
    scope: market
    type: choice
    label: { en: Who buys?, zh: 谁买？ }
    why: { en: Proof., zh: 证据。 }
    because: [study]
    unread: { en: For the test., zh: 供测试。 }
    options: [{ id: nobody, en: Nobody, zh: 没有 }, { id: somebody, en: Somebody, zh: 有人 }]
    unsure: true
    effort: high
    decides: [entry]
    seconds: 10
  - id: hurdles
    tier: core
    scope: market
    type: multi
    label: { en: Which hurdles?, zh: 哪些障碍？ }
    why: { en: Routes differ., zh: 渠道不同。 }
    because: [study]
    unread: { en: For the test., zh: 供测试。 }
    options: [{ id: none, en: None, zh: 无 }, { id: duty, en: Duty, zh: 关税 }, { id: quota, en: Quota, zh: 配额 }]
    unsure: true
    effort: high
    decides: [entry]
    seconds: 10
`,
  'decisions/entry.yaml': `decision:
  id: entry.mode
  scope: market
  order: 2
  label: { en: Way in, zh: 进入方式 }
  method: rank
  options: [{ id: direct, label: { en: Direct, zh: 直接 } }, { id: agent, label: { en: Agent, zh: 代理 } }]
`,
  'decisions/level.yaml': `decision:
  id: level.current
  scope: firm
  order: 3
  label: { en: Level, zh: 层级 }
  method: table
  options: [{ id: product, label: { en: Product, zh: 产品 } }, { id: brand, label: { en: Brand, zh: 品牌 } }]
`,
  'entries/actions.yaml': `actions:
  - id: visit
    track: network
    scope: firm
    when: [{ large: false }]
    closes: [demand]
    name: { en: Visit, zh: 走访 }
    firstStep: { en: Book., zh: 订票。 }
    done: { en: Been., zh: 去过。 }
    effort: low
    horizon: now
    mitigates: []
    because: [study]
`,
  'cases/firms.yaml': `cases:
  - id: shop
    firm: Shop
    asOf: 2020
    label: real
    source: [study]
    standIn: { staff: [10, 20], de.demand: [somebody] }
    partial: [de.hurdles]
    profile:
      firm: { offer: goods }
      markets: [{ id: de, hurdles: [duty] }]
    expected:
      level: { current: { mustNot: [brand], because: [study] } }
      entry: { de: { anyTop3: [direct, agent], notRuledOut: [agent], because: [study] } }
      derived: { large: false, de.demand: somebody }
      actions: [{ oneOf: [visit], because: [study] }]
`,
  'guards/shops.yaml': `guards:
  - id: staff-moves-nothing
    why: Size is no gate.
    because: [study]
    base: shop
    variants:
      - { name: few, set: { staff: 5 } }
      - { name: many, set: { staff: 500, de.demand: null } }
    expect:
      - { decision: level.current, relation: notLower }
      - { closed: entry.mode, at: de, relation: same }
      - { score: entry.mode.agent, at: de, is: { few: 0 } }
      - { fact: large, is: { few: false, many: true } }
      - { action: visit, is: { few: present }, in: [few], never: absent }
`,
};

describe('cases and guards', () => {
  const wrong = (file: string, from: string, to: string) => {
    expect(tested[file]).toContain(from);
    return problemsOf({ ...tested, [file]: tested[file]!.replace(from, to) });
  };
  const lineOf = (file: string, text: string) => tested[file]!.slice(0, tested[file]!.indexOf(text)).split('\n').length;

  it('are accepted when everything they name exists', () => {
    expect(problemsOf(tested)).toEqual([]);
    const { cases, guards } = load(tested);
    expect(cases.map(({ id }) => id)).toEqual(['shop']);
    expect(guards.map(({ id }) => id)).toEqual(['staff-moves-nothing']);
  });

  it('change no hash: they cannot change advice', () => {
    const { 'cases/firms.yaml': _, 'guards/shops.yaml': __, ...others } = tested;
    expect(load(tested).book.hash).toBe(load(others).book.hash);
  });

  it.each([
    ['a misspelt expectation', 'anyTop3', 'anyTop33', 'unknown field "anyTop33"; did you mean "anyTop3"?'],
    [
      'a misspelt option of the ranking',
      '[direct, agent]',
      '[direct, agnet]',
      '"entry.mode" has no option "agnet"; allowed: direct, agent',
    ],
    [
      'a misspelt level',
      'mustNot: [brand]',
      'mustNot: [brands]',
      '"level.current" has no option "brands"; allowed: product, brand',
    ],
    [
      'evidence of an expectation that does not exist',
      'notRuledOut: [agent], because: [study]',
      'notRuledOut: [agent], because: [studdy]',
      'there is no evidence "studdy"; did you mean "study"?',
    ],
    [
      'an expectation about a market that is not there',
      'entry: { de:',
      'entry: { fr:',
      'the case has no market "fr"; allowed: de',
    ],
    ['a decision that is not there', 'level: { current', 'level: { target', 'there is no decision "level.target"'],
    ['an unknown fact', 'large: false', 'larg: false', 'unknown field "larg"; did you mean "large"?'],
    [
      'a value the fact cannot have',
      'large: false',
      'large: small',
      '"large" is never "small"; allowed: true, false, open',
    ],
    [
      'a fact of a market without its market',
      'de.demand: somebody',
      'demand: somebody',
      '"demand" is about the market: write "market.fact"',
    ],
    ['an unknown action', 'oneOf: [visit]', 'oneOf: [visits]', 'there is no action "visits"; did you mean "visit"?'],
    [
      'an answer that the question does not have',
      'offer: goods',
      'offer: good',
      '"offer": choose one of: goods, software',
    ],
    ['a stand-in that is no answer', 'staff: [10, 20]', 'staff: [10, many]', '"staff": give a whole number'],
    [
      'a stand-in for a market that is not there',
      'de.demand: [somebody]',
      'fr.demand: [somebody]',
      'the case has no market "fr"',
    ],
    [
      'a partial answer that is not there',
      'partial: [de.hurdles]',
      'partial: [hurdles]',
      '"hurdles" is no multiple answer of this profile',
    ],
  ])('a case with %s is a load error with file and line', (_, from, to, message) => {
    const problems = wrong('cases/firms.yaml', from, to);
    expect(problems).toEqual([
      expect.objectContaining({
        file: 'cases/firms.yaml',
        line: lineOf('cases/firms.yaml', from),
        message: expect.stringContaining(message),
      }),
    ]);
  });

  it.each([
    ['an unknown base', 'base: shop', 'base: shopp', 'there is no case "shopp"; did you mean "shop"?'],
    [
      'an unknown answer',
      'staff: 500',
      'stafff: 500',
      'there is no question "stafff" about the firm; did you mean "staff"?',
    ],
    ['an impossible answer', 'staff: 500', 'staff: -1', '"staff": give a whole number'],
    ['a market that is not there', 'de.demand: null', 'fr.demand: null', 'the case has no market "fr"; allowed: de'],
    ['the same variant twice', 'name: many', 'name: few', 'the variant "few" stands twice'],
    [
      'a misspelt relation',
      'relation: same',
      'relation: sames',
      'allowed: same, differs, rises, falls, notLower, notHigher',
    ],
    [
      'an order where there is none',
      'fact: large, is: { few: false, many: true }',
      'fact: large, relation: rises',
      '"large" has no order',
    ],
    [
      'nothing to assert',
      'closed: entry.mode, at: de, relation: same',
      'closed: entry.mode, at: de',
      'asserts nothing; needs one of relation, is, never',
    ],
    [
      'two things in one line',
      'decision: level.current, relation',
      'decision: level.current, fact: large, relation',
      'needs exactly one of decision, score, option',
    ],
    [
      'no market where one is needed',
      'closed: entry.mode, at: de',
      'closed: entry.mode',
      'names a market of every case it looks at; shop has de',
    ],
    ['a market where none belongs', 'fact: large, is', 'fact: large, at: de, is', '"large" is not about one market'],
    [
      'an unknown option',
      'score: entry.mode.agent',
      'score: entry.mode.agents',
      '"entry.mode.agents" is not decision.option',
    ],
    ['an unknown variant', 'is: { few: 0 }', 'is: { fewer: 0 }', 'there is no variant "fewer"; allowed: few, many'],
    ['an unknown action', 'action: visit', 'action: visits', 'there is no action "visits"; did you mean "visit"?'],
    ['a value that cannot come', 'never: absent', 'never: missing', 'cannot be "missing"; allowed: absent, present'],
    [
      'evidence that does not exist',
      'because: [study]',
      'because: [studdy]',
      'there is no evidence "studdy"; did you mean "study"?',
    ],
  ])('a guard with %s is a load error with file and line', (_, from, to, message) => {
    const problems = wrong('guards/shops.yaml', from, to);
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toContain(
      `guards/shops.yaml:${lineOf('guards/shops.yaml', from)}`,
    );
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
  });
});
