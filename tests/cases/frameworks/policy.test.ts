import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyScenario, newExporters, synthesise } from '../../../lib/cohort/index.ts';
import { evaluate, factsOf } from '../../../lib/engine/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book } = realBook();
const compiled = realCompiled();
const levers = Object.values(book.levers);
const sure = (lever: string) => ({ lever, effect: 1, awareness: 1, ability: 1 });

/** A firm that has, as far as one firm can, the gap of every lever. */
const lacking = profileOf({
  firm: {
    homeCountry: 'CN',
    offerKind: 'consumerGoods',
    employees: 60,
    annualRevenue: 40_000_000,
    exportExperience: 'regularUnder5',
    motives: ['lowerProductionCost', 'secureInputs'],
    activitiesAbroad: ['none'],
    technologyRole: 'original',
    technologyAssets: ['patentsHome'],
    offerComplexity: 'standard',
    filledRoles: ['none'],
    affordableLoss: 'under1',
    fundingSources: ['bankLoans'],
    financeExposure: ['openAccount', 'unhedgedCurrency', 'movableCollateral', 'informalContracts'],
    complianceSystem: 'none',
    supportUse: 'unaware',
    inwardLinks: ['none'],
    euExposure: 'direct',
    itPeople: 'none',
  },
  markets: [
    {
      id: 'de',
      targetCountry: 'DE',
      networkStage: 'none',
      firstContact: 'notIdentified',
      demandEvidence: 'none',
      marketHurdles: ['approvals', 'weakIp', 'paymentLimits'],
      hostProductionAdvantage: ['cheaper'],
    },
    { id: 'pl', targetCountry: 'PL', demandEvidence: 'firstOrders' },
  ],
  goods: [
    { id: 'g1', goodsFamily: 'ironSteel', emissionsData: 'none' },
    { id: 'g2', goodsFamily: 'aluminium', emissionsData: 'productCalculated' },
  ],
});

describe('zhuliang-F10 government as enabler: information, finance, rights', () => {
  it('has levers for each of the three roles and for clusters, each with a gap, limits and a source', () => {
    expect([...new Set(levers.map(({ role }) => role))].sort()).toEqual([
      'cluster',
      'finance',
      'information',
      'rights',
    ]);
    for (const lever of levers) {
      expect(lever.gap.length, lever.id).toBeGreaterThan(0);
      expect(
        lever.because.some((id) => book.evidence[id]!.strength !== 'design-choice'),
        lever.id,
      ).toBe(true);
    }
  });

  it('changes a firm that has the gap', () => {
    const reached = levers.map((lever) => [
      lever.id,
      applyScenario(compiled, 'f', lacking, { seed: 1, levers: [sure(lever.id)] }).outcomes[0]!.reach,
    ]);
    const expected = levers.map((lever) => [lever.id, lever.changes.length > 0 ? 'changed' : 'raised']);
    expect(reached).toEqual(expected);
  });

  it('has no effect at all on a firm without the gap, or of which the gap is not known, whatever is assumed', () => {
    const lever = fc.constantFrom(...levers);
    let untouched = 0;
    fc.assert(
      fc.property(randomProfile(book, 8), lever, fc.integer(), (profile, { id, gap }, seed) => {
        const has = factsOf(compiled, profile).condition(compiled.condition(gap), { scope: 'firm' });
        const after = applyScenario(compiled, 'f', profile, { seed, levers: [sure(id)] });
        if (has === 'yes') return;
        untouched++;
        expect(after.profile).toEqual(profile);
        expect(after.outcomes[0]!.changes).toEqual([]);
      }),
      { numRuns: 250 },
    );
    expect(untouched).toBeGreaterThan(50);
  });

  it('takes effect sizes only as an input: nothing in the book gives one, and without one nothing changes', () => {
    expect(JSON.stringify([book.levers, book.takeUp])).not.toMatch(/"effect/);
    for (const { id } of levers.filter(({ changes }) => changes.length > 0)) {
      const { profile } = applyScenario(compiled, 'f', lacking, { seed: 1, levers: [{ ...sure(id), effect: 0 }] });
      expect(profile, id).toEqual(lacking);
      const unset = applyScenario(compiled, 'f', lacking, {
        seed: 1,
        levers: [{ lever: id, awareness: 1, ability: 1 }],
      });
      expect(unset.profile, id).toEqual(lacking);
    }
  });

  it('refuses shares outside 0 to 1 and unknown levers, saying what is allowed', () => {
    const run = (assumption: object) => () =>
      applyScenario(compiled, 'f', lacking, { seed: 1, levers: [assumption as never] });
    expect(run({ lever: 'lever-industrial-fund', effect: 1.5 })).toThrow(/0 to 1/);
    expect(run({ lever: 'lever-nothing' })).toThrow(/allowed: .*lever-industrial-fund/);
  });

  it('moves advice only through answers: credit insurance lifts the payment risk that favours a distributor', () => {
    const before = profileOf({
      firm: {
        homeCountry: 'CN',
        offerKind: 'industrialGoods',
        exportExperience: 'regular5to20',
        financeExposure: ['openAccount'],
      },
      markets: [
        { id: 'us', targetCountry: 'US', firstContact: 'localIntermediary', intermediaryTasks: ['stockPaymentRisk'] },
      ],
    });
    const { profile: after } = applyScenario(compiled, 'f', before, {
      seed: 1,
      levers: [sure('lever-export-credit-insurance')],
    });
    const node = (profile: typeof before, option: string) =>
      evaluate(compiled, profile)
        .result('entry.node', { scope: 'market', index: 0 })
        .options.find((item) => item.option === option)!.sum;
    expect(node(after, 'distributor') - node(after, 'agent')).toBeLessThan(
      node(before, 'distributor') - node(before, 'agent'),
    );
  });
});

describe('wang-F4 four platforms of support: innovation, information, intellectual property, intermediaries', () => {
  it.each([
    ['innovation', 'lever-rd-partner-matching', 'inwardLinks'],
    ['information', 'lever-one-stop-service', 'supportUse'],
    ['intellectual property', 'lever-foreign-patent-support', 'technologyAssets'],
    ['intermediaries', 'lever-fairs-and-matchmaking', 'networkStage'],
  ])('the lever for %s changes a named answer', (_, id, question) => {
    const { outcomes } = applyScenario(compiled, 'f', lacking, { seed: 1, levers: [sure(id)] });
    expect(outcomes[0]!.changes.map((change) => change.question)).toContain(question);
    expect(book.levers[id]!.serves).toContain('wang-F4');
  });

  it('every lever with changes names questions and options that exist, and changes them in the firm that lacks them', () => {
    for (const lever of levers.filter(({ changes }) => changes.length > 0)) {
      const { profile, outcomes } = applyScenario(compiled, 'f', lacking, { seed: 1, levers: [sure(lever.id)] });
      const touched = outcomes[0]!.changes.map(({ question }) => question);
      expect(touched.every((question) => lever.changes.some((change) => change.question === question))).toBe(true);
      expect(profile, lever.id).not.toEqual(lacking);
    }
  });
});

describe('book1-4-F11 demography of new exporters', () => {
  const population = book.populations['slovenian-firms']!;
  const size = 20_000;
  // Three standard errors of a share of one half, the widest there is.
  const error = 3 * Math.sqrt(0.25 / size);

  it('draws firms with the shares of the source: 33 never, 50 now and then, 17 steadily', () => {
    const count: Record<string, number> = {};
    for (const { profile } of synthesise(population, size, 7)) {
      const answer = profile.firm.exportExperience;
      const value = answer?.state === 'given' ? String(answer.value) : '';
      count[value] = (count[value] ?? 0) + 1 / size;
    }
    expect(Math.abs(count.none! - 0.328)).toBeLessThan(error);
    expect(Math.abs(count.occasional! - 0.501)).toBeLessThan(error);
    expect(Math.abs(count.regular5to20! - 0.171)).toBeLessThan(error);
  });

  it('lets about half of new exporters stop after the first year and 21.6 % go on to the end', () => {
    const run = newExporters(population, size, 7);
    expect(Math.abs(run.stoppedAfterFirstYear / size - 0.5)).toBeLessThan(error);
    expect(Math.abs(run.stillExporting / size - 0.216)).toBeLessThan(error);
    expect(run.stoppedAfterFirstYear + run.stoppedLater + run.stillExporting).toBe(size);
  });

  it('gives a measure no effect unless somebody sets one, and never a harmful one', () => {
    expect(newExporters(population, 2000, 7, 0)).toEqual(newExporters(population, 2000, 7));
    let before = newExporters(population, 2000, 7).stillExporting;
    for (const kept of [0.1, 0.3, 0.6, 1]) {
      const now = newExporters(population, 2000, 7, kept).stillExporting;
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
    expect(before).toBe(2000);
  });

  it('gives the same firms for the same seed, others for another, and a small draw is the start of a large one', () => {
    const draw = (count: number, seed: number) => [...synthesise(population, count, seed)];
    expect(draw(50, 3)).toEqual(draw(50, 3));
    expect(draw(50, 3)).not.toEqual(draw(50, 4));
    expect(draw(100, 3).slice(0, 50)).toEqual(draw(50, 3));
  });
});

describe('book9-11-F12 the funnel of support: eligible, aware, able to apply, effect', () => {
  const reached = (assumption: object, id: string) =>
    Array.from({ length: 400 }, (_, index) =>
      applyScenario(compiled, `f${index}`, lacking, { seed: 5, levers: [{ ...sure(id), ...assumption } as never] }),
    ).filter(({ outcomes }) => outcomes[0]!.reach === 'changed').length;

  it('awareness 0 gives zero effect whatever the rest', () => {
    for (const { id, raises } of levers) if (!raises) expect(reached({ awareness: 0 }, id), id).toBe(0);
  });

  it.each(['awareness', 'ability', 'effect'] as const)(
    'raising %s never lowers uptake and raises it from none to all',
    (key) => {
      const at = [0, 0.25, 0.5, 0.75, 1].map((share) => reached({ [key]: share }, 'lever-entry-co-funding'));
      expect(at).toEqual([...at].sort((a, b) => a - b));
      expect(at[0]).toBe(0);
      expect(at.at(-1)).toBe(400);
      // Each quarter adds about a quarter of the firms: the draws are spread evenly.
      for (const [index, share] of [0.25, 0.5, 0.75].entries())
        expect(Math.abs(at[index + 1]! - share * 400)).toBeLessThan(40);
    },
  );

  it('by default stays below full uptake, and reads the own experience of the firm where there is one', () => {
    const effect = (id: string, firm: object) =>
      Array.from({ length: 400 }, (_, index) =>
        applyScenario(
          compiled,
          `f${index}`,
          { ...lacking, firm: { ...lacking.firm, ...firm } },
          { seed: 5, levers: [{ lever: id, effect: 1 }] },
        ),
      ).filter(({ outcomes }) => outcomes[0]!.reach === 'changed').length;
    const given = (value: string) => ({ supportUse: { state: 'given', value } });
    const unknown = effect('lever-entry-co-funding', { supportUse: { state: 'unsure' } });
    expect(unknown).toBeGreaterThan(50);
    expect(unknown).toBeLessThan(200);
    expect(effect('lever-entry-co-funding', given('unaware'))).toBe(0);
    expect(effect('lever-entry-co-funding', given('triedUnable'))).toBe(0);
    expect(effect('lever-entry-co-funding', given('used'))).toBe(400);
  });

  it('information and advisers change no advice alone but let the others reach the firm', () => {
    const grant = { lever: 'lever-entry-co-funding', effect: 1 };
    const advisers = { lever: 'lever-advisory-capacity', awareness: 1 };
    const triedUnable = {
      ...lacking,
      firm: { ...lacking.firm, supportUse: { state: 'given', value: 'triedUnable' } as const },
    };
    const run = (list: { lever: string }[]) =>
      applyScenario(compiled, 'f', triedUnable, { seed: 5, levers: list }).outcomes.map(({ reach }) => reach);
    expect(run([grant])).toEqual(['cannotApply']);
    expect(run([advisers])).toEqual(['raised']);
    expect(run([grant, advisers])).toEqual(['changed', 'raised']);
  });
});
