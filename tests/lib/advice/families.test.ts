import { describe, expect, it } from 'vitest';
import { parseProfile } from '../../../lib/advice/index.ts';
import { cbamLaw } from '../../../lib/cbam/node.ts';
import { realCompiled } from '../../support/book.ts';

const families = (goods: unknown) =>
  parseProfile(realCompiled(), cbamLaw(), JSON.stringify({ goods }), 2026).profile?.goods.map(
    ({ answers }) => answers.goodsFamily,
  );

describe('a profile that is sent in', () => {
  it('needs no family where the code names it', () => {
    expect(families([{ cnCode: '7318 15 88' }, { cnCode: 87089997 }, { cnCode: '7202' }, {}])).toEqual([
      { state: 'given', value: 'ironSteel' },
      { state: 'given', value: 'downstreamMetal' },
      undefined,
      undefined,
    ]);
  });

  it('goes by the code where the family contradicts it, and keeps the family where the code leaves it open', () => {
    expect(families([{ cnCode: '7318', goodsFamily: 'other' }])).toEqual([{ state: 'given', value: 'ironSteel' }]);
    expect(families([{ cnCode: '7202', goodsFamily: 'other' }])).toEqual([{ state: 'given', value: 'other' }]);
    expect(families([{ cnCode: '7318', goodsFamily: { unsure: true } }])).toEqual([
      { state: 'given', value: 'ironSteel' },
    ]);
  });

  it('is told which codes are allowed', () => {
    const { failure } = parseProfile(realCompiled(), cbamLaw(), '{"goods": [{"cnCode": "bolts"}]}', 2026);
    expect(failure?.problems).toMatchObject([
      {
        path: 'goods[0].cnCode',
        message: {
          en: expect.stringContaining('4, 6, 8 or 10 digits'),
          zh: expect.stringContaining('4、6、8 或 10 位'),
        },
      },
    ]);
  });
});
