import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdvice } from '../../lib/advice/index.ts';
import { evaluate } from '../../lib/engine/index.ts';
import { advised } from '../support/advised.ts';
import { profileOf, realBook, realCompiled } from '../support/book.ts';
import { randomProfile } from '../support/random-profile.ts';

const { book } = realBook();
const compiled = realCompiled();

/** A machine maker that sells in one country and makes, or wants something else, in another. */
const firm = {
  homeCountry: 'CN',
  offerKind: 'industrialGoods',
  exportExperience: 'regular5to20',
  motives: ['avoidTradeBarriers', 'lowerProductionCost'],
  exportRole: 'ownProducts',
  technologyRole: 'adapter',
  offerComplexity: 'configurable',
  foreignStaff: 9,
  filledRoles: ['foreignLead', 'salesLanguages'],
  affordableLoss: 'from3to10',
  fundingSources: ['ownCash', 'bankLoans'],
};
const market = {
  targetCountry: 'US',
  marketPurpose: ['sell'],
  demandEvidence: 'repeatOrders',
  marketPotential: 'large',
  marketHurdles: ['tradeDefence'],
  ruleSetting: 'settled',
  networkStage: 'established',
  firstContact: 'localIntermediary',
};
const base = {
  targetCountry: 'VN',
  marketPurpose: ['makeForOthers'],
  demandEvidence: 'none',
  marketPotential: 'medium',
  marketHurdles: ['none'],
  ruleSetting: 'settled',
  networkStage: 'contacts',
  firstContact: 'parkOrGroup',
};

describe('a country that is no market', () => {
  it('is named with its purpose in both languages, and a market is not', () => {
    const headlines = (['en', 'zh'] as const).map((locale) =>
      buildAdvice(compiled, profileOf({ firm, markets: [market, base] }), locale).markets.map(
        ({ entry }) => entry.headline.split(/[:：]/)[0],
      ),
    );
    expect(headlines).toEqual([
      ['United States', 'Vietnam (production base for other markets)'],
      ['美国', '越南（供应其他市场的生产基地）'],
    ]);
  });

  it('raises no risk of a market, and what weighs in one country does not weigh in the other', () => {
    const { lists } = advised({ firm, markets: [market, base] }).evaluation;
    const placesOf = (id: string) =>
      lists.risks.find(({ risk }) => risk.id === id)?.places.map((at) => at.scope === 'market' && at.index);
    expect(placesOf('trade-defence')).toEqual([0]);
    expect(placesOf('incumbents-push-back')).toEqual([0]);
    expect(placesOf('demand-unproven')).toBeUndefined();
    expect(placesOf('heavy-commitment')).toEqual([1]);
  });

  it('has no way in that sells, and nobody to share customers with, for random firms', () => {
    const sells = ['agentDistributor', 'crossBorderEcommerce', 'directExport', 'indirectExport', 'salesSubsidiary'];
    fc.assert(
      fc.property(randomProfile(book), fc.constantFrom('makeForOthers', 'learn', 'inputs'), (random, purpose) => {
        const [first] = random.markets;
        fc.pre(first !== undefined);
        const given = (value: string[]) => ({ state: 'given' as const, value });
        const profile = {
          ...random,
          firm: { ...random.firm, motives: given(['lowerProductionCost', 'accessTechnology']) },
          markets: [{ ...first!, answers: { ...first!.answers, marketPurpose: given([purpose]) } }],
        };
        const [way] = evaluate(compiled, profile).portfolios;
        expect(way!.now.filter((mode) => sells.includes(mode))).toEqual([]);
        expect(way!.next.map(({ step }) => step.to).filter((mode) => sells.includes(mode))).toEqual([]);
        expect(way!.strategy.shown).toBeNull();
      }),
      { seed: 7, numRuns: 80 },
    );
  });
});

it('no strategy with a partner stands beside a way with nobody in between, unless orders may come through one', () => {
  fc.assert(
    fc.property(randomProfile(book, 6), (profile) => {
      const { portfolios, facts } = evaluate(compiled, profile);
      for (const { at, node, strategy } of portfolios) {
        const kept = facts.value('intermediaryRuns', at);
        if ((node.shown === 'none' || node.shown === 'ownUnit') && kept.is === 'flag' && kept.may === 'no')
          expect(['transitional', 'indirect', 'combined']).not.toContain(strategy.shown);
        if (kept.is === 'flag' && kept.may === 'yes') expect(strategy.shown).not.toBe('none');
      }
    }),
    { seed: 11, numRuns: 150 },
  );
});
