import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdvice } from '../../lib/advice/index.ts';
import { type Evaluation, evaluate, firm, withAnswer } from '../../lib/engine/index.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import { evidenceCap, type Localised } from '../../lib/rulebook/index.ts';
import { advised } from '../support/advised.ts';
import { profileOf, realBook, realCompiled } from '../support/book.ts';
import { randomProfile } from '../support/random-profile.ts';

/** What the sources warn against, one block per warning. Each says what the book may not do, whatever else it says. */

const { book, cases } = realBook();
const compiled = realCompiled();
const profiles = randomProfile(book);
const runs = { numRuns: 60, seed: 2026 };
const heavy = ['greenfield', 'acquisition', 'jointVenture', 'overseasRd'];

/** Ids of the rules of some decisions whose condition rests on one of these questions, be it through facts. */
function rulesReading(questions: readonly string[], decisions: (id: string) => boolean = () => true): string[] {
  return [...compiled.decisions.values()]
    .filter(({ decision }) => decisions(decision.id))
    .flatMap(({ scoring, gates, rows }) => [...scoring, ...gates, ...rows])
    .filter(({ when }) =>
      when.any.some((row) =>
        row.tests.some(({ field }) => compiled.questionsBehind(field.name).some((id) => questions.includes(id))),
      ),
    )
    .map(({ rule }) => rule.id);
}

const isNot = (id: string) => (decision: string) => !decision.startsWith(id);

/** Every text that a user can be shown and that is not a claim of a source: rules, entries, questions, decisions. */
function textsOfBook(): Localised[] {
  const found: Localised[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('en' in value && typeof value.en === 'string') found.push(value as Localised);
    for (const child of Object.values(value)) visit(child);
  };
  const { evidence: _, sources: __, ...shown } = book;
  visit(shown);
  return found;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function evaluationsOf(id: string): Evaluation[] {
  const item = cases.find((candidate) => candidate.id === id);
  if (!item) throw new Error(`there is no case "${id}"`);
  return profilesOf(book, item).map((profile) => evaluate(compiled, profile));
}

const noteIds = (evaluation: Evaluation) => evaluation.lists.notes.map(({ note }) => note.id);

/** A firm of which much is known, so that one change can show what it does. */
const known = {
  homeCountry: 'CN',
  offerKind: 'industrialGoods',
  employees: 90,
  annualRevenue: 60_000_000,
  foundingYear: 2008,
  exportExperience: 'regularUnder5',
  exportRole: 'ownProducts',
  ownBrandShare: 'most',
  motives: ['buildBrand'],
  buyingReason: 'performance',
  technologyRole: 'adapter',
  technologyAssets: ['patentsHome', 'documentedKnowHow'],
  activitiesAbroad: ['salesUnit'],
  foreignStaff: 6,
  filledRoles: ['foreignLead', 'salesLanguages', 'experiencedManager'],
  affordableLoss: 'over10',
  fundingSources: ['ownCash', 'outsideEquity'],
  complianceSystem: 'rulesAndOwner',
} as const;
const knownMarket = {
  targetCountry: 'BR',
  networkStage: 'trusted',
  firstContact: 'customers',
  demandEvidence: 'repeatOrders',
  marketPotential: 'large',
  marketHurdles: ['none'],
} as const;
const with_ = (answers: object = {}, market: object = {}) => ({
  firm: { ...known, ...answers },
  markets: [{ ...knownMarket, ...market }],
});

describe('1 level rests on what the firm does abroad', () => {
  it('no rule of the level today or of the level to aim for reads a share of sales', () => {
    const reads = rulesReading(['exportShare', 'foreignShare25Year'], (id) => id.startsWith('level.'));
    expect(reads).toEqual([]);
  });

  it('no rule of the level today reads size, age or number of countries', () => {
    const questions = ['employees', 'annualRevenue', 'foundingYear', 'foreignMarketsCount'];
    expect(rulesReading(questions, (id) => id === 'level.current')).toEqual([]);
  });

  it('a plant alone does not make a firm integrated, a plant with a coordinated network does', () => {
    const level = (...activitiesAbroad: string[]) => advised(with_({ activitiesAbroad })).result('level.current');
    expect(level('salesUnit', 'production')).toBe('brand');
    expect(level('salesUnit', 'production', 'coordinatedNetwork')).toBe('integrated');
  });
});

describe('2 two hallmarks are our cut-off, four would reject the source’s own firms', () => {
  it.each(['byd-2026', 'catl-2026', 'huayou-2026', 'geely-2026'])('%s is integrated without all four', (id) => {
    for (const evaluation of evaluationsOf(id)) {
      const marks = evaluation.facts.value('boxes', firm);
      expect(marks.is === 'number' && marks.lo).toBeLessThan(4);
      expect(evaluation.result('level.current').shown).toBe('integrated');
    }
  });

  it('the row that decides it rests on a design choice, and the advice shows that it is ours', () => {
    const profile = profileOf(with_({ activitiesAbroad: ['salesUnit', 'production', 'coordinatedNetwork'] }));
    const evaluation = evaluate(compiled, profile);
    expect(evaluation.result('level.current').row?.because).toContain('design-integrated-cutoff');
    const advice = buildAdvice(compiled, profile, 'en');
    expect(advice.evidence['design-integrated-cutoff']?.designChoice).toBe(true);
    expect(evaluation.lists.notes.map(({ note }) => note.flag)).toContain('designChoice');
  });
});

describe('3 the name of an industry chooses no model', () => {
  it('no question asks for an industry, and no rule of the model reads the kind of goods', () => {
    expect(Object.keys(book.questions).filter((id) => /industry|sector|trade$/i.test(id))).toEqual([]);
    expect(rulesReading(['offerKind'], (id) => id.startsWith('model'))).toEqual([]);
  });

  it('two makers of the same goods get different models for turnover, inputs and chain', () => {
    const model = (answers: object) => advised(with_({ offerKind: 'consumerGoods', ...answers })).result('model');
    const fast = { technologyRole: 'original', rdIntensity: 12, technologyTurnover: 'fastContested' };
    const assets = { technologyAssets: ['patentsGrantedAbroad', 'standardsMember'], criticalInputs: ['none'] };
    const scarce = {
      technologyRole: 'processImprover',
      technologyTurnover: 'slow',
      criticalInputs: ['volatileRawMaterial', 'concentratedSupply', 'longChain'],
      motives: ['secureInputs'],
      fundingSources: ['dealsDone'],
      activitiesAbroad: ['upstreamAssets'],
    };
    expect(model({ ...fast, ...assets })).toBe('ruleExport');
    expect(model(scarce)).toBe('chainIntegration');
  });
});

describe('4 the models are known from four leaders', () => {
  it.each([
    ['byd-2026', 'ruleExport', false],
    ['catl-2026', 'ruleExport', true],
    ['huayou-2026', 'chainIntegration', false],
    ['geely-2010', 'chainIntegration', false],
    ['geely-2026', 'convergent', true],
  ])('%s comes out as the source describes it: %s, converging %s', (id, model, converging) => {
    for (const evaluation of evaluationsOf(id)) {
      expect(evaluation.result('model').shown).toBe(model);
      const isFlagged = evaluation.lists.notes.some(({ note }) => note.flag === 'convergence');
      expect(model === 'convergent' || isFlagged).toBe(converging);
    }
  });

  it('every small or medium firm that gets a model is told it is an orientation', () => {
    let told = 0;
    fc.assert(
      fc.property(profiles, fc.integer({ min: 1, max: 249 }), (profile, employees) => {
        const evaluation = evaluate(
          compiled,
          withAnswer(profile, firm, 'employees', { state: 'given', value: employees }),
        );
        if (!['ruleExport', 'chainIntegration', 'convergent'].includes(evaluation.result('model').shown ?? '')) return;
        told++;
        expect(noteIds(evaluation)).toContain('note-model-orientation-for-small-firms');
      }),
      runs,
    );
    expect(told).toBeGreaterThan(5);
  });
});

describe('5 no ideal sequence is forced', () => {
  it('marks may come in any order: adding one never lowers the level', () => {
    const marks = ['production', 'rdCentre', 'coordinatedNetwork', 'upstreamAssets', 'serviceTeam'];
    const ladder = ['prepareFirst', 'product', 'brand', 'integrated'];
    const rung = (activitiesAbroad: readonly string[]) =>
      ladder.indexOf(advised(with_({ activitiesAbroad: ['salesUnit', ...activitiesAbroad] })).result('level.current')!);
    fc.assert(
      fc.property(fc.shuffledSubarray(marks, { minLength: 2 }), (order) => {
        const rungs = order.map((_, index) => rung(order.slice(0, index + 1)));
        expect(rungs).toEqual([...rungs].sort((a, b) => a - b));
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  it('research abroad is no condition: BYD is integrated without it and exports rules', () => {
    for (const evaluation of evaluationsOf('byd-2026')) {
      expect(evaluation.facts.value('hallmarkRdOrStandards', firm)).toEqual({ is: 'flag', may: 'maybe' });
      expect(evaluation.result('level.current').shown).toBe('integrated');
    }
  });
});

describe('6 three doubtful figures are nobody’s input', () => {
  it('no parameter, condition, weight or formula uses 67, 22, 130 or 4670', () => {
    const { evidence: _, sources: __, territories: ___, glossary: ____, ...rest } = book;
    const numbers: string[] = [];
    const visit = (value: unknown, key: string): void => {
      if (typeof value === 'number' && key !== 'order') numbers.push(String(value));
      else if (typeof value === 'string' && !['en', 'zh', 'note', 'id'].includes(key))
        numbers.push(...(value.match(/(?<![\w.-])\d+(?:\.\d+)?(?![\w-])/g) ?? []));
      else if (typeof value === 'object' && value !== null)
        for (const [name, child] of Object.entries(value)) visit(child, name);
    };
    for (const part of [
      rest.parameters,
      rest.facts,
      rest.decisions,
      rest.risks,
      rest.actions,
      rest.support,
      rest.notes,
    ])
      visit(part, '');
    expect(numbers.length).toBeGreaterThan(500);
    expect(numbers.filter((number) => ['67', '0.67', '22', '0.22', '130', '4670'].includes(number))).toEqual([]);
  });

  it('no text shows them as a result, and the code knows none of them', () => {
    const forbidden = /\b67\s?%|\b22\s?%|4[,\s]?670|\b0\.67\b|\b0\.22\b/;
    expect(textsOfBook().filter(({ en, zh }) => forbidden.test(en) || forbidden.test(zh))).toEqual([]);
    const code = ['lib/engine', 'lib/advice', 'lib/rulebook'].flatMap(sourceFiles);
    expect(code.length).toBeGreaterThan(20);
    expect(code.filter((file) => forbidden.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

describe('7 fast is not better, and prior knowledge has weight 0', () => {
  it('no rule of any decision reads what the firm knew before', () => {
    const questions = ['knowledgeBusiness', 'knowledgeInstitutional', 'knowledgeInternationalisation'];
    expect(rulesReading(questions)).toEqual([]);
  });

  it('dates of the path enter the label of the path and nothing else', () => {
    const questions = ['firstForeignSaleYear', 'outsideRegionYear', 'foreignShare25Year'];
    expect(rulesReading(questions, isNot('pathway'))).toEqual([]);
    expect(rulesReading(questions, (id) => id === 'pathway').length).toBeGreaterThan(3);
  });

  it('no other decision reads the label, and speed breaks no tie', () => {
    const reading = Object.values(book.decisions)
      .filter(({ id }) => id !== 'pathway')
      .flatMap(({ rules }) => rules)
      .filter(({ when }) => JSON.stringify(when).includes('pathwayResult'));
    expect(reading).toEqual([]);
    expect(book.decisions['entry.mode']?.ties?.map(({ by }) => by)).not.toContain('speed');
  });

  it('a born global and a firm that took its time get the same level, model and ways in', () => {
    const at = (dates: object) => advised(with_({ foundingYear: 2000, ...dates }));
    const fast = at({ firstForeignSaleYear: 2001, outsideRegionYear: 2002, foreignShare25Year: 2002 });
    const slow = at({ firstForeignSaleYear: 2018, outsideRegionYear: 2020, foreignShare25Year: 2022 });
    expect(fast.result('pathway')).toBe('bornGlobal');
    expect(slow.result('pathway')).not.toBe('bornGlobal');
    for (const decision of ['level.current', 'level.target', 'model'])
      expect(slow.result(decision)).toBe(fast.result(decision));
    expect(slow.modes()).toEqual(fast.modes());
    expect(slow.notes).toContain('path-no-merit');
    expect(fast.notes).toContain('path-no-merit');
  });
});

describe('8 no market is the one to start in', () => {
  it('no condition names the country of a market', () => {
    const conditions = JSON.stringify([
      Object.values(book.facts).map(({ lookup: _, ...fact }) => fact),
      Object.values(book.decisions).map(({ rules, steps }) => [rules, steps]),
      ...[book.risks, book.actions, book.support, book.notes],
    ]);
    expect(conditions.length).toBeGreaterThan(100_000);
    expect(conditions.match(/"targetCountry":/)).toBeNull();
  });

  it('the country is read only for EU membership, US customs and carbon rules', () => {
    const isAboutCarbon = (id: string) => /cbam|carbon/.test(id);
    expect(rulesReading(['targetCountry']).filter((id) => !isAboutCarbon(id))).toEqual([]);
  });

  it('near, far or the USA: the advice for a firm without goods for the EU is the same', () => {
    const [near, far, usa] = ['VN', 'BR', 'US'].map((targetCountry) => advised(with_({}, { targetCountry })));
    expect(far!.modes()).toEqual(near!.modes());
    expect(usa!.modes()).toEqual(near!.modes());
    // The law at the border differs, and with it one task; where to begin does not.
    expect(usa!.actions.filter((id) => id !== 'trace-the-inputs')).toEqual(near!.actions);
  });

  it('no text tells a firm to begin nearby or in the USA, and beginners hear that evidence is divided', () => {
    const advice = /(start|begin|go) (first )?(in|with|to) (the )?(nearest|nearby|neighbou?r|USA|United States|US\b)/i;
    const chinese = /(先|首先)(去|进入|做)?(周边|邻国|美国)|从(周边|邻国|美国)(起步|开始)/;
    expect(textsOfBook().filter(({ en, zh }) => advice.test(en) || chinese.test(zh))).toEqual([]);
    expect(advised(with_({ exportExperience: 'none' })).notes).toContain('divided-first-market');
  });
});

describe('9 breadth goes with survival, nobody knows that it causes it', () => {
  it('the number of countries lifts no score and no level', () => {
    const lifted = rulesReading(['foreignMarketsCount'], isNot('pathway')).filter((id) =>
      Object.values(book.decisions)
        .flatMap(({ rules }) => rules)
        .some((rule) => rule.id === id && Object.values(rule.for ?? {}).some((weight) => weight > 0)),
    );
    expect(lifted).toEqual([]);
  });

  it('a firm that weighs several markets is told that evidence on breadth of markets and of products is divided', () => {
    const base = with_({ exportExperience: 'regularUnder5' });
    const { notes } = advised({ ...base, markets: [...base.markets, ...base.markets] });
    expect(notes).toEqual(expect.arrayContaining(['divided-breadth', 'divided-product-range']));
    const text = (id: string) => book.notes.find((note) => note.id === id)!.text;
    for (const id of ['divided-breadth', 'divided-product-range']) {
      expect(text(id).en).toMatch(/^Evidence divided/);
      expect(text(id).zh).toMatch(/^证据不一/);
    }
    expect(text('divided-breadth').en).toMatch(/shrinking/);
    expect(text('divided-breadth').zh).toMatch(/递减/);
  });

  it('no text says that more markets make a firm survive', () => {
    const causal = /more (markets|countries) (make|cause|lead|ensure|guarantee|raise|increase)/i;
    expect(textsOfBook().filter(({ en, zh }) => causal.test(en) || /(国家|市场)越多越/.test(zh))).toEqual([]);
  });
});

describe('10 first-timers hear that half of them stop', () => {
  it('a firm before its first export hears it, with a rule for when to stop; an old hand does not', () => {
    const first = advised(with_({ exportExperience: 'none', offerMaturity: 'provenAtHome' }));
    expect(first.risks).toContain('first-year-stop');
    expect(first.actions).toContain('budget-and-stop-rule');
    expect(advised(with_({ exportExperience: 'regular5to20' })).risks).not.toContain('first-year-stop');
  });

  it('the figure is there, as one country’s, with its source', () => {
    const risk = book.risks.find(({ id }) => id === 'first-year-stop')!;
    expect(risk.meaning.en).toMatch(/half.*one national data set/);
    expect(risk.meaning.zh).toMatch(/一国.*一半/);
    expect(risk.because).toContain('jaklic-half-stop-next-year');
    expect(book.evidence['jaklic-half-stop-next-year']?.scope.en).toMatch(/Sloveni/);
  });
});

describe('11 technology alone does not scale', () => {
  const nobodyThere = { filledRoles: ['none'], activitiesAbroad: ['none'], ownBrandShare: 'none' };
  it('the strongest technology without people, brand and contacts is never told to aim for the integrated level', () => {
    const assets = book.questions.technologyAssets!.options!.map(({ id }) => id).filter((id) => id !== 'none');
    fc.assert(
      fc.property(
        fc.subarray(assets, { minLength: 1 }),
        fc.integer({ min: 5, max: 60 }),
        fc.constantFrom('slow', 'moderate', 'fastSettled', 'fastContested'),
        (technologyAssets, rdIntensity, technologyTurnover) => {
          const advice = advised(
            with_(
              { ...nobodyThere, technologyRole: 'original', technologyAssets, rdIntensity, technologyTurnover },
              { networkStage: 'none', firstContact: 'notIdentified' },
            ),
          );
          expect(advice.result('level.current')).not.toBe('integrated');
          expect(advice.result('level.target')).not.toBe('integrated');
        },
      ),
      runs,
    );
  });

  it('a gate says so, and says what would open it', () => {
    const profile = profileOf(
      with_(
        {
          ...nobodyThere,
          criticalInputs: ['none'],
          technologyTurnover: 'fastContested',
          paybackHorizon: 'under2',
          technologyRole: 'original',
          rdIntensity: 30,
        },
        { networkStage: 'none', firstContact: 'notIdentified' },
      ),
    );
    const option = evaluate(compiled, profile)
      .result('level.target')
      .options.find(({ option }) => option === 'integrated');
    expect(option?.ruledOutBy.map(({ id }) => id)).toContain('integrated-needs-more-than-technology');
    expect(option?.ruledOutBy.every(({ opens }) => opens !== undefined)).toBe(true);
  });
});

describe('12 responsibility is no lever of success', () => {
  it('sustainability practice and care for society move no decision', () => {
    expect(rulesReading(['environmentalPractice', 'csrSociety', 'csrCustomers'])).toEqual([]);
  });

  it('environmental practice leads to an action of market access, not of responsibility', () => {
    const low = { environmentalPractice: { hazards: 1, lifecycle: 1, product: 1, nature: 1, saving: 1 } };
    expect(advised(with_(low, { buyerRequirements: ['none'] })).actions).not.toContain('responsibility-step');
    expect(advised(with_(low, {})).actions).toContain('environment-in-order');
    expect(
      advised(
        with_(
          { environmentalPractice: { hazards: 7, lifecycle: 7, product: 7, nature: 7, saving: 7 } },
          { buyerRequirements: ['none'] },
        ),
      ).actions,
    ).not.toContain('environment-in-order');
  });

  it('what is said of it is "associated with", and no text promises more or a bonus', () => {
    expect(book.questions.csrSociety?.why.en).toMatch(/associated with/i);
    expect(book.questions.csrSociety?.why.zh).toMatch(/相关.*未证明因果/);
    expect(book.questions.environmentalPractice?.why.en).toMatch(/no effect/i);
    const promise = /(responsib|sustainab|environmental|society)[^.]*(leads to|improves|raises|boosts|bonus)/i;
    // The note on the ratings says the opposite: it counts nothing towards results.
    const denies = /counts nothing towards results/;
    expect(textsOfBook().filter(({ en }) => promise.test(en) && !denies.test(en))).toEqual([]);
  });
});

describe('13 little digital blocks no export', () => {
  it('no rule and no gate reads how digital a firm is', () => {
    const questions = ['internetUse', 'digitalMaturity', 'itPeople', 'onlineShopReadiness', 'requirementSetter'];
    expect(rulesReading(questions, (id) => id.startsWith('entry') || id.startsWith('level'))).toEqual([]);
  });

  it('a picture from the web is enough nearby, and one who only looked at the web must go and look far away', () => {
    const at = (marketDifference: number, ...marketEvidence: string[]) =>
      advised(with_({}, { marketDifference, marketEvidence }));
    expect(at(1, 'web').risk('web-only-picture')?.likelihood).toBe(1);
    expect(at(5, 'web').risk('web-only-picture')?.likelihood).toBe(3);
    expect(at(1, 'web').fact('virtualityTrap')).toBe(false);
    expect(at(5, 'web').fact('virtualityTrap')).toBe(true);
    expect(at(5, 'web').actions).toContain('go-and-look');
    expect(at(5, 'web', 'visits').fact('virtualityTrap')).toBe(false);
  });
});

describe('14 being an outsider weighs more than being foreign', () => {
  it('contacts open ways in that no nearness opens', () => {
    const closed = (networkStage: string, marketDifference: number) =>
      advised(with_({}, { networkStage, marketDifference, firstContact: 'notIdentified' }))
        .way()
        .mode.options.filter(({ open, ruledOutBy }) => open === 'no' && ruledOutBy.every(({ forGood }) => !forGood))
        .map(({ option }) => option);
    expect(closed('none', 5)).toEqual(expect.arrayContaining(['jointVenture', 'acquisition']));
    expect(closed('none', 1)).toEqual(closed('none', 5));
    for (const mode of ['jointVenture', 'greenfield', 'acquisition', 'salesSubsidiary'])
      expect(closed('established', 5)).not.toContain(mode);
  });

  it('no gate reads how different a market is', () => {
    const gates = [...compiled.decisions.values()].flatMap(({ gates }) => gates.map(({ rule }) => rule.id));
    expect(rulesReading(['marketDifference']).filter((id) => gates.includes(id))).toEqual([]);
  });

  it('no heavy step comes first for a firm that knows nobody there, whatever else it answers', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const outsider = {
          ...profile,
          markets: profile.markets.map((market) => ({
            ...market,
            answers: {
              ...market.answers,
              networkStage: { state: 'given' as const, value: 'none' },
              firstContact: { state: 'given' as const, value: 'notIdentified' },
            },
          })),
        };
        for (const portfolio of evaluate(compiled, outsider).portfolios)
          expect(portfolio.now.filter((mode) => heavy.includes(mode))).toEqual([]);
      }),
      runs,
    );
  });

  it('a good intermediary may stay for good: no next step pushes it out', () => {
    const goodDealer = advised(
      with_(
        { offerComplexity: 'standard', mustControl: ['none'] },
        {
          firstContact: 'localIntermediary',
          networkStage: 'established',
          intermediaryRole: 'introduces',
        },
      ),
    );
    expect(goodDealer.way().now).toEqual(['agentDistributor']);
    expect(goodDealer.way().next).toEqual([]);
  });
});

describe('15 capacity is asked beside capability', () => {
  it('both are core questions', () => {
    for (const id of ['foreignStaff', 'filledRoles']) expect(book.questions[id]?.tier).toBe('core');
  });

  it('many hands and nobody in charge is one lack, skilled people without time another', () => {
    const work = { foreignMarketsCount: 2, managementTime: 'daysPerMonth' };
    const hands = advised(with_({ ...work, foreignStaff: 12, filledRoles: ['none'] }));
    const skills = advised(
      with_({
        ...work,
        foreignStaff: 0.2,
        filledRoles: ['foreignLead', 'experiencedManager', 'salesLanguages', 'technicalSupport', 'complianceLegal'],
      }),
    );
    expect([hands.fact('changeAgentMissing'), hands.fact('capacityLow')]).toEqual([true, false]);
    expect([skills.fact('changeAgentMissing'), skills.fact('capacityLow')]).toEqual([false, true]);
    expect(hands.actions).toContain('name-foreign-lead');
    expect(skills.actions).not.toContain('name-foreign-lead');
    expect(skills.fact('resourceCeiling')).toBe(1);
    expect(hands.fact('resourceCeiling')).toBeGreaterThan(1);
  });
});

describe('16 support: take-up is the bottleneck, its effect is unknown', () => {
  it('no decision reads the use of support', () => {
    expect(rulesReading(['supportUse'])).toEqual([]);
  });

  it('the three obstacles get three different first steps', () => {
    const step = (supportUse: string) => advised(with_({ supportUse })).action('support-scan')?.action.firstStep.en;
    const steps = ['unaware', 'awareNotApplied', 'triedUnable'].map(step);
    expect(new Set(steps).size).toBe(3);
    expect(steps.every(Boolean)).toBe(true);
    expect(step('used')).toBeUndefined();
  });

  it('no kind of support claims an effect, and every benchmark says that it is none', () => {
    const effect = /\d\s?%|percent|increase|improv|boost|raises?\b|doubl|success rate of/i;
    const effectZh = /\d\s?%|提高|提升|增长|翻番|成功率达/;
    const lines = book.support.flatMap(({ name, ask, first }) => [name, ask, first]);
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.filter(({ en, zh }) => effect.test(en) || effectZh.test(zh))).toEqual([]);
    const benchmarks = book.support.flatMap(({ benchmark }) => benchmark ?? []);
    expect(benchmarks.length).toBeGreaterThan(0);
    for (const { en, zh } of benchmarks) {
      expect(en).toMatch(/not a success rate|no estimate of its effect/);
      expect(zh).toMatch(/不代表成效|没有效果估计|也没有效果估计/);
    }
  });
});

describe('17 not now, stay light and withdraw are valid advice', () => {
  it('not now: nothing proven, nobody, no money', () => {
    const advice = advised({
      firm: {
        homeCountry: 'CN',
        offerKind: 'consumerGoods',
        exportExperience: 'none',
        offerMaturity: 'idea',
        affordableLoss: 'under1',
        foreignStaff: 0,
        filledRoles: ['none'],
      },
      markets: [{ targetCountry: 'BR', demandEvidence: 'none', networkStage: 'none', firstContact: 'notIdentified' }],
    });
    expect(advice.result('level.target')).toBe('prepareFirst');
    expect(advice.actions).toContain('stay-light');
  });

  it('stay light: the market at home grows and nothing pushes', () => {
    const light = advised(with_({ homeMarketOutlook: 'growing', motives: ['foreignEnquiries'] }));
    expect(light.actions).toContain('stay-light');
    expect(advised(with_({ homeMarketOutlook: 'shrinking', motives: ['buildBrand'] })).actions).not.toContain(
      'stay-light',
    );
  });

  it('withdraw: a market that loses and teaches nothing is left, and nothing beside it says how to go in', () => {
    const way = advised(with_({}, { localResult: 'loses' })).way();
    expect(way.leaving).toBe(true);
    expect(way.now).toEqual(['stagedWithdrawal']);
    expect(way.next).toEqual([]);
    expect(advised(with_({}, { localResult: 'losesButTeaches' })).way().leaving).toBe(false);
  });
});

describe('18 doubtful evidence says so and carries no more than a doubt allows', () => {
  const doubt = /conflict|contradict|inconsisten|implausible|unresolved|exactly reversed/i;
  const doubtful = new Set(
    Object.values(book.evidence)
      .filter(({ scope }) => doubt.test(scope.en))
      .map(({ id }) => id),
  );

  it('what conflicts within its own source supports no weight above 1', () => {
    expect(doubtful.size).toBeGreaterThan(8);
    const cap = (id: string) => {
      const item = book.evidence[id]!;
      if (item.coreDefinition) return 3;
      return doubtful.has(id) ? 1 : evidenceCap(item);
    };
    const tooHeavy = Object.values(book.decisions)
      .flatMap(({ rules }) => rules)
      .filter(({ because, for: weights }) =>
        Object.values(weights ?? {}).some((weight) => Math.abs(weight) > Math.max(...because.map(cap))),
      );
    expect(tooHeavy.map(({ id }) => id)).toEqual([]);
  });

  it('scope and grade of every source travel with the advice, in the reader’s language', () => {
    const profile = profileOf(with_({ exportExperience: 'none', offerMaturity: 'provenAtHome' }));
    for (const locale of ['en', 'zh'] as const) {
      const { evidence } = buildAdvice(compiled, profile, locale);
      expect(Object.keys(evidence).length).toBeGreaterThan(20);
      for (const [id, view] of Object.entries(evidence)) {
        expect(view.scope).toBe(book.evidence[id]!.scope[locale]);
        expect(view.strengthLabel.length).toBeGreaterThan(0);
      }
    }
  });

  it('where two samples disagree, a flag says that evidence is divided', () => {
    const disputed = ['vissak-knowledge-signs-conflict', 'jaklic-literature-divided', 'vissak-networks-not-guarantee'];
    const flagged = book.notes.filter(({ flag }) => flag === 'evidenceDivided').flatMap(({ because }) => because);
    expect(flagged).toEqual(expect.arrayContaining(disputed));
  });
});
