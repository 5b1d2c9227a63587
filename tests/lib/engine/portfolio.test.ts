import { describe, expect, it } from 'vitest';
import { buildAdvice } from '../../../lib/advice/index.ts';
import { advised, type FirmInput } from '../../support/advised.ts';
import { realCompiled } from '../../support/book.ts';

/** A parts maker whose trader at home sells to one market and keeps it from the buyers. */
const trader: FirmInput = {
  firm: {
    homeCountry: 'CN',
    offerKind: 'materialsParts',
    exportRole: 'componentSupplier',
    exportExperience: 'regular5to20',
    offerComplexity: 'configurable',
    mustControl: ['quality'],
    foreignStaff: 5,
    filledRoles: ['foreignLead', 'salesLanguages'],
    affordableLoss: 'from1to3',
    fundingSources: ['ownCash', 'bankLoans'],
  },
  markets: [
    {
      targetCountry: 'US',
      demandEvidence: 'repeatOrders',
      marketPotential: 'large',
      networkStage: 'contacts',
      firstContact: 'homeIntermediary',
      intermediaryRole: 'keepsApart',
    },
  ],
};

/** A brand that sells on a platform from stock abroad. */
const platform: FirmInput = {
  firm: {
    homeCountry: 'CN',
    offerKind: 'consumerGoods',
    exportRole: 'ownProducts',
    ownBrandShare: 'most',
    exportExperience: 'regularUnder5',
    motives: ['buildBrand'],
    offerComplexity: 'standard',
    activitiesAbroad: ['onlineStore', 'warehouse'],
    foreignStaff: 12,
    affordableLoss: 'from1to3',
  },
  markets: [
    { targetCountry: 'US', demandEvidence: 'repeatOrders', networkStage: 'contacts', firstContact: 'onlinePlatform' },
  ],
};

const headline = (input: FirmInput, locale: 'en' | 'zh') =>
  buildAdvice(realCompiled(), advised(input).evaluation.profile, locale).markets[0]!.entry.headline;

describe('business that runs already', () => {
  it('is kept beside another first way, and said so', () => {
    const way = advised(trader).way();
    expect(way).toMatchObject({ now: ['directExport'], continues: false, keeps: ['indirectExport'] });
    expect(headline(trader, 'en')).toMatch(
      /^United States: keep the present indirect export and begin with direct export/,
    );
    expect(headline(trader, 'zh')).toMatch(/^美国：保住现有的间接出口，同时从直接出口做起/);
  });

  it('is no next step', () => {
    const { now, continues, keeps, next } = advised(platform).way();
    expect({ now, continues, keeps }).toEqual({
      now: ['crossBorderEcommerce'],
      continues: true,
      keeps: ['overseasWarehouse'],
    });
    expect(next.map(({ step }) => step.to)).not.toContain('overseasWarehouse');
    expect(headline(platform, 'zh')).toMatch(/^美国：继续以线上直销（含跨境电商）为主/);
  });

  const withResult = (input: FirmInput, localResult: string, more: object = {}): FirmInput => ({
    ...input,
    markets: [{ ...input.markets![0], localResult, ...more }],
  });
  const entryOf = (input: FirmInput) =>
    buildAdvice(realCompiled(), advised(input).evaluation.profile, 'en').markets[0]!.entry;

  it('is improved before another way begins, where it does not earn yet: the headline and the path say so', () => {
    const { headline, waits, path, next } = entryOf(withResult(trader, 'evens'));
    expect(headline).toMatch(
      /^United States: improve the present indirect export first; direct export comes after that/,
    );
    expect(waits).toBe(true);
    expect(path.slice(0, 2).map(({ stage, modes }) => [stage, modes.map(({ mode }) => mode)])).toEqual([
      ['now', ['indirectExport']],
      ['next', ['directExport']],
    ]);
    expect(path[2]!.modes[0]!.mode).toBe(next[0]!.mode);
    expect(entryOf(withResult(trader, 'earns')).waits).toBe(false);
  });

  it('shows the steps that follow once it earns, and none where it is to stay as it is', () => {
    const even = entryOf(withResult(platform, 'evens'));
    expect(even.stay.map(({ rule }) => rule)).toEqual(['stay-while-it-does-not-earn']);
    expect(even.next.length).toBeGreaterThan(0);
    expect(entryOf(withResult(platform, 'earns', { marketPotential: 'small' })).next).toEqual([]);
  });

  it('that is to be left is not to be improved, and asks for nothing but the way back', () => {
    const { evaluation } = advised(
      withResult(platform, 'loses', { marketPotential: 'small', marketHurdles: ['approvals'] }),
    );
    expect(evaluation.portfolios[0]).toMatchObject({ leaving: true, stay: [] });
    const there = evaluation.lists.actions.filter(({ places }) => places.length > 0);
    expect(there.length).toBeGreaterThan(0);
    for (const { action } of there) expect(action.toward, action.id).toContain('stagedWithdrawal');
    const risks = evaluation.lists.risks.map(({ risk }) => risk.id);
    expect(risks).toContain('holding-on');
    expect(risks).not.toContain('certification-and-acceptance');
  });

  it('is not assumed without orders', () => {
    const [market] = trader.markets!;
    const asked = { ...trader, markets: [{ ...market, demandEvidence: 'enquiries' }] } as FirmInput;
    expect(advised(asked).way().keeps).toEqual([]);
  });
});

describe('a chain of shops', () => {
  const chain = (firstContact: string, offerKind = 'consumerService'): FirmInput => ({
    firm: {
      homeCountry: 'CN',
      offerKind,
      exportRole: 'ownProducts',
      ownBrandShare: 'most',
      exportExperience: 'regularUnder5',
      buyingReason: 'brandIdentity',
      technologyAssets: ['documentedKnowHow'],
      offerComplexity: 'standard',
      foreignStaff: 2,
      affordableLoss: 'from1to3',
      fundingSources: ['ownCash'],
    },
    markets: [{ targetCountry: 'TH', demandEvidence: 'firstOrders', networkStage: 'contacts', firstContact }],
  });

  it('goes on franchising through the operator it has, and is told of no dealer', () => {
    expect(advised(chain('localIntermediary')).way()).toMatchObject({
      now: ['franchising'],
      continues: true,
      keeps: [],
    });
    const nodes = buildAdvice(
      realCompiled(),
      advised(chain('localIntermediary')).evaluation.profile,
      'en',
    ).markets[0]!.entry.options.flatMap(({ nodes }) => nodes);
    expect(nodes).toContain('Local operator (franchisee)');
    expect(nodes).not.toContain('Distributor');
    expect(nodes).not.toContain('Agent');
  });

  it('does not keep a way that its line of business cannot use, as a maker of goods does', () => {
    expect(advised(chain('homeIntermediary')).way().keeps).toEqual([]);
    expect(advised(chain('homeIntermediary', 'consumerGoods')).way()).toSatisfy(
      ({ now, keeps }: { now: readonly string[]; keeps: readonly string[] }) =>
        [...now, ...keeps].includes('indirectExport'),
    );
  });
});
