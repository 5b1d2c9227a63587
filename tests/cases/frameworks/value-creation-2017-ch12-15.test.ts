import fc from 'fast-check';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { AdvicePage } from '../../../app/[locale]/advice/AdvicePage.tsx';
import { Roadmap } from '../../../app/[locale]/advice/sections/Roadmap.tsx';
import { viewOf } from '../../../app/[locale]/advice/view.ts';
import { type Advice, adviceMarkdown, buildAdvice, type ModeView } from '../../../lib/advice/index.ts';
import { type Answers, type At, entryRisk, evaluate, type Profile, withAnswer } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { riskSources } from '../../../lib/rulebook/index.ts';
import { type Advised, advised, type FirmInput } from '../../support/advised.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';
import { html, textOf } from '../../support/render.tsx';

const { book, cases } = realBook();
const compiled = realCompiled();
const profiles = randomProfile(book);
const runs = { numRuns: 30, seed: 2017 };
const modes = book.decisions['entry.mode']!.options;
const places = (mode: string) => modes.find((option) => option.id === mode)!.attributes!;
const heavy = modes.filter(({ scored, attributes }) => scored !== false && attributes!.commitment >= 4);
const light = modes.filter(({ scored, attributes }) => scored !== false && attributes!.commitment <= 2);

/** The answers of an input with some of them replaced; the first market is the one that matters. */
function change(input: FirmInput, firm: object, market: object = {}): FirmInput {
  const [first, ...others] = input.markets ?? [];
  return { ...input, firm: { ...input.firm, ...firm }, markets: [{ ...first, ...market }, ...others] };
}

function pageText(advice: Advice): string {
  return textOf(html(advice.locale, createElement(AdvicePage, { advice })));
}

/** Profiles of a firm of the evidence, one per value that stands in for what its source leaves open. */
function caseProfiles(id: string): readonly Profile[] {
  return profilesOf(book, cases.find((item) => item.id === id)!);
}

const given = (value: unknown) => ({ state: 'given', value }) as Answers[string];
const firstMarket: At = { scope: 'market', index: 0 };

/** A maker of consumer goods who sells abroad under its own name and could send people there. */
const exporter: FirmInput = {
  firm: {
    homeCountry: 'CN',
    offerKind: 'consumerGoods',
    offerComplexity: 'configurable',
    exportExperience: 'regular5to20',
    exportRole: 'ownProducts',
    ownBrandShare: 'most',
    affordableLoss: 'over10',
    foreignStaff: 6,
    fundingSources: ['ownCash', 'outsideEquity'],
    filledRoles: ['foreignLead', 'salesLanguages', 'experiencedManager'],
    technologyAssets: ['patentsHome'],
  },
  markets: [
    {
      targetCountry: 'BR',
      marketPotential: 'large',
      networkStage: 'trusted',
      firstContact: 'ownPeople',
      demandEvidence: 'repeatOrders',
      marketHurdles: ['none'],
      countryRiskRating: 'low',
    },
  ],
};
const sure = change(exporter, {});
/** The same firm and market with everything against it that no study can lower, and hardly anybody known there. */
const unsure = change(
  exporter,
  {},
  {
    marketHurdles: ['politicalInstability', 'paymentLimits', 'approvals'],
    countryRiskRating: 'high',
    networkStage: 'contacts',
    demandEvidence: 'enquiries',
  },
);

/** A maker whose plant is full, with a reason to make in the market but not the means for a plant there. */
const maker: FirmInput = {
  firm: {
    offerKind: 'consumerGoods',
    exportRole: 'ownProducts',
    exportExperience: 'regular5to20',
    offerComplexity: 'standard',
    foreignStaff: 2,
    affordableLoss: 'from1to3',
    mustControl: ['quality'],
    motives: ['lowerProductionCost'],
    productionCapacity: 'bottleneck',
    filledRoles: ['complianceLegal'],
    technologyAssets: ['documentedKnowHow'],
  },
  markets: [
    {
      targetCountry: 'VN',
      networkStage: 'contacts',
      firstContact: 'customers',
      demandEvidence: 'firstOrders',
      marketHurdles: ['tradeDefence'],
      hostProductionAdvantage: ['cheaper'],
    },
  ],
};

describe('book12-15-F1 Uppsala risk formula', () => {
  const risk = (input: FirmInput, mode: string): ModeView['risk'] =>
    advised(input)
      .advice()
      .markets[0]!.entry.options.find((option) => option.mode === mode)!.risk;

  it('gives every way in a commitment of size times irreversibility, from 1 to 25', () => {
    for (const { mode, risk: own } of advised(sure).advice().markets[0]!.entry.options) {
      const { commitment, reversibility } = places(mode);
      expect(own.commitment).toBe(commitment * (6 - reversibility));
      expect(own.commitment).toBeGreaterThanOrEqual(1);
      expect(own.commitment).toBeLessThanOrEqual(25);
    }
  });

  it.each([
    ['countryRiskRating', 'high'],
    ['marketHurdles', ['politicalInstability']],
    ['networkStage', 'none'],
    ['demandEvidence', 'none'],
  ])('raises the risk of every way in when only uncertainty grows: %s', (question, value) => {
    const before = advised(sure).advice().markets[0]!.entry.options;
    const after = advised(change(sure, {}, { [question]: value })).advice().markets[0]!.entry.options;
    for (const option of before) {
      const later = after.find(({ mode }) => mode === option.mode)!.risk;
      expect(later.commitment).toBe(option.risk.commitment);
      expect(later.score[0], option.mode).toBeGreaterThan(option.risk.score[0]);
    }
  });

  it('raises the risk when only commitment grows: same market, heavier or less reversible step', () => {
    const marks = fc.integer({ min: 1, max: 5 });
    const from = { medium: 25, high: 75 };
    fc.assert(
      fc.property(marks, marks, fc.integer({ min: 0, max: 14 }), (commitment, reversibility, points) => {
        const score = (c: number, r: number, u = points) =>
          entryRisk({ commitment: c, reversibility: r }, [u, u], from).score[0];
        const own = score(commitment, reversibility);
        expect(score(commitment + 1, reversibility)).toBeGreaterThan(own);
        if (reversibility > 1) expect(score(commitment, reversibility - 1)).toBeGreaterThan(own);
        expect(score(commitment, reversibility, points + 1)).toBeGreaterThan(own);
      }),
    );
    for (const input of [sure, unsure])
      expect(risk(input, 'greenfield').score[0]).toBeGreaterThan(risk(input, 'directExport').score[0]);
  });

  it('grades at the lines of the book and widens while answers are open', () => {
    expect(risk(sure, 'greenfield')).toMatchObject({ score: [25, 25], grade: 'medium', worst: 'medium' });
    expect(risk(sure, 'jointVenture')).toMatchObject({ score: [16, 16], grade: 'low' });
    expect(risk(unsure, 'directExport')).toMatchObject({ score: [18, 18], grade: 'low' });
    expect(risk(unsure, 'salesSubsidiary')).toMatchObject({ grade: 'high' });
    const open = risk(change(sure, {}, { countryRiskRating: { unsure: true } }), 'greenfield');
    expect(open).toMatchObject({ score: [25, 75], grade: 'medium', worst: 'high' });
    expect(open.text).toMatch(/medium so far, up to high by open answers/);
  });

  it('ranks a light way above every heavy one once uncertainty is high, for a firm that would go heavy in a sure market', () => {
    const calm = advised(sure);
    const rough = advised(unsure);
    expect(calm.fact('marketUncertainty')).toBe(0);
    expect(rough.fact('marketUncertainty')).toBeGreaterThanOrEqual(7);
    expect(places(calm.modes()[0]!).commitment).toBeGreaterThanOrEqual(4);
    expect(places(rough.modes()[0]!).commitment).toBeLessThanOrEqual(2);
  });

  it('never lets more uncertainty help a heavy way against a light one', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const at = (rating: string) =>
          evaluate(compiled, withAnswer(profile, firstMarket, 'countryRiskRating', given(rating))).result(
            'entry.mode',
            firstMarket,
          );
        const [low, high] = [at('low'), at('high')];
        const gain = (mode: string) =>
          high.options.find(({ option }) => option === mode)!.sum -
          low.options.find(({ option }) => option === mode)!.sum;
        for (const big of heavy)
          for (const small of light.filter(({ id }) => id !== 'indirectExport'))
            expect(gain(big.id), `${big.id} against ${small.id}`).toBeLessThanOrEqual(gain(small.id));
      }),
      runs,
    );
  });

  it('gives cautious owners a learning action where learning helps and a reversible one where it does not', () => {
    const cautious = (market: object) => advised(change(sure, { riskAttitude: 2 }, market));
    const unknown = cautious({ networkStage: 'contacts', demandEvidence: 'enquiries' });
    const unstable = cautious({ marketHurdles: ['politicalInstability'] });
    expect(unknown.action('learn-before-commit')?.action.lever).toEqual(['learn']);
    expect(unstable.actions).not.toContain('learn-before-commit');
    expect(unstable.action('keep-the-exit-cheap')?.action.lever).toEqual(['reversible']);
    for (const market of [
      { networkStage: 'contacts', demandEvidence: 'enquiries' },
      { marketHurdles: ['politicalInstability'] },
    ]) {
      const bold = advised(change(sure, { riskAttitude: 4 }, market)).actions;
      expect(bold).not.toContain('learn-before-commit');
      expect(bold).not.toContain('keep-the-exit-cheap');
    }
  });

  it('keeps the exit cheap for cautious owners in an unstable market even where the plan is light', () => {
    const plan = (marketHurdles: string[]) => {
      const found = advised(
        change(
          exporter,
          { riskAttitude: 2, foreignStaff: 0.6, affordableLoss: 'from1to3', activitiesAbroad: ['none'] },
          { marketHurdles, marketPotential: 'small', firstContact: 'localIntermediary', demandEvidence: 'firstOrders' },
        ),
      );
      for (const group of ['presence', 'stock', 'heavy']) expect(found.fact('planGroups')).not.toContain(group);
      return found.actions.includes('keep-the-exit-cheap');
    };
    expect(plan(['none'])).toBe(false);
    expect(plan(['paymentLimits'])).toBe(false);
    expect(plan(['politicalInstability'])).toBe(true);
  });

  it('names the lever in the text of these actions, on the page and in Markdown', () => {
    const advice = advised(change(unsure, { riskAttitude: 1 })).advice();
    const lever = (id: string) => advice.actions.find((action) => action.id === id)!;
    expect(lever('learn-before-commit').levers).toEqual(['learn first']);
    expect(lever('learn-before-commit').name).toMatch(/learning/);
    expect(lever('keep-the-exit-cheap').levers).toEqual(['stay able to step back']);
    expect(lever('keep-the-exit-cheap').name).toMatch(/committing less/);
    expect(adviceMarkdown(advice)).toContain('lever on risk: learn first');
    expect(pageText(advice)).toContain('Lever on risk');
  });

  it('splits the uncertainty of a market into a part that learning lowers and one that it does not', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { facts } = evaluate(compiled, profile);
        const [all, learnable, pure] = ['marketUncertainty', 'learnableUncertainty', 'pureUncertainty'].map((fact) =>
          facts.value(fact, firstMarket),
        );
        expect(all?.is === 'number' && learnable?.is === 'number' && pure?.is === 'number').toBe(true);
        if (all?.is === 'number' && learnable?.is === 'number' && pure?.is === 'number')
          expect([learnable.lo + pure.lo, learnable.hi + pure.hi]).toEqual([all.lo, all.hi]);
      }),
      runs,
    );
  });
});

describe('book12-15-F2 Tangible and intangible commitment', () => {
  it('names both kinds of outlay for every way in of the catalogue', () => {
    for (const { id, attributes } of modes) {
      expect(attributes!.outlay.tangible.length, id).toBeGreaterThan(0);
      expect(attributes!.outlay.intangible.length, id).toBeGreaterThan(0);
    }
  });

  const firms: [string, FirmInput][] = [
    ['an exporter', sure],
    ['a firm in an unsure market', unsure],
    [
      'a firm with several channels',
      change(sure, {}, { customerStructure: 'severalSegments', firstContact: 'localIntermediary' }),
    ],
    ['software', change(sure, { offerKind: 'digital', offerComplexity: 'standard' }, { firstContact: 'customers' })],
    ['a market to leave', change(sure, {}, { localResult: 'loses' })],
    ['a firm whose next step a gate still closes', maker],
  ];
  const recommended = (advice: Advice) =>
    advice.markets.flatMap(({ entry }) => [...entry.now, ...entry.beside, ...entry.next.slice(0, 1)]);

  it.each(firms)(
    'shows both lists for every way that is recommended, on page, in Markdown and JSON: %s',
    (_, input) => {
      for (const locale of ['en', 'zh'] as const) {
        const advice = advised(input).advice(locale);
        const ways = recommended(advice);
        expect(ways.length).toBeGreaterThan(0);
        // Now, beside and next as the page draws them; the list of all ways repeats some of it.
        const road = createElement(Roadmap, { view: viewOf(advice, null), market: advice.markets[0]! });
        const page = textOf(html(locale, road));
        const markdown = adviceMarkdown(advice);
        for (const way of ways) {
          const { tangible, intangible } = places(way.mode).outlay;
          expect(way.outlay).toEqual({
            tangible: tangible.map((text) => text[locale]),
            intangible: intangible.map((text) => text[locale]),
          });
          for (const text of [...way.outlay.tangible, ...way.outlay.intangible]) {
            expect(page).toContain(text);
            expect(markdown).toContain(text);
          }
        }
        expect(JSON.parse(JSON.stringify(advice)).markets[0].entry.now[0].outlay).toEqual(ways[0]!.outlay);
      }
    },
  );

  const online = change(
    exporter,
    {
      activitiesAbroad: ['onlineStore'],
      motives: ['buildBrand'],
      annualRevenue: 100_000_000,
      affordableLoss: 'from1to3',
    },
    { firstContact: 'notIdentified', demandEvidence: 'enquiries', marketPotential: 'small' },
  );
  const planned = (tangible: number, intangible: number, movable: number) =>
    advised(
      change(
        online,
        {},
        {
          tangibleCommitment: tangible,
          intangibleCommitment: intangible,
          redeployableShare: movable,
        },
      ),
    );

  it('never calls an online plan without commitment because no plant is built: advertising counts', () => {
    const plan = planned(0, 2_000_000, 0);
    expect(plan.way().now).toEqual(['crossBorderEcommerce']);
    expect(plan.fact('plannedOutlay')).toBe(2_000_000);
    expect(plan.fact('outlayAtRisk')).toBe(2_000_000);
    expect(plan.risk('online-outlay')!.likelihood).toBeGreaterThan(
      planned(2_000_000, 0, 0).risk('online-outlay')!.likelihood,
    );
    const { entry } = plan.advice().markets[0]!;
    expect(entry.plan[0]).toContain('2,000,000 of soft outlay on advertising, people and ties');
    expect(places('crossBorderEcommerce').commitment).toBeGreaterThan(1);
    expect(entry.now[0]!.outlay.intangible.join()).toContain('advertising');
  });

  it('holds what cannot be moved against the loss the firm can bear, at the line itself', () => {
    // One to three per cent of 100 million: three million is still inside.
    expect(planned(1_000_000, 2_000_000, 0).risks).not.toContain('outlay-beyond-limit');
    const over = planned(1_000_000, 2_000_001, 0);
    expect(over.risk('outlay-beyond-limit')?.severity).toBe('high');
    expect(over.actions).toContain('keep-the-exit-cheap');
    expect(over.advice().markets[0]!.entry.plan).toContain('It is more than the loss you said you can bear.');
    // Half of it movable: the same plan is inside again.
    expect(planned(2_000_000, 4_000_000, 50).risks).not.toContain('outlay-beyond-limit');
  });

  it('says nothing about a plan nobody has put figures to', () => {
    const silent = advised(online);
    expect(silent.advice().markets[0]!.entry.plan).toEqual([]);
    expect(silent.risks).not.toContain('outlay-beyond-limit');
  });
});

describe('book12-15-F3 Miller: thirteen sources in three groups', () => {
  it('codes every risk by a source of its own group, and leaves no source empty', () => {
    for (const risk of book.risks) expect(riskSources[risk.group], risk.id).toContain(risk.source);
    const sources = Object.values(riskSources).flat();
    expect(sources).toHaveLength(13);
    expect(Object.values(riskSources).map((list) => list.length)).toEqual([5, 3, 5]);
    expect(new Set(book.risks.map(({ source }) => source))).toEqual(new Set(sources));
  });

  it('shows group and source of every risk raised, in both languages, whoever the firm', () => {
    fc.assert(
      fc.property(profiles, fc.constantFrom('en' as const, 'zh' as const), (profile, locale) => {
        const advice = buildAdvice(compiled, profile, locale);
        expect(advice.risks.length).toBeGreaterThan(0);
        for (const risk of advice.risks) {
          expect(riskSources[risk.group as keyof typeof riskSources]).toContain(risk.source);
          expect(risk.sourceLabel).toBe(book.scales.source![risk.source]![locale]);
          expect(risk.groupLabel).toBe(book.scales.group![risk.group]![locale]);
        }
      }),
      { ...runs, numRuns: 15 },
    );
    const advice = advised(sure).advice();
    const page = pageText(advice);
    const markdown = adviceMarkdown(advice);
    for (const { groupLabel, sourceLabel } of advice.risks) {
      expect(page).toContain(`${groupLabel}: ${sourceLabel}`);
      expect(markdown).toContain(`| ${groupLabel}: ${sourceLabel} |`);
    }
  });

  it('a technology contract switches on the R&D, liability and product-market rows', () => {
    const rows = ['development-contract-result', 'contract-and-product-liability', 'contract-volatility'];
    const goods: FirmInput = {
      firm: {
        offerKind: 'industrialGoods',
        exportRole: 'ownProducts',
        offerComplexity: 'configurable',
        exportExperience: 'regular5to20',
      },
      markets: [{ targetCountry: 'DE', firstContact: 'localIntermediary' }],
    };
    const contract = advised(
      change(
        goods,
        { offerKind: 'technicalService', exportRole: 'solutionProvider', technologyRole: 'original' },
        { firstContact: 'customers' },
      ),
    );
    expect(contract.way().now).toEqual(['technologyService']);
    for (const id of rows) expect(contract.risks).toContain(id);
    expect(rows.map((id) => contract.risk(id)!.risk.source)).toEqual(['rd', 'liability', 'productMarket']);
    for (const id of rows) expect(advised(goods).risks).not.toContain(id);
  });

  it('a credit sale switches on the credit row', () => {
    const sale = (exposure: string) => advised(change(unsure, { financeExposure: [exposure] }));
    expect(sale('openAccount').risk('buyer-default')).toMatchObject({ severity: 'high', risk: { source: 'credit' } });
    expect(sale('none').risk('buyer-default')?.severity).not.toBe('high');
    expect(sale('openAccount').actions).toContain('secure-payment');
  });

  it('contract manufacturing switches on the input-market and operating rows', () => {
    const there = advised(maker);
    expect(there.way().now).toEqual(['contractManufacturing']);
    expect(there.risk('input-supply')!.risk.source).toBe('inputMarket');
    expect(there.risk('loss-of-control')!.risk.source).toBe('operating');
    const home = advised(
      change(
        maker,
        { motives: ['buildBrand'], productionCapacity: 'spare' },
        { marketHurdles: ['none'], hostProductionAdvantage: ['none'] },
      ),
    );
    expect(home.fact('planGroups')).not.toContain('contractMaking');
    expect(home.risks).not.toContain('input-supply');
  });
});

describe('book12-15-F4 Pure and contingent uncertainty, knowledge gap', () => {
  const ratings = ['knowledgeBusiness', 'knowledgeInstitutional', 'knowledgeInternationalisation'] as const;
  const learning = (input: FirmInput) =>
    advised(input)
      .evaluation.lists.actions.filter(({ action }) => action.lever?.includes('learn'))
      .map(({ action }) => action.id);
  const rated = (...[b, i, n]: number[]) =>
    change(sure, {}, { knowledgeBusiness: b, knowledgeInstitutional: i, knowledgeInternationalisation: n });

  it('measures the gap from 0 (as well known as home) to 6', () => {
    expect(advised(rated(7, 7, 7)).fact('knowledgeGap')).toBe(0);
    expect(advised(rated(1, 1, 1)).fact('knowledgeGap')).toBe(6);
    expect(advised(rated(4, 5, 6)).fact('knowledgeGap')).toBe(2);
    expect(advised(change(sure, {}, { knowledgeBusiness: 4 })).fact('knowledgeGap')).toBeNull();
  });

  it.each([
    ['knowledgeBusiness', 'learn-customers-and-rivals'],
    ['knowledgeInstitutional', 'learn-the-rules'],
    ['knowledgeInternationalisation', 'mentor-and-training'],
  ] as const)('answers a low %s with an action of its own, at 3 and not at 4', (question, action) => {
    expect(learning(change(rated(7, 7, 7), {}, { [question]: 3 }))).toContain(action);
    expect(learning(change(rated(7, 7, 7), {}, { [question]: 4 }))).not.toContain(action);
  });

  it('gives more learning actions for a larger gap, and never fewer', () => {
    const sizes = [rated(7, 7, 7), rated(3, 7, 7), rated(3, 3, 7), rated(3, 3, 3), rated(2, 2, 2)].map(
      (input) => learning(input).length,
    );
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBeGreaterThanOrEqual(4);
    fc.assert(
      fc.property(profiles, fc.constantFrom(...ratings), fc.integer({ min: 2, max: 7 }), (profile, question, mark) => {
        const at = (value: number) =>
          evaluate(compiled, withAnswer(profile, firstMarket, question, given(value)))
            .lists.actions.filter(({ action }) => action.lever?.includes('learn'))
            .map(({ action }) => action.id);
        expect(at(mark - 1)).toEqual(expect.arrayContaining(at(mark)));
      }),
      runs,
    );
  });

  it('closes no way in and moves no score by what is known or not', () => {
    fc.assert(
      fc.property(profiles, fc.constantFrom(...ratings), (profile, question) => {
        const at = (value: number) =>
          evaluate(compiled, withAnswer(profile, firstMarket, question, given(value)))
            .result('entry.mode', firstMarket)
            .options.map(({ option, sum, open }) => [option, sum, open]);
        expect(at(1)).toEqual(at(7));
      }),
      runs,
    );
  });

  it('answers risks that nothing can lower by limiting, insuring or spreading, never by more research', () => {
    const pure = book.risks.filter(({ reducible }) => reducible === 'no');
    expect(pure.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['political-instability', 'currency', 'trade-defence', 'natural-disruption']),
    );
    for (const risk of pure) {
      expect(risk.lever, risk.id).not.toContain('learn');
      const answers = book.actions.filter(({ mitigates }) => mitigates.includes(risk.id));
      expect(answers.length, risk.id).toBeGreaterThan(0);
      for (const action of answers) {
        expect(action.lever, `${action.id} against ${risk.id}`).toBeDefined();
        expect(action.lever, `${action.id} against ${risk.id}`).not.toContain('learn');
      }
      expect(
        answers.some(({ lever }) => lever?.some((item) => ['reversible', 'insure', 'diversify'].includes(item))),
        risk.id,
      ).toBe(true);
    }
  });

  it('keeps to that in the advice of every firm, and says on the page that the risk can only be cushioned', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { lists } = evaluate(compiled, profile);
        for (const { risk } of lists.risks.filter((item) => item.risk.reducible === 'no'))
          for (const { action } of lists.actions.filter((item) => item.action.mitigates.includes(risk.id)))
            expect(action.lever, `${action.id} against ${risk.id}`).not.toContain('learn');
      }),
      runs,
    );
    const advice = advised(unsure).advice();
    expect(advice.risks.find(({ id }) => id === 'political-instability')!.reducible).toBe('no');
    expect(pageText(advice)).toContain('no, only cushion it');
  });

  it('sends nobody to study politics: an unstable market adds a limit, not a learning action', () => {
    const before = learning(sure);
    const unstable = change(sure, {}, { marketHurdles: ['politicalInstability'], countryRiskRating: 'high' });
    expect(learning(unstable)).toEqual(before);
    expect(advised(unstable).action('limit-and-insure')!.action.lever).toEqual(['reversible', 'insure']);
    expect(advised(unstable).notes).toContain('limit-what-learning-cannot-lower');
    expect(advised(sure).notes).not.toContain('limit-what-learning-cannot-lower');
  });
});

describe('book12-15-F5 Four learning routes', () => {
  const beginner: FirmInput = {
    firm: {
      homeCountry: 'CN',
      offerKind: 'industrialGoods',
      exportExperience: 'none',
      offerMaturity: 'provenAtHome',
      filledRoles: ['foreignLead'],
      inwardLinks: ['none'],
      clusterBenefits: ['none'],
    },
    markets: [{ targetCountry: 'TH', firstContact: 'notIdentified' }],
  };
  const routes = {
    grafting: 'bring-in-experience',
    vicarious: 'mentor-and-training',
    search: 'search-in-order',
  } as const;
  const route = (firm: object, market: object = {}) => {
    const found = advised(change(beginner, firm, market));
    return [found.fact('learningRoute'), found] as const;
  };

  it.each(['from3to10', 'over10'])(
    'sends a beginner who can pay for it to hire experience: may lose %s',
    (affordableLoss) => {
      const [name, found] = route({ affordableLoss });
      expect(name).toBe('grafting');
      expect(found.actions).toContain(routes.grafting);
      expect(found.actions).not.toContain(routes.search);
    },
  );

  it('sends a beginner without a budget to search, and never to hire', () => {
    const [name, found] = route({ affordableLoss: 'under1' });
    expect(name).toBe('search');
    expect(found.actions).toContain(routes.search);
    expect(found.actions).not.toContain(routes.grafting);
  });

  it.each([
    ['a partner at the door', {}, { firstContact: 'localIntermediary' }],
    ['an exporting cluster', { clusterBenefits: ['information'], clusterExportHelp: 'exporters' }, {}],
    ['foreign firms it supplies at home', { inwardLinks: ['supplyForeignFirmsAtHome'] }, {}],
  ])('sends a beginner without a budget but with %s to learn from them', (_, firm, market) => {
    const [name, found] = route({ affordableLoss: 'under1', ...firm }, market);
    expect(name).toBe('vicarious');
    expect(found.actions).toContain(routes.vicarious);
    expect(found.actions).not.toContain(routes.grafting);
    expect(found.actions).not.toContain(routes.search);
  });

  it('needs no other route where experience is there, own or in the person of a manager', () => {
    expect(route({ exportExperience: 'regular5to20', affordableLoss: 'over10' })[0]).toBe('experience');
    expect(route({ filledRoles: ['foreignLead', 'experiencedManager'], affordableLoss: 'over10' })[0]).toBe(
      'experience',
    );
  });

  it('leaves the route open while the budget is not known', () => {
    expect(route({})[0]).toBeNull();
  });

  it('never closes a way in for lack of experience alone', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const ready = withAnswer(profile, { scope: 'firm' }, 'offerMaturity', given('provenAtHome'));
        const closed = (experience: string) =>
          evaluate(compiled, withAnswer(ready, { scope: 'firm' }, 'exportExperience', given(experience)))
            .result('entry.mode', firstMarket)
            .options.filter(({ open }) => open === 'no')
            .map(({ option }) => option);
        expect(closed('regularOver20')).toEqual(expect.arrayContaining(closed('none')));
      }),
      runs,
    );
  });
});

describe('book12-15-F6 Three Internet functions and digital delivery', () => {
  const stocked = ['indirectExport', 'overseasWarehouse', 'contractManufacturing', 'greenfield', 'parkEntry'];

  it.each(['dk-b-software', 'dk-e-elearning', 'dk-f-project-software'])(
    '%s sells directly online and needs no warehouse or reseller',
    (id) => {
      for (const profile of caseProfiles(id)) {
        const result = evaluate(compiled, profile);
        const { mode, node } = result.portfolios[0]!;
        const top = mode.options.filter(({ rank }) => rank !== null && rank <= 2).map(({ option }) => option);
        expect(top.some((option) => option === 'directExport' || option === 'crossBorderEcommerce')).toBe(true);
        for (const closed of stocked)
          expect(mode.options.find(({ option }) => option === closed)).toMatchObject({ open: 'no' });
        expect(node.options.find(({ option }) => option === 'distributor')!.open).toBe('no');
      }
    },
  );

  it('never takes a dealer, trader or warehouse from physical goods because of how they use the Internet', () => {
    const physical = ['materialsParts', 'industrialGoods', 'consumerGoods'];
    fc.assert(
      fc.property(profiles, fc.constantFrom(...physical), fc.integer({ min: 1, max: 5 }), (profile, kind, mark) => {
        const goods = withAnswer(profile, { scope: 'firm' }, 'offerKind', given(kind));
        const use = { research: mark, sales: mark, relations: mark, delivery: mark };
        const evaluation = evaluate(compiled, withAnswer(goods, { scope: 'firm' }, 'internetUse', given(use)));
        const { options } = evaluation.result('entry.mode', firstMarket);
        const rules = options
          .filter(({ option }) => ['agentDistributor', 'indirectExport', 'overseasWarehouse'].includes(option))
          .flatMap(({ ruledOutBy }) => ruledOutBy.map(({ id }) => id));
        expect(rules).not.toContain('no-goods-to-store-or-make');
        const node = evaluation
          .result('entry.node', firstMarket)
          .options.find(({ option }) => option === 'distributor')!;
        expect(node.ruledOutBy.map(({ id }) => id)).not.toContain('node-nothing-to-stock');
        const without = evaluate(compiled, goods).result('entry.mode', firstMarket);
        expect(options.map(({ sum }) => sum)).toEqual(without.options.map(({ sum }) => sum));
      }),
      runs,
    );
  });

  it('asks for each function apart and answers the weakest with its own first step', () => {
    const items = book.questions.internetUse!.items!.map(({ id }) => id);
    expect(items).toEqual(['research', 'sales', 'relations', 'delivery']);
    const good = Object.fromEntries(items.map((id) => [id, 4]));
    const step = (use: object, offerKind = 'digital') =>
      advised(change(sure, { offerKind, internetUse: { ...good, ...use } })).action('learn-to-work-online')?.action
        .firstStep.en;
    const steps = items.map((id) => step({ [id]: 1 }));
    expect(new Set(steps).size).toBe(4);
    for (const text of steps) expect(text).toBeTruthy();
    // Goods that travel by ship have no delivery over the Internet to improve.
    expect(advised(change(sure, { internetUse: { ...good, delivery: 1 } })).fact('internetWeakest')).toBeNull();
  });
});

describe('book12-15-F7 Boundary of online research', () => {
  const near = { targetCountry: 'SE', marketDifference: 2, marketEvidence: ['web'], marketConfidence: 5 };
  const far = { ...near, targetCountry: 'CN', marketDifference: 4 };
  const firm = { homeCountry: 'DK', offerKind: 'consumerGoods', exportExperience: 'regularOver20', employees: 24 };
  const at = (market: Record<string, unknown>) => advised({ firm, markets: [market] });

  it('sends a firm that is sure of a distant market on web sources alone to look, with a warning', () => {
    const advice = at(far);
    expect(advice.actions).toContain('go-and-look');
    expect(advice.actions).not.toContain('search-in-order');
    expect(advice.notes).toContain('web-misleads-far-away');
    expect(advice.risk('web-only-picture')).toMatchObject({ severity: 'high', likelihood: 3 });
  });

  it('lets the same firm begin on the web in a near market: a search in order and one talk, no journey', () => {
    const advice = at(near);
    expect(advice.actions).toContain('search-in-order');
    expect(advice.actions).not.toContain('go-and-look');
    expect(advice.notes).toContain('web-is-enough-to-begin');
    expect(advice.notes).not.toContain('web-misleads-far-away');
    expect(advice.risk('web-only-picture')!.severity).not.toBe('high');
  });

  it('draws the line at a difference of 4 of 5', () => {
    const looks = (marketDifference: number) => at({ ...near, marketDifference }).actions.includes('go-and-look');
    expect([1, 2, 3, 4, 5].map(looks)).toEqual([false, false, false, true, true]);
  });

  it('keeps both kinds apart when one firm looks at both markets', () => {
    const advice = advised({ firm, markets: [near, far] });
    expect(advice.action('go-and-look')!.places).toEqual([{ scope: 'market', index: 1 }]);
    expect(advice.action('search-in-order')!.places).toEqual([{ scope: 'market', index: 0 }]);
  });

  it('warns of confidence only with web sources alone: a visit or a low confidence takes the warning away', () => {
    expect(at({ ...far, marketEvidence: ['web', 'visits'] }).notes).not.toContain('web-misleads-far-away');
    expect(at({ ...far, marketEvidence: ['web', 'visits'] }).risks).not.toContain('web-only-picture');
    expect(at({ ...far, marketConfidence: 3 }).notes).not.toContain('web-misleads-far-away');
    expect(at({ ...far, marketConfidence: 4 }).notes).toContain('web-misleads-far-away');
  });

  it('lets a partner on the spot check the picture where there is one', () => {
    const step = (firstContact: string) => at({ ...far, firstContact }).action('go-and-look')!.action.firstStep.en;
    expect(step('localIntermediary')).toMatch(/partner/);
    expect(step('notIdentified')).toMatch(/visit or fair/);
  });

  it('sees the trap in near markets too when many are studied from the desk at once', () => {
    expect(advised({ firm, markets: [near, near, near] }).actions).toContain('go-and-look');
    expect(advised({ firm, markets: [near, near] }).actions).not.toContain('go-and-look');
  });

  it('Case G: looks for China only, whatever the source leaves open', () => {
    for (const profile of caseProfiles('dk-g-clothing')) {
      const { lists } = evaluate(compiled, profile);
      const look = lists.actions.find(({ action }) => action.id === 'go-and-look')!;
      expect(look.places).toEqual([{ scope: 'market', index: profile.markets.findIndex(({ id }) => id === 'cn') }]);
    }
  });

  it('would rather look than not while nobody has said how different the market is', () => {
    const { marketDifference: _, ...open } = near;
    expect(at(open).actions).toContain('go-and-look');
  });
});

describe('book12-15-F8 Industry 4.0 readiness', () => {
  // Marks are our reading of the two cases: by hand against CNC, CAD and services along the chain.
  const byHand = { product: 1, production: 1, chain: 1 };
  const connected = { product: 2, production: 4, chain: 3 };
  const withAnswers = (profile: Profile, answers: Record<string, unknown>) =>
    Object.entries(answers).reduce((all, [id, value]) => withAnswer(all, { scope: 'firm' }, id, given(value)), profile);
  const readiness = (profile: Profile) => {
    const value = evaluate(compiled, profile).facts.value('digitalReadiness', { scope: 'firm' });
    return value.is === 'number' && value.lo === value.hi ? value.lo : Number.NaN;
  };

  it('Fransgard keeps selling through its dealers, however little is digital', () => {
    for (const profile of caseProfiles('fransgard-2015')) {
      const before = evaluate(compiled, profile).portfolios[0]!;
      const after = evaluate(
        compiled,
        withAnswers(profile, { digitalMaturity: byHand, horizontalPartners: 'none', itPeople: 'none' }),
      );
      expect(before.now).toEqual(['agentDistributor']);
      expect(after.portfolios[0]!.now).toEqual(['agentDistributor']);
      expect(after.lists.notes.map(({ note }) => note.id)).toContain('low-digital-is-no-bar');
      expect(after.lists.actions.map(({ action }) => action.id)).not.toContain('bid-with-a-complement');
    }
  });

  it('shows Nordmark as readier than Fransgard', () => {
    const [fransgard] = caseProfiles('fransgard-2015');
    const [nordmark] = caseProfiles('nordmark-2015');
    const low = readiness(withAnswers(fransgard!, { digitalMaturity: byHand }));
    const high = readiness(withAnswers(nordmark!, { digitalMaturity: connected }));
    expect(low).toBe(1);
    expect(high).toBe(3);
    const advice = buildAdvice(compiled, withAnswers(nordmark!, { digitalMaturity: connected }), 'en');
    expect(advice.selfRatings.find(({ question }) => question === 'digitalMaturity')).toMatchObject({
      average: 3,
      benchmark: null,
    });
  });

  it('never costs a way in, a level or a model: low and high marks give the same decisions', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const shown = (mark: number) =>
          evaluate(
            compiled,
            withAnswers(profile, {
              digitalMaturity: { product: mark, production: mark, chain: mark },
              itPeople: mark > 3 ? 'have' : 'none',
            }),
          ).decisions.map(({ decision, first, options }) => [
            decision,
            first,
            options.map(({ sum, open }) => [sum, open]),
          ]);
        expect(shown(1)).toEqual(shown(5));
      }),
      runs,
    );
  });

  it.each([
    ['product', 'digital-product'],
    ['production', 'digital-shop-floor'],
    ['chain', 'digital-step'],
  ])('has an upgrading action of its own for the gap in %s, and for no other', (item, action) => {
    const all = ['digital-product', 'digital-shop-floor', 'digital-step'];
    const actions = advised(
      change(sure, { digitalMaturity: { product: 4, production: 4, chain: 4, [item]: 2 }, itPeople: 'have' }),
    ).actions;
    expect(all.filter((id) => actions.includes(id))).toEqual([action]);
    const good = advised(change(sure, { digitalMaturity: { product: 3, production: 3, chain: 3 } })).actions;
    expect(all.filter((id) => good.includes(id))).toEqual([]);
  });

  it('looks for people first where nobody can do it, and for a complement where one is wanted', () => {
    const gap = { digitalMaturity: byHand };
    expect(advised(change(sure, { ...gap, itPeople: 'none' })).actions).toContain('find-it-people');
    expect(advised(change(sure, { ...gap, itPeople: 'have' })).actions).not.toContain('find-it-people');
    expect(advised(change(sure, { horizontalPartners: 'wanted' })).actions).toContain('bid-with-a-complement');
    expect(advised(change(sure, { horizontalPartners: 'none' })).actions).not.toContain('bid-with-a-complement');
  });

  it('labels public help for it: no estimate of its effect', () => {
    const input = change(sure, { digitalMaturity: byHand });
    expect(advised(input).support).toContain('support-digital-upgrading');
    for (const [locale, words] of [
      ['en', 'no estimate of its effect'],
      ['zh', '没有效果估计'],
    ] as const) {
      const advice = advised(input).advice(locale);
      expect(advice.support.find(({ id }) => id === 'support-digital-upgrading')!.known).toContain(
        words.replace('no estimate', 'no cost and no estimate'),
      );
      expect(pageText(advice)).toContain(words);
      expect(adviceMarkdown(advice)).toContain(words);
    }
    expect(advised(sure).support).not.toContain('support-digital-upgrading');
  });
});

describe('book12-15-F9 Network orchestration by a lead firm', () => {
  const target = (profile: Profile) => evaluate(compiled, profile).result('level.target');
  const set = (profile: Profile, answers: Record<string, unknown>) =>
    Object.entries(answers).reduce((all, [id, value]) => withAnswer(all, { scope: 'firm' }, id, given(value)), profile);
  const clearBlue = caseProfiles('clearblue-2015');

  it('ClearBlue stands at brand level and is advised several channels side by side', () => {
    for (const profile of clearBlue) {
      const evaluation = evaluate(compiled, profile);
      const { now, beside, strategy } = evaluation.portfolios[0]!;
      expect(evaluation.result('level.current').shown).toBe('brand');
      expect(strategy.shown).toBe('composite');
      expect(new Set([...now, ...beside]).size).toBeGreaterThanOrEqual(2);
    }
  });

  it('puts an own channel beside dealers and dealers beside an own channel, on page and in Markdown', () => {
    const { groups } = book.decisions['entry.mode']!;
    for (const profile of clearBlue) {
      const advice = buildAdvice(compiled, profile, 'en');
      const { now, beside } = advice.markets[0]!.entry;
      const isOwn = (mode: string) => groups!.ownChannels!.options.includes(mode);
      expect(beside.map(({ mode }) => isOwn(mode))).toEqual([!isOwn(now[0]!.mode)]);
      expect(pageText(advice)).toContain('Beside it, for other customers');
      expect(adviceMarkdown(advice)).toContain(`Beside it, for other customers: ${beside[0]!.label}`);
    }
  });

  it('keeps to one channel where the customers are of one kind', () => {
    for (const profile of clearBlue) {
      const alike = withAnswer(
        set(profile, { activitiesAbroad: ['salesUnit'] }),
        firstMarket,
        'customerStructure',
        given('manyFirms'),
      );
      expect(evaluate(compiled, alike).portfolios[0]!.beside).toEqual([]);
    }
  });

  it('leads to integrated level with a coordinator, never without', () => {
    const ready = {
      activitiesAbroad: ['onlineStore', 'salesUnit', 'coordinatedNetwork'],
      complianceSystem: 'operating',
      motives: ['leadOrSetStandards', 'accessTechnology', 'lowerProductionCost'],
      affordableLoss: 'over10',
      fundingSources: ['dealsDone'],
      filledRoles: ['foreignLead', 'salesLanguages', 'experiencedManager', 'complianceLegal'],
    };
    for (const profile of clearBlue) {
      const led = set(profile, ready);
      expect(target(led).shown).toBe('integrated');
      const filledRoles = ready.filledRoles.filter((role) => role !== 'foreignLead');
      const unled = target(set(led, { filledRoles }));
      expect(unled.shown).toBe('brand');
      expect(unled.options.find(({ option }) => option === 'integrated')!.ruledOutBy.map(({ id }) => id)).toContain(
        'integrated-needs-a-coordinator',
      );
      expect(target(set(profile, { filledRoles: ['salesLanguages'] })).shown).not.toBe('integrated');
    }
  });

  it('does not close integrated level while nobody has said who coordinates', () => {
    for (const profile of clearBlue) {
      const open = withAnswer(profile, { scope: 'firm' }, 'filledRoles', { state: 'unsure' });
      expect(target(open).options.find(({ option }) => option === 'integrated')!.open).not.toBe('no');
    }
  });

  it('lowers the score of integrated level for a closed circle, by one, and says that the evidence is divided', () => {
    for (const profile of clearBlue) {
      const sum = (partnerCircle: string) =>
        target(set(profile, { partnerCircle })).options.find(({ option }) => option === 'integrated')!.sum;
      expect(sum('closed')).toBe(sum('screened') - 1);
      expect(sum('open')).toBe(sum('screened'));
      const notes = evaluate(compiled, set(profile, { partnerCircle: 'closed' })).lists.notes.map(
        ({ note }) => note.id,
      );
      expect(notes).toContain('divided-closed-or-open-network');
    }
  });

  it('says partner first, form second where a trusted partner stands at the door', () => {
    const at = (market: object) => advised(change(exporter, {}, market)).notes;
    expect(at({ firstContact: 'localIntermediary', networkStage: 'trusted' })).toContain('partner-before-form');
    expect(at({ firstContact: 'localIntermediary', networkStage: 'contacts' })).not.toContain('partner-before-form');
    expect(at({ firstContact: 'customers', networkStage: 'trusted' })).not.toContain('partner-before-form');
  });

  it('asks a brand that sells through partners to keep its image one', () => {
    const input = change(exporter, { brandToolkit: ['trademark'], activitiesAbroad: ['onlineStore'] });
    expect(advised(input).actions).toContain('brand-guide-and-content');
    expect(advised(input).notes).toContain('gap-one-image');
  });
});

describe('book12-15-F10 Value groups', () => {
  const reasons = book.questions.buyingReason!.options!.map(({ id }) => id);
  const utility = ['lowPrice', 'reliability', 'performance', 'tailoredFit', 'meetsRule'];

  it('asks for every group: five useful reasons and one of identity and feeling', () => {
    expect(new Set(reasons)).toEqual(new Set([...utility, 'brandIdentity']));
  });

  it('steers the same firm to product level by price or usefulness, to brand level by identity', () => {
    const firm = {
      homeCountry: 'CN',
      offerKind: 'consumerGoods',
      exportExperience: 'regular5to20',
      exportRole: 'ownProducts',
      ownBrandShare: 'none',
      activitiesAbroad: ['onlineStore'],
    };
    const level = (buyingReason: string) => advised({ firm: { ...firm, buyingReason } }).result('level.target');
    expect(level('lowPrice')).toBe('product');
    expect(level('reliability')).toBe('product');
    expect(level('brandIdentity')).toBe('brand');
  });

  it('gives brand level more for identity than for any useful reason, and least for price, whoever the firm', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const sum = (reason: string) =>
          evaluate(compiled, withAnswer(profile, { scope: 'firm' }, 'buyingReason', given(reason)))
            .result('level.target')
            .options.find(({ option }) => option === 'brand')!.sum;
        for (const reason of utility) expect(sum(reason), reason).toBeLessThan(sum('brandIdentity'));
        for (const reason of utility.slice(1)) expect(sum(reason), reason).toBeGreaterThan(sum('lowPrice'));
      }),
      runs,
    );
  });

  it('leads identity to ways that keep name and contact, price to ways that cost little', () => {
    const sums = (buyingReason: string) => {
      const found = advised(change(exporter, { buyingReason }));
      return (mode: string) => found.mode(mode).sum;
    };
    const [price, identity] = [sums('lowPrice'), sums('brandIdentity')];
    for (const mode of ['crossBorderEcommerce', 'salesSubsidiary', 'franchising'])
      expect(identity(mode), mode).toBeGreaterThan(price(mode));
    for (const mode of ['indirectExport', 'contractManufacturing'])
      expect(price(mode), mode).toBeGreaterThan(identity(mode));
  });

  it('tells a brand that is bought for its price that the name earns no premium yet', () => {
    const branded = { activitiesAbroad: ['onlineStore', 'localMarketing'] };
    expect(advised(change(exporter, { ...branded, buyingReason: 'lowPrice' })).notes).toContain(
      'note-brand-without-premium',
    );
    expect(advised(change(exporter, { ...branded, buyingReason: 'brandIdentity' })).notes).not.toContain(
      'note-brand-without-premium',
    );
  });
});

/** The same mark on every line of a rating. */
const marks = (question: string, mark: number) =>
  Object.fromEntries(book.questions[question]!.items!.map(({ id }) => [id, mark]));
const table = book.evidence['torkkeli-descriptive-means']!.numbers as Record<string, number>;

describe('book12-15-F11 Responsibility in two dimensions, and sustainability', () => {
  const lists = (firm: object) => advised(change(exporter, firm));
  const decisions = (found: Advised) =>
    found.evaluation.decisions.map(({ decision, first, options, strengths }) => [
      decision,
      first,
      options.map(({ sum, open }) => [sum, open]),
      strengths.map(({ sum }) => sum),
    ]);

  it('changes the checklist but no outlook and no decision when only environmental practice changes', () => {
    const weak = lists({ environmentalPractice: marks('environmentalPractice', 2) });
    const strong = lists({ environmentalPractice: marks('environmentalPractice', 6) });
    expect(weak.actions).toContain('environment-in-order');
    expect(strong.actions).not.toContain('environment-in-order');
    expect(weak.fact('responsibilityOutlook')).toEqual(strong.fact('responsibilityOutlook'));
    expect(decisions(weak)).toEqual(decisions(strong));
    for (const found of [weak, strong]) {
      expect(found.notes).not.toContain('responsibility-is-associated');
      expect(found.notes).toContain('environment-is-market-access');
    }
    const withCsr = (mark: number) =>
      lists({
        csrSociety: marks('csrSociety', 6),
        csrCustomers: marks('csrCustomers', 6),
        environmentalPractice: marks('environmentalPractice', mark),
      });
    expect([1, 4, 7].map((mark) => withCsr(mark).fact('responsibilityOutlook'))).toEqual([1, 1, 1]);
  });

  it('counts society and customers as one plus at most', () => {
    const outlook = (society: number, customers: number) =>
      lists({ csrSociety: marks('csrSociety', society), csrCustomers: marks('csrCustomers', customers) }).fact(
        'responsibilityOutlook',
      );
    expect(outlook(4, 5)).toBe(0);
    expect(outlook(5, 5)).toBe(1);
    expect(outlook(4, 6)).toBe(1);
    expect(outlook(7, 7)).toBe(1);
  });

  it('rests no decision on any of the three ratings', () => {
    fc.assert(
      fc.property(profiles, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), (profile, low, high) => {
        const at = (mark: number) => {
          const answered = ['csrSociety', 'csrCustomers', 'environmentalPractice'].reduce(
            (all, id) => withAnswer(all, { scope: 'firm' }, id, given(marks(id, mark))),
            profile,
          );
          return evaluate(compiled, answered).decisions.map(({ decision, first, options }) => [
            decision,
            first,
            options.map(({ sum, open }) => [sum, open]),
          ]);
        };
        expect(at(low)).toEqual(at(high));
      }),
      { ...runs, numRuns: 40 },
    );
  });

  it('answers marks below the average, and only those: on either side of 4.21 and 5.91', () => {
    const society = (campaigns: number) =>
      lists({ csrSociety: { ...marks('csrSociety', 4), campaigns } }).actions.includes('responsibility-step');
    // Five lines: 4.20 and 4.40.
    expect([5, 6].map(society)).toEqual([true, false]);
    const customers = (goals: number) =>
      advised(
        change(exporter, { csrCustomers: { ...marks('csrCustomers', 6), goals } }, { demandEvidence: 'none' }),
      ).actions.includes('customer-feedback-loop');
    // Three lines: 5.67 and 6.
    expect([5, 6].map(customers)).toEqual([true, false]);
  });

  it('says "associated with", claims no cause, and does so in both languages', () => {
    const firm = { csrSociety: marks('csrSociety', 6) };
    const en = lists(firm).advice('en');
    const zh = lists(firm).advice('zh');
    expect(pageText(en)).toMatch(/associated with better self-rated results abroad; that they cause them is not shown/);
    expect(pageText(zh)).toMatch(/与海外自评业绩较好相关，但不能说明因果/);
    const claims = /\b(improves?|raises?|boosts?|leads? to|drives?) (your )?(results|performance|success)/i;
    const mine = book.notes.filter(({ serves }) => serves?.includes('book12-15-F11')).map(({ text }) => text.en);
    const asked = ['csrSociety', 'csrCustomers', 'environmentalPractice'].map((id) => book.questions[id]!.why.en);
    for (const text of [...mine, ...asked]) expect(text).not.toMatch(claims);
    expect(book.questions.csrSociety!.why.en).toMatch(/associated with/i);
  });

  it.each([
    ['csrSociety', 'csr_society'],
    ['csrCustomers', 'csr_customers'],
    ['environmentalPractice', 'sustainability'],
  ])('compares %s with mean and deviation of Table 15.2', (id, column) => {
    const { benchmark, scale } = book.questions[id]!;
    expect(scale).toEqual([1, 7]);
    expect(book.parameters[benchmark!.mean]!.value).toBe(table[`mean_${column}`]);
    expect(benchmark!.sd).toBe(table[`sd_${column}`]);
    const [rating] = lists({ [id]: marks(id, 5) }).advice().selfRatings;
    expect(rating).toMatchObject({ question: id, average: 5, benchmark: { mean: table[`mean_${column}`] } });
    expect(rating!.text).toContain(table[`mean_${column}`]!.toFixed(2));
  });

  it('has the table as printed: 4.21, 5.91, 4.03', () => {
    expect([table.mean_csr_society, table.mean_csr_customers, table.mean_sustainability]).toEqual([4.21, 5.91, 4.03]);
  });
});

describe('book12-15-F12 International-performance self-check', () => {
  const review = (performanceReview: object) => advised(change(exporter, { performanceReview }));
  const rating = (found: Advised) =>
    found.advice().selfRatings.find(({ question }) => question === 'performanceReview');

  it('asks seven items from 1 to 7, of firms that sell abroad', () => {
    const { items, scale } = book.questions.performanceReview!;
    expect(items).toHaveLength(7);
    expect(scale).toEqual([1, 7]);
    const stayed = advised(
      change(exporter, { exportExperience: 'none', performanceReview: marks('performanceReview', 1) }),
    );
    expect(rating(stayed)).toBeUndefined();
    expect(stayed.notes).not.toContain('results-below-the-mark');
  });

  it('averages the seven items', () => {
    const all = { satisfaction: 1, turnover: 2, marketShare: 3, profitability: 4, image: 5, expertise: 6, payback: 7 };
    expect(rating(review(all))).toMatchObject({ average: 4, answered: 7, items: 7, of: 7 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 7, maxLength: 7 }), (values) => {
        const answers = Object.fromEntries(Object.keys(all).map((id, index) => [id, values[index]]));
        expect(rating(review(answers))!.average).toBeCloseTo(values.reduce((a, b) => a + b, 0) / 7, 10);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it('averages only the items that were answered, and says how many', () => {
    const some = rating(review({ satisfaction: 6, turnover: 5 }))!;
    expect(some).toMatchObject({ average: 5.5, answered: 2, items: 7 });
    expect(some.text).toContain('5.50 of 7, over 2 of 7 lines');
    expect(rating(advised(exporter))).toBeUndefined();
  });

  it('shows it with the benchmark of 4.20 (SD 1.40), as self-assessed and a small sample, everywhere', () => {
    expect(book.parameters.performanceBenchmark!.value).toBe(table.mean_international_performance);
    expect(book.questions.performanceReview!.benchmark!.sd).toBe(table.sd_international_performance);
    const found = review(marks('performanceReview', 5));
    for (const [locale, words] of [
      ['en', ['5.00 of 7', '4.20', '1.40', 'Self-assessed', 'small sample', '91 Finnish firms']],
      ['zh', ['5.00/7', '4.20', '1.40', '自评', '样本也小', '91家']],
    ] as const) {
      const advice = found.advice(locale);
      const page = pageText(advice);
      const markdown = adviceMarkdown(advice);
      for (const word of words) {
        expect(page).toContain(word);
        expect(markdown).toContain(word);
      }
    }
  });

  it('turns at the benchmark: below it the next step is about the lowest marks, from it on about what to keep', () => {
    // 29 and 30 of 49 points: 4.14 and 4.29.
    const points = (payback: number) => review({ ...marks('performanceReview', 4), payback });
    const [below, above] = [points(5), points(6)];
    expect(below.notes).toContain('results-below-the-mark');
    expect(below.notes).not.toContain('results-at-the-mark');
    expect(above.notes).toContain('results-at-the-mark');
    expect(below.action('review-after-a-year')!.action.firstStep.en).toMatch(/lowest of your seven marks/);
    expect(above.action('review-after-a-year')!.action.firstStep.en).toMatch(/would not change/);
  });

  it('follows up: whoever is sent abroad gets a date a year ahead, whoever is told to prepare does not', () => {
    const action = advised({ ...exporter, firm: { ...exporter.firm, exportExperience: 'regularUnder5' } }).action(
      'review-after-a-year',
    )!.action;
    expect(action.horizon).toBe('year');
    expect(action.firstStep.en).toMatch(/a year from now/);
    const beginner = { homeCountry: 'CN', offerKind: 'consumerGoods', exportExperience: 'none' };
    const going = advised({ firm: { ...beginner, offerMaturity: 'provenAtHome', motives: ['foreignEnquiries'] } });
    expect(going.result('level.target')).not.toBe('prepareFirst');
    expect(going.actions).toContain('review-after-a-year');
    const staying = advised({
      firm: { ...beginner, offerMaturity: 'idea', activitiesAbroad: ['none'] },
      markets: [{ targetCountry: 'DE', demandEvidence: 'none' }],
    });
    expect(staying.result('level.target')).toBe('prepareFirst');
    expect(staying.actions).not.toContain('review-after-a-year');
  });

  it('moves no decision: a bad year is a reason to look, not a verdict', () => {
    const shown = (mark: number) =>
      review(marks('performanceReview', mark)).evaluation.decisions.map(({ decision, first }) => [decision, first]);
    expect(shown(1)).toEqual(shown(7));
  });
});
