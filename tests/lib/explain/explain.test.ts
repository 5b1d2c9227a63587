import { describe, expect, test } from 'vitest';
import {
  answerReaders,
  type Check,
  caseEffects,
  caseName,
  checkWords,
  conditionsOf,
  conditionWords,
  entriesOf,
  entryId,
  explain,
  factValue,
  matchesIn,
  optionEffects,
  search,
} from '../../../lib/explain/index.ts';
import type { Locale } from '../../../lib/rulebook/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';

const { book, cases } = realBook();
const compiled = realCompiled();
const entries = entriesOf(book, cases);
const locales: readonly Locale[] = ['en', 'zh'];

describe('conditions in words', () => {
  test.each(locales)('every one can be said, and none falls back to an id: %s', (locale) => {
    const ids = new Set([...Object.keys(book.questions), ...Object.keys(book.facts)]);
    for (const condition of entries.all.flatMap(conditionsOf)) {
      for (const { label, test: words } of conditionWords(compiled, condition, locale).flat()) {
        expect(label).not.toBe('');
        expect(ids).not.toContain(label);
        expect(words).toMatch(/\S/);
        expect(words).not.toMatch(/undefined|NaN|Infinity|\{\w+\}/);
      }
    }
  });

  test('of single tests', () => {
    const words = (condition: Parameters<typeof conditionWords>[1], locale: Locale) =>
      conditionWords(compiled, condition, locale)[0]?.[0]?.test;
    expect(words({ rdIntensity: '>= 5' }, 'en')).toMatch(/^at least 5/);
    expect(words({ employees: '[20..300)' }, 'zh')).toMatch(/^20 到不足 300/);
    expect(words({ exportExperience: 'not("none")' }, 'en')).toMatch(/^anything but /);
    expect(words({ 'filledRoles.salesLanguages': false }, 'zh')).toMatch(/^没选“/);
    expect(words({ modelResult: ['ruleExport'] }, 'en')).toBe(
      book.decisions.model?.options.find(({ id }) => id === 'ruleExport')?.label.en,
    );
  });
});

describe('facts', () => {
  test('have a name in both languages, each its own', () => {
    for (const locale of locales) {
      const labels = Object.values(book.facts).map(({ id, label }) => label?.[locale] ?? `${id} has none`);
      expect(labels.filter((label) => label.endsWith('has none'))).toEqual([]);
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    }
  });

  test('have names for all their values', () => {
    const bare = Object.values(book.facts).flatMap(({ id, values }) =>
      (values ?? []).filter((value) => factValue(compiled, id, value, 'zh') === value).map((value) => `${id}.${value}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('explanations', () => {
  test.each(locales)('of every record are complete sentences without holes: %s', (locale) => {
    for (const entry of entries.all) {
      const sections = explain(compiled, entries, entry, locale);
      for (const line of sections.flatMap(({ lines }) => lines)) {
        expect(line.trim(), entryId(entry)).not.toBe('');
        expect(line, entryId(entry)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
      }
    }
  });

  test('of a contradicted rule carry both claims', () => {
    const [entry] = entries.named('chain-needs-scarce-resource');
    const text = explain(compiled, entries, entry!, 'en')
      .flatMap(({ lines }) => lines)
      .join('\n');
    expect(text).toContain(book.evidence['ning-national-champions']!.claim.en);
    expect(text).toContain(book.evidence['zhuliang-huayou-chain-benefit']!.claim.en);
  });
});

describe('names of cases', () => {
  test.each(locales)('have one form: the firm, whether it exists under this name, the year: %s', (locale) => {
    const form = locale === 'en' ? /^(.+) \((?:(.+), )?(\d{4})\)$/ : /^(.+)（(?:(.+)，)?(\d{4})年）$/;
    const marks =
      locale === 'en'
        ? { real: undefined, anonymous: 'name withheld', composite: 'composite', madeUp: 'made up' }
        : { real: undefined, anonymous: '匿名', composite: '综合而成', madeUp: '虚构' };
    for (const item of cases) {
      const [, name, mark, year] = form.exec(caseName(item, locale)) ?? [];
      expect({ mark, year }, item.id).toEqual({ mark: marks[item.label], year: String(item.asOf) });
      // The form says the year and the mark: the title must not say them again, nor bring brackets of its own.
      expect(name, item.id).not.toMatch(/[()（）]|\b(?:19|20)\d\d\b|made up|anonymous|composite|虚构|匿名|综合/);
    }
    const names = cases.map((item) => caseName(item, locale));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('expectations of cases in words', () => {
  const wanted = (subject: Check['subject'], relation: Check['relation'], ids: string[], locale: Locale) =>
    checkWords(compiled, cases[0]!, { subject, of: null, relation, wanted: ids, found: [], pass: true }, locale).wanted;

  test.each([
    ['ruledOut', 'hasNone', ['licensing'], 'Licensing stays open', '技术或品牌许可仍可选'],
    [
      'ruledOut',
      'hasNone',
      ['licensing', 'franchising'],
      /^all of these stay open: Licensing, /,
      /^这些方式都仍可选：/,
    ],
    ['ruledOut', 'hasAll', ['licensing'], 'Licensing among them', '其中有技术或品牌许可'],
    ['firstThree', 'hasOne', ['licensing', 'franchising'], /^at least one among them: .+ or /, /^其中至少有一项：.+或/],
    ['firstThree', 'hasNone', ['licensing', 'franchising'], /^none of .+ among them$/, /^其中都没有：/],
    ['model', 'isNoneOf', ['convergent'], /^anything but /, /^不是/],
  ] as const)('say of %s that it %s %j', (subject, relation, ids, en, zh) => {
    expect(wanted(subject, relation, [...ids], 'en')).toMatch(en);
    expect(wanted(subject, relation, [...ids], 'zh')).toMatch(zh);
  });
});

describe('what the rules do to an option', () => {
  test('is every weight, gate and row of the book, groups taken apart', () => {
    const found = Object.values(book.decisions).flatMap((decision) =>
      decision.options.map((option) => ({ decision, effects: optionEffects(compiled, decision, option.id) })),
    );
    for (const { effects } of found) {
      const weights = effects.points.map(({ weight }) => weight);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
    // Every rule of an option is found from some option; strengths are no options.
    for (const decision of Object.values(book.decisions)) {
      const own = found.filter((item) => item.decision === decision).map(({ effects }) => effects);
      const reached = new Set(
        own.flatMap(({ points, closedBy, givenBy }) => [...points.map(({ rule }) => rule), ...closedBy, ...givenBy]),
      );
      const strengths = new Set(decision.strengths?.map(({ id }) => id));
      for (const rule of decision.rules)
        expect(reached.has(rule), rule.id).toBe(
          !Object.keys(rule.for ?? {}).every((id) => strengths.has(id)) || !rule.for,
        );
    }
  });

  test('stands in the explanation with its weight, and not again among the readers', () => {
    const [entry] = entries.named('entry.mode.licensing');
    const sections = explain(compiled, entries, entry!, 'en');
    const lines = (title: string) => sections.find((section) => section.title === title)?.lines ?? [];
    expect(lines('Rules for it and against it')[0]).toMatch(/^\+\d [\w-]+: /);
    expect(lines('Rules for it and against it').at(-1)).toMatch(/^−\d [\w-]+: /);
    expect(lines('Rules for it and against it').join('\n')).toMatch(/^−\d goods-makers-sell-goods: /m);
    expect(lines('Gates that close it').join('\n')).toContain('nothing-to-license: ');
    expect(lines('Read by').join('\n')).not.toContain('goods-makers-sell-goods');
  });
});

describe('what reads an answer', () => {
  test('is found by the option it names: in a box, a list of options, or a count', () => {
    const readers = (id: string, option: string) =>
      (answerReaders(compiled, entries, book.questions[id]!).get(option) ?? []).map(entryId);
    expect(readers('technologyAssets', 'foreignCertificates')).toContain('certificates-in-hand');
    expect(readers('filledRoles', 'foreignLead').length).toBeGreaterThan(0);
    expect(readers('criticalInputs', 'longChain')).toContain('resourceDependence');
    expect(readers('technologyAssets', 'foreignCertificates')).not.toContain('patentPosition');
  });

  test('stands under the option in the explanation of a question', () => {
    const lines = explain(compiled, entries, entries.named('technologyAssets')[0]!, 'en').flatMap((part) => part.lines);
    const at = lines.findIndex((line) => line.startsWith('foreignCertificates: '));
    expect(lines[at + 1]).toMatch(/^ {2}read by .*certificates-in-hand/);
  });
});

describe('what a record does in the cases', () => {
  test('a row that names the result decides; a point among many seldom does', () => {
    const effects = (id: string) => caseEffects(compiled, cases, entries.named(id)[0]!);
    const rows = book.decisions.model!.rules.filter(({ choose }) => choose).map(({ id }) => id);
    expect(rows.some((id) => effects(id).some(({ decides }) => decides))).toBe(true);
    const point = effects('certificates-in-hand').map(({ decides }) => decides);
    expect(point.length).toBeGreaterThan(1);
    expect(point.filter((decides) => decides === false).length).toBeGreaterThan(point.length * 0.8);
  });

  test('lists and facts are at work or not; whether they decide is not asked', () => {
    for (const id of ['isExporter', 'divided-breadth']) {
      const found = caseEffects(compiled, cases, entries.named(id)[0]!);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(({ decides }) => decides === null)).toBe(true);
    }
  });
});

describe('the search', () => {
  const ids = (query: string, locale: Locale = 'en') =>
    search(book, cases, query, locale).hits.map(({ entry }) => entryId(entry));

  test('finds every record by its id, first', () => {
    for (const entry of entries.all) {
      const id = entryId(entry);
      // Some ids are shared by records of two kinds.
      expect(ids(id).slice(0, 3), id).toContain(id);
    }
  });

  test('finds in both languages whatever language the page has', () => {
    expect(ids('patents filed abroad')[0]).toBe('technology-patents-filed-abroad');
    expect(ids('海外仓', 'en')).toContain('entry.mode.overseasWarehouse');
    expect(ids('licensing', 'zh')).toContain('entry.mode.licensing');
    expect(ids('宁德时代')).toContain('catl-2026');
    expect(ids('Vissak')).toContain('value-creation-2017-vissak');
  });

  test('finds rules by the option they speak of, in any form of the word', () => {
    const rules = (query: string, locale: Locale) => search(book, cases, query, locale).counts.get('rule');
    for (const query of ['licensing', 'licenses']) expect(ids(query)).toContain('nothing-to-license');
    expect(rules('licensing', 'en')).toBeGreaterThan(5);
    expect(rules('技术或品牌许可', 'zh')).toBeGreaterThan(5);
    expect(ids('companies').sort().slice(0, 20)).toEqual(ids('company').sort().slice(0, 20));
  });

  test('finds a rule by the option that it favours, opposes or closes, in both languages', () => {
    const mode = book.decisions['entry.mode']!;
    const { points, closedBy } = optionEffects(compiled, mode, 'licensing');
    for (const [query, locale] of [
      ['licensing', 'en'],
      ['许可', 'zh'],
    ] as const) {
      const { hits } = search(book, cases, query, locale);
      const found = new Map(hits.map((hit) => [entryId(hit.entry), hit]));
      for (const id of [...points.map(({ rule }) => rule.id), ...closedBy.map((rule) => rule.id)])
        expect([...found.keys()], query).toContain(id);
      expect(found.get('money-hard-to-get-out')?.excerpt).toEqual({
        text: `−1 ${mode.options.find(({ id }) => id === 'licensing')!.label[locale]}`,
        locale,
      });
    }
  });

  test('finds a word in any of its forms and spellings, at its beginning, and Chinese inside a run', () => {
    const forms = ['licence', 'licences', 'licensed', 'license'].map((query) => ids(query));
    for (const found of forms) expect(found).toContain('entry.mode.licensing');
    expect(ids('licensing')).toContain('licence-to-office');
    expect(ids('organization')).toContain('roolaht-it-needs-organisation');
    expect(ids('port')).not.toContain('support-patent-and-standards-support');
    expect(ids('平台', 'zh')).toContain('entry.node.platform');
  });

  test('a word of two letters is a word, also among Chinese', () => {
    const found = search(book, cases, 'EU', 'zh').hits.map(({ entry }) => JSON.stringify(entry.item));
    expect(found.length).toBeGreaterThan(10);
    for (const text of found) expect(text).toMatch(/(?<![A-Za-z0-9])EU(?![a-z0-9])/i);
    expect(matchesIn('先做CE认证，再谈certification', ['ce', '认证'])).toEqual([
      { at: 2, length: 2, word: 'ce' },
      { at: 4, length: 2, word: '认证' },
    ]);
  });

  test('excerpts show a word that was looked for and halve none', () => {
    const words = (text: string) => new Set(text.match(/[A-Za-z]+/g));
    for (const query of ['licensing', 'port', 'demand', 'standards abroad']) {
      const { hits, words: wanted } = search(book, cases, query, 'en');
      for (const { excerpt, entry } of hits) {
        if (!excerpt) continue;
        expect(matchesIn(excerpt.text, wanted), `${query}: ${excerpt.text}`).not.toEqual([]);
        if (entry.kind !== 'note' || excerpt.locale !== 'en') continue;
        const whole = words(JSON.stringify(entry));
        for (const word of words(excerpt.text)) expect(whole).toContain(word);
      }
    }
  });

  test('wants all words, and says so when it must do with some', () => {
    const both = search(book, cases, 'patents standards', 'en');
    expect(both.partly).toBe(false);
    const some = search(book, cases, '企业怎么去海外建仓库', 'zh');
    expect(some.partly).toBe(true);
    expect(some.hits.length).toBeGreaterThan(0);
  });

  test('puts titles before texts', () => {
    const { hits } = search(book, cases, 'overseas warehouse', 'en');
    expect(hits[0]?.excerpt).toBeNull();
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('counts by kind, and finds nothing for nothing', () => {
    const { hits, counts } = search(book, cases, 'brand', 'en');
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(hits.length);
    for (const query of ['', '   ', '???', 'qqqqzzzz']) expect(ids(query)).toEqual([]);
  });

  test('survives long and odd queries', () => {
    for (const query of ['x'.repeat(10_000), '(((((', '\\d+ [a-z', '💥', "Robert'); DROP TABLE"])
      expect(() => search(book, cases, query, 'zh')).not.toThrow();
  });
});
