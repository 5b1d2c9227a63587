import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Profile } from '../../../lib/engine/index.ts';
import { findStep, move, type Place, recordAnswer, resumeAt, withGoods } from '../../../lib/wizard/server.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';
import { answerFrom, answerStep, empty, start, walk } from './walk.ts';

const compiled = realCompiled();
const { book } = realBook();
const profiles = randomProfile(book, 7);
const given = (value: string | number | string[]): Extract<Answer, { state: 'given' }> => ({ state: 'given', value });
const at = (step: string | null, profile: Profile = empty, returnTo?: Place['returnTo']): Place => ({
  profile,
  step,
  ...(returnTo ? { returnTo } : {}),
});

/** All core questions answered, one market. */
const finished = walk(fc.sample(profiles, { numRuns: 1, seed: 3 })[0]!).end.profile;

describe('forwards and back', () => {
  it('back and the same answer again lead to the same step', () => {
    fc.assert(
      fc.property(profiles, (source) => {
        for (const place of walk(source).places.slice(1)) {
          const before = move(compiled, place, { type: 'BACK' });
          expect(before.step).not.toBe(place.step);
          const step = findStep(compiled, before.profile, before.step!)!;
          const again =
            step.kind === 'more'
              ? move(compiled, before, { type: 'DONE' })
              : answerStep(before, answerFrom(source, step));
          expect(again).toEqual(place);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('there is nothing before the first step, and the last step is before the end', () => {
    expect(move(compiled, start, { type: 'BACK' })).toEqual(start);
    const last = move(compiled, at(null, finished), { type: 'BACK' }).step;
    expect(last).toBe(walk(finished).places.at(-1)!.step);
  });
});

describe('events that are not possible here change nothing', () => {
  it.each([
    ['an answer when nothing is asked', at(null, finished), { type: 'ANSWER', answer: given('CN') } as const],
    ['"not sure" where it is not allowed', at('homeCountry'), { type: 'UNSURE', answer: { state: 'unsure' } } as const],
    ['skipping a core question', at('employees'), { type: 'SKIP' } as const],
    ['going where no step is', at('employees'), { type: 'GO', step: 'm7/targetCountry' } as const],
    [
      'an answer to a step that does not apply',
      at('euExposure', { ...empty, firm: { offerKind: given('digital') } }),
      { type: 'ANSWER', answer: given('none') } as const,
    ],
    ['removing a market that is not there', at('employees'), { type: 'REMOVE_MARKET', index: 0 } as const],
  ])('%s', (_, place, event) => expect(move(compiled, place, event)).toEqual(place));

  it('a market beyond the limit', () => {
    const full: Profile = {
      ...empty,
      markets: Array.from({ length: book.limits.markets }, (_, i) => ({ id: `m${i + 1}`, answers: {} })),
    };
    expect(move(compiled, at('employees', full), { type: 'ADD_MARKET' })).toEqual(at('employees', full));
  });
});

describe('a customs code beside the family', () => {
  const goods = (place: Place) => place.profile.goods.map(({ answers }) => answers);
  const asked: Profile = { ...empty, firm: { offerKind: given('materialsParts'), euExposure: given('direct') } };

  it('is recorded with it in one step, changed and removed with it', () => {
    const once = move(compiled, at('g1/goodsFamily', asked), {
      type: 'ANSWER',
      answer: given('ironSteel'),
      beside: { cnCode: given('7318') },
    });
    expect(goods(once)).toEqual([{ cnCode: given('7318'), goodsFamily: given('ironSteel') }]);
    expect(once.step).toBe('g1/tonnesToEu');
    const again = move(
      compiled,
      { ...once, step: 'g1/goodsFamily' },
      {
        type: 'UNSURE',
        answer: { state: 'unsure' },
        beside: { cnCode: null },
      },
    );
    expect(goods(again)).toEqual([{ goodsFamily: { state: 'unsure' } }]);
  });
});

describe('goods added at once', () => {
  const named = (name: string) => ({ goodsName: given(name) });

  it('stand after those there are, bear ids of their own, and stop at the limit of the book', () => {
    const { limits } = compiled.book;
    const profile: Profile = {
      ...empty,
      goods: [
        { id: 'g1', answers: {} },
        { id: 'g7', answers: named('old') },
      ],
    };
    const two = withGoods(compiled, profile, [named('a'), named('b')]);
    expect(two.goods).toEqual([
      { id: 'g7', answers: named('old') },
      { id: 'g8', answers: named('a') },
      { id: 'g9', answers: named('b') },
    ]);
    const many = withGoods(
      compiled,
      profile,
      Array.from({ length: 30 }, (_, i) => named(String(i))),
    );
    expect(many.goods).toHaveLength(limits.goods);
    expect(new Set(many.goods.map(({ id }) => id)).size).toBe(limits.goods);
    expect(withGoods(compiled, many, [named('one too many')]).goods).toEqual(many.goods);
  });

  it('lead to the page that shows them all, even when there is no room for another', () => {
    const firm = { offerKind: given('materialsParts'), euExposure: given('direct') };
    const full = withGoods(
      compiled,
      { ...empty, firm },
      Array.from({ length: 20 }, () => ({ goodsFamily: given('other') })),
    );
    expect(findStep(compiled, full, 'g20/more')?.kind).toBe('more');
    expect(move(compiled, { profile: full, step: 'g20/more' }, { type: 'ADD_GOOD' }).profile.goods).toHaveLength(20);
    expect(
      move(compiled, { profile: full, step: 'g20/goodsFamily' }, { type: 'ANSWER', answer: given('other') }).step,
    ).toBe('g20/more');
  });
});

describe('markets and goods', () => {
  it('come into being with their first answer and bear ids that are not used again', () => {
    const one = move(compiled, at('m1/targetCountry'), { type: 'ANSWER', answer: given('DE') });
    expect(one.profile.markets).toEqual([{ id: 'm1', answers: { targetCountry: given('DE') } }]);
    const two = move(compiled, { ...one, step: 'm1/more' }, { type: 'ADD_MARKET' });
    expect(two.step).toBe('m2/targetCountry');
    const removed = move(compiled, two, { type: 'REMOVE_MARKET', index: 0 });
    expect(removed.profile.markets.map(({ id }) => id)).toEqual(['m2']);
    expect(removed.step).toBe('m1/targetCountry');
    expect(
      move(compiled, { ...removed, step: 'm1/more' }, { type: 'ADD_MARKET' }).profile.markets.map(({ id }) => id),
    ).toEqual(['m2', 'm3']);
  });

  it('lead from the last market to carbon and from the last good to the end', () => {
    const profile: Profile = {
      ...empty,
      firm: { offerKind: given('consumerGoods') },
      markets: [{ id: 'm1', answers: { targetCountry: given('DE') } }],
    };
    expect(move(compiled, at('m1/more', profile), { type: 'DONE' }).step).toBe('g1/goodsFamily');
    expect(move(compiled, at('g1/more', profile), { type: 'DONE' }).step).toBe(null);
    expect(move(compiled, at('g1/more', profile), { type: 'ADD_GOOD' })).toMatchObject({
      step: 'g1/goodsFamily',
      profile: { goods: [{ id: 'g1' }] },
    });
  });
});

describe('changing one answer', () => {
  it('leads straight back', () => {
    expect(move(compiled, at('employees', finished, 'check'), { type: 'ANSWER', answer: given(61) })).toMatchObject({
      step: null,
      returnTo: 'check',
    });
  });

  it('leads through the questions that the change brings up, then back', () => {
    const beginner = recordAnswer(
      recordAnswer(finished, { scope: 'firm' }, 'exportExperience', given('none')),
      { scope: 'firm' },
      'ownBrandShare',
      null,
    );
    const asked = move(compiled, at('exportExperience', beginner, 'check'), {
      type: 'ANSWER',
      answer: given('regularUnder5'),
    });
    expect(asked).toMatchObject({ step: 'ownBrandShare', returnTo: 'check' });
    expect(move(compiled, asked, { type: 'ANSWER', answer: given('most') })).toMatchObject({
      step: null,
      returnTo: 'check',
    });
  });

  it('fills gap after gap', () => {
    const gaps = ['employees', 'motives'].reduce(
      (profile, question) => recordAnswer(profile, { scope: 'firm' }, question, null),
      finished,
    );
    const first = move(compiled, at('employees', gaps, 'check'), { type: 'ANSWER', answer: given(61) });
    expect(first.step).toBe('motives');
    expect(move(compiled, first, { type: 'ANSWER', answer: given(['buildBrand']) }).step).toBe(null);
  });
});

describe('answering from the advice', () => {
  it('leads straight back from a question of the firm or beyond the core', () => {
    const gaps = ['employees', 'motives'].reduce(
      (profile, question) => recordAnswer(profile, { scope: 'firm' }, question, null),
      finished,
    );
    expect(move(compiled, at('employees', gaps, 'advice'), { type: 'ANSWER', answer: given(61) }).step).toBe(null);
    const refined = move(compiled, at('homeMarketOutlook', finished, 'advice'), {
      type: 'ANSWER',
      answer: given('steady'),
    });
    expect(refined).toMatchObject({ step: null, returnTo: 'advice' });
  });

  it('asks the rest about a market that is named there', () => {
    const named = move(compiled, at('m1/targetCountry', { ...finished, markets: [] }, 'advice'), {
      type: 'ANSWER',
      answer: given('JP'),
    });
    expect(named).toMatchObject({ step: 'm1/demandEvidence', returnTo: 'advice' });
  });
});

describe('coming back later', () => {
  it('stands where the user left, or at the first gap if that place is gone', () => {
    expect(resumeAt(compiled, empty)).toBe('homeCountry');
    expect(resumeAt(compiled, empty, 'motives')).toBe('motives');
    expect(resumeAt(compiled, empty, 'noSuchQuestion')).toBe('homeCountry');
    expect(resumeAt(compiled, finished, 'check')).toBe(null);
    expect(resumeAt(compiled, finished, 'gone')).toBe(null);
  });
});
