import { gzipSync } from 'node:zlib';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { type EngineFile, engineFile } from '../../app/ui/wizard/live/file.ts';
import { Panels } from '../../app/ui/wizard/live/panels.ts';
import { panelWords } from '../../app/ui/wizard/names.ts';
import { movedBy, type Panel, panelOf } from '../../app/ui/wizard/panel.ts';
import type { Profile } from '../../lib/engine/index.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import en from '../../lib/i18n/messages/en/wizard.json';
import zh from '../../lib/i18n/messages/zh/wizard.json';
import { viewOf } from '../../lib/wizard/server.ts';
import { walk } from '../lib/wizard/walk.ts';
import { realBook, realCompiled } from '../support/book.ts';

const locales = ['en', 'zh'] as const;
type Locale = (typeof locales)[number];

function sent(locale: Locale): EngineFile {
  return JSON.parse(engineFile(locale).text);
}

/** The panel as the page that follows the answer has it. */
function ofServer(before: Profile, after: Profile, locale: Locale): Panel {
  const compiled = realCompiled();
  const t = createTranslator({ locale, messages: { wizard: { en, zh }[locale] }, namespace: 'wizard' });
  const lines = viewOf(compiled, after);
  const moved = movedBy(viewOf(compiled, before), lines);
  return panelOf(compiled, after, lines, moved, panelWords(locale, t as never));
}

/** The same without what says whether a line is settled. */
function withoutTags({ lines, ...panel }: Panel) {
  return { ...panel, lines: lines.map(({ tag: _, ...line }) => line) };
}

describe('the side panel in the browser', () => {
  const { book, cases } = realBook();
  const sources = cases
    .filter((_, index) => index % 14 === 0)
    .map((item) => [item.id, profilesOf(book, item)[0]!] as const);

  let moves = 0;

  it.each(sources)('says what the server says after every answer of %s, in both languages', (_, source) => {
    const { places, end } = walk(source);
    for (const locale of locales) {
      const panels = new Panels(sent(locale));
      let before = places[0]!.profile;
      for (const { profile } of [...places.slice(1), end]) {
        if (profile === before) continue;
        panels.open(before)();
        const { quick, whole } = panels.after(profile);
        const expected = ofServer(before, profile, locale);
        expect(withoutTags(quick())).toEqual(withoutTags(expected));
        expect(whole()).toEqual(expected);
        moves += expected.lines.filter((line) => line.moved).length;
        before = profile;
      }
    }
  });

  it('has seen answers that move a line', () => expect(moves).toBeGreaterThan(0));

  it('says that it is still looking where it does not know yet what is settled', () => {
    const [, source] = sources[0]!;
    const { places, end } = walk(source);
    const panels = new Panels(sent('en'));
    panels.open(places.at(-1)!.profile);
    const quick = panels.after(end.profile).quick();
    const level = quick.lines.find(({ key }) => key === 'level')!;
    expect(level.tag).toEqual({ kind: 'plain', text: en.view.checking });
  });

  it('sends the rules of this edition in one language, without texts, sources or lists', () => {
    for (const locale of locales) {
      const { text, address } = engineFile(locale);
      expect(address).toMatch(new RegExp(`^/${locale}/wizard/engine/[0-9a-f]{16}$`));
      expect(gzipSync(text, { level: 9 }).length).toBeLessThan(40_000);
      const { book: pocket } = sent(locale);
      expect(pocket.hash).toBe(book.hash);
      expect(Object.keys(pocket.decisions)).toEqual(Object.keys(book.decisions));
      expect(Object.keys(pocket.questions)).toEqual(Object.keys(book.questions));
      const other = locale === 'en' ? 'zh' : 'en';
      const [option] = book.decisions['entry.mode']!.options;
      expect(text).toContain(option!.label[locale]);
      expect(text).not.toContain(option!.label[other]);
      expect(text).not.toContain(book.questions.employees!.label[locale]);
      expect(text).not.toContain(Object.values(book.sources)[0]!.id);
    }
    expect(engineFile('en').address).not.toBe(engineFile('zh').address.replace('/zh/', '/en/'));
  });
});
