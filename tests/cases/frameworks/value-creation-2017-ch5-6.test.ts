import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, decide, evaluate, type Profile, withAnswer } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { advised, type FirmInput } from '../../support/advised.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book, cases } = realBook();
const compiled = realCompiled();
const runs = { numRuns: 50, seed: 2017 };
const market = { scope: 'market', index: 0 } as const;
const given = (value: Extract<Answer, { state: 'given' }>['value']): Answer => ({ state: 'given', value });

const inventor = {
  homeCountry: 'FI',
  offerKind: 'industrialGoods',
  exportRole: 'ownProducts',
  technologyRole: 'original',
  technologyAssets: ['patentsHome'],
} as const;
/** The firm of the chapter in 1991: ships, a dated rule, a customer who paid part in advance, people it knew from before. */
const marioff1991 = (exportExperience: string, targetCountry: string): FirmInput => ({
  firm: {
    ...inventor,
    employees: 14,
    foundingYear: 1991,
    exportExperience,
    offerMaturity: 'prototype',
    buyingReason: 'meetsRule',
  },
  markets: [
    {
      targetCountry,
      networkStage: 'trusted',
      firstContact: 'customers',
      demandEvidence: 'firstOrders',
      ruleSetting: 'open',
      entryUrgency: 'datedRule',
      customerStructure: 'multiCountryClients',
    },
  ],
});
const marioff1991Snapshots = ['none', 'occasional'].flatMap((experience) =>
  ['GB', 'NO'].map((country) => advised(marioff1991(experience, country))),
);
const marioff2000 = profilesOf(book, cases.find(({ id }) => id === 'marioff-2000')!).map((profile) =>
  evaluate(compiled, profile),
);
const [ships, usa] = [0, 1].map((index) => ({ scope: 'market', index }) as const);

describe('book5-8-F1 prediction and control: a style of advice per market', () => {
  const style = (foreseeability: number, shapeability: number, more = {}) =>
    advised({ firm: inventor, markets: [{ targetCountry: 'DE', foreseeability, shapeability, ...more }] });

  it.each([
    [5, 1, 'planning'],
    [1, 1, 'adaptation'],
    [5, 5, 'visionary'],
    [1, 5, 'transformative'],
    [3, 3, 'mixed'],
    // the corners are two marks wide, the cross between them is neither
    [4, 2, 'planning'],
    [2, 2, 'adaptation'],
    [4, 4, 'visionary'],
    [2, 4, 'transformative'],
    [3, 5, 'mixed'],
    [5, 3, 'mixed'],
  ])('foreseeable %i, can be shaped %i: %s', (foreseeability, shapeability, expected) => {
    expect(style(foreseeability, shapeability).result('adviceStyle')).toBe(expected);
  });

  it.each([
    [5, 1, 'style-planning-tasks', /plan/],
    [1, 1, 'style-adaptation-tasks', /trial|pilot|review/],
    [5, 5, 'style-visionary-tasks', /date/],
    [1, 5, 'style-transformative-tasks', /commit/],
  ])('each corner (%i, %i) brings its own tasks and its own first step', (foreseeability, shapeability, note, word) => {
    const advice = style(foreseeability, shapeability);
    expect(advice.notes.filter((id) => /^style-.*-tasks$/.test(id))).toEqual([note]);
    expect(book.notes.find(({ id }) => id === note)!.text.en).toMatch(word);
    const steps = [
      [5, 1],
      [1, 1],
      [5, 5],
      [1, 5],
    ].map(([f, s]) => style(f!, s!).action('plan-to-fit-the-market')?.action.firstStep.en);
    expect(new Set(steps).size).toBe(4);
    expect(steps).toContain(advice.action('plan-to-fit-the-market')?.action.firstStep.en);
  });

  it('the answers about this market go before the rough view from other answers', () => {
    const knownGround = { demandEvidence: 'repeatOrders', networkStage: 'established' };
    expect(advised({ firm: inventor, markets: [{ targetCountry: 'DE', ...knownGround }] }).result('adviceStyle')).toBe(
      'planning',
    );
    expect(style(1, 5, knownGround).result('adviceStyle')).toBe('transformative');
  });

  it('is said of a market, so that one firm has several styles at once, and says nothing where nothing is known', () => {
    const advice = advised({
      firm: inventor,
      markets: [
        { targetCountry: 'DE', foreseeability: 5, shapeability: 1 },
        { targetCountry: 'VN', foreseeability: 1, shapeability: 5 },
        { targetCountry: 'BR' },
      ],
    });
    expect([0, 1, 2].map((index) => advice.result('adviceStyle', index))).toEqual(['planning', 'transformative', null]);
    const places = advice.evaluation.lists.notes.find(({ note }) => note.id === 'style-not-a-label')!.places;
    expect(places).toEqual([
      { scope: 'market', index: 0 },
      { scope: 'market', index: 1 },
    ]);
  });

  it('no text of the book calls a firm by the name of a style', () => {
    const name =
      /\b(visionary|transformative|adaptive|planning|causal|effectual|entrepreneurial|managerial)[- ](type )?(firm|company|enterprise|entrepreneur)s?\b|\byou(r firm)? (are|is) (a |an )?(visionary|transformative|adaptive|planner|effectual|managerial)/i;
    const zh =
      /(愿景|变革|适应|规划|因果|效果|创业|管理)型(的)?(企业|公司)|(贵公司|您|你们)(是|属于)(愿景|变革|适应|规划|管理)型/;
    const shown = [
      ...Object.values(book.questions),
      ...Object.values(book.decisions),
      ...book.notes,
      ...book.actions,
      ...book.risks,
      ...book.support,
    ];
    expect(name.test('You are a visionary firm') && zh.test('贵公司属于愿景型企业')).toBe(true);
    for (const text of JSON.stringify(shown).match(/"(?:en|zh)":"(?:[^"\\]|\\.)*"/g)!)
      expect(text).not.toMatch(text.startsWith('"en"') ? name : zh);
    expect(book.decisions.adviceStyle!.scope).toBe('market');
  });

  it('the firm of the chapter gets one style for ships in 1991 and another for buildings in 2000', () => {
    for (const snapshot of marioff1991Snapshots) expect(snapshot.result('adviceStyle')).toBe('visionary');
    for (const snapshot of marioff2000) {
      expect(snapshot.result('adviceStyle', ships).shown).toBe('transformative');
      expect(snapshot.result('adviceStyle', usa).shown).toBe('adaptation');
    }
  });
});

describe('book5-8-F2 effectuation: means at hand and who has committed what', () => {
  const open = { targetCountry: 'DE', foreseeability: 1, shapeability: 5 };
  const means = (answers: object, marketAnswers: object, base = open) =>
    advised({
      firm: { homeCountry: 'CN', offerKind: 'industrialGoods', ...answers },
      markets: [{ ...base, ...marketAnswers }],
    }).notes.filter((id) => id.startsWith('means-'));

  it('lists each of the three means only if the firm has it, and only where commitments come before plans', () => {
    const all = [{ technologyRole: 'original', buyingReason: 'performance' }, { networkStage: 'trusted' }] as const;
    expect(means(...all)).toEqual(['means-who-you-are', 'means-what-you-know', 'means-whom-you-know']);
    expect(means({ technologyRole: 'applier', buyingReason: 'performance' }, { networkStage: 'trusted' })).toEqual([
      'means-who-you-are',
      'means-whom-you-know',
    ]);
    expect(means({ technologyRole: 'original', buyingReason: 'lowPrice' }, { networkStage: 'contacts' })).toEqual([
      'means-what-you-know',
    ]);
    expect(means(...all, { ...open, foreseeability: 5, shapeability: 1 })).toEqual([]);
  });

  const ladder = ['none', 'enquiries', 'trials', 'firstOrders', 'repeatOrders'];
  const direct = ['directExport', 'salesSubsidiary'];
  /** Every question answered: while some are open, a sum shows only what is known so far and may move either way. */
  const answered = randomProfile(book, 10);
  /** What carries a more direct step: sums and openness of direct ways, and the sum for the first rung. */
  const readiness = (profile: Profile) => {
    const { result } = decide(compiled, profile);
    const options = result('entry.mode', market).options.filter(({ option }) => direct.includes(option));
    const rung = result('level.target').options.find(({ option }) => option === 'product')!;
    const open = { no: 0, maybe: 1, yes: 2 } as const;
    return [...options, rung].flatMap((option) => [option.sum, open[option.open]]);
  };

  it('raising what customers have committed never lowers readiness for direct steps', () => {
    fc.assert(
      fc.property(answered, fc.nat(3), (profile, step) => {
        const [less, more] = [ladder[step]!, ladder[step + 1]!].map((value) =>
          readiness(withAnswer(profile, market, 'demandEvidence', given(value))),
        );
        for (const [i, value] of less!.entries()) expect(more![i]).toBeGreaterThanOrEqual(value);
      }),
      runs,
    );
  });

  it('from no commitment to a paid order readiness rises', () => {
    const at = (demandEvidence: string) =>
      readiness(
        profileOf({
          firm: { homeCountry: 'CN', offerKind: 'industrialGoods' },
          markets: [{ id: 'm1', targetCountry: 'DE', demandEvidence }],
        }),
      );
    expect(at('firstOrders')[0]).toBeGreaterThan(at('none')[0]!);
    expect(at('repeatOrders')[0]).toBeGreaterThanOrEqual(at('firstOrders')[0]!);
  });

  it('raising what others have committed never lowers it, and two committed parties raise it', () => {
    const parties = ['customers', 'partners', 'financiers', 'authorities'];
    fc.assert(
      fc.property(
        answered,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
        fc.nat(3),
        (profile, marks, raised) => {
          const table = (extra: number) =>
            given(
              Object.fromEntries(
                parties.map((party, i) => [party, Math.min(3, marks[i]! + (i === raised ? extra : 0))]),
              ),
            );
          const [less, more] = [0, 1].map((extra) =>
            readiness(withAnswer(profile, market, 'commitmentsByOthers', table(extra))),
          );
          for (const [i, value] of less!.entries()) expect(more![i]).toBeGreaterThanOrEqual(value);
        },
      ),
      runs,
    );
    const sum = (partners: number, authorities: number) =>
      advised({
        markets: [{ targetCountry: 'DE', commitmentsByOthers: { customers: 0, partners, financiers: 0, authorities } }],
      }).mode('directExport').sum;
    expect(sum(2, 1)).toBe(sum(0, 0));
    expect(sum(2, 2)).toBe(sum(0, 0) + 1);
  });

  it('asks for a customer to prove the demand until one has put in money or a firm order', () => {
    const asked = (customers: number) =>
      advised({
        firm: { offerKind: 'industrialGoods' },
        markets: [
          {
            targetCountry: 'DE',
            demandEvidence: 'firstOrders',
            commitmentsByOthers: { customers, partners: 0, financiers: 0, authorities: 0 },
          },
        ],
      }).actions.includes('test-demand');
    expect([0, 1, 2, 3].map(asked)).toEqual([true, true, false, false]);
  });
});

describe('book5-8-F3 the path of stages and the phase change', () => {
  const atSea = {
    targetCountry: 'NO',
    ruleSetting: 'open',
    networkStage: 'established',
    demandEvidence: 'repeatOrders',
  };
  const next = (ruleSetting: string) =>
    advised({
      firm: { ...inventor, exportExperience: 'regular5to20' },
      markets: [atSea, { targetCountry: 'US', ruleSetting, networkStage: 'contacts', demandEvidence: 'none' }],
    });
  const added = {
    risks: ['certification-and-acceptance', 'incumbents-push-back', 'trade-not-known'],
    actions: ['prepare-for-settled-market'],
  };

  it('a next market with settled rules after an open one warns of the phase change and adds its risks', () => {
    const settled = next('settled');
    expect(settled.notes).toContain('phase-change-ahead');
    expect(settled.risks).toEqual(expect.arrayContaining(added.risks));
    expect(settled.actions).toEqual(expect.arrayContaining(added.actions));
    expect(settled.risk('trade-not-known')!.notes.map(({ id }) => id)).toEqual(['phase-change-ahead']);
  });

  it('a next market that is as open as the first does neither', () => {
    const open = next('open');
    expect(open.notes).not.toContain('phase-change-ahead');
    for (const risk of added.risks) expect(open.risks).not.toContain(risk);
    for (const action of added.actions) expect(open.actions).not.toContain(action);
  });

  it('settled markets only are no change of phase', () => {
    const advice = advised({ firm: inventor, markets: [{ targetCountry: 'US', ruleSetting: 'settled' }] });
    expect(advice.notes).not.toContain('phase-change-ahead');
    expect(advice.result('adviceStyle')).toBe(null);
  });

  it('moves the card from winning commitments to small steps, and on to planning once orders and trust are there', () => {
    expect([next('open').result('adviceStyle', 0), next('settled').result('adviceStyle', 1)]).toEqual([
      'transformative',
      'adaptation',
    ]);
    const later = advised({
      firm: inventor,
      markets: [
        atSea,
        { targetCountry: 'US', ruleSetting: 'settled', networkStage: 'trusted', demandEvidence: 'firstOrders' },
      ],
    });
    expect(later.result('adviceStyle', 1)).toBe('planning');
  });

  it.each([
    [5, 5, 'open', ['stage-after-visionary']],
    [1, 5, 'open', ['stage-after-transformative']],
    [1, 1, 'settled', ['stage-after-adaptation']],
    [5, 1, 'settled', ['stage-after-planning']],
    [1, 1, 'open', []],
    [3, 3, 'settled', []],
  ])(
    'says what may come next (%i, %i, rules %s) and that it rests on one firm',
    (foreseeability, shapeability, ruleSetting, expected) => {
      const notes = advised({
        firm: inventor,
        markets: [{ targetCountry: 'DE', foreseeability, shapeability, ruleSetting }],
      }).notes.filter((id) => id.startsWith('stage-'));
      expect(notes).toEqual(expected);
      for (const id of notes) expect(book.notes.find((note) => note.id === id)!.text.en).toMatch(/one firm studied/);
    },
  );
});

describe('book5-8-F4 rule maker or rule taker, market by market', () => {
  it('at sea the firm of the chapter can help write the rules, in 1991 and in 2000', () => {
    for (const snapshot of marioff1991Snapshots) {
      expect(snapshot.result('ruleMaker')).toBe('maker');
      expect(snapshot.actions).toEqual(expect.arrayContaining(['shape-open-rules', 'use-the-dated-rule']));
    }
    for (const snapshot of marioff2000) expect(snapshot.result('ruleMaker', ships).shown).toBe('maker');
  });

  it('on land in the USA it follows the rules, with a plan for approvals and somebody who knows the trade', () => {
    for (const snapshot of marioff2000) {
      expect(snapshot.result('ruleMaker', usa).shown).toBe('taker');
      const here = snapshot.lists.notes
        .filter(({ places }) => places.some((at) => at.scope === 'market' && at.index === 1))
        .map(({ note }) => note.id);
      expect(here).toEqual(expect.arrayContaining(['taker-approval-plan', 'taker-hire-an-insider']));
      expect(here).not.toContain('maker-test-in-public');
    }
  });

  it('one open market leans the model to rule export, settled markets alone lean against it', () => {
    const firmAnswers = { ...inventor, technologyTurnover: 'moderate', criticalInputs: ['none'] };
    const lean = (...rules: string[]) =>
      advised({
        firm: firmAnswers,
        markets: rules.map((ruleSetting) => ({ targetCountry: 'DE', ruleSetting, demandEvidence: 'trials' })),
      });
    expect(lean('open').strength('technology')).toBe(lean('open', 'settled').strength('technology'));
    expect(lean('open').strength('technology')).toBeGreaterThan(lean('settled').strength('technology'));
    const ruleExport = (advice: ReturnType<typeof lean>) =>
      advice.evaluation.result('model').options.find(({ option }) => option === 'ruleExport')!;
    expect(ruleExport(lean('settled')).ruledOutBy.map(({ id }) => id)).toContain('rule-export-nothing-left-to-shape');
    expect(ruleExport(lean('open', 'settled')).ruledOutBy.map(({ id }) => id)).not.toContain(
      'rule-export-nothing-left-to-shape',
    );
  });

  const pioneer = { targetCountry: 'DE', ruleSetting: 'open', demandEvidence: 'trials', networkStage: 'trusted' };
  const verdict = (marketAnswers: object, firmAnswers: FirmInput['firm'] = inventor) =>
    advised({ firm: firmAnswers, markets: [{ ...pioneer, ...marketAnswers }] });

  it.each([
    [{}, 'maker'],
    [{ ruleSetting: 'settled' }, 'taker'],
    [{ ruleSetting: 'contested' }, 'coMaker'],
    [{ demandEvidence: 'none', networkStage: 'none' }, 'open'],
  ])('the answers about the market decide: %o gives %s', (answers, expected) => {
    expect(verdict(answers).result('ruleMaker')).toBe(expected);
  });

  it('each of the five tests moves the score in its direction', () => {
    const base = verdict({ demandEvidence: 'enquiries', networkStage: 'contacts' }).fact('makerScore') as number;
    const score = (answers: object, firmAnswers?: FirmInput['firm']) =>
      verdict({ demandEvidence: 'enquiries', networkStage: 'contacts', ...answers }, firmAnswers).fact(
        'makerScore',
      ) as number;
    expect(score({ entryUrgency: 'datedRule' })).toBe(base + 1);
    expect(score({ ruleSetting: 'settled' })).toBe(base - 2);
    expect(score({ competitionType: 'fewStrong', marketHurdles: ['approvals'] })).toBe(base - 2);
    expect(score({}, { ...inventor, technologyRole: 'adapter' })).toBe(base - 1);
    expect(score({ networkStage: 'trusted' })).toBe(base + 1);
    expect(score({ networkStage: 'none' })).toBe(base - 1);
  });

  it('a firm without technology of its own is not asked for rules at all, and size is no bar', () => {
    expect(verdict({}, { ...inventor, technologyRole: 'applier' }).result('ruleMaker')).toBe('notAsked');
    expect(verdict({}, { ...inventor, employees: 9 }).result('ruleMaker')).toBe('maker');
  });

  it('tells the user that the cut-offs are its own', () => {
    for (const id of ['rules-shape-here', 'rules-join-here'])
      expect(book.decisions.ruleMaker!.rules.find((rule) => rule.id === id)!.because).toContain(
        'design-rule-maker-thresholds',
      );
  });
});

describe('book5-8-F5 who else must go along, at three levels', () => {
  const levels = ['micro', 'meso', 'macro'];
  const items = (profile: Profile) => {
    const notes = evaluate(compiled, profile).lists.notes.filter(({ note }) => note.about.startsWith('context.'));
    return profile.markets.map((_, index) =>
      levels.map((level) =>
        notes
          .filter(
            ({ note, places }) =>
              note.about === `context.${level}` && places.some((at) => at.scope === 'market' && at.index === index),
          )
          .map(({ note }) => note.id),
      ),
    );
  };

  it('every market has exactly one item on each level, whatever is answered', () => {
    fc.assert(
      fc.property(randomProfile(book), (profile) => {
        for (const perMarket of items(profile)) expect(perMarket.map((ids) => ids.length)).toEqual([1, 1, 1]);
      }),
      runs,
    );
    expect(
      items(profileOf({ markets: [{ id: 'a' }, { id: 'b' }] })).map((perMarket) => perMarket.flat().length),
    ).toEqual([3, 3]);
  });

  it.each([
    ['micro', ['customersPartners', 'installersService']],
    ['meso', ['approversInsurers', 'financiersInfrastructure']],
    ['macro', ['ngosUnions', 'climateTradeRules']],
  ])('%s: the item is done only when both kinds of actors were spoken to', (level, both) => {
    const shown = (contextActors: string[]) =>
      items(profileOf({ markets: [{ id: 'a', contextActors }] }))[0]![levels.indexOf(level)];
    expect(shown(both)).toEqual([`context-${level}-spoken`]);
    for (const actor of both) expect(shown([actor])).toEqual([`context-${level}-open`]);
    expect(shown(['none'])).toEqual([`context-${level}-open`]);
  });

  it('shows that it rests on concepts, not on data', () => {
    const used = book.notes
      .filter(({ about }) => about.startsWith('context.'))
      .map(({ because }) => book.evidence[because[0]!]!.strength);
    expect(used).toHaveLength(6);
    expect(new Set(used)).toEqual(new Set(['theory']));
  });

  it('the map itself has no weight in any decision', () => {
    fc.assert(
      fc.property(
        randomProfile(book),
        fc.subarray(
          book.questions.contextActors!.options!.map(({ id }) => id).filter((id) => id !== 'none'),
          { minLength: 1 },
        ),
        (profile, actors) => {
          const sums = (each: Profile) =>
            evaluate(compiled, each).decisions.map(({ decision, shown, options }) => [
              decision,
              shown,
              options.map(({ sum, open }) => [sum, open]),
            ]);
          expect(sums(withAnswer(profile, market, 'contextActors', given(actors)))).toEqual(sums(profile));
        },
      ),
      { ...runs, numRuns: 40 },
    );
  });

  it('a large difference in norms favours ways with somebody in between', () => {
    const at = (marketDifference: number, more = {}) =>
      advised({
        firm: { offerKind: 'industrialGoods', filledRoles: ['none'] },
        markets: [
          { targetCountry: 'VN', marketDifference, firstContact: 'customers', networkStage: 'contacts', ...more },
        ],
      });
    expect(at(5).mode('agentDistributor').sum).toBe(at(1).mode('agentDistributor').sum + 1);
    expect(at(5).mode('directExport').sum).toBe(at(1).mode('directExport').sum - 1);
    expect(at(5).actions).toContain('language-and-bridge');
    // a bridge that is there already takes the effect away
    expect(at(4, { networkStage: 'trusted' }).mode('directExport').sum).toBe(
      at(1, { networkStage: 'trusted' }).mode('directExport').sum,
    );
  });

  it('moves no way in by more than one point, so a lead of more than two points stays', () => {
    fc.assert(
      fc.property(
        randomProfile(book),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        (profile, from, to) => {
          const modes = (difference: number) =>
            decide(compiled, withAnswer(profile, market, 'marketDifference', given(difference))).result(
              'entry.mode',
              market,
            );
          const [before, after] = [modes(from), modes(to)];
          for (const [i, option] of before.options.entries())
            expect(Math.abs(after.options[i]!.sum - option.sum)).toBeLessThanOrEqual(1);
          const ranked = before.options.filter(({ rank }) => rank !== null).sort((a, b) => a.rank! - b.rank!);
          if (ranked.length > 1 && before.shown && ranked[0]!.sum - ranked[1]!.sum > 2)
            expect(after.shown).toBe(before.shown);
        },
      ),
      runs,
    );
  });
});
