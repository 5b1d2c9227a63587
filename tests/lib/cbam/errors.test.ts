import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CbamDataError, type CbamInput, scopeOf } from '@/lib/cbam/index.ts';
import { inYear, parseCbamLaw } from '@/lib/cbam/law.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { parseDefaultValues } from '@/lib/cbam/tables.ts';
import { bill, bounds, figure, reasons } from '../../support/cbam.ts';

const law = cbamLaw();
const coil = { id: 'coil', cn: '72083900', origin: 'CN', tonnes: 1000 };
const one = (good: CbamInput['goods'][number], more: Partial<CbamInput> = {}) =>
  bill({ price: 82.32, ...more, goods: [good] }).goods[0]!.years;
const data = (name: string) => readFileSync(new URL(`../../../rules/data/cbam/${name}`, import.meta.url), 'utf8');
const names = [
  'acts.yaml',
  'scope.yaml',
  'schedules.yaml',
  'tables.yaml',
  'dates.yaml',
  'checklist.yaml',
  'default-values.csv',
  'benchmarks.csv',
];
const territories = law.countries.map((id) => ({ id, eu: false, cbamExempt: false }));
const withFile = (name: string, change: (content: string) => string) =>
  parseCbamLaw(
    names.map((each) => ({ name: each, content: each === name ? change(data(each)) : data(each) })),
    territories,
  );

/** Errors that other calculators make. */
describe('known errors', () => {
  it('1: the factor shrinks the free benchmark; it is no share of the emissions that is charged', () => {
    const [year] = one(coil);
    const charged = figure(year!.onDefaults.certificatesPerTonne) / figure(year!.onDefaults.embedded);
    expect(charged).toBeGreaterThan(0.6);
  });

  it('2: the mark-up depends on the year and not on the country', () => {
    for (const origin of ['CN', 'IN', 'KR', 'TR']) {
      const [a, b, c, d] = one({ ...coil, origin });
      const base = figure(a!.onDefaults.embedded) / 1.1;
      const markups = [b, c, d].map((year) => figure(year!.onDefaults.embedded) / base);
      [1.2, 1.3, 1.3].forEach((markup, i) => expect(markups[i]).toBeCloseTo(markup, 5));
    }
  });

  it('3: fertilisers carry a mark-up of 1 % in every year', () => {
    const years = one({ ...coil, cn: '31021019' });
    for (const year of years) expect(figure(year.onDefaults.embedded)).toBeCloseTo(2.85 * 1.01, 6);
  });

  it('4: benchmarks and numbers of acts come from the acts; a number in another form is refused', () => {
    expect(() =>
      withFile('acts.yaml', (content) => content.replace('Implementing Regulation (EU) 2025/2620', 'C(2025) 8552')),
    ).toThrow(/acts\.0?.*number|acts\.1\.number: is no number of a published act/);
    expect(() =>
      withFile('schedules.yaml', (content) => content.replace('act: dec-2026-1862', 'act: reg-2025-8151')),
    ).toThrow(/there is no act "reg-2025-8151"/);
    const numbers = Object.values(law.acts).map(({ number }) => number);
    expect(numbers.filter((number) => /8151|8552|8560/.test(number))).toEqual([]);
    for (const source of Object.values(bill({ price: 80, goods: [coil] }).sources))
      if (source.kind === 'law' || source.kind === 'proposal')
        expect(source).toMatchObject({
          act: expect.any(String),
          article: expect.any(String),
          date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        });
  });

  it('5: the threshold is 50 tonnes of goods per importer and year, not a value and not 50 tonnes of CO2', () => {
    // Dear and heavy in emissions, but only 49 tonnes.
    const light = { ...coil, cn: '73181588', tonnes: 49, salesPrice: 50_000 };
    const result = bill({
      price: 82.32,
      importers: [{ id: 'a', otherTonnes: 0 }],
      goods: [{ ...light, importer: 'a' }],
    });
    expect(figure(result.goods[0]!.years[0]!.onDefaults.certificates)).toBeGreaterThan(50);
    expect(figure(result.totals[0]!.due)).toBe(0);
    // 51 tonnes with hardly any emissions are over it.
    const clean = {
      ...coil,
      tonnes: 51,
      emissions: { boundary: 'wholeProduct', direct: 0.01, verified: true } as const,
    };
    expect(bill({ price: 82.32, goods: [clean] }).importers[0]!.threshold).toBe('liable');
  });

  it('6: declaration on 30 September and 50 % to be held', () => {
    expect(law.dates.find(({ id }) => id === 'declaration')).toMatchObject({ date: '2027-09-30', yearly: true });
    expect(law.dates.find(({ id }) => id === 'holding')).toMatchObject({ share: 0.5, date: '2027-03-31' });
    expect(law.dates.filter(({ date }) => date.endsWith('-05-31'))).toEqual([]);
  });

  it('7: cement rests on direct and indirect emissions', () => {
    const cement = { ...coil, cn: '25232900' };
    expect(figure(one(cement)[0]!.onDefaults.embedded)).toBeCloseTo(1.42 * 1.1, 6);
    const own = (emissions: { direct: number; indirect?: number }) =>
      one({ ...cement, emissions: { boundary: 'wholeProduct', ...emissions, verified: true } })[0]!;
    expect(figure(own({ direct: 0.7, indirect: 0.05 }).onOwnData!.embedded)).toBe(0.75);
    expect(reasons(own({ direct: 0.7 }).due)).toEqual(['indirectMissing']);
    expect(bounds(own({ direct: 0.7 }).onOwnData!.embedded)).toEqual({ low: 0.7, high: 1.42 });
  });

  it('8: a year without a correction factor is refused with a range; an assumed factor is used and named', () => {
    const year = (assumptions: CbamInput['assumptions']) =>
      one(coil, { assumptions }).find((entry) => entry.year === 2031)!;
    expect(reasons(year({}).onDefaults.costPerTonne)).toEqual(['benchmarkNotSet', 'cscfNotSet']);
    expect(reasons(year({ benchmarks: 'as2030' }).onDefaults.costPerTonne)).toEqual(['cscfNotSet']);
    const whole = year({ benchmarks: 'as2030', cscf: 1 }).onDefaults.costPerTonne;
    expect(whole.sources).toEqual(expect.arrayContaining(['assumption | cscf', 'assumption | benchmarks']));
    expect(figure(year({ benchmarks: 'as2030', cscf: 0.9 }).onDefaults.costPerTonne)).toBeGreaterThan(figure(whole));
    const band = bounds(year({}).onDefaults.costPerTonne);
    expect(band.low).toBe(figure(whole));
    expect(band.high).toBe(Math.round(3.187 * 1.3 * 82.32 * 100) / 100);
  });

  it('9: the factor of 2031 to 2033 is 39, 26.5 and 14 %', () => {
    const factors = (scenario: 'adopted' | 'com-2026-616') =>
      [2031, 2032, 2033, 2034, 2038].map((year) => inYear(law.schedules.factor[scenario].years, year));
    expect(factors('adopted')).toEqual([0.39, 0.265, 0.14, 0, 0]);
    expect(factors('com-2026-616')).toEqual([0.48, 0.375, 0.27, 0.15, 0]);
    expect(inYear(law.schedules.factor.adopted.years, 2025)).toBeNull();
  });

  it('10: a country without a value takes the whole row of the other countries, route included', () => {
    // Brazil has no value for sponge iron; the table for other countries has 1.325 and its own route.
    expect(law.defaultValues.BR!['7203']).toBeUndefined();
    const [brazil] = one({ ...coil, cn: '72031000', origin: 'BR' });
    expect(figure(brazil!.onDefaults.embedded)).toBeCloseTo(1.325 * 1.1, 6);
    expect(brazil!.flags.map(({ id }) => id)).toContain('otherCountries');
    // A country that is not listed at all takes every row from there.
    expect(law.defaultValues.LR).toBeUndefined();
    const other = law.defaultValues.OTHER!['7208']!;
    expect(figure(one({ ...coil, origin: 'LR' })[0]!.onDefaults.embedded)).toBeCloseTo(other.total * 1.1, 6);
  });

  it('11: a cell that cannot be read is a problem and never replaced', () => {
    const problems: string[] = [];
    const content = 'country,cn,total,direct,indirect,route\nCN,7208,3;187,,,C\nCN,7209,,3.2,,C\nCN,7210,3.2,,,Q\n';
    expect(parseDefaultValues(content, new Set(['C']), problems)).toEqual({});
    expect(problems.map((problem) => problem.split(': ')[0])).toEqual([
      'default-values.csv:2',
      'default-values.csv:3',
      'default-values.csv:4',
    ]);
    expect(() => withFile('default-values.csv', (text) => text.replace('CN,7208,3.187', 'CN,7208,n/a'))).toThrow(
      CbamDataError,
    );
  });

  it('12: green power does not lower the bill of steel or aluminium, but that of cement', () => {
    const due = (cn: string, indirect: number) =>
      figure(
        one({ ...coil, cn, emissions: { boundary: 'wholeProduct', direct: 2, indirect, verified: true } })[0]!.due,
      );
    expect(due('72083900', 0)).toBe(due('72083900', 0.8));
    expect(due('76012080', 0)).toBe(due('76012080', 8));
    expect(due('28041000', 0)).toBe(due('28041000', 8));
    expect(due('25232900', 0)).toBeLessThan(due('25232900', 0.1));
    expect(due('26011200', 0)).toBeLessThan(due('26011200', 0.1));
  });

  it('13: nothing is deducted by default, and a nominal carbon price is not deducted from default values', () => {
    const paid = { eur: 7.68, certified: true };
    const plain = one(coil)[0]!;
    expect(figure(plain.onDefaults.credit)).toBe(0);
    const claimed = one({ ...coil, carbonPrice: paid })[0]!;
    expect(figure(claimed.due)).toBe(figure(plain.due));
    expect(claimed.flags.map(({ id }) => id)).toContain('creditNeedsActual');
    const emissions = { boundary: 'wholeProduct', direct: 2, verified: true } as const;
    const without = one({ ...coil, emissions })[0]!;
    const half = one({ ...coil, emissions, carbonPrice: { ...paid, coveredShare: 0.5 } })[0]!;
    expect(figure(without.due) - figure(half.due)).toBeCloseTo(7.68 * 0.5 * 2 * 1000, 0);
    expect(half.flags.map(({ id }) => id)).toContain('creditScenario');
  });

  it('14: hydrogen has its CBAM benchmark, not the product benchmark of the trading system', () => {
    expect(law.benchmarks['28041000']![0]!.columnB).toEqual({ any: 5.089 });
    expect(figure(one({ ...coil, cn: '28041000' })[0]!.onDefaults.freeAllocation)).toBeCloseTo(0.975 * 5.089, 6);
  });

  it('own process is never set against the whole-product benchmark, nor the other way round', () => {
    const free = (boundary: 'wholeProduct' | 'ownProcess') =>
      figure(
        one({ ...coil, emissions: { boundary, direct: 1, verified: true, process: 'blastFurnace' } })[0]!.onOwnData!
          .freeAllocation,
      );
    expect(free('wholeProduct')).toBeCloseTo(0.975 * 1.37, 6);
    expect(free('ownProcess')).toBeCloseTo(0.975 * 0.044, 6);
  });

  it('scrap, stoves and household aluminium are not covered', () => {
    for (const cn of ['7204', '7602', '72022100', '31056000', '9503', '76151080'])
      expect(scopeOf(law, cn, null).kind, cn).not.toBe('covered');
  });
});
