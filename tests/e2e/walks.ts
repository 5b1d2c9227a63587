import type { Walk } from './wizard.ts';

/** A machine maker with 60 people that sells to Germany through a local partner. */
export const exporter: Walk = {
  firm: {
    homeCountry: 'CN',
    offerKind: 'industrialGoods',
    employees: 60,
    annualRevenue: '48m',
    foundingYear: 2012,
    exportExperience: 'regularUnder5',
    motives: ['foreignEnquiries', 'homePressure', 'technologyEdge'],
    exportRole: 'ownProducts',
    ownBrandShare: 'most',
    buyingReason: 'reliability',
    activitiesAbroad: ['none'],
    technologyRole: 'adapter',
    rdIntensity: 4,
    technologyAssets: ['patentsHome', 'foreignCertificates'],
    technologyTurnover: 'moderate',
    offerComplexity: 'configurable',
    mustControl: ['quality'],
    criticalInputs: ['none'],
    foreignStaff: 2,
    filledRoles: ['salesLanguages', 'technicalSupport'],
    affordableLoss: 'from1to3',
    fundingSources: ['ownCash', 'bankLoans'],
    complianceSystem: 'caseByCase',
  },
  markets: [
    {
      targetCountry: 'DE',
      demandEvidence: 'firstOrders',
      networkStage: 'contacts',
      firstContact: 'localIntermediary',
      marketPotential: 'large',
      marketHurdles: ['approvals'],
      ruleSetting: 'settled',
    },
  ],
  goods: [{ goodsFamily: 'downstreamMetal', emissionsData: 'none' }],
};
