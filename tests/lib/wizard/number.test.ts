import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, fieldText, moneyUnits, readNumber } from '../../../lib/wizard/index.ts';

const value = (text: string, form = {}) => {
  const reading = readNumber(text, form);
  return reading.ok ? reading.value : reading.fault;
};

describe('figures as people type them', () => {
  it.each([
    ['1.2亿', 120_000_000],
    ['7800万', 78_000_000],
    ['120m', 120_000_000],
    ['12,000', 12_000],
    ['12，000', 12_000],
    ['１２０００', 12_000],
    ['１．２億', 120_000_000],
    ['12 000', 12_000],
    ["12'000.5", 12_000.5],
    ['1.2 million', 1_200_000],
    ['3 bn', 3_000_000_000],
    ['15k', 15_000],
    ['500w', 5_000_000],
    ['5百万', 5_000_000],
    ['3千', 3_000],
    ['1亿2000万', 120_000_000],
    ['1。5', 1.5],
    ['.5', 0.5],
    ['约300人', 300],
    ['about 300 people', 300],
    ['2015年', 2015],
    ['20 t', 20],
    ['20吨', 20],
    ['−5', -5],
    ['0', 0],
  ])('%s is %d', (text, expected) => expect(value(text)).toBe(expected));

  it('takes a percent sign only where a percentage is asked for', () => {
    expect(value('3.5%', { percent: true })).toBe(3.5);
    expect(value('３．５％', { percent: true })).toBe(3.5);
    expect(value('3.5%')).toBe('percent');
  });

  it('reads a bare figure in the chosen unit, and a step typed with it before the unit', () => {
    expect(value('1.2', { exponent: 8 })).toBe(120_000_000);
    expect(value('1.2亿', { exponent: 4 })).toBe(120_000_000);
    expect(readNumber('1.2亿', { exponent: 4 })).toMatchObject({ exponent: 8 });
  });

  it('takes the currency that is asked for and no other', () => {
    expect(value('¥1.2亿', { currency: 'CNY' })).toBe(120_000_000);
    expect(value('1.2亿元人民币', { currency: 'CNY' })).toBe(120_000_000);
    expect(value('CNY 120 million', { currency: 'CNY' })).toBe(120_000_000);
    expect(value('$120m', { currency: 'CNY' })).toBe('currency');
    expect(value('120欧元', { currency: 'CNY' })).toBe('currency');
    expect(value('€ 650', { currency: 'EUR' })).toBe(650);
    expect(value('120元', { currency: 'EUR' })).toBe('currency');
    expect(value('$120m', { currency: 'home' })).toBe(120_000_000);
    expect(value('120元')).toBe('currency');
  });
});

describe('what could be read in two ways is not guessed', () => {
  it.each([
    ['1.234,56', 'separators'],
    ['1,5', 'separators'],
    ['1,2000,0000', 'separators'],
    ['1.2.3', 'separators'],
    ['1亿2000', 'notNumber'],
    ['2000万1亿', 'notNumber'],
    ['abc', 'notNumber'],
    ['一百', 'notNumber'],
    ['1e5', 'notNumber'],
    ['0x10', 'notNumber'],
    ['', 'notNumber'],
    ['不到100', 'span'],
    ['50以上', 'span'],
    ['>100', 'span'],
  ])('%s: %s', (text, fault) => expect(value(text)).toBe(fault));

  it('offers both ends of a span', () => {
    expect(readNumber('100-200万')).toEqual({ ok: false, fault: 'span', span: [1_000_000, 2_000_000] });
    expect(readNumber('100～200', { exponent: 4 })).toMatchObject({ span: [1_000_000, 2_000_000] });
    expect(readNumber('5 to 10%', { percent: true })).toMatchObject({ span: [5, 10] });
    expect(readNumber('10-5')).toEqual({ ok: false, fault: 'span' });
  });
});

describe('properties', () => {
  const units = [
    0,
    ...Object.values(moneyUnits)
      .flat()
      .map(({ id }) => exponentOf(id)),
  ];

  it('what a field shows is read back exactly, in every unit', () => {
    const figures = fc.oneof(
      fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      fc.constantFrom(0.1, 1e-7, 1e21),
    );
    fc.assert(
      fc.property(figures, fc.constantFrom(...units), fc.boolean(), (figure, exponent, grouped) => {
        expect(readNumber(fieldText(figure, exponent, grouped), { exponent })).toMatchObject({
          ok: true,
          value: figure === 0 ? 0 : figure,
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws and never gives what is not a number', () => {
    const bits = fc
      .array(
        fc.constantFrom(
          '1',
          '20',
          '300',
          ',',
          '.',
          ' ',
          '亿',
          '万',
          'm',
          'k',
          '%',
          '-',
          '到',
          '元',
          '$',
          '约',
          '人',
          'x',
          '　',
          '９',
        ),
        { maxLength: 9 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(bits, fc.string()), (text) => {
        const reading = readNumber(text, { percent: true, currency: 'home' });
        if (reading.ok) expect(Number.isFinite(reading.value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
