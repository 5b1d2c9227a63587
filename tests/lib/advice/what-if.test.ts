import { describe, expect, it } from 'vitest';
import { type Advice, adviceMarkdown, buildAdvice, parseAim } from '../../../lib/advice/index.ts';
import { type AnswerValue, evaluate, type Profile, smallestChanges, withAnswer } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';

const compiled = realCompiled();
const { book, cases } = realBook();
const firms = cases.map((item) => profilesOf(book, item)[0]!);

/** Every fifth firm of the cases with its advice, made once. */
const told = firms.filter((_, index) => index % 5 === 0).map((profile) => ({ profile, advice: once(profile) }));
function once(profile: Profile): (locale: 'en' | 'zh') => Advice {
  const made: Partial<Record<'en' | 'zh', Advice>> = {};
  return (locale) => (made[locale] ??= buildAdvice(compiled, profile, locale));
}

const maker = profileOf({
  firm: {
    homeCountry: 'CN',
    offerKind: 'industrialGoods',
    employees: 120,
    exportExperience: 'regularUnder5',
    exportRole: 'ownProducts',
    ownBrandShare: 'none',
    foreignStaff: 1,
    filledRoles: ['foreignLead'],
    affordableLoss: 'from1to3',
    technologyRole: 'adapter',
    offerComplexity: 'configurable',
  },
  markets: [
    { id: 'de', targetCountry: 'DE', demandEvidence: 'enquiries', firstContact: 'customers', networkStage: 'contacts' },
  ],
});

const ask = (key: string, locale: 'en' | 'zh' = 'en') => {
  const advice = buildAdvice(compiled, maker, locale, parseAim(compiled, maker, key));
  return { advice, asked: advice.counterfactuals[0]! };
};

describe('what would have to be true', () => {
  it('says what is added to one answer in one breath', () => {
    let seen = 0;
    for (const { advice } of told)
      for (const { sets } of advice('zh').counterfactuals)
        for (const { text, changes } of sets) {
          const added = changes.filter(({ action }) => action === 'add').map(({ label }) => `${label}里增加`);
          for (const part of added) expect(text.split(part).length - 1).toBe(1);
          if (new Set(added).size < added.length) seen++;
        }
    expect(seen).toBeGreaterThan(0);
  });

  it('can be asked of every option that is offered, ruled out or not, and of nothing else', () => {
    const { askable, markets } = buildAdvice(compiled, maker, 'en');
    const keys = askable.flatMap(({ options }) => options.map(({ key }) => key));
    for (const key of keys) expect(parseAim(compiled, maker, key), key).not.toBeNull();
    for (const option of markets[0]!.entry.options) expect(keys).toContain(`entry.mode@de:${option.mode}`);
    expect(markets[0]!.entry.options.some(({ ruledOutBy }) => ruledOutBy.length > 0)).toBe(true);
    for (const key of [
      '',
      'model',
      'model:',
      'entry.mode:jointVenture',
      'entry.mode@fr:jointVenture',
      'level.target:prepareFirst',
      '__proto__',
    ])
      expect(parseAim(compiled, maker, key), key).toBeNull();
  });

  it('stands first and says which changes lead there, how hard they are and what else they change', () => {
    const { asked } = ask('level.target:brand');
    expect(asked).toMatchObject({ asked: true, verdict: 'found', decision: 'level.target', to: 'brand', market: null });
    for (const set of asked.sets) {
      expect(set.changes.length).toBe(asked.sets[0]!.changes.length);
      expect(set.text).toMatch(
        /^Level to aim for: if .+, it becomes “Brand level” instead of “Product level, done well”/,
      );
      for (const { label, to } of set.changes) {
        expect(set.text).toContain(label);
        expect(set.text).toContain(to);
      }
    }
  });

  it('is said of an option that is ruled out', () => {
    const { advice } = ask('');
    const shut = advice.markets[0]!.entry.options.filter(({ ruledOutBy }) => ruledOutBy.length > 0);
    const verdicts = shut.map(({ mode }) => ask(`entry.mode@de:${mode}`).asked);
    expect(verdicts.every(({ asked, market }) => asked && market === 'de')).toBe(true);
    expect(verdicts.some(({ verdict }) => verdict === 'found')).toBe(true);
    expect(verdicts.find(({ verdict }) => verdict === 'none')?.text).toContain(
      'up to 4 changes that a firm can make itself',
    );
  });

  it('says so where the option is the advice already', () => {
    const { advice } = ask('');
    const [now] = advice.markets[0]!.entry.now;
    expect(ask(`entry.mode@de:${now!.mode}`).asked).toMatchObject({ verdict: 'already', sets: [] });
  });

  it('stands in the Markdown in both languages', () => {
    for (const locale of ['en', 'zh'] as const) {
      const { advice, asked } = ask('level.target:brand', locale);
      const text = adviceMarkdown(advice).replaceAll('\\', '');
      for (const set of asked.sets) expect(text).toContain(set.text);
      for (const { text: line } of advice.robustness) expect(text).toContain(line);
    }
  });

  it('asks for the same changes in both languages', () => {
    const plain = (locale: 'en' | 'zh') =>
      buildAdvice(compiled, maker, locale).counterfactuals.map(({ to, market, sets }) => [
        to,
        market,
        sets.map(({ changes }) => changes.map(({ question, effort, action }) => [question, effort, action])),
      ]);
    expect(plain('zh')).toEqual(plain('en'));
  });

  it('leaves out what nothing leads to, unless it is the next level or was asked for', () => {
    for (const { advice } of told)
      for (const { verdict, decision } of advice('en').counterfactuals)
        if (verdict !== 'found') expect([decision, verdict]).toEqual(['level.target', 'none']);
  });
});

/** The firm with one answer more or another one. */
function changed(profile: Profile, question: string, at: string | null, value: AnswerValue): Profile {
  const { scope } = book.questions[question]!;
  const blocks = scope === 'goods' ? profile.goods : profile.markets;
  const index = blocks.findIndex(({ id }) => id === at);
  return withAnswer(profile, scope === 'firm' ? { scope } : { scope, index }, question, given(value));
}
const given = (value: AnswerValue) => ({
  state: 'given' as const,
  value,
});

describe('what is promised', () => {
  it('is the advice, word for word, once the answers are so', () => {
    const kinds = new Set<string>();
    for (const { profile, advice: adviceOf } of told)
      for (const { decision, market, to, sets } of adviceOf('en').counterfactuals)
        for (const { changes, advice, text } of sets.slice(0, 2)) {
          const after = changes.reduce((now, { question, at, answer }) => changed(now, question, at, answer), profile);
          const { level, model, markets } = buildAdvice(compiled, after, 'en');
          const entry = markets.find(({ id }) => id === market)?.entry;
          const first = { 'level.target': level.target, model: model.recommended }[decision] ?? entry?.now[0]?.mode;
          expect(first, text).toBe(to);
          // A close call may be added at its end.
          if (advice) expect(entry!.headline).toContain(advice.slice(0, -1));
          kinds.add(decision);
        }
    expect([...kinds].sort()).toEqual(['entry.mode', 'level.target', 'model']);
  });

  it('comes with one answer to the open question that is said to decide', () => {
    let seen = 0;
    for (const { profile, advice } of told) {
      const found = advice('en').decisive;
      if (!found) continue;
      seen++;
      const after = buildAdvice(compiled, changed(profile, found.question, found.at, found.value), 'en');
      const said = [after.level.targetLabel, after.model.label, ...after.markets.map(({ entry }) => entry.headline)];
      expect(said.some((line) => found.text.includes(line.replace(/\.$|;.*$/g, '')))).toBe(true);
    }
    expect(seen).toBeGreaterThan(5);
  });

  it('is of no settled decision where a question is said to be able to change it', () => {
    for (const { profile, advice } of told) {
      const { decisions, outlook } = evaluate(compiled, profile);
      const settled = (id: string) =>
        decisions
          .filter(({ decision }) => decision === id)
          .every(({ decision, at }) => outlook.prospect(decision, at).settled);
      for (const { question, canChange } of advice('en').open)
        expect(
          canChange.filter((id) => profile.markets.length > 0 && settled(id)),
          question,
        ).toEqual([]);
    }
  });
});

describe('the workshop that is only pushed abroad', () => {
  const workshop = firms[cases.findIndex(({ id }) => id === 'made-up-nobody-in-charge')]!;

  it('is told first of the change that its first action brings about, and of what opens its market', () => {
    const { counterfactuals } = buildAdvice(compiled, workshop, 'zh');
    const first = (decision: string) => counterfactuals.find((item) => item.decision === decision)!.sets[0]!;
    for (const decision of ['level.target', 'entry.mode'])
      expect(first(decision).cause).toBe('现有人员里增加“有专人牵头海外业务并有决定权”');
    expect(first('entry.mode').advice).toMatch(/^越南：先从间接出口做起/);
  });

  it('is told where a change leads no further than to preparing', () => {
    const { sets, further } = buildAdvice(compiled, workshop, 'zh').counterfactuals.find(
      ({ market }) => market === 'vn',
    )!;
    const enquiries = sets.find(({ changes }) => changes[0]!.question === 'demandEvidence')!;
    expect(enquiries.advice).toBe('越南：暂不进入；准备好之后，先从间接出口做起。');
    // Three of several: the others are counted.
    expect(sets.length).toBe(3);
    expect(further.count).toBeGreaterThan(3);
  });
});

it('says of a next step and of what runs that they are so, before it says that they cannot come first', () => {
  const brand = firms[cases.findIndex(({ id }) => id === 'made-up-kitchen-brand')]!;
  const said = (mode: string) => {
    const advice = buildAdvice(compiled, brand, 'zh', parseAim(compiled, brand, `entry.mode@us:${mode}`));
    return advice.counterfactuals[0]!;
  };
  expect(said('overseasWarehouse')).toMatchObject({
    verdict: 'none',
    today: expect.stringContaining('也是路线里的下一步'),
  });
  expect(said('directExport')).toMatchObject({ verdict: 'none', today: expect.stringContaining('已在做，建议保住') });
  expect(said('directExport').text).toContain('取代线上直销');
});

it('tells the answer of today, whatever else the set adds to it', () => {
  for (const { advice } of told)
    for (const { sets } of advice('en').counterfactuals)
      for (const { changes } of sets)
        for (const { question, at, from, action } of changes)
          if (action === 'add')
            expect(
              changes.filter((other) => other.question === question && other.at === at && other.from !== from),
            ).toEqual([]);
});

describe('shares of re-weightings', () => {
  it('are of 100, and 100 only where the advice holds in every draw', () => {
    for (const { advice } of told)
      for (const { first, draws, share, text } of advice('en').robustness) {
        expect(share === 100).toBe(first === draws);
        expect(share === 0).toBe(first === 0);
        if (share < 100) expect(text).toContain(`${share} times in every 100`);
      }
  });
});

it('finds the same for a firm whoever has asked before', () => {
  const aims = [parseAim(compiled, maker, 'level.target:brand')!];
  const before = smallestChanges(compiled, maker, aims);
  smallestChanges(compiled, firms[30]!, aims);
  expect(smallestChanges(compiled, maker, aims)).toEqual(before);
});

it('has a short name for every answer that a firm can change', () => {
  const changeable = Object.values(book.questions).filter(
    ({ effort, type }) => effort !== 'fixed' && type !== 'text' && type !== 'list',
  );
  expect(changeable.filter(({ short }) => !short).map(({ id }) => id)).toEqual([]);
});
