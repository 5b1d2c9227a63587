import { describe, expect, it } from 'vitest';
import { type CbamInput, cbamBill, excerptOf, nextDates, readCbamRequest } from '@/lib/cbam/index.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { bill, bounds, figure, reasons } from '../../support/cbam.ts';

const law = cbamLaw();
const bolts = { id: 'bolts', cn: '73181588', origin: 'CN', tonnes: 5500 };
const ids = (flags: readonly { readonly id: string }[]) => flags.map(({ id }) => id);
const firstYear = (input: CbamInput) => bill(input).goods[0]!.years[0]!;

describe('verdicts', () => {
  const verdict = (good: Omit<CbamInput['goods'][number], 'id'>) => bill({ goods: [{ id: 'a', ...good }] }).verdict;

  it('tells what is covered, watched, outside, exempt or unknown', () => {
    expect(verdict(bolts)).toBe('liable');
    expect(verdict({ cn: '8708', origin: 'CN' })).toBe('watch');
    expect(verdict({ family: 'downstreamMetal' })).toBe('watch');
    expect(verdict({ cn: '95030041', origin: 'CN' })).toBe('outside');
    expect(verdict({ family: 'other' })).toBe('outside');
    expect(verdict({})).toBe('unknown');
    expect(verdict({ ...bolts, origin: 'NO' })).toBe('exemptOrigin');
    expect(verdict({ ...bolts, origin: 'DE' })).toBe('notImported');
    expect(verdict({ ...bolts, tonnes: 40 })).toBe('exempt');
    expect(verdict({ ...bolts, tonnes: undefined })).toBe('open');
    // Part of heading 7202 is excluded.
    expect(verdict({ cn: '7202', origin: 'CN', tonnes: 100 })).toBe('open');
    expect(verdict({ cn: '72023000', origin: 'CN', tonnes: 100 })).toBe('outside');
  });

  it('keeps an unknown good in the totals', () => {
    const total = bill({ price: 80, goods: [bolts, { id: 'what' }] }).totals[0]!.due;
    expect(reasons(total)).toEqual(['goodUnknown']);
    expect(bounds(total).high).toBeNull();
    expect(bounds(total).low).toBe(figure(bill({ price: 80, goods: [bolts] }).totals[0]!.due));
  });
});

describe('importers', () => {
  const at = (tonnes: number, more: object = {}) =>
    bill({ price: 80, importers: [{ id: 'i', ...more }], goods: [{ ...bolts, tonnes, importer: 'i' }] }).importers[0]!;

  it('counts what an importer buys elsewhere and says when it does not know', () => {
    expect(at(40)).toMatchObject({ threshold: 'exempt', countedTonnes: 40, limit: 50 });
    expect(ids(at(40).flags)).toEqual(['otherImportsUnknown']);
    expect(at(40, { otherTonnes: 0 }).flags).toEqual([]);
    expect(at(40, { otherTonnes: 10.001 }).threshold).toBe('liable');
    expect(ids(at(45.1, { otherTonnes: 0 }).flags)).toEqual(['nearThreshold']);
    expect(ids(at(45, { otherTonnes: 0 }).flags)).toEqual([]);
  });

  it('frees 500 tonnes spread over many, and charges them for one', () => {
    const split = Array.from({ length: 20 }, (_, i) => ({ ...bolts, id: `g${i}`, importer: `i${i}`, tonnes: 25 }));
    const importers = split.map(({ importer }) => ({ id: importer, otherTonnes: 0 }));
    expect(figure(bill({ price: 80, importers, goods: split }).totals[0]!.due)).toBe(0);
    const together = bill({ price: 80, goods: [{ ...bolts, tonnes: 500 }] });
    expect(figure(together.totals[0]!.due)).toBeGreaterThan(0);
    expect(ids(together.importers[0]!.flags)).toEqual(['importersUnknown']);
  });

  it('asks an indirect representative for authorisation even below the threshold', () => {
    expect(ids(at(1, { role: 'indirectRepresentative', otherTonnes: 0 }).flags)).toEqual(['authorisationNeeded']);
  });
});

describe('own data', () => {
  it('counts only when verified, and shows what verification is worth', () => {
    const own = (verified: boolean) =>
      firstYear({
        price: 82.32,
        verificationCost: 10_000,
        goods: [{ ...bolts, emissions: { boundary: 'wholeProduct', direct: 1.8, verified } }],
      });
    expect(own(false).applies).toBe('onDefaults');
    expect(figure(own(false).due)).toBe(figure(own(false).onDefaults.cost));
    expect(figure(own(true).due)).toBe(figure(own(true).onOwnData!.cost));
    // (7.0125 − 1.8) t × EUR 82.32 a tonne pay for EUR 10,000 from this tonnage on.
    expect(figure(own(true).breakEven!.low)).toBeCloseTo(10_000 / ((7.0125 - 1.8) * 82.32), 2);
    expect(ids(own(true).flags)).toEqual(expect.arrayContaining(['routeAssumed', 'wholeProductBenchmark']));
  });

  it('refuses a break-even where own data save nothing', () => {
    const dirty = firstYear({
      price: 80,
      goods: [{ ...bolts, emissions: { boundary: 'wholeProduct', direct: 9, verified: true } }],
    });
    expect(reasons(dirty.breakEven!.low)).toEqual(['noSaving']);
    expect(ids(dirty.flags)).toContain('defaultIsLower');
  });

  it('takes the mark-up for a precursor without verified data, and none from the EU', () => {
    const wire = (precursor: object) =>
      figure(
        firstYear({
          price: 80,
          goods: [
            {
              ...bolts,
              cn: '73181100',
              emissions: {
                boundary: 'ownProcess',
                direct: 0.1,
                verified: true,
                process: 'blastFurnace',
                precursors: [{ cn: '72071111', massPerTonne: 1, ...precursor }],
              },
            },
          ],
        }).onOwnData!.embedded,
      );
    const billet = law.defaultValues.CN!['72071111']!.total;
    expect(wire({ origin: 'CN' })).toBeCloseTo(0.1 + billet * 1.1, 6);
    expect(wire({ origin: 'CN', emissions: { direct: 1.9 } })).toBeCloseTo(2, 6);
    expect(wire({ origin: 'DE' })).toBe(0.1);
  });

  it('gives a range where the process benchmark was not read from the act', () => {
    const cn = Object.keys(law.benchmarks).find(
      (code) => code.startsWith('72') && law.benchmarks[code]![0]!.columnA === null,
    )!;
    const year = firstYear({
      price: 80,
      goods: [
        { ...bolts, cn, emissions: { boundary: 'ownProcess', direct: 3, verified: true, process: 'blastFurnace' } },
      ],
    });
    expect(reasons(year.due)).toEqual(['columnAMissing']);
    expect(bounds(year.onOwnData!.embedded)).toEqual({ low: 3, high: 3 });
    expect(bounds(year.due).high).toBe(3 * 80 * 5500);
  });
});

describe('prices and shares', () => {
  it('refuses a price that is not published, with the planning range', () => {
    const year = firstYear({ goods: [{ ...bolts, tonnes: { Q4: 100 } }] });
    expect(reasons(year.due)).toEqual(['quarterPriceOpen']);
    const net = figure(year.onDefaults.certificatesPerTonne);
    expect(bounds(year.due)).toEqual({
      low: Math.round(net * 60 * 100 * 100) / 100,
      high: Math.round(net * 120 * 100 * 100) / 100,
    });
    expect(reasons(firstYear({ years: { from: 2027, to: 2027 }, goods: [bolts] }).due)).toEqual(['priceOpen']);
    expect(
      figure(firstYear({ years: { from: 2027, to: 2027 }, price: { 2027: 90 }, goods: [bolts] }).due),
    ).toBeGreaterThan(0);
    expect(figure(bill({ price: 'latest', goods: [bolts] }).totals[1]!.price)).toBe(82.32);
  });

  it('sets the cost against price and margin', () => {
    const { onDefaults } = firstYear({ price: 82.32, goods: [{ ...bolts, salesPrice: 1800, margin: 0.08 }] });
    expect(figure(onDefaults.shareOfPrice)).toBeCloseTo(467.79 / 1800, 4);
    expect(figure(onDefaults.shareOfMargin)).toBeCloseTo(467.79 / 144, 3);
    expect(reasons(firstYear({ price: 80, goods: [bolts] }).onDefaults.shareOfPrice)).toEqual(['salesPriceMissing']);
    expect(reasons(firstYear({ price: 80, goods: [{ ...bolts, salesPrice: 9 }] }).onDefaults.shareOfMargin)).toEqual([
      'marginMissing',
    ]);
  });
});

describe('scenarios and sources', () => {
  it('charges less from 2028 under the proposal, and marks it as one', () => {
    const years = (scenario: 'adopted' | 'com-2026-616') =>
      bill({ price: 82.32, scenario, years: { from: 2026, to: 2030 }, goods: [bolts] }).goods[0]!.years;
    const [law_, proposal] = [years('adopted'), years('com-2026-616')];
    const cost = (list: typeof law_, i: number) => figure(list[i]!.onDefaults.costPerTonne);
    expect(cost(proposal, 0)).toBe(cost(law_, 0));
    for (const i of [2, 3, 4]) expect(cost(proposal, i)).toBeLessThan(cost(law_, i));
    expect(cost(law_, 4) - cost(proposal, 4)).toBeCloseTo((0.59 - 0.515) * 1.364 * 82.32, 2);
    expect(ids(proposal[0]!.flags)).toContain('proposalScenario');
  });

  it('marks what is provisional from 2027 on and not before', () => {
    const result = bill({ price: 82.32, years: { from: 2026, to: 2027 }, goods: [bolts] });
    const provisional = (i: number) =>
      result.goods[0]!.years[i]!.onDefaults.cost.sources.filter((id) => result.sources[id]!.provisional !== undefined);
    expect(provisional(0)).toEqual([]);
    expect(provisional(1)).toHaveLength(2);
    expect(ids(result.goods[0]!.years[0]!.flags)).not.toContain('provisional');
    expect(ids(result.goods[0]!.years[1]!.flags)).toContain('provisional');
  });

  it('calls values indicative that were not compared with the corrected act', () => {
    const flagsOf = (good: object) => ids(firstYear({ price: 80, goods: [{ ...bolts, ...good }] }).flags);
    expect(flagsOf({})).not.toContain('indicative');
    expect(flagsOf({ cn: '73269098' })).toContain('indicative');
    expect(flagsOf({ origin: 'IN' })).toContain('indicative');
  });

  it('gives the same bill from an excerpt, at whatever price and law', () => {
    const goods = [
      bolts,
      {
        id: 'own',
        cn: '73181100',
        origin: 'TR',
        tonnes: 80,
        emissions: {
          boundary: 'ownProcess',
          direct: 0.1,
          precursors: [{ cn: '7207', origin: 'BR', massPerTonne: 1.1 }],
        },
      },
      { id: 'slip', cn: '76011000', origin: 'CN', tonnes: 60 },
    ] as CbamInput['goods'];
    const read = (more: Partial<CbamInput>) => readCbamRequest(law, { ...more, goods }).request!;
    const excerpt = JSON.parse(JSON.stringify(excerptOf(law, read({}))));
    expect(JSON.stringify(excerpt).length).toBeLessThan(JSON.stringify(law).length / 10);
    for (const more of [{ price: 60 }, { price: 120, scenario: 'com-2026-616' as const }, {}])
      expect(cbamBill(excerpt, read(more))).toEqual(cbamBill(law, read(more)));
    const open = readCbamRequest(law, { goods: [{ id: 'a', family: 'aluminium' }] }).request!;
    expect(cbamBill(excerptOf(law, open), open)).toEqual(cbamBill(law, open));
  });

  it('names the next dates from any day on', () => {
    expect(nextDates(law, '2026-10-08').map(({ id }) => id)).toEqual([
      'q4Price',
      'sale',
      'holding',
      'thresholdReview',
      'declaration',
      'repurchase',
      'downstream',
    ]);
    expect(nextDates(law, '2027-10-01').map(({ id, date }) => [id, date])).toEqual([
      ['repurchase', '2027-10-31'],
      ['downstream', '2028-01-01'],
      ['holding', '2028-03-31'],
      ['thresholdReview', '2028-04-30'],
      ['declaration', '2028-09-30'],
    ]);
    expect(nextDates(law, '2027-09-30')[0]!.id).toBe('declaration');
  });
});
