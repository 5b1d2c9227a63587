import { describe, expect, it } from 'vitest';
import { buildAdvice } from '../../lib/advice/index.ts';
import { profileOf, realCompiled } from '../support/book.ts';

/** The constructed firm on the landing page. What the page shows must be what the rule book says. */
const machineMaker = profileOf({
  firm: {
    homeCountry: 'CN',
    offerKind: 'industrialGoods',
    employees: 60,
    exportExperience: 'regularUnder5',
    motives: ['foreignEnquiries', 'homePressure', 'technologyEdge'],
    exportRole: 'ownProducts',
    ownBrandShare: 'most',
    buyingReason: 'reliability',
    activitiesAbroad: ['none'],
    technologyRole: 'adapter',
    rdIntensity: 4,
    technologyAssets: ['patentsHome', 'foreignCertificates'],
    mustControl: ['quality'],
    foreignStaff: 2,
    filledRoles: ['salesLanguages', 'technicalSupport'],
    affordableLoss: 'from1to3',
    fundingSources: ['ownCash', 'bankLoans'],
    complianceSystem: 'caseByCase',
  },
  markets: [
    { targetCountry: 'DE', demandEvidence: 'firstOrders', networkStage: 'contacts', firstContact: 'localIntermediary' },
  ],
});

describe('the example on the landing page', async () => {
  it.each(['en', 'zh'] as const)('is true in %s', async (locale) => {
    const messages = await import(`../../lib/i18n/messages/${locale}/landing.json`);
    const { entry, action } = messages.default.example;
    const advice = buildAdvice(realCompiled(), machineMaker, locale);
    expect([advice.level.current, advice.level.target]).toEqual(['product', 'brand']);
    expect(advice.markets[0]?.entry.now.map((item) => item.label)).toEqual([entry]);
    expect(advice.actions[0]?.name).toBe(action);
  });
});
