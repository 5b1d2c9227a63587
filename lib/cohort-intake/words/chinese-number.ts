const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const small: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const large: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/**
 * A number in Chinese words: 一亿二千万, 三万五 (35,000), 一百零五, 二〇一五, 三点五, 负三, 百分之三十五 (35).
 *
 * @returns null for anything else, figures among them
 */
export function chineseNumber(text: string): number | null {
  const [, sign, share, words] = /^(负)?(百分之)?(.+)$/.exec(text.trim()) ?? [];
  if (words === undefined || (share === undefined && text.includes('百分之'))) return null;
  const [whole = '', fraction, more] = words.split('点');
  if (more !== undefined) return null;
  const value = wholeNumber(whole);
  if (value === null) return null;
  const rest = fraction === undefined ? 0 : fractionOf(fraction);
  if (rest === null) return null;
  const number = Number((value + rest).toPrecision(15));
  return sign && number !== 0 ? -number : number;
}

/** Figures after the point; a unit behind them (一点五万) has to be read as a whole. */
function fractionOf(text: string): number | null {
  const figures = [...text].map((sign) => digits[sign]);
  return figures.length > 0 && figures.every((figure) => figure !== undefined) ? Number(`0.${figures.join('')}`) : null;
}

function wholeNumber(text: string): number | null {
  if (text === '') return null;
  const signs = [...text];
  if (signs.length > 1 && signs.every((sign) => digits[sign] !== undefined && sign !== '两'))
    return Number(signs.map((sign) => digits[sign]).join(''));
  let total = 0;
  /** Up to the next 万 or 亿. */
  let section = 0;
  let digit: number | null = null;
  let lastSmall = Number.POSITIVE_INFINITY;
  let lastLarge = Number.POSITIVE_INFINITY;
  let gap = false;
  let lastUnit = 1;
  for (const [index, sign] of signs.entries()) {
    if (digits[sign] !== undefined) {
      if (digit !== null) return null;
      if (digits[sign] === 0 && index > 0) gap = true;
      else digit = digits[sign];
    } else if (small[sign]) {
      const unit = small[sign];
      // 十二 begins with 十; 百 and 千 need their digit.
      if (unit >= lastSmall || (digit === null && unit > 10) || digit === 0) return null;
      section += (digit ?? 1) * unit;
      [digit, lastSmall, lastUnit, gap] = [null, unit, unit, false];
    } else if (large[sign]) {
      const unit = large[sign];
      const counted = section + (digit ?? 0);
      if (unit >= lastLarge || counted === 0) return null;
      total += counted * unit;
      [section, digit, lastSmall, lastLarge, lastUnit, gap] = [0, null, Number.POSITIVE_INFINITY, unit, unit, false];
    } else return null;
  }
  if (digit === null) return gap ? null : total + section;
  // 三万五 is 35,000, 三万零五 is 30,005.
  return total + section + digit * (gap || lastUnit <= 10 ? 1 : lastUnit / 10);
}
