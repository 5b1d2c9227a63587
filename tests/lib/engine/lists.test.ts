import { describe, expect, it } from 'vitest';
import { adviceMarkdown, buildAdvice } from '../../../lib/advice/index.ts';
import { type ActionResult, type At, compile, evaluate } from '../../../lib/engine/index.ts';
import type { Action, Note } from '../../../lib/rulebook/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';

const { book } = realBook();
const text = (en: string) => ({ en, zh: en });
const market = (index: number): At => ({ scope: 'market', index });

/** The actions called "probe" of a firm with two markets, in a book where that is an action of its own. */
function probe(probed: Partial<Action>, notes: readonly Partial<Note>[] = []): readonly ActionResult[] {
  const action = {
    ...book.actions.find(({ id }) => id === 'screen-markets')!,
    id: 'probe',
    scope: 'market',
    when: [{ marketPotential: ['small'] }],
    variants: undefined,
    mitigates: [],
    ...probed,
  } as Action;
  const fired = notes.map((note) => ({ ...book.notes[0]!, joins: undefined, action: 'probe', ...note }) as Note);
  const compiled = compile({ ...book, actions: [...book.actions, action], notes: [...book.notes, ...fired] });
  const profile = profileOf({
    firm: { offerKind: 'industrialGoods' },
    markets: [
      { targetCountry: 'VN', marketPotential: 'small', networkStage: 'none', demandEvidence: 'none' },
      { targetCountry: 'DE', marketPotential: 'small', networkStage: 'trusted', demandEvidence: 'enquiries' },
    ],
  });
  return evaluate(compiled, profile).lists.actions.filter((item) => item.action.id === 'probe');
}

describe('an action that is not needed', () => {
  it('goes where its skip holds: in one market, in all of them, for the firm', () => {
    expect(probe({ skip: { networkStage: ['none'] } }).map(({ places }) => places)).toEqual([[market(1)]]);
    expect(probe({ skip: { networkStage: ['none', 'trusted'] } })).toEqual([]);
    expect(probe({ skip: { offerKind: ['industrialGoods'] } })).toEqual([]);
  });

  it('goes everywhere if a row about the firm holds, wherever the rows about markets stand', () => {
    const rows: Record<string, string[]>[] = [{ networkStage: ['none'] }, { offerKind: ['industrialGoods'] }];
    expect(probe({ skip: rows })).toEqual([]);
    expect(probe({ skip: [...rows].reverse() })).toEqual([]);
  });

  it('stays for a firm while one market still needs it', () => {
    const firmWide: Partial<Action> = { scope: 'firm', when: [{ offerKind: ['industrialGoods'] }] };
    expect(probe({ ...firmWide, skip: { networkStage: ['none'] } })).toHaveLength(1);
    expect(probe({ ...firmWide, skip: { networkStage: ['none', 'trusted'] } })).toEqual([]);
  });

  it('is not brought back by a note about the very market it is not needed in', () => {
    const skip = { networkStage: ['none'] };
    const never = [{ offerKind: ['digital'] }];
    const about = (stage: string) => [{ id: 'probe-note', when: { networkStage: [stage] } }];
    expect(probe({ when: never, skip }, about('none'))).toEqual([]);
    expect(probe({ when: never, skip }, about('trusted')).map(({ notes }) => notes.map(({ id }) => id))).toEqual([
      ['probe-note'],
    ]);
  });
});

describe('variants of an action', () => {
  const variants = [
    { when: { demandEvidence: ['none'] }, firstStep: text('ask') },
    { when: { demandEvidence: ['enquiries'] }, firstStep: text('sell') },
  ];
  const said = (list: readonly ActionResult[]) => list.map(({ action, places }) => [action.firstStep.en, places]);

  it('follow the market that the action speaks of', () => {
    expect(said(probe({ when: [{ networkStage: ['trusted'] }], variants }))).toEqual([['sell', [market(1)]]]);
    expect(said(probe({ when: [{ networkStage: ['none'] }], variants }))).toEqual([['ask', [market(0)]]]);
  });

  it('part an action about two markets that need different first steps', () => {
    expect(said(probe({ variants }))).toEqual([
      ['ask', [market(0)]],
      ['sell', [market(1)]],
    ]);
    expect(said(probe({ variants: variants.slice(1), onlyVariants: true }))).toEqual([['sell', [market(1)]]]);
    const same = [{ when: { marketPotential: ['small'] }, firstStep: text('same') }];
    expect(said(probe({ variants: same }))).toEqual([['same', [market(0), market(1)]]]);
  });

  it('give a task about the firm one first step', () => {
    expect(said(probe({ scope: 'firm', when: [{ offerKind: ['industrialGoods'] }], variants }))).toEqual([['ask', []]]);
  });

  it('stand beside their markets in the advice, each with a place of its own', () => {
    const advice = buildAdvice(
      realCompiled(),
      profileOf({
        firm: { offerKind: 'industrialGoods' },
        markets: [
          { id: 'vn', targetCountry: 'VN', firstContact: 'notIdentified', networkStructure: 'closed' },
          { id: 'de', targetCountry: 'DE', firstContact: 'notIdentified', networkStructure: 'clusters' },
        ],
      }),
      'en',
    );
    const doors = advice.actions.filter(({ id }) => id === 'find-who-takes-you-in');
    expect(doors.map(({ key, markets }) => [key, markets])).toEqual([
      ['find-who-takes-you-in-vn', ['vn']],
      ['find-who-takes-you-in-de', ['de']],
    ]);
    expect(doors[0]!.firstStep).toMatch(/^Everybody knows everybody there/);
    expect(doors[1]!.firstStep).toMatch(/^The trade falls into groups/);
    const keys = advice.actions.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { actions } of advice.risks) expect(new Set(actions).size).toBe(actions.length);
    const markdown = adviceMarkdown(advice);
    const { name } = realBook().book.actions.find(({ id }) => id === 'find-who-takes-you-in')!;
    for (const market of ['Vietnam', 'Germany']) expect(markdown).toContain(`**${name.en} (${market})**`);
  });
});

describe('a comparison on one page', () => {
  const advised = (markets: object[]) =>
    evaluate(realCompiled(), profileOf({ firm: { offerKind: 'industrialGoods' }, markets })).lists.actions.find(
      ({ action }) => action.id === 'screen-markets',
    );

  it('is the task of a firm that has not named a country yet', () => {
    expect(advised([])!.action.name.en).toBe('Compare three markets on one page');
    expect(advised([{}])).toBeDefined();
    expect(advised([{ targetCountry: 'VN' }])).toBeUndefined();
  });

  it('is a check of the choice where enquiries or contacts led to two markets', () => {
    const led = { targetCountry: 'VN', selectionStyle: 'enquiryLed' };
    expect(advised([led, { targetCountry: 'DE' }])!.action.name.en).toBe('Check your choice of market on one page');
  });
});
