import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Advice, buildAdvice } from '../../../lib/advice/index.ts';
import { evaluate } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book, cases } = realBook();
const compiled = realCompiled();
const closeBelow = compiled.parameters.closeCallBelow!;
const random = fc.sample(randomProfile(book), { seed: 7, numRuns: 170 });
const advice: readonly Advice[] = cases
  .slice(0, 40)
  .map((item) => buildAdvice(compiled, profilesOf(book, item)[0]!, 'en'));

describe('the headline of a way in', () => {
  it('says which other way is nearly as good where about one re-weighting in three turns it, and only there', () => {
    const seen = { close: 0, clear: 0 };
    for (const { markets, robustness, level } of advice) {
      for (const { id, entry } of markets) {
        const sure = robustness.find((item) => item.decision === 'entry.mode' && item.market === id);
        if (!sure || level.target === 'prepareFirst' || entry.now.length !== 1) continue;
        if (sure.share >= closeBelow) expect(entry.headline).not.toContain('nearly as good');
        else if (entry.keeps.length + entry.beside.length === 0) expect(entry.headline).toContain('nearly as good');
        seen[sure.share < closeBelow ? 'close' : 'clear']++;
      }
    }
    expect(Math.min(seen.close, seen.clear)).toBeGreaterThan(0);
  });

  it('keeps the business that runs where several ways fit equally well', () => {
    const found = random
      .map((profile) => evaluate(compiled, profile))
      .flatMap(({ profile, portfolios, result }) =>
        result('level.target').shown === 'prepareFirst'
          ? []
          : portfolios
              .filter(
                ({ now, keeps, notNow, stay }) => now.length > 1 && keeps.length > 0 && !notNow && stay.length === 0,
              )
              .map(({ at }) => ({ profile, at })),
      );
    expect(found.length).toBeGreaterThan(0);
    for (const { profile, at } of found) {
      const market = buildAdvice(compiled, profile, 'en').markets[at.scope === 'market' ? at.index : 0]!;
      expect(market.entry.headline).toMatch(/: keep the present .*fit equally well/);
    }
  });

  it('does not name twice who it goes through', () => {
    const headlines = random.flatMap((profile) =>
      buildAdvice(compiled, profile, 'en').markets.map(({ entry }) => entry.headline),
    );
    expect(headlines.some((text) => /agent or distributor/.test(text))).toBe(true);
    for (const text of headlines) expect(text).not.toMatch(/agent or distributor, by way of (an agent|a distributor)/);
    expect(headlines.some((text) => text.includes('by way of'))).toBe(true);
  });

  it('does not speak of beginning what the firm has abroad already', () => {
    const firm = {
      homeCountry: 'CN',
      offerKind: 'industrialGoods',
      exportExperience: 'regular5to20',
      exportRole: 'solutionProvider',
      ownBrandShare: 'most',
      offerComplexity: 'solution',
      mustControl: ['quality', 'customers'],
      activitiesAbroad: ['salesUnit'],
      foreignStaff: 30,
      filledRoles: ['foreignLead', 'experiencedManager', 'salesLanguages', 'technicalSupport', 'complianceLegal'],
      affordableLoss: 'over10',
      fundingSources: ['ownCash', 'outsideEquity'],
    };
    const market = {
      targetCountry: 'BR',
      demandEvidence: 'repeatOrders',
      networkStage: 'established',
      firstContact: 'notIdentified',
    };
    const [entry] = buildAdvice(compiled, profileOf({ firm, markets: [market] }), 'zh').markets.map(
      (item) => item.entry,
    );
    expect(entry!.now.map(({ mode }) => mode)).toEqual(['salesSubsidiary']);
    expect(entry!.headline).toMatch(/^巴西：以自建销售或服务机构为主；境外已有的先用起来/);
  });
});

describe('the headline of the level', () => {
  it('says that it is a close call where about one re-weighting in three turns it, and only there', () => {
    const seen = { close: 0, clear: 0 };
    for (const { summary, robustness } of [
      ...advice,
      ...random.slice(0, 30).map((profile) => buildAdvice(compiled, profile, 'en')),
    ]) {
      const sure = robustness.find((item) => item.decision === 'level.target');
      if (!sure) continue;
      const isClose = sure.share < closeBelow;
      expect(summary[0]!.includes('close call')).toBe(isClose);
      seen[isClose ? 'close' : 'clear']++;
    }
    expect(Math.min(seen.close, seen.clear)).toBeGreaterThan(0);
  });
});

describe('the headline of the order of markets', () => {
  const order = (inGermany: object) =>
    buildAdvice(
      compiled,
      profileOf({
        firm: {
          homeCountry: 'CN',
          offerKind: 'industrialGoods',
          exportExperience: 'regular5to20',
          motives: ['followCustomers'],
        },
        markets: [
          {
            targetCountry: 'DE',
            marketPotential: 'small',
            marketHurdles: ['none'],
            firstContact: 'customers',
            ...inGermany,
          },
          { targetCountry: 'MX', marketPotential: 'large', marketHurdles: ['none'], demandEvidence: 'enquiries' },
        ],
      }),
      'en',
    ).comparison!.headline;

  it('says that business which runs elsewhere than in the first market goes on', () => {
    expect(order({ demandEvidence: 'repeatOrders' })).toMatch(/^Business in Germany goes on as it is/);
    expect(order({ demandEvidence: 'none' })).not.toContain('goes on as it is');
  });
});

describe('a base where nothing speaks for any way', () => {
  it('is not for now, which is no lack of answers, and stands in no row of the comparison', () => {
    const found = buildAdvice(
      compiled,
      profileOf({
        firm: {
          homeCountry: 'CN',
          offerKind: 'materialsParts',
          exportRole: 'contractManufacturer',
          exportExperience: 'regular5to20',
          motives: ['avoidTradeBarriers'],
          buyingReason: 'lowPrice',
          affordableLoss: 'under1',
          filledRoles: ['salesLanguages'],
          foreignStaff: 6,
          fundingSources: ['bankLoans'],
          activitiesAbroad: ['none'],
        },
        markets: [
          {
            targetCountry: 'PL',
            marketPurpose: ['sell'],
            demandEvidence: 'repeatOrders',
            marketPotential: 'medium',
            firstContact: 'homeIntermediary',
          },
          {
            targetCountry: 'VN',
            marketPurpose: ['makeForOthers'],
            hostProductionAdvantage: ['originOnly', 'cheaper'],
            networkStage: 'none',
            firstContact: 'parkOrGroup',
            competitionType: 'manySmall',
          },
        ],
      }),
      'en',
    );
    expect(found.markets[1]!.entry.headline).toMatch(/not now\. No way in has more for it than against it/);
    const base = found.comparison!.markets.find(({ market }) => market === found.markets[1]!.id)!;
    expect(base.state).toBe('apart');
    expect(base.marks.map(({ applies }) => applies)).not.toContain('yes');
  });
});
