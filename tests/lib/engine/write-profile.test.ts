import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProfile, writeProfile } from '../../../lib/engine/index.ts';
import { realBook } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book } = realBook();

test('what is written is read back as it was', () => {
  fc.assert(
    fc.property(randomProfile(book), (profile) => {
      const { profile: read, problems } = readProfile(book, JSON.parse(JSON.stringify(writeProfile(profile))), 2000);
      expect(problems).toBeNull();
      expect(read).toEqual(profile);
    }),
    { numRuns: 40 },
  );
});

test('every state of an answer', () => {
  const profile = {
    asOf: 2026,
    firm: {
      homeCountry: { state: 'given', value: 'CN' },
      rdIntensity: { state: 'unsure', between: [2, 6] },
      employees: { state: 'unsure' },
      annualRevenue: { state: 'skipped' },
    },
    markets: [{ id: 'de', answers: { targetCountry: { state: 'given', value: 'DE' } } }],
    goods: [],
  } as const;
  expect(writeProfile(profile)).toEqual({
    asOf: 2026,
    firm: {
      homeCountry: 'CN',
      rdIntensity: { unsure: { between: [2, 6] } },
      employees: { unsure: true },
      annualRevenue: { skipped: true },
    },
    markets: [{ id: 'de', targetCountry: 'DE' }],
    goods: [],
  });
  expect(readProfile(book, writeProfile(profile), 2026).profile).toEqual(profile);
});
