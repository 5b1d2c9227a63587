import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdvice } from '../../../lib/advice/index.ts';
import {
  type Answer,
  type At,
  decide,
  evaluate,
  firm,
  type Profile,
  type Value,
  withAnswer,
} from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { advised } from '../../support/advised.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book, cases } = realBook();
const compiled = realCompiled();
const runs = { numRuns: 50, seed: 2017 };
const market = { scope: 'market', index: 0 } as const;
const given = (value: Extract<Answer, { state: 'given' }>['value']): Answer => ({ state: 'given', value });
const withAll = (profile: Profile, at: At, answers: Readonly<Record<string, Answer>>) =>
  Object.entries(answers).reduce((changed, [question, answer]) => withAnswer(changed, at, question, answer), profile);
const range = (value: Value): [number, number] =>
  value.is === 'number' ? [value.lo, value.hi] : [Number.NaN, Number.NaN];

const maker = {
  homeCountry: 'CN',
  offerKind: 'industrialGoods',
  exportExperience: 'regularUnder5',
  exportRole: 'ownProducts',
} as const;
const means = {
  small: { foreignStaff: 0.3, affordableLoss: 'under1', fundingSources: ['ownCash'] },
  middle: { foreignStaff: 2, affordableLoss: 'from1to3', fundingSources: ['ownCash'] },
  large: { foreignStaff: 8, affordableLoss: 'over10', fundingSources: ['ownCash', 'outsideEquity'] },
} as const;
const control = { none: ['none'], some: ['quality'], much: ['quality', 'secrets', 'customers'] } as const;
/** One firm, one market. */
const one = (firmAnswers: object, marketAnswers: object = {}) =>
  advised({ firm: { ...maker, ...firmAnswers }, markets: [{ targetCountry: 'DE', ...marketAnswers }] });
type Advice = ReturnType<typeof one>;

describe('book5-8-F6 entry node beside entry mode', () => {
  const entry = (answers: object, firmAnswers: object = maker) =>
    buildAdvice(
      compiled,
      profileOf({ firm: firmAnswers, markets: [{ id: 'de', targetCountry: 'DE', ...answers }] }),
      'en',
    ).markets[0]!.entry;

  it('every way in that is advised has a line saying who stands at the door', () => {
    fc.assert(
      fc.property(randomProfile(book), (profile) => {
        for (const { entry: each } of buildAdvice(compiled, profile, 'zh').markets)
          if (each.now.length > 0 && each.now[0]!.mode !== 'stagedWithdrawal') expect(each.node.label).toBeTruthy();
      }),
      { ...runs, numRuns: 10 },
    );
  });

  it('where nothing speaks for one node yet, the line names all that go with the way in', () => {
    const direct = entry({ demandEvidence: 'firstOrders' });
    expect([direct.now[0]!.mode, direct.node.label]).toEqual(['directExport', 'No one in between']);
    const open = entry({ ruleSetting: 'settled' }, { ...maker, technologyRole: 'original' });
    expect([open.now[0]!.mode, open.node.option]).toEqual(['agentDistributor', null]);
    expect(open.node.label).toBe('Still open: Agent, Distributor, Trading company, chain or other large channel');
  });

  it('every way in of the list, not only the first, names the nodes it can go with', () => {
    const { options } = entry({});
    for (const option of options) expect(option.nodes.length).toBeGreaterThan(0);
    const nodes = (mode: string) => options.find((option) => option.mode === mode)!.nodes;
    expect(nodes('directExport')).toEqual(['No one in between']);
    expect(nodes('agentDistributor')).toEqual([
      'Agent',
      'Distributor',
      'Trading company, chain or other large channel',
    ]);
    expect(nodes('salesSubsidiary')).toEqual(['Own unit']);
  });

  it.each([
    ['customers', 'directExport', 'none'],
    ['localIntermediary', 'agentDistributor', 'agent'],
    ['homeIntermediary', 'indirectExport', 'hub'],
    ['homeLeadFirm', 'piggyback', 'anchorPartner'],
  ])('the first contact %s leads to %s by way of %s', (firstContact, mode, node) => {
    const advice = one(means.middle, { firstContact, networkStage: 'contacts', demandEvidence: 'enquiries' });
    expect([advice.way().mode.shown, advice.way().node.shown]).toEqual([mode, node]);
  });

  it('an unknown door asks to find who takes you in, a known one does not', () => {
    const known = { networkStage: 'contacts', demandEvidence: 'enquiries' };
    for (const door of [{}, { firstContact: { unsure: true } }, { firstContact: 'notIdentified' }]) {
      const advice = one(means.middle, { ...known, ...door });
      expect(advice.actions).toContain('find-who-takes-you-in');
      expect(advice.action('find-who-takes-you-in')!.notes.map(({ id }) => id)).toContain('find-the-door');
      expect(advice.action('find-who-takes-you-in')!.places).toEqual([market]);
    }
    expect(one(means.middle, { ...known, firstContact: 'localIntermediary' }).actions).not.toContain(
      'find-who-takes-you-in',
    );
  });

  it('an unknown door makes the advice less sure: more ways in stay possible, and the node is not settled', () => {
    const known = { networkStage: 'contacts', demandEvidence: 'enquiries' };
    const firmAnswers = { ...maker, ...means.middle };
    expect(entry(known, firmAnswers).couldBecome.length).toBeGreaterThan(
      entry({ ...known, firstContact: 'localIntermediary' }, firmAnswers).couldBecome.length,
    );
    expect(entry(known, firmAnswers).node.settled).toBe(false);
  });
});

describe('book5-8-F7 ladder of control and commitment', () => {
  const ceiling = (profile: Profile) => range(decide(compiled, profile).facts.value('resourceCeiling', firm));
  const floor = (profile: Profile) => range(decide(compiled, profile).facts.value('controlFloor', firm));
  const atLeast = ([lo, hi]: [number, number], [lo0, hi0]: [number, number]) => {
    expect(lo).toBeGreaterThanOrEqual(lo0);
    expect(hi).toBeGreaterThanOrEqual(hi0);
  };

  it('the modes climb: an intermediary asks for least and gives least control, a unit or joint venture most', () => {
    const modes = book.decisions['entry.mode']!.options.filter(({ scored }) => scored !== false);
    const of = (rung: number) => modes.filter(({ attributes }) => attributes!.rung === rung);
    const span = (rung: number, scale: 'commitment' | 'control') =>
      of(rung).map(({ attributes }) => attributes![scale]);
    for (const scale of ['commitment', 'control'] as const)
      for (const rung of [1, 2])
        expect(Math.max(...span(rung, scale))).toBeLessThanOrEqual(Math.min(...span(rung + 1, scale)));
    expect(of(1).map(({ id }) => id)).toEqual(expect.arrayContaining(['indirectExport', 'agentDistributor']));
    expect(of(2).map(({ id }) => id)).toContain('directExport');
    expect(of(3).map(({ id }) => id)).toEqual(expect.arrayContaining(['salesSubsidiary', 'jointVenture']));
  });

  it('more to lose, more people or one more source of money never lowers the ceiling', () => {
    const losses = ['under1', 'from1to3', 'from3to10', 'over10'];
    const sources = book.questions.fundingSources!.options!.map(({ id }) => id).filter((id) => id !== 'none');
    const staff = fc.double({ min: 0, max: 20, noNaN: true });
    const richer = fc.oneof(
      fc.nat(2).map((i) => ['affordableLoss', losses[i]!, losses[i + 1]!] as const),
      fc.tuple(staff, staff).map(([a, b]) => ['foreignStaff', a, a + b] as const),
      fc
        .tuple(fc.subarray(sources), fc.constantFrom(...sources))
        .map(
          ([some, more]) =>
            ['fundingSources', some.length > 0 ? some : ['none'], [...new Set([...some, more])]] as const,
        ),
    );
    fc.assert(
      fc.property(randomProfile(book), richer, (profile, [question, less, more]) => {
        const at = (value: string | number | readonly string[]) =>
          ceiling(withAnswer(profile, firm, question, given(value as string)));
        atLeast(at(more), at(less));
      }),
      { ...runs, numRuns: 100 },
    );
    const at = (answers: object) => one(answers).fact('resourceCeiling');
    expect([at(means.small), at(means.middle), at(means.large)]).toEqual([1, 2, 3]);
    expect(at({ ...means.large, fundingSources: ['bankLoans'] })).toBe(2);
  });

  it('one more thing to control never lowers the floor', () => {
    const things = ['quality', 'secrets', 'brandPrice', 'customers'];
    fc.assert(
      fc.property(randomProfile(book), fc.subarray(things), fc.constantFrom(...things), (profile, some, more) => {
        const ask = (picks: string[]) =>
          floor(withAnswer(profile, firm, 'mustControl', given(picks.length > 0 ? picks : ['none'])));
        atLeast(ask([...new Set([...some, more])]), ask(some));
      }),
      runs,
    );
    const at = (mustControl: readonly string[], offerComplexity = 'standard') =>
      one({ mustControl, offerComplexity }).fact('controlFloor');
    expect([at(control.none), at(control.some), at(control.much), at(control.some, 'solution')]).toEqual([1, 2, 3, 3]);
  });

  it('the ceiling closes steps it cannot carry, and only known answers close them', () => {
    for (const mode of ['greenfield', 'acquisition', 'overseasRd']) {
      expect(one(means.middle, { networkStage: 'established' }).gates(mode)).toContain('ceiling-middle');
      expect(one(means.large, { networkStage: 'established' }).gates(mode)).not.toContain('ceiling-middle');
      expect(one({}).gates(mode)).toEqual([]);
    }
    expect(one(means.small).gates('salesSubsidiary')).toContain('ceiling-low');
  });

  const doors = ['localIntermediary', 'homeIntermediary', 'customers', 'notIdentified'];
  const known = { networkStage: 'contacts', demandEvidence: 'enquiries' };

  it.each(doors)(
    'floor above ceiling, door %s: an alliance among the first ways, or tasks shared with a partner',
    (firstContact) => {
      const advice = one(
        { ...means.small, mustControl: control.much, offerComplexity: 'configurable' },
        { ...known, firstContact },
      );
      expect(advice.fact('controlGap')).toBe(2);
      expect(advice.result('entry.strategy') === 'combined' || advice.top(3).includes('alliance')).toBe(true);
      expect(advice.actions).toContain('choose-what-to-control');
      expect(advice.risk('loss-of-control')!.likelihood).toBe(3);
    },
  );

  it('floor and ceiling on the same rung ask for no choice', () => {
    const level = one({ ...means.middle, mustControl: control.some, offerComplexity: 'configurable' }, known);
    expect(level.fact('controlGap')).toBe(0);
    expect(level.actions).not.toContain('choose-what-to-control');
    expect(level.risks).not.toContain('loss-of-control');
  });

  it.each(doors)('floor within the ceiling, door %s: neither', (firstContact) => {
    const advice = one(
      { ...means.large, mustControl: control.none, offerComplexity: 'standard' },
      { ...known, firstContact },
    );
    expect(advice.result('entry.strategy')).not.toBe('combined');
    expect(advice.top(3)).not.toContain('alliance');
    expect(advice.actions).not.toContain('choose-what-to-control');
  });
});

describe('book5-8-F8 three networks: a stage per market, with its own next step', () => {
  const stages = ['none', 'contacts', 'trusted', 'established'];
  const cards = [
    'contacts-stage-none',
    'contacts-stage-information',
    'contacts-stage-trust',
    'contacts-stage-business',
  ];
  const at = (networkStage: string) =>
    one(means.middle, { networkStage, demandEvidence: 'enquiries', firstContact: 'localIntermediary' });

  it('each stage has its own card, first step and sign of being done', () => {
    const steps = stages.map((stage) => at(stage).action('network-next-stage')!.action);
    for (const part of ['firstStep', 'done'] as const) expect(new Set(steps.map((step) => step[part].en)).size).toBe(4);
    for (const [i, stage] of stages.entries())
      expect(at(stage).notes.filter((id) => id.startsWith('contacts-stage-'))).toEqual([cards[i]]);
  });

  it('a market can go back a stage when it is answered again, and the advice goes back with it', () => {
    const profile = profileOf({
      firm: { ...maker, ...means.large },
      markets: [{ id: 'de', targetCountry: 'DE', networkStage: 'established' }],
    });
    const results = (each: Profile) => {
      const { lists, result } = evaluate(compiled, each);
      return [
        lists.notes.map(({ note }) => note.id),
        result('entry.mode', market).options.map(({ option, sum, open }) => [option, sum, open]),
      ];
    };
    const back = withAnswer(profile, market, 'networkStage', given('contacts'));
    expect(results(back)).not.toEqual(results(profile));
    expect(results(withAnswer(back, market, 'networkStage', given('established')))).toEqual(results(profile));
  });

  it('two markets of one firm stand at different stages', () => {
    const { evaluation } = advised({
      firm: maker,
      markets: [
        { targetCountry: 'DE', networkStage: 'trusted' },
        { targetCountry: 'VN', networkStage: 'none' },
      ],
    });
    const shown = evaluation.lists.notes
      .filter(({ note }) => note.about === 'entry.contacts')
      .map(({ note, places }) => [note.id, places]);
    expect(Object.fromEntries(shown)).toEqual({
      'contacts-stage-trust': [{ scope: 'market', index: 0 }],
      'contacts-stage-none': [{ scope: 'market', index: 1 }],
    });
  });

  it('heavy steps open with the stages: units after first contacts, shared capital after trust', () => {
    const closed = (mode: string) =>
      stages.filter(
        (networkStage) => one(means.large, { networkStage, firstContact: 'customers' }).gates(mode).length > 0,
      );
    expect(closed('salesSubsidiary')).toEqual(['none']);
    expect(closed('jointVenture')).toEqual(['none', 'contacts']);
    expect(closed('acquisition')).toEqual(['none', 'contacts']);
  });
});

describe('book5-8-F9 what an intermediary does, and what a partner is worth', () => {
  const door = { firstContact: 'localIntermediary', networkStage: 'contacts', demandEvidence: 'enquiries' };
  const node = (advice: Advice, id: string) => advice.way().node.options.find(({ option }) => option === id)!.sum;
  /** How far the distributor is ahead of the agent. */
  const lead = (intermediaryTasks: string[], financeExposure: string[] = ['none']) => {
    const advice = one({ ...means.middle, financeExposure }, { ...door, intermediaryTasks });
    return node(advice, 'distributor') - node(advice, 'agent');
  };

  it('payment risk that the firm cannot bear lifts the distributor above the agent', () => {
    expect(lead(['marketInformation'])).toBeLessThan(0);
    expect(lead(['stockPaymentRisk'])).toBeGreaterThan(0);
    const shown = (task: string) => one(means.middle, { ...door, intermediaryTasks: [task] }).way().node.shown;
    expect([shown('stockPaymentRisk'), shown('findingCustomers')]).toEqual(['distributor', 'agent']);
  });

  it('insured credit lowers that effect, with and without the wish to hand the risk over', () => {
    for (const tasks of [['stockPaymentRisk'], ['findingCustomers']])
      expect(lead(tasks, ['openAccount'])).toBeGreaterThan(lead(tasks, ['none']));
    expect(lead(['findingCustomers'], ['openAccount'])).toBeGreaterThan(0);
    expect(lead(['findingCustomers'], ['none'])).toBeLessThan(0);
  });

  it('the three blocks speak for different helpers: stock for a warehouse, risk and information for an agent or distributor, nothing for nobody', () => {
    const sum = (mode: string, tasks: string[]) =>
      one({}, { ...door, firstContact: 'customers', intermediaryTasks: tasks }).mode(mode).sum;
    const base = (mode: string) => one({}, { ...door, firstContact: 'customers' }).mode(mode).sum;
    const moved = (tasks: string[]) =>
      ['overseasWarehouse', 'agentDistributor', 'directExport'].map((mode) => sum(mode, tasks) - base(mode));
    expect(moved(['storageDelivery'])).toEqual([1, 0, 0]);
    for (const task of ['stockPaymentRisk', 'findingCustomers', 'marketInformation'])
      expect(moved([task])).toEqual([0, 1, -1]);
    expect(moved(['installationService'])).toEqual([0, 1, 0]);
    expect(moved(['none'])).toEqual([0, -1, 1]);
  });

  const rows = {
    direct: ['safeguard', 'quality', 'cost', 'profit', 'volume'],
    indirect: ['knowledge', 'introductions', 'links', 'position'],
  };
  const marked = (direct: number, indirect: number) =>
    Object.fromEntries([...rows.direct.map((row) => [row, direct]), ...rows.indirect.map((row) => [row, indirect])]);
  const scored = (direct: number, indirect: number, firmAnswers: object, marketAnswers: object = {}) =>
    one(firmAnswers, { ...door, partnerScorecard: marked(direct, indirect), ...marketAnswers });

  it('the scorecard has five rows for today and four for the future', () => {
    expect(book.questions.partnerScorecard!.items!.map(({ id }) => id)).toEqual([...rows.direct, ...rows.indirect]);
  });

  it('quick sales weigh the rows of today double, a lasting presence those of the future', () => {
    const value = (firmAnswers: object, marketAnswers: object = {}) =>
      scored(5, 2, firmAnswers, marketAnswers).fact('partnerValue');
    expect(value({ paybackHorizon: 'under2' })).toBeCloseTo(4);
    expect(value({ paybackHorizon: 'over5' })).toBeCloseTo(3);
    expect(value({ paybackHorizon: 'from2to5' }, { entryUrgency: 'noRush' })).toBeCloseTo(3.5);
    expect(value({ paybackHorizon: 'from2to5' }, { entryUrgency: 'now' })).toBeCloseTo(4);
    expect(value({})).toBe(null);
  });

  it('the same partner can be too weak for one aim and not for the other; a weak one brings contract points', () => {
    const quick = scored(2, 4, { paybackHorizon: 'under2' });
    expect(quick.notes).toContain('partner-weak-for-the-aim');
    expect(quick.action('terms-with-the-intermediary')!.notes.map(({ id }) => id)).toContain(
      'partner-weak-for-the-aim',
    );
    expect(scored(2, 4, { paybackHorizon: 'over5' }).notes).not.toContain('partner-weak-for-the-aim');
    expect(scored(2, 4, {}).notes, 'the aim is open and would decide').not.toContain('partner-weak-for-the-aim');
    expect(scored(2, 2, {}).notes, 'weak for every aim').toContain('partner-weak-for-the-aim');
    expect(scored(3, 5, { paybackHorizon: 'over5' }).notes).toContain('partner-strong-for-the-aim');
    expect(scored(3, 5, { paybackHorizon: 'under2' }).notes).not.toContain('partner-strong-for-the-aim');
  });

  it('a better mark never lowers the value of a partner', () => {
    const all = [...rows.direct, ...rows.indirect];
    const marks = fc.record(Object.fromEntries(all.map((row) => [row, fc.integer({ min: 1, max: 4 })])));
    fc.assert(
      fc.property(randomProfile(book), marks, fc.constantFrom(...all), (profile, table, row) => {
        const asked = withAnswer(profile, market, 'firstContact', given('localIntermediary'));
        const value = (answers: Record<string, number>) =>
          range(
            decide(compiled, withAnswer(asked, market, 'partnerScorecard', given(answers))).facts.value(
              'partnerValue',
              market,
            ),
          );
        const [before, after] = [value(table), value({ ...table, [row]: table[row]! + 1 })];
        for (const end of [0, 1] as const) expect(after[end]).toBeGreaterThan(before[end]);
      }),
      { ...runs, numRuns: 60 },
    );
  });
});

describe('book5-8-F10 the three roles of a broker', () => {
  const through = (intermediaryRole: string, firmAnswers: object = {}) =>
    one(
      { ...means.middle, mustControl: control.some, offerComplexity: 'configurable', ...firmAnswers },
      { firstContact: 'localIntermediary', networkStage: 'contacts', demandEvidence: 'firstOrders', intermediaryRole },
    );

  it('one who keeps both sides apart always adds the risk of dependence and contract actions', () => {
    fc.assert(
      fc.property(randomProfile(book), fc.constantFrom('localIntermediary', 'homeIntermediary'), (profile, door) => {
        const { lists, portfolios } = evaluate(
          compiled,
          withAll(profile, market, { firstContact: given(door), intermediaryRole: given('keepsApart') }),
        );
        const risk = lists.risks.find(({ risk: { id } }) => id === 'dependence-on-one-partner');
        // A market that gates close, or that is to be left, brings no risk of being tied to anybody there.
        const { notNow: isClosed, running } = portfolios[0]!;
        if (!isClosed || running.length > 0)
          expect(risk?.notes.map(({ id }) => id)).toContain('middleman-keeps-you-out');
        // No contract is to be signed where gates close every way in, or where the firm is to step back; a franchise has a contract of its own.
        if (portfolios.every(({ notNow, leaving, now }) => !notNow && !leaving && !now.includes('franchising')))
          expect(lists.actions.map(({ action }) => action.id)).toContain('terms-with-the-intermediary');
      }),
      runs,
    );
    expect(through('keepsApart').risk('dependence-on-one-partner')!.severity).toBe('high');
    expect(through('keepsApart').actions).toContain('second-door');
  });

  it('one who introduces is kept and brings no such risk', () => {
    const [keepsApart, introduces] = [through('keepsApart'), through('introduces')];
    expect(introduces.actions).toContain('keep-the-good-intermediary');
    expect(keepsApart.actions).not.toContain('keep-the-good-intermediary');
    expect(introduces.risk('dependence-on-one-partner')?.severity ?? 'low').toBe('low');
    expect(introduces.actions).not.toContain('second-door');
    expect(introduces.mode('agentDistributor').sum).toBeGreaterThan(keepsApart.mode('agentDistributor').sum);
  });

  it('the role decides how to work with it: past the one who blocks, beside the open one, for good if little must be controlled', () => {
    expect(through('keepsApart').result('entry.strategy')).toBe('transitional');
    expect(through('passesInformation').result('entry.strategy')).toBe('combined');
    expect(through('introduces').result('entry.strategy')).toBe('combined');
    expect(through('introduces', { mustControl: control.none }).result('entry.strategy')).toBe('indirect');
  });

  it('a mere conduit brings contract points, without the alarm', () => {
    const conduit = through('passesInformation');
    expect(conduit.actions).toContain('terms-with-the-intermediary');
    expect(conduit.notes).not.toContain('middleman-keeps-you-out');
  });
});

describe('book5-8-F11 four ways of working with intermediaries', () => {
  const via = { firstContact: 'localIntermediary', networkStage: 'trusted', demandEvidence: 'firstOrders' };
  const archetypes: Record<string, [object, object]> = {
    transitional: [
      { ...means.large, mustControl: control.much, offerComplexity: 'configurable' },
      { ...via, intermediaryRole: 'keepsApart' },
    ],
    indirect: [
      { ...means.small, mustControl: control.none, offerComplexity: 'standard' },
      { ...via, intermediaryRole: 'introduces' },
    ],
    combined: [
      { ...means.middle, mustControl: control.much, offerComplexity: 'customised' },
      { ...via, intermediaryRole: 'introduces' },
    ],
    composite: [
      { ...means.large, mustControl: control.some, offerComplexity: 'configurable' },
      { ...via, intermediaryRole: 'introduces', customerStructure: 'severalSegments' },
    ],
  };
  const archetype = (name: string, more: object = {}) =>
    one(archetypes[name]![0], { ...archetypes[name]![1], ...more });

  it.each(Object.keys(archetypes))('the archetype of %s is recognised', (name) => {
    expect(archetype(name).result('entry.strategy')).toBe(name);
  });

  it('the firm of the capability chapter gets shared tasks or several channels, whatever its source leaves open', () => {
    for (const profile of profilesOf(book, cases.find(({ id }) => id === 'alphatech-2009')!))
      expect(['combined', 'composite']).toContain(evaluate(compiled, profile).result('entry.strategy', market).shown);
  });

  it('several channels bring the check for conflicts, unless they are known to go together', () => {
    const several = archetype('composite');
    expect(several.notes).toContain('two-channels-one-rule');
    expect(several.risks).toContain('channel-conflict');
    expect(several.actions).toContain('channel-rules');
    expect(archetype('composite', { channelEffect: 'cannibalise' }).risk('channel-conflict')!.likelihood).toBe(3);
    expect(archetype('composite', { channelEffect: 'separate' }).actions).not.toContain('channel-rules');
    for (const name of ['transitional', 'indirect', 'combined'])
      expect(archetype(name).notes).not.toContain('two-channels-one-rule');
  });

  it('an intermediary for good is a result: no next step is pressed on the firm', () => {
    const lasting = archetype('indirect').way();
    expect(lasting.next).toEqual([]);
    expect(lasting.stay.map(({ id }) => id)).toContain('stay-with-a-good-intermediary');
    const passing = archetype('transitional').way();
    expect(passing.next.length).toBeGreaterThan(0);
    expect(passing.stay).toEqual([]);
  });

  it('a middleman who blocks is no reason for a step past him that the firm cannot carry', () => {
    const blocked = { ...via, intermediaryRole: 'keepsApart' };
    expect(
      one({ ...means.middle, mustControl: control.some, offerComplexity: 'configurable' }, blocked).result(
        'entry.strategy',
      ),
    ).toBe('transitional');
    const poor = one(
      { ...means.small, mustControl: control.none, offerComplexity: 'configurable', largestPartnerShare: 20 },
      blocked,
    ).way().strategy;
    expect(poor.options.find(({ option }) => option === 'transitional')!.ruledOutBy.map(({ id }) => id)).toEqual([
      'strategy-handover-needs-means',
    ]);
    expect(poor.shown).not.toBe('transitional');
  });

  it('without means for direct work neither the step past nor a second channel is offered', () => {
    fc.assert(
      fc.property(randomProfile(book), (profile) => {
        // A wall that holds most of the sales is left in any case.
        const open = withAnswer(profile, market, 'intermediaryRole', given('introduces'));
        const poor = withAnswer(open, firm, 'foreignStaff', given(0.2));
        expect(['transitional', 'composite']).not.toContain(
          decide(compiled, poor).result('entry.strategy', market).shown,
        );
      }),
      runs,
    );
  });
});

describe('book5-8-F12 structure of the network decides the node', () => {
  const door = { networkStage: 'trusted', demandEvidence: 'enquiries' };
  const sums = (firmAnswers: object, more: object = {}) =>
    Object.fromEntries(
      one(firmAnswers, { ...door, ...more })
        .way()
        .node.options.map(({ option, sum }) => [option, sum]),
    );
  const ahead = (scores: Record<string, number>) =>
    scores.hub! > scores.cluster! ? 'hub' : scores.hub! < scores.cluster! ? 'cluster' : 'equal';

  it('a standard offer goes to the centre, a made-to-measure one to a member of the close circle', () => {
    expect(ahead(sums({ offerComplexity: 'standard' }))).toBe('hub');
    for (const offerComplexity of ['customised', 'solution']) expect(ahead(sums({ offerComplexity }))).toBe('cluster');
    for (const between of [{ offerComplexity: 'configurable' }, {}]) expect(ahead(sums(between))).toBe('equal');
  });

  it('few centres speak for the centre, separate circles for a member of the right one', () => {
    expect(ahead(sums({}, { networkStructure: 'hub' }))).toBe('hub');
    expect(ahead(sums({}, { networkStructure: 'clusters' }))).toBe('cluster');
    expect(
      ahead(sums({ offerComplexity: 'solution' }, { networkStructure: 'hub' })),
      'a special offer needs the close circle also where there are centres',
    ).toBe('cluster');
  });

  it('in a closed network one trusted member opens the rest: one deep relation, not the centre', () => {
    const [open, closed] = [sums({}), sums({}, { networkStructure: 'closed' })];
    expect(['agent', 'anchorPartner', 'hub'].map((id) => closed[id]! - open[id]!)).toEqual([1, 1, -1]);
  });

  it('the node that is shown follows the structure', () => {
    const shown = (networkStructure: string) =>
      one(
        { ...means.middle, offerComplexity: 'standard' },
        { ...door, firstContact: 'localIntermediary', customerStructure: 'manyFirms', networkStructure },
      ).way();
    expect(['closed', 'clusters', 'hub'].map((structure) => shown(structure).mode.shown)).toEqual(
      Array(3).fill('agentDistributor'),
    );
    expect([shown('closed').node.shown, shown('clusters').node.shown]).toEqual(['agent', 'agent']);
    expect(shown('hub').node.first).toEqual(expect.arrayContaining(['distributor', 'hub']));
  });

  it('the first step names the kind of node, and a made-to-measure offer is not sent to the centre', () => {
    const step = (networkStructure: string, offerComplexity: string) =>
      one(
        { offerComplexity },
        { networkStage: 'contacts', firstContact: 'localIntermediary', networkStructure },
      ).action('find-who-takes-you-in')!.action.firstStep.en;
    expect(step('closed', 'customised')).toMatch(/one respected insider/);
    expect(step('hub', 'standard')).toMatch(/most central/);
    expect(step('hub', 'solution')).toMatch(/rather than for the centre/);
    expect(step('clusters', 'solution')).toMatch(/well-placed member/);
  });

  it('a structure nobody described asks for nothing', () => {
    expect(one(means.middle, { networkStage: 'contacts', firstContact: 'localIntermediary' }).actions).not.toContain(
      'find-who-takes-you-in',
    );
  });
});

describe('book5-8-F13 horizon of the network', () => {
  const through = { firstContact: 'localIntermediary', networkStage: 'trusted', demandEvidence: 'firstOrders' };
  const seen = (independentContacts: number, more: object, firmAnswers: object = means.small) =>
    one(firmAnswers, { ...through, independentContacts, ...more });
  const scans = (advice: Advice) => advice.actions.includes('widen-the-view');

  it('fewer than three independent people ask for more eyes and say that partner advice is less sure', () => {
    const counted = [0, 2, 3, 9].map((count) => seen(count, { intermediaryRole: 'passesInformation' }));
    expect(counted.map(scans)).toEqual([true, true, false, false]);
    expect(counted.map((advice) => advice.notes.includes('few-eyes-on-the-market'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('a good intermediary and few means waive the scanning; an unknown or poor one, or larger means, bring it back', () => {
    expect(scans(seen(1, { intermediaryRole: 'introduces' }))).toBe(false);
    for (const intermediaryRole of ['notYetKnown', 'keepsApart', 'passesInformation', { unsure: true }])
      expect(scans(seen(1, { intermediaryRole }))).toBe(true);
    expect(scans(seen(1, {}))).toBe(true);
    expect(scans(seen(1, { intermediaryRole: 'introduces' }, means.large))).toBe(true);
  });

  it('a good intermediary in one market waives nothing in another', () => {
    const advice = advised({
      firm: { ...maker, ...means.small },
      markets: ['introduces', 'notYetKnown'].map((intermediaryRole) => ({
        targetCountry: 'DE',
        ...through,
        independentContacts: 1,
        intermediaryRole,
      })),
    });
    expect(advice.action('widen-the-view')?.places).toEqual([{ scope: 'market', index: 1 }]);
  });

  it('a narrow view makes the choice of a partner riskier', () => {
    const risk = (count: number) =>
      seen(count, { intermediaryRole: 'passesInformation' }, means.middle).risk('wrong-partner')?.likelihood ?? 0;
    expect(risk(0)).toBeGreaterThan(risk(5));
  });
});
