import { describe, expect, test } from 'vitest';
import { EntryPage } from '@/app/[locale]/rules/EntryPage.tsx';
import { entries, lists } from '@/app/[locale]/rules/find.ts';
import { ListPage } from '@/app/[locale]/rules/ListPage.tsx';
import RulesPage from '@/app/[locale]/rules/page.tsx';
import { conditionsOf } from '@/app/[locale]/rules/readers.ts';
import { conditionWords } from '@/app/[locale]/rules/words.ts';
import SourcesPage from '@/app/[locale]/sources/page.tsx';
import type { Locale } from '@/lib/rulebook/index.ts';
import { realBook, realCompiled } from '../support/book.ts';
import { html, textOf } from '../support/render.tsx';

const { book } = realBook();
const compiled = realCompiled();
const all = [...entries(book).values()];
const locales: readonly Locale[] = ['en', 'zh'];

describe('the rule pages', () => {
  test('every entry has an address of its own, which no proxy takes for a file', () => {
    const records = Object.values(book.decisions).flatMap(({ rules, steps }) => [...rules, ...steps]);
    const lists = [
      book.notes,
      book.risks,
      book.actions,
      book.support,
      Object.keys(book.facts),
      Object.keys(book.parameters),
      book.comparison?.criteria ?? [],
    ];
    const count =
      records.length + Object.keys(book.decisions).length + lists.reduce((sum, list) => sum + list.length, 0);
    expect(entries(book).size).toBe(count);
    expect([...entries(book).keys()].filter((id) => !/^[A-Za-z0-9-]+$/.test(id))).toEqual([]);
  });

  test.each(locales)('every condition can be said in words: %s', (locale) => {
    for (const condition of all.flatMap(conditionsOf)) {
      for (const { label, test: words } of conditionWords(compiled, condition, locale).flat()) {
        expect(label).not.toBe('');
        expect(words).toMatch(/\S/);
        expect(words).not.toMatch(/undefined|NaN|Infinity|\{\w+\}/);
      }
    }
  });

  test('words of tests', () => {
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

  test.each(locales)(
    'every page can be drawn and names its evidence: %s',
    (locale) => {
      for (const entry of all) {
        const markup = html(locale, <EntryPage entry={entry} />);
        for (const id of 'because' in entry.item ? (entry.item.because ?? []) : []) {
          expect(markup).toContain(`href="/${locale}/sources#${id}"`);
        }
      }
      for (const kind of lists) html(locale, <ListPage kind={kind} />);
    },
    60_000,
  );

  test('every link of the overview leads to a page', () => {
    const links = [...html('en', <RulesPage />).matchAll(/href="\/en\/rules\/([^"]+)"/g)].map(([, id]) => id!);
    const named = ['risks', 'actions', 'all-support', 'notes', 'criteria', 'facts', 'parameters'];
    expect(links.length).toBe(Object.keys(book.decisions).length + named.length);
    expect(links.filter((id) => !entries(book).has(id) && !named.includes(id))).toEqual([]);
  });
});

describe('the reference list', () => {
  test.each(locales)('has every piece of evidence once, with its claim: %s', (locale) => {
    const markup = html(locale, <SourcesPage />);
    const text = textOf(markup);
    for (const { id, claim } of Object.values(book.evidence)) {
      expect(markup.split(` id="${id}"`).length).toBe(2);
      expect(text).toContain(claim[locale].replace(/\s+/g, ' '));
    }
  });
});
