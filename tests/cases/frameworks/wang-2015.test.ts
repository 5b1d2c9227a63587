import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Evaluation, evaluate, type Profile } from '../../../lib/engine/index.ts';
import { type Advised, advised } from '../../support/advised.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { withAnswers } from '../../support/case-firms.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book } = realBook();
const compiled = realCompiled();
/** A fixed seed: the same firms every time. */
const runs = { numRuns: 50, seed: 2015 };
const profiles = randomProfile(book, 8);
const roles = ['applier', 'processImprover', 'adapter', 'original'];

const sellsEverywhere = ({ facts }: Evaluation) =>
  facts.places('market').every((at) => {
    const orders = facts.value('demandEvidence', at);
    return orders.is === 'choice' && [...orders.may].every((one) => one === 'firstOrders' || one === 'repeatOrders');
  });
const technologyStrength = (profile: Profile) =>
  evaluate(compiled, profile)
    .result('model')
    .strengths.find(({ strength }) => strength === 'technology')!.sum;
/** Sum of a way in, in the first market. */
const scoreOf = (profile: Profile, mode: string) =>
  evaluate(compiled, profile).portfolios[0]!.mode.options.find(({ option }) => option === mode)!.sum;

describe('wang-F1 technology localisation', () => {
  const engineers = {
    homeCountry: 'CN',
    offerKind: 'industrialGoods',
    exportExperience: 'regularUnder5',
    exportRole: 'ownProducts',
    rdIntensity: 8,
    technologyTurnover: 'fastContested',
    technologyAssets: ['patentsHome'],
  };
  const market = {
    targetCountry: 'VN',
    demandEvidence: 'firstOrders',
    networkStage: 'trusted',
    firstContact: 'customers',
  };
  const as = (technologyRole: string, answers: object = {}) =>
    advised({ firm: { ...engineers, ...answers, technologyRole }, markets: [market] });

  it('asks for adapted technology as an answer of its own', () => {
    expect(book.questions.technologyRole!.options!.map(({ id }) => id)).toEqual(roles);
  });

  it('counts adapted technology as an advantage: less than an original one, more than one that is only used', () => {
    const [applier, , adapter, original] = roles.map((role) => as(role).strength('technology'));
    expect(adapter!).toBeGreaterThan(applier!);
    expect(original!).toBeGreaterThan(adapter!);
    const adapted = as('adapter')
      .evaluation.result('model')
      .strengths.find(({ strength }) => strength === 'technology')!;
    expect(adapted.reasons.find(({ rule }) => rule.id === 'technology-adapted')!.weight).toBeGreaterThan(0);
  });

  it('gives an adapter more for technology service than a firm that uses or polishes technology of others', () => {
    const score = (role: string) => as(role).mode('technologyService').sum;
    expect(score('adapter')).toBeGreaterThan(score('applier'));
    expect(score('adapter')).toBeGreaterThan(score('processImprover'));
  });

  it('does so for random firms, and never puts an adapter above an original developer in technology', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        // Technology that may be controlled is asked about of those who made it, and not sold by contract.
        const [applier, , adapter, original] = roles.map((technologyRole) =>
          withAnswers(profile, { technologyRole, sensitiveTechnology: false }),
        );
        expect(scoreOf(adapter!, 'technologyService')).toBeGreaterThan(scoreOf(applier!, 'technologyService'));
        expect(technologyStrength(adapter!)).toBeLessThan(technologyStrength(original!));
      }),
      runs,
    );
  });

  it('keeps rule export from an adapter without proof abroad, where an original developer with the same answers gets it', () => {
    expect(as('original').result('model')).toBe('ruleExport');
    expect(as('adapter').result('model')).not.toBe('ruleExport');
    expect(as('adapter', { technologyAssets: ['patentsGrantedAbroad', 'standardsMember'] }).result('model')).toBe(
      'ruleExport',
    );
  });
});

describe('wang-F2 small firm with a large one', () => {
  const small = {
    homeCountry: 'CN',
    offerKind: 'materialsParts',
    employees: 40,
    annualRevenue: 20_000_000,
    exportExperience: 'occasional',
    exportRole: 'componentSupplier',
    foreignStaff: 1,
    affordableLoss: 'from1to3',
    fundingSources: ['ownCash'],
  };
  const through = (firstContact?: string, networkStage = 'contacts') =>
    advised({
      firm: small,
      markets: [
        { targetCountry: 'MX', demandEvidence: 'enquiries', networkStage, ...(firstContact ? { firstContact } : {}) },
      ],
    });
  const partnerLed = ['foreignLeadFirm', 'homeLeadFirm'];
  const others = ['notIdentified', 'customers', 'homeIntermediary', 'localIntermediary', 'parkOrGroup', 'ownPeople'];

  it('leads a small firm in by its partner when a large firm, foreign or from home, takes it along', () => {
    for (const partner of partnerLed) {
      const advice = through(partner);
      expect(advice.way().now, partner).toEqual(['piggyback']);
      expect(advice.way().node.shown, partner).toBe('anchorPartner');
    }
  });

  it('never does so for the same firm without one, and says what would open that way', () => {
    for (const door of others) {
      const advice = through(door);
      expect(advice.way().now, door).not.toContain('piggyback');
      expect(advice.gates('piggyback'), door).toEqual(['piggyback-needs-a-lead-firm']);
      expect(advice.way().node.shown, door).not.toBe('anchorPartner');
    }
    expect(through().mode('piggyback').open, 'an unknown door closes nothing').toBe('maybe');
  });

  it('holds for random firms', () => {
    fc.assert(
      fc.property(profiles, fc.constantFrom(...others), (profile, firstContact) => {
        for (const { now } of evaluate(compiled, withAnswers(profile, {}, { firstContact })).portfolios)
          expect(now).not.toContain('piggyback');
      }),
      runs,
    );
  });

  it('sends a small supplier without a door to look for such a firm, and one that has it no more', () => {
    expect(through('notIdentified', 'none').actions).toContain('travel-with-a-large-firm');
    for (const partner of partnerLed)
      expect(through(partner, 'none').actions).not.toContain('travel-with-a-large-firm');
  });

  it('names the price of it: dependence on one firm', () => {
    const advice = through('foreignLeadFirm');
    expect(advice.risks).toContain('dependence-on-one-partner');
    expect(advice.notes).toContain('one-big-customer');
    expect(through('customers').notes).not.toContain('one-big-customer');
  });
});

describe('wang-F3 ways of exporting technology', () => {
  const maker = {
    homeCountry: 'CN',
    offerKind: 'industrialGoods',
    exportExperience: 'regular5to20',
    exportRole: 'ownProducts',
    technologyRole: 'original',
    foreignStaff: 4,
    affordableLoss: 'from3to10',
  };
  const market = {
    targetCountry: 'TH',
    demandEvidence: 'firstOrders',
    networkStage: 'established',
    firstContact: 'customers',
  };
  const holding = (technologyAssets?: string[], answers: object = {}) =>
    advised({ firm: { ...maker, ...answers, ...(technologyAssets ? { technologyAssets } : {}) }, markets: [market] });

  it('has licensing and contracts for development, service or joint making among the ways in', () => {
    const modes = book.decisions['entry.mode']!.options;
    const service = modes.find(({ id }) => id === 'technologyService')!;
    expect(modes.map(({ id }) => id)).toContain('licensing');
    expect(service.because).toContain('wang-tech-trade-types');
    expect(service.define!.en).toMatch(/develop.*install.*co-produce/);
    expect(service.attributes!.branch).toBe('contract');
  });

  it('closes licensing without a patent, written know-how or technology sold before, and says what opens it', () => {
    for (const assets of [['none'], ['foreignCertificates'], ['standardsMember']]) {
      const advice = holding(assets);
      expect(advice.gates('licensing'), assets.join()).toContain('nothing-to-license');
      expect(advice.mode('licensing').ruledOutBy[0]!.opens!.en).toMatch(/patent.*know-how/);
    }
    for (const asset of [
      'patentsHome',
      'patentsFiledAbroad',
      'patentsGrantedAbroad',
      'documentedKnowHow',
      'technologySold',
    ])
      expect(holding([asset]).gates('licensing'), asset).toEqual([]);
  });

  it('leaves it open while the assets are unknown, and to software, which is licensed by itself', () => {
    expect(holding().mode('licensing').open).toBe('maybe');
    expect(holding(['none'], { offerKind: 'digital' }).gates('licensing')).toEqual([]);
  });

  it('offers engineers a service contract and warns of lumpy income with it', () => {
    const engineers = advised({
      firm: {
        ...maker,
        offerKind: 'technicalService',
        exportRole: 'solutionProvider',
        offerComplexity: 'customised',
        filledRoles: ['foreignLead', 'technicalSupport'],
      },
      markets: [{ ...market, networkStage: 'trusted' }],
    });
    expect(engineers.way().now).toEqual(['technologyService']);
    expect(engineers.notes).toContain('contract-income-is-lumpy');
    expect(engineers.risk('contract-volatility')!.risk.because).toContain('wang-volatility');
    expect(holding(['none']).notes, 'who sells goods').not.toContain('contract-income-is-lumpy');
  });

  it('never advises such a contract, now or next, without that warning', () => {
    let contracts = 0;
    fc.assert(
      fc.property(profiles, fc.constantFrom('technicalService', 'industrialGoods'), (profile, offerKind) => {
        const evaluation = evaluate(compiled, withAnswers(profile, { offerKind, exportRole: 'solutionProvider' }));
        for (const { now, beside, next, leaving } of evaluation.portfolios) {
          const step = next[0]?.opens.length === 0 ? next[0].step.to : undefined;
          if (leaving || ![...now, ...beside, step].includes('technologyService')) continue;
          contracts++;
          expect(evaluation.lists.notes.map(({ note }) => note.id)).toContain('contract-income-is-lumpy');
          expect(evaluation.lists.risks.map(({ risk }) => risk.id)).toContain('contract-volatility');
        }
      }),
      runs,
    );
    expect(contracts).toBeGreaterThan(3);
  });

  it('takes selling technology for a business of its own: less for a maker of goods than for one who sells know-how', () => {
    for (const mode of ['licensing', 'technologyService'])
      expect(holding(['patentsHome'], { exportRole: 'solutionProvider' }).mode(mode).sum, mode).toBeGreaterThan(
        holding(['patentsHome']).mode(mode).sum,
      );
  });
});

describe('wang-F5 from patent to standard to rule', () => {
  const firm = {
    homeCountry: 'CN',
    offerKind: 'industrialGoods',
    exportExperience: 'regular5to20',
    exportRole: 'ownProducts',
    technologyRole: 'original',
    technologyTurnover: 'fastContested',
  };
  const sme = { ...firm, employees: 60, annualRevenue: 30_000_000 };
  const leader = { ...firm, employees: 9_000, annualRevenue: 8_000_000_000 };
  const at = (size: object, ...technologyAssets: string[]) =>
    advised({ firm: { ...size, technologyAssets }, markets: [{ targetCountry: 'DE' }] });
  const step = (advice: Advised, id: string) => advice.action(id)?.action.firstStep.en;

  it('tells a small firm without patents to comply first, and not to sit on committees', () => {
    const advice = at(sme, 'none');
    expect(advice.fact('isSme')).toBe(true);
    expect(advice.actions).toContain('meet-the-standard-first');
    expect(advice.actions).not.toContain('take-a-seat');
    expect(at(sme, 'foreignCertificates').actions, 'who complies already').not.toContain('meet-the-standard-first');
  });

  it('tells a leader with patents abroad to join committees, and not to comply first', () => {
    for (const patent of ['patentsFiledAbroad', 'patentsGrantedAbroad']) {
      const advice = at(leader, patent);
      expect(advice.actions, patent).toContain('take-a-seat');
      expect(advice.actions, patent).not.toContain('meet-the-standard-first');
    }
  });

  it('names the next stage each time: file at home, file abroad, take a seat, write the text', () => {
    expect(step(at(leader, 'none'), 'next-patent')).toContain('invention patent');
    expect(step(at(leader, 'patentsHome'), 'next-patent')).toContain('priority date');
    expect(step(at(leader, 'patentsHome', 'patentsFiledAbroad'), 'next-patent')).toContain('examiner');
    const seat = at(leader, 'patentsFiledAbroad').action('take-a-seat')!.action;
    const text = at(leader, 'patentsFiledAbroad', 'standardsMember').action('take-a-seat')!.action;
    expect(seat.firstStep.en).toContain('how they joined');
    expect(text.firstStep.en).toContain('clause of the draft');
    expect(text.name).not.toEqual(seat.name);
    expect(at(leader, 'patentsFiledAbroad', 'standardsMember', 'standardsAuthor').actions).not.toContain('take-a-seat');
  });

  it('gains technology strength with each stage', () => {
    const chain = [
      ['none'],
      ['patentsFiledAbroad'],
      ['patentsGrantedAbroad'],
      ['patentsGrantedAbroad', 'standardsMember'],
      ['patentsGrantedAbroad', 'standardsAuthor'],
    ].map((assets) => at(leader, ...assets).strength('technology'));
    for (let i = 1; i < chain.length; i++) expect(chain[i]!, `stage ${i}`).toBeGreaterThan(chain[i - 1]!);
    expect(at(leader, 'patentsHome').strength('technology'), 'a patent at home only').toBe(chain[0]);
  });

  it('never sends a random small firm without patents to a committee', () => {
    fc.assert(
      fc.property(profiles, fc.constantFrom(...roles), (profile, technologyRole) => {
        // A firm that wants to sell: a mere base follows the standards of other markets.
        const seller = { ...sme, motives: ['technologyEdge'] };
        const given = withAnswers(profile, { ...seller, technologyRole, technologyAssets: ['documentedKnowHow'] });
        const evaluation = evaluate(compiled, given);
        const actions = evaluation.lists.actions.map(({ action }) => action.id);
        expect(actions).not.toContain('take-a-seat');
        // Who is told to prepare first waits with certificates; who has orders in every market complies already.
        if (evaluation.result('level.target').shown === 'prepareFirst' || sellsEverywhere(evaluation)) return;
        expect(actions).toContain('meet-the-standard-first');
      }),
      runs,
    );
  });
});

describe('wang-F6 bring in, absorb, improve', () => {
  it('never makes rule export the model of a firm that uses technology of others', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const evaluation = evaluate(compiled, withAnswers(profile, { technologyRole: 'applier' }));
        expect(['ruleExport', 'convergent']).not.toContain(evaluation.result('model').shown);
        expect(evaluation.result('model').possible).not.toContain('ruleExport');
      }),
      { ...runs, numRuns: 100 },
    );
  });

  it('does not, however strong the rest is; with technology of its own the same firm gets it', () => {
    const rest = {
      homeCountry: 'CN',
      offerKind: 'industrialGoods',
      exportExperience: 'regular5to20',
      rdIntensity: 12,
      technologyTurnover: 'fastContested',
      technologyAssets: ['patentsGrantedAbroad', 'standardsAuthor', 'technologySold'],
      buyingReason: 'performance',
    };
    const as = (technologyRole: string) => advised({ firm: { ...rest, technologyRole } });
    expect(as('applier').result('model')).not.toBe('ruleExport');
    expect(as('original').result('model')).toBe('ruleExport');
    const gate = as('applier')
      .evaluation.result('model')
      .options.find(({ option }) => option === 'ruleExport')!.ruledOutBy;
    expect(gate.map(({ id }) => id)).toContain('rule-export-needs-own-technology');
    expect(gate[0]!.opens!.en).toMatch(/absorb, adapt/);
  });

  it('gives every such firm the first step of the route, and points it that way', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const evaluation = evaluate(compiled, withAnswers(profile, { technologyRole: 'applier' }));
        if (evaluation.result('level.target').shown === 'prepareFirst') return;
        expect(evaluation.lists.actions.map(({ action }) => action.id)).toContain('absorb-and-adapt');
      }),
      { ...runs, numRuns: 60 },
    );
    const beginner = (technologyRole: string) =>
      advised({
        firm: { homeCountry: 'CN', offerKind: 'consumerGoods', exportExperience: 'occasional', technologyRole },
      });
    expect(beginner('applier').result('model.lean')).toBe('absorb');
    expect(beginner('adapter').result('model.lean')).toBe('market');
    expect(beginner('adapter').actions).not.toContain('absorb-and-adapt');
  });

  it('does not take ties with foreign firms for technology of one’s own', () => {
    const tied = (inwardLinks: string[]) =>
      advised({
        firm: {
          homeCountry: 'CN',
          offerKind: 'industrialGoods',
          exportExperience: 'occasional',
          technologyRole: 'applier',
          inwardLinks,
        },
      });
    expect(tied(['licenceIn', 'foreignJv']).strength('technology')).toBe(tied(['none']).strength('technology'));
    expect(tied(['licenceIn', 'foreignJv']).notes).toContain('note-inward-ties-are-not-ability');
    expect(tied(['none']).notes).not.toContain('note-inward-ties-are-not-ability');
  });

  it('keeps the research centre abroad closed until the engineers can absorb', () => {
    const closedFor = (technologyRole: string) =>
      advised({
        firm: { homeCountry: 'CN', offerKind: 'industrialGoods', exportExperience: 'regular5to20', technologyRole },
        markets: [{ targetCountry: 'DE', networkStage: 'trusted' }],
      }).gates('overseasRd');
    expect(closedFor('applier')).toContain('rd-abroad-needs-absorbers');
    expect(closedFor('adapter')).not.toContain('rd-abroad-needs-absorbers');
  });
});
