import { describe, expect, test } from 'vitest';
import { outcomeChanges, outcomeOf, readOutcome } from '../../../lib/advice/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';

const compiled = realCompiled();
const { book, cases } = realBook();
const firms = cases.map((item) => [item.id, profilesOf(book, item)[0]!] as const);

describe('outcome of a case', () => {
  test.each(firms)('%s: survives being kept as JSON, and differs in nothing from itself', (_, profile) => {
    const outcome = outcomeOf(compiled, profile);
    const kept = readOutcome(JSON.parse(JSON.stringify(outcome)));
    expect(kept).toEqual(outcome);
    expect(outcomeChanges(compiled, 'zh', kept!, outcome)).toEqual([]);
  });

  test('what is no outcome is none', () => {
    for (const kept of [null, undefined, {}, 'brand', { today: 1, target: null, model: null, markets: [] }])
      expect(readOutcome(kept)).toBeNull();
  });

  test('names what reads otherwise, in the words of the book', () => {
    const [, profile] = firms.find(([, { markets }]) => markets.length > 0)!;
    const now = outcomeOf(compiled, profile);
    const market = now.markets[0]!;
    const before = {
      ...now,
      target: 'product',
      markets: [{ ...market, ways: ['gone'], next: null, notNow: false }],
    };
    const changes = outcomeChanges(compiled, 'en', { ...before, today: 'noLongerThere' }, { ...now, target: 'brand' });
    const of = (about: string) => changes.find((change) => change.about === about);
    const label = (decision: string, id: string) =>
      book.decisions[decision]!.options.find((one) => one.id === id)?.label.en;
    expect(of('today')?.from).toBe('noLongerThere');
    expect(of('target')).toMatchObject({
      from: label('level.target', 'product'),
      to: label('level.target', 'brand'),
      market: null,
    });
    expect(of('way')?.from).toBe('gone');
  });

  test('a market that was added, removed or became another country is no change of the rules', () => {
    const one = (country: string) =>
      outcomeOf(compiled, profileOf({ firm: { homeCountry: 'CN' }, markets: [{ id: 'm1', targetCountry: country }] }));
    const none = outcomeOf(compiled, profileOf({ firm: { homeCountry: 'CN' } }));
    const ways = (before: ReturnType<typeof one>, now: ReturnType<typeof one>) =>
      outcomeChanges(compiled, 'en', before, now).filter(({ market }) => market !== null);
    expect(ways(one('DE'), none)).toEqual([]);
    expect(ways(none, one('DE'))).toEqual([]);
    expect(ways({ ...one('DE'), markets: [{ ...one('DE').markets[0]!, ways: ['gone'] }] }, one('VN'))).toEqual([]);
  });

  test('a market not advised yet is told apart from one about which nothing is known', () => {
    const now = outcomeOf(
      compiled,
      profileOf({ firm: { homeCountry: 'CN' }, markets: [{ id: 'm1', targetCountry: 'DE' }] }),
    );
    const market = now.markets[0]!;
    const closed = { ...now, markets: [{ ...market, ways: [], notNow: true }] };
    expect(outcomeChanges(compiled, 'en', closed, now)).toContainEqual(
      expect.objectContaining({ about: 'way', from: 'notNow' }),
    );
  });
});
