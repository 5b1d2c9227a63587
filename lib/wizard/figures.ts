import type { Profile } from '../engine/index.ts';
import type { Locale, Question } from '../rulebook/index.ts';
import { fieldText } from './number.ts';
import { inHomeCurrency, isYear } from './units.ts';

export type Currency = 'CNY' | 'home';

/** The firm's own currency; the rule book's size limits in money are those of China. */
export function currencyOf(homeCountry: string | undefined): Currency {
  return homeCountry === 'CN' ? 'CNY' : 'home';
}

/** An amount in one step: `12,000万元`, `1.2亿`, `CNY 120 million`. */
export function amountIn(value: number, exponent: number, locale: Locale, currency: Currency): string {
  const figure = fieldText(roundTo(value, exponent), exponent);
  if (locale === 'zh') {
    const step = exponent === 8 ? '亿' : exponent === 4 ? '万' : '';
    return `${figure}${step}${currency === 'CNY' ? '元' : ''}`;
  }
  const step = exponent === 6 ? ' million' : exponent === 3 ? ' thousand' : '';
  return `${currency === 'CNY' ? 'CNY ' : ''}${figure}${step}`;
}

/** An amount in the step that reads best. */
export function amountText(value: number, locale: Locale, currency: Currency): string {
  const size = Math.abs(value);
  const exponent = locale === 'zh' ? (size >= 1e8 ? 8 : size >= 1e4 ? 4 : 0) : size >= 1e6 ? 6 : 0;
  return amountIn(value, exponent, locale, currency);
}

/**
 * A year's sales per employee in home currency, for the firm to look at once more: a slip of a unit shows here. No limit is set.
 * Undefined unless both were answered with a figure.
 */
export function salesPerPerson({ annualRevenue, employees }: Profile['firm']): number | undefined {
  const [sales, people] = [annualRevenue, employees].map((answer) =>
    answer?.state === 'given' ? answer.value : undefined,
  );
  return typeof sales === 'number' && typeof people === 'number' && people > 0 ? sales / people : undefined;
}

/** A figure of a question in words, for messages and the list of answers. */
export function figureText(
  question: Pick<Question, 'type' | 'unit' | 'max'>,
  value: number,
  locale: Locale,
  currency: Currency,
): string {
  if (inHomeCurrency(question)) return amountText(value, locale, currency);
  const figure = fieldText(value, 0, !isYear(question));
  return question.type === 'percent' ? `${figure}%` : figure;
}

/** Two decimals of the step are enough to recognise an amount. */
function roundTo(value: number, exponent: number): number {
  const unit = 10 ** exponent / 100;
  return exponent === 0 ? Math.round(value * 100) / 100 : Math.round(value / unit) * unit;
}
