import { readFileSync } from 'node:fs';
import type { RuleBook } from '../../lib/rulebook/index.ts';
import { parseRuleBook } from '../../lib/rulebook/node.ts';

/** A book with one question and one decision: box 0 makes rule 0 count, box 1 rule 1 … A weight of 0 is left out. */
export function smallBook(rules: readonly { readonly direct: number; readonly agent: number }[]): RuleBook {
  const boxes = rules.map((_, index) => `{ id: box${index}, en: Box ${index}, zh: 第${index}项 }`);
  const rows = rules.map(({ direct, agent }, index) => {
    const weights = Object.entries({ direct, agent }).filter(([, weight]) => weight !== 0);
    return `  - id: rule-${index}
    when: { boxes: [box${index}] }
    for: { ${weights.map(([option, weight]) => `${option}: ${weight}`).join(', ')} }
    because: [study]
    text: { en: Rule ${index}., zh: 第${index}条。 }
`;
  });
  const files: Record<string, string> = {
    'book.yaml':
      'version: 1.0.0\ndate: "2026-01-01"\nlimits: { markets: 5, goods: 20, corePath: 35, coreMinutes: 12 }\nscales: {}\n',
    'questions/firm.yaml': `section: { id: firm, order: 1, label: { en: Firm, zh: 企业 } }
questions:
  - id: boxes
    tier: core
    scope: firm
    type: multi
    label: { en: What holds?, zh: 哪些成立？ }
    why: { en: Rules read it., zh: 规则要用。 }
    because: [study]
    options: [{ id: none, en: None, zh: 都不成立 }, ${boxes.join(', ')}]
    unsure: true
    effort: medium
    decides: [entry]
    seconds: 10
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
${rows.join('')}`,
    'evidence/study.yaml': `evidence:
  - id: study
    source: source
    where: p. 1
    kind: finding
    strength: law
    claim: { en: A claim., zh: 论断。 }
    scope: { en: Somewhere., zh: 某处。 }
`,
    'evidence/sources.yaml': `sources:
  - { id: source, authors: A. Author, year: 2020, title: A title, kind: paper, reading: full text }
`,
    'data/territories.yaml': readFileSync('rules/data/territories.yaml', 'utf8'),
  };
  return parseRuleBook(Object.entries(files).map(([name, content]) => ({ name, content }))).book;
}
