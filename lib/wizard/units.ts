import type { Locale, Question } from '../rulebook/index.ts';

/** Steps in which money is typed: 万元 and 亿元 in Chinese, thousand and million in English. */
export const moneyUnits = {
  zh: [
    { id: 'wan', exponent: 4 },
    { id: 'yi', exponent: 8 },
  ],
  en: [
    { id: 'thousand', exponent: 3 },
    { id: 'million', exponent: 6 },
  ],
} as const satisfies Record<Locale, readonly { id: string; exponent: number }[]>;

export type MoneyUnit = (typeof moneyUnits)[Locale][number]['id'];

const exponents: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(moneyUnits)
    .flat()
    .map(({ id, exponent }) => [id, exponent]),
);

/** Power of ten of a unit chosen in a form; 0 for anything else. */
export function exponentOf(unit: string): number {
  return exponents[unit] ?? 0;
}

/**
 * Money of the firm as a whole is asked in its home currency and in large steps; prices (euro per tonne) as they are.
 * The rule book says so in the unit of the question.
 */
export function inHomeCurrency(question: Pick<Question, 'type' | 'unit'>): boolean {
  return question.type === 'money' && question.unit?.en.startsWith('home currency') === true;
}

/** The unit in which an amount reads best. */
export function unitFor(value: number | undefined, locale: Locale): MoneyUnit {
  const [small, large] = moneyUnits[locale];
  return value === undefined || Math.abs(value) < 10 ** large.exponent ? small.id : large.id;
}

/** A year is written without thousands separators. */
export function isYear(question: Pick<Question, 'max'>): boolean {
  return question.max === 'asOfYear';
}
