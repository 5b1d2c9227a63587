import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { type Advice, adviceMarkdown, type KeptOverride, withOverrides } from '../../../lib/advice/index.ts';
import { type DocumentSetup, documentPayload } from '../../../lib/document/index.ts';
import { typeset, wordDocument, workbook } from '../../../lib/document/node.ts';
import { realCompiled } from '../../support/book.ts';
import { adviceOf, locales } from './advices.ts';
import { readPdf, solid } from './read-pdf.ts';

const hostile = [
  '<script>alert(1)</script>',
  '=cmd|"/c calc"!A1',
  '#read("/etc/passwd") #set text(red) $x^2$ @label *strong* _em_',
  '[link](javascript:alert(1)) | `code` {{braces}} \\evaluate',
  '</w:t><w:t>&amp; %PDF <!-- --> 出海 מסמך',
];
const reason = hostile.join(' ');

function written(advice: Advice): Advice {
  const market = advice.markets[0]!;
  const kept = (decision: string, choice: string, at: string | null = null): KeptOverride => ({
    id: `${decision}${at}`,
    decision,
    market: at,
    engine: ['product'],
    choice,
    reason,
    author: { name: '=Ada <b>' },
    createdAt: '2026-12-01T10:00:00.000Z',
    rulebook: { version: '0.4.0' },
  });
  return withOverrides(realCompiled(), advice, [
    kept('model', 'convergent'),
    kept('level.target', 'integrated'),
    kept('entry.mode', market.entry.options.at(-1)!.mode, market.id),
  ]);
}

const note = (section: string, market: string | null, text: string) => ({
  section,
  market,
  text,
  author: '薄海',
  at: '2026-12-01T10:00:00.000Z',
});

describe.each(locales)('what the adviser writes (%s)', (locale) => {
  const advice = written(adviceOf('made-up-steel-fasteners', locale));
  const notes = [
    note('general', null, `General\n${reason}`),
    note('level', null, '=1+1'),
    note('entry', advice.markets[0]!.id, 'About the market'),
    note('risks', null, 'About the risks'),
  ];
  const setup: DocumentSetup = { date: '2026-12-01', length: 'full' };

  it('both views stand in the PDF, full and brief, and hostile text is only text', async () => {
    for (const length of ['full', 'brief'] as const) {
      const bytes = typeset(documentPayload(advice, { ...setup, length, notes }));
      const { text } = await readPdf(bytes);
      for (const view of advice.overrides)
        for (const part of [view.engine.label, view.choice.label, view.stateText]) expect(text).toContain(solid(part));
      // Signs of writing from right to left are put in order, and do not come out as they went in.
      for (const part of hostile.slice(0, 4)) expect(text).toContain(solid(part));
      expect(text).toContain('General');
      expect(text.includes('Aboutthemarket')).toBe(length === 'full');
    }
  });

  it('notes stand in no document that does not ask for them', async () => {
    const { text } = await readPdf(typeset(documentPayload(advice, setup)));
    expect(text).not.toContain('Aboutthemarket');
    expect(text).not.toContain('薄海');
    expect(adviceMarkdown(advice)).not.toContain('About the market');
  });

  it('a chosen section carries its notes, also where the advice has nothing else to say there', () => {
    const onlyNote = { ...advice, risks: [] };
    const payload = documentPayload(onlyNote, { ...setup, sections: ['risks'], notes });
    expect(JSON.stringify(payload.sections)).toContain('About the risks');
  });

  it('both views stand in Word', async () => {
    const parts = unzipSync(await wordDocument(documentPayload(advice, { ...setup, notes })));
    const body = strFromU8(parts['word/document.xml']!);
    const said = solid([...body.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));
    for (const view of advice.overrides)
      for (const part of [view.engine.label, view.choice.label]) expect(said).toContain(solid(part));
    expect(said).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toContain('<script');
    expect(body).not.toMatch(/<w:instrText[^>]*>[^<]*cmd/);
  });

  it('both views stand in the workbook, and nothing is computed', async () => {
    const bytes = Buffer.from(await workbook(advice, { ...setup, notes }));
    const [, { sheet, data } = { sheet: '', data: [] as unknown[][] }] = await readXlsxFile(bytes);
    expect(sheet).toBe(locale === 'zh' ? '顾问意见' : 'Adviser');
    for (const [index, view] of advice.overrides.entries())
      expect(data[index + 1]).toMatchObject([
        expect.stringContaining(view.decisionLabel),
        view.engine.label,
        view.choice.label,
        reason,
        view.stateText,
        expect.stringContaining('=Ada <b>'),
      ]);
    expect(data.at(-3)![3]).toBe('=1+1');
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet2.xml']!)).not.toContain('<f>');
    expect((await readXlsxFile(Buffer.from(await workbook({ ...advice, overrides: [] }, setup)))).length).toBe(6);
  });

  it('both views stand in Markdown, escaped, before what the rule book says', () => {
    const text = adviceMarkdown(advice);
    for (const view of advice.overrides) expect(text).toContain(view.stateText.replaceAll('*', '\\*'));
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('[link](');
    expect(text.indexOf('=cmd')).toBeLessThan(text.indexOf(locale === 'zh' ? '## 层级' : '## Level'));
  });
});
