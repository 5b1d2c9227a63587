import { describe, expect, it } from 'vitest';
import { adviceMarkdown, buildAdvice, parseAim } from '../../../lib/advice/index.ts';
import { smallestChanges } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';

const compiled = realCompiled();
const { book, cases } = realBook();
const firms = cases.map((item) => profilesOf(book, item)[0]!);

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
        /^If .+ \(effort: (small|noticeable|large)\).*, then Brand level becomes the level to aim for\.$/,
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
    expect(verdicts.find(({ verdict }) => verdict === 'none')?.text).toContain('No set of up to 4 changes');
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
    for (const profile of firms.slice(0, 20))
      for (const { verdict, decision } of buildAdvice(compiled, profile, 'en').counterfactuals)
        if (verdict !== 'found') expect([decision, verdict]).toEqual(['level.target', 'none']);
  });
});

describe('shares of re-weightings', () => {
  it('are of 100, and 100 only where the advice holds in every draw', () => {
    for (const profile of firms.slice(0, 20))
      for (const { first, draws, share, text } of buildAdvice(compiled, profile, 'en').robustness) {
        expect(share === 100).toBe(first === draws);
        expect(share === 0).toBe(first === 0);
        if (share < 100) expect(text).toContain(`${share} of 100`);
      }
  });
});

it('finds the same for a firm whoever has asked before', () => {
  const aims = [parseAim(compiled, maker, 'level.target:brand')!];
  const before = smallestChanges(compiled, maker, aims);
  smallestChanges(compiled, firms[30]!, aims);
  expect(smallestChanges(compiled, maker, aims)).toEqual(before);
});
