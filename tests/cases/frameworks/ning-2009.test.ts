import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, evaluate, type Profile } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { type Advised, advised } from '../../support/advised.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const heavy = ['jointVenture', 'greenfield', 'acquisition'];
const market = { scope: 'market', index: 0 } as const;

/** A goods maker that exports regularly; tests change one thing at a time. */
const exporter = {
  homeCountry: 'CN',
  offerKind: 'industrialGoods',
  exportRole: 'ownProducts',
  exportExperience: 'regular5to20',
  ownBrandShare: 'some',
};

/** The same random firm with some answers of the firm set. */
function withAnswers(profile: Profile, answers: Readonly<Record<string, string | number | boolean | string[]>>) {
  const given = Object.entries(answers).map(([id, value]) => [id, { state: 'given', value }] as const);
  return { ...profile, firm: { ...profile.firm, ...Object.fromEntries(given) } } as Profile;
}

/** Ids of the gates that close an option of a decision about the firm. */
function closedBy(a: Advised, decision: string, option: string): string[] {
  const found = a.evaluation.result(decision).options.find((item) => item.option === option);
  return found!.ruledOutBy.map((rule) => rule.id);
}

const note = (a: Advised, id: string) => a.notes.includes(id);

describe('ning-F1 attracting-in and walking-out', () => {
  const ties = ['importsInputs', 'licenceIn', 'foreignJv', 'supplyForeignFirmsAtHome', 'jointResearch'];

  it('gives no credit for ties with foreign firms at home while engineers only apply technology', () => {
    fc.assert(
      fc.property(randomProfile(realBook().book), (random) => {
        const credit = (inwardLinks: string[]) => {
          const { facts, result } = decide(
            realCompiled(),
            withAnswers(random, { technologyRole: 'applier', inwardLinks }),
          );
          return {
            strengths: result('model').strengths.map((item) => item.sum),
            model: result('model').shown,
            today: result('level.current').shown,
            target: result('level.target').shown,
            absorbs: facts.value('absorptiveCapacity', { scope: 'firm' }),
          };
        };
        expect(credit(ties)).toEqual(credit(['none']));
      }),
      { numRuns: 60 },
    );
  });

  it('says that the ties are doors and not ability, and that absorbing comes first', () => {
    const a = advised({ firm: { ...exporter, technologyRole: 'applier', inwardLinks: ties }, markets: [{}] });
    expect(note(a, 'note-inward-ties-are-not-ability')).toBe(true);
    expect(a.actions).toContain('absorb-and-adapt');
    expect(a.gates('overseasRd')).toContain('rd-abroad-needs-absorbers');
  });

  it('opens research abroad once bought technology is adapted, and then says nothing against the ties', () => {
    const a = advised({ firm: { ...exporter, technologyRole: 'adapter', inwardLinks: ties }, markets: [{}] });
    expect(note(a, 'note-inward-ties-are-not-ability')).toBe(false);
    expect(a.actions).not.toContain('absorb-and-adapt');
    expect(a.gates('overseasRd')).not.toContain('rd-abroad-needs-absorbers');
  });

  it.each([
    ['with ties and own R&D', ties, 2, true],
    ['with ties and no R&D', ties, 0, false],
    ['with R&D and no ties', ['none'], 2, false],
  ])('counts an improver of processes as absorbing only %s', (_, inwardLinks, rdIntensity, absorbs) => {
    const a = advised({ firm: { ...exporter, technologyRole: 'processImprover', rdIntensity, inwardLinks } });
    expect(a.fact('absorptiveCapacity')).toBe(absorbs);
  });

  it('uses a foreign partner at home as a door: partner ways gain, and going along is proposed', () => {
    const firm = { ...exporter, technologyRole: 'applier' };
    const without = advised({ firm: { ...firm, inwardLinks: ['none'] }, markets: [{ networkStage: 'none' }] });
    const along = advised({ firm: { ...firm, inwardLinks: ['foreignJv'] }, markets: [{ networkStage: 'none' }] });
    for (const mode of ['jointVenture', 'alliance', 'piggyback'])
      expect(along.mode(mode).sum).toBeGreaterThan(without.mode(mode).sum);
    expect(along.actions).toContain('travel-with-a-large-firm');
    expect(without.actions).not.toContain('travel-with-a-large-firm');
  });

  it('puts exports before investment: capital that is hard to take back never loses by more years of export', () => {
    const steps = ['none', 'occasional', 'regularUnder5', 'regular5to20', 'regularOver20'];
    fc.assert(
      fc.property(randomProfile(realBook().book), (random) => {
        const sums = steps.map((exportExperience) => {
          const { options } = decide(realCompiled(), withAnswers(random, { exportExperience })).result(
            'entry.mode',
            market,
          );
          return heavy.map((mode) => options.find((option) => option.option === mode)!.sum);
        });
        sums.slice(1).forEach((now, index) => {
          now.forEach((sum, mode) => {
            expect(sum).toBeGreaterThanOrEqual(sums[index]![mode]!);
          });
        });
        for (const mode of heavy.keys()) expect(sums.at(-1)![mode]).toBeGreaterThan(sums[0]![mode]!);
      }),
      { numRuns: 40 },
    );
  });

  it('closes a system abroad to firms that never sold abroad, and opens it after first exports', () => {
    const firm = { ...exporter, fundingSources: ['ownCash'], activitiesAbroad: ['none'] };
    const first = advised({ firm: { ...firm, exportExperience: 'none' }, markets: [{ demandEvidence: 'enquiries' }] });
    const later = advised({ firm, markets: [{}] });
    expect(closedBy(first, 'level.target', 'integrated')).toContain('integrated-needs-a-first-step');
    expect(closedBy(later, 'level.target', 'integrated')).not.toContain('integrated-needs-a-first-step');
  });
});

describe('ning-F2 network-control tasks', () => {
  const tasks = ['coordination', 'supplyKnowledge', 'rd', 'designStandards', 'highValue', 'brandSales'];
  const contractMaker = {
    ...exporter,
    exportRole: 'contractManufacturer',
    ownBrandShare: 'none',
    ownership: 'groupMember',
    technologyRole: 'applier',
    technologyAssets: ['none'],
    criticalInputs: ['leaderComponents'],
    activitiesAbroad: ['none'],
    offerComplexity: 'standard',
  };
  const flagship = {
    ...exporter,
    exportRole: 'solutionProvider',
    ownBrandShare: 'most',
    technologyRole: 'original',
    technologyAssets: ['standardsMember'],
    criticalInputs: ['none'],
    activitiesAbroad: ['salesUnit', 'serviceTeam', 'rdCentre', 'coordinatedNetwork'],
    offerComplexity: 'solution',
  };

  it('leaves the largest contract maker of its country at product level, whatever the source is silent on', () => {
    const item = realBook().cases.find(({ id }) => id === 'hongfujin-2005')!;
    for (const profile of profilesOf(realBook().book, item))
      expect(evaluate(realCompiled(), profile).result('level.current').possible).toEqual(['product']);
  });

  it('scores such a contract maker 0 of 6, by its own word and by the rough view, and warns', () => {
    const rough = advised({ firm: contractMaker });
    const own = advised({ firm: { ...contractMaker, controlledTasks: ['none'] } });
    expect(rough.fact('controlVisible')).toBe(0);
    expect(own.fact('powerScore')).toBe(0);
    for (const a of [rough, own]) {
      expect(note(a, 'control-none')).toBe(true);
      expect(a.actions).toContain('own-design-step');
      expect(a.risk('value-capture')?.severity).toBe('high');
    }
  });

  it('scores a flagship that left making to others 6 of 6, by its own word and by the rough view', () => {
    const rough = advised({ firm: flagship });
    const own = advised({ firm: { ...flagship, controlledTasks: tasks } });
    expect(rough.fact('controlVisible')).toBe(6);
    expect(own.fact('powerScore')).toBe(6);
    for (const a of [rough, own]) {
      expect(note(a, 'control-most')).toBe(true);
      expect(note(a, 'control-none')).toBe(false);
      expect(a.risk('value-capture')).toBeUndefined();
    }
  });

  it.each(tasks)('counts %s as one task of six', (task) => {
    expect(advised({ firm: { controlledTasks: [task] } }).fact('powerScore')).toBe(1);
    expect(advised({ firm: { controlledTasks: tasks.filter((other) => other !== task) } }).fact('powerScore')).toBe(5);
  });

  it('counts neither a plant nor the volume of exports as control', () => {
    const a = advised({ firm: { ...contractMaker, activitiesAbroad: ['production'], exportShare: 100 } });
    expect(a.fact('controlVisible')).toBe(0);
  });

  it('lets what the firm says about itself replace the rough view', () => {
    const modest = advised({ firm: { ...flagship, controlledTasks: ['none'] } });
    expect(note(modest, 'control-most')).toBe(false);
    expect(note(modest, 'control-none')).toBe(true);
    expect(note(modest, 'note-nobody-follows-your-decisions')).toBe(true);
    const designer = advised({ firm: { ...contractMaker, controlledTasks: ['rd', 'designStandards', 'highValue'] } });
    expect(note(designer, 'control-none')).toBe(false);
    expect(note(designer, 'control-much')).toBe(true);
  });

  it('shows exactly one line about control for every score', () => {
    const lines = ['control-none', 'control-some', 'control-much', 'control-most'];
    fc.assert(
      fc.property(fc.subarray(tasks), (controlled) => {
        const a = advised({
          firm: { ...contractMaker, controlledTasks: controlled.length > 0 ? controlled : ['none'] },
        });
        const expected = lines[[0, 1, 1, 2, 2, 3, 3][controlled.length]!];
        expect(a.notes.filter((id) => lines.includes(id))).toEqual([expected]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('ning-F3 forced vertical integration', () => {
  /** Means, will, assets and sites for tying up a chain; only a reason to is missing. */
  const mighty = {
    ...exporter,
    exportRole: 'ownProducts',
    motives: ['secureInputs'],
    criticalInputs: ['none'],
    technologyRole: 'processImprover',
    technologyTurnover: 'slow',
    fundingSources: ['ownCash', 'capitalMarket', 'dealsDone'],
    affordableLoss: 'over10',
    paybackHorizon: 'over5',
    activitiesAbroad: ['production', 'upstreamAssets', 'coordinatedNetwork'],
    coActivities: ['none'],
  };
  const model = (change: object) => advised({ firm: { ...mighty, ...change } });

  it('refuses the chain to a rich firm without a scarce input or a technological link, and says why', () => {
    const a = model({});
    expect(a.strength('resource')).toBeGreaterThanOrEqual(5);
    expect(a.result('model')).toBe('buildFirst');
    for (const option of ['chainIntegration', 'convergent'])
      expect(closedBy(a, 'model', option)).toContain('chain-needs-scarce-resource');
  });

  it.each([
    ['a raw material whose price swings', { criticalInputs: ['volatileRawMaterial'] }],
    ['an input that few control', { criticalInputs: ['concentratedSupply'] }],
    ['a long chain before it', { criticalInputs: ['longChain'] }],
    ['parts of its own in a network run as one', { exportRole: 'componentSupplier' }],
    ['development together with partners along the chain', { coActivities: ['coDevelop'] }],
  ])('grants it to the same firm with %s', (_, change) => {
    expect(model(change).result('model')).toBe('chainIntegration');
  });

  it('never advises or names the chain without a link or a purchase of assets, whatever else is answered', () => {
    fc.assert(
      fc.property(randomProfile(realBook().book, 9), (random) => {
        const profile = withAnswers(random, {
          criticalInputs: ['leaderComponents'],
          coActivities: ['coDistribute'],
          exportRole: 'ownProducts',
          fundingSources: ['ownCash', 'capitalMarket'],
        });
        const { possible } = decide(realCompiled(), profile).result('model');
        expect(possible).not.toContain('chainIntegration');
        expect(possible).not.toContain('convergent');
      }),
      { numRuns: 80 },
    );
  });

  it('does not close the chain while the critical inputs are not known', () => {
    const { criticalInputs: _, ...unknown } = mighty;
    expect(closedBy(advised({ firm: unknown }), 'model', 'chainIntegration')).toEqual([]);
  });

  it('shows the opposite view to those who get it: evidence divided, and buying may be cheaper than owning', () => {
    const a = model({ criticalInputs: ['volatileRawMaterial'] });
    expect(note(a, 'divided-chain')).toBe(true);
    expect(note(a, 'note-chain-stakes')).toBe(true);
    expect(a.actions).toContain('secure-inputs');
  });
});

describe('ning-F4 role and tier', () => {
  const sites = ['salesUnit', 'production', 'serviceTeam', 'coordinatedNetwork'];

  it('keeps a contract maker without design of its own at product level, whatever else is answered', () => {
    fc.assert(
      fc.property(randomProfile(realBook().book, 9), (random) => {
        const profile = withAnswers(random, { exportRole: 'contractManufacturer', exportExperience: 'regularOver20' });
        expect(decide(realCompiled(), profile).result('level.current').possible).toEqual(['product']);
      }),
      { numRuns: 60 },
    );
  });

  it('lets a firm with its own design rise: same sites, same sales, only the role differs', () => {
    const firm = { ...exporter, ownBrandShare: 'some', activitiesAbroad: sites, complianceSystem: 'rulesAndOwner' };
    const level = (exportRole: string) => advised({ firm: { ...firm, exportRole } }).result('level.current');
    expect(level('contractManufacturer')).toBe('product');
    expect(level('designManufacturer')).toBe('integrated');
    expect(level('ownProducts')).toBe('integrated');
  });

  it('does not let a contract maker aim at a system abroad before it has a design', () => {
    const target = (exportRole: string) =>
      closedBy(
        advised({ firm: { ...exporter, exportRole, activitiesAbroad: ['none'] } }),
        'level.target',
        'integrated',
      );
    expect(target('contractManufacturer')).toContain('integrated-not-from-contract-making');
    expect(target('designManufacturer')).not.toContain('integrated-not-from-contract-making');
  });

  it.each([
    ['contractManufacturer', true, true],
    ['designManufacturer', true, false],
    ['ownProducts', false, false],
    ['solutionProvider', false, false],
  ])('asks a %s to choose its place in the chain: %s, to draw one part itself: %s', (exportRole, place, design) => {
    const a = advised({ firm: { ...exporter, exportRole } });
    expect(a.actions.includes('choose-your-place')).toBe(place);
    expect(a.actions.includes('own-design-step')).toBe(design);
  });

  it('asks only makers for others who stands between them and the brand', () => {
    const question = realBook().book.questions.chainTier!;
    const asked = (exportRole: string) =>
      advised({ firm: { exportRole } }).evaluation.facts.applies(question, { scope: 'firm' });
    expect(['contractManufacturer', 'designManufacturer', 'componentSupplier'].map(asked)).toEqual([
      'yes',
      'yes',
      'yes',
    ]);
    expect(['ownProducts', 'solutionProvider'].map(asked)).toEqual(['no', 'no']);
  });

  it('raises the risk of value earned elsewhere at a lower tier and says what the next tier asks for', () => {
    const firm = { ...exporter, exportRole: 'designManufacturer' };
    const direct = advised({ firm: { ...firm, chainTier: 'nobody' } });
    const lower = advised({ firm: { ...firm, chainTier: 'otherSupplier' } });
    expect(direct.risk('value-capture')).toBeUndefined();
    expect(lower.risk('value-capture')?.likelihood).toBe(3);
    expect(lower.action('choose-your-place')?.action.firstStep.en).not.toBe(
      direct.action('choose-your-place')?.action.firstStep.en,
    );
  });
});

describe('ning-F5 motives of outward investment', () => {
  /** A firm of means with contacts, so that no gate hides what a motive does. */
  const able = {
    ...exporter,
    technologyRole: 'adapter',
    fundingSources: ['ownCash', 'outsideEquity'],
    affordableLoss: 'over10',
    foreignStaff: 6,
    filledRoles: ['foreignLead', 'experiencedManager', 'salesLanguages', 'technicalSupport'],
    complianceSystem: 'rulesAndOwner',
    homeMarketOutlook: 'steady',
  };
  const place = {
    targetCountry: 'DE',
    networkStage: 'established',
    firstContact: 'ownPeople',
    marketHurdles: ['none'],
  };
  const wants = (motive: string, change: object = {}) =>
    advised({
      firm: { ...able, ...change, motives: ['technologyEdge', ...(motive ? [motive] : [])] },
      markets: [place],
    });
  const gain = (motive: string, mode: string) => wants(motive).mode(mode).sum - wants('').mode(mode).sum;

  it('technology: research abroad comes into view, and buying technology opens the second door of the chain', () => {
    const careful = { affordableLoss: 'from3to10' };
    expect(wants('accessTechnology', careful).top(3)).toContain('overseasRd');
    expect(wants('', careful).top(3)).not.toContain('overseasRd');
    expect(gain('accessTechnology', 'overseasRd')).toBe(3);
    expect(gain('accessTechnology', 'acquisition')).toBeGreaterThan(0);
    expect(gain('accessTechnology', 'indirectExport')).toBeLessThan(0);
    const buyer = { fundingSources: ['ownCash', 'dealsDone'] };
    expect(wants('accessTechnology', buyer).strength('resource')).toBe(wants('', buyer).strength('resource') + 3);
    expect(note(wants('accessTechnology'), 'divided-vendors-technology')).toBe(true);
  });

  it('people and capital: a place of one’s own or a partner with a share gains, trade at home loses', () => {
    for (const mode of ['overseasRd', 'salesSubsidiary', 'jointVenture'])
      expect(gain('accessPeopleCapital', mode)).toBeGreaterThan(0);
    expect(gain('accessPeopleCapital', 'indirectExport')).toBeLessThan(0);
    expect(wants('accessPeopleCapital').fact('integratedTargetSum')).toBeGreaterThan(
      wants('').fact('integratedTargetSum') as number,
    );
  });

  it('materials and energy: a share upstream gains, every sales channel loses, the resource side grows', () => {
    for (const mode of ['acquisition', 'jointVenture', 'greenfield'])
      expect(gain('secureInputs', mode)).toBeGreaterThanOrEqual(2);
    for (const mode of [
      'indirectExport',
      'agentDistributor',
      'crossBorderEcommerce',
      'overseasWarehouse',
      'salesSubsidiary',
    ])
      expect(gain('secureInputs', mode)).toBeLessThan(0);
    expect(wants('secureInputs').strength('resource')).toBe(wants('').strength('resource') + 2);
    expect(['acquisition', 'jointVenture']).toContain(wants('secureInputs').modes()[0]);
  });

  it('brand and channels: a purchase leads for those who can pay for it, and is checked before it is made', () => {
    const a = wants('accessBrandChannels', { fundingSources: ['ownCash', 'dealsDone'] });
    expect(a.modes()[0]).toBe('acquisition');
    expect(a.risks).toContain('acquisition-disappoints');
    expect(a.actions).toContain('check-the-target');
    expect(note(a, 'why-does-the-seller-sell')).toBe(true);
    expect(gain('accessBrandChannels', 'indirectExport')).toBeLessThan(0);
    expect(wants('accessBrandChannels').fact('brandTargetSum')).toBeGreaterThan(
      wants('').fact('brandTargetSum') as number,
    );
  });

  it('lower cost: making there gains, and the target moves towards work abroad', () => {
    for (const mode of ['contractManufacturing', 'greenfield', 'parkEntry', 'jointVenture'])
      expect(gain('lowerProductionCost', mode)).toBeGreaterThan(0);
    expect(wants('lowerProductionCost').fact('integratedTargetSum')).toBeGreaterThan(
      wants('').fact('integratedTargetSum') as number,
    );
  });

  it('gives none of these answers a meaning it does not have: filling a factory gains no way of owning', () => {
    for (const mode of ['acquisition', 'greenfield', 'jointVenture', 'overseasRd'])
      expect(gain('idleCapacity', mode)).toBeLessThanOrEqual(0);
  });
});

describe('ning-F6 standards-taker dependency', () => {
  const lenovo = {
    homeCountry: 'CN',
    offerKind: 'consumerGoods',
    exportRole: 'ownProducts',
    exportExperience: 'regular5to20',
    ownership: 'stateRelated',
    fundingSources: ['ownCash', 'dealsDone'],
    motives: ['accessBrandChannels'],
    technologyRole: 'adapter',
    technologyTurnover: 'fastSettled',
    technologyAssets: ['patentsFiledAbroad'],
    criticalInputs: ['leaderComponents'],
    activitiesAbroad: ['salesUnit', 'production', 'rdCentre'],
    rdIntensity: 8,
  };
  const firm = (change: object) => advised({ firm: { ...lenovo, ...change } });

  it('closes setting the rules to a firm that builds on parts of technology leaders', () => {
    const a = firm({});
    for (const option of ['ruleExport', 'convergent'])
      expect(closedBy(a, 'model', option)).toContain('rule-export-closed-to-rule-takers');
    expect(a.evaluation.result('model').possible).not.toContain('ruleExport');
  });

  it('takes a point off technology and adds the cost of parts and licences as a risk with a task', () => {
    const [bound, free] = [
      firm({ technologyTurnover: 'fastContested' }),
      firm({ technologyTurnover: 'fastContested', criticalInputs: ['none'] }),
    ];
    expect(bound.strength('technology')).toBe(free.strength('technology') - 1);
    expect(bound.risk('standards-taker')?.severity).toBe('high');
    expect(bound.actions).toContain('licence-map');
    expect(free.risk('standards-taker')).toBeUndefined();
    expect(free.actions).not.toContain('licence-map');
    expect(closedBy(free, 'model', 'ruleExport')).not.toContain('rule-export-closed-to-rule-takers');
  });

  it.each(['leaderComponents', 'licensedTechnology'])('treats dependence on %s alike', (input) => {
    const a = firm({ criticalInputs: [input], technologyTurnover: 'moderate' });
    expect(a.fact('standardsTaker')).toBe(true);
    expect(a.risks).toContain('standards-taker');
  });

  it.each([
    [29, 2],
    [30, 3],
  ])(
    'weighs the dependence by what the leaders take of the price: at %i percent the impact is %i',
    (leaderCostShare, impact) => {
      expect(firm({ leaderCostShare }).risk('standards-taker')?.impact).toBe(impact);
    },
  );

  it('asks for that share only where there is such a dependence', () => {
    const question = realBook().book.questions.leaderCostShare!;
    const asked = (criticalInputs: string[]) =>
      firm({ criticalInputs }).evaluation.facts.applies(question, { scope: 'firm' });
    expect(asked(['licensedTechnology'])).toBe('yes');
    expect(asked(['volatileRawMaterial'])).toBe('no');
  });

  it('opens the way again by a seat where standards are written, or by a core technology of one’s own', () => {
    for (const change of [{ technologyAssets: ['standardsMember'] }, { technologyRole: 'original' }])
      expect(closedBy(firm(change), 'model', 'ruleExport')).not.toContain('rule-export-closed-to-rule-takers');
    expect(firm({ technologyAssets: ['standardsMember'] }).fact('standardsTaker')).toBe(false);
  });
});

describe('ning-F7 political risk of state links', () => {
  const buyer = {
    ...exporter,
    motives: ['accessBrandChannels', 'accessTechnology'],
    fundingSources: ['ownCash', 'dealsDone'],
    affordableLoss: 'over10',
    foreignStaff: 6,
    technologyRole: 'adapter',
    sensitiveTechnology: false,
    filledRoles: ['foreignLead', 'experiencedManager', 'salesLanguages'],
  };
  const host = { targetCountry: 'US', networkStage: 'established', firstContact: 'ownPeople' };
  const screened = { ...host, marketHurdles: ['investmentLimits'] };
  const open = { ...host, marketHurdles: ['none'] };
  const deal = (ownership: string, place: Readonly<Record<string, unknown>>, change: object = {}) =>
    advised({ firm: { ...buyer, ownership, ...change }, markets: [place] });
  const severity = (a: Advised) => a.risk('investment-screening')?.severity;

  it('flags a purchase by a state-related firm in a host that screens investment as a high risk, with a task', () => {
    const a = deal('stateRelated', screened);
    expect(severity(a)).toBe('high');
    expect(note(a, 'screening-before-any-offer')).toBe(true);
    expect(a.actions).toContain('screening-precheck');
  });

  it('keeps the purchase from the first rank there, while the same private firm is advised to buy', () => {
    expect(deal('ownerFamily', open).modes()[0]).toBe('acquisition');
    const [state, family] = [deal('stateRelated', screened), deal('ownerFamily', screened)];
    expect(state.mode('acquisition').sum).toBe(family.mode('acquisition').sum - 2);
    expect(state.mode('jointVenture').sum).toBe(family.mode('jointVenture').sum - 1);
    expect(note(family, 'screening-before-any-offer')).toBe(false);
  });

  it('flags a private firm in the same way only if its technology is sensitive', () => {
    expect(deal('ownerFamily', screened, { sensitiveTechnology: true }).fact('screeningRisk')).toBe(true);
    expect(deal('ownerFamily', screened).fact('screeningRisk')).toBe(false);
    expect(deal('ownerFamily', open, { sensitiveTechnology: true }).fact('screeningRisk')).toBe(false);
  });

  it('warns a state-related buyer also where no screening is known, and a private one not at all', () => {
    expect(deal('stateRelated', open).modes()[0]).toBe('acquisition');
    expect(severity(deal('stateRelated', open))).toBe('high');
    expect(deal('ownerFamily', open).risk('investment-screening')).toBeUndefined();
  });

  it('does not call it high for a state-related firm that only wants to sell there', () => {
    const seller = {
      motives: ['technologyEdge'],
      fundingSources: ['ownCash'],
      affordableLoss: 'from1to3',
      foreignStaff: 2,
    };
    const a = deal('stateRelated', { ...screened, firstContact: 'customers' }, seller);
    expect(heavy).not.toContain(a.way().now[0]);
    expect(severity(a)).toBe('medium');
  });

  it('asks about sensitive technology when state links, a wish to buy or own technology make it matter', () => {
    const question = realBook().book.questions.sensitiveTechnology!;
    const asked = (firm: object) =>
      advised({
        firm: { motives: ['technologyEdge'], technologyRole: 'processImprover', ownership: 'ownerFamily', ...firm },
        markets: [{ marketHurdles: ['none'] }],
      }).evaluation.facts.applies(question, { scope: 'firm' });
    expect(asked({})).toBe('no');
    expect(asked({ ownership: 'stateRelated' })).toBe('yes');
    expect(asked({ motives: ['accessBrandChannels'] })).toBe('yes');
    expect(asked({ technologyRole: 'original' })).toBe('yes');
    expect(asked({ technologyRole: 'adapter' })).toBe('yes');
  });
});

describe('ning-F8 pull of the home market', () => {
  /** Everything speaks for capital abroad but the home market. */
  const able = {
    ...exporter,
    exportExperience: 'regularOver20',
    motives: ['technologyEdge', 'buildBrand'],
    affordableLoss: 'over10',
    fundingSources: ['ownCash', 'dealsDone'],
    paybackHorizon: 'over5',
    riskAttitude: 5,
    foreignStaff: 10,
    technologyRole: 'adapter',
    mustControl: ['quality', 'secrets', 'customers'],
    activitiesAbroad: ['salesUnit', 'production'],
    filledRoles: ['foreignLead', 'experiencedManager', 'complianceLegal'],
    complianceSystem: 'operating',
  };
  const place = {
    targetCountry: 'DE',
    demandEvidence: 'repeatOrders',
    networkStage: 'established',
    firstContact: 'ownPeople',
    marketPotential: 'large',
    competitionType: 'fewStrong',
    marketHurdles: ['none'],
    hostProductionAdvantage: ['none'],
  };
  const firm = (change: object, market: object = {}) =>
    advised({ firm: { ...able, ...change }, markets: [{ ...place, ...market }] });

  it('opens no way of heavy capital while home grows, nothing pushes and the firm only wants to sell', () => {
    const a = firm({ homeMarketOutlook: 'growing' });
    for (const mode of heavy) expect(a.gates(mode)).toContain('home-grows-capital-stays');
    const steady = firm({ homeMarketOutlook: 'steady' });
    for (const mode of heavy) expect(steady.gates(mode)).toEqual([]);
  });

  it('never advises heavy capital to such a firm, whatever else is answered', () => {
    fc.assert(
      fc.property(
        randomProfile(realBook().book, 9),
        fc.subarray(['technologyEdge', 'buildBrand'], { minLength: 1 }),
        (random, motives) => {
          const profile = withAnswers(random, { homeMarketOutlook: 'growing', motives });
          for (const [index] of profile.markets.entries()) {
            const at = { scope: 'market', index } as const;
            const { facts, result } = decide(realCompiled(), profile);
            const pull = facts.value('localMakingPull', at);
            fc.pre(pull.is === 'flag' && pull.may === 'no');
            const { possible } = result('entry.mode', at);
            for (const mode of heavy) expect(possible).not.toContain(mode);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a push', { motives: ['technologyEdge', 'followCustomers'] }, {}],
    ['an aim that selling does not serve', { motives: ['secureInputs'] }, {}],
    ['a brand to take over', { motives: ['accessBrandChannels'] }, {}],
    ['a reason to make the goods there', {}, { hostProductionAdvantage: ['cheaper'] }],
  ])('leaves heavy ways open where there is %s', (_, change, market) => {
    const a = firm({ homeMarketOutlook: 'growing', ...change }, market);
    for (const mode of heavy) expect(a.gates(mode)).not.toContain('home-grows-capital-stays');
  });

  it('does not close anything while the outlook or the reasons are not known', () => {
    const { motives: _, ...silent } = able;
    const a = advised({ firm: { ...silent, homeMarketOutlook: 'growing' }, markets: [place] });
    for (const mode of heavy) {
      expect(a.gates(mode)).toEqual([]);
      expect(firm({}).gates(mode)).toEqual([]);
    }
  });

  it('can advise to wait: no sales, no push, no request from abroad and a growing home market', () => {
    const starter = {
      homeCountry: 'CN',
      offerKind: 'consumerGoods',
      exportExperience: 'none',
      offerMaturity: 'provenAtHome',
      activitiesAbroad: ['none'],
      motives: ['technologyEdge'],
      riskAttitude: 2,
    };
    const at = (homeMarketOutlook: string) =>
      advised({ firm: { ...starter, homeMarketOutlook }, markets: [{ targetCountry: 'DE', demandEvidence: 'none' }] });
    const growing = at('growing');
    expect(growing.result('level.target')).toBe('prepareFirst');
    expect(closedBy(growing, 'level.target', 'product')).toContain('prepare-home-market-still-open');
    expect(growing.way().notNow).toBe(true);
    expect(growing.actions).toContain('stay-light');
    expect(growing.risks).toContain('home-market-pull');
    const steady = at('steady');
    expect(steady.result('level.target')).not.toBe('prepareFirst');
    expect(closedBy(steady, 'level.target', 'product')).toEqual([]);
    expect(steady.way().notNow).toBe(false);
    expect(steady.actions).not.toContain('stay-light');
  });
});
