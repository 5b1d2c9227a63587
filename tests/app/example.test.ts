import { expect, test } from 'vitest';
import { exampleCases } from '@/app/[locale]/example/advice.ts';
import { examples } from '@/app/[locale]/example/examples.ts';
import { caseProfile } from '@/app/[locale]/example/profile.ts';
import { realBook } from '../support/book.ts';

const { book, cases } = realBook();

test('every example is a case of the rule book', () => {
  expect(exampleCases().map(({ id }) => id)).toEqual(Object.keys(examples));
});

test.each(cases.map((item) => [item.id, item] as const))(
  '%s: what the source gives in part stays open, stand-ins are named',
  (_, item) => {
    const { profile, standIns } = caseProfile(book, item);
    expect(profile.asOf).toBe(item.asOf);
    for (const question of item.partial ?? []) {
      const answer = profile.firm[question] ?? profile.markets.map(({ answers }) => answers[question]).find(Boolean);
      if (answer) expect(answer).toMatchObject({ state: 'unsure' });
    }
    expect(standIns.length).toBe(Object.keys(item.standIn ?? {}).length);
    for (const { question, at } of standIns) {
      const answers = at === null ? profile.firm : profile.markets.find(({ id }) => id === at)?.answers;
      expect(answers?.[question]).toMatchObject({ state: 'given' });
    }
  },
);
