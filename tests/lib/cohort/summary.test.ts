import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../../lib/cohort/summary/bootstrap.ts';
import { suppressed } from '../../../lib/cohort/summary/suppress.ts';
import { whyNothing } from '../../../lib/cohort/summary/why-nothing.ts';

describe('small numbers', () => {
  const rows = (...counts: number[]) => counts.map((firms, index) => ({ option: index, firms }));

  it('are hidden, and the next smallest with a lone one, which the total would give away', () => {
    expect(suppressed(rows(100, 3, 8, 0), false).map(({ firms }) => firms)).toEqual([100, null, null, 0]);
    expect(suppressed(rows(100, 3, 4, 8), false).map(({ firms }) => firms)).toEqual([100, null, null, 8]);
    expect(suppressed(rows(100, 3), true).map(({ firms }) => firms)).toEqual([100, 3]);
  });

  it('are never shown, nor can one alone be worked out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 2 }), (counts) => {
        const shown = suppressed(rows(...counts), false);
        const hidden = shown.filter(({ firms }) => firms === null);
        expect(shown.every(({ firms }) => firms === null || firms === 0 || firms >= 5)).toBe(true);
        if (counts.filter((count) => count > 0).length > 1) expect(hidden.length).not.toBe(1);
      }),
    );
  });
});

describe('bootstrap', () => {
  it('gives the spread of a count', () => {
    const { moved, cost, costPerMove } = bootstrap(
      [
        { firms: 900, moved: false, cost: 0 },
        { firms: 100, moved: true, cost: 50 },
      ],
      1,
    );
    // 1.96 standard errors of a share of one in ten of a thousand firms are 18.6 firms.
    expect(moved[0]).toBeGreaterThan(74);
    expect(moved[0]).toBeLessThan(89);
    expect(moved[1]).toBeGreaterThan(111);
    expect(moved[1]).toBeLessThan(126);
    expect(cost[0]).toBe(50 * moved[0]);
    expect(costPerMove).toEqual([50, 50]);
  });

  it('says nothing of the cost of a move where none may happen', () => {
    expect(bootstrap([{ firms: 1000, moved: false, cost: 1 }], 1)).toEqual({
      moved: [0, 0],
      cost: [1000, 1000],
      costPerMove: null,
    });
    expect(
      bootstrap(
        [
          { firms: 1000, moved: false, cost: 1 },
          { firms: 1, moved: true, cost: 1 },
        ],
        1,
      ).costPerMove,
    ).toBeNull();
  });
});

describe('a measure that changes nothing', () => {
  it('says how far it got, in both languages', () => {
    const { en, zh } = whyNothing({ noGap: 70, unaware: 20, notOpen: 9, changed: 1 });
    expect(en).toBe(
      'This changed nothing, because 70 firms do not lack what it gives, 20 firms did not hear of it, 9 firms were not eligible.',
    );
    expect(zh).toBe('没有变化：70 家没有对应缺口，20 家没听说，9 家不符合条件。');
  });
});
