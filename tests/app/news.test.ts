import { expect, test } from 'vitest';
import { contentOf, newsOf } from '../../app/[locale]/wizard/content.ts';
import { outcomeOf } from '../../lib/advice/index.ts';
import type { CaseRecord } from '../../lib/store/index.ts';
import { profileOf, realCompiled } from '../support/book.ts';

const compiled = realCompiled();
const profile = profileOf({
  firm: { homeCountry: 'CN', exportExperience: 'none' },
  markets: [{ id: 'm1', targetCountry: 'DE' }],
});
const changed = profileOf({ firm: { homeCountry: 'CN', employees: 60 } });
const recordOf = (content: object): CaseRecord =>
  ({ id: 'x', revision: 1, createdAt: '', updatedAt: '', ...content }) as CaseRecord;
const was = { ...outcomeOf(compiled, profile), target: 'formerly' };
const old = recordOf({ ...contentOf('en', profile, null), rulebook: { version: '0.1.0', hash: 'old' }, outcome: was });

test('a case of an older edition has news, whatever is saved before its reader notes them', () => {
  const news = { version: '0.1.0', was, is: outcomeOf(compiled, profile) };
  expect(newsOf(old)).toEqual(news);
  const saved = recordOf(contentOf('en', changed, null, old));
  expect(saved.rulebook.hash).toBe(compiled.book.hash);
  expect(newsOf(saved)).toEqual(news);
  expect(newsOf(recordOf(contentOf('en', profile, null, saved)))).toEqual(news);
  expect(newsOf(recordOf(contentOf('en', changed, null)))).toBeNull();
});

test('a case without an outcome has nothing to be compared with', () => {
  expect(newsOf(recordOf({ ...old, outcome: null }))).toBeNull();
});
