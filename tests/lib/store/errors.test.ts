import { expect, it } from 'vitest';
import { StoreError } from '../../../lib/store/index.ts';

it('is known by another copy of the module, which opened the store that both share', async () => {
  // @ts-expect-error the query makes a second copy
  const copy = (await import('../../../lib/store/errors.ts?copy')) as typeof import('../../../lib/store/errors.ts');
  expect(copy.StoreError).not.toBe(StoreError);
  expect(new copy.StoreError('unavailable', 'x')).toBeInstanceOf(StoreError);
  for (const other of [new Error('x'), null, undefined, 'x', {}]) expect(other instanceof StoreError).toBe(false);
});
