import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdvice } from '../../../lib/advice/index.ts';
import { type Answer, decide, evaluate, firm, type Value, withAnswer } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { advised } from '../../support/advised.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book, cases } = realBook();
const compiled = realCompiled();
const market = { scope: 'market', index: 0 } as const;
const given = (value: Extract<Answer, { state: 'given' }>['value']): Answer => ({ state: 'given', value });
const range = (value: Value): [number, number] =>
  value.is === 'number' ? [value.lo, value.hi] : [Number.NaN, Number.NaN];

const maker = {
  homeCountry: 'CN',
  offerKind: 'industrialGoods',
  exportExperience: 'regularUnder5',
  exportRole: 'ownProducts',
} as const;
/** One firm, one market. */
const one = (firmAnswers: object, marketAnswers: object = {}) =>
  advised({ firm: { ...maker, ...firmAnswers }, markets: [{ targetCountry: 'DE', ...marketAnswers }] });

describe('book5-8-F14 four liabilities', () => {
  const bars = ['liabilityNewness', 'liabilitySmallness', 'liabilityForeignness', 'liabilityOutsidership'];
  const bar = (firmAnswers: object, marketAnswers: object = {}) => {
    const advice = one(
      { foundingYear: 2000, employees: 120, offerComplexity: 'standard', motives: ['technologyEdge'], ...firmAnswers },
      { marketDifference: 3, networkStage: 'contacts', buyerRequirements: ['none'], ...marketAnswers },
    );
    return bars.map((name) => advice.fact(name));
  };

  it.each([
    ['age', (value: number) => bar({ foundingYear: value }), [2000, 2015, 2021, 2025], 0],
    ['staff', (value: number) => bar({ employees: value }), [250, 249, 49, 9], 1],
    ['distance', (value: number) => bar({}, { marketDifference: value }), [1, 2, 4, 5], 2],
  ] as const)('the bar of %s runs from 0 to 3 and moves alone', (_, at, values, index) => {
    const all = values.map(at);
    expect(all.map((row) => row[index])).toEqual([0, 1, 2, 3]);
    for (const other of [0, 1, 2, 3].filter((i) => i !== index))
      expect(new Set(all.map((row) => row[other])).size).toBe(1);
  });

  it('the grades change exactly at 3, 7 and 15 years and at 10, 50 and 250 staff', () => {
    expect([3, 7, 15].map((years) => bar({ foundingYear: 2026 - years })[0])).toEqual([2, 1, 0]);
    expect([10, 50, 250].map((employees) => bar({ employees })[1])).toEqual([2, 1, 0]);
  });

  it('adding contacts lowers only the bar of the outsider', () => {
    const stages = ['none', 'contacts', 'trusted', 'established'];
    fc.assert(
      fc.property(randomProfile(book), fc.nat(2), (profile, i) => {
        const [before, after] = [stages[i]!, stages[i + 1]!].map((stage) => {
          const { facts } = decide(compiled, withAnswer(profile, market, 'networkStage', given(stage)));
          return bars.map((name) => range(facts.value(name, market)));
        });
        expect(after!.slice(0, 3)).toEqual(before!.slice(0, 3));
        for (const end of [0, 1] as const) expect(after![3]![end]).toBeLessThanOrEqual(before![3]![end]);
      }),
      { numRuns: 50, seed: 2017 },
    );
    expect(stages.map((networkStage) => bar({}, { networkStage })[3])).toEqual([3, 2, 1, 0]);
  });

  it('a new kind of offer raises the bars of newness, foreignness and outsidership again, not headcount', () => {
    const known = { exportExperience: 'regular5to20' };
    expect(bar(known, { networkStage: 'trusted' })).toEqual([0, 1, 0, 1]);
    expect(bar(known, { networkStage: 'trusted', buyerRequirements: ['completeSolution'] })).toEqual([1, 1, 1, 2]);
    expect(
      bar({ ...known, exportRole: 'contractManufacturer', motives: ['buildBrand'] }, { networkStage: 'trusted' }),
    ).toEqual([1, 1, 1, 2]);
  });

  it('a bar of two or more brings an action, one below does not', () => {
    const notes = (firmAnswers: object, marketAnswers: object) =>
      one(
        { employees: 300, foundingYear: 1990, ...firmAnswers },
        { marketDifference: 1, networkStage: 'established', ...marketAnswers },
      ).notes.filter((id) => id.startsWith('liability-'));
    expect(notes({ foundingYear: 2015, employees: 60 }, { marketDifference: 3, networkStage: 'trusted' })).toEqual([]);
    expect(notes({ foundingYear: 2021 }, {})).toEqual(['liability-newness-high']);
    expect(notes({ employees: 40 }, {})).toEqual(['liability-smallness-high']);
    expect(notes({}, { marketDifference: 4 })).toEqual(['liability-foreignness-high']);
    expect(notes({}, { networkStage: 'contacts' })).toEqual(['liability-outsidership-high']);
  });

  it.each([
    ['liability-newness-high', 'win-a-reference', { foundingYear: 2021 }, {}],
    ['liability-smallness-high', 'travel-with-a-large-firm', { employees: 40 }, {}],
    ['liability-foreignness-high', 'language-and-bridge', {}, { marketDifference: 4 }],
    ['liability-outsidership-high', 'network-next-stage', {}, { networkStage: 'none' }],
  ])('%s is a reason for %s', (note, action, firmAnswers, marketAnswers) => {
    expect(
      one(firmAnswers, marketAnswers)
        .action(action)!
        .notes.map(({ id }) => id),
    ).toContain(note);
  });

  it('every market shows the four bars, as a span while answers are open', () => {
    const shown = (answers: object) =>
      buildAdvice(
        compiled,
        profileOf({
          firm: { ...maker, foundingYear: 2021, employees: 120 },
          markets: [{ id: 'de', targetCountry: 'DE', ...answers }],
        }),
        'zh',
      ).markets[0]!.liabilities;
    const known = shown({ marketDifference: 3, networkStage: 'contacts', buyerRequirements: ['none'] });
    expect(known.map(({ id }) => id)).toEqual(bars);
    expect(known.slice(1).map(({ low, high }) => [low, high])).toEqual([
      [1, 1],
      [1, 1],
      [2, 2],
    ]);
    expect(shown({}).find(({ id }) => id === 'liabilityOutsidership')).toMatchObject({ low: 0, high: 3, max: 3 });
  });

  it('tells that a change of offer makes the firm a newcomer again', () => {
    expect(one({ exportRole: 'contractManufacturer', motives: ['buildBrand'] }).notes).toContain(
      'liabilities-return-with-new-offer',
    );
    expect(one({ motives: ['buildBrand'] }).notes).not.toContain('liabilities-return-with-new-offer');
  });

  it('a young or small firm is not refused anything for it', () => {
    const open = (firmAnswers: object) =>
      one(firmAnswers)
        .evaluation.result('entry.mode', market)
        .options.map(({ option, open: truth }) => [option, truth]);
    expect(open({ foundingYear: 2025, employees: 5 })).toEqual(open({ foundingYear: 1980, employees: 5000 }));
  });
});

describe('book5-8-F15 five capabilities, and hands apart from skill', () => {
  const axes = {
    orientation: 'orientationActs',
    network: 'networkActs',
    market: 'marketActs',
    technology: 'technologyActs',
    teamwork: 'teamworkActs',
  };
  const acts = (question: string, count: number) =>
    count === 0
      ? ['none']
      : book.questions[question]!.options!.map(({ id }) => id)
          .filter((id) => id !== 'none')
          .slice(0, count);
  const radar = (counts: readonly number[]) =>
    Object.fromEntries(Object.values(axes).map((question, i) => [question, acts(question, counts[i]!)]));

  it.each(Object.entries(axes))(
    'the axis %s counts acts: none is low, one or two medium, three or four high',
    (axis, question) => {
      const fact = `axis${axis[0]!.toUpperCase()}${axis.slice(1)}`;
      expect([0, 1, 2, 3, 4].map((count) => one({ [question]: acts(question, count) }).fact(fact))).toEqual([
        'low',
        'medium',
        'medium',
        'high',
        'high',
      ]);
      expect(one({}).fact(fact)).toBe(null);
    },
  );

  it.each([
    [[0, 0, 0, 0, 0], 'orientation'],
    [[3, 0, 2, 3, 0], 'network'],
    [[3, 3, 3, 0, 0], 'technology'],
    [[3, 3, 1, 3, 3], 'market'],
    [[1, 1, 1, 1, 0], 'teamwork'],
  ])('the weakest axis comes first, outlook before the rest: %j gives %s', (counts, weakest) => {
    const advice = one(radar(counts));
    expect(advice.fact('weakestAxis')).toBe(weakest);
    expect(advice.notes.filter((id) => id.startsWith('axis-first-'))).toEqual([`axis-first-${weakest}`]);
    expect(advice.actions).toContain('weakest-capability');
  });

  it('five strong axes name no weakest one, and a radar that was not opened is judged on nothing', () => {
    for (const advice of [one(radar([3, 4, 3, 4, 3])), one({})]) {
      expect(advice.fact('weakestAxis')).toBe(null);
      expect(advice.notes.filter((id) => id.startsWith('axis-') || id.startsWith('axes-'))).toEqual([]);
    }
  });

  it('the radar shows what was answered, and nothing before', () => {
    const shown = (answers: object) =>
      buildAdvice(compiled, profileOf({ firm: { ...maker, ...answers } }), 'en').capabilities.map(({ low, max }) => [
        low,
        max,
      ]);
    expect(shown(radar([3, 0, 2, 4, 1]))).toEqual([
      [3, 4],
      [0, 4],
      [2, 4],
      [4, 4],
      [1, 4],
    ]);
    expect(shown({ marketActs: acts('marketActs', 2) })).toEqual([[2, 4]]);
    expect(shown({})).toEqual([]);
  });

  it('a weak axis and missing hands soften the integrated level and close nothing', () => {
    const target = (answers: object) =>
      one(answers)
        .evaluation.result('level.target')
        .options.find(({ option }) => option === 'integrated')!;
    const strong = target(radar([3, 3, 3, 3, 3]));
    for (const weak of [
      target(radar([3, 3, 3, 3, 0])),
      target({ ...radar([3, 3, 3, 3, 3]), managementTime: 'almostNone' }),
    ]) {
      expect(weak.sum).toBe(strong.sum - 1);
      expect(weak.ruledOutBy).toEqual(strong.ruledOutBy);
    }
  });

  it('hands are asked apart: skill without hands says so, and more skill does not give hands', () => {
    const busy = { foreignStaff: 3, foreignMarketsCount: 40, costPerExtraCountry: 'rises' };
    const strong = one({ ...radar([3, 3, 3, 3, 3]), ...busy });
    expect(strong.fact('capacityLow')).toBe(true);
    expect(strong.notes).toContain('skills-there-hands-missing');
    const unskilled = one({ ...radar([0, 0, 0, 0, 0]), ...busy });
    expect(unskilled.fact('capacityLow')).toBe(true);
    expect(unskilled.notes).not.toContain('skills-there-hands-missing');
    expect(
      one({ ...radar([3, 3, 3, 3, 3]), ...busy, foreignStaff: 80, managementTime: 'daysPerMonth' }).fact('capacityLow'),
    ).toBe(false);
  });

  it('the firm of the chapter, skills there and hands missing: not integrated yet, with actions for hands and for research partners', () => {
    const answers = { ...radar([3, 2, 2, 3, 3]), foreignStaff: 35, managementTime: 'almostNone' };
    const profiles = profilesOf(book, cases.find(({ id }) => id === 'alphatech-2009')!);
    expect(profiles.length).toBeGreaterThan(1);
    for (const profile of profiles) {
      const complete = Object.entries(answers).reduce(
        (changed, [question, value]) => withAnswer(changed, firm, question, given(value)),
        profile,
      );
      const { result, facts, lists } = evaluate(compiled, complete);
      expect(range(facts.value('axesLow', firm))).toEqual([0, 0]);
      expect(facts.value('capacityLow', firm)).toMatchObject({ may: 'yes' });
      expect(result('level.target').shown).not.toBe('integrated');
      expect(lists.actions.map(({ action }) => action.id)).toEqual(
        expect.arrayContaining(['free-management-time', 'right-number-of-markets', 'know-the-next-rd-partner']),
      );
      expect(lists.notes.map(({ note }) => note.id)).toContain('skills-there-hands-missing');
    }
  });

  it('research partners in stock are for firms that develop with others and sell solutions or age fast', () => {
    const asked = (answers: object) => one(answers).actions.includes('know-the-next-rd-partner');
    expect(asked({ coActivities: ['coDevelop'], offerComplexity: 'solution' })).toBe(true);
    expect(
      asked({ coActivities: ['coDevelop'], offerComplexity: 'standard', technologyTurnover: 'fastContested' }),
    ).toBe(true);
    expect(asked({ coActivities: ['coDevelop'], offerComplexity: 'standard', technologyTurnover: 'slow' })).toBe(false);
    expect(asked({ coActivities: ['coDistribute'], offerComplexity: 'solution' })).toBe(false);
  });
});

describe('book5-8-F16 five things that contacts do', () => {
  const helpful = ['informs', 'introduces', 'legitimises', 'teaches'];
  const report = (contactBenefits: string[]) => {
    const advice = one(
      {
        foreignStaff: 2,
        affordableLoss: 'from1to3',
        fundingSources: ['ownCash'],
        largestPartnerShare: 20,
        contactBenefits,
      },
      { firstContact: 'localIntermediary', networkStage: 'trusted', demandEvidence: 'firstOrders' },
    );
    const notes = advice.notes.filter((id) => id.startsWith('contacts-') && !id.startsWith('contacts-stage'));
    return { notes, actions: advice.actions, risks: advice.risks };
  };

  it.each([...helpful, 'holdsBack'])('ticking %s changes the report, whatever else is ticked', (role) => {
    const others = [...helpful, 'holdsBack'].filter((other) => other !== role);
    for (let mask = 0; mask < 2 ** others.length; mask++) {
      const ticked = others.filter((_, i) => mask & (1 << i));
      expect(report([...ticked, role])).not.toEqual(report(ticked.length > 0 ? ticked : ['none']));
    }
  });

  it.each([
    ['informs', 'contacts-do-not-inform', 'widen-the-view'],
    ['introduces', 'contacts-do-not-introduce', 'widen-the-view'],
    ['legitimises', 'contacts-do-not-vouch', 'win-a-reference'],
    ['teaches', 'contacts-do-not-teach', 'mentor-and-training'],
  ])('without %s the report names what is missing and adds an action', (role, note, action) => {
    const [all, without] = [report(helpful), report(helpful.filter((other) => other !== role))];
    expect([all.notes, without.notes]).toEqual([[], [note]]);
    expect(without.actions).toContain(action);
    expect(all.actions).not.toContain(action);
  });

  it('contacts that hold back are a risk of lock-in, with a second door as answer', () => {
    const [all, held] = [report(helpful), report([...helpful, 'holdsBack'])];
    expect(held.notes).toEqual(['contacts-hold-back']);
    expect([all, held].map(({ risks }) => risks.includes('dependence-on-one-partner'))).toEqual([false, true]);
    expect([all, held].map(({ actions }) => actions.includes('second-door'))).toEqual([false, true]);
  });
});
