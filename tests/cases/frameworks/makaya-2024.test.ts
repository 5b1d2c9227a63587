import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, evaluate, type Profile } from '../../../lib/engine/index.ts';
import { type Advised, advised } from '../../support/advised.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book } = realBook();
const heavy = ['jointVenture', 'greenfield', 'acquisition'];

type Answers = Readonly<Record<string, unknown>>;

/** The same random firm with some answers of the firm and of every market set. */
function withAnswers(profile: Profile, firm: Answers, market: Answers = {}): Profile {
  const given = (answers: Answers) =>
    Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { state: 'given', value }]));
  return {
    ...profile,
    firm: { ...profile.firm, ...given(firm) },
    markets: profile.markets.map((block) => ({ ...block, answers: { ...block.answers, ...given(market) } })),
  } as Profile;
}

/** A small maker of equipment that has exported for a few years; tests change one thing at a time. */
const exporter = {
  homeCountry: 'CN',
  offerKind: 'industrialGoods',
  exportRole: 'ownProducts',
  exportExperience: 'regularUnder5',
  buyingReason: 'performance',
  offerComplexity: 'configurable',
  technologyRole: 'adapter',
  foreignStaff: 3,
  affordableLoss: 'from3to10',
  fundingSources: ['ownCash'],
  filledRoles: ['foreignLead'],
  mustControl: ['quality'],
};
const place = {
  targetCountry: 'BR',
  demandEvidence: 'firstOrders',
  marketHurdles: ['none'],
  marketPotential: 'medium',
};

/** How much the first way in ties up, 1 to 5. */
function commitment(a: Advised): number {
  const { options } = realCompiled().decisions.get('entry.mode')!.decision;
  return options.find((option) => option.id === a.way().now[0])!.attributes!.commitment;
}

const reasons = (a: Advised, mode: string) =>
  a
    .mode(mode)
    .reasons.filter((reason) => reason.holds === 'yes')
    .map((reason) => reason.rule.id);

describe('makaya-F1 proactive and reactive motives', () => {
  const driven = (motives: string[], firm: object = {}, market: object = {}) =>
    advised({
      firm: { ...exporter, homeMarketOutlook: 'steady', ...firm, motives },
      markets: [{ ...place, networkStage: 'established', firstContact: 'customers', ...market }],
    });

  it.each([
    ['competition and a full home market', 'homePressure'],
    ['spare capacity', 'idleCapacity'],
    ['customers who ask', 'foreignEnquiries'],
    ['customers to follow', 'followCustomers'],
    ['barriers to trade', 'avoidTradeBarriers'],
  ])('counts %s as reactive, and one reason of its own makes the firm proactive', (_, motive) => {
    expect(driven([motive]).fact('onlyReactive')).toBe(true);
    expect(driven([motive, 'technologyEdge']).fact('onlyReactive')).toBe(false);
  });

  it.each(['technologyEdge', 'leadOrSetStandards', 'buildBrand', 'accessTechnology', 'secureInputs'])(
    'counts %s as proactive',
    (motive) => {
      expect(driven([motive]).fact('onlyReactive')).toBe(false);
    },
  );

  it('takes a point off every heavy way and gives one to the lightest, two profiles differing in motives only', () => {
    const [active, passive] = [driven(['technologyEdge']), driven(['homePressure'])];
    for (const mode of [...heavy, 'salesSubsidiary', 'overseasRd', 'parkEntry'])
      expect(passive.mode(mode).sum).toBe(active.mode(mode).sum - 1);
    expect(passive.mode('indirectExport').sum).toBe(active.mode('indirectExport').sum + 1);
  });

  it('advises a lighter first step to the passive twin where both ways are close', () => {
    const twin = (motive: string) => driven([motive], {}, { firstContact: 'ownPeople' });
    expect(twin('technologyEdge').way().now).toEqual(['salesSubsidiary']);
    expect(twin('homePressure').way().now).toEqual(['directExport']);
    expect(commitment(twin('homePressure'))).toBeLessThan(commitment(twin('technologyEdge')));
  });

  it('never advises more commitment to a firm that is only pushed than to the same firm with an edge', () => {
    const at = { scope: 'market', index: 0 } as const;
    fc.assert(
      fc.property(randomProfile(book, 9), (random) => {
        const first = (motive: string) => {
          const profile = withAnswers(random, { motives: [motive], homeMarketOutlook: 'steady' });
          const { shown, options } = decide(realCompiled(), profile).result('entry.mode', at);
          return { shown, sums: new Map(options.map((option) => [option.option, option.sum])) };
        };
        const [active, passive] = [first('technologyEdge'), first('homePressure')];
        fc.pre(active.shown !== null && passive.shown !== null);
        const { options } = realCompiled().decisions.get('entry.mode')!.decision;
        const weight = (mode: string | null) => options.find((option) => option.id === mode)!.attributes!.commitment;
        expect(weight(passive.shown)).toBeLessThanOrEqual(weight(active.shown));
      }),
      { numRuns: 60 },
    );
  });

  it('lets no brand or system abroad become the target by pressure alone', () => {
    const sums = (motive: string) =>
      ['brandTargetSum', 'integratedTargetSum'].map((fact) => driven([motive]).fact(fact) as number);
    const [active, passive] = [sums('technologyEdge'), sums('homePressure')];
    expect(passive).toEqual(active.map((sum) => sum - 1));
  });

  it('names the danger of being driven, and does not call customers who ask a pressure', () => {
    expect(driven(['homePressure', 'idleCapacity']).risk('pushed-not-pulled')?.likelihood).toBe(2);
    expect(driven(['foreignEnquiries']).risk('pushed-not-pulled')?.likelihood).toBe(1);
    expect(driven(['technologyEdge']).risk('pushed-not-pulled')).toBeUndefined();
  });

  it('asks for proof where a firm only believes that its offer is unique', () => {
    const sure = (uniquenessProof: string[]) =>
      advised({ firm: { ...exporter, motives: ['technologyEdge'] }, markets: [{ ...place, uniquenessProof }] });
    expect(sure(['none']).actions).toContain('prove-the-edge');
    expect(sure(['pilot']).actions).not.toContain('prove-the-edge');
    expect(sure(['pilot']).strength('technology')).toBe(sure(['none']).strength('technology') + 2);
  });
});

describe('makaya-F2 steps by experience and network', () => {
  const goes = (market: object, firm: object = {}) =>
    advised({ firm: { ...exporter, ...firm }, markets: [{ ...place, firstContact: 'notIdentified', ...market }] });

  it('sends a firm into the same distant market through an agent without contacts and directly with them', () => {
    expect(goes({ marketDifference: 5, networkStage: 'none' }).way().now).toEqual(['agentDistributor']);
    expect(goes({ marketDifference: 5, networkStage: 'established' }).way().now).toEqual(['directExport']);
  });

  it('lets distance itself matter: without contacts a near market is served directly, the distant one is not', () => {
    expect(goes({ marketDifference: 1, networkStage: 'none' }).way().now).toEqual(['directExport']);
    expect(goes({ marketDifference: 5, networkStage: 'none' }).way().now).toEqual(['agentDistributor']);
  });

  it('lets trusted contacts offset one step of distance altogether', () => {
    const sums = (market: object) =>
      goes(market)
        .way()
        .mode.options.map((option) => option.sum);
    const trusted = { networkStage: 'trusted' };
    expect(sums({ ...trusted, marketDifference: 4 })).toEqual(sums({ ...trusted, marketDifference: 1 }));
    const nobody = { networkStage: 'none' };
    expect(sums({ ...nobody, marketDifference: 4 })).not.toEqual(sums({ ...nobody, marketDifference: 1 }));
  });

  it('never closes a way in for distance alone', () => {
    const gates = (marketDifference: number) =>
      goes({ marketDifference, networkStage: 'contacts' })
        .way()
        .mode.options.map((option) => option.ruledOutBy.map((rule) => rule.id));
    expect(gates(5)).toEqual(gates(1));
  });

  it('starts lightly and adds weight with experience: the first step of a beginner ties up least', () => {
    const steps = ['none', 'occasional', 'regularUnder5', 'regular5to20', 'regularOver20'];
    const weights = steps.map((exportExperience) =>
      commitment(
        goes(
          {
            networkStage: 'established',
            firstContact: 'customers',
            demandEvidence: 'repeatOrders',
            marketPotential: 'large',
          },
          { exportExperience, affordableLoss: 'over10', fundingSources: ['ownCash', 'outsideEquity'], riskAttitude: 4 },
        ),
      ),
    );
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(weights.at(-1)).toBeGreaterThan(weights[0]!);
  });

  it('speaks for one step after the other where nobody is known, and says that near first is not proven', () => {
    const pace = (networkStage: string) => {
      const a = advised({
        firm: { homeCountry: 'CN', exportExperience: 'none', offerMaturity: 'provenAtHome' },
        markets: [{ targetCountry: 'BR', networkStage }],
      });
      const sum = (option: string) =>
        a.evaluation.result('pathway.ahead').options.find((item) => item.option === option)!.sum;
      return { steady: sum('stepByStep'), wide: sum('earlyAndWide'), notes: a.notes };
    };
    expect(pace('none').steady).toBe(pace('trusted').steady + 1);
    expect(pace('trusted').wide).toBe(pace('none').wide + 1);
    expect(pace('none').notes).toContain('divided-first-market');
  });
});

describe('makaya-F3 international new venture criteria', () => {
  /** Founded in 2000; exactly on the edge in all three respects. */
  const edge = {
    homeCountry: 'CN',
    foundingYear: 2000,
    exportExperience: 'regular5to20',
    firstForeignSaleYear: 2007,
    foreignMarketsCount: 5,
    exportShare: 25,
  };
  const met = (change: object) => {
    const a = advised({ firm: { ...edge, ...change } });
    expect(a.notes.includes('path-second-test')).toBe(a.fact('secondTestMet') === true);
    return a.fact('secondTestMet');
  };

  it.each([
    ['7 years, 5 countries and 25 %', {}, true],
    ['8 years', { firstForeignSaleYear: 2008 }, false],
    ['the first year', { firstForeignSaleYear: 2000 }, true],
    ['4 countries', { foreignMarketsCount: 4 }, false],
    ['6 countries', { foreignMarketsCount: 6 }, true],
    ['24 %', { exportShare: 24 }, false],
    ['24.9 %', { exportShare: 24.9 }, false],
    ['100 %', { exportShare: 100 }, true],
  ])('draws the line as the source does: %s', (_, change, expected) => {
    expect(met(change)).toBe(expected);
  });

  it('holds exactly if all three hold', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 100 }),
        (years, foreignMarketsCount, exportShare) => {
          const expected = years <= 7 && foreignMarketsCount >= 5 && exportShare >= 25;
          expect(met({ firstForeignSaleYear: 2000 + years, foreignMarketsCount, exportShare })).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('puts no name to dates that contradict each other', () => {
    expect(met({ firstForeignSaleYear: 1995 })).toBe(false);
  });

  it('stays silent while one of the three is not known', () => {
    for (const open of ['firstForeignSaleYear', 'foreignMarketsCount', 'exportShare']) {
      const { [open as keyof typeof edge]: _, ...known } = edge;
      const a = advised({ firm: known });
      expect(a.fact('secondTestMet')).toBe('maybe');
      expect(a.notes).not.toContain('path-second-test');
    }
  });

  it('is a name and no merit: meeting it or not changes no level, model or way in', () => {
    const advice = (firstForeignSaleYear: number) => {
      const a = advised({ firm: { ...exporter, ...edge, firstForeignSaleYear }, markets: [place] });
      return [a.result('level.current'), a.result('level.target'), a.result('model'), a.way().mode];
    };
    expect(advice(2008)).toEqual(advice(2007));
  });
});

describe('makaya-F4 internal and external barriers', () => {
  /** Sells through a good agent and wants nothing in its own hands, so that no other reason calls for the same action. */
  const base = {
    firm: { ...exporter, offerComplexity: 'standard', complianceSystem: 'operating', mustControl: ['none'] },
    market: { ...place, networkStage: 'trusted', firstContact: 'localIntermediary', intermediaryRole: 'introduces' },
  };
  /** The same firm with one or more answers changed, about itself or its market. */
  const firm = (...changes: Answers[]) => {
    const all = Object.entries(Object.assign({}, ...changes) as Answers);
    const of = (scope: string) => Object.fromEntries(all.filter(([id]) => book.questions[id]!.scope === scope));
    return advised({ firm: { ...base.firm, ...of('firm') }, markets: [{ ...base.market, ...of('market') }] });
  };
  const links = (production: number) => ({ product: 4, production, chain: 4 });
  /** Barrier, the question that reports it, an answer that reports it, one that does not, action, what else holds. */
  type Row = [string, string, unknown, unknown, string, Answers?];
  const internal: Row[] = [
    ['no funding in sight', 'fundingSources', ['none'], ['ownCash'], 'second-source-of-money'],
    [
      'no sales people',
      'filledRoles',
      ['foreignLead'],
      ['foreignLead', 'salesLanguages'],
      'language-and-bridge',
      { intermediaryRole: 'notYetKnown' },
    ],
    ['managers who know too little', 'knowledgeInternationalisation', 3, 4, 'mentor-and-training'],
    ['managers who cannot be spared', 'managementTime', 'almostNone', 'halfTime', 'free-management-time'],
    ['sales now and then', 'exportExperience', 'occasional', 'regularUnder5', 'steady-the-orders'],
    ['no partner found', 'firstContact', 'notIdentified', 'customers', 'find-who-takes-you-in'],
    ['missing market intelligence', 'knowledgeBusiness', 3, 4, 'learn-customers-and-rivals'],
    ['little scale', 'productionCapacity', 'bottleneck', 'enough', 'pool-capacity'],
    ['low productivity', 'productivityPosition', 'below', 'similar', 'cost-per-unit'],
    ['late use of technology', 'digitalMaturity', links(2), links(3), 'digital-shop-floor', { itPeople: 'have' }],
  ];
  const hurdle = (name: string, option: string, action: string): Row => [
    name,
    'marketHurdles',
    [option],
    ['none'],
    action,
  ];
  const external: Row[] = [
    ['distribution held by a middleman', 'intermediaryRole', 'keepsApart', 'introduces', 'second-door'],
    ['prices that leave little', 'unitMargin', 9, 10, 'cost-per-unit'],
    ['law on environment and work', 'complianceSystem', 'none', 'operating', 'compliance-owner-and-rules'],
    hurdle('copying of technology and marks', 'weakIp', 'protect-rights-there'),
    hurdle('demands for bribes', 'politicalInstability', 'no-bribes-rule'),
    hurdle('restrictions on goods from outside', 'tradeDefence', 'trade-barrier-plan-b'),
    hurdle('rules that favour local goods', 'localContent', 'trade-barrier-plan-b'),
    hurdle('restrictions on foreign owners', 'investmentLimits', 'screening-precheck'),
    hurdle('approval by third parties', 'approvals', 'meet-the-standard-first'),
    hurdle('export policy at home, war and sanctions', 'conflictSanctions', 'sanctions-clearance'),
    hurdle('exchange controls', 'paymentLimits', 'secure-payment'),
    hurdle('instability', 'politicalInstability', 'limit-and-insure'),
    ['little help from government', 'supportUse', 'unaware', 'used', 'support-scan'],
  ];

  it.each([...internal, ...external])(
    '%s: reported in "%s", it leads to its action; not reported, it does not',
    (_, question, reported, not, action, rest = {}) => {
      const assets = { technologyAssets: ['patentsHome'] };
      expect(firm(assets, rest, { [question]: reported }).actions).toContain(action);
      expect(firm(assets, rest, { [question]: not }).actions).not.toContain(action);
      expect(book.actions.find(({ id }) => id === action)?.serves).toContain('makaya-F4');
    },
  );

  it('turns hurdles that nobody has looked up into the task to look them up', () => {
    const { marketHurdles: _, ...unknown } = base.market;
    expect(advised({ firm: base.firm, markets: [unknown] }).actions).toContain('check-the-hurdles');
    expect(firm({}).actions).not.toContain('check-the-hurdles');
  });

  it.each([
    ['funding-runs-out', 'firm', { fundingSources: ['none'] }],
    ['talent', 'firm', { filledRoles: ['foreignLead'] }],
    ['capacity-overload', 'firm', { productionCapacity: 'bottleneck' }],
    ['imitation', 'industry', { marketHurdles: ['weakIp'] }],
    ['bribery-demands', 'generalEnvironment', { marketHurdles: ['politicalInstability'] }],
    ['trade-defence', 'generalEnvironment', { marketHurdles: ['tradeDefence'] }],
    ['payment-transfer', 'generalEnvironment', { marketHurdles: ['paymentLimits'] }],
    ['sanctions-and-export-control', 'generalEnvironment', { marketHurdles: ['conflictSanctions'] }],
  ])('keeps what lies in the firm apart from what lies around it: %s stands under "%s"', (risk, group, answers) => {
    expect(firm(answers).risk(risk)?.risk.group).toBe(group);
  });
});

describe('makaya-F5 bridges over distance', () => {
  /** Sells goods, has nobody who bridges and no contacts. */
  const bare = {
    firm: { ...exporter, filledRoles: ['foreignLead'] },
    market: { ...place, networkStage: 'none', firstContact: 'notIdentified' },
  };
  const bridges = {
    talent: { firm: { filledRoles: ['foreignLead', 'salesLanguages'] } },
    experience: { firm: { filledRoles: ['foreignLead', 'experiencedManager'] } },
    networks: { market: { networkStage: 'trusted' } },
    'the way in, by somebody local': { market: { firstContact: 'localIntermediary' } },
    'the way in, with a large firm': { market: { firstContact: 'foreignLeadFirm' } },
    'technology, by a digital offer': { firm: { offerKind: 'digital' } },
  } satisfies Record<string, { firm?: object; market?: object }>;
  const seen = (marketDifference: number, ...built: { firm?: object; market?: object }[]) => {
    const roles = built.flatMap((bridge) => (bridge.firm as { filledRoles?: string[] } | undefined)?.filledRoles ?? []);
    const firm = Object.assign({}, bare.firm, ...built.map((bridge) => bridge.firm), {
      filledRoles: [...new Set([...bare.firm.filledRoles, ...roles])],
    });
    const market = Object.assign({}, bare.market, ...built.map((bridge) => bridge.market), { marketDifference });
    return advised({ firm, markets: [market] });
  };
  const penalty = (marketDifference: number, ...built: { firm?: object; market?: object }[]) =>
    seen(marketDifference, ...built).fact('distancePenalty');

  it.each([
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 1],
    [5, 2],
  ])('counts a difference of %i of 5 as %i steps without a bridge', (difference, steps) => {
    expect(penalty(difference)).toBe(steps);
  });

  it.each(Object.entries(bridges))('takes one step off for %s, and never goes below zero', (_, bridge) => {
    expect(penalty(5, bridge)).toBe(1);
    expect(penalty(4, bridge)).toBe(0);
    expect(penalty(3, bridge)).toBe(0);
  });

  it('adds the bridges up, one step each, down to zero', () => {
    const { 'the way in, with a large firm': _, ...independent } = bridges;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.subarray(Object.values(independent)), (difference, built) => {
        expect(penalty(difference, ...built)).toBe(Math.max(0, Math.max(0, difference - 3) - built.length));
      }),
      { numRuns: 60 },
    );
  });

  it('stops asking for somebody in between, for misunderstandings and for a bridge once distance is bridged', () => {
    const [far, bridged] = [seen(4), seen(4, bridges.talent)];
    expect(reasons(far, 'agentDistributor')).toContain('distance-asks-for-a-bridge');
    expect(reasons(bridged, 'agentDistributor')).not.toContain('distance-asks-for-a-bridge');
    expect(far.risks).toContain('misunderstanding');
    expect(bridged.risks).not.toContain('misunderstanding');
    expect(far.actions).toContain('language-and-bridge');
    expect(bridged.actions).not.toContain('language-and-bridge');
  });

  it('rates misunderstandings by the steps that are left', () => {
    expect(seen(5).risk('misunderstanding')?.likelihood).toBe(3);
    expect(seen(5, bridges.experience).risk('misunderstanding')?.likelihood).toBe(2);
    expect(seen(5, bridges.experience, bridges.networks).risk('misunderstanding')).toBeUndefined();
  });
});

describe('makaya-F6 determinants of speed', () => {
  const beginner = { homeCountry: 'CN', exportExperience: 'none', foundingYear: 2022, motives: ['technologyEdge'] };
  const without = {
    firm: { ...beginner, foundingVision: false },
    market: { targetCountry: 'BR', demandEvidence: 'none', networkStage: 'none' },
  };
  const determinants = {
    'a vision from the start': { firm: { foundingVision: true }, market: {} },
    'an opportunity that was seen': { firm: {}, market: { demandEvidence: 'enquiries' } },
    'contacts abroad': { firm: {}, market: { networkStage: 'trusted' } },
    'the wish to lead': { firm: { motives: ['technologyEdge', 'leadOrSetStandards'] }, market: {} },
  };
  const lines = [
    'ahead-no-driver',
    'ahead-some-drivers',
    'ahead-some-drivers',
    'ahead-most-drivers',
    'ahead-most-drivers',
  ];
  const pace = (profile: Profile) => {
    const { options } = decide(realCompiled(), profile).result('pathway.ahead');
    const sum = (id: string) => options.find((option) => option.option === id)!.sum;
    return { wide: sum('earlyAndWide'), steady: sum('stepByStep') };
  };

  it.each(Object.entries(determinants))('never slows a beginner down by %s, whatever else is answered', (_, change) => {
    fc.assert(
      fc.property(randomProfile(book, 9), fc.constantFrom('none', 'occasional'), (random, exportExperience) => {
        const firm = { ...without.firm, exportExperience };
        const before = pace(withAnswers(random, firm, without.market));
        const after = pace(withAnswers(random, { ...firm, ...change.firm }, { ...without.market, ...change.market }));
        expect(after.wide).toBeGreaterThan(before.wide);
        expect(after.steady).toBeLessThanOrEqual(before.steady);
      }),
      { numRuns: 30 },
    );
  });

  it('counts the four and shows one line for what is there', () => {
    fc.assert(
      fc.property(fc.subarray(Object.values(determinants)), (some) => {
        const firm = Object.assign({}, without.firm, ...some.map((item) => item.firm));
        const market = Object.assign({}, without.market, ...some.map((item) => item.market));
        const a = advised({ firm, markets: [market] });
        expect(a.fact('speedDrivers')).toBe(some.length);
        expect(a.notes.filter((id) => lines.includes(id))).toEqual([lines[some.length]]);
      }),
      { numRuns: 30 },
    );
  });

  it('says nothing on drivers to regular exporters, whose pace is known', () => {
    const a = advised({ firm: { ...without.firm, exportExperience: 'regularUnder5' }, markets: [without.market] });
    expect(a.notes.filter((id) => lines.includes(id))).toEqual([]);
  });

  it('makes speed no merit: level, model and way in do not read the founders’ vision', () => {
    const advice = (foundingVision: boolean) => {
      const a = advised({ firm: { ...without.firm, foundingVision }, markets: [without.market] });
      return [a.result('level.target'), a.result('model'), a.way().mode];
    };
    expect(advice(true)).toEqual(advice(false));
  });
});

describe('makaya-F7 international digital competence', () => {
  const uses = ['research', 'sales', 'relations', 'delivery'];
  const marks = (mark: number) => Object.fromEntries(uses.map((use) => [use, mark]));

  it.each([
    [2, true],
    [3, false],
  ])('answers a lowest mark of %i of 5 with training: %s', (mark, trained) => {
    const a = advised({ firm: { ...exporter, internetUse: { ...marks(5), relations: mark } }, markets: [place] });
    expect(a.actions.includes('learn-to-work-online')).toBe(trained);
  });

  it.each(uses)('proposes a first step of its own for the use rated lowest: %s', (use) => {
    const weak = (low: string) =>
      advised({
        firm: { ...exporter, offerKind: 'digital', internetUse: { ...marks(5), [low]: 1 } },
        markets: [place],
      }).action('learn-to-work-online')!.action.firstStep.en;
    expect(uses.filter((other) => weak(other) === weak(use))).toEqual([use]);
  });

  it('offers the training to makers of parts and to service firms, who will open no shop', () => {
    for (const offerKind of ['materialsParts', 'technicalService']) {
      const a = advised({ firm: { ...exporter, offerKind, internetUse: marks(1) }, markets: [place] });
      expect(a.actions).toContain('learn-to-work-online');
      expect(a.actions).not.toContain('shop-readiness');
    }
  });

  it('never blocks: every decision and every gate is the same with the lowest and the highest marks', () => {
    fc.assert(
      fc.property(randomProfile(book, 8), (random) => {
        const decisions = (mark: number) =>
          evaluate(realCompiled(), withAnswers(random, { internetUse: marks(mark) })).decisions;
        expect(decisions(1)).toEqual(decisions(5));
      }),
      { numRuns: 25 },
    );
  });

  it('lists no skills on the word of the source, which names none', () => {
    const action = book.actions.find(({ id }) => id === 'learn-to-work-online')!;
    expect(action.because).toContain('makaya-digital-skill-gap');
    const others = action.because.filter((id) => book.evidence[id]!.source !== 'makaya-2024');
    expect(others.length).toBeGreaterThan(0);
  });
});

describe('makaya-F8 change agent', () => {
  it('asks who drives foreign business, inside the firm or from outside', () => {
    const question = book.questions.filledRoles!;
    expect(question.tier).toBe('core');
    expect(question.options?.map(({ id }) => id)).toContain('foreignLead');
    expect(question.help?.en).toContain('outside advisers');
  });

  it('puts naming a person first, whatever else is answered; only an untested offer, a heavy carbon bill, a trial to be paid or an export licence may stand before it', () => {
    fc.assert(
      fc.property(
        randomProfile(book, 9),
        fc.subarray(['experiencedManager', 'salesLanguages', 'technicalSupport', 'complianceLegal'], { minLength: 1 }),
        (random, filledRoles) => {
          const { actions } = evaluate(realCompiled(), withAnswers(random, { filledRoles })).lists;
          const ids = actions
            .map(({ action }) => action.id)
            .filter(
              (id) =>
                ![
                  'pilot-first',
                  'collect-carbon-data',
                  'verify-carbon-data',
                  'test-demand',
                  'export-licence-check',
                ].includes(id),
            );
          expect(ids[0]).toBe('name-foreign-lead');
        },
      ),
      { numRuns: 40 },
    );
  });

  it('drops the action and the warnings once somebody has the task', () => {
    const led = (filledRoles: string[]) => advised({ firm: { ...exporter, filledRoles }, markets: [place] });
    const [nobody, somebody] = [led(['salesLanguages']), led(['salesLanguages', 'foreignLead'])];
    expect(nobody.actions[0]).toBe('name-foreign-lead');
    expect(nobody.notes).toContain('gap-name-a-person');
    expect(somebody.actions).not.toContain('name-foreign-lead');
    expect(somebody.notes).not.toContain('gap-name-a-person');
    for (const mode of [...heavy, 'overseasRd', 'salesSubsidiary'])
      expect(nobody.mode(mode).sum).toBeLessThan(somebody.mode(mode).sum);
    expect(nobody.risk('talent')?.likelihood).toBe(3);
    expect(somebody.risk('talent')?.likelihood).toBeLessThan(3);
  });

  it('does not take an open answer for nobody', () => {
    const { filledRoles: _, ...unknown } = exporter;
    const a = advised({ firm: unknown, markets: [place] });
    expect(a.fact('changeAgentMissing')).toBe('maybe');
    expect(a.actions).not.toContain('name-foreign-lead');
  });
});
