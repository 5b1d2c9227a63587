import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { carbonPriceCredit, freeAllocation, netEmissions, precursorShare } from '@/lib/cbam/formulas.ts';
import { plus, quantity, times } from '@/lib/cbam/units.ts';
import { bill, figure, frozen, reasons } from '../../support/cbam.ts';

const examples = JSON.parse(readFileSync(new URL('worked-examples.json', import.meta.url), 'utf8'));
const intensity = (value: number) => quantity(value, 'tCO2e/t');
const ratio = (value: number | string) => quantity(value, 'ratio');

function near(actual: number, expected: number, tolerance: number) {
  expect(Math.abs(actual - expected), `${actual} instead of ${expected}`).toBeLessThanOrEqual(tolerance);
}

describe('worked examples', () => {
  it('T01: hot-rolled coil from China on default values at the price of the first quarter', () => {
    const { in: given, out, tolerance } = examples.T01;
    const [year] = bill({ goods: [{ id: 'coil', cn: given.cn, origin: given.origin, tonnes: { Q1: 100 } }] }).goods[0]!
      .years;
    near(figure(year!.onDefaults.embedded), out.see, 1e-6);
    near(figure(year!.onDefaults.freeAllocation), out.freeAllocation, 1e-6);
    near(figure(year!.onDefaults.certificatesPerTonne), out.net, 1e-6);
    near(figure(year!.onDefaults.costPerTonne), out.eurPerTonne, tolerance);
  });

  it.each(['T02', 'T04'])('%s: every year to 2034 at a frozen price', (id) => {
    const { in: given, series, tolerance } = examples[id];
    const { years } = bill({
      ...frozen(given.price),
      goods: [{ id: 'a', cn: given.cn, origin: given.origin, tonnes: 100 }],
    }).goods[0]!;
    expect(years.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034]);
    years.forEach((year, i) => near(figure(year.onDefaults.costPerTonne), series[i], tolerance));
  });

  it('T06: aluminium on verified data, without mark-up', () => {
    const { in: given, years: wanted, series, tolerance } = examples.T06;
    const emissions = {
      boundary: 'wholeProduct',
      direct: given.actual,
      verified: true,
      process: given.process,
    } as const;
    const { years } = bill({
      ...frozen(given.price),
      goods: [{ id: 'a', cn: given.cn, origin: given.origin, tonnes: 100, emissions }],
    }).goods[0]!;
    const found = years.filter(({ year }) => wanted.includes(year));
    found.forEach((year, i) => near(figure(year.onOwnData!.costPerTonne), series[i], tolerance));
    expect(found).toHaveLength(wanted.length);
  });

  it('T08: formula with a benchmark from a draft, without mark-up', () => {
    const { in: given, out, tolerance } = examples.T08;
    const free = freeAllocation(ratio(given.factor), ratio(1), intensity(given.benchmark));
    for (const path of ['actual', 'default'] as const) {
      const cost = times(netEmissions(intensity(given[path]), free), quantity(given.price, 'EUR/tCO2e'));
      near(cost.toNumber(), out[path], tolerance);
    }
  });

  it('T09, T10: clinker from Algeria rests on the total, not on the direct default value', () => {
    const { in: given, out, tolerance } = examples.T09;
    const [year] = bill({ goods: [{ id: 'a', cn: given.cn, origin: given.origin, tonnes: { Q1: given.tonnes } }] })
      .goods[0]!.years;
    near(figure(year!.onDefaults.certificates), out.certificates, tolerance);
    near(figure(year!.onDefaults.cost), out.eur, tolerance);
    expect(figure(year!.onDefaults.certificates)).not.toBeCloseTo(examples.T10.mustNotEqual, 2);
  });

  it('T12: each quarter of importation has its own price', () => {
    const { in: given, out, tolerance } = examples.T12;
    // Free allocation of hot-rolled coil in 2026 is 0.975 × 1.37.
    const emissions = {
      boundary: 'wholeProduct',
      direct: 1.33575 + given.net,
      verified: true,
      process: 'blastFurnace',
    } as const;
    const [year] = bill({
      goods: [{ id: 'a', cn: '72083900', origin: 'CN', tonnes: { Q1: given.Q1, Q2: given.Q2 }, emissions }],
    }).goods[0]!.years;
    near(figure(year!.due), out.eur, tolerance);
  });

  it('T13: an efficient plant owes nothing, and nothing is negative', () => {
    const { in: given, out } = examples.T13;
    expect(netEmissions(intensity(given.see), intensity(given.freeAllocation)).toNumber()).toBe(out.certificates);
    const emissions = { boundary: 'wholeProduct', direct: given.see, verified: true, process: 'blastFurnace' } as const;
    const [year] = bill({ price: 80, goods: [{ id: 'a', cn: '72083900', origin: 'CN', tonnes: 1000, emissions }] })
      .goods[0]!.years;
    expect(figure(year!.due)).toBe(0);
  });

  it('T14: indirect emissions of a good of Annex II are not charged', () => {
    const { in: given, out } = examples.T14;
    const net = netEmissions(intensity(given.direct), intensity(given.freeAllocation));
    expect(times(quantity(given.tonnes, 't'), net).toNumber()).toBe(out.certificates);
    const certificates = (indirect?: number) => {
      const emissions = {
        boundary: 'wholeProduct',
        direct: given.direct,
        indirect,
        verified: true,
        process: 'blastFurnace',
      } as const;
      return bill({ price: 80, goods: [{ id: 'a', cn: '72083900', origin: 'CN', tonnes: given.tonnes, emissions }] })
        .goods[0]!.years[0]!;
    };
    expect(figure(certificates(given.indirect).onOwnData!.certificates)).toBe(
      figure(certificates().onOwnData!.certificates),
    );
    expect(certificates(given.indirect).flags.map(({ id }) => id)).toContain('indirectNotCharged');
  });

  it('T15: a carbon price paid abroad is credited by the ratio of prices and never beyond the obligation', () => {
    const { in: given, out } = examples.T15;
    const obligation = quantity(given.emissions, 'tCO2e');
    const price = quantity(given.price, 'EUR/tCO2e');
    const covered = quantity(given.emissions * given.share, 'tCO2e');
    expect(carbonPriceCredit(obligation, quantity(given.paid, 'EUR/tCO2e'), covered, price).toNumber()).toBe(
      out.credit,
    );
    expect(carbonPriceCredit(obligation, quantity(given.highPaid, 'EUR/tCO2e'), obligation, price).toNumber()).toBe(
      out.cap,
    );
  });

  it('T16: free allocation of a chain from direct reduction over billet to rolled product', () => {
    const { in: given, out, tolerance } = examples.T16;
    const own = (benchmark: number) => freeAllocation(ratio(given.factor), ratio(1), intensity(benchmark));
    const dri = own(given.dri);
    const billet = plus(own(given.eaf), precursorShare(dri, ratio(given.massDri)));
    near(dri.toNumber(), out.dri, tolerance);
    near(billet.toNumber(), out.billet, tolerance);
    const massBillet = 1000 / 950;
    near(plus(own(given.rolling), precursorShare(billet, ratio(massBillet))).toNumber(), out.rebar, tolerance);
    // The last step over the whole way: column A of coated sheet plus a billet whose producer verified its free allocation.
    const precursor = {
      cn: '72071111',
      origin: 'CN',
      massPerTonne: massBillet,
      emissions: { direct: 1 },
      freeAllocation: out.billet,
    };
    const emissions = {
      boundary: 'ownProcess',
      direct: 0.1,
      verified: true,
      process: 'directReduction',
      precursors: [precursor],
    } as const;
    const [year] = bill({
      price: 80,
      goods: [
        { id: 'a', cn: '73181100', origin: 'CN', tonnes: 100, emissions: { ...emissions, precursors: [precursor] } },
      ],
    }).goods[0]!.years;
    near(figure(year!.onOwnData!.freeAllocation), out.rebar, tolerance);
  });

  it('T17: cement without its clinker would lose its whole free allocation', () => {
    const { in: given, out, tolerance } = examples.T17;
    const year = (precursors: readonly object[]) => {
      const emissions = { boundary: 'ownProcess', direct: 0.8, indirect: 0.05, verified: true, precursors } as never;
      return bill({
        goods: [{ id: 'a', cn: given.cn, origin: 'CN', tonnes: { [given.quarter]: given.tonnes }, emissions }],
      }).goods[0]!.years[0]!;
    };
    const clinker = { cn: given.precursor, origin: 'CN', massPerTonne: 1, emissions: { direct: 0, indirect: 0 } };
    const [chain, forgotten] = [year([clinker]).onOwnData!, year([]).onOwnData!];
    near(figure(chain.freeAllocation) * given.tonnes, out.freeAllocation, 1e-6);
    expect(figure(forgotten.freeAllocation)).toBe(0);
    near(figure(forgotten.cost) - figure(chain.cost), out.eur, tolerance);
  });

  it('T20: not 2.5 % of the emissions', () => {
    const { in: given, mustNotEqual } = examples.T20;
    const [year] = bill({ price: 75.36, goods: [{ id: 'a', ...given, tonnes: 100 }] }).goods[0]!.years;
    expect(figure(year!.onDefaults.costPerTonne)).toBeGreaterThan(20 * mustNotEqual);
  });

  it('T22: the threshold of 50 tonnes per importer and year', () => {
    const due = (tonnes: Readonly<Record<string, number>>) => {
      const goods = Object.entries(tonnes).map(([cn, mass]) => ({
        id: cn,
        cn,
        origin: 'CN',
        tonnes: mass,
        importer: 'a',
      }));
      return bill({ price: 80, years: { from: 2026, to: 2026 }, importers: [{ id: 'a', otherTonnes: 0 }], goods });
    };
    const [steel, aluminium, fertiliser, hydrogen] = ['72083900', '76012080', '31021019', '28041000'] as const;
    expect(due({ [steel]: 30, [aluminium]: 19.9 }).importers[0]).toMatchObject({
      threshold: 'exempt',
      countedTonnes: 49.9,
    });
    expect(due({ [steel]: 50 }).importers[0]!.threshold).toBe('exempt');
    expect(figure(due({ [steel]: 50 }).totals[0]!.due)).toBe(0);
    const above = due({ [steel]: 50.1 });
    expect(above.importers[0]!.threshold).toBe('liable');
    // All 50.1 tonnes, not the 0.1 above.
    near(figure(above.totals[0]!.due), 50.1 * figure(above.goods[0]!.years[0]!.onDefaults.costPerTonne), 1);
    expect(due({ [fertiliser]: 0.002, [steel]: 49.999 }).importers[0]!.threshold).toBe('liable');
    const little = due({ [hydrogen]: 1 });
    expect(little.goods[0]!.verdict).toBe('liable');
    expect(figure(little.totals[0]!.due)).toBeGreaterThan(0);
    expect(reasons(little.totals[0]!.due)).toEqual([]);
  });
});
