import { describe, expect, test } from 'vitest';
import { highlight } from '@/app/[locale]/advice/parts/highlight.ts';
import { whereText } from '@/lib/explain/index.ts';

describe('highlight', () => {
  const lit = (sentence: string, phrases: string[]) =>
    highlight(sentence, phrases)
      .map(({ text, lit }) => (lit ? `[${text}]` : text))
      .join('');

  test.each([
    ['Germany: agent or distributor first.', ['Agent or distributor'], 'Germany: [agent or distributor] first.'],
    ['德国：先从代理商或经销商做起。', ['代理商或经销商', '经销商'], '德国：先从[代理商或经销商]做起。'],
    ['A (b) and A (b).', ['A (b)'], '[A (b)] and [A (b)].'],
    ['Nothing here.', [], 'Nothing here.'],
    ['Nothing here.', ['', 'x'], 'Nothing here.'],
  ])('%s', (sentence, phrases, expected) => expect(lit(sentence, phrases)).toBe(expected));

  test('loses nothing', () => {
    const sentence = '美国：代理商或经销商、技术与工程服务合同同样合适。';
    const pieces = highlight(sentence, ['代理商或经销商', '技术与工程服务合同']);
    expect(pieces.map(({ text }) => text).join('')).toBe(sentence);
  });
});

describe('whereText', () => {
  test.each([
    ['2.1, line 33', '2.1，第 33 行'],
    ['Introduction, lines 453-475', 'Introduction，第 453–475 行'],
    ['ch. 9, lines 10-12, 20-21 and 30', 'ch. 9，第 10–12、20–21、30 行'],
    ['lines 5-6; Discussion, lines 8-9', '第 5–6 行; Discussion，第 8–9 行'],
    ['design choice', '本工具的设定'],
    ['Art. 2(1)', 'Art. 2(1)'],
  ])('%s', (where, zh) => expect(whereText(where, 'zh')).toBe(zh));

  test('English keeps its words', () => expect(whereText('lines 5-6, Fig. 2', 'en')).toBe('lines 5–6, Fig. 2'));
});
