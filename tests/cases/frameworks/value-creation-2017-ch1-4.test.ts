import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceMarkdown, buildAdvice } from '../../../lib/advice/index.ts';
import { type Evaluation, evaluate, highCommitment, type Profile, withAnswer } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { type Advised, advised, type FirmInput } from '../../support/advised.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book, cases } = realBook();
const compiled = realCompiled();
/** A fixed seed: the same firms every time. */
const runs = { numRuns: 60, seed: 2017 };
const profiles = randomProfile(book);
const heavy = ['jointVenture', 'salesSubsidiary', 'greenfield', 'acquisition', 'overseasRd', 'parkEntry'];

/** The firms of the chapter as far as their answers are documented, one evaluation per answer that stands in for silence. */
function chapterFirm(id: string): Evaluation[] {
  const item = cases.find((candidate) => candidate.id === id)!;
  return profilesOf(book, item).map((profile) => evaluate(compiled, profile));
}

function firstThree({ portfolios }: Evaluation, market: number): string[] {
  return portfolios[market]!.mode.options.filter(({ rank }) => rank !== null && rank <= 3).map(({ option }) => option);
}

/** A random firm with some answers set, for the firm or for every market. */
function given(profile: Profile, firm: Record<string, unknown>, market: Record<string, unknown> = {}): Profile {
  type Given = Extract<Parameters<typeof withAnswer>[3], { state: 'given' }>['value'];
  let changed = profile;
  for (const [id, value] of Object.entries(firm))
    changed = withAnswer(changed, { scope: 'firm' }, id, { state: 'given', value: value as Given });
  for (const [id, value] of Object.entries(market))
    for (const index of profile.markets.keys())
      changed = withAnswer(changed, { scope: 'market', index }, id, { state: 'given', value: value as Given });
  return changed;
}

const score = (advice: Advised, mode: string) => advice.mode(mode).sum;

describe('book1-4-F1 dynamic value creation', () => {
  it('finds technology the stronger side of the three firms of the chapter, or as strong, and never ties up a chain for them', () => {
    for (const id of ['fortumo-2012', 'zeroturnaround-2012', 'click-and-grow-2014'])
      for (const evaluation of chapterFirm(id)) {
        const model = evaluation.result('model');
        const [technology, resource] = model.strengths.map(({ sum }) => sum) as [number, number];
        expect(technology, id).toBeGreaterThanOrEqual(resource);
        expect(['ruleExport', 'buildFirst'], id).toContain(model.shown);
        expect(evaluation.result('level.current').shown, id).not.toBe('integrated');
      }
    expect(chapterFirm('zeroturnaround-2012').map((evaluation) => evaluation.result('model').shown)).toEqual([
      'ruleExport',
    ]);
    expect(chapterFirm('fortumo-2012').map((evaluation) => evaluation.result('model.lean').shown)).toEqual([
      'technology',
    ]);
  });

  it('puts an own unit in the lead market among the first three of each of them, and keeps development at home', () => {
    for (const id of ['fortumo-2012', 'zeroturnaround-2012', 'click-and-grow-2014'])
      for (const evaluation of chapterFirm(id)) {
        expect(firstThree(evaluation, 0), id).toContain('salesSubsidiary');
        for (const { now, next } of evaluation.portfolios) {
          expect(now, id).not.toContain('overseasRd');
          expect(next[0]?.step.to, id).not.toBe('overseasRd');
        }
      }
  });

  it('speaks against research abroad in the lead market, less than going there for technology or people speaks for it', () => {
    const rd = (marketPotential: string, motives: string[]) =>
      score(
        advised({
          firm: { offerKind: 'digital', technologyRole: 'original', motives },
          markets: [{ targetCountry: 'US', marketPotential }],
        }),
        'overseasRd',
      );
    const selling = rd('leadMarket', ['technologyEdge']);
    expect(selling).toBe(rd('large', ['technologyEdge']) - 1);
    expect(rd('leadMarket', ['accessTechnology'])).toBeGreaterThan(selling + 1);
    expect(rd('leadMarket', ['accessPeopleCapital'])).toBeGreaterThan(selling + 1);
  });

  it('an own unit gains in the lead market over the same market as a second leg', () => {
    const firm = (marketPotential: string) => advised({ markets: [{ targetCountry: 'US', marketPotential }] });
    expect(score(firm('leadMarket'), 'salesSubsidiary')).toBeGreaterThan(score(firm('medium'), 'salesSubsidiary'));
  });

  it('high technology without sales people, channels and partners never gives the integrated level', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const lonely = given(
          profile,
          {
            technologyRole: 'original',
            technologyAssets: ['patentsGrantedAbroad', 'standardsAuthor'],
            activitiesAbroad: ['none'],
            motives: ['technologyEdge'],
            filledRoles: ['foreignLead', 'technicalSupport'],
            criticalInputs: ['none'],
            fundingSources: ['ownCash'],
            affordableLoss: 'from3to10',
          },
          { networkStage: 'none' },
        );
        const evaluation = evaluate(compiled, lonely);
        expect(evaluation.result('level.current').shown).not.toBe('integrated');
        expect(evaluation.result('level.target').shown).not.toBe('integrated');
      }),
      runs,
    );
  });

  it('the gate against technology alone opens with any one of the three: languages, an own channel, trusted people', () => {
    const gates = (firm: object, networkStage = 'none') =>
      advised({
        firm: {
          offerKind: 'industrialGoods',
          exportExperience: 'regular5to20',
          technologyRole: 'original',
          technologyAssets: ['patentsGrantedAbroad'],
          complianceSystem: 'none',
          motives: ['technologyEdge'],
          activitiesAbroad: ['none'],
          filledRoles: ['foreignLead'],
          criticalInputs: ['none'],
          fundingSources: ['ownCash'],
          affordableLoss: 'from3to10',
          ...firm,
        },
        markets: [{ networkStage }],
      })
        .evaluation.result('level.target')
        .options.find(({ option }) => option === 'integrated')!
        .ruledOutBy.map(({ id }) => id);
    const gate = 'integrated-needs-more-than-technology';
    expect(gates({})).toContain(gate);
    expect(gates({ filledRoles: ['foreignLead', 'salesLanguages'] })).not.toContain(gate);
    expect(gates({ activitiesAbroad: ['salesUnit'] })).not.toContain(gate);
    expect(gates({}, 'trusted')).not.toContain(gate);
  });

  it('names the earliest of several weak blocks, with its own first step', () => {
    const order = ['resources', 'agility', 'strategy', 'outcomes', 'value'];
    const steps = order.map((weak, index) => {
      const valueCreationBlocks = Object.fromEntries(order.map((block, at) => [block, at < index ? 3 : 1]));
      const advice = advised({ firm: { valueCreationBlocks } });
      expect(advice.fact('weakestBlock')).toBe(weak);
      expect(advice.notes.filter((note) => /^block-.*-first$/.test(note))).toEqual([`block-${weak}-first`]);
      return advice.action('weakest-capability')!.action.firstStep.en;
    });
    expect(new Set(steps).size).toBe(order.length);
  });

  it('names no block while none is weak, and asks for a new rating once all five are given', () => {
    const all = (mark: number) => ({ resources: mark, agility: mark, strategy: mark, outcomes: mark, value: mark });
    const strong = advised({ firm: { valueCreationBlocks: all(3) } });
    expect(strong.fact('weakestBlock')).toBeNull();
    expect(strong.notes.filter((note) => note.startsWith('block-'))).toEqual([]);
    expect(strong.notes).toContain('blocks-rate-again');
    expect(advised({}).notes).not.toContain('blocks-rate-again');
  });

  it('a weak fit of technology, organisation and marketing, or weak presence, counts against the integrated level', () => {
    const sum = (resources: number, strategy: number) =>
      advised({
        firm: { valueCreationBlocks: { resources, agility: 3, strategy, outcomes: 3, value: 3 } },
      }).fact('integratedTargetSum') as number;
    expect(sum(2, 3)).toBe(sum(3, 3) - 1);
    expect(sum(3, 2)).toBe(sum(3, 3) - 1);
    expect(sum(2, 2)).toBe(sum(3, 3) - 1);
  });
});

describe('book1-4-F2 network entry phases', () => {
  const alone = ['notIdentified', 'customers', 'homeIntermediary', 'localIntermediary', 'ownPeople'];

  it('in the exposure phase no joint venture, purchase or plant is among the first three, whatever else is answered', () => {
    fc.assert(
      fc.property(
        profiles,
        fc.constantFrom('none', 'contacts'),
        fc.constantFrom(...alone),
        (profile, networkStage, firstContact) => {
          const evaluation = evaluate(compiled, given(profile, {}, { networkStage, firstContact }));
          for (const market of evaluation.portfolios.keys())
            for (const mode of ['jointVenture', 'acquisition', 'greenfield'])
              expect(firstThree(evaluation, market)).not.toContain(mode);
        },
      ),
      runs,
    );
  });

  it('who knows nobody there may tie up nothing there, unless a lead firm or a park takes the firm along', () => {
    fc.assert(
      fc.property(profiles, fc.constantFrom(...alone), (profile, firstContact) => {
        const evaluation = evaluate(compiled, given(profile, {}, { networkStage: 'none', firstContact }));
        for (const { mode } of evaluation.portfolios)
          for (const option of mode.options.filter((candidate) => highCommitment(compiled, candidate.option)))
            expect(option.open, option.option).toBe('no');
      }),
      runs,
    );
  });

  const gates = (networkStage: string, mode: string, firstContact = 'localIntermediary') =>
    advised({ markets: [{ networkStage, firstContact }] })
      .gates(mode)
      .filter((gate) => /waits-for/.test(gate));

  it('opens the heavy ways step by step: own office from contacts on, shared capital and purchase from trust on', () => {
    for (const mode of ['salesSubsidiary', 'overseasRd', 'parkEntry']) {
      expect(gates('none', mode), mode).not.toEqual([]);
      expect(gates('contacts', mode), mode).toEqual([]);
    }
    for (const mode of ['jointVenture', 'greenfield', 'acquisition']) {
      expect(gates('contacts', mode), mode).not.toEqual([]);
      expect(gates('trusted', mode), mode).toEqual([]);
      expect(gates('established', mode), mode).toEqual([]);
    }
  });

  it('a lead firm or a park stands in for contacts of one’s own, but not for a purchase', () => {
    for (const door of ['homeLeadFirm', 'foreignLeadFirm', 'parkOrGroup']) {
      expect(gates('none', 'jointVenture', door), door).toEqual([]);
      expect(gates('none', 'salesSubsidiary', door), door).toEqual([]);
      expect(gates('none', 'acquisition', door), door).toEqual(['purchase-waits-for-trust']);
    }
  });

  it('an open phase closes nothing', () => {
    const open = advised({ markets: [{ firstContact: 'customers' }] });
    for (const mode of heavy) expect(open.gates(mode).filter((gate) => /waits-for/.test(gate))).toEqual([]);
  });

  it('formation speaks for cooperation, sustenance for heavy steps', () => {
    const at = (networkStage: string) => advised({ markets: [{ networkStage }] });
    expect(score(at('trusted'), 'alliance')).toBeGreaterThan(score(at('contacts'), 'alliance'));
    for (const mode of ['jointVenture', 'salesSubsidiary', 'greenfield', 'acquisition'])
      expect(score(at('established'), mode), mode).toBeGreaterThan(score(at('contacts'), mode));
  });
});

describe('book1-4-F3 commitment over time', () => {
  /** What the chapter says of the maker of programming tools when it began to sell licences from home. */
  const atTheStart: FirmInput = {
    firm: {
      homeCountry: 'EE',
      offerKind: 'digital',
      exportExperience: 'regularUnder5',
      motives: ['technologyEdge'],
      exportRole: 'solutionProvider',
      ownBrandShare: 'most',
      buyingReason: 'performance',
      technologyRole: 'original',
      technologyAssets: ['technologySold'],
      offerComplexity: 'standard',
      activitiesAbroad: ['none'],
      fundingSources: ['outsideEquity', 'publicFunds'],
    },
    markets: [
      {
        targetCountry: 'US',
        marketPotential: 'leadMarket',
        demandEvidence: 'firstOrders',
        customerStructure: 'multiCountryClients',
        noveltyThere: 'newEverywhere',
      },
    ],
  };

  it('tags every way in, own units, shared capital, plants, purchases, research and parks as high commitment', () => {
    const { options } = buildAdvice(compiled, profileOf({ markets: [{}] }), 'en').markets[0]!.entry;
    const catalogue = book.decisions['entry.mode']!.options.filter(({ scored }) => scored !== false);
    expect(options.map(({ mode }) => mode).sort()).toEqual(catalogue.map(({ id }) => id).sort());
    const kinds = options.map(({ commitmentKind }) => commitmentKind);
    expect([...new Set(kinds)].sort()).toEqual(['high', 'low']);
    expect(
      options
        .filter(({ commitmentKind }) => commitmentKind === 'high')
        .map(({ mode }) => mode)
        .sort(),
    ).toEqual([...heavy].sort());
  });

  it('the path of ZeroTurnaround is incremental: licences from home, then an office or a partner with a share, then a purchase', () => {
    const way = advised(atTheStart).way();
    expect(way.now).toEqual(['crossBorderEcommerce']);
    expect(['salesSubsidiary', 'jointVenture']).toContain(way.next[0]!.step.to);
    expect(way.later).toContain('acquisition');
    expect(way.commitmentPath).toBe('incremental');
    expect(advised(atTheStart).notes).toContain('path-light-then-heavy');
  });

  it('a firm that licenses others goes on to an office, then to a purchase', () => {
    const licensor = advised({
      firm: {
        ...atTheStart.firm,
        motives: ['leadOrSetStandards'],
        technologyAssets: ['technologySold', 'standardsMember'],
      },
      markets: atTheStart.markets!,
    });
    expect(licensor.way().now).toEqual(['licensing']);
    expect(licensor.way().next.map(({ step }) => step.to)).toContain('salesSubsidiary');
    expect(licensor.way().commitmentPath).toBe('incremental');
  });

  it('shows the path with its stages and tags, in the advice and in Markdown', () => {
    const advice = buildAdvice(compiled, advised(atTheStart).evaluation.profile, 'en');
    const { path, pathLabel } = advice.markets[0]!.entry;
    expect(path.map(({ stage }) => stage)).toEqual(['now', 'next', 'later']);
    expect(path.map(({ modes }) => modes[0]!.commitmentKind)).toEqual(['low', 'high', 'high']);
    expect(pathLabel).toBe('light first, heavy later');
    expect(adviceMarkdown(advice)).toContain(
      'Commitment path: light first, heavy later. Now: Online sales across borders (low commitment) → Next: Own sales or service unit (high commitment)',
    );
  });

  it('a firm that stays where it is stays light; one that begins with an own unit is heavy at once', () => {
    const stays = advised({
      firm: { offerKind: 'consumerGoods', exportRole: 'ownProducts' },
      markets: [{ marketPotential: 'small', firstContact: 'homeIntermediary' }],
    });
    expect(stays.way().commitmentPath).toBe('low');
    expect(stays.notes).toContain('path-light-only');
    const heavyAtOnce = advised({
      firm: { foreignStaff: 5 },
      markets: [{ marketPotential: 'leadMarket', firstContact: 'ownPeople' }],
    });
    expect(heavyAtOnce.way().now).toEqual(['salesSubsidiary']);
    expect(heavyAtOnce.way().commitmentPath).toBe('high');
    expect(heavyAtOnce.notes).toContain('path-heavy-at-once');
  });

  it('a path never turns back, and is light, incremental or heavy exactly as its stages say', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        for (const portfolio of evaluate(compiled, profile).portfolios) {
          const { now, beside, next, later, leaving, commitmentPath, stay, running } = portfolio;
          if (leaving || now.length === 0) {
            expect(commitmentPath).toBeNull();
            continue;
          }
          const onwards = [...(next[0] ? [next[0].step.to] : []), ...later];
          const today = [now[0]!, ...beside];
          for (const mode of onwards) expect([...now, ...beside]).not.toContain(mode);
          // Where something else runs and is to be improved first, the way advised is the stage after it.
          const waits = stay.length > 0 && running.length > 0 && !running.includes(now[0]!);
          const climbs = (waits ? now : onwards).some((mode) => heavy.includes(mode));
          const starts = (waits ? running : today).some((mode) => heavy.includes(mode));
          expect(commitmentPath).toBe(starts ? 'high' : climbs ? 'incremental' : 'low');
        }
      }),
      runs,
    );
  });

  it('a market to leave has no path', () => {
    const leaving = advised({ markets: [{ demandEvidence: 'firstOrders', localResult: 'loses' }] });
    expect(leaving.way().commitmentPath).toBeNull();
    expect(leaving.notes.filter((note) => note.startsWith('path-'))).toEqual([]);
  });
});

describe('book1-4-F4 international entrepreneurial culture', () => {
  const sides = ['enterprise', 'market', 'learning', 'motivation', 'competitorNetwork', 'otherNetwork'] as const;
  type Marks = Record<(typeof sides)[number], number>;
  const marks = (mark: number): Marks => ({
    enterprise: mark,
    market: mark,
    learning: mark,
    motivation: mark,
    competitorNetwork: mark,
    otherNetwork: mark,
  });
  const firm = (entrepreneurialCulture: Partial<Marks>) => advised({ firm: { entrepreneurialCulture } });
  const acts = (advice: Advised) => advice.notes.filter((note) => note.startsWith('culture-'));

  it('asks for the six sides', () => {
    expect(book.questions.entrepreneurialCulture!.items!.map(({ id }) => id)).toEqual([...sides]);
  });

  it('the sub-score rises with every side, and is their mean', () => {
    const mark = fc.integer({ min: 1, max: 6 });
    const some = fc.record({
      enterprise: mark,
      market: mark,
      learning: mark,
      motivation: mark,
      competitorNetwork: mark,
      otherNetwork: mark,
    });
    fc.assert(
      fc.property(some, fc.constantFrom(...sides), (given, side) => {
        const before = firm(given).fact('cultureMean') as number;
        const after = firm({ ...given, [side]: given[side] + 1 }).fact('cultureMean') as number;
        expect(before).toBeCloseTo(Object.values(given).reduce((sum, value) => sum + value, 0) / 6);
        expect(after).toBeCloseTo(before + 1 / 6);
      }),
      runs,
    );
  });

  it('gives the lowest side its own act, and only that side', () => {
    const found = sides.map((side) => {
      const advice = firm({ ...marks(5), [side]: 2 });
      expect(advice.fact('cultureLowest')).toBe(side);
      expect(acts(advice)).toHaveLength(1);
      expect(advice.actions).toContain('weakest-capability');
      expect(advice.action('weakest-capability')!.notes.map(({ id }) => id)).toEqual(acts(advice));
      return acts(advice)[0];
    });
    expect(new Set(found).size).toBe(sides.length);
  });

  it('acts from below the middle of the scale on: 3 of 7 yes, 4 no', () => {
    expect(acts(firm({ ...marks(6), learning: 3 }))).toEqual(['culture-learning-lowest']);
    expect(acts(firm({ ...marks(6), learning: 4 }))).toEqual([]);
  });

  it('of equally low sides the one asked first speaks', () => {
    expect(firm({ ...marks(6), motivation: 2, market: 2 }).fact('cultureLowest')).toBe('market');
  });

  it('without answers there is no score and no act', () => {
    const silent = advised({});
    expect(silent.fact('cultureMean')).toBeNull();
    expect(silent.fact('cultureLowest')).toBeNull();
    expect(acts(silent)).toEqual([]);
    expect(silent.actions).not.toContain('weakest-capability');
  });

  it('shows the score, and lets neither level, model nor way in depend on it', () => {
    const advice = (mark: number) =>
      buildAdvice(compiled, profileOf({ firm: { entrepreneurialCulture: marks(mark) }, markets: [{}] }), 'en');
    expect(advice(2).figures.map(({ text }) => text)).toEqual([
      'Entrepreneurial culture, mean of your six marks: 2 of 7.',
    ]);
    const decided = ({ level, model, markets }: ReturnType<typeof advice>) => ({
      level,
      model,
      entry: markets[0]!.entry,
    });
    expect(decided(advice(1))).toEqual(decided(advice(7)));
  });
});

describe('book1-4-F5 scalability, breadth or depth', () => {
  const firm = (answers: object) =>
    advised({ firm: { exportExperience: 'regularUnder5', ...answers }, markets: [{ targetCountry: 'US' }] });
  const software = firm({ offerKind: 'digital', costPerExtraCountry: 'falls' });
  const machines = firm({ offerKind: 'industrialGoods', costPerExtraCountry: 'rises' });

  it('software whose cost per country falls goes broad, online first', () => {
    expect(software.fact('breadthOrDepth')).toBe('breadth');
    expect(software.modes()[0]).toBe('crossBorderEcommerce');
    expect(software.notes).toContain('scale-go-broad');
    expect(software.notes).not.toContain('scale-go-deep');
  });

  it('goods whose cost per country rises go deep or with an ally', () => {
    expect(machines.fact('breadthOrDepth')).toBe('depth');
    expect(machines.notes).toContain('scale-go-deep');
    expect(machines.notes).not.toContain('scale-go-broad');
    const same = firm({ offerKind: 'industrialGoods', costPerExtraCountry: 'same' });
    expect(score(machines, 'alliance')).toBeGreaterThan(score(same, 'alliance'));
    expect(score(machines, 'salesSubsidiary')).toBeLessThan(score(same, 'salesSubsidiary'));
  });

  it('gives neither while the cost stays the same or is not known', () => {
    for (const answers of [{ costPerExtraCountry: 'same' }, {}]) {
      const notes = firm(answers).notes.filter((note) => note.startsWith('scale-'));
      expect(notes).toEqual([]);
    }
    expect(firm({ costPerExtraCountry: 'same' }).fact('breadthOrDepth')).toBe('open');
    expect(firm({}).fact('breadthOrDepth')).toBeNull();
  });

  it('the number of markets is an action whose first step differs for breadth and depth', () => {
    const step = (advice: Advised) => advice.action('right-number-of-markets')!.action.firstStep.en;
    expect(step(software)).not.toBe(step(machines));
  });

  it('shows reach and depth side by side, and reach alone while the share is open', () => {
    const figure = (answers: object) =>
      buildAdvice(compiled, profileOf({ firm: { exportExperience: 'regularUnder5', ...answers } }), 'en').figures.find(
        ({ id }) => id === 'reach',
      )?.text;
    expect(figure({ foreignMarketsCount: 75, exportShare: 90 })).toBe(
      'Reach: 75 countries. Depth: on average 1.2 % of your sales from each.',
    );
    expect(figure({ foreignMarketsCount: 75 })).toBe('Reach: 75 countries.');
    expect(figure({ foreignMarketsCount: 0, exportShare: 0 })).toBeUndefined();
    expect(figure({})).toBeUndefined();
  });
});

describe('book1-4-F6 equity or non-equity partner', () => {
  const firm = (answers: object, networkStage = 'contacts') =>
    advised({
      firm: { offerKind: 'digital', exportRole: 'solutionProvider', ...answers },
      markets: [{ networkStage }],
    });
  /** Before the investor: own funds gone into development, lead market unknown, owners ready to share. */
  const zeroTurnaround = firm({ affordableLoss: 'under1', fundingSources: ['publicFunds'], equityOpenness: true });
  /** Growing on its own sales, partners at the operators. */
  const fortumo = firm({ affordableLoss: 'from3to10', fundingSources: ['ownCash'] });

  it('short of money and contacts and willing to share: a partner with a share, as ZeroTurnaround', () => {
    expect(zeroTurnaround.fact('equityPartnerFit')).toBe('equity');
    expect(zeroTurnaround.actions).toContain('talk-to-an-equity-partner');
  });

  it('short of contacts only: a partner without a share, as Fortumo', () => {
    expect(fortumo.fact('equityPartnerFit')).toBe('nonEquity');
    expect(fortumo.actions).not.toContain('talk-to-an-equity-partner');
  });

  it('the partner with a share speaks for a joint venture, the one without for an alliance', () => {
    const refused = firm({ affordableLoss: 'under1', fundingSources: ['publicFunds'], equityOpenness: false });
    expect(score(zeroTurnaround, 'jointVenture')).toBe(score(refused, 'jointVenture') + 2);
    const reasons = (advice: Advised) => advice.mode('alliance').reasons.map(({ rule }) => rule.id);
    expect(reasons(fortumo)).toContain('partner-without-a-share');
    expect(reasons(zeroTurnaround)).not.toContain('partner-without-a-share');
  });

  it('with contacts, with owners who will not share, or with neither gap, no partner is suggested on this ground', () => {
    const gap = { affordableLoss: 'under1', fundingSources: ['ownCash'] };
    expect(firm({ ...gap, equityOpenness: true }, 'trusted').fact('equityPartnerFit')).toBe('neither');
    expect(firm({ ...gap, equityOpenness: false }).fact('equityPartnerFit')).toBe('neither');
    expect(firm({ affordableLoss: 'over10', fundingSources: ['ownCash'] }, 'trusted').fact('equityPartnerFit')).toBe(
      'neither',
    );
  });

  it('one market with trusted people closes the contact gap of the firm', () => {
    const two = advised({
      firm: { affordableLoss: 'under1', equityOpenness: true },
      markets: [{ networkStage: 'none' }, { networkStage: 'established' }],
    });
    expect(two.fact('equityPartnerFit')).toBe('neither');
  });

  it('asks about sharing ownership wherever money could be short, also for a firm with nothing but its bank', () => {
    const asked = (firm: object) =>
      evaluate(compiled, profileOf({ firm })).facts.applies(book.questions.equityOpenness!, { scope: 'firm' });
    expect(asked({ affordableLoss: 'over10', fundingSources: ['bankLoans'] })).toBe('yes');
    expect(asked({ affordableLoss: 'under1', fundingSources: ['ownCash'] })).toBe('yes');
    expect(asked({ affordableLoss: 'over10', fundingSources: ['ownCash'] })).toBe('no');
  });

  it('says that the criterion is our inference', () => {
    for (const id of ['partner-with-a-share', 'partner-without-a-share']) {
      const rule = book.decisions['entry.mode']!.rules.find((candidate) => candidate.id === id)!;
      expect(rule.because).toContain('design-equity-inference');
      expect(rule.text.en).toMatch(/our inference/i);
      expect(rule.text.zh).toContain('依据三家企业案例');
    }
  });
});

describe('book1-4-F7 two by two of opportunities', () => {
  const market = (answers: object): FirmInput => ({
    firm: { offerKind: 'industrialGoods', exportExperience: 'regularUnder5' },
    markets: [{ targetCountry: 'DE', demandEvidence: 'enquiries', ...answers }],
  });
  const pairs = [
    ['organise', 'combine', 'facts', 'cell-organise-combination'],
    ['exploit', 'serveGap', 'facts', 'cell-exploit-gap'],
    ['construct', 'combine', 'workedOut', 'cell-explore-and-construct'],
    ['cocreate', 'serveGap', 'workedOut', 'cell-create-with-partners'],
  ] as const;

  it('each of the four pairs of answers has its own name, line and list of actions', () => {
    const lists = pairs.map(([cell, valueSource, outcomeKnowable, line]) => {
      const advice = advised(market({ valueSource, outcomeKnowable }));
      expect(advice.fact('opportunityCellName')).toBe(cell);
      expect(advice.notes.filter((note) => note.startsWith('cell-'))).toEqual([line]);
      return advice.evaluation.lists.actions.map(({ action }) => `${action.name.en}: ${action.firstStep.en}`);
    });
    for (const [index, list] of lists.entries())
      for (const other of lists.slice(index + 1)) expect(new Set(list)).not.toEqual(new Set(other));
  });

  it('mixed answers give the lines of every cell they touch', () => {
    const cells = (answers: object) => advised(market(answers)).notes.filter((note) => note.startsWith('cell-'));
    expect(cells({ valueSource: 'both', outcomeKnowable: 'facts' })).toEqual([
      'cell-organise-combination',
      'cell-exploit-gap',
    ]);
    expect(cells({ valueSource: 'both', outcomeKnowable: 'both' })).toHaveLength(4);
    expect(advised(market({ valueSource: 'both', outcomeKnowable: 'both' })).fact('opportunityCellName')).toBe('mixed');
  });

  it('one answer alone names no cell', () => {
    const half = advised(market({ valueSource: 'combine' }));
    expect(half.fact('opportunityCellName')).toBeNull();
    expect(half.actions).not.toContain('order-of-the-work');
  });

  it('where the result must be worked out with others, the first step never ties up much', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const evaluation = evaluate(compiled, given(profile, {}, { outcomeKnowable: 'workedOut' }));
        for (const { now } of evaluation.portfolios)
          for (const mode of now) expect(highCommitment(compiled, mode), mode).toBe(false);
      }),
      runs,
    );
  });

  it('the same firm may begin heavy once the result can be estimated', () => {
    const firm = (outcomeKnowable: string) =>
      advised({
        firm: { foreignStaff: 5 },
        markets: [{ marketPotential: 'leadMarket', firstContact: 'ownPeople', outcomeKnowable }],
      });
    expect(firm('facts').way().now).toEqual(['salesSubsidiary']);
    expect(firm('both').way().now).toEqual(['salesSubsidiary']);
    expect(firm('workedOut').gates('salesSubsidiary')).toEqual(['heavy-waits-until-result-can-be-estimated']);
  });

  it('the heavy step waits for a trigger that is a result', () => {
    const way = advised({
      firm: { offerKind: 'industrialGoods', exportRole: 'ownProducts', foreignStaff: 3, affordableLoss: 'from3to10' },
      markets: [{ firstContact: 'customers', outcomeKnowable: 'workedOut', demandEvidence: 'firstOrders' }],
    }).way();
    expect(way.now).toEqual(['directExport']);
    const office = way.next.find(({ step }) => step.to === 'salesSubsidiary')!;
    expect(office.opens.map(({ id }) => id)).toContain('heavy-waits-until-result-can-be-estimated');
    expect(office.step.trigger.en).toMatch(/repeat orders/);
  });
});

describe('book1-4-F8 perceive, discover, create', () => {
  const market = (answers: Record<string, unknown>) => advised({ markets: [answers] });

  it.each([
    [true, true, 'match', 'opportunity-match'],
    [true, false, 'test', 'opportunity-test'],
    [false, true, 'test', 'opportunity-test'],
    [false, false, 'experiment', 'opportunity-experiment'],
  ])('demand seen %s, solution ready %s: %s', (demandVisible, solutionReady, step, line) => {
    const advice = market({ demandVisible, solutionReady });
    expect(advice.fact('opportunityStep')).toBe(step);
    expect(advice.notes.filter((note) => note.startsWith('opportunity-'))).toEqual([line]);
    expect(advice.action('test-demand')!.notes.map(({ id }) => id)).toContain(line);
  });

  it('each of the three has its own first step', () => {
    const step = (demandVisible: boolean, solutionReady: boolean) =>
      market({ demandVisible, solutionReady }).action('test-demand')!.action.firstStep.en;
    expect(new Set([step(true, true), step(true, false), step(false, false)]).size).toBe(3);
    expect(step(false, true)).toBe(step(true, false));
  });

  it('one answer leaves it open between the two it allows', () => {
    for (const answers of [{}, { demandVisible: true }, { solutionReady: false }]) {
      expect(market(answers).fact('opportunityStep')).toBeNull();
      expect(market(answers).notes.filter((note) => note.startsWith('opportunity-'))).toEqual([]);
    }
  });
});

describe('book1-4-F9 innovation or arbitrage', () => {
  it('the novel tool of ZeroTurnaround is an innovation and leads to the technology-driven model', () => {
    for (const evaluation of chapterFirm('zeroturnaround-2012')) {
      const kind = evaluation.facts.value('opportunityKind', { scope: 'firm' });
      expect(kind).toEqual({ is: 'choice', may: new Set(['innovation']) });
      expect(evaluation.result('model').shown).toBe('ruleExport');
      expect(evaluation.lists.notes.map(({ note }) => note.id)).toContain('note-novelty-rather-than-gap');
    }
  });

  const firm = (noveltyThere: string[], technologyRole = 'processImprover') =>
    advised({
      firm: { offerKind: 'consumerGoods', exportExperience: 'regularUnder5', technologyRole },
      markets: noveltyThere.map((novelty) => ({ noveltyThere: novelty })),
    });

  it.each(['applier', 'processImprover', 'adapter'])(
    'goods known at home and missing there are a gap and the market leads, for a firm that is a technology %s',
    (technologyRole) => {
      const advice = firm(['missingThere'], technologyRole);
      expect(advice.fact('opportunityKind')).toBe('arbitrage');
      expect(advice.result('model')).toBe('buildFirst');
      expect(advice.result('model.lean')).toBe('market');
      expect(advice.notes).toContain('note-gap-rather-than-novelty');
      expect(advice.notes).not.toContain('note-novelty-rather-than-gap');
    },
  );

  it('without the gap the firm that applies technology is told to absorb it first', () => {
    expect(firm(['commonThere'], 'applier').result('model.lean')).toBe('absorb');
  });

  it('novelty adds to technology strength, a gap does not', () => {
    expect(firm(['newEverywhere']).strength('technology')).toBe(firm(['commonThere']).strength('technology') + 1);
    expect(firm(['missingThere']).strength('technology')).toBe(firm(['commonThere']).strength('technology'));
  });

  it('new in one market and missing in another is both, and not called convergent for it', () => {
    const both = firm(['newEverywhere', 'missingThere']);
    expect(both.fact('opportunityKind')).toBe('both');
    expect(both.notes).toContain('note-novelty-and-gap');
    expect(both.result('model')).not.toBe('convergent');
  });

  it('common everywhere is neither, unanswered stays open', () => {
    expect(firm(['commonThere']).fact('opportunityKind')).toBe('neither');
    expect(advised({ markets: [{}] }).fact('opportunityKind')).toBeNull();
  });
});

describe('book1-4-F10 gradual or diversified start', () => {
  const composite = (id: string) => chapterFirm(id);
  const exporter = (foreignMarketsCount: number) =>
    advised({ firm: { exportExperience: 'regularUnder5', foreignMarketsCount } });

  it('each further country adds to the breadth score, and adds less than the one before', () => {
    const scores = Array.from({ length: 31 }, (_, countries) => exporter(countries).fact('breadthScore') as number);
    const steps = scores.slice(1).map((value, index) => value - scores[index]!);
    for (const [index, step] of steps.entries()) {
      expect(step).toBeGreaterThan(0);
      if (index > 0) expect(step).toBeLessThan(steps[index - 1]!);
    }
    // From one country to two counts more than from six to seven.
    expect(steps[1]!).toBeGreaterThan(3 * steps[6]!);
    expect(exporter(6).fact('breadthGain')).toBeCloseTo(steps[6]!);
  });

  it('the score decides nothing: one country or thirty give the same level, model and ways in', () => {
    const decided = (foreignMarketsCount: number) => {
      const { decisions } = advised({
        firm: { exportExperience: 'regularUnder5', foreignMarketsCount, foreignStaff: 50 },
        markets: [{ targetCountry: 'DE' }],
      }).evaluation;
      return decisions
        .filter(({ decision }) => /^(level|model|entry)/.test(decision))
        .map(({ decision, shown, options }) => [decision, shown, options.map(({ sum }) => sum)]);
    };
    expect(decided(1)).toEqual(decided(30));
  });

  it('the evidence is marked as divided where breadth is a question: in the first years abroad and beside the breadth score', () => {
    const isMarked = (firm: Record<string, unknown>, markets = 1) =>
      advised({
        firm,
        markets: ['DE', 'FR', 'PL'].slice(0, markets).map((targetCountry) => ({ targetCountry })),
      }).notes.includes('divided-breadth');
    for (const exportExperience of ['none', 'occasional', 'regularUnder5'])
      expect(isMarked({ exportExperience })).toBe(true);
    expect(isMarked({ exportExperience: 'regularOver20', foreignMarketsCount: 12 })).toBe(true);
    for (const markets of [0, 1, 3]) expect(isMarked({ exportExperience: 'regularOver20' }, markets)).toBe(false);
  });

  it('wherever the breadth score stands, random firms read beside it that the evidence is divided', () => {
    let scored = 0;
    fc.assert(
      fc.property(profiles, (profile) => {
        const evaluation = evaluate(compiled, profile);
        const { facts, lists } = evaluation;
        const breadth = facts.value('breadthScore', { scope: 'firm' });
        if (breadth.is !== 'number' || breadth.lo !== breadth.hi || breadth.lo === 0) return;
        scored++;
        expect(lists.notes.find(({ note }) => note.id === 'divided-breadth')?.note.flag).toBe('evidenceDivided');
      }),
      { ...runs, numRuns: 60 },
    );
    expect(scored).toBeGreaterThan(0);
  });

  it('a firm that starts sees both paths and what speaks for and against each', () => {
    const advice = buildAdvice(
      compiled,
      profileOf({
        firm: { exportExperience: 'none', costPerExtraCountry: 'falls', foreignStaff: 0.5 },
        markets: [{ networkStage: 'none' }],
      }),
      'en',
    );
    expect(advice.pathway.notes.map(({ id }) => id)).toContain('ahead-one-market-or-several');
    const reasons = Object.fromEntries(
      advice.pathway.ahead.map((option) => [option.option, option.for.map(({ rule }) => rule)]),
    );
    expect(reasons.earlyAndWide).toEqual(['ahead-next-country-is-cheap']);
    expect(reasons.stepByStep).toEqual(expect.arrayContaining(['ahead-no-hands', 'ahead-knows-nobody']));
    const text = adviceMarkdown(advice);
    expect(text).toContain('Evidence divided: several markets early or one first?');
    expect(text).toContain('Each further country costs you less than the one before.');
  });

  it('a firm with regular sales is not offered a pace to start with', () => {
    const advice = buildAdvice(compiled, profileOf({ firm: { exportExperience: 'regular5to20' } }), 'en');
    expect(advice.pathway.ahead).toEqual([]);
    expect(advice.pathway.notes.map(({ id }) => id)).not.toContain('ahead-one-market-or-several');
  });

  it('guards say whose data they are: another home than a small open one, another firm than a first-timer', () => {
    const notes = (firm: Record<string, unknown>) =>
      advised({ firm }).notes.filter((note) => note.startsWith('breadth-'));
    expect(notes({ homeCountry: 'SI', exportExperience: 'none' })).toEqual([]);
    expect(notes({ homeCountry: 'CN', exportExperience: 'none' })).toEqual(['breadth-from-another-home']);
    const broad = { foreignMarketsCount: 12 };
    expect(notes({ homeCountry: 'SI', exportExperience: 'regular5to20', ...broad })).toEqual([
      'breadth-not-a-first-timer',
    ]);
    expect(notes({ homeCountry: 'CN', exportExperience: 'regularOver20' })).toEqual([]);
    expect(notes({ homeCountry: 'CN', exportExperience: 'regularOver20', ...broad })).toEqual([
      'breadth-from-another-home',
      'breadth-not-a-first-timer',
    ]);
  });

  it('the exporter that stopped gets few markets, debt and the first year as risks, the one that continued only the last', () => {
    const risks = ({ lists }: Evaluation) => lists.risks.map(({ risk }) => risk.id);
    for (const evaluation of composite('slovenia-stopped')) {
      expect(risks(evaluation)).toEqual(expect.arrayContaining(['breadth-misfit', 'debt-financed-entry']));
      const misfit = evaluation.lists.risks.find(({ risk }) => risk.id === 'breadth-misfit')!;
      expect(misfit.likely.map(({ text }) => text.en).join(' ')).toMatch(
        /does not show that few markets are the cause/,
      );
    }
    for (const evaluation of composite('slovenia-continuing')) {
      expect(risks(evaluation)).not.toContain('breadth-misfit');
      expect(risks(evaluation)).not.toContain('debt-financed-entry');
    }
  });
});

describe('book1-4-F12 place in the value chain', () => {
  const supplier = (answers: object, firstContact = 'homeLeadFirm') =>
    advised({
      firm: {
        offerKind: 'materialsParts',
        exportExperience: 'regularUnder5',
        exportRole: 'componentSupplier',
        ...answers,
      },
      markets: [{ targetCountry: 'HU', firstContact }],
    });

  it('a supplier whom a lead firm takes along goes along with it, one without a lead firm cannot', () => {
    expect(supplier({}).way().now).toEqual(['piggyback']);
    expect(supplier({}, 'customers').gates('piggyback')).toContain('piggyback-needs-a-lead-firm');
  });

  it('an independent firm goes along less readily than a supplier', () => {
    expect(score(supplier({}), 'piggyback')).toBeGreaterThan(
      score(supplier({ exportRole: 'ownProducts' }), 'piggyback'),
    );
  });

  it('a supplier far from the stages that earn gets the risk of value earned elsewhere, an independent firm does not', () => {
    expect(supplier({ buyingReason: 'lowPrice' }).risks).toContain('value-capture');
    expect(supplier({ exportRole: 'contractManufacturer' }).risks).toContain('value-capture');
    expect(supplier({ exportRole: 'ownProducts', buyingReason: 'lowPrice' }).risks).not.toContain('value-capture');
    expect(supplier({ exportRole: 'solutionProvider', buyingReason: 'lowPrice' }).risks).not.toContain('value-capture');
  });

  it('a supplier bought for its technology, close to what earns, does not get it', () => {
    expect(supplier({ buyingReason: 'performance' }).risks).not.toContain('value-capture');
  });

  it('joint design or development brings the supplier closer and eases the risk', () => {
    const likelihood = (coActivities: string[]) =>
      supplier({ exportRole: 'contractManufacturer', offerComplexity: 'standard', coActivities }).risk('value-capture')!
        .likelihood;
    expect(likelihood(['none'])).toBe(3);
    expect(likelihood(['coDistribute'])).toBe(3);
    expect(likelihood(['coDesign'])).toBe(2);
    expect(likelihood(['coDevelop'])).toBe(2);
  });

  it('being a supplier in a chain is not called chain integration', () => {
    const advice = supplier({ buyingReason: 'reliability', motives: ['followCustomers'], activitiesAbroad: ['none'] });
    expect(advice.result('model')).not.toBe('chainIntegration');
  });
});

describe('book1-4-F13 value test with withdrawal', () => {
  const served = (localResult: string, more: object = {}) =>
    advised({ markets: [{ targetCountry: 'FR', demandEvidence: 'firstOrders', localResult, ...more }] });

  it('cost above benefit without learning triggers the exit review, and nothing else does', () => {
    const loses = served('loses');
    expect(loses.fact('exitReview')).toBe(true);
    expect(loses.actions).toContain('exit-review');
    expect(loses.risk('holding-on')!.severity).toBe('high');
    for (const result of ['earns', 'evens', 'losesButTeaches']) {
      expect(served(result).fact('exitReview'), result).toBe(false);
      expect(served(result).actions, result).not.toContain('exit-review');
    }
  });

  it('staying, keeping, reducing and leaving are all outcomes', () => {
    expect(served('earns').result('entry.stance')).toBe('grow');
    expect(served('evens').result('entry.stance')).toBe('keep');
    expect(served('losesButTeaches').result('entry.stance')).toBe('keep');
    expect(served('loses', { marketPotential: 'large' }).result('entry.stance')).toBe('reduce');
    expect(served('loses', { marketPotential: 'small' }).result('entry.stance')).toBe('withdraw');
  });

  it('a market to reduce or leave gets a staged way out in place of a way in; one that teaches does not', () => {
    for (const marketPotential of ['large', 'small'])
      expect(served('loses', { marketPotential }).way().now).toEqual(['stagedWithdrawal']);
    expect(served('losesButTeaches').way().now).not.toContain('stagedWithdrawal');
  });

  it('what does not earn is not stepped up', () => {
    for (const result of ['evens', 'losesButTeaches'])
      expect(
        served(result)
          .way()
          .stay.map(({ id }) => id),
        result,
      ).toContain('stay-while-it-does-not-earn');
    expect(served('earns').way().stay).toEqual([]);
  });

  it('a unit margin below zero asks for the review too, before the two years are over', () => {
    const margin = (unitMargin: number) =>
      advised({ markets: [{ demandEvidence: 'repeatOrders', unitMargin }] }).actions.includes('exit-review');
    expect(margin(-1)).toBe(true);
    expect(margin(0)).toBe(false);
  });

  it('a market without sales is not put to the test', () => {
    const untouched = advised({ markets: [{ demandEvidence: 'enquiries', localResult: 'loses' }] });
    expect(untouched.fact('exitReview')).not.toBe(true);
    expect(untouched.way().leaving).toBe(false);
  });
});
