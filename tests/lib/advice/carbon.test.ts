import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceMarkdown, buildAdvice, type CarbonBasis, type CarbonView, carbonChoice } from '@/lib/advice/index.ts';
import { carbonBasis } from '@/lib/advice/node.ts';
import { cbamBill, excerptOf, readCbamRequest } from '@/lib/cbam/index.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { type Answers, compile, evaluate, firm } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/rulebook/index.ts';
import { profileOf, realCompiled } from '../../support/book.ts';
import { figure } from '../../support/cbam.ts';

const compiled = realCompiled();
const today: CarbonBasis = { ...carbonBasis(), today: '2026-11-30' };
const exporter = {
  homeCountry: 'CN',
  offerKind: 'materialsParts',
  exportExperience: 'regular5to20',
  exportRole: 'contractManufacturer',
};
type Good = Readonly<Record<string, unknown>>;
const bolts = { cnCode: '7318 15 88', goodsFamily: 'ironSteel', importerOfRecord: 'customer' };
const noData = { ...bolts, tonnesToEu: 5500, emissionsData: 'none' };

function profileWith(goods: readonly Good[], answers: Good = {}, market: Good = { targetCountry: 'DE' }) {
  return profileOf({
    firm: { ...exporter, ...answers },
    markets: [{ id: 'm', demandEvidence: 'repeatOrders', ...market }],
    goods: goods.map((good, index) => ({ id: `g${index + 1}`, ...good })),
  });
}

function adviceFor(goods: readonly Good[], locale: Locale = 'en', basis: CarbonBasis | null = today, answers?: Good) {
  return buildAdvice(compiled, profileWith(goods, answers), locale, null, basis);
}

function carbon(goods: readonly Good[], locale?: Locale, basis?: CarbonBasis): CarbonView {
  return adviceFor(goods, locale, basis).carbon!;
}

describe('the carbon section', () => {
  it('tells an exporter of 5,500 t of bolts without data that it weighs heavily, and puts carbon accounting first', () => {
    const advice = adviceFor([noData]);
    expect(advice.carbon!.exposure).toBe('high');
    expect(advice.carbon!.verdict).toBe(
      'In scope and over the threshold of 50 tonnes: about EUR 2.57 million for 2026, owed by your EU customer, who will look for it in your price.',
    );
    expect(advice.actions[0]!.id).toBe('collect-carbon-data');
    expect(advice.risks.find(({ id }) => id === 'cbam-cost')).toMatchObject({
      severity: 'high',
      due: 'now, as the trade already runs',
    });
    expect(advice.support.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['support-carbon-guidelines-and-tools', 'support-verification-voucher']),
    );
  });

  it('gives the figures that the bill gives, in both scenarios and for every year', () => {
    const { bill } = carbon([{ ...noData, goodsPrice: 1800 }]);
    const [path, proposal] = bill!.paths;
    expect(path!.goods[0]!.rows.map(({ year }) => year)).toEqual([
      2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034,
    ]);
    const { request } = readCbamRequest(cbamLaw(), {
      price: 'latest',
      goods: [{ id: 'a', cn: '73181588', origin: 'CN', tonnes: 5500, salesPrice: 1800 }],
    });
    const { years } = cbamBill(cbamLaw(), request!).goods[0]!;
    path!.goods[0]!.rows.slice(0, 5).forEach(({ perTonne, due, shareOfPrice }, index) => {
      expect(perTonne.defaults.low).toBe(figure(years[index]!.onDefaults.costPerTonne));
      expect(perTonne.defaults.high).toBe(perTonne.defaults.low);
      expect(due.low).toBe(figure(years[index]!.due));
      expect(shareOfPrice!.low).toBe(figure(years[index]!.onDefaults.shareOfPrice));
    });
    expect(proposal).toMatchObject({ scenario: 'com-2026-616', label: 'proposal COM(2026) 616' });
    // A slower phase-out leaves more free in 2030.
    expect(proposal!.goods[0]!.rows[4]!.perTonne.defaults.low).toBeLessThan(
      path!.goods[0]!.rows[4]!.perTonne.defaults.low,
    );
  });

  it('sets own data against default values, with the break-even of verification', () => {
    const own = { ...bolts, tonnesToEu: 5500, emissionsIntensity: 2.1, productionRoute: 'blastFurnace' };
    const estimate = carbon([{ ...own, emissionsData: 'productCalculated' }]);
    expect(estimate.exposure).toBe('high');
    expect(estimate.bill!.goods[0]!.lines).toEqual(
      expect.arrayContaining([
        'On your own figure it would be EUR 63 a tonne in 2026 instead of 468, but only once a verifier has confirmed it.',
        'Verification at EUR 5,000 to 25,000 a year (our own range) pays from 12 to 62 tonnes a year.',
      ]),
    );
    const verified = carbon([{ ...own, emissionsData: 'productVerified' }]);
    expect(verified.exposure).toBe('low');
    expect(verified.bill!.paths[0]!.goods[0]!.rows[0]!.due.low).toBeCloseTo(348_618, -3);
  });

  it('says how much of the price and of the margin it takes', () => {
    const profile = profileWith([{ ...noData, goodsPrice: 1800 }], {}, { targetCountry: 'DE', unitMargin: 10 });
    const { bill } = buildAdvice(compiled, profile, 'zh', null, today).carbon!;
    expect(bill!.goods[0]!.lines.at(-1)).toBe('目前的账单相当于售价的 26%、所剩利润的 259.9%。');
  });

  it('counts the threshold per importer', () => {
    const small = carbon([{ ...bolts, tonnesToEu: 40, emissionsData: 'none' }]);
    expect(small.exposure).toBe('low');
    expect(small.verdict).toContain('40 tonnes a year keep your importer within the 50 tonnes');
    const split = { ...bolts, tonnesToEu: 100, emissionsData: 'none' };
    const shared = carbon([{ ...split, euImporters: [40, 30, 30] }]);
    expect(shared.exposure).toBe('low');
    expect(shared.verdict).toContain('circumvention');
    expect(shared.bill!.paths[0]!.goods[0]!.rows[0]!.due).toEqual({ low: 0, high: 0 });
    const oneLarge = carbon([{ ...split, euImporters: [80, 20] }]).bill!.paths[0]!.goods[0]!.rows[0]!;
    expect(oneLarge.due.low).toBeCloseTo(0.8 * oneLarge.perYear.defaults.low, 0);
    // An importer's other goods of the list count as well.
    const others = carbon([{ ...split, tonnesToEu: 40, euImporters: [60] }]);
    expect(others.exposure).toBe('high');
  });

  it('puts goods of one named importer together under its threshold', () => {
    const half = { ...bolts, tonnesToEu: 30, emissionsData: 'none' };
    const named = (importerName: string) => ({ ...half, importerName });
    expect(carbon([named('Mueller'), named('Mueller')]).exposure).toBe('high');
    expect(carbon([named('Mueller'), named('Dupont')]).exposure).toBe('low');
  });

  it('adds the precursor to a figure for the own process, and does not use such a figure without it', () => {
    const figures = {
      ...noData,
      emissionsData: 'productVerified',
      emissionsIntensity: 0.4,
      productionRoute: 'blastFurnace',
    };
    const own = { ...figures, emissionsBoundary: 'ownProcess' };
    const withRod = { ...own, precursorCode: '7213', precursorShare: 1.05 };
    const request = (good: Good) => carbon([good]).bill!.request.goods[0]!;
    expect(request(withRod).emissions).toMatchObject({
      boundary: 'ownProcess',
      total: 0.4,
      precursors: [{ cn: '7213', massPerTonne: 1.05, origin: 'CN' }],
    });
    expect(request(own).emissions).toBeUndefined();
    expect(carbon([own]).lines.join(' ')).toMatch(/Good 1.*covers your own process alone/);
    expect(carbon([withRod]).lines.join(' ')).not.toMatch(/own process alone/);
    const [first] = carbon([withRod]).bill!.paths[0]!.goods[0]!.rows;
    const [alone] = carbon([{ ...figures, emissionsBoundary: 'wholeProduct' }]).bill!.paths[0]!.goods[0]!.rows;
    expect(first!.perTonne.own!.low).toBeGreaterThan(alone!.perTonne.own!.low);
  });

  it('names who pays', () => {
    const payer = (importerOfRecord: unknown) => carbon([{ ...noData, importerOfRecord }]).verdict;
    expect(payer('ownUnit')).toContain('owed by your own company in the EU');
    expect(payer('weDelivered')).toContain('owed by your customs representative, at your expense');
    expect(payer({ unsure: true })).toContain('the EU importer, not named yet');
  });

  it.each<[string, readonly Good[], CarbonView['exposure'], RegExp]>([
    ['toys', [{ goodsFamily: 'other' }], 'none', /^Outside/],
    ['car parts', [{ goodsFamily: 'downstreamMetal', emissionsData: 'none' }], 'watch', /^Watch 2028.*not law/],
    [
      'car parts by code',
      [{ goodsFamily: 'downstreamMetal', cnCode: '87089910' }],
      'watch',
      /some codes among.*vehicle parts.*2028/,
    ],
    ['transformers', [{ goodsFamily: 'downstreamMetal', cnCode: '85043180' }], 'watch', /would add transformers/],
    ['an unknown good', [{}], 'unknown', /customs code answers it/],
    ['no good named', [], 'unknown', /customs code/],
    ['unknown tonnes', [{ ...bolts, emissionsData: 'none' }], 'open', /tonnes decide/],
    ['part of a heading', [{ cnCode: '7202', goodsFamily: 'ironSteel', tonnesToEu: 90 }], 'open', /eight digits/],
    ['hydrogen', [{ goodsFamily: 'hydrogen', tonnesToEu: 5, emissionsData: 'none' }], 'high', /no threshold/],
  ])('%s', (_, goods, exposure, verdict) => {
    const view = carbon(goods);
    expect(view.exposure).toBe(exposure);
    expect(view.verdict).toMatch(verdict);
    expect(view.bill === null).toBe(['none', 'watch', 'unknown'].includes(exposure));
    expect(view.checklist.length > 0).toBe(exposure !== 'none' && exposure !== 'unknown');
  });

  it('is not there for a firm that sells no goods, and silent about money where goods stay away', () => {
    const service = profileOf({
      firm: { ...exporter, offerKind: 'digital' },
      markets: [{ id: 'm', targetCountry: 'DE' }],
    });
    const advice = buildAdvice(compiled, service, 'en', null, today);
    expect(advice.carbon).toBeNull();
    expect(advice.risks.map(({ id }) => id)).not.toContain('cbam-cost');
    expect(adviceMarkdown(advice)).not.toContain('## Carbon border');
    const away = buildAdvice(
      compiled,
      profileWith([], { euExposure: 'none' }, { targetCountry: 'VN' }),
      'en',
      null,
      today,
    );
    expect(away.carbon).toMatchObject({ exposure: 'none', bill: null, dates: [], checklist: [] });
    const danish = buildAdvice(compiled, profileWith([noData], { homeCountry: 'DK' }), 'en', null, today);
    expect(danish.carbon).toMatchObject({ exposure: 'none', verdict: expect.stringContaining('made in the EU') });
  });

  it('gives a band for a product family, with the reason and the next step', () => {
    const { bill } = carbon([
      { goodsFamily: 'ironSteel', tonnesToEu: 800, emissionsData: 'none', importerOfRecord: 'customer' },
    ]);
    const { low, high } = bill!.paths[0]!.goods[0]!.rows[0]!.perTonne.defaults;
    expect(low).toBeLessThan(20);
    expect(high).toBeGreaterThan(500);
    expect(bill!.goods[0]!.lines.join(' ')).toContain('Ask your forwarder for the CN code');
  });

  it('takes a price and a scenario to try, and refuses nonsense quietly', () => {
    const tried = carbon([noData], 'en', { ...today, ...carbonChoice('120', 'com-2026-616') });
    expect(tried.bill).toMatchObject({ price: 120, scenario: 'com-2026-616' });
    expect(tried.bill!.paths[0]!.scenario).toBe('com-2026-616');
    expect(tried.bill!.paths[0]!.goods[0]!.rows[0]!.perTonne.defaults.low).toBeCloseTo(681.9, 0);
    expect(tried.bill!.goods[0]!.lines[0]).toContain('the price you chose');
    for (const [price, law] of [
      ['-5', 'x'],
      ['abc', ''],
      ['100000', null],
      [['60', '70'], undefined],
    ])
      expect(carbonChoice(price, law)).toEqual({});
  });

  it('can be computed anew from the excerpt it hands to the browser', () => {
    const { request, paths } = carbon([noData]).bill!;
    const law = JSON.parse(JSON.stringify(excerptOf(cbamLaw(), request)));
    const again = cbamBill(law, { ...request, price: 82.32 }).goods[0]!.years[0]!;
    expect(figure(again.onDefaults.costPerTonne)).toBe(paths[0]!.goods[0]!.rows[0]!.perTonne.defaults.low);
  });

  it('leaves dates that are over out, and lists what to collect with acts', () => {
    const later = carbon([noData], 'en', { ...today, today: '2027-02-02' });
    expect(later.dates.map(({ date }) => date)).not.toContain('2027-02-01');
    expect(later.dates[0]).toMatchObject({
      date: '2027-03-31',
      source: expect.stringContaining('Regulation (EU) 2023/956'),
    });
    const { checklist, provisional } = carbon([noData]);
    expect(checklist.map(({ source }) => source).join()).toMatch(/2025\/2547.*2025\/2546/);
    expect(provisional.join(' ')).toMatch(/2027/);
    expect(carbon([{ goodsFamily: 'hydrogen', tonnesToEu: 5 }]).checklist.length).toBeLessThan(checklist.length);
  });

  it('never lets green power lower the bill of steel or aluminium', () => {
    for (const cnCode of ['73181588', '76042990']) {
      const green = adviceFor(
        [{ ...noData, cnCode, goodsFamily: cnCode.startsWith('76') ? 'aluminium' : 'ironSteel' }],
        'en',
        today,
        {
          environmentalPractice: { saving: 7, nature: 7, lifecycle: 7, product: 7, hazards: 7 },
        },
      );
      const plain = adviceFor([
        { ...noData, cnCode, goodsFamily: cnCode.startsWith('76') ? 'aluminium' : 'ironSteel' },
      ]);
      expect(green.carbon!.bill!.paths).toEqual(plain.carbon!.bill!.paths);
      expect(green.carbon!.lines).toContain(
        'Green power does not lower this bill: for steel, aluminium and hydrogen the emissions of electricity are not charged.',
      );
    }
    const urea = carbon([{ cnCode: '31021019', goodsFamily: 'fertilisers', tonnesToEu: 500, emissionsData: 'none' }]);
    expect(urea.lines.join(' ')).toContain('power purchase agreement');
  });

  it('says which origin was assumed, and follows the code where the family differs', () => {
    expect(carbon([noData]).lines).toContain('Where it is made was not answered; reckoned as made in China.');
    const other = carbon([{ ...noData, originCountry: 'VN' }]);
    expect(other.lines.join(' ')).not.toContain('reckoned as made');
    expect(other.bill!.request.goods[0]!.origin).toBe('VN');
    const differs = carbon([{ ...noData, goodsFamily: 'aluminium' }]);
    expect(differs.lines.join(' ')).toContain('the bill follows the code');
  });

  it('stands in the Markdown of both languages with tables for both laws', () => {
    for (const [locale, words] of [
      [
        'en',
        [
          'law as adopted',
          'proposal COM(2026) 616',
          'estimate, not a declaration',
          '| 2026 | 468 | 1.33 |',
          'What comes next',
        ],
      ],
      ['zh', ['现行法律', 'COM(2026) 616 提案', '估算，不作为申报依据', '| 2026 | 468 | 1.33 |', '接下来的日期']],
    ] as const) {
      const text = adviceMarkdown(adviceFor([noData], locale));
      for (const word of words) expect(text).toContain(word);
    }
  });

  it('speaks without the law as well, from the rules alone', () => {
    const view = adviceFor([noData], 'en', null).carbon!;
    expect(view).toMatchObject({ exposure: 'high', bill: null, lines: [] });
    expect(view.verdict).toContain('1 January 2026');
    expect(adviceFor([{}], 'zh', null).carbon!.exposure).toBe('unknown');
  });
});

describe('answers that the goods step may add', () => {
  // Questions of the book or, where it does not have them, stand-ins with nothing but their names.
  const names = ['goodsName', 'importerName', 'emissionsBoundary', 'precursorCode', 'precursorShare'];
  const template = compiled.book.questions.cnCode!;
  const questions = Object.fromEntries(names.map((id) => [id, compiled.book.questions[id] ?? { ...template, id }]));
  const wider = compile({ ...compiled.book, questions: { ...compiled.book.questions, ...questions } });
  const view = (...goods: Good[]) => {
    const base = profileWith(goods.map(({ goodsFamily }) => ({ goodsFamily })));
    const answers = (good: Good) =>
      Object.fromEntries(Object.entries(good).map(([id, value]) => [id, { state: 'given', value }])) as Answers;
    const profile = { ...base, goods: base.goods.map((block, i) => ({ ...block, answers: answers(goods[i]!) })) };
    return buildAdvice(wider, profile, 'en', null, today).carbon!;
  };
  const figureOf = {
    ...bolts,
    cnCode: '72083900',
    tonnesToEu: 900,
    emissionsData: 'productCalculated',
    emissionsIntensity: 0.2,
  };

  it('adds the precursor of an own process, and uses no figure without it', () => {
    const own = { ...figureOf, emissionsBoundary: 'ownProcess' };
    const missing = view(own);
    expect(missing.bill!.paths[0]!.goods[0]!.rows[0]!.perTonne.own).toBeNull();
    expect(missing.lines.join(' ')).toContain('covers your own process alone');
    const known = view({ ...own, precursorCode: '72071190', precursorShare: 1.05 });
    expect(known.bill!.request.goods[0]!.emissions).toMatchObject({
      boundary: 'ownProcess',
      precursors: [{ cn: '72071190', massPerTonne: 1.05, origin: 'CN' }],
    });
    // The precursor carries its default value: far more than the figure alone.
    expect(known.bill!.paths[0]!.goods[0]!.rows[0]!.perTonne.own!.low).toBeGreaterThan(20);
    expect(view(figureOf).bill!.paths[0]!.goods[0]!.rows[0]!.perTonne.own!.low).toBe(0);
  });

  it('counts goods of one importer together, and calls goods by their names', () => {
    const lot = { ...bolts, tonnesToEu: 30, emissionsData: 'none' };
    expect(view({ ...lot, importerName: 'A' }, { ...lot, importerName: 'B' }).exposure).toBe('low');
    const one = view({ ...lot, importerName: 'A', goodsName: 'M8 bolts' }, { ...lot, importerName: 'A' });
    expect(one.exposure).toBe('high');
    expect(one.bill!.goods[0]!.label).toBe('M8 bolts (7318 15 88)');
  });
});

describe('the rules and the bill agree', () => {
  const burden = (goods: readonly Good[]) => {
    const value = evaluate(compiled, profileWith(goods)).facts.value('cbamBurden', firm);
    return value.is === 'choice' && value.may.size === 1 ? [...value.may][0] : null;
  };
  const families = { ironSteel: 'ironSteel', aluminium: 'aluminium', cement: 'cement', fertilisers: 'fertilisers' };
  const good = fc.record({
    goodsFamily: fc.constantFrom(...Object.values(families), 'hydrogen', 'downstreamMetal', 'other'),
    tonnesToEu: fc.constantFrom(0, 10, 40, 50, 50.1, 51, 800, 5500),
    emissionsData: fc.constantFrom('none', 'siteEstimate', 'productCalculated'),
    importerOfRecord: fc.constantFrom('customer', 'ownUnit', 'weDelivered'),
  });

  it('on every single good without verified data', () => {
    fc.assert(
      fc.property(good, (each) => {
        const shown = each.emissionsData === 'productCalculated' ? { ...each, emissionsIntensity: 2 } : each;
        expect(burden([shown])).toBe(carbon([shown]).exposure);
      }),
      { numRuns: 60 },
    );
  });

  it('on the lines from which a verified figure halves the bill: the middle good of each family from China, 2026', () => {
    const law = cbamLaw();
    const half = (family: string) => {
      const halves = Object.keys(law.benchmarks)
        .flatMap((cn) => {
          const { request } = readCbamRequest(law, {
            price: 'latest',
            years: { from: 2026, to: 2026 },
            goods: [{ id: 'a', cn, origin: 'CN', tonnes: 100 }],
          });
          const [only] = cbamBill(law, request!).goods;
          if (only!.scope.kind !== 'covered' || only!.scope.sectors[0] !== family) return [];
          const { certificatesPerTonne, freeAllocation } = only!.years[0]!.onDefaults;
          if (certificatesPerTonne.kind === 'refusal' || freeAllocation.kind === 'refusal') return [];
          return [freeAllocation.value + certificatesPerTonne.value / 2];
        })
        .sort((a, b) => a - b);
      return Math.round(10 * halves[Math.floor(halves.length / 2)]!) / 10;
    };
    const lines = Object.fromEntries(
      ['IronSteel', 'Aluminium', 'Cement', 'Fertilisers', 'Hydrogen'].map((name) => [
        name,
        compiled.parameters[`carbonLine${name}`],
      ]),
    );
    expect(lines).toEqual({
      IronSteel: half('ironSteel'),
      Aluminium: half('aluminium'),
      Cement: half('cement'),
      Fertilisers: half('fertilisers'),
      Hydrogen: half('hydrogen'),
    });
  });
});
