import { describe, expect, test } from 'vitest';
import { EntryPage } from '@/app/[locale]/rules/EntryPage.tsx';
import { ListPage } from '@/app/[locale]/rules/ListPage.tsx';
import { listAddress, lists } from '@/app/[locale]/rules/lists.ts';
import RulesPage from '@/app/[locale]/rules/page.tsx';
import { SearchPage } from '@/app/[locale]/rules/SearchPage.tsx';
import SourcesPage from '@/app/[locale]/sources/page.tsx';
import { type Entry, entriesOf, entryPath, evidenceOf } from '@/lib/explain/index.ts';
import type { Locale } from '@/lib/rulebook/index.ts';
import { contradictions } from '@/lib/rulebook/index.ts';
import { realBook } from '../support/book.ts';
import { html, textOf } from '../support/render.tsx';

const { book, cases } = realBook();
const entries = entriesOf(book, cases);
const locales: readonly Locale[] = ['en', 'zh'];
const named = (id: string): Entry => entries.named(id)[0]!;
const page = (locale: Locale, id: string) => html(locale, <EntryPage entry={named(id)} />);

describe('the rule pages', () => {
  test('every record has an address of its own, which no proxy takes for a file and no list has', () => {
    const paths = entries.all.map(entryPath);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => !/^(?:rules|sources)(?:\/[A-Za-z0-9-]+){1,2}$/.test(path))).toEqual([]);
    for (const list of [...Object.values(listAddress), 'search', 'check']) expect(paths).not.toContain(`rules/${list}`);
    expect(entries.all.every((entry) => entries.at(entryPath(entry)) === entry)).toBe(true);
  });

  test.each(locales)(
    'every page can be drawn, names its evidence and leads nowhere that is not there: %s',
    (locale) => {
      const known = new Set([
        ...entries.all.map((entry) => `/${locale}/${entryPath(entry)}`),
        ...Object.values(listAddress).map((list) => `/${locale}/rules/${list}`),
        ...['rules', 'rules/search', 'rules/check', 'sources'].map((path) => `/${locale}/${path}`),
      ]);
      for (const entry of entries.all) {
        const markup = html(locale, <EntryPage entry={entry} />);
        if (entry.kind !== 'evidence' && entry.kind !== 'framework')
          for (const id of evidenceOf(entry)) expect(markup).toContain(`href="/${locale}/sources/${id}"`);
        for (const [, href] of markup.matchAll(/href="([^"#]+)"/g))
          if (/^\/\w\w\/(?:rules|sources)/.test(href!)) expect(known).toContain(href);
        expect(textOf(markup)).not.toMatch(/undefined|\[object|NaN/);
      }
      for (const kind of lists) html(locale, <ListPage kind={kind} />);
    },
    240_000,
  );

  test('a fact has a name, and its id only beside the kind', () => {
    const text = textOf(page('en', 'commitmentCapacity'));
    expect(text).toContain('markets the firm can serve directly');
    expect(text.split('commitmentCapacity').length).toBe(2);
    expect(text).not.toContain('directMarketsByStaff');
  });

  test('a question shows its options, why it is asked, when, and what reads it', () => {
    const markup = page('zh', 'technologyAssets');
    expect(textOf(markup)).toContain('国内发明专利');
    expect(textOf(markup)).toContain(book.questions.technologyAssets!.why.zh);
    expect(textOf(markup)).toContain('必答题，对企业问一次');
    expect(markup).toContain('href="/zh/rules/certificates-in-hand"');
    expect(markup).toContain('href="/zh/rules/standardsRole"');
  });

  test('an option shows its definition, its places on the scales, and the rules for and against it', () => {
    const markup = page('en', 'entry.mode.licensing');
    const option = book.decisions['entry.mode']!.options.find(({ id }) => id === 'licensing')!;
    expect(textOf(markup)).toContain(option.define!.en);
    expect(textOf(markup)).toContain(`Control${option.attributes!.control} of 5`);
    const gate = book.decisions['entry.mode']!.rules.find(({ ruleOut }) => ruleOut?.includes('licensing'))!;
    expect(markup).toContain(`href="/en/rules/${gate.id}"`);
    expect(markup.split('href="/en/rules/goods-makers-sell-goods"').length).toBe(2);
    expect(textOf(markup)).toMatch(/−\d/);
    expect(textOf(page('zh', 'entry.mode.licensing'))).toContain('支持它和反对它的规则');
  });

  test('a question says of each option what reads it, and of itself if nothing does', () => {
    expect(textOf(page('en', 'technologyAssets'))).toMatch(/Product certificates accepted abroad\s*Read by \d+/);
    expect(textOf(page('zh', 'cnCode'))).toContain(book.questions.cnCode!.unread!.zh);
  });

  test('evidence shows what it contradicts, on both sides, and everything that rests on it', () => {
    for (const { id } of Object.values(book.evidence)) {
      const against = contradictions(book, id);
      if (against.length === 0) continue;
      const markup = page('en', id);
      for (const other of against) expect(markup).toContain(`href="/en/sources/${other}"`);
      expect(textOf(markup)).toContain('Evidence divided');
    }
    expect(page('en', 'vissak-near-first-not-supported')).toContain('href="/en/rules/divided-first-market"');
  });

  test('a framework shows what serves it', () => {
    const served = book.notes.find(({ serves }) => serves?.includes('book1-4-F10'))!;
    expect(page('en', 'book1-4-F10')).toContain(`href="/en/rules/${served.id}"`);
  });

  test('a case shows the firm, its answers in words and whether every expectation holds', () => {
    const text = textOf(page('zh', 'byd-2026'));
    expect(text).toContain('比亚迪（2026年）');
    expect(text).toMatch(/文献支持的结论：(\d+) 条中符合 \1 条/);
    expect(text).toContain('自主研发核心技术');
    expect(page('en', 'byd-2026')).toContain('href="/en/sources/zhuliang-case-byd"');
  });

  test('every link of the overview leads to a page', () => {
    const links = [...html('en', <RulesPage />).matchAll(/href="\/en\/rules\/([^"]+)"/g)].map(([, path]) => path!);
    const named = [...Object.values(listAddress), 'check'];
    expect(links.length).toBe(Object.keys(book.decisions).length + named.length);
    expect(links.filter((path) => !entries.at(`rules/${path}`) && !named.includes(path))).toEqual([]);
  });
});

describe('the reference list', () => {
  test.each(locales)('has every piece of evidence once, with its claim and a link to its page: %s', (locale) => {
    const markup = html(locale, <SourcesPage />);
    const text = textOf(markup);
    for (const { id, claim } of Object.values(book.evidence)) {
      expect(markup.split(` id="${id}"`).length).toBe(2);
      expect(markup).toContain(`href="/${locale}/sources/${id}"`);
      expect(text).toContain(claim[locale].replace(/\s+/g, ' '));
    }
  });
});

describe('the search page', () => {
  const search = (locale: Locale, query: string, kind: Entry['kind'] | null = null, at = 1) =>
    html(locale, <SearchPage query={query} kind={kind} page={at} />);

  test('is a plain form that sends its words in the address', () => {
    const markup = search('en', '');
    expect(markup).toMatch(/<form[^>]* action="\/en\/rules\/search"/);
    expect(markup).not.toMatch(/method="post"/i);
    expect(markup).toMatch(/<input[^>]* name="q"/);
  });

  test('marks the words, links to records and offers filters by kind', () => {
    const markup = search('en', 'patents');
    expect(markup).toMatch(/<mark>patents?<\/mark>/i);
    expect(markup).toContain('href="/en/rules/technology-patents-filed-abroad"');
    expect(markup).toContain('href="/en/rules/search?q=patents&amp;kind=evidence"');
    const filtered = search('en', 'patents', 'evidence');
    expect(filtered).toContain('aria-current="true"');
    expect(filtered).not.toContain('href="/en/rules/technology-patents-filed-abroad"');
    expect(search('en', 'licence')).toMatch(/<mark>licensing<\/mark>/i);
    expect(search('en', 'port')).not.toMatch(/sup<mark>/i);
  });

  test('shows many hits on several pages', () => {
    const first = search('zh', '企业');
    expect(first).toContain('rel="next"');
    expect(first).not.toContain('rel="prev"');
    expect(search('zh', '企业', null, 2)).toContain('rel="prev"');
    expect(search('zh', '企业', null, 9999)).not.toContain('rel="next"');
  });

  test('says so when nothing is found, and shows what was typed as text', () => {
    const markup = search('en', '<script>alert(1)</script> qqqq');
    expect(textOf(markup)).toContain('Nothing found');
    expect(markup).not.toContain('<script>');
  });
});
