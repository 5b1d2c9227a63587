import { describe, expect, test } from 'vitest';
import {
  caseEffects,
  conditionsOf,
  conditionWords,
  entriesOf,
  entryId,
  explain,
  factValue,
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

describe('what a record does in the cases', () => {
  test('a row that names the result decides; a point among many does not', () => {
    const effects = (id: string) => caseEffects(compiled, cases, entries.named(id)[0]!);
    const rows = book.decisions.model!.rules.filter(({ choose }) => choose).map(({ id }) => id);
    expect(rows.some((id) => effects(id).some(({ decides }) => decides))).toBe(true);
    const point = effects('certificates-in-hand').map(({ decides }) => decides);
    expect(point.length).toBeGreaterThan(1);
    expect(point.every((decides) => decides === false)).toBe(true);
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
