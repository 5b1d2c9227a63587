import type { Locale } from '../../lib/rulebook/index.ts';

/** English words for small numbers; the text may say "twice" or "a quarter" where the field holds 2 or 25. */
const english: Readonly<Record<number, string>> = {
  0: 'zero|no|none|without',
  1: 'one|single|once|first',
  2: 'two|both|twice|double|second',
  3: 'three|third',
  4: 'four|fourth',
  5: 'five|fifth',
  6: 'six|sixth',
  7: 'seven|seventh',
  8: 'eight',
  9: 'nine',
  10: 'ten',
  11: 'eleven',
  12: 'twelve',
  13: 'thirteen',
  20: 'twenty',
  25: 'a quarter',
  50: 'half',
};
const englishShares: Readonly<Record<number, string>> = {
  20: 'one fifth|a fifth',
  25: 'a quarter',
  33: 'a third',
  50: 'half',
  90: 'nine tenths',
};
const chineseShares: Readonly<Record<number, string>> = {
  20: '五分之一',
  25: '四分之一',
  33: '三分之一',
  50: '一半|半数|五成',
  90: '九成',
};
const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const chineseExtra: Readonly<Record<number, string>> = { 0: '没有|无', 1: '单|首|独', 2: '两|双|加倍|一倍' };

const months = 'January February March April May June July August September October November December'.split(' ');

/** Whether a text states a value of an evidence entry's `numbers`: as figures, in words, in 万, 亿 or million. */
export function states(text: string, key: string, value: number | string, locale: Locale): boolean {
  if (typeof value === 'string') return statesDate(text, value, locale);
  const size = Math.abs(value);
  if (figures(size, locale).some((figure) => hasFigure(text, figure))) return true;
  const scale = /billion/.test(key) ? 1e9 : /million|mln/.test(key) ? 1e6 : 1;
  if (scale > 1 && figures(size * scale, locale).some((figure) => hasFigure(text, figure))) return true;
  const share = /pct|percent|share/.test(key) ? (size <= 1 ? size * 100 : size) : null;
  const words =
    locale === 'en'
      ? [english[size], share === null ? undefined : englishShares[Math.floor(share)]]
      : [chinese(size), chineseExtra[size], share === null ? undefined : chineseShares[Math.floor(share)]];
  const pattern = words.filter(Boolean).join('|');
  if (pattern === '') return false;
  return locale === 'en' ? new RegExp(`\\b(?:${pattern})\\b`, 'i').test(text) : new RegExp(pattern).test(text);
}

function figures(size: number, locale: Locale): string[] {
  const exact = (number: number) => String(Number(number.toFixed(6)));
  const forms = [
    exact(size),
    size.toFixed(1),
    size.toFixed(2),
    exact(size).replace(/^0\./, '.'),
    size.toLocaleString('en-GB', { maximumFractionDigits: 6 }),
  ].filter((form) => Number(form.replaceAll(',', '')) === Number(exact(size)));
  if (locale === 'en') return size >= 1e6 ? [...forms, `${exact(size / 1e6)} million`] : forms;
  if (size >= 1e8) forms.push(`${exact(size / 1e8)}亿`);
  if (size >= 1e4) forms.push(`${exact(size / 1e4)}万`);
  return forms;
}

/** The figure stands by itself: 5 is not found in 57 or 5.4. */
function hasFigure(text: string, figure: string): boolean {
  return new RegExp(`(?<![\\d.,])${figure.replaceAll('.', '\\.')}(?!\\d|[.,]\\d)`).test(text);
}

function chinese(size: number): string | undefined {
  if (!Number.isInteger(size)) return undefined;
  if (size <= 10) return digits[size];
  if (size < 20) return `十${digits[size - 10]}`;
  return size < 100 && size % 10 === 0 ? `${digits[size / 10]}十` : undefined;
}

/** "2026-02" is "February 2026" or "2026年2月". */
function statesDate(text: string, value: string, locale: Locale): boolean {
  const [year, month, day] = value.split('-').map(Number);
  if (locale === 'zh') return text.includes(`${year}年${month}月${day ? `${day}日` : ''}`);
  return text.includes(`${day ? `${day} ` : ''}${months[month! - 1]} ${year}`);
}
