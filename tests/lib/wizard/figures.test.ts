import { describe, expect, it } from 'vitest';
import { amountIn, amountText, currencyOf, figureText, salesPerPerson } from '../../../lib/wizard/index.ts';
import { territoryGroups } from '../../../lib/wizard/server.ts';
import { realBook } from '../../support/book.ts';

const { book } = realBook();

describe('sales per person', () => {
  const given = (value: number) => ({ state: 'given', value }) as const;

  it('brings a slip of a unit to light: 3.2 trillion for 400 people', () => {
    const perPerson = salesPerPerson({ annualRevenue: given(3.2e12), employees: given(400) });
    expect(perPerson).toBe(8e9);
    expect(amountText(perPerson!, 'zh', 'CNY')).toBe('80亿元');
  });

  it('says nothing without both figures', () => {
    expect(salesPerPerson({ annualRevenue: given(1e6) })).toBeUndefined();
    expect(
      salesPerPerson({ annualRevenue: { state: 'unsure', between: [1e6, 2e6] }, employees: given(5) }),
    ).toBeUndefined();
    expect(salesPerPerson({ annualRevenue: given(1e6), employees: given(0) })).toBeUndefined();
  });
});

describe('amounts in words', () => {
  it.each([
    [120_000_000, '1.2亿元', 'CNY 120 million'],
    [78_000_000, '7,800万元', 'CNY 78 million'],
    [9_500, '9,500元', 'CNY 9,500'],
    [0, '0元', 'CNY 0'],
    [123_456_789, '1.23亿元', 'CNY 123.46 million'],
  ])('%d', (value, zh, en) => {
    expect(amountText(value, 'zh', 'CNY')).toBe(zh);
    expect(amountText(value, 'en', 'CNY')).toBe(en);
  });

  it('name no currency where it is not known', () => {
    expect(amountText(120_000_000, 'zh', 'home')).toBe('1.2亿');
    expect(amountText(120_000_000, 'en', 'home')).toBe('120 million');
    expect([currencyOf('CN'), currencyOf('DE'), currencyOf(undefined)]).toEqual(['CNY', 'home', 'home']);
  });

  it('say the same amount in the other step', () => {
    expect(amountIn(120_000_000, 4, 'zh', 'CNY')).toBe('12,000万元');
    expect(amountIn(120_000_000, 0, 'en', 'CNY')).toBe('CNY 120,000,000');
  });

  it('write years plainly, shares with their sign, prices as they are', () => {
    const figure = (id: string, value: number) => figureText(book.questions[id]!, value, 'en', 'CNY');
    expect(figure('foundingYear', 2009)).toBe('2009');
    expect(figure('rdIntensity', 3.5)).toBe('3.5%');
    expect(figure('goodsPrice', 1650)).toBe('1,650');
    expect(figure('employees', 12_000)).toBe('12,000');
  });
});

describe('territories', () => {
  it.each(['en', 'zh'] as const)('are all there by name in %s, those often chosen first', (locale) => {
    const [first, ...rest] = territoryGroups(book, locale);
    expect(first!.letter).toBe(null);
    expect(first!.territories.slice(0, 3).map(({ id }) => id)).toEqual(['CN', 'US', 'DE']);
    expect(rest.flatMap(({ territories }) => territories.map(({ id }) => id)).toSorted()).toEqual(
      Object.keys(book.territories).toSorted(),
    );
    expect(rest.map(({ letter }) => letter)).toEqual(rest.map(({ letter }) => letter).toSorted());
  });

  it('stand under the initial of their pinyin', () => {
    const groups = territoryGroups(book, 'zh').slice(1);
    const letter = (id: string) => groups.find(({ territories }) => territories.some((item) => item.id === id))?.letter;
    expect(['DE', 'CN', 'US', 'VN', 'AR', 'SG', 'TH'].map(letter)).toEqual(['D', 'Z', 'M', 'Y', 'A', 'X', 'T']);
  });

  it('name the parts of China as official usage does', () => {
    const named = (locale: 'en' | 'zh') =>
      territoryGroups(book, locale)
        .flatMap(({ territories }) => territories)
        .filter(({ id }) => ['TW', 'HK', 'MO'].includes(id))
        .map(({ name }) => name);
    expect(named('zh').every((name) => name.startsWith('中国'))).toBe(true);
    expect(named('en')).toContain('Taiwan');
  });
});
