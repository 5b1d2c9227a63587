import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Advice, adviceMarkdown, buildAdvice } from '../../../lib/advice/index.ts';
import { type Comparison, compile, evaluate, type Profile } from '../../../lib/engine/index.ts';
import { type Localised, optionIds } from '../../../lib/rulebook/index.ts';
import { Advised, advised, type FirmInput } from '../../support/advised.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { completionOf, randomProfile, valueFor } from '../../support/random-profile.ts';

const { book } = realBook();
const compiled = realCompiled();
const runs = { numRuns: 50, seed: 2026 };
/** Firms with everything about one market open or given at random. */
const firms = randomProfile(book);

/** The advice of a profile that is already read. */
function adviceOf(profile: Profile): Advised {
  return new Advised(profile);
}

function withMarket(profile: Profile, answers: Readonly<Record<string, unknown>>, index = 0): Profile {
  const given = Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [id, { state: 'given', value } as Profile['firm'][string]]),
  );
  return {
    ...profile,
    markets: profile.markets.map((block, i) =>
      i === index ? { ...block, answers: { ...block.answers, ...given } } : block,
    ),
  };
}

const abroad = {
  homeCountry: 'CN',
  offerKind: 'industrialGoods',
  exportExperience: 'regularUnder5',
  foundingYear: 2010,
};

describe('book9-11-F1 born global, new venture, gradual', () => {
  /** A firm of founding year 2010: in which year of its life it first sold abroad, left its continent, passed a quarter. */
  const firm = (years: number, outside: number | 'never', share = 30) => ({
    firm: {
      ...abroad,
      exportShare: share,
      firstForeignSaleYear: 2010 + years,
      outsideRegionYear: outside === 'never' ? 'never' : 2010 + outside,
      foreignShare25Year: 2010 + years,
    },
  });
  /** The label under another window. */
  const under = (window: number, input: FirmInput) => {
    const parameters = {
      ...book.parameters,
      bornGlobalWindow: { ...book.parameters.bornGlobalWindow!, value: window },
    };
    return evaluate(compile({ ...book, parameters }), profileOf(input as never)).result('pathway').shown;
  };

  it('within two years, 30 % abroad, a second continent: a born global', () => {
    const advice = advised(firm(2, 2));
    expect(advice.result('pathway')).toBe('bornGlobal');
    expect(advice.notes).not.toContain('path-window-matters');
  });

  it('the same firm on its home continent alone is a new venture, a regional one', () => {
    const advice = advised(firm(2, 'never'));
    expect(advice.result('pathway')).toBe('newVenture');
    expect(advice.notes).toContain('path-regional');
  });

  it('below a quarter of sales abroad nobody is a born global', () => {
    expect(advised(firm(2, 2, 25)).result('pathway')).toBe('bornGlobal');
    expect(advised(firm(2, 2, 24)).result('pathway')).toBe('newVenture');
  });

  it('the window of three years includes the third and no more', () => {
    expect(advised(firm(3, 3)).result('pathway')).toBe('bornGlobal');
    expect(advised(firm(4, 4)).result('pathway')).toBe('newVenture');
  });

  it('after five years: a new venture within six, no born global within three, and a note says so', () => {
    const advice = advised(firm(5, 5));
    expect(advice.result('pathway')).toBe('newVenture');
    expect(advice.notes).toEqual(
      expect.arrayContaining(['path-window-matters', 'path-window-six', 'path-window-start-four-to-six']),
    );
  });

  it('after six years still a new venture, after seven gradual, and a note where a wider window differs', () => {
    expect(advised(firm(6, 6)).result('pathway')).toBe('newVenture');
    expect(advised(firm(7, 7)).result('pathway')).toBe('gradual');
    expect(advised(firm(7, 7)).notes).toContain('path-window-start-seven-or-eight');
    expect(advised(firm(8, 8)).notes).toContain('path-window-start-seven-or-eight');
    expect(advised({ firm: { ...abroad, firstForeignSaleYear: 2019 } }).notes).not.toContain('path-window-matters');
  });

  it.each([
    [3, 3, null],
    [5, 6, 'path-window-six'],
    [7, 7, 'path-window-seven'],
    [8, 8, 'path-window-eight'],
  ])('a quarter abroad after %i years makes a born global from the window of %i years on', (years, from, note) => {
    const input = firm(2, years);
    for (const window of [3, 6, 7, 8])
      expect(under(window, input), `window ${window}`).toBe(window >= from ? 'bornGlobal' : 'newVenture');
    const notes = advised(input).notes.filter((id) => /^path-window-(six|seven|eight)$/.test(id));
    expect(notes).toEqual(note === null ? [] : [note]);
  });

  it('offers exactly the windows that the sources use', () => {
    expect(book.parameters.bornGlobalWindow?.allowed).toEqual([3, 6, 7, 8]);
    expect(Object.values(book.evidence['senik-born-global-windows']?.numbers ?? {})).toEqual([3, 6, 7, 8]);
  });

  it('leaves the label open while the dates are open', () => {
    const open = advised({ firm: { ...abroad, exportShare: 30, firstForeignSaleYear: 2012 } });
    expect(open.result('pathway')).toBe('newVenture');
    expect(open.evaluation.result('pathway').possible).toContain('bornGlobal');
  });
});

describe('book9-11-F2 three kinds of knowledge', () => {
  const kinds = ['knowledgeBusiness', 'knowledgeInstitutional', 'knowledgeInternationalisation'] as const;
  const tasks = ['learn-customers-and-rivals', 'learn-the-rules', 'mentor-and-training'] as const;
  const market = { targetCountry: 'DE', firstContact: 'localIntermediary', demandEvidence: 'enquiries' };
  const at = (marks: Readonly<Record<string, number>>) => advised({ firm: abroad, markets: [{ ...market, ...marks }] });

  it('with the lowest mark in all three a way in is still open, and there are three different tasks', () => {
    const advice = at({ knowledgeBusiness: 1, knowledgeInstitutional: 1, knowledgeInternationalisation: 1 });
    expect(advice.way().mode.options.filter(({ open }) => open !== 'no').length).toBeGreaterThan(0);
    expect(advice.way().now.length).toBeGreaterThan(0);
    expect(advice.actions).toEqual(expect.arrayContaining([...tasks]));
    const names = tasks.map((id) => advice.action(id)!.action.name.en);
    expect(new Set(names).size).toBe(3);
  });

  it.each(kinds.map((kind, index) => [kind, tasks[index]!] as const))(
    'a low mark in %s adds "%s" alone',
    (kind, task) => {
      const good = { knowledgeBusiness: 7, knowledgeInstitutional: 7, knowledgeInternationalisation: 7 };
      const added = at({ ...good, [kind]: 3 }).actions.filter((id) => !at(good).actions.includes(id));
      expect(added).toEqual([task]);
      expect(at({ ...good, [kind]: 4 }).actions).not.toContain(task);
    },
  );

  it('never closes, opens or weighs a way in', () => {
    const mark = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(firms, fc.tuple(mark, mark, mark), (profile, marks) => {
        const modes = (list: readonly number[]) =>
          adviceOf(withMarket(profile, Object.fromEntries(kinds.map((kind, i) => [kind, list[i]]))))
            .way()
            .mode.options.map(({ option, open, sum, low, high }) => ({ option, open, sum, low, high }));
        expect(modes(marks)).toEqual(modes([7, 7, 7]));
      }),
      runs,
    );
  });

  it('no sentence that a reader sees says that knowledge makes entry faster', () => {
    const faster = /\b(?:faster|quicker|sooner|speeds?|speed up|accelerat\w+)\b|更快|加快|提速|加速/i;
    const knowledge = /\b(?:knowledge|know|learn\w*|experience)\b|知识|了解|学习|经验/i;
    const denies = /\bnot\b|\bno\b|\bneither\b|未|不|没|并非/i;
    const told = { ...book, evidence: null, parameters: null, frameworks: null, sources: null };
    const wrong = [...texts(told)]
      .flatMap(({ en, zh }) => [...en.split(/(?<=[.;:])\s/), ...zh.split(/[。；：]/)])
      .filter((sentence) => faster.test(sentence) && knowledge.test(sentence) && !denies.test(sentence));
    expect(wrong).toEqual([]);
  });
});

describe('book9-11-F3 ten sources of knowledge', () => {
  const question = book.questions.knowledgeSources!;
  const all = optionIds(question, book).filter((id) => id !== 'none');
  const with_ = (ticked: readonly string[]) => advised({ firm: { ...abroad, knowledgeSources: ticked } });
  const step = (ticked: readonly string[]) => with_(ticked).action('add-a-knowledge-source')?.action;

  it('lists exactly ten, each of them in the table that is cited', () => {
    expect(all).toHaveLength(10);
    const table = book.evidence['vissak-knowledge-sources']!;
    expect(table.where).toContain('Table 9.1');
    expect(table.numbers).toEqual({ knowledge_sources: 10 });
    expect(question.because).toContain(table.id);
    const words: Record<string, RegExp> = {
      ownExperience: /own experience/,
      ownerKnowledge: /owner's prior knowledge/,
      partners: /partners/,
      acquiredFirm: /acquiring/,
      experiencedHires: /hiring/,
      visits: /visits/,
      fairs: /fairs/,
      homeOperations: /domestic operations/,
      associations: /associations/,
      consultants: /consultants/,
    };
    expect(Object.keys(words).toSorted()).toEqual(all.toSorted());
    for (const [id, word] of Object.entries(words)) expect(table.claim.en, id).toMatch(word);
  });

  it('with none ticked the task is to acquire at least one, whatever else is known', () => {
    expect(step(['none'])?.name.en).toMatch(/at least one source/);
    const withIntroducer = advised({
      firm: { ...abroad, knowledgeSources: ['none'], affordableLoss: 'under1' },
      markets: [{ targetCountry: 'DE', firstContact: 'localIntermediary', intermediaryRole: 'introduces' }],
    });
    expect(withIntroducer.action('add-a-knowledge-source')?.action.name.en).toMatch(/at least one source/);
  });

  it('turns the cheapest source not yet used into the task, one at a time', () => {
    const used: string[] = ['ownExperience'];
    const steps: string[] = [];
    for (const id of ['partners', 'associations', 'fairs', 'visits']) {
      steps.push(step(used)!.firstStep.en);
      used.push(id);
    }
    expect(steps[0]).toMatch(/suppliers and customers/);
    expect(steps[1]).toMatch(/association/);
    expect(steps[2]).toMatch(/fair/);
    expect(steps[3]).toMatch(/visit/);
    expect(step(used)).toBeUndefined();
  });

  it('never makes a task of a costly source', () => {
    const cheap = ['partners', 'associations', 'fairs', 'visits'];
    expect(step(cheap)).toBeUndefined();
    expect(step(all)).toBeUndefined();
    expect(all.filter((id) => !cheap.includes(id)).every((id) => step([...cheap, id]) === undefined)).toBe(true);
  });

  it('shows no source as better than another: ticking one moves no way in', () => {
    fc.assert(
      fc.property(firms, fc.subarray(all, { minLength: 1 }), (profile, ticked) => {
        const modes = (picks: readonly string[]) =>
          adviceOf({ ...profile, firm: { ...profile.firm, knowledgeSources: { state: 'given', value: picks } } })
            .way()
            .mode.options.map(({ option, open, sum }) => [option, open, sum]);
        expect(modes(ticked)).toEqual(modes(['none']));
      }),
      { ...runs, numRuns: 50 },
    );
  });
});

describe('book9-11-F4 styles of choosing a market', () => {
  const markets = (style: string) => [
    { targetCountry: 'DE', marketPotential: 'large', demandEvidence: 'enquiries', selectionStyle: style },
    { targetCountry: 'VN', marketPotential: 'medium', demandEvidence: 'none' },
  ];
  const of = (style: string) => advised({ firm: abroad, markets: markets(style) });

  it('tells research, contacts and enquiries apart', () => {
    expect(optionIds(book.questions.selectionStyle!, book)).toEqual(['researched', 'contactLed', 'enquiryLed']);
  });

  it('gives a choice led by contacts or enquiries a short check, and a researched one none', () => {
    expect(of('enquiryLed').actions).toContain('screen-markets');
    expect(of('contactLed').actions).toContain('screen-markets');
    expect(of('researched').actions).not.toContain('screen-markets');
    expect(of('enquiryLed').action('screen-markets')!.action.effort).toBe('low');
  });

  it('sends a firm with several markets to its comparison, one with a single market to a page of its own', () => {
    expect(of('enquiryLed').action('screen-markets')!.action.firstStep.en).toMatch(/comparison of this advice/);
    const single = advised({ firm: abroad, markets: [markets('enquiryLed')[0]!] });
    expect(single.action('screen-markets')!.action.firstStep.en).toMatch(/one row each/);
  });

  it('never moves the order of the markets nor a way in', () => {
    fc.assert(
      fc.property(severalMarkets(), fc.constantFrom('researched', 'contactLed', 'enquiryLed'), (profile, style) => {
        const seen = (value: string) => {
          const { evaluation } = adviceOf(withMarket(profile, { selectionStyle: value }));
          return [evaluation.comparison, evaluation.portfolios.map(({ now, mode }) => [now, mode])];
        };
        expect(seen(style)).toEqual(seen('researched'));
      }),
      { ...runs, numRuns: 60 },
    );
  });
});

describe('book9-11-F5 criteria for choosing a market', () => {
  /** Whose reasons call for a market to sell in, so that no country is asked for its purpose. */
  const seller = { ...abroad, motives: ['technologyEdge'] };
  const full = { wealth: 2, homeSupport: 2, fit: 2, learning: 2, hostSupport: 2 };
  /** A market of which everything is known and middling. */
  const middling = {
    demandEvidence: 'enquiries',
    marketPotential: 'medium',
    marketHurdles: ['paymentLimits'],
    countryRiskRating: 'low',
    hostProductionAdvantage: ['cheaper'],
    marketDifference: 3,
    networkStage: 'contacts',
    marketCriteria: full,
  };
  const compared = (markets: readonly object[], weights?: Readonly<Record<string, number>>): Comparison =>
    advised({ firm: { ...seller, ...(weights && { criteriaWeights: weights }) }, markets: markets as never }).evaluation
      .comparison!;
  const order = ({ markets }: Comparison) => markets.map(({ at, place }) => [at.index, place]);
  const weights = (comparison: Comparison) =>
    Object.fromEntries(comparison.criteria.map(({ criterion, weight }) => [criterion.item, weight]));

  it('weighs size, wealth, home support and enquiries high, production next, closeness and host support not at all', () => {
    expect(weights(compared([middling, middling]))).toEqual({
      size: 3,
      wealth: 3,
      homeSupport: 3,
      enquiries: 3,
      production: 2,
      stability: 1,
      fit: 1,
      learning: 1,
      contacts: 1,
      closeness: 0,
      hostSupport: 0,
      hurdles: 1,
    });
  });

  it('tells the user the same default weights on the page where they are changed', () => {
    const { help } = book.questions.criteriaWeights!;
    expect(help!.en).toMatch(
      /3 for size, income, support from home and customers who ask, 2 for production, 1 for few hurdles, stability, fit, learning and people you know, 0/,
    );
    expect(book.questions.criteriaWeights!.items!.slice(-2).map(({ id }) => id)).toEqual(['closeness', 'hostSupport']);
  });

  it.each([
    ['size', { marketPotential: 'large' }],
    ['wealth', { marketCriteria: { ...full, wealth: 3 } }],
    ['homeSupport', { marketCriteria: { ...full, homeSupport: 3 } }],
    ['enquiries', { demandEvidence: 'repeatOrders' }],
    ['production', { hostProductionAdvantage: ['cheaper', 'inputs'] }],
    ['stability', { marketHurdles: ['none'] }],
    ['fit', { marketCriteria: { ...full, fit: 3 } }],
    ['learning', { marketCriteria: { ...full, learning: 3 } }],
    ['contacts', { networkStage: 'trusted' }],
  ])('a market that is better in %s alone comes first, wherever it stands in the list', (_, better) => {
    expect(order(compared([middling, { ...middling, ...better }]))).toEqual([
      [1, 1],
      [0, 2],
    ]);
    expect(order(compared([{ ...middling, ...better }, middling]))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it.each([
    ['closeness', { marketDifference: 1 }],
    ['host support', { marketCriteria: { ...full, hostSupport: 3 } }],
  ])('better %s alone leaves two markets equal', (_, better) => {
    const { markets, settled } = compared([middling, { ...middling, ...better }]);
    expect(markets.map(({ place }) => place)).toEqual([1, 1]);
    expect(settled).toBe(true);
  });

  it('raising closeness alone never reorders markets under the default weights', () => {
    fc.assert(
      fc.property(severalMarkets(), fc.integer({ min: 1, max: 5 }), fc.nat(), (profile, difference, pick) => {
        const firm = { ...profile.firm };
        delete firm.criteriaWeights;
        const before = { ...profile, firm };
        const after = withMarket(before, { marketDifference: difference }, pick % profile.markets.length);
        expect(order(adviceOf(after).evaluation.comparison!)).toEqual(order(adviceOf(before).evaluation.comparison!));
      }),
      runs,
    );
  });

  it('closeness counts as soon as the user gives it a weight', () => {
    const near = { ...middling, marketDifference: 1 };
    expect(order(compared([middling, near], { closeness: 1 }))).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });

  it('the weights of the user replace the defaults line by line and turn the order', () => {
    const rich = { ...middling, marketCriteria: { ...full, wealth: 3 } };
    const teacher = { ...middling, marketCriteria: { ...full, learning: 3 } };
    expect(order(compared([rich, teacher]))).toEqual([
      [0, 1],
      [1, 2],
    ]);
    const own = compared([rich, teacher], { wealth: 1, learning: 5 });
    expect(order(own)).toEqual([
      [1, 1],
      [0, 2],
    ]);
    expect(weights(own)).toMatchObject({ wealth: 1, learning: 5, size: 3, closeness: 0 });
    expect(own.criteria.filter((row) => row.own).map((row) => row.criterion.item)).toEqual(['wealth', 'learning']);
  });

  it('says nothing of an order when every weight is 0', () => {
    const none = Object.fromEntries(book.comparison!.criteria.map(({ item }) => [item, 0]));
    const { markets } = compared([middling, { ...middling, marketPotential: 'large' }], none);
    expect(markets.map(({ place }) => place)).toEqual([null, null]);
  });

  it('shows what is unknown as a range, never as zero, and does not order by it', () => {
    const { hostProductionAdvantage: _, ...blank } = middling;
    const comparison = compared([blank, middling]);
    const mark = (index: number) =>
      comparison.markets
        .find(({ at }) => at.index === index)!
        .marks.find(({ criterion }) => criterion === 'criterion-production');
    expect(mark(0)).toMatchObject({ low: 1, high: 3 });
    expect(mark(1)).toMatchObject({ low: 2, high: 2 });
    expect(comparison.markets.map(({ place }) => place)).toEqual([1, 1]);
    expect(comparison.criteria.find(({ criterion }) => criterion.item === 'production')!.counts).toBe(false);
    expect(comparison.settled).toBe(false);
    const [first] = comparison.markets.filter(({ at }) => at.index === 0);
    expect(first!.high - first!.low).toBe(4);
  });

  it('an estimate of the firm counts, and keeps the order open, only once it is given for every market', () => {
    const { wealth: _, ...withoutWealth } = full;
    const { criteria, markets, settled } = compared([{ ...middling, marketCriteria: withoutWealth }, middling]);
    expect(criteria.find(({ criterion }) => criterion.item === 'wealth')).toMatchObject({
      notGiven: true,
      counts: false,
    });
    expect(markets.map(({ place, low, high }) => [place, low === high])).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(settled).toBe(true);
    const given = compared([middling, { ...middling, marketCriteria: { ...full, wealth: 3 } }]);
    expect(given.criteria.find(({ criterion }) => criterion.item === 'wealth')).toMatchObject({
      notGiven: false,
      counts: true,
    });
    expect(order(given)).toEqual([
      [1, 1],
      [0, 2],
    ]);
    const { comparison } = inWords('zh', [two[0]!, two[1]!]);
    expect(comparison!.criteria.find(({ criterion }) => criterion === 'criterion-wealth')!.text).toMatch('填了才计分');
  });

  it('sets a country that is no market apart, and compares bases only with bases, on what speaks of a base', () => {
    const maker = { ...seller, motives: ['lowerProductionCost'] };
    const of = (markets: readonly object[]) =>
      advised({ firm: maker, markets: markets as never }).evaluation.comparison!;
    const market = { ...middling, marketPurpose: ['sell'] };
    const base = { ...middling, marketPurpose: ['makeForOthers'], hostProductionAdvantage: ['cheaper', 'inputs'] };
    const mixed = of([base, market, { ...market, marketPotential: 'large' }]);
    expect(mixed.markets.map(({ at, state, place }) => [at.index, state, place])).toEqual([
      [2, 'placed', 1],
      [1, 'placed', 2],
      [0, 'apart', null],
    ]);
    const bases = of([{ ...base, hostProductionAdvantage: ['cheaper'], marketPotential: 'large' }, base]);
    expect(order(bases)).toEqual([
      [1, 1],
      [0, 2],
    ]);
    expect(bases.criteria.filter(({ applies }) => applies === 'no').map(({ criterion }) => criterion.item)).toEqual([
      'size',
      'wealth',
      'enquiries',
      'fit',
    ]);
    expect(of([{ ...middling }, market]).settled).toBe(false);
  });

  it('places a market of which nothing is known nowhere, and still orders the others', () => {
    const { markets, settled } = compared([{}, middling, { ...middling, marketPotential: 'large' }]);
    expect(markets.map(({ at, place, state }) => [at.index, place, state])).toEqual([
      [2, 1, 'placed'],
      [1, 2, 'placed'],
      [0, null, 'unknown'],
    ]);
    expect(settled).toBe(false);
  });

  it('does not call an order settled that leaves a market out', () => {
    const markets = [{ demandEvidence: 'enquiries', marketHurdles: ['paymentLimits'] }, middling];
    const better = { ...middling, marketPotential: 'large' };
    expect(compared([middling, better], { enquiries: 0, hurdles: 0 }).settled).toBe(true);
    const { markets: placed, settled } = compared([...markets, better], { enquiries: 0, hurdles: 0 });
    expect(placed.map(({ place }) => place)).toEqual([1, 2, null]);
    expect(settled).toBe(false);
  });

  it('sets a market without any open way in aside, however well it does', () => {
    const shut = {
      ...middling,
      marketPotential: 'large',
      marketHurdles: ['conflictSanctions'],
    };
    const { markets } = compared([shut, middling]);
    expect(markets.map(({ at, state, place }) => [at.index, state, place])).toEqual([
      [1, 'placed', 1],
      [0, 'closed', null],
    ]);
    const none = compared([shut, shut]);
    expect([none.settled, none.firstSettled]).toEqual([true, true]);
    expect(inWords('en', [shut, shut]).comparison!.headline).toBe('None of the markets can be begun with now.');
    expect(inWords('zh', [shut, shut]).comparison!.headline).toBe('眼下没有一个市场可以着手。');
  });

  it('leaves production out where nothing is made, and compares nothing below two markets', () => {
    const digital = advised({ firm: { ...seller, offerKind: 'digital' }, markets: [middling, middling] as never });
    const { criteria, markets } = digital.evaluation.comparison!;
    expect(criteria.find(({ criterion }) => criterion.item === 'production')).toMatchObject({
      applies: 'no',
      weight: 0,
      own: false,
      counts: false,
    });
    for (const { marks } of markets)
      expect(marks.find((mark) => mark.criterion === 'criterion-production')).toMatchObject({ applies: 'no', high: 0 });
    // Without the two points of production: one reason there, weight 2, in a market where goods are made.
    const [goods] = compared([middling, middling]).markets;
    expect(goods!.points - markets[0]!.points).toBe(4);
    expect(advised({ firm: seller, markets: [middling] as never }).evaluation.comparison).toBeNull();
    expect(advised({ firm: seller }).evaluation.comparison).toBeNull();
  });

  it('counts a criterion that may not apply to the firm in no order yet, and reckons with both', () => {
    const made = { ...middling, hostProductionAdvantage: ['cheaper', 'inputs'] };
    const { offerKind: _, ...unsaid } = seller;
    const of = (firm: object) =>
      advised({ firm: { ...firm }, markets: [made, middling] as never }).evaluation.comparison!;
    const open = of(unsaid);
    const production = (comparison: Comparison) =>
      comparison.criteria.find(({ criterion }) => criterion.item === 'production')!;
    expect(production(open)).toMatchObject({ applies: 'maybe', counts: false, weight: 2 });
    expect(open.markets.map(({ place }) => place)).toEqual([1, 1]);
    expect([open.settled, open.firstSettled]).toEqual([false, false]);
    expect(of(seller).markets.map(({ at, place }) => [at.index, place])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(of({ ...seller, offerKind: 'digital' }).markets.map(({ place }) => place)).toEqual([1, 1]);
  });

  it('knows the first place before the rest of the order', () => {
    const best = {
      ...middling,
      marketPotential: 'large',
      marketCriteria: { ...full, wealth: 3, homeSupport: 3 },
    };
    const { networkStage: _, ...alone } = middling;
    const { settled, firstSettled, markets } = compared([middling, alone, best]);
    expect(markets[0]).toMatchObject({ at: { index: 2 }, place: 1 });
    expect([settled, firstSettled]).toEqual([false, true]);
  });

  it('a change of origin label is no good condition for production', () => {
    const low = compared([{ ...middling, hostProductionAdvantage: ['originOnly'] }, middling]);
    expect(order(low)).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });

  it('a better mark never worsens the place of a market', () => {
    const known = fc.record({
      marketPotential: fc.constantFrom('small', 'medium', 'large'),
      demandEvidence: fc.constantFrom('none', 'enquiries', 'trials'),
      marketCriteria: fc.record({
        wealth: mark(),
        homeSupport: mark(),
        fit: mark(),
        learning: mark(),
        hostSupport: mark(),
      }),
    });
    const of = (answers: object) => ({ ...middling, ...answers });
    fc.assert(
      fc.property(known, known, fc.constantFrom('wealth', 'homeSupport', 'fit', 'learning'), (a, b, item) => {
        const place = (criteria: object) =>
          compared([of({ ...a, marketCriteria: criteria }), of(b)]).markets.find(({ at }) => at.index === 0)!.place!;
        const better = { ...a.marketCriteria, [item]: Math.min(3, a.marketCriteria[item as 'fit'] + 1) };
        expect(place(better)).toBeLessThanOrEqual(place(a.marketCriteria));
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it('calls the order settled only if no completion of the open answers about the firm and its markets changes it', () => {
    let settledOnes = 0;
    fc.assert(
      fc.property(
        severalMarkets(9).chain((profile) =>
          completionOf(profile, book).map((complete) => {
            const { criteriaWeights } = profile.firm;
            const firm = { ...complete.firm };
            if (criteriaWeights?.state === 'given') firm.criteriaWeights = criteriaWeights;
            else delete firm.criteriaWeights;
            // Estimates that are not given are no open answers.
            const markets = complete.markets.map((market, index) => {
              const { marketCriteria: _, ...answers } = market.answers;
              const own = profile.markets[index]!.answers.marketCriteria;
              return { ...market, answers: own?.state === 'given' ? { ...answers, marketCriteria: own } : answers };
            });
            return [profile, { ...complete, firm, markets }] as const;
          }),
        ),
        ([profile, complete]) => {
          const before = adviceOf(profile).evaluation.comparison!;
          const after = adviceOf(complete).evaluation.comparison!;
          const leaders = ({ markets }: Comparison) =>
            markets.filter(({ place }) => place === 1).map(({ at }) => at.index);
          if (before.firstSettled) expect(leaders(after)).toEqual(leaders(before));
          // Every market ends within the points that were possible.
          for (const { at, marks, low, high } of before.markets) {
            const later = after.markets.find((market) => market.at.index === at.index)!;
            expect(later.low).toBeGreaterThanOrEqual(low);
            expect(later.high).toBeLessThanOrEqual(high);
            for (const mark of marks) {
              const known = later.marks.find(({ criterion }) => criterion === mark.criterion)!;
              if (known.applies === 'no') expect(mark.applies).not.toBe('yes');
              else expect(mark.low <= known.low && known.high <= mark.high, mark.criterion).toBe(true);
            }
          }
          if (!before.settled) return;
          settledOnes++;
          expect(before.firstSettled).toBe(true);
          expect(order(after)).toEqual(order(before));
        },
      ),
      { ...runs, numRuns: 100 },
    );
    expect(settledOnes).toBeGreaterThan(5);
  });

  const inWords = (locale: 'en' | 'zh', markets: readonly object[]) =>
    buildAdvice(compiled, profileOf({ firm: seller, markets: markets as object[] }), locale);
  const { hostProductionAdvantage: _, ...unmade } = middling;
  const two = [
    { id: 'de', targetCountry: 'DE', ...middling, networkStage: 'trusted' },
    { id: 'vn', targetCountry: 'VN', ...unmade, marketCriteria: { fit: 2 } },
    { id: 'my', targetCountry: 'MY', ...unmade, marketCriteria: { fit: 2 } },
  ];

  it('says the order in one plain sentence, with equal markets as equal', () => {
    const known = two.map((market) => ({ ...market, hostProductionAdvantage: ['cheaper'], marketCriteria: full }));
    const said = (markets: readonly object[]) =>
      (['en', 'zh'] as const).map((locale) => inWords(locale, markets).comparison!.headline);
    expect(said(known)).toEqual([
      'Which market first: Germany, then Vietnam and Malaysia (equal).',
      '先做哪个市场：德国，其次越南、马来西亚（并列）。',
    ]);
    expect(said(known.slice(1))).toEqual(['Vietnam and Malaysia come out equal.', '越南、马来西亚不分先后。']);
  });

  it('calls the order open while open answers could turn it: who is ahead, and on how many criteria', () => {
    const said = (markets: readonly object[]) =>
      (['en', 'zh'] as const).map((locale) => inWords(locale, markets).comparison!.headline);
    expect(said(two)).toEqual([
      'Which market first is still open. Ahead on the 6 of 7 criteria known of every market: Germany.',
      '先做哪个市场还未定。有权重的7项标准中，各市场都已知的有6项，按这6项看，领先的是德国。',
    ]);
    expect(said([two[1]!, two[2]!])).toEqual([
      'Which market first is still open. Equal on the 6 of 7 criteria known of every market: Vietnam and Malaysia.',
      '先做哪个市场还未定。有权重的7项标准中，各市场都已知的有6项，按这6项看，越南、马来西亚不分先后。',
    ]);
    const { markets, settled, firstSettled } = inWords('en', two).comparison!;
    expect([settled, firstSettled]).toEqual([false, false]);
    expect(markets.map(({ place, placeSettled }) => [place, placeSettled])).toEqual([
      [1, false],
      [2, false],
      [2, false],
    ]);
    const markdown = adviceMarkdown(inWords('en', two));
    expect(markdown).toContain('| Place |  | open, ahead on what is known | open | open |');
    expect(markdown).not.toMatch(/\| 1 \| 2 \(equal\)/);
  });

  it('does not call two criteria out of many an order', () => {
    const few = ['DE', 'VN'].map((targetCountry, index) => ({
      targetCountry,
      marketPotential: index === 0 ? 'large' : 'small',
      demandEvidence: 'enquiries',
    }));
    const { headline, settled } = inWords('en', few).comparison!;
    expect(settled).toBe(false);
    expect(headline).toBe(
      'Which market first is still open. Ahead on the 2 of 6 criteria known of every market: Germany.',
    );
  });

  it('says of a criterion that does not apply that it does not count', () => {
    const of = (locale: 'en' | 'zh') =>
      buildAdvice(
        compiled,
        profileOf({
          firm: { ...seller, offerKind: 'digital', criteriaWeights: { production: 5 } },
          markets: two as object[],
        }),
        locale,
      ).comparison!;
    const production = (locale: 'en' | 'zh') =>
      of(locale).criteria.find(({ criterion }) => criterion === 'criterion-production')!;
    expect(production('en')).toMatchObject({ weight: 0, counts: false, applies: 'no' });
    expect(production('en').text).toBe('Does not apply here, so it counts for no market.');
    expect(production('zh').text).toBe('在此不适用，各市场都不计分。');
    for (const { marks } of of('en').markets)
      expect(marks.find(({ criterion }) => criterion === 'criterion-production')).toMatchObject({
        label: 'does not apply',
        open: [],
      });
  });

  it.each(['en', 'zh'] as const)(
    'audits every criterion: why it weighs so, the source and the date of the evidence (%s)',
    (locale) => {
      const { comparison, evidence }: Advice = inWords(locale, two);
      for (const { text, evidence: ids, weight, criterion } of comparison!.criteria) {
        expect(text, criterion).not.toBe('');
        const items = ids.map((id) => evidence[id]!);
        expect(items.length).toBeGreaterThan(0);
        for (const item of items) expect([item.source.short, item.where]).not.toContain('');
        // Weights above 1 rest on the surveys, and these carry the time of the survey, years before the book.
        if (weight > 1)
          expect(
            items.some(({ date }) => date !== null && /^201[012]-/.test(date)),
            criterion,
          ).toBe(true);
      }
      const markdown = adviceMarkdown(inWords(locale, two));
      expect(markdown).toContain('2011-12/2012-11');
      for (const { label } of comparison!.criteria) expect(markdown).toContain(label);
    },
  );

  it.each(['en', 'zh'] as const)(
    'gives each mark its answer as reason and names the questions still open (%s)',
    (locale) => {
      const { comparison } = inWords(locale, two);
      for (const { marks } of comparison!.markets) {
        for (const { low, high, answers, open } of marks) {
          if (low === high) expect(answers.length).toBeGreaterThan(0);
          expect(open.length > 0).toBe(low !== high);
        }
      }
      const wealth = comparison!.markets.map(({ market, marks }) => [
        market,
        marks.find(({ criterion }) => criterion === 'criterion-wealth')!,
      ]);
      expect(Object.fromEntries(wealth)).toMatchObject({
        de: { low: 2, high: 2, open: [] },
        vn: { low: 1, high: 3, answers: [], open: [{ question: 'marketCriteria' }] },
      });
    },
  );

  it('always adds that no source says in which country to begin', () => {
    const { comparison } = inWords('en', two);
    const caution = comparison!.notes.find(({ id }) => id === 'compare-no-first-country')!;
    expect(caution.text).toMatch(/No source says in which country to begin/);
    expect(caution.evidence).toContain('vissak-no-prescription-usa');
    expect(
      inWords('zh', two)
        .comparison!.notes.map(({ text }) => text)
        .join(''),
    ).toMatch(/没有资料能说明该先进哪个国家/);
  });
});

describe('book9-11-F6 business and technical intelligence', () => {
  const options = (id: string) => book.questions[id]!.options!.filter((option) => option.id !== 'none');
  const business = options('businessIntelligence');
  const technical = options('technicalIntelligence');
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const market = { targetCountry: 'DE' };
  const of = (bi: readonly string[], ti: readonly string[], firm = {}, there = {}) =>
    advised({
      firm: { ...abroad, technologyTurnover: 'slow', technicalIntelligence: ti, ...firm },
      markets: [{ ...market, businessIntelligence: bi, ...there }],
    });

  it('asks for eighteen topics, ten and eight, of which seven and three are common', () => {
    expect([business.length, technical.length]).toEqual([10, 8]);
    const common = (list: typeof business) => list.filter(({ group }) => group === 'common').length;
    expect([common(business), common(technical)]).toEqual([7, 3]);
    expect([...business, ...technical].every(({ group }) => group === 'common' || group === 'situational')).toBe(true);
    expect(book.evidence['senik-bi-themes']!.numbers).toMatchObject({
      themes_total: 10,
      themes_shared_by_all_per_table: 7,
    });
    expect(book.evidence['senik-ti-themes']!.numbers).toMatchObject({ themes_total: 8, themes_shared_by_all: 3 });
  });

  it('counts the two sides each for itself', () => {
    const advice = of(['products', 'markets', 'pricing'], ['technology']);
    expect([advice.fact('businessTopics'), advice.fact('technicalTopics')]).toEqual([3, 1]);
    expect([of(['none'], ['none']).fact('businessTopics'), of(['none'], ['none']).fact('technicalTopics')]).toEqual([
      0, 0,
    ]);
  });

  it('turns every gap among the common topics into a task on its own side', () => {
    const gap = (list: readonly string[], missing: string) => list.filter((id) => id !== missing);
    for (const { id } of business.filter(({ group }) => group === 'common'))
      expect(of(gap(ids(business), id), ids(technical)).actions, id).toContain('learn-customers-and-rivals');
    for (const { id } of technical.filter(({ group }) => group === 'common'))
      expect(of(ids(business), gap(ids(technical), id)).actions, id).toContain('watch-technology');
    const complete = of(ids(business), ids(technical)).actions;
    expect(complete).not.toContain('learn-customers-and-rivals');
    expect(complete).not.toContain('watch-technology');
  });

  it('turns a gap among the situational topics into a task only where it matters', () => {
    const noPrices = ids(business).filter((id) => id !== 'pricing');
    expect(of(noPrices, ids(technical), { buyingReason: 'lowPrice' }).actions).toContain('learn-customers-and-rivals');
    expect(of(noPrices, ids(technical), { buyingReason: 'performance' }).actions).not.toContain(
      'learn-customers-and-rivals',
    );
    const noCertificates = ids(technical).filter((id) => id !== 'certification');
    expect(of(ids(business), noCertificates, {}, { marketHurdles: ['approvals'] }).actions).toContain(
      'watch-technology',
    );
    expect(of(ids(business), noCertificates, {}, { marketHurdles: ['none'] }).actions).not.toContain(
      'watch-technology',
    );
  });

  it('a firm that is strong on one side only gets a task on the other, and is told why', () => {
    const commonTechnical = ['technology', 'productDevelopment', 'brand'];
    const market_ = of(ids(business), commonTechnical);
    expect(market_.fact('intelligenceWeakerSide')).toBe('technical');
    expect(market_.actions).toContain('watch-technology');
    expect(market_.actions).not.toContain('learn-customers-and-rivals');
    expect(market_.notes).toContain('intelligence-technology-behind');
    const engineer = of(ids(business).slice(0, 7), ids(technical));
    expect(engineer.fact('intelligenceWeakerSide')).toBe('business');
    expect(engineer.actions).toContain('learn-customers-and-rivals');
    expect(engineer.actions).not.toContain('watch-technology');
    expect(engineer.notes).toContain('intelligence-market-behind');
  });

  it('names no weaker side below the line of three tenths, nor while one side is unknown', () => {
    expect(of(ids(business).slice(0, 8), ids(technical)).fact('intelligenceWeakerSide')).toBe('even');
    const half = advised({ firm: abroad, markets: [{ ...market, businessIntelligence: ids(business) }] });
    expect(half.fact('intelligenceWeakerSide')).toBeNull();
    expect(half.notes.filter((id) => id.startsWith('intelligence-'))).toEqual([]);
  });
});

describe('book9-11-F7 three patterns of born globals', () => {
  const firm = (answers: object) =>
    advised({
      firm: { homeCountry: 'MY', offerKind: 'industrialGoods', exportExperience: 'regular5to20', ...answers },
    });
  const switchCo = { foundingYear: 1978, exportShare: 23 };
  const superEnergy = { foundingYear: 1992, exportShare: 56 };
  const teleTech = { foundingYear: 1996, exportShare: 40, foreignMarketsCount: 7 };

  it.each([
    ['SwitchCo', { ...switchCo, startPace: 'later' }, 'bornAgain'],
    ['SuperEnergy', { ...superEnergy, startPace: 'firstYear' }, 'inception'],
    ['TeleTech', { ...teleTech, startPace: 'oneToFour' }, 'rapid'],
    ['SwitchCo by its years', { ...switchCo, firstForeignSaleYear: 1996 }, 'bornAgain'],
    ['SuperEnergy by the stated pace in years', { ...superEnergy, firstForeignSaleYear: 1992 }, 'inception'],
    ['TeleTech by the stated pace in years', { ...teleTech, firstForeignSaleYear: 1999 }, 'rapid'],
  ])('%s is most similar to the pattern its authors name', (_, answers, pattern) => {
    const advice = firm(answers);
    expect(advice.fact('closestPattern')).toBe(pattern);
    expect(advice.notes).not.toContain('path-pace-conflict');
  });

  it.each([
    ['SuperEnergy', { ...superEnergy, firstForeignSaleYear: 1997 }, 'inception', 'firstYear'],
    ['TeleTech', { ...teleTech, firstForeignSaleYear: 1996 }, 'rapid', 'oneToFour'],
  ])(
    'the dates in the table give another result for %s, and with the stated pace a warning',
    (_, answers, pattern, pace) => {
      expect(firm(answers).fact('closestPattern')).not.toBe(pattern);
      expect(firm({ ...answers, startPace: pace }).notes).toContain('path-pace-conflict');
    },
  );

  it('the dates in the table agree with the stated pace of SwitchCo', () => {
    const advice = firm({ ...switchCo, firstForeignSaleYear: 1996, startPace: 'later' });
    expect(advice.fact('closestPattern')).toBe('bornAgain');
    expect(advice.notes).not.toContain('path-pace-conflict');
  });

  it.each([
    ['firstYear', 1, false],
    ['firstYear', 2, true],
    ['oneToFour', 0, true],
    ['oneToFour', 1, false],
    ['oneToFour', 5, false],
    ['oneToFour', 6, true],
    ['fiveToEight', 3, true],
    ['fiveToEight', 4, false],
    ['fiveToEight', 9, false],
    ['fiveToEight', 10, true],
    ['later', 7, true],
    ['later', 8, false],
  ])('stated "%s" against %i calendar years: contradiction %s', (startPace, years, contradicts) => {
    const advice = firm({ foundingYear: 2000, firstForeignSaleYear: 2000 + years, startPace });
    expect(advice.fact('paceConflict')).toBe(contradicts);
  });

  it('pace alone makes no pattern: without depth or breadth there is none', () => {
    const start = { foundingYear: 2010, firstForeignSaleYear: 2011 };
    expect(firm({ ...start, exportShare: 19, foreignMarketsCount: 4 }).fact('closestPattern')).toBe('noneOfThese');
    expect(firm({ ...start, exportShare: 20, foreignMarketsCount: 4 }).fact('closestPattern')).toBe('inception');
    expect(firm({ ...start, exportShare: 19, foreignMarketsCount: 5 }).fact('closestPattern')).toBe('inception');
    expect(firm(start).fact('closestPattern')).toBeNull();
  });

  it('says "most similar" and that it is no forecast, in both languages', () => {
    const patterns = book.notes.filter(({ id }) => /^path-pattern-/.test(id));
    expect(patterns).toHaveLength(3);
    for (const { text } of patterns) {
      expect(text.en).toMatch(/most similar/i);
      expect(text.en).toMatch(/no forecast/);
      expect(text.zh).toMatch(/最接近/);
      expect(text.zh).toMatch(/不作预测/);
    }
  });

  it('moves no decision', () => {
    fc.assert(
      fc.property(firms, fc.constantFrom('firstYear', 'oneToFour', 'fiveToEight', 'later'), (profile, pace) => {
        const decided = (value: string) =>
          adviceOf({
            ...profile,
            firm: { ...profile.firm, startPace: { state: 'given', value } },
          }).evaluation.decisions.map(({ decision, shown, possible }) => [decision, shown, possible]);
        expect(decided(pace)).toEqual(decided('later'));
      }),
      { ...runs, numRuns: 40 },
    );
  });
});

describe('book9-11-F8 cluster benefits', () => {
  const inCluster = (answers: object, market: object = {}) =>
    advised({
      firm: { ...abroad, ...answers },
      markets: [{ targetCountry: 'ID', firstContact: 'parkOrGroup', marketPotential: 'medium', ...market }],
    });
  const told = ({ evaluation }: Advised) => ({
    modes: evaluation.portfolios[0]!.mode.options.map(({ option, sum, open }) => [option, sum, open]),
    actions: evaluation.lists.actions.map(({ action }) => action.id),
    support: evaluation.lists.support.map(({ id }) => id),
    risks: evaluation.lists.risks.map(({ risk, severity }) => [risk.id, severity]),
  });

  it('asks for exactly the four benefits, for exporting members and for organised help', () => {
    expect(optionIds(book.questions.clusterBenefits!, book)).toEqual([
      'none',
      'inputs',
      'information',
      'jointMarketing',
      'institutions',
    ]);
    expect(optionIds(book.questions.clusterExportHelp!, book)).toEqual(['none', 'exporters', 'facilitated']);
  });

  it('a cluster of which nothing is used adds nothing', () => {
    expect(told(inCluster({ clusterBenefits: ['none'] }))).toEqual(told(inCluster({})));
  });

  it('a benefit that is used leads to one concrete request', () => {
    for (const benefit of ['inputs', 'information', 'jointMarketing', 'institutions'])
      expect(inCluster({ clusterBenefits: [benefit] }).actions).toContain('use-the-cluster-or-leave-it');
  });

  it('a firm whose customers are all abroad is not sent back to its home cluster', () => {
    const benefits = { clusterBenefits: ['information'], clusterExportHelp: 'exporters' };
    expect(inCluster({ ...benefits, exportShare: 100 }).actions).not.toContain('use-the-cluster-or-leave-it');
    expect(inCluster({ ...benefits, exportShare: 99 }).actions).toContain('use-the-cluster-or-leave-it');
  });

  it('without anybody who organises export a park abroad counts for less', () => {
    const sum = (help: string) =>
      inCluster({ clusterBenefits: ['information'], clusterExportHelp: help }).mode('parkEntry').sum;
    expect(sum('none')).toBeLessThan(sum('facilitated'));
    expect(sum('exporters')).toBe(sum('facilitated'));
  });
});

describe('book9-11-F9 planned or emergent', () => {
  const sells = (style: string, market: object = {}) =>
    advised({
      firm: {
        homeCountry: 'AU',
        offerKind: 'industrialGoods',
        exportExperience: 'regularUnder5',
        planningStyle: style,
      },
      markets: [{ targetCountry: 'US', firstContact: 'localIntermediary', ...market }],
    });

  it.each([
    ['F1', sells('planned')],
    ['F6', sells('emergent', { customerStructure: 'fewNamed' })],
    ['F7', sells('emergent')],
    [
      'F9',
      advised({
        firm: {
          homeCountry: 'AU',
          offerKind: 'materialsParts',
          exportRole: 'componentSupplier',
          exportExperience: 'regular5to20',
          exportShare: 100,
          planningStyle: 'planned',
        },
        markets: [{ targetCountry: 'US', firstContact: 'localIntermediary' }],
      }),
    ],
  ])('an agent is among the first ways in for %s, planned or not', (_, advice) => {
    expect(advice.top(3)).toContain('agentDistributor');
  });

  it('sets the depth of the roadmap', () => {
    const step = (style: string) => sells(style).action('roadmap-in-your-own-depth')!.action.firstStep.en;
    expect(step('planned')).toMatch(/two years/);
    expect(step('emergent')).toMatch(/next step only/);
  });

  it('is never used to rank ways in', () => {
    fc.assert(
      fc.property(firms, (profile) => {
        const decided = (value: string) =>
          adviceOf({ ...profile, firm: { ...profile.firm, planningStyle: { state: 'given', value } } }).evaluation
            .decisions;
        expect(decided('planned')).toEqual(decided('emergent'));
      }),
      { ...runs, numRuns: 40 },
    );
  });
});

describe('book9-11-F10 sharing knowledge and guarding it', () => {
  const strong = {
    ...abroad,
    exportExperience: 'regular5to20',
    exportRole: 'ownProducts',
    ownBrandShare: 'most',
    technologyRole: 'original',
    technologyAssets: ['patentsGrantedAbroad', 'documentedKnowHow', 'technologySold'],
    rdIntensity: 8,
    affordableLoss: 'over10',
    fundingSources: ['dealsDone', 'ownCash'],
    foreignStaff: 10,
    filledRoles: ['foreignLead', 'experiencedManager', 'salesLanguages', 'technicalSupport', 'complianceLegal'],
    complianceSystem: 'operating',
    mustControl: ['quality'],
  };
  const there = { networkStage: 'established', demandEvidence: 'repeatOrders' };
  const cases: [string, FirmInput][] = [
    [
      'alliance',
      {
        firm: { ...abroad, technologyRole: 'original', affordableLoss: 'from1to3', foreignStaff: 2 },
        markets: [
          {
            targetCountry: 'US',
            firstContact: 'foreignLeadFirm',
            networkStage: 'trusted',
            competitionType: 'fewStrong',
            ruleSetting: 'settled',
          },
        ],
      },
    ],
    [
      'jointVenture',
      {
        firm: { ...strong, technologyRole: 'adapter' },
        markets: [
          {
            targetCountry: 'ID',
            ...there,
            firstContact: 'foreignLeadFirm',
            marketPotential: 'large',
            competitionType: 'fewStrong',
            marketHurdles: ['tradeDefence'],
            hostProductionAdvantage: ['cheaper', 'customersDemand'],
          },
        ],
      },
    ],
    [
      'overseasRd',
      {
        firm: { ...strong, motives: ['accessTechnology', 'accessPeopleCapital'] },
        markets: [
          {
            targetCountry: 'US',
            ...there,
            firstContact: 'ownPeople',
            marketPotential: 'leadMarket',
            ruleSetting: 'contested',
            marketHurdles: ['none'],
          },
        ],
      },
    ],
    [
      'technologyService',
      {
        firm: { ...abroad, offerKind: 'technicalService', exportRole: 'solutionProvider' },
        markets: [{ targetCountry: 'US', firstContact: 'homeLeadFirm', networkStage: 'trusted' }],
      },
    ],
  ];
  const planOf = ({ now, next }: { now: readonly string[]; next: readonly { step: { to: string } }[] }) =>
    [now[0], next[0]?.step.to].filter((mode) => mode !== undefined);

  it.each(cases)('a plan with %s brings the confidentiality and IP item', (mode, input) => {
    const advice = advised(input);
    expect(planOf(advice.way())).toContain(mode);
    expect(advice.actions).toContain('ip-terms');
    expect(advice.risks).toContain('ip-leakage');
  });

  it('selling from home with nobody in between brings none', () => {
    const advice = advised({
      firm: {
        ...abroad,
        technologyRole: 'applier',
        offerKind: 'consumerGoods',
        foreignStaff: 0.3,
        affordableLoss: 'under1',
      },
      markets: [{ targetCountry: 'DE', firstContact: 'customers', demandEvidence: 'firstOrders' }],
    });
    const joint = [
      'alliance',
      'jointVenture',
      'overseasRd',
      'technologyService',
      'licensing',
      'franchising',
      'contractManufacturing',
    ];
    expect(planOf(advice.way()).filter((mode) => joint.includes(mode))).toEqual([]);
    expect(advice.actions).not.toContain('ip-terms');
  });

  it('no plan that means working together goes without it', () => {
    const joint = [
      'alliance',
      'jointVenture',
      'overseasRd',
      'technologyService',
      'licensing',
      'franchising',
      'contractManufacturing',
    ];
    let seen = 0;
    fc.assert(
      fc.property(firms, (profile) => {
        const advice = adviceOf(profile);
        if (!advice.evaluation.portfolios.some((way) => planOf(way).some((mode) => joint.includes(mode)))) return;
        // Who should prepare first is told what opens the way, not what comes after.
        if (advice.result('level.target') === 'prepareFirst') return;
        seen++;
        expect(advice.actions).toContain('ip-terms');
      }),
      runs,
    );
    expect(seen).toBeGreaterThan(20);
  });

  it('working together already brings it, whatever the way in', () => {
    const of = (work: readonly string[]) =>
      advised({
        firm: {
          ...abroad,
          offerKind: 'consumerGoods',
          foreignStaff: 0.3,
          affordableLoss: 'under1',
          coActivities: work,
        },
        markets: [{ targetCountry: 'DE', firstContact: 'customers', demandEvidence: 'firstOrders' }],
      }).actions;
    expect(of(['coDevelop'])).toContain('ip-terms');
    expect(of(['coDesign'])).toContain('ip-terms');
    expect(of(['none'])).not.toContain('ip-terms');
  });
});

describe('book9-11-F11 ownership, location, internalisation', () => {
  const money = { affordableLoss: 'over10', fundingSources: ['dealsDone', 'ownCash'] };
  const noMoney = { affordableLoss: 'under1', fundingSources: ['bankLoans'] };
  const owns = {
    technologyRole: 'original',
    technologyAssets: ['patentsGrantedAbroad', 'documentedKnowHow', 'technologySold'],
    rdIntensity: 8,
    buyingReason: 'performance',
  };
  const ownsNothing = {
    technologyRole: 'applier',
    technologyAssets: ['none'],
    rdIntensity: 0,
    buyingReason: 'lowPrice',
  };
  const keeps = { mustControl: ['quality', 'secrets', 'customers'] };
  const letsGo = { mustControl: ['none'] };
  const place = { marketHurdles: ['tradeDefence'], hostProductionAdvantage: ['cheaper', 'customersDemand'] };
  const noPlace = { marketHurdles: ['none'], hostProductionAdvantage: ['none'] };
  const of = (firm: object, market: object) =>
    advised({
      firm: {
        ...abroad,
        exportExperience: 'regular5to20',
        exportRole: 'ownProducts',
        ownBrandShare: 'most',
        foreignStaff: 10,
        filledRoles: ['foreignLead', 'experiencedManager', 'salesLanguages', 'technicalSupport', 'complianceLegal'],
        complianceSystem: 'operating',
        ...firm,
      },
      markets: [
        {
          targetCountry: 'ID',
          marketPotential: 'large',
          demandEvidence: 'repeatOrders',
          networkStage: 'established',
          firstContact: 'customers',
          ...market,
        },
      ],
    });
  const rank = (advice: Advised, mode: string) => advice.mode(mode).rank ?? Number.POSITIVE_INFINITY;
  /** How far a plant of one's own is ahead of a licence. */
  const lead = (advice: Advised) => advice.mode('greenfield').sum - advice.mode('licensing').sum;

  it('own technology that need not stay in the house: a licence goes before a plant or a purchase', () => {
    const advice = of({ ...owns, ...letsGo, ...money }, noPlace);
    expect(rank(advice, 'licensing')).toBeLessThan(rank(advice, 'greenfield'));
    expect(rank(advice, 'licensing')).toBeLessThan(rank(advice, 'acquisition'));
  });

  it('all three high and the money there: a plant of one’s own comes first', () => {
    expect(of({ ...owns, ...keeps, ...money }, place).way().now).toEqual(['greenfield']);
  });

  it('the same firm without the money has no plant, and is told what would open it', () => {
    const advice = of({ ...owns, ...keeps, ...noMoney }, place);
    expect(advice.mode('greenfield').open).toBe('no');
    expect(advice.mode('greenfield').ruledOutBy.every(({ opens }) => opens !== undefined)).toBe(true);
    expect(advice.way().now).not.toContain('greenfield');
  });

  it.each([
    ['with a reason to make there', place],
    ['without one', noPlace],
  ])('the more must stay in the house, the more a plant gains on a licence (%s)', (_, market) => {
    expect(lead(of({ ...owns, ...keeps, ...money }, market))).toBeGreaterThan(
      lead(of({ ...owns, ...letsGo, ...money }, market)),
    );
  });

  it('what the place offers speaks for a plant', () => {
    const sum = (market: object) => of({ ...owns, ...keeps, ...money }, market).mode('greenfield').sum;
    expect(sum(place)).toBeGreaterThan(sum(noPlace));
  });

  it('who owns nothing that others would pay for has no licence to give', () => {
    expect(of({ ...ownsNothing, ...letsGo, ...money }, noPlace).mode('licensing').open).toBe('no');
    const sells = { ...noPlace, marketPurpose: ['sell'] };
    expect(of({ ...owns, ...letsGo, ...money }, sells).mode('licensing').open).toBe('yes');
  });
});

/** Marks of a market that the user gives. */
function mark(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 3 });
}

/** Firms with two to four markets, of which the answers that the comparison reads are given or not sure. */
function severalMarkets(known = 7): fc.Arbitrary<Profile> {
  const read = [
    'marketPotential',
    'demandEvidence',
    'marketHurdles',
    'countryRiskRating',
    'hostProductionAdvantage',
    'marketDifference',
    'marketCriteria',
    'localResult',
  ];
  const block = fc.record(
    Object.fromEntries(
      read.map((id) => [
        id,
        fc
          .tuple(fc.integer({ min: 1, max: 10 }), valueFor(book.questions[id]!, book))
          .map(([n, value]) => (n <= known ? { state: 'given' as const, value } : { state: 'unsure' as const })),
      ]),
    ),
  );
  const kind = fc.constantFrom('industrialGoods', 'digital', 'consumerGoods');
  const ownWeights = fc.option(valueFor(book.questions.criteriaWeights!, book));
  return fc
    .tuple(kind, ownWeights, fc.array(block, { minLength: 2, maxLength: 4 }))
    .map(([offerKind, own, markets]) => ({
      asOf: 2026,
      firm: {
        homeCountry: { state: 'given', value: 'CN' },
        offerKind: { state: 'given', value: offerKind },
        exportExperience: { state: 'given', value: 'regularUnder5' },
        motives: { state: 'given', value: ['technologyEdge'] },
        ...(own && { criteriaWeights: { state: 'given', value: own } }),
      },
      markets: markets.map((answers, index) => ({ id: `m${index + 1}`, answers })),
      goods: [],
    }));
}

/** Every text in both languages below a value. */
function* texts(value: unknown): Generator<Localised> {
  if (typeof value !== 'object' || value === null) return;
  if ('en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string')
    yield value as Localised;
  for (const child of Object.values(value)) yield* texts(child);
}
