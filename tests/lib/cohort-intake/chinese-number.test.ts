import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber } from '../../../lib/cohort-intake/words/chinese-number.ts';

const figures = [...'零一二三四五六七八九'];

/** Below 10,000, as it is said. */
function section(number: number): string {
  let said = '';
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / unit) % 10;
    if (digit > 0) said += figures[digit]! + name;
    else if (said !== '' && number % unit > 0 && !said.endsWith('零')) said += '零';
  }
  return said;
}

/** A whole number below 10^12, written another way than it is read. */
function said(number: number): string {
  let words = '';
  for (const [unit, name] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(number / unit) % 1e4;
    if (part === 0) {
      if (words !== '' && number % unit > 0 && !words.endsWith('零')) words += '零';
      continue;
    }
    if (words !== '' && part < 1000 && !words.endsWith('零')) words += '零';
    words += section(part) + name;
  }
  return words || '零';
}

describe('numbers in Chinese words', () => {
  it('are read as they are said', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(20_000), fc.nat(2 ** 31 - 1), fc.integer({ min: 0, max: 1e12 - 1 })), (number) => {
        expect(chineseNumber(said(number))).toBe(number);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['一亿二千万', 120_000_000],
    ['三万', 30_000],
    ['三万五', 35_000],
    ['三万零五', 30_005],
    ['一百二', 120],
    ['十二', 12],
    ['一百一十二', 112],
    ['两千三百', 2300],
    ['壹佰贰拾', 120],
    ['二〇一五', 2015],
    ['三点五', 3.5],
    ['百分之三十五', 35],
    ['负三', -3],
    ['零', 0],
  ])('%s is %d', (words, number) => {
    expect(chineseNumber(words)).toBe(number);
  });

  it.each([
    '',
    '万',
    '百',
    '一二百',
    '三十百',
    '一万亿二亿',
    '三百千',
    '甲',
    '12',
    '十零',
    '一点',
    '三点五点六',
    '一亿亿',
  ])('%j is none', (words) => {
    expect(chineseNumber(words)).toBeNull();
  });
});
