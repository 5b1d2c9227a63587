import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readAnswers } from '../../app/[locale]/case/answers-file.ts';
import { type Profile, writeProfile } from '../../lib/engine/index.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import { profileOf, realBook, realCompiled } from '../support/book.ts';

const compiled = realCompiled();
const { book, cases } = realBook();
const profile = profilesOf(book, cases[0]!)[0]!;
const exported = (content: object) =>
  JSON.stringify({ format: 'landfall-case/1', id: 'x', revision: 3, shares: [], ...content });

describe('a file of answers', () => {
  test('what was downloaded opens as it was, in either form', () => {
    expect(readAnswers(compiled, exported({ profile }), 'en')).toEqual({ profile, problems: [] });
    expect(readAnswers(compiled, stringify(writeProfile(profile)), 'en')).toEqual({ profile, problems: [] });
  });

  test('an answer of another edition is named, and can be left out', () => {
    const known = profileOf({
      firm: { homeCountry: 'CN', employees: 60 },
      markets: [{ id: 'm1', targetCountry: 'DE' }],
    });
    const [market] = known.markets;
    const old = {
      ...known,
      firm: {
        ...known.firm,
        goneQuestion: { state: 'given', value: 'x' },
        offerKind: { state: 'given', value: 'gone' },
      },
      markets: [{ ...market, answers: { ...market!.answers, goneToo: { state: 'unsure' } } }],
    };
    for (const text of [exported({ profile: old }), stringify({ ...writeProfile(old as Profile), goneField: 1 })]) {
      const read = readAnswers(compiled, text, 'zh');
      if (read.profile) throw new Error('an unknown answer was read');
      expect(read.problems.length).toBeGreaterThanOrEqual(3);
      expect(read.problems.join()).toContain('goneQuestion');
      expect(readAnswers(compiled, read.rest!, 'zh')).toEqual({ profile: known, problems: [] });
    }
  });

  test.each([
    ['nothing', ''],
    ['a picture', '\u0089PNG\r\n\u001a\n\0\0'],
    ['another JSON', '[1, 2]'],
    ['a page', '<html><body>'],
    ['a case without a profile', exported({})],
    ['a case with a broken profile', exported({ profile: { asOf: 'x', firm: null } })],
    [
      'a prototype',
      exported({
        profile: JSON.parse('{"asOf":2026,"firm":{"__proto__":{"state":"unsure"}},"markets":[],"goods":[]}'),
      }),
    ],
  ])('%s is refused with a reason', (_, text) => {
    const { profile: read, problems } = readAnswers(compiled, text, 'en');
    expect(read).toBeNull();
    expect(problems.join().length).toBeGreaterThan(5);
  });
});
