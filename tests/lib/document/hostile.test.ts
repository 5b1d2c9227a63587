import { describe, expect, it } from 'vitest';
import { buildAdvice } from '../../../lib/advice/index.ts';
import { carbonBasis } from '../../../lib/advice/node.ts';
import { type DocumentSetup, documentPayload, readLogo } from '../../../lib/document/index.ts';
import { typeset } from '../../../lib/document/node.ts';
import { profileOf, realCompiled } from '../../support/book.ts';
import { readPdf, solid } from './read-pdf.ts';

const markup =
  '#panic("x") #[*b*] $x^2$ _i_ `raw` <label> @ref \\ // /* */ = ~ --- "quoted" {{}} <svg onload="x">&amp;';
const product = `#read("/etc/passwd") ${'钢铁紧固件螺栓螺母'.repeat(8)}`;

/** Five markets and twenty goods, with free texts that look like code. */
const heavy = profileOf({
  firm: { homeCountry: 'CN', offerKind: 'industrialGoods', employees: 60, exportExperience: 'regularUnder5' },
  markets: ['DE', 'VN', 'US', 'FI', 'MX'].map((targetCountry, index) => ({ id: `m${index}`, targetCountry })),
  goods: Array.from({ length: 20 }, (_, index) => ({ id: `g${index}`, cnCode: '73181588', goodsName: product })),
});

async function documentOf(locale: 'en' | 'zh', setup: Partial<DocumentSetup>) {
  const advice = buildAdvice(realCompiled(), heavy, locale, null, carbonBasis());
  return readPdf(typeset(documentPayload(advice, { date: '2026-11-20', length: 'full', ...setup })));
}

describe('what a consultant or a firm writes', () => {
  it.each([
    ['markup', markup],
    ['a path', '../../../etc/passwd'],
    ['a word without an end', 'Donaudampfschifffahrtsgesellschaft'.repeat(9).slice(0, 300)],
    ['a name of 300 characters', '宁波某某紧固件制造（集团）股份有限公司'.repeat(20).slice(0, 300)],
    ['Hebrew', 'שלום'],
    ['emoji', '😀🚢'],
  ])('is shown as it is: %s', async (_, name) => {
    const { text } = await documentOf('en', { client: name, consultant: name, length: 'brief' });
    expect(text.split(solid(name)).length - 1).toBeGreaterThanOrEqual(2);
  });

  it('names characters that no face has by their number', async () => {
    const { text } = await documentOf('zh', { client: 'ไทย \u{12000} \u202e', length: 'brief' });
    expect(text).toContain('[U+0E44][U+0E17][U+0E22]');
    expect(text).toContain('[U+12000]');
  });

  it('leaves out what cannot be printed', async () => {
    const { text } = await documentOf('en', { client: 'A\u0000\u0001\u007f\u009b\tB \ud800C', length: 'brief' });
    expect(text).toMatch(/AB.?C/);
  });

  it.each(['en', 'zh'] as const)('fills a document of five markets and twenty goods (%s)', async (locale) => {
    const pdf = await documentOf(locale, { client: markup, consultant: markup });
    expect(pdf.text).toContain(solid(markup));
    expect(pdf.text).toContain(solid(product));
    expect(pdf.text).not.toContain('root:x:0');
    expect(pdf.pages).toBeGreaterThan(30);
  });
});

it('puts the chosen sections in the chosen order', () => {
  const advice = buildAdvice(realCompiled(), heavy, 'en', null, carbonBasis());
  const payload = documentPayload(advice, { date: '2026-11-20', length: 'full', sections: ['risks', 'summary'] });
  expect(payload.sections.map(({ id }) => id)).toEqual(['risks', 'summary']);
});

it('shows a logo with what it stands for', async () => {
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>');
  const { alts } = await documentOf('en', { logo: readLogo(bytes, 'Logo of the adviser') });
  expect(alts).toContain('Logo of the adviser');
});

it('refuses a date that is none', () => {
  const advice = buildAdvice(realCompiled(), heavy, 'en', null, carbonBasis());
  expect(() => documentPayload(advice, { date: '2026-02-30', length: 'full' })).toThrow(RangeError);
});
