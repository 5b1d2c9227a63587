import { describe, expect, it } from 'vitest';
import { contradictions, type Evidence, evidenceCap, type Localised } from '../../../lib/rulebook/index.ts';
import { parseRuleBook, RuleBookError, readRuleFiles, rulesFolder } from '../../../lib/rulebook/node.ts';
import { realBook } from '../../support/book.ts';
import { copiedRun } from '../../support/copied.ts';
import { locatorProblem } from '../../support/locator.ts';
import { states } from '../../support/numbers-in-text.ts';

const { book, cases } = realBook();
const evidence = Object.values(book.evidence);

/** The real book with some of its texts changed; gives the problems of loading it. */
function problemsAfter(change: (name: string, content: string) => string): string[] {
  const files = readRuleFiles(rulesFolder()).map(({ name, content }) => ({ name, content: change(name, content) }));
  try {
    parseRuleBook(files);
    return [];
  } catch (error) {
    if (!(error instanceof RuleBookError)) throw error;
    return error.problems.map(({ message }) => message);
  }
}

describe('places in the sources', () => {
  it('are written in the form that fits their source, within its lines', () => {
    const wrong = evidence.flatMap((item) => {
      const problem = locatorProblem(item, book.sources[item.source]!);
      return problem ? [`${item.id}: ${problem}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['2.1, lines 33-25', 'runs backwards'],
    ['2.1, lines 25-9999', 'lies outside'],
    ['2.1', 'names no lines'],
    ['2.1, lines 25-33 and Table 3, lines 40-41', 'names lines twice'],
    ['p. 12; 2.1, line 33', 'is not'],
  ])('are refused if they are written like "%s"', (where, problem) => {
    expect(locatorProblem({ where }, book.sources['zhu-liang-2026']!)).toContain(problem);
  });
});

describe('figures of the evidence', () => {
  it('stand in the claim or its scope, in both languages', () => {
    const missing = evidence.flatMap(({ id, claim, scope, numbers }) =>
      Object.entries(numbers ?? {}).flatMap(([key, value]) =>
        (['en', 'zh'] as const)
          .filter((locale) => !states(`${claim[locale]}\n${scope[locale]}`, key, value, locale))
          .map((locale) => `${id}: ${key} ${value} (${locale})`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('are recognised as figures, in words, in 万 and 亿, and never inside other figures', () => {
    expect(states('about 1,250 firms', 'firms', 1250, 'en')).toBe(true);
    expect(states('nearly half of them', 'share_pct', 50, 'en')).toBe(true);
    expect(states('金额204.86亿元', 'value_billion', 20.486, 'zh')).toBe(true);
    expect(states('三家企业', 'firms', 3, 'zh')).toBe(true);
    expect(states('opened in February 2026', 'opened', '2026-02', 'en')).toBe(true);
    expect(states('2026年2月上线', 'opened', '2026-02', 'zh')).toBe(true);
    expect(states('57 firms, 5.4 %', 'firms', 5, 'en')).toBe(false);
    expect(states('15家企业', 'firms', 5, 'zh')).toBe(false);
  });
});

describe('use of the evidence', () => {
  it('is shown for every entry, or the entry says why nothing uses it', () => {
    const named = new Set<string>();
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        if ((key === 'because' || key === 'source') && Array.isArray(child)) for (const id of child) named.add(id);
        else walk(child);
      }
    };
    walk({ ...book, evidence: null });
    walk(cases);
    // Texts of the carbon border name their evidence in code.
    const inCode = ['zhuliang-cbam-scope', 'zhuliang-cbam-charging', 'zhuliang-cbam-extension'];
    const idle = evidence.filter(({ id, unused }) => !named.has(id) && !inCode.includes(id) && !unused);
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  it('never carries a rule above its grade', () => {
    const grade = (ids: readonly string[]) =>
      Math.max(...ids.map((id) => evidenceCap({ ...book.evidence[id]!, coreDefinition: undefined })));
    const rules = Object.values(book.decisions).flatMap((decision) => decision.rules);
    const heavy = rules.filter((rule) =>
      Object.values(rule.for ?? {}).some((weight) => Math.abs(weight) > grade(rule.because)),
    );
    expect(heavy.filter(({ definition }) => !definition).map(({ id }) => id)).toEqual([]);
    // Three of them only take back what their counterparts give, where a motive is pursued in another country.
    expect(
      heavy.filter(({ id }) => !id.endsWith('-are-sought-elsewhere') && !id.endsWith('-is-sought-elsewhere')).length,
    ).toBeLessThanOrEqual(20);
    for (const { id, because } of heavy)
      expect(
        because.some((item) => book.evidence[item]!.coreDefinition),
        id,
      ).toBe(true);
  });

  it('refuses at loading a weight above the grade of its evidence', () => {
    const rule = /( {2}- id: certificates-in-hand\n(?: {4}.*\n)*? {4}for: \{ \w+: )1/;
    const problems = problemsAfter((name, content) =>
      name === 'decisions/entry-mode-scores.yaml' ? content.replace(rule, '$13') : content,
    );
    expect(problems).toEqual([expect.stringContaining('weight 3 is above what its evidence carries (at most 1)')]);
  });

  it('lets a core definition carry more only in a rule that says it applies it', () => {
    const inScores = (change: (content: string) => string) =>
      problemsAfter((name, content) => (name === 'decisions/entry-mode-scores.yaml' ? change(content) : content));
    const flag = '    definition: true\n';
    const of = (id: string) => new RegExp(`( {2}- id: ${id}\\n(?: {4}.*\\n)*? {4}for: .*\\n)(${flag})?`);
    expect(inScores((content) => content.replace(of('standards-work'), '$1'))).toEqual([
      expect.stringContaining('weight 2 is above what its evidence carries (at most 1)'),
    ]);
    expect(inScores((content) => content.replace(of('certificates-in-hand'), `$1${flag}`))).toEqual([
      'needs a definition of the core paper in "because" (evidence with coreDefinition)',
    ]);
    expect(
      inScores((content) => content.replace('for: { licensing: 2, alliance: 1,', 'for: { licensing: 1, alliance: 1,')),
    ).toEqual(['is not needed: the evidence carries this weight by its grade (at most 1)']);
  });
});

describe('contradictions', () => {
  it('are seen from both sides, strongest first', () => {
    const pairs = evidence.flatMap(({ id, contradicts }) => (contradicts ?? []).map((other) => [id, other] as const));
    expect(pairs.length).toBeGreaterThan(40);
    for (const [one, other] of pairs) {
      expect(contradictions(book, one)).toContain(other);
      expect(contradictions(book, other)).toContain(one);
    }
    for (const { id } of evidence) {
      const caps = contradictions(book, id).map((other) => evidenceCap(book.evidence[other]!));
      expect(caps).toEqual([...caps].sort((a, b) => b - a));
    }
  });

  it('are written on one side only', () => {
    const twice = evidence.flatMap(({ id, contradicts }) =>
      (contradicts ?? [])
        .filter((other) => book.evidence[other]!.contradicts?.includes(id))
        .map((other) => [id, other]),
    );
    expect(twice).toEqual([]);
  });

  it('are known where a note says that the evidence is divided', () => {
    const open = book.notes.filter(({ flag, because }) => {
      if (flag !== 'evidenceDivided') return false;
      return because.every((id) => contradictions(book, id).length === 0);
    });
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['contradicts: [no-such-entry]', 'there is no evidence "no-such-entry"'],
    ['contradicts: [wang-taiwan-route]', 'an entry cannot contradict itself'],
  ])('with "%s" are refused', (text, problem) => {
    const problems = problemsAfter((name, content) =>
      name === 'evidence/wang-2015.yaml' ? content.replace('contradicts: [ning-networks-changed]', text) : content,
    );
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });
});

describe('texts of the book', () => {
  /** Every English text with its place. */
  function* texts(value: unknown, path: string): Generator<[string, string]> {
    if (typeof value !== 'object' || value === null) return;
    if ('en' in value && 'zh' in value && typeof value.en === 'string') yield [path, (value as Localised).en];
    else for (const [key, child] of Object.entries(value)) yield* texts(child, `${path}.${key}`);
  }

  it('repeat no nine words in a row of a source', () => {
    const copied = [...texts({ book, cases }, '')].flatMap(([path, text]) => {
      const run = copiedRun(text);
      return run ? [`${path}: ${run}`] : [];
    });
    expect(copied).toEqual([]);
  });

  it('would be caught if they did', () => {
    // A title is no secret: it stands in the reference list.
    const title = book.sources['wang-2015']!.title;
    expect(copiedRun(`As one paper has it: ${title}.`)).not.toBeNull();
    expect(copiedRun('Nine words that surely stand in none of them.')).toBeNull();
  });

  it('have a claim and a scope that say different things', () => {
    const same = evidence.filter(({ claim, scope }: Evidence) => claim.en === scope.en || claim.zh === scope.zh);
    expect(same).toEqual([]);
  });
});
