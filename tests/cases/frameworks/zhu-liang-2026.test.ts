import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdvice } from '../../../lib/advice/index.ts';
import { type Evaluation, evaluate, firm, type Profile } from '../../../lib/engine/index.ts';
import type { Note } from '../../../lib/rulebook/index.ts';
import { type Advised, advised, type FirmInput } from '../../support/advised.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { caseFirm, flag, proven, withAnswers } from '../../support/case-firms.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book } = realBook();
const compiled = realCompiled();
/** A fixed seed: the same firms every time. */
const runs = { numRuns: 50, seed: 2026 };
const profiles = randomProfile(book, 8);

const paperFirms = ['byd-2026', 'catl-2026', 'huayou-2026', 'geely-2026'];
const hallmarks = ['hallmarkRdOrStandards', 'hallmarkLocal', 'hallmarkCompliance', 'hallmarkSupplyNetwork'];
const maker = {
  homeCountry: 'CN',
  offerKind: 'consumerGoods',
  exportExperience: 'regular5to20',
  exportRole: 'ownProducts',
};
const sourcesOf = (ids: readonly string[]) => ids.map((id) => book.evidence[id]!.source);
const isBacked = (ids: readonly string[]) => ids.some((id) => book.evidence[id]!.strength !== 'design-choice');
const severity = (advice: Advised, id: string) => advice.risk(id)!.severity;

describe('zhuliang-F1 three levels of going abroad', () => {
  const product = { ...maker, ownBrandShare: 'none', activitiesAbroad: ['none'] };
  const brand = { ...maker, ownBrandShare: 'most', activitiesAbroad: ['onlineStore', 'localMarketing'] };
  const integrated = { ...brand, activitiesAbroad: ['onlineStore', 'production', 'coordinatedNetwork'] };
  const level = (answers: object) => advised({ firm: { ...answers } }).result('level.current');

  it('gives each of the three pure profiles its level, with a reason that rests on the paper', () => {
    for (const [answers, expected] of [
      [product, 'product'],
      [brand, 'brand'],
      [integrated, 'integrated'],
    ] as const) {
      const { shown, row } = advised({ firm: answers }).evaluation.result('level.current');
      expect(shown).toBe(expected);
      expect(sourcesOf(row!.because)).toContain('zhu-liang-2026');
      expect(row!.serves).toContain('zhuliang-F1');
    }
  });

  it('asks where brand, channel, production and network sit, and each of them moves the level', () => {
    expect(level({ ...brand, ownBrandShare: 'none' }), 'without a name').toBe('product');
    expect(level({ ...brand, activitiesAbroad: ['none'] }), 'without a channel').toBe('product');
    expect(level({ ...integrated, activitiesAbroad: ['onlineStore', 'coordinatedNetwork'] }), 'without making').toBe(
      'brand',
    );
    expect(level({ ...integrated, activitiesAbroad: ['onlineStore', 'production'] }), 'without a network').toBe(
      'brand',
    );
    expect(level({ ...integrated, activitiesAbroad: ['onlineStore', 'production', 'rdCentre'] }), 'R&D instead').toBe(
      'integrated',
    );
  });

  it('stands below product level only without any sale or work abroad', () => {
    expect(level({ ...maker, exportExperience: 'none', activitiesAbroad: ['none'] })).toBe('prepareFirst');
    expect(level({ ...maker, exportExperience: 'none', activitiesAbroad: ['production'] })).toBe('product');
    expect(level({ ...maker, exportExperience: 'occasional', activitiesAbroad: ['none'] })).toBe('product');
  });

  it('never moves a level by the overseas share of sales, nor by size', () => {
    const levels = (profile: Profile) => {
      const evaluation = evaluate(compiled, profile);
      return [evaluation.result('level.current').shown, evaluation.result('level.target').shown];
    };
    const share = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(profiles, share, share, (profile, one, other) => {
        const exporter = withAnswers(profile, { exportExperience: 'regular5to20' });
        expect(levels(withAnswers(exporter, { exportShare: one }))).toEqual(
          levels(withAnswers(exporter, { exportShare: other })),
        );
      }),
      runs,
    );
    for (const answers of [product, brand, integrated])
      for (const [employees, exportShare] of [
        [5, 100],
        [50000, 1],
      ])
        expect(level({ ...answers, employees, exportShare })).toBe(level(answers));
  });

  it('says so where most sales come from abroad and the level is low all the same', () => {
    expect(advised({ firm: { ...product, exportShare: 90 } }).notes).toContain('note-level-not-from-volume');
    expect(advised({ firm: { ...product, exportShare: 20 } }).notes).not.toContain('note-level-not-from-volume');
  });
});

describe('zhuliang-F2 four marks of integrated expansion', () => {
  const base = { ...maker, ownBrandShare: 'most', technologyRole: 'original' };
  /** Answers that show each mark. */
  const marks: Record<string, { activity?: string; answers?: object }> = {
    hallmarkRdOrStandards: { activity: 'rdCentre' },
    hallmarkLocal: { activity: 'production' },
    hallmarkCompliance: { answers: { complianceSystem: 'operating' } },
    hallmarkSupplyNetwork: { activity: 'coordinatedNetwork' },
  };
  const firmWith = (shown: readonly string[]) => ({
    ...base,
    technologyAssets: ['patentsHome'],
    complianceSystem: 'rulesAndOwner',
    activitiesAbroad: ['salesUnit', ...shown.flatMap((mark) => marks[mark]!.activity ?? [])],
    ...Object.assign({}, ...shown.map((mark) => marks[mark]!.answers)),
  });
  const subsets = fc.sample(fc.subarray(hallmarks), { numRuns: 200, seed: 4 });
  const every = [...new Map(subsets.map((list) => [list.join(), list])).values()];

  it('counts the marks from nought to four', () => {
    expect(every).toHaveLength(16);
    for (const shown of every) {
      const advice = advised({ firm: firmWith(shown) });
      expect(advice.fact('boxes'), shown.join()).toBe(shown.length);
      for (const mark of hallmarks) expect(advice.fact(mark), `${mark} of ${shown.join()}`).toBe(shown.includes(mark));
    }
  });

  it('calls a firm integrated from two marks on, local making among them, and no firm for a plant alone', () => {
    for (const shown of every) {
      const integrated = advised({ firm: firmWith(shown) }).result('level.current') === 'integrated';
      expect(integrated, shown.join()).toBe(shown.length >= 2 && shown.includes('hallmarkLocal'));
    }
    const plant = advised({ firm: firmWith(['hallmarkLocal']) });
    expect(plant.fact('boxes')).toBe(1);
    expect(plant.notes).toContain('note-plant-alone');
  });

  it('accepts all four firms of the paper by this cut-off; three marks would leave one, all four would leave none', () => {
    const passing = (test: (evaluation: Evaluation) => boolean) => paperFirms.filter((id) => caseFirm(id).every(test));
    expect(passing((evaluation) => evaluation.result('level.current').shown === 'integrated')).toEqual(paperFirms);
    expect(
      passing((evaluation) => flag(evaluation, 'hallmarkLocal') === 'yes' && proven(evaluation, 'boxes') >= 2),
    ).toEqual(paperFirms);
    expect(passing((evaluation) => proven(evaluation, 'boxes') >= 3)).toEqual(['catl-2026']);
    expect(passing((evaluation) => proven(evaluation, 'boxes') >= 4)).toEqual([]);
    for (const id of paperFirms)
      for (const evaluation of caseFirm(id)) expect(flag(evaluation, 'hallmarkCompliance'), id).not.toBe('yes');
  });

  it('shows the cut-off as a choice of its own', () => {
    for (const shown of [['hallmarkLocal'], ['hallmarkLocal', 'hallmarkSupplyNetwork'], ['hallmarkRdOrStandards']])
      expect(advised({ firm: firmWith(shown) }).notes, shown.join()).toContain('divided-cut-off');
    expect(book.notes.find(({ id }) => id === 'divided-cut-off')!.flag).toBe('designChoice');
    const { row } = advised({ firm: firmWith(['hallmarkLocal', 'hallmarkSupplyNetwork']) }).evaluation.result(
      'level.current',
    );
    expect(row!.because.map((id) => book.evidence[id]!.strength)).toContain('design-choice');
  });

  it('turns every mark that is missing at integrated level into an action', () => {
    const gapOf = (advice: Advised, mark: string) =>
      advice.evaluation.lists.actions.filter(({ notes }) => notes.some(({ closes }) => closes === mark));
    for (const shown of every.filter((list) => list.length >= 2 && list.includes('hallmarkLocal'))) {
      const advice = advised({ firm: firmWith(shown) });
      for (const mark of hallmarks)
        expect(gapOf(advice, mark).length > 0, `${mark} of ${shown.join()}`).toBe(!shown.includes(mark));
    }
  });

  it('does so for random firms that aim at integrated level too', () => {
    let missing = 0;
    fc.assert(
      fc.property(
        profiles,
        fc.constantFrom('applier', 'processImprover', 'adapter', 'original'),
        (profile, technologyRole) => {
          const evaluation = evaluate(compiled, withAnswers(profile, { technologyRole, offerKind: 'industrialGoods' }));
          if (evaluation.result('level.target').shown !== 'integrated') return;
          for (const mark of hallmarks.filter((id) => flag(evaluation, id) === 'no')) {
            missing++;
            const closing = evaluation.lists.actions.filter(({ notes }) => notes.some(({ closes }) => closes === mark));
            expect(closing, mark).not.toEqual([]);
          }
        },
      ),
      runs,
    );
    expect(missing).toBeGreaterThan(8);
  });
});

describe('zhuliang-F3 rule export', () => {
  const technology = (answers: object) => advised({ firm: { ...maker, ...answers } }).strength('technology');

  it('is the model of BYD and of CATL, with technology as the stronger side', () => {
    for (const id of ['byd-2026', 'catl-2026'])
      for (const evaluation of caseFirm(id)) {
        const { shown, strengths } = evaluation.result('model');
        const sum = (name: string) => strengths.find(({ strength }) => strength === name)!.sum;
        expect(shown, id).toBe('ruleExport');
        expect(sum('technology'), id).toBeGreaterThan(sum('resource'));
      }
  });

  it('gains strength from each of its four ingredients: original technology, R&D, a part in standards, contested fast technology', () => {
    const plain = {
      technologyRole: 'adapter',
      rdIntensity: 2,
      technologyAssets: ['patentsHome'],
      technologyTurnover: 'moderate',
    };
    for (const change of [
      { technologyRole: 'original' },
      { rdIntensity: 5 },
      { technologyAssets: ['patentsHome', 'standardsMember'] },
      { technologyTurnover: 'fastContested' },
    ])
      expect(technology({ ...plain, ...change }), JSON.stringify(change)).toBeGreaterThan(technology(plain));
    const order = ['processImprover', 'adapter', 'original'].map((technologyRole) => technology({ technologyRole }));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(3);
  });

  it('needs more than one of them: each alone does not make the model, together they do', () => {
    const ingredients = [
      { technologyRole: 'original' },
      { rdIntensity: 8 },
      { technologyAssets: ['standardsMember'] },
      { technologyTurnover: 'fastContested' },
    ];
    for (const one of ingredients)
      expect(advised({ firm: { ...maker, ...one } }).result('model')).not.toBe('ruleExport');
    expect(advised({ firm: Object.assign({ ...maker }, ...ingredients) }).result('model')).toBe('ruleExport');
  });

  it('never loses strength by more R&D', () => {
    fc.assert(
      fc.property(profiles, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (profile, one, other) => {
        const strength = (rdIntensity: number) =>
          evaluate(compiled, withAnswers(profile, { rdIntensity }))
            .result('model')
            .strengths.find((item) => item.strength === 'technology')!.sum;
        expect(strength(Math.max(one, other))).toBeGreaterThanOrEqual(strength(Math.min(one, other)));
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it('tells small firms that it is a direction, and everybody that it pays back late', () => {
    const strong = { ...maker, technologyRole: 'original', rdIntensity: 8, technologyTurnover: 'fastContested' };
    const small = advised({ firm: { ...strong, employees: 60, annualRevenue: 30_000_000 } });
    const large = advised({ firm: { ...strong, employees: 30_000, annualRevenue: 9_000_000_000 } });
    expect([small.result('model'), large.result('model')]).toEqual(['ruleExport', 'ruleExport']);
    expect(small.notes).toContain('note-model-orientation-for-small-firms');
    expect(large.notes).not.toContain('note-model-orientation-for-small-firms');
    for (const advice of [small, large]) expect(advice.notes).toContain('note-rule-export-stakes');
  });
});

describe('zhuliang-F4 chain integration', () => {
  const seeker = { ...maker, exportRole: 'componentSupplier', offerKind: 'materialsParts', motives: ['secureInputs'] };
  const means = { fundingSources: ['ownCash', 'dealsDone'], affordableLoss: 'over10' };
  const advice = (answers: object) => advised({ firm: { ...seeker, ...answers } });

  it('is the model of Huayou and of Geely in 2010, with resources as the stronger side', () => {
    for (const id of ['huayou-2026', 'geely-2010'])
      for (const evaluation of caseFirm(id)) {
        const { shown, strengths } = evaluation.result('model');
        const sum = (name: string) => strengths.find(({ strength }) => strength === name)!.sum;
        expect(shown, id).toBe('chainIntegration');
        expect(sum('resource'), id).toBeGreaterThan(sum('technology'));
      }
  });

  it('gains strength with every dependence: price, scarcity, a long chain', () => {
    const inputs = ['volatileRawMaterial', 'concentratedSupply', 'longChain'];
    const strengths = [['none'], ...inputs.map((_, index) => inputs.slice(0, index + 1))].map((criticalInputs) =>
      advice({ criticalInputs }).strength('resource'),
    );
    for (let i = 1; i < strengths.length; i++) expect(strengths[i]!).toBeGreaterThan(strengths[i - 1]!);
    for (const one of inputs)
      expect(advice({ criticalInputs: [one] }).strength('resource'), one).toBeGreaterThan(
        advice({ criticalInputs: ['leaderComponents'] }).strength('resource'),
      );
  });

  it('gains strength with the means for purchases: nothing in sight, investors, deals done', () => {
    const order = [['bankLoans'], ['outsideEquity'], ['dealsDone']].map((fundingSources) =>
      advice({ fundingSources }).strength('resource'),
    );
    expect(order[1]!).toBeGreaterThan(order[0]!);
    expect(order[2]!).toBeGreaterThan(order[1]!);
  });

  it('comes about from dependence and means together, and is closed by a bank loan as the only money', () => {
    const inputs = { criticalInputs: ['volatileRawMaterial', 'longChain'] };
    const seekerOfAll = {
      criticalInputs: ['volatileRawMaterial', 'concentratedSupply', 'longChain'],
      activitiesAbroad: ['upstreamAssets'],
    };
    expect(advice({ ...inputs, ...means }).result('model')).toBe('chainIntegration');
    expect(
      advice({
        ...means,
        criticalInputs: ['none'],
        exportRole: 'ownProducts',
        coActivities: ['none'],
        activitiesAbroad: ['none'],
      }).result('model'),
    ).not.toBe('chainIntegration');
    const heavy = { ...seekerOfAll, affordableLoss: 'over10' };
    const [banked, financed] = [['bankLoans'], ['bankLoans', 'outsideEquity']].map((fundingSources) =>
      advice({ ...heavy, fundingSources }),
    );
    expect(financed!.result('model')).toBe('chainIntegration');
    expect(banked!.strength('resource'), 'strong enough, were it not for the money').toBeGreaterThanOrEqual(5);
    expect(banked!.result('model')).not.toBe('chainIntegration');
  });

  it('has a second door, the purchase of brand, technology or channels, and calls it by its name', () => {
    const buyer = {
      motives: ['accessBrandChannels'],
      exportRole: 'ownProducts',
      criticalInputs: ['none'],
      technologyRole: 'processImprover',
    };
    const bought = advice({ ...buyer, ...means });
    expect(bought.result('model')).toBe('chainIntegration');
    expect(bought.notes).toContain('note-chain-by-purchase');
    expect(advice({ ...buyer, ...means, fundingSources: ['ownCash'] }).result('model')).not.toBe('chainIntegration');
  });

  it('warns of heavy assets, long payback and prices wherever it is advised', () => {
    for (const evaluation of [...caseFirm('huayou-2026'), ...caseFirm('geely-2010')])
      expect(evaluation.lists.notes.map(({ note }) => note.id)).toContain('note-chain-stakes');
  });
});

describe('zhuliang-F5 convergence', () => {
  const converges = (evaluation: Evaluation) =>
    evaluation.result('model').shown === 'convergent' ||
    evaluation.lists.notes.some(({ note }) => note.flag === 'convergence');

  it('flags CATL and Geely in 2026, and neither BYD nor Huayou', () => {
    const flagged = paperFirms.filter((id) => caseFirm(id).every(converges));
    const ever = paperFirms.filter((id) => caseFirm(id).some(converges));
    expect(flagged).toEqual(['catl-2026', 'geely-2026']);
    expect(ever).toEqual(flagged);
  });

  it('keeps both strengths whatever the model is', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { strengths } = evaluate(compiled, profile).result('model');
        expect(strengths.map(({ strength }) => strength)).toEqual(['technology', 'resource']);
        for (const { sum } of strengths) expect(Number.isFinite(sum)).toBe(true);
      }),
      { ...runs, numRuns: 40 },
    );
  });

  it('shows it as a third model for Geely, which was resource-led in 2010 and gained technology since', () => {
    const technology = (id: string) =>
      caseFirm(id).map(
        (evaluation) => evaluation.result('model').strengths.find(({ strength }) => strength === 'technology')!.sum,
      );
    for (const evaluation of caseFirm('geely-2026')) expect(evaluation.result('model').shown).toBe('convergent');
    for (const evaluation of caseFirm('geely-2010')) expect(evaluation.result('model').shown).toBe('chainIntegration');
    expect(Math.min(...technology('geely-2026'))).toBeGreaterThan(Math.max(...technology('geely-2010')));
  });

  it('keeps the model of a technology leader that adds assets upstream, and flags it only for these', () => {
    const leader = {
      ...maker,
      offerKind: 'materialsParts',
      exportRole: 'componentSupplier',
      technologyRole: 'original',
      technologyTurnover: 'fastContested',
      technologyAssets: ['standardsMember', 'technologySold'],
      motives: ['leadOrSetStandards'],
    };
    const at = (activitiesAbroad: string[]) => advised({ firm: { ...leader, activitiesAbroad } });
    const [plain, upstream] = [
      at(['production', 'coordinatedNetwork']),
      at(['production', 'coordinatedNetwork', 'upstreamAssets']),
    ];
    expect([plain.result('model'), upstream.result('model')]).toEqual(['ruleExport', 'ruleExport']);
    expect([converges(plain.evaluation), converges(upstream.evaluation)]).toEqual([false, true]);
  });

  it('lets one leg stand first: no firm below integrated level is advised both models', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const evaluation = evaluate(compiled, profile);
        if (evaluation.result('level.current').shown !== 'integrated')
          expect(evaluation.result('model').shown).not.toBe('convergent');
      }),
      runs,
    );
  });
});

describe('zhuliang-F6 what the industry asks for', () => {
  /** A firm that could go either way. */
  const able = {
    ...maker,
    technologyRole: 'original',
    rdIntensity: 3,
    motives: ['secureInputs'],
    fundingSources: ['ownCash', 'dealsDone'],
  };
  const model = (answers: object) => advised({ firm: { ...able, ...answers } }).result('model');

  it('gives BYD and Geely different models, though both make cars', () => {
    const [byd, geely] = [caseFirm('byd-2026'), caseFirm('geely-2026')].map((list) => list[0]!);
    const kind = (evaluation: Evaluation) => evaluation.profile.firm.offerKind;
    expect(kind(byd!)).toEqual(kind(geely!));
    expect(byd!.result('model').shown).not.toBe(geely!.result('model').shown);
    for (const evaluation of caseFirm('geely-2010'))
      expect(evaluation.result('model').shown).not.toBe(byd!.result('model').shown);
  });

  it('moves the model by its two attributes alone: turnover with contested standards, and dependence with a long chain', () => {
    expect(model({ technologyTurnover: 'fastContested', criticalInputs: ['none'] })).toBe('ruleExport');
    expect(
      model({ technologyTurnover: 'slow', criticalInputs: ['volatileRawMaterial', 'concentratedSupply', 'longChain'] }),
    ).toBe('chainIntegration');
  });

  it('reads fast technology as an opening only while standards are contested', () => {
    const strength = (technologyTurnover: string) =>
      advised({ firm: { ...able, technologyTurnover } }).strength('technology');
    expect(strength('fastContested')).toBeGreaterThan(strength('fastSettled'));
    expect(strength('fastContested')).toBeGreaterThan(strength('moderate'));
    expect(strength('moderate')).toBeGreaterThan(strength('slow'));
  });

  it('does not read what kind of goods a firm makes', () => {
    const goods = ['materialsParts', 'industrialGoods', 'consumerGoods'] as const;
    fc.assert(
      fc.property(profiles, (profile) => {
        const models = goods.map(
          (offerKind) => evaluate(compiled, withAnswers(profile, { offerKind })).result('model').shown,
        );
        expect(new Set(models).size).toBe(1);
      }),
      { ...runs, numRuns: 60 },
    );
  });
});

describe('zhuliang-F7 four constraints that all firms share', () => {
  const common = ['cbam-cost', 'compliance', 'talent', 'esg'];
  const steel = { firm: { ...maker, offerKind: 'materialsParts' }, markets: [{ targetCountry: 'DE' }] };

  it('lists all four for a firm of which nothing is known, for one at home and for the firms of the paper', () => {
    const risks = [
      advised({}).risks,
      advised({ firm: { homeCountry: 'CN', offerKind: 'materialsParts', exportExperience: 'none' } }).risks,
      ...paperFirms.flatMap((id) =>
        caseFirm(id).map((evaluation) => evaluation.lists.risks.map(({ risk }) => risk.id)),
      ),
    ];
    for (const list of risks) expect(list).toEqual(expect.arrayContaining(common));
    // The carbon border charges goods: a firm that sells none is spared it, and only it.
    const service = advised({ firm: { homeCountry: 'CN', offerKind: 'technicalService', exportExperience: 'none' } });
    expect(common.filter((id) => !service.risks.includes(id))).toEqual(['cbam-cost']);
  });

  it('weighs each of them by the answers', () => {
    const goods = (family: string, emissionsData: string, tonnesToEu?: number) =>
      advised({ ...steel, goods: [{ goodsFamily: family, emissionsData, ...(tonnesToEu ? { tonnesToEu } : {}) }] });
    expect(severity(goods('ironSteel', 'none', 800), 'cbam-cost')).toBe('high');
    expect(severity(goods('ironSteel', 'none'), 'cbam-cost')).toBe('medium');
    expect(severity(goods('ironSteel', 'none', 40), 'cbam-cost')).toBe('low');
    expect(severity(goods('other', 'none'), 'cbam-cost')).toBe('low');
    const presence = { ...maker, activitiesAbroad: ['salesUnit', 'production'] };
    const withSystem = (complianceSystem: string) => advised({ firm: { ...presence, complianceSystem } });
    expect(severity(withSystem('none'), 'compliance')).toBe('high');
    expect(severity(withSystem('operating'), 'compliance')).not.toBe('high');
    const withRoles = (filledRoles: string[]) => advised({ firm: { ...maker, filledRoles, foreignStaff: 4 } });
    expect(severity(withRoles(['none']), 'talent')).toBe('high');
    expect(
      severity(
        withRoles(['foreignLead', 'experiencedManager', 'salesLanguages', 'technicalSupport', 'complianceLegal']),
        'talent',
      ),
    ).toBe('low');
    const audited = (complianceSystem: string, buyerRequirements: string[]) =>
      advised({ firm: { ...maker, complianceSystem }, markets: [{ targetCountry: 'DE', buyerRequirements }] });
    expect(severity(audited('none', ['socialAudit']), 'esg')).toBe('high');
    expect(severity(audited('operating', ['none']), 'esg')).toBe('low');
  });

  it('rests each of them on the paper', () => {
    for (const id of common) {
      const risk = book.risks.find((item) => item.id === id)!;
      expect(sourcesOf(risk.because), id).toContain('zhu-liang-2026');
      expect(risk.because, id).toContain('zhuliang-common-challenges');
    }
  });
});

describe('zhuliang-F8 exposure to the carbon border', () => {
  const eu = [{ targetCountry: 'DE' }];
  const goodsMaker = { ...maker, offerKind: 'materialsParts' };
  const exposure = (input: FirmInput) => advised(input).fact('cbamExposure');
  const ships = (...families: string[]) =>
    exposure({ firm: goodsMaker, markets: eu, goods: families.map((goodsFamily) => ({ goodsFamily })) });

  it('finds steel to the EU charged now, car parts expected from 2028, toys not touched', () => {
    for (const family of ['ironSteel', 'aluminium', 'cement', 'fertilisers', 'hydrogen', 'electricity'])
      expect(ships(family), family).toBe('current');
    expect(ships('downstreamMetal')).toBe('expected2028');
    expect(ships('other')).toBe('none');
  });

  it('takes the heaviest of several goods, and clears a firm only when each good is clear', () => {
    expect(ships('other', 'ironSteel')).toBe('current');
    expect(ships('other', 'downstreamMetal')).toBe('expected2028');
    expect(ships('other', 'other')).toBe('none');
    expect(exposure({ firm: goodsMaker, markets: eu, goods: [{ goodsFamily: 'other' }, {}] })).not.toBe('none');
  });

  it('asks while the goods are unknown, and gives the task to look the code up', () => {
    const profile = profileOf({ firm: goodsMaker, markets: [{ id: 'de', targetCountry: 'DE' }], goods: [{ id: 'g' }] });
    const advice = buildAdvice(compiled, profile, 'en');
    expect(advice.carbon!.exposure).toBe('unknown');
    expect(advice.open.map(({ question }) => question)).toContain('goodsFamily');
    expect(advice.actions.map(({ id }) => id)).toContain('check-the-customs-code');
    const known = buildAdvice(
      compiled,
      profileOf({
        firm: goodsMaker,
        markets: [{ id: 'de', targetCountry: 'DE' }],
        goods: [{ id: 'g', goodsFamily: 'other' }],
      }),
      'en',
    );
    expect(known.open.map(({ question }) => question)).not.toContain('goodsFamily');
    expect(known.actions.map(({ id }) => id)).not.toContain('check-the-customs-code');
  });

  it('does not take unknown goods for harmless ones', () => {
    const risk = (goods: FirmInput['goods']) => advised({ firm: goodsMaker, markets: eu, ...(goods ? { goods } : {}) });
    const harmless = risk([{ goodsFamily: 'other' }]);
    expect(severity(harmless, 'cbam-cost')).toBe('low');
    for (const unknown of [risk(undefined), risk([{}]), risk([{ goodsFamily: 'other' }, {}])]) {
      expect(severity(unknown, 'cbam-cost')).toBe('medium');
      expect(unknown.actions).toContain('check-the-customs-code');
    }
    const services = advised({ firm: { ...maker, offerKind: 'technicalService' }, markets: eu });
    expect(services.risks).not.toContain('cbam-cost');
    expect(services.actions).not.toContain('check-the-customs-code');
    const swiss = advised({ firm: { ...goodsMaker, homeCountry: 'CH' }, markets: eu, goods: [{}] });
    expect(swiss.actions).not.toContain('check-the-customs-code');
  });

  it('asks whether goods reach the EU at all where no EU market is named', () => {
    const open = (firmAnswers: object) =>
      buildAdvice(compiled, profileOf({ firm: firmAnswers, markets: [{ id: 'vn', targetCountry: 'VN' }] }), 'zh').open;
    expect(open(goodsMaker).map(({ question }) => question)).toContain('euExposure');
    expect(open({ ...goodsMaker, euExposure: 'none' }).map(({ question }) => question)).not.toContain('euExposure');
    expect(open({ ...maker, offerKind: 'digital' }).map(({ question }) => question)).not.toContain('euExposure');
  });

  it('follows the goods, not the contract: indirect ways into the EU count, other markets and services do not', () => {
    const steel = [{ goodsFamily: 'ironSteel' }];
    const outside = [{ targetCountry: 'VN' }];
    expect(exposure({ firm: { ...goodsMaker, euExposure: 'indirect' }, markets: outside, goods: steel })).toBe(
      'current',
    );
    expect(exposure({ firm: { ...goodsMaker, euExposure: 'none' }, markets: outside })).toBe('none');
    expect(exposure({ firm: goodsMaker, markets: outside })).not.toBe('none');
    expect(exposure({ firm: { ...maker, offerKind: 'technicalService' }, markets: eu })).toBe('none');
    expect(exposure({ firm: { ...goodsMaker, homeCountry: 'CH' }, markets: eu, goods: steel })).toBe('none');
  });

  it('says what is law and what is only expected, with the dates', () => {
    const text = (family: string) =>
      advised({ firm: goodsMaker, markets: eu, goods: [{ goodsFamily: family }] })
        .risk('cbam-cost')!
        .likely.map((row) => row.text.en)
        .join(' ');
    expect(text('ironSteel')).toContain('1 January 2026');
    expect(text('downstreamMetal')).toMatch(/2028.*not law/);
    expect(book.evidence['zhuliang-cbam-extension']!.numbers).toMatchObject({
      expected_downstream_products: 180,
      expected_year: 2028,
    });
  });
});

describe('zhuliang-F9 weak sides inside the firm', () => {
  const isKnownMaker = { ...maker, offerComplexity: 'configurable', motives: ['homePressure'] };
  const gapNotes = book.notes.filter(({ about }) => about === 'level.gap');
  /** What the wizard does not let a firm leave open. */
  const required = fc.record({
    offerKind: fc.constantFrom(
      'materialsParts',
      'industrialGoods',
      'consumerGoods',
      'digital',
      'technicalService',
      'consumerService',
    ),
    exportExperience: fc.constantFrom('none', 'occasional', 'regularUnder5', 'regularOver20'),
    complianceSystem: fc.constantFrom('none', 'rulesAndOwner', 'operating'),
  });
  const kinds = ['rd', 'brand', 'talent', 'finance', 'compliance'] as const;
  const closing = (evaluation: Evaluation, kind: string) =>
    evaluation.lists.actions.filter(({ action }) => action.closes.includes(`gaps.${kind}`));
  const gapsOf = (evaluation: Evaluation) => {
    const value = evaluation.facts.value('gaps', firm);
    return value.is === 'multi' ? [...value.yes] : [];
  };

  it('finds each weak side by itself, and none in a firm without', () => {
    const sound = {
      ...isKnownMaker,
      technologyRole: 'original',
      rdIntensity: 6,
      ownBrandShare: 'most',
      filledRoles: [
        'foreignLead',
        'experiencedManager',
        'salesLanguages',
        'technicalSupport',
        'complianceLegal',
        'carbonData',
      ],
      fundingSources: ['ownCash'],
      complianceSystem: 'rulesAndOwner',
    };
    const weak = {
      rd: { rdIntensity: 1 },
      brand: { ownBrandShare: 'none' },
      talent: { filledRoles: ['foreignLead'] },
      finance: { fundingSources: ['bankLoans'] },
      // The source speaks of firms at work abroad: who sells without any rules, or has people there, is told.
      compliance: { complianceSystem: 'none' },
    };
    expect(gapsOf(advised({ firm: sound }).evaluation)).toEqual([]);
    for (const kind of kinds) {
      const { evaluation } = advised({ firm: { ...sound, ...weak[kind] } });
      expect(gapsOf(evaluation)).toEqual([kind]);
      expect(closing(evaluation, kind), kind).not.toEqual([]);
    }
  });

  it('answers every weak side of random firms with an action that has a source', () => {
    const found = new Set<string>();
    fc.assert(
      fc.property(profiles, required, (profile, answers) => {
        const evaluation = evaluate(compiled, withAnswers(profile, answers));
        // Who is told to prepare first gets what opens the gates, not every gap.
        if (evaluation.result('level.target').shown === 'prepareFirst') return;
        // The same holds for a market that is closed for now.
        if (evaluation.portfolios.some(({ notNow, leaving }) => notNow || leaving)) return;
        for (const kind of gapsOf(evaluation)) {
          if (kind === 'compliance' && !answers.exportExperience.startsWith('regular')) continue;
          found.add(kind);
          const actions = closing(evaluation, kind);
          expect(
            actions.map(({ action }) => action.id),
            kind,
          ).not.toEqual([]);
          for (const { action } of actions) expect(isBacked(action.because), action.id).toBe(true);
        }
      }),
      { ...runs, numRuns: 60 },
    );
    expect([...found].sort()).toEqual([...kinds].sort());
  });

  it('names for every gap line of the book an action, and rests both on a source', () => {
    expect(gapNotes.length).toBeGreaterThan(20);
    for (const note of gapNotes) {
      const action = book.actions.find(({ id }) => id === note.action);
      expect(action, note.id).toBeDefined();
      expect(isBacked(note.because), note.id).toBe(true);
      expect(isBacked(action!.because), action!.id).toBe(true);
    }
  });

  it('shows for every gap line that random firms read an action that stands for it', () => {
    const read = new Set<string>();
    const unanswered = (evaluation: Evaluation): Note[] =>
      evaluation.lists.notes
        .map(({ note }) => note)
        .filter(({ about }) => about === 'level.gap')
        .filter(({ id }) => {
          read.add(id);
          return !evaluation.lists.actions.some(({ notes }) => notes.some((note) => note.id === id));
        });
    fc.assert(
      fc.property(fc.oneof(profiles, randomProfile(book, 5)), (profile) => {
        expect(unanswered(evaluate(compiled, profile)).map(({ id }) => id)).toEqual([]);
      }),
      { ...runs, numRuns: 100 },
    );
    expect(read.size).toBeGreaterThan(gapNotes.length * 0.8);
  });
});

describe('zhuliang-F11 tracks of building capacity', () => {
  const tracks = ['rdGlobal', 'brandLocal', 'complianceSystem', 'people', 'finance', 'network'];
  const ofPaper = {
    rdGlobal: /^zhuliang-ent-(overseas-rd|patents-standards)$/,
    brandLocal: /^zhuliang-ent-brand|^zhuliang-level-brand/,
    complianceSystem: /^zhuliang-ent-(compliance|esg)/,
  };

  it('puts every action of the book on one track, and leaves no track empty', () => {
    for (const { id, track } of book.actions) expect(tracks, id).toContain(track);
    expect([...new Set(book.actions.map(({ track }) => track))].sort()).toEqual([...tracks].sort());
    for (const track of tracks) expect(book.scales.track?.[track], track).toBeDefined();
  });

  it('has on each of the three tracks of the paper actions that rest on what the paper proposes there', () => {
    for (const [track, ids] of Object.entries(ofPaper)) {
      const own = book.actions.filter((action) => action.track === track);
      expect(
        own.some(({ because }) => because.some((id) => ids.test(id))),
        track,
      ).toBe(true);
    }
  });

  it('gives a maker that steps up to a brand something to do on each of the three', () => {
    const advice = advised({
      firm: {
        ...maker,
        ownBrandShare: 'none',
        activitiesAbroad: ['none'],
        motives: ['buildBrand', 'technologyEdge'],
        buyingReason: 'brandIdentity',
        technologyRole: 'original',
        technologyAssets: ['patentsHome'],
        complianceSystem: 'caseByCase',
        filledRoles: ['foreignLead', 'salesLanguages'],
      },
      markets: [{ targetCountry: 'DE' }],
    });
    expect(advice.result('level.target')).toBe('brand');
    const shown = new Set(advice.evaluation.lists.actions.map(({ action }) => action.track));
    for (const track of Object.keys(ofPaper)) expect(shown, track).toContain(track);
  });
});

describe('zhuliang-F12 going in clusters and parks', () => {
  const small = {
    homeCountry: 'CN',
    offerKind: 'industrialGoods',
    employees: 80,
    exportExperience: 'regular5to20',
    exportRole: 'componentSupplier',
    ownBrandShare: 'some',
    foreignStaff: 2,
    affordableLoss: 'from1to3',
    fundingSources: ['ownCash', 'bankLoans'],
    complianceSystem: 'rulesAndOwner',
    filledRoles: ['foreignLead', 'salesLanguages'],
  };
  const market = {
    targetCountry: 'TH',
    demandEvidence: 'firstOrders',
    networkStage: 'contacts',
    hostProductionAdvantage: ['cheaper', 'customersDemand'],
  };
  const checklist = ['map-who-must-agree', 'host-contacts'];
  const through = (firstContact: string, firmAnswers: object = small) =>
    advised({ firm: { ...firmAnswers }, markets: [{ ...market, firstContact }] });

  it('opens the park to a small firm that a park or a lead firm takes along, and to no other of its means', () => {
    expect(through('parkOrGroup').way().now).toEqual(['parkEntry']);
    expect(through('homeLeadFirm').gates('parkEntry')).toEqual([]);
    expect(through('customers').gates('parkEntry')).toContain('ceiling-shared-modes');
  });

  it('keeps it open to a leader with means of its own', () => {
    const leader = {
      ...small,
      employees: 20_000,
      foreignStaff: 300,
      affordableLoss: 'over10',
      fundingSources: ['ownCash', 'dealsDone'],
    };
    expect(through('customers', leader).gates('parkEntry')).toEqual([]);
    expect(through('parkOrGroup', leader).mode('parkEntry').sum).toBeGreaterThan(
      through('customers', leader).mode('parkEntry').sum,
    );
  });

  it('tells a firm that leans towards the chain to go along first', () => {
    const rule = book.decisions['model.lean']!.rules.find(({ id }) => id === 'lean-chain')!;
    expect(rule.because).toContain('zhuliang-lead-firm-park');
    const leaning = advised({
      firm: {
        ...small,
        motives: ['secureInputs'],
        criticalInputs: ['volatileRawMaterial', 'longChain'],
        affordableLoss: 'from3to10',
      },
    });
    expect([leaning.result('model'), leaning.result('model.lean')]).toEqual(['buildFirst', 'chain']);
  });

  it('joins warehouses with parks and online sales', () => {
    const score = (advice: Advised) => advice.mode('overseasWarehouse').sum;
    expect(score(through('parkOrGroup'))).toBeGreaterThan(score(through('customers')));
    const seller = advised({
      firm: {
        ...small,
        offerKind: 'consumerGoods',
        exportRole: 'ownProducts',
        motives: ['buildBrand'],
        offerComplexity: 'standard',
        ownBrandShare: 'most',
        activitiesAbroad: ['onlineStore'],
      },
      markets: [
        { targetCountry: 'DE', demandEvidence: 'repeatOrders', firstContact: 'customers', networkStage: 'contacts' },
      ],
    });
    expect(seller.support).toContain('support-shared-warehouse');
  });

  it('attaches the risk of a closed-off site and the list of who must agree', () => {
    const advice = through('parkOrGroup');
    expect(advice.risks).toContain('enclave');
    expect(advice.risk('enclave')!.risk.because).toContain('zhuliang-enclave');
    expect(advice.actions).toEqual(expect.arrayContaining(checklist));
    expect(advice.notes).toContain('park-needs-neighbours');
    const other = advised({
      firm: small,
      markets: [{ ...market, firstContact: 'customers', hostProductionAdvantage: ['none'] }],
    });
    expect(other.risks).not.toContain('enclave');
    for (const id of checklist) expect(other.actions).not.toContain(id);
  });

  it('never advises a park, now or next, without risk and list', () => {
    let parks = 0;
    fc.assert(
      fc.property(profiles, fc.constantFrom('parkOrGroup', 'homeLeadFirm'), (profile, firstContact) => {
        const evaluation = evaluate(
          compiled,
          withAnswers(
            profile,
            { offerKind: 'industrialGoods' },
            { firstContact, hostProductionAdvantage: ['cheaper'] },
          ),
        );
        for (const { now, beside, next, leaving } of evaluation.portfolios) {
          // A step to a way that is still ruled out is no plan yet.
          const step = next[0]?.opens.length === 0 ? next[0].step.to : undefined;
          if (leaving || ![...now, ...beside, step].includes('parkEntry')) continue;
          parks++;
          expect(evaluation.lists.risks.map(({ risk }) => risk.id)).toContain('enclave');
          expect(evaluation.lists.actions.map(({ action }) => action.id)).toEqual(expect.arrayContaining(checklist));
          expect(evaluation.lists.notes.map(({ note }) => note.id)).toContain('park-needs-neighbours');
        }
      }),
      { ...runs, numRuns: 100 },
    );
    expect(parks).toBeGreaterThan(8);
  });

  it('names the outside world among the outlay wherever a park is listed as a way in', () => {
    const park = book.decisions['entry.mode']!.options.find(({ id }) => id === 'parkEntry')!;
    expect(park.because).toContain('zhuliang-enclave');
    expect(park.attributes!.outlay.intangible.some(({ en }) => /community, unions and authorities/.test(en))).toBe(
      true,
    );
  });
});
