import { describe, expect, test } from 'vitest';
import { type Advice, buildAdvice } from '@/lib/advice/index.ts';
import { profilesOf } from '@/lib/explain/index.ts';
import { Advised, advised } from '../../support/advised.ts';
import { realBook, realCompiled } from '../../support/book.ts';

const compiled = realCompiled();
const { book, cases } = realBook();
const firms: [string, Advised, Advice][] = cases.flatMap((item) => {
  const profile = profilesOf(book, item)[0];
  return profile
    ? [[item.id, new Advised(profile), buildAdvice(compiled, profile, 'en')] as [string, Advised, Advice]]
    : [];
});

describe('the picture of control and commitment', () => {
  test.each(firms)('beyond the ceiling everything is ruled out unless a partner carries: %s', (_, firm, advice) => {
    for (const [index, { entry }] of advice.markets.entries()) {
      const shared = firm.fact('partnerCarries', index) === false ? [] : ['jointVenture', 'parkEntry'];
      const beyond = entry.options.filter(
        ({ commitment, status, mode }) =>
          commitment > entry.commitmentUpTo[1] && status !== 'ruledOut' && !shared.includes(mode),
      );
      expect(beyond.map(({ mode }) => mode)).toEqual([]);
    }
  });

  test.each([
    [[], 1, 1],
    [['quality'], 2, 2],
    [['quality', 'secrets', 'customers'], 3, 3],
  ])(
    'what the rules hold against a way for its lack of control lies below the floor: %j',
    (mustControl, floor, from) => {
      const firm = {
        homeCountry: 'CN',
        offerKind: 'industrialGoods',
        offerComplexity: 'standard',
        mustControl,
        foreignStaff: 5,
        affordableLoss: 'over10',
        fundingSources: ['ownCash'],
      };
      const { entry } = advised({
        firm: mustControl.length > 0 ? firm : { ...firm, mustControl: ['none'] },
        markets: [{}],
      }).advice().markets[0]!;
      expect([entry.controlFloor, entry.controlFrom]).toEqual([
        [floor, floor],
        [from, from],
      ]);
      const names = ['some-control-needed', 'much-control-needed', 'no-hands-off-trade-at-full-control'];
      const held = entry.options.filter(({ against, ruledOutBy }) =>
        [...against, ...ruledOutBy].some(({ rule }) => names.includes(rule)),
      );
      expect(held.length > 0).toBe(floor > 1);
      for (const { control } of held) expect(control).toBeLessThan(from);
    },
  );
});

describe('the lead of a way in', () => {
  const leads = firms.flatMap(([id, , { markets }]) =>
    markets.flatMap(({ entry }) => (entry.lead ? [{ id, entry, lead: entry.lead }] : [])),
  );

  test('is the difference of two scores, within its range', () => {
    expect(leads.length).toBeGreaterThan(40);
    for (const { entry, lead } of leads) {
      const score = (mode: string) => entry.options.find((option) => option.mode === mode)!.score;
      const first = entry.options.find(({ rank }) => rank === 1)!;
      expect(lead.now).toBe(first.score - score(lead.over));
      expect(lead.low).toBeLessThanOrEqual(lead.now);
      expect(lead.high).toBeGreaterThanOrEqual(lead.now);
    }
  });

  test('is never lost where the way in is settled', () => {
    const settled = leads.filter(({ entry }) => entry.settled);
    expect(settled.length).toBeGreaterThan(0);
    for (const { lead } of settled) expect(lead.low).toBeGreaterThanOrEqual(0);
  });

  test('has no rival where nothing is advised', () => {
    const { entry } = advised({ markets: [{}] }).advice().markets[0]!;
    expect([entry.now, entry.lead]).toEqual([[], null]);
  });
});

test('a capability is needed from one act, strong from three', () => {
  const { capabilities } = advised({
    firm: { homeCountry: 'CN', orientationActs: ['languages'], networkActs: ['none'] },
  }).advice();
  expect(capabilities.map(({ id, low, needed, strong }) => [id, low, needed, strong])).toEqual([
    ['orientationCount', 1, 1, 3],
    ['networkCount', 0, 1, 3],
  ]);
});
