import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CaseContent, maxBytes } from '../../../../lib/store/index.ts';
import { type Fresh, problem } from '../harness.ts';
import { content, named } from '../samples.ts';

export function contentOfACase(fresh: Fresh): void {
  describe('content', () => {
    test('Chinese, emoji and every other text come back as they were', async () => {
      await using database = await fresh();
      const store = await database.open();
      const texts = [
        '出海参谋：宁波某紧固件厂',
        '𠮷野家 𪚥',
        '👩‍🔬🇨🇳🏭',
        'مرحبا',
        'e\u0301 \u00e9',
        `' " \\ ; -- $1 ? :a %`,
        '\u0000 \u0001 \u2028 \ufeff',
        'lone \ud800 surrogate',
        '__proto__',
      ];
      for (const text of texts) {
        const sample: CaseContent = { ...named(text), place: { [text]: [text] } };
        const record = await store.readCase(await store.createCase(sample));
        expect(record).toMatchObject(sample);
        expect(Object.keys(record!.place as object)).toEqual([text]);
      }
    });

    test('any JSON can be the place', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      await fc.assert(
        fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (place) => {
          await store.saveCase(key, { ...content, place });
          expect(JSON.stringify((await store.readCase(key))!.place)).toBe(JSON.stringify(place));
        }),
        { numRuns: 50 },
      );
    });

    test('256 kB fit, one byte more does not', async () => {
      await using database = await fresh();
      const store = await database.open();
      const empty = Buffer.byteLength(JSON.stringify(named('').profile));
      const room = maxBytes - empty;
      expect(maxBytes).toBe(262_144);
      const full = named(`${'船'.repeat(Math.floor(room / 3))}${'x'.repeat(room % 3)}`);
      const over = named(`${'船'.repeat(Math.floor(room / 3))}${'x'.repeat((room % 3) + 1)}`);
      const key = await store.createCase(full);
      expect(await store.readCase(key)).toMatchObject(full);
      await expect(store.createCase(over)).rejects.toThrow('profile: takes 262145 bytes; at most 262144 are allowed');
      await expect(store.saveCase(key, over)).rejects.toThrow(problem('too-large'));
      await expect(store.saveCase(key, { ...content, place: 'x'.repeat(maxBytes) })).rejects.toThrow(
        problem('too-large'),
      );
      expect(await store.readCase(key)).toMatchObject({ ...full, revision: 1 });
      expect(await database.execute('select id from cases')).toHaveLength(1);
    });

    test('what no read would accept is not written', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      const firm = (answers: unknown) => ({ ...content, profile: { ...content.profile, firm: answers } });
      const cyclic: Record<string, unknown> = {};
      cyclic.self = cyclic;
      const wrong: [unknown, string][] = [
        [firm({ employees: { state: 'given', value: Number.NaN } }), 'profile.firm.employees.value'],
        [firm({ employees: 60 }), 'profile.firm.employees'],
        [firm({ employees: { state: 'given' } }), 'profile.firm.employees.value'],
        [firm({ employees: { state: 'maybe' } }), 'profile.firm.employees.state'],
        [{ ...content, profile: null }, 'profile'],
        [{ ...content, profile: undefined }, 'profile'],
        [{ ...content, profile: { ...content.profile, markets: [{ id: 1, answers: {} }] } }, 'profile.markets.0.id'],
        [{ ...content, place: cyclic }, 'place'],
        [{ ...content, place: 1n }, 'place'],
        [{ ...content, locale: 'fr' }, 'locale'],
        [{ ...content, rulebook: { version: '', hash: 'x' } }, 'rulebook_version'],
        [{ ...content, rulebook: { version: '1', hash: '\u0000' } }, 'rulebook_hash'],
      ];
      for (const [sample, path] of wrong) {
        await expect(store.createCase(sample as CaseContent)).rejects.toThrow(problem('invalid'));
        await expect(store.saveCase(key, sample as CaseContent)).rejects.toThrow(path);
      }
      expect(await store.readCase(key)).toMatchObject({ ...content, revision: 1 });
    });

    test('fields that a later version added to a profile survive', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      const profile = {
        ...content.profile,
        notes: 'later',
        firm: { name: { state: 'given', value: 'A', source: 'later' } },
      };
      await database.execute(`update cases set profile = '${JSON.stringify(profile)}'`);
      expect((await store.readCase(key))!.profile).toEqual(profile);
    });
  });
}
