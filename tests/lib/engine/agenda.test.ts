import { describe, expect, it } from 'vitest';
import { buildAdvice } from '../../../lib/advice/index.ts';
import { randomFirms } from '../../../lib/cohort/index.ts';
import { type At, type Evaluation, evaluate } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { viewOf } from '../../../lib/wizard/server.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';

const { book, cases } = realBook();
const compiled = realCompiled();
const firms: readonly Evaluation[] = cases.map((item) => evaluate(compiled, profilesOf(book, item)[0]!));

const exporter = {
  homeCountry: 'CN',
  offerKind: 'industrialGoods',
  employees: 300,
  annualRevenue: 100_000_000,
  exportExperience: 'regular5to20',
  exportRole: 'ownProducts',
  ownBrandShare: 'some',
  filledRoles: ['foreignLead', 'salesLanguages', 'technicalSupport', 'complianceLegal'],
  brandToolkit: ['none'],
};
const advise = (firm: object, ...markets: object[]) =>
  evaluate(compiled, profileOf({ firm: { ...exporter, ...firm }, markets }));
const nameOf = (at: At) => JSON.stringify(at);
const turns = ({ lists }: Evaluation, turn: string) =>
  lists.actions.filter((item) => item.turn === turn).map(({ action }) => action.id);

describe('the agenda of every firm of the evidence', () => {
  it('has at most three things first and twelve in all before what is kept for later', () => {
    for (const firm of firms) {
      const [first, soon] = [turns(firm, 'first').length, turns(firm, 'soon').length];
      expect(first).toBeLessThanOrEqual(3);
      // One more for each high risk that does not wait.
      const pressing = firm.lists.risks.filter(
        ({ severity, due }) => severity === 'high' && /now|beforeEntry/.test(due),
      );
      expect(first + soon).toBeLessThanOrEqual(12 + pressing.length);
    }
  });

  it('is at most five for a firm that should prepare first, and begins with what opens its gates', () => {
    const notYet = firms.filter((firm) => firm.result('level.target').shown === 'prepareFirst');
    expect(notYet.length).toBeGreaterThan(0);
    for (const firm of notYet) {
      const { actions } = firm.lists;
      expect(actions.filter(({ turn }) => turn !== 'later').length).toBeLessThanOrEqual(5);
      const gates = firm.result('level.target').options.flatMap(({ ruledOutBy }) => ruledOutBy.map(({ id }) => id));
      if (gates.length === 0) continue;
      expect(actions.find(({ action }) => !action.first)!.action.toward?.some((id) => gates.includes(id))).toBe(true);
    }
  });

  it('answers every high risk that does not wait, and every other one while there is room', () => {
    let [seen, grown] = [0, 0];
    const more = [...randomFirms(book, 120, 21, { asOf: 2026, known: 0.8 })].map((firm) => evaluate(compiled, firm));
    for (const firm of [...firms, ...more].filter((one) => one.result('level.target').shown !== 'prepareFirst')) {
      const { lists } = firm;
      const plan = lists.actions.filter(({ turn }) => turn !== 'later');
      if (plan.length > 12) grown++;
      for (const { risk, due } of lists.risks.filter(({ severity }) => severity === 'high')) {
        const waits = due !== 'now' && due !== 'beforeEntry';
        if (waits && plan.length >= 12) continue;
        if (lists.actions.every(({ action, later }) => later || !action.mitigates.includes(risk.id))) continue;
        expect(plan.some(({ action }) => action.mitigates.includes(risk.id))).toBe(true);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(0);
    expect(grown).toBeGreaterThan(0);
  });

  it('orders the plan by when to begin, and keeps what belongs to a higher level for later', () => {
    const order = ['now', 'quarter', 'year', 'later'];
    for (const { lists } of firms) {
      const soon = lists.actions.filter(({ turn }) => turn === 'soon').map(({ horizon }) => order.indexOf(horizon));
      expect(soon).toEqual([...soon].sort((a, b) => a - b));
      expect(lists.actions.filter(({ later, turn }) => later && turn !== 'later')).toEqual([]);
    }
  });

  it('has no action for all of them', () => {
    const everywhere = book.actions.filter(({ id }) =>
      firms.every(({ lists }) => lists.actions.some(({ action }) => action.id === id)),
    );
    expect(everywhere.map(({ id }) => id)).toEqual([]);
  });
});

describe('what comes first', () => {
  const running = {
    targetCountry: 'BR',
    demandEvidence: 'repeatOrders',
    firstContact: 'localIntermediary',
    networkStage: 'established',
  };

  it('closes the gap to the level to aim for before it sees to duties', () => {
    const firm = advise(
      { technologyRole: 'adapter', buyingReason: 'performance' },
      { ...running, marketHurdles: ['tradeDefence'] },
    );
    expect(firm.result('level.target').shown).toBe('brand');
    expect(turns(firm, 'first')).toContain('register-trademark');
    const order = firm.lists.actions.map(({ action }) => action.id);
    expect(order.indexOf('register-trademark')).toBeLessThan(order.indexOf('trade-barrier-plan-b'));
  });

  it('is the duty where a high risk is here already', () => {
    const market = { ...running, targetCountry: 'US', marketHurdles: ['none'] };
    expect(turns(advise({ sensitiveTechnology: true }, market), 'first')).toContain('export-licence-check');
  });

  it('is one duty at most while something else would move the firm on', () => {
    const buyer = { ...running, targetCountry: 'US', buyerRequirements: ['socialAudit'] };
    const firm = advise({ complianceSystem: 'none', buyingReason: 'lowPrice', exportShare: 80 }, buyer);
    const duties = ['be-ready-for-audits', 'compliance-owner-and-rules', 'trace-the-inputs'];
    expect(firm.lists.actions.filter(({ action }) => duties.includes(action.id)).length).toBeGreaterThan(1);
    expect(turns(firm, 'first').filter((id) => duties.includes(id))).toHaveLength(1);
    expect(turns(firm, 'first')).toContain('reason-besides-price');
  });

  it('is what a production base needs, though it is not placed among the markets', () => {
    const base = advise(
      { motives: ['lowerProductionCost'], offerKind: 'consumerGoods' },
      { targetCountry: 'DE', marketPurpose: ['sell'], demandEvidence: 'repeatOrders', firstContact: 'customers' },
      {
        targetCountry: 'VN',
        marketPurpose: ['makeForOthers'],
        hostProductionAdvantage: ['cheaper'],
        networkStage: 'contacts',
        firstContact: 'parkOrGroup',
      },
    );
    expect(base.comparison!.markets.find(({ at }) => at.index === 1)).toMatchObject({ state: 'apart' });
    expect(turns(base, 'first')).toContain('cost-and-origin-of-the-base');
  });

  it('begins the way into a new market, and leaves the running one alone', () => {
    const fresh = { targetCountry: 'BR', demandEvidence: 'none', firstContact: 'notIdentified', networkStage: 'none' };
    expect(turns(advise({}, fresh), 'first')).toContain('find-who-takes-you-in');
    expect(turns(advise({}, running), 'first')).not.toContain('find-who-takes-you-in');
  });
});

describe('a market that gates close for now', () => {
  const held = {
    targetCountry: 'RU',
    demandEvidence: 'enquiries',
    marketHurdles: ['conflictSanctions'],
    intermediaryRole: 'notYetKnown',
    networkStage: 'none',
    firstContact: 'localIntermediary',
  };
  const served = {
    targetCountry: 'TR',
    demandEvidence: 'repeatOrders',
    networkStage: 'established',
    firstContact: 'localIntermediary',
    intermediaryRole: 'keepsApart',
  };

  it('is named by no action but what opens its gate', () => {
    for (const markets of [[held], [served, held]]) {
      const firm = advise({}, ...markets);
      const index = markets.length - 1;
      expect(firm.portfolios[index]!.notNow).toBe(true);
      expect(
        firm.lists.actions
          .filter(({ places }) => places.some((at) => at.scope === 'market' && at.index === index))
          .map(({ action }) => action.id),
      ).toEqual(['sanctions-clearance']);
    }
  });

  it('stands in no risk, beside a market that is served or alone', () => {
    for (const markets of [[held], [served, held]]) {
      const { risks } = advise({}, ...markets).lists;
      const index = markets.length - 1;
      expect(risks.flatMap(({ places }) => places)).not.toContainEqual({ scope: 'market', index });
      expect(risks.map(({ risk }) => risk.id)).not.toContain('sanctions-and-export-control');
    }
    expect(
      advise({}, { ...served, marketHurdles: ['conflictSanctions'] }).lists.risks.map(({ risk }) => risk.id),
    ).toContain('sanctions-and-export-control');
  });

  it('is settled and has one name: no answer opens it', () => {
    const profile = profileOf({ firm: exporter, markets: [served, held] });
    const { entry } = buildAdvice(compiled, profile, 'en').markets[1]!;
    expect(entry).toMatchObject({ notNow: true, settled: true, couldBecome: [] });
    expect(viewOf(compiled, profile).find(({ market }) => market === 1)).toMatchObject({
      notNow: true,
      certainty: 'settled',
    });
  });
});

describe('a market under sanctions that buys', () => {
  const sanctioned = {
    targetCountry: 'RU',
    demandEvidence: 'repeatOrders',
    marketPotential: 'large',
    marketHurdles: ['conflictSanctions'],
    networkStage: 'none',
    firstContact: 'homeIntermediary',
  };
  const fresh = { targetCountry: 'SA', demandEvidence: 'enquiries', marketPotential: 'small', marketHurdles: ['none'] };

  it('keeps its business, is never stepped up, and gets no place in the order of new money', () => {
    const { comparison, portfolios, lists } = advise({}, { ...fresh, firstContact: 'localIntermediary' }, sanctioned);
    expect(comparison!.markets.find(({ at }) => at.index === 1)).toMatchObject({ state: 'barred', place: null });
    expect(portfolios[1]).toMatchObject({ now: ['indirectExport'], next: [], later: [] });
    const there = lists.actions.filter(({ places }) => places.some((at) => at.scope === 'market' && at.index === 1));
    expect(there.map(({ action }) => action.id)).not.toContain('network-next-stage');
    expect(there.map(({ action }) => action.id)).toContain('sanctions-clearance');
  });

  it('may have a place while it is open whether there are sanctions', () => {
    const { comparison } = advise({}, fresh, { ...sanctioned, marketHurdles: { unsure: true } });
    expect(comparison!.markets.find(({ at }) => at.index === 1)!.state).not.toBe('barred');
    expect(comparison!.settled).toBe(false);
  });
});

describe('being allowed to sell', () => {
  const consumers = {
    customerStructure: 'consumers',
    demandEvidence: 'none',
    marketEvidence: ['visits'],
    firstContact: 'onlinePlatform',
  };
  const order = (firm: object, market: object) =>
    advise(
      { offerKind: 'consumerGoods', technologyAssets: ['none'], onlineShopReadiness: ['platform'], ...firm },
      { ...consumers, ...market },
    ).lists.actions.map(({ action }) => action.id);

  it('comes before a trial sale and the web shop where approvals are a hurdle', () => {
    const ids = order({}, { targetCountry: 'MY', marketHurdles: ['approvals'] });
    const admission = ids.indexOf('meet-the-standard-first');
    expect(admission).toBeGreaterThanOrEqual(0);
    expect(admission).toBeLessThan(ids.indexOf('test-demand'));
    expect(admission).toBeLessThan(ids.indexOf('shop-readiness'));
    expect(admission).toBeLessThan(3);
  });

  it('comes before the first sale of a product in the EU', () => {
    const ids = order({ technologyAssets: ['foreignCertificates'] }, { targetCountry: 'DE', marketHurdles: ['none'] });
    expect(ids.indexOf('eu-product-duties')).toBeGreaterThanOrEqual(0);
    expect(ids.indexOf('eu-product-duties')).toBeLessThan(ids.indexOf('test-demand'));
  });

  it('never stands behind what waits for it, for any firm of the evidence', () => {
    let seen = 0;
    for (const { lists } of firms)
      lists.actions.forEach((one, index) => {
        for (const other of lists.actions.slice(0, index).filter(({ turn, later }) => !later && turn !== 'later')) {
          if (one.later || !one.before.includes(other.action.id)) continue;
          const isElsewhere =
            one.places.length > 0 &&
            other.places.length > 0 &&
            !one.places.some((at) =>
              other.places.some((place) => place.scope === at.scope && nameOf(place) === nameOf(at)),
            );
          expect(isElsewhere, `${one.action.id} behind ${other.action.id}`).toBe(true);
        }
        seen += one.before.length;
      });
    expect(seen).toBeGreaterThan(0);
  });
});

describe('the words of an action', () => {
  const name = (id: string, ...given: Parameters<typeof advise>) =>
    advise(...given).lists.actions.find(({ action }) => action.id === id)!.action.name.en;
  const us = { targetCountry: 'US', demandEvidence: 'repeatOrders' };

  it('let consumers vouch, and a firm customer be named', () => {
    const consumer = { offerKind: 'consumerGoods', referenceCustomers: 'none' };
    expect(name('win-a-reference', consumer, { ...us, customerStructure: 'consumers' })).toContain('reviews');
    expect(name('win-a-reference', consumer, { ...us, customerStructure: 'fewNamed' })).toContain('you may name');
  });

  it('do not send a maker of machines into a web shop', () => {
    const brand = {
      ownBrandShare: 'most',
      buyingReason: 'performance',
      activitiesAbroad: ['none'],
      offerComplexity: 'configurable',
    };
    expect(name('own-channel', brand, us)).toContain('end customers');
    expect(name('own-channel', { ...brand, offerKind: 'consumerGoods', offerComplexity: 'standard' }, us)).toContain(
      'channel of your own',
    );
  });

  it('of a production base begin with the customer, the cost and the origin', () => {
    const base = {
      targetCountry: 'VN',
      marketPurpose: ['makeForOthers'],
      hostProductionAdvantage: ['cheaper'],
      firstContact: 'parkOrGroup',
      buyerRequirements: ['socialAudit'],
    };
    const { actions } = advise({ complianceSystem: 'caseByCase' }, us, base).lists;
    const ids = actions.map(({ action }) => action.id);
    for (const early of ['be-ready-for-audits', 'cost-and-origin-of-the-base']) {
      expect(ids.indexOf(early)).toBeGreaterThanOrEqual(0);
      expect(ids.indexOf(early)).toBeLessThan(ids.indexOf('compliance-owner-and-rules'));
    }
    const audit = actions.find(({ action }) => action.id === 'be-ready-for-audits')!;
    expect(audit.action.name.en).toContain('approve the plant');
    expect(audit.places).toEqual([{ scope: 'market', index: 1 }]);
  });
});

describe('when to begin', () => {
  it('follows the need: certification that bars the way does not wait a year', () => {
    const item = (hurdles: string[]) =>
      advise(
        { technologyAssets: ['none'] },
        { targetCountry: 'BR', demandEvidence: 'trials', ruleSetting: 'settled', marketHurdles: hurdles },
      ).lists.actions.find(({ action }) => action.id === 'meet-the-standard-first');
    expect(item(['approvals'])!.horizon).toBe('now');
  });
});

describe('an action that says what another says', () => {
  it('stands aside for it', () => {
    const asked = (reason: string) =>
      turns(
        advise({ buyingReason: reason, ownBrandShare: 'most' }, { targetCountry: 'BR', demandEvidence: 'firstOrders' }),
        'later',
      ).concat(
        turns(
          advise(
            { buyingReason: reason, ownBrandShare: 'most' },
            { targetCountry: 'BR', demandEvidence: 'firstOrders' },
          ),
          'soon',
        ),
      );
    expect(asked('reliability')).toContain('customer-feedback-loop');
    expect(asked('lowPrice')).not.toContain('customer-feedback-loop');
  });
});

describe('owners', () => {
  it('are named by top management where the firm has nobody for the task', () => {
    const owners = (filledRoles: string[]) =>
      buildAdvice(
        compiled,
        profileOf({ firm: { ...exporter, filledRoles }, markets: [{ targetCountry: 'US' }] }),
        'en',
      ).risks.map(({ owner }) => owner);
    expect(owners(['foreignLead'])).not.toContain('law and compliance');
    expect(owners(['foreignLead'])).toContain('one person, named by top management, with a lawyer from outside');
    expect(owners(['foreignLead', 'complianceLegal'])).toContain('law and compliance');
  });

  it('are people whom a firm of that size has', () => {
    const owners = (employees: number, annualRevenue: number) =>
      buildAdvice(
        compiled,
        profileOf({ firm: { ...exporter, employees, annualRevenue }, markets: [{ targetCountry: 'US' }] }),
        'en',
      ).risks.map(({ owner }) => owner);
    expect(owners(5, 2_000_000)).not.toContain('law and compliance');
    expect(owners(5, 2_000_000)).toContain('the founder, with a lawyer from outside');
    expect(owners(2000, 900_000_000)).toContain('law and compliance');
  });
});
