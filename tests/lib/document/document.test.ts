import { describe, expect, it } from 'vitest';
import { documentPayload } from '../../../lib/document/index.ts';
import { typeset } from '../../../lib/document/node.ts';
import type { Block, DocumentPayload } from '../../../lib/document/payload.ts';
import { plain } from '../../../lib/document/text.ts';
import { realBook } from '../../support/book.ts';
import { adviceOf, locales, mustSay } from './advices.ts';
import { readPdf, solid } from './read-pdf.ts';

const setup = { client: '某某股份有限公司', consultant: 'Adviser & Partner', date: '2026-11-20' } as const;
const all = realBook().cases.map(({ id }) => id);
/** Another case with every edition of the rule book, so that over time all have their turn. */
const inTurn = all[Number.parseInt(realBook().book.hash.slice(0, 8), 16) % all.length]!;
const few = new Set(['made-up-steel-fasteners', 'byd-2026', 'made-up-nobody-in-charge', inTurn]);
/** `EVERY_CASE=1` reads the PDFs of all cases of the rule book, which takes a quarter of an hour; their payloads are always read. */
const read = process.env.EVERY_CASE ? all : [...few];

/** What of a list of texts a document does not say. */
function missingFrom(text: string, wanted: readonly string[]): string[] {
  return [...new Set(wanted)].filter((part) => !text.includes(solid(part)));
}

/** Every text of a payload that a template draws. */
function textOf({ sections, sources, passport, title, client, consultant, date }: DocumentPayload): string {
  const parts = [
    ...[title, client, consultant, date.text],
    ...passport.flatMap(({ term, text }) => [term, text]),
    ...sections.flatMap((section) => [section.title, ...section.blocks.flatMap(blockTexts)]),
    ...sources.flatMap(({ line, statements }) => [plain(line), ...statements.map((item) => plain(item.line))]),
  ];
  return solid(parts.join('\n'));
}

function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'lead':
      return [...block.lines];
    case 'text':
    case 'note':
      return [plain(block.line)];
    case 'list':
      return block.items.map(plain);
    case 'reasons':
      return block.items.flatMap(({ weight, line, below }) => [weight, plain(line), ...below.map(plain)]);
    case 'facts':
      return block.rows.flatMap(({ term, line }) => [term, plain(line)]);
    case 'table':
      return [...block.columns.map(({ label }) => label), ...block.rows.flatMap((row) => row.map(plain))];
    case 'columns':
      return block.blocks.flatMap((part) => part.flatMap(blockTexts));
    case 'chart':
      return [block.alt];
  }
}

it.each(all)('%s says everything in both languages and passes the compiler as PDF/UA-1, full and brief', (id) => {
  // Every second case is typeset in either language: what the languages say is read in the payload of both.
  const typesetIn = locales[all.indexOf(id) % 2]!;
  for (const locale of locales) {
    const advice = adviceOf(id, locale);
    const payload = documentPayload(advice, { ...setup, length: 'full' });
    expect(missingFrom(textOf(payload), mustSay(advice))).toEqual([]);
    if (locale !== typesetIn) continue;
    for (const drawn of [payload, documentPayload(advice, { ...setup, length: 'brief' })]) {
      const text = Buffer.from(typeset(drawn)).toString('latin1');
      expect(text.slice(0, 5)).toBe('%PDF-');
      expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    }
  }
});

describe.each(read)('%s', (id) => {
  it.each(locales)('becomes a tagged document that says everything, equal twice (%s)', async (locale) => {
    const advice = adviceOf(id, locale);
    const payload = documentPayload(advice, { ...setup, length: 'full' });
    const bytes = typeset(payload);
    expect(Buffer.compare(typeset(documentPayload(adviceOf(id, locale), { ...setup, length: 'full' })), bytes)).toBe(0);

    const pdf = await readPdf(bytes);
    expect(pdf.tagged).toBe(true);
    expect(pdf.language).toMatch(locale === 'zh' ? /^zh-CN$/i : /^en-GB$/i);
    expect(pdf.title).toBe(payload.title);
    expect(pdf.outline).toEqual(expect.arrayContaining(payload.sections.map(({ title }) => title)));
    const charts = JSON.stringify(payload.sections).split('"kind":"chart"').length - 1;
    expect(pdf.alts).toHaveLength(charts);
    expect(missingFrom(pdf.text, [...mustSay(advice), setup.client, setup.consultant])).toEqual([]);
  });

  it.each(locales)('fits on two pages as a brief (%s)', async (locale) => {
    const advice = adviceOf(id, locale);
    const pdf = await readPdf(typeset(documentPayload(advice, { ...setup, length: 'brief' })));
    expect(pdf.pages).toBe(2);
    const wanted = [...advice.summary, ...advice.markets.map(({ label }) => label), advice.fingerprint];
    expect(missingFrom(pdf.text, wanted)).toEqual([]);
  });
});
