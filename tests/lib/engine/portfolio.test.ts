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
    expect(headline(platform, 'zh')).toMatch(/^美国：继续以线上直销（含跨境电商）、海外仓为主/);
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
