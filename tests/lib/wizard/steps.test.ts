import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, type Evaluation, evaluate, type Profile, standing } from '../../../lib/engine/index.ts';
import {
  coreSteps,
  findStep,
  finish,
  goodsSteps,
  isAnswered,
  listOf,
  moduleSteps,
  modules,
  progress,
  recordAnswer,
  refineSteps,
  reservedSegments,
} from '../../../lib/wizard/server.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';
import { empty, walk } from './walk.ts';

const { book } = realBook();
const compiled = realCompiled();
const core = Object.values(book.questions).filter((question) => question.tier === 'core');
const profiles = randomProfile(book, 7);
const ids = (profile: Profile) => coreSteps(compiled, profile).map((step) => step.id);
const given = (value: string | number | string[]): Answer => ({ state: 'given', value });

describe('core steps', () => {
  it('begin with the firm and go through technology, resources, the market and carbon', () => {
    expect(ids(empty)).toMatchInlineSnapshot(`
      [
        "homeCountry",
        "offerKind",
        "employees",
        "annualRevenue",
        "exportExperience",
        "motives",
        "exportRole",
        "ownBrandShare",
        "buyingReason",
        "activitiesAbroad",
        "offerMaturity",
        "homeMarketOutlook",
        "technologyRole",
        "rdIntensity",
        "technologyAssets",
        "technologyTurnover",
        "offerComplexity",
        "mustControl",
        "criticalInputs",
        "foreignStaff",
        "filledRoles",
        "affordableLoss",
        "fundingSources",
        "complianceSystem",
        "m1/targetCountry",
        "m1/marketPurpose",
        "m1/demandEvidence",
        "m1/networkStage",
        "m1/firstContact",
        "m1/marketPotential",
        "m1/marketHurdles",
        "m1/ruleSetting",
        "m1/more",
        "euExposure",
        "g1/goodsFamily",
        "g1/tonnesToEu",
        "g1/importerOfRecord",
        "g1/emissionsData",
        "g1/more",
      ]
    `);
  });

  it('reach every core question by some answers', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(profiles, (source) => {
        for (const { step, profile } of walk(source).places) {
          const found = findStep(compiled, profile, step!);
          if (found?.kind === 'question') reached.add(found.question.id);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(core.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
  });

  it('are at most as many on any path as the rule book promises, and one more where a reason calls for the purpose of the country', () => {
    fc.assert(
      fc.property(profiles, (source) => {
        const asked = walk(source).places.filter(({ step }) => !step!.endsWith('/more'));
        const purpose = asked.filter(({ step }) => step!.endsWith('/marketPurpose')).length;
        expect(asked.length - purpose).toBeLessThanOrEqual(book.limits.corePath);
        expect(purpose).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it('are visited once each, and the end leaves nothing unanswered', () => {
    fc.assert(
      fc.property(profiles, (source) => {
        const { places, end } = walk(source);
        expect(new Set(places.map(({ step }) => step)).size).toBe(places.length);
        expect(places.map(({ step }) => step)).toEqual(ids(end.profile));
        expect(progress(compiled, end.profile, null)).toMatchObject({ questionsLeft: 0, minutesLeft: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it('do not depend on the order in which the answers came', () => {
    const scenario = profiles.chain((profile) => {
      const entries = Object.entries(profile.firm);
      return fc.tuple(fc.constant(profile), fc.shuffledSubarray(entries, { minLength: entries.length }));
    });
    fc.assert(
      fc.property(scenario, ([profile, shuffled]) => {
        const again = shuffled.reduce<Profile>(
          (built, [question, answer]) => recordAnswer(built, { scope: 'firm' }, question, answer),
          { ...profile, firm: {} },
        );
        expect(ids(again)).toEqual(ids(profile));
      }),
      { numRuns: 40 },
    );
  });

  it('offer another market up to the limit of the book, and no good without goods for the EU', () => {
    const market = (n: number) => ({ id: `m${n}`, answers: { targetCountry: given('US') } });
    const many: Profile = {
      ...empty,
      firm: { offerKind: given('consumerGoods') },
      markets: Array.from({ length: book.limits.markets }, (_, i) => market(i + 1)),
    };
    expect(ids({ ...many, markets: many.markets.slice(0, 2) })).toContain('m2/more');
    expect(ids(many).filter((id) => /^m\d+\/more$/.test(id))).toEqual([]);
    expect(
      ids({ ...empty, firm: { offerKind: given('digital') } }).filter(
        (id) => id.startsWith('g') || id === 'euExposure',
      ),
    ).toEqual([]);
    expect(
      ids({ ...many, firm: { offerKind: given('consumerGoods'), euExposure: given('none') } }).filter((id) =>
        id.startsWith('g'),
      ),
    ).toEqual([]);
  });

  it('of a good lead to everything its carbon bill reads, but ask for no code apart from the family', () => {
    const firm = { offerKind: given('materialsParts'), euExposure: given('direct'), homeCountry: given('CN') };
    const steps = (answers: Record<string, Answer>) =>
      (goodsSteps(compiled, { ...empty, firm, goods: [{ id: 'g1', answers }] }).get(0) ?? []).map(({ id }) => id);
    const steel = { goodsFamily: given('ironSteel'), tonnesToEu: given(500), emissionsData: given('productVerified') };
    expect(steps({ ...steel, emissionsBoundary: given('ownProcess') })).toEqual(
      expect.arrayContaining(
        ['goodsFamily', 'originCountry', 'emissionsBoundary', 'emissionsIntensity', 'precursorCode', 'precursorShare']
          .concat('productionRoute', 'importerName', 'euImporters', 'goodsPrice', 'carbonPricePaid')
          .map((id) => `g1/${id}`),
      ),
    );
    expect(steps(steel)).not.toContain('g1/precursorShare');
    expect(steps(steel)).not.toContain('g1/cnCode');
    // What the carbon border does not touch is asked for nothing more.
    expect(steps({ goodsFamily: given('other') })).toEqual(['g1/goodsFamily']);
  });

  it('give contradictory questions to nobody: first exporters are asked for maturity, exporters for their brand', () => {
    const exporter = ids({ ...empty, firm: { exportExperience: given('regular5to20') } });
    const beginner = ids({ ...empty, firm: { exportExperience: given('none') } });
    expect([exporter.includes('ownBrandShare'), exporter.includes('offerMaturity')]).toEqual([true, false]);
    expect([beginner.includes('ownBrandShare'), beginner.includes('offerMaturity')]).toEqual([false, true]);
  });
});

describe('pruning', () => {
  const conclusions = (evaluation: Evaluation) => ({
    decisions: evaluation.decisions.map(({ decision, at, shown, possible, options }) => ({
      decision,
      at,
      shown,
      possible,
      sums: options.map(({ option, low, sum, high, open }) => [option, low, sum, high, open]),
    })),
    risks: evaluation.lists.risks.map(({ risk, severity }) => `${risk.id}:${severity}`),
    actions: evaluation.lists.actions.map(({ action }) => action.id),
    support: evaluation.lists.support.map(({ id }) => id),
  });

  it('answers of questions that no longer apply are kept and change nothing', () => {
    fc.assert(
      fc.property(randomProfile(book, 9, ['core']), (profile) => {
        const steps = new Set(ids(profile));
        const pruned = (answers: Profile['firm'], prefix: string) =>
          Object.fromEntries(Object.entries(answers).filter(([id]) => steps.has(prefix + id)));
        const without: Profile = {
          ...profile,
          firm: pruned(profile.firm, ''),
          markets: profile.markets.map((block, i) => ({ ...block, answers: pruned(block.answers, `m${i + 1}/`) })),
          goods: profile.goods.map((block, i) => ({ ...block, answers: pruned(block.answers, `g${i + 1}/`) })),
        };
        expect(conclusions(evaluate(compiled, without))).toEqual(conclusions(evaluate(compiled, profile)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('finishing early', () => {
  it('tells what can still change a decision from what only refines, over all questions left', () => {
    fc.assert(
      fc.property(randomProfile(book, 9), (profile) => {
        const end = finish(compiled, profile);
        const left = [...coreSteps(compiled, profile), ...refineSteps(compiled, profile)].filter(
          (step) => step.kind === 'question' && !isAnswered(profile, step),
        );
        expect([...end.matter, ...end.refine].map(({ id }) => id).sort()).toEqual(left.map(({ id }) => id).sort());
        if (end.settled) expect(end.matter).toEqual([]);
      }),
      { numRuns: 15, seed: 2 },
    );
    expect(finish(compiled, empty)).toMatchObject({ settled: false, refine: expect.any(Array) });
    expect(finish(compiled, empty).matter.length).toBeGreaterThan(5);
    const [complete] = fc.sample(randomProfile(book, 10), { numRuns: 1, seed: 4 });
    expect(finish(compiled, complete!)).toEqual({ settled: true, matter: [], refine: [] });
  });
});

describe('lists beyond the core', () => {
  it('put the refine questions with most at stake first, after those of their section that are answered', () => {
    const start: Profile = {
      ...empty,
      firm: { exportExperience: given('regular5to20') },
      markets: [{ id: 'm1', answers: { targetCountry: given('DE') } }],
    };
    const order = standing(compiled, evaluate(compiled, start));
    const rank = new Map([...order.matter, ...order.refine].map(({ question }, index) => [question, index]));
    const groups = Map.groupBy(refineSteps(compiled, start), ({ at, chapter }) => `${JSON.stringify(at)} ${chapter}`);
    const sorted = [...groups.values()].map((group) => group.map(({ question }) => rank.get(question.id)!));
    for (const ranks of sorted) expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(sorted.some(({ length }) => length > 3)).toBe(true);
    const last = [...groups.values()].find(({ length }) => length > 3)!.at(-1)!;
    const after = recordAnswer(start, last.at, last.question.id, { state: 'skipped' });
    const group = refineSteps(compiled, after).filter(
      ({ at, chapter }) => chapter === last.chapter && JSON.stringify(at) === JSON.stringify(last.at),
    );
    expect(group[0]!.id).toBe(last.id);
  });

  it('put the refine questions that can still change a decision before all others, and ask none twice', () => {
    let profile: Profile = {
      ...empty,
      firm: { exportExperience: given('regular5to20') },
      markets: [{ id: 'm1', answers: { targetCountry: given('DE') } }],
    };
    const start = refineSteps(compiled, profile);
    const seen: string[] = [];
    for (let step = start[0]; step; ) {
      seen.push(step.id);
      const { matter } = standing(compiled, evaluate(compiled, profile));
      const open = refineSteps(compiled, profile).filter((each) => !isAnswered(profile, each));
      const matters = open.map(({ question, at }) =>
        matter.some((other) => other.question === question.id && JSON.stringify(other.at) === JSON.stringify(at)),
      );
      expect(matters).toEqual(matters.toSorted((a, b) => Number(b) - Number(a)));
      profile = recordAnswer(profile, step.at, step.question.id, { state: 'skipped' });
      const next = refineSteps(compiled, profile).find((each) => !isAnswered(profile, each));
      if (seen.length > 8) break;
      step = next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(5);
  });

  it('hold refine questions only while they certainly apply', () => {
    expect(refineSteps(compiled, empty).map(({ id }) => id)).not.toContain('exportShare');
    const exporter: Profile = {
      ...empty,
      firm: { exportExperience: given('regular5to20') },
      markets: [{ id: 'm1', answers: { targetCountry: given('DE') } }],
    };
    const found = refineSteps(compiled, exporter).map(({ id }) => id);
    expect(found).toContain('exportShare');
    expect(found).toContain('m1/marketDifference');
    expect(found).not.toContain('m1/intermediaryRole');
  });

  it('hold the questions of one module, market by market', () => {
    for (const section of modules(compiled)) {
      const steps = moduleSteps(
        compiled,
        {
          ...empty,
          markets: [
            { id: 'm1', answers: {} },
            { id: 'm2', answers: {} },
          ],
        },
        section.id,
      );
      expect(steps.every((step) => step.question.section === section.id && step.list === `module:${section.id}`)).toBe(
        true,
      );
    }
    expect(moduleSteps(compiled, empty, 'networkPartner').every((step) => step.at.scope === 'firm')).toBe(true);
  });

  it('find the list of a step by its id and nothing for what is no step', () => {
    expect(listOf(compiled, 'employees')).toBe('core');
    expect(listOf(compiled, 'm2/more')).toBe('core');
    expect(listOf(compiled, 'exportShare')).toBe('refine');
    expect(listOf(compiled, 'contactBenefits')).toBe('module:networkPartner');
    for (const wrong of [
      '',
      'more',
      'm1',
      'm0/targetCountry',
      'm1/employees',
      'g1/targetCountry',
      'employees/x',
      '__proto__',
      'toString',
      'm1/constructor',
    ])
      expect(listOf(compiled, wrong)).toBe(null);
    expect(Object.keys(book.questions).filter((id) => reservedSegments.includes(id) || /^[mg]\d+$/.test(id))).toEqual(
      [],
    );
  });
});

describe('progress', () => {
  it('falls with every answer, unless a market is added', () => {
    fc.assert(
      fc.property(profiles, (source) => {
        const left = walk(source).places.map(({ profile, step }) =>
          progress(compiled, profile, findStep(compiled, profile, step!)),
        );
        for (const [i, now] of left.entries()) {
          expect(now.minutesLeft).toBeLessThanOrEqual(left[i - 1]?.minutesLeft ?? book.limits.coreMinutes);
          expect(now.chapter).toBeGreaterThan(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('marks the carbon part as left out when nothing goes to the EU', () => {
    const state = (profile: Profile) =>
      progress(compiled, profile, null).chapters.find(({ id }) => id === 'cbam')?.state;
    expect(state(empty)).toBe('ahead');
    expect(state({ ...empty, firm: { offerKind: given('digital') } })).toBe('skipped');
  });
});
