import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CaseContent, maxBytes, openStore, type StoreProblem } from '../../../lib/store/index.ts';
import { runChild } from './child.ts';
import type { Harness } from './harness.ts';
import { content, counting, named } from './samples.ts';

const problem = (problem: StoreProblem) => expect.objectContaining({ name: 'StoreError', problem });
const slow = 60_000;

/** What every database behind the store must do. */
export function storeContract(fresh: () => Harness | Promise<Harness>): void {
  describe('life of a case', () => {
    test('what was created is read back whole', async () => {
      await using database = await fresh();
      const store = await database.open();
      const before = new Date().toISOString();
      const key = await store.createCase(content);
      const record = await store.readCase(key);
      expect(record).toEqual({ ...content, id: key.id, revision: 1, createdAt: record!.createdAt, updatedAt: record!.createdAt });
      expect(record!.createdAt >= before && record!.createdAt <= new Date().toISOString()).toBe(true);
    });

    test('a save replaces the content and counts the revision', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      const created = await store.readCase(key);
      const next: CaseContent = { ...named('Second'), place: null, locale: 'en', rulebook: { version: '0.2.0', hash: 'fedcba9876543210' } };
      expect(await store.saveCase(key, next)).toBe('saved');
      const record = await store.readCase(key);
      expect(record).toEqual({ ...next, id: key.id, revision: 2, createdAt: created!.createdAt, updatedAt: record!.updatedAt });
      expect(record!.updatedAt >= created!.updatedAt).toBe(true);
    });

    test('another process sees the save', async () => {
      await using database = await fresh();
      const key = await (await database.open()).createCase(counting(0));
      expect(await runChild({ do: 'increment', options: database.options, key, times: 1 })).toMatchObject({ code: 0, errors: '' });
      expect(await (await database.open()).readCase(key)).toMatchObject({ revision: 2, place: { count: 1 } });
    }, slow);

    test('a deleted case is gone with every row, the other cases stay', async () => {
      await using database = await fresh();
      const store = await database.open();
      const [key, other] = [await store.createCase(content), await store.createCase(named('Other'))];
      expect(await store.deleteCase(key)).toBe(true);
      expect(await store.readCase(key)).toBeNull();
      expect(await store.exportCase(key)).toBeNull();
      expect(await store.saveCase(key, content)).toBe('unknown');
      expect(await store.deleteCase(key)).toBe(false);
      expect(await database.execute('select id from cases')).toEqual([{ id: other.id }]);
      expect(await store.readCase(other)).toMatchObject(named('Other'));
    });

    test('the export holds everything stored but the hash of the secret', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      await store.saveCase(key, named('Second'));
      expect(await store.exportCase(key)).toEqual({ format: 'landfall-case/1', ...(await store.readCase(key)) });
      const [row] = await database.execute('select * from cases');
      expect(Object.keys(row!).sort()).toEqual(['created_at', 'id', 'locale', 'place', 'profile', 'revision', 'rulebook_hash', 'rulebook_version', 'secret_hash', 'updated_at']);
    });
  });

  describe('who may open a case', () => {
    test('wrong secret, guessed id and malformed keys all look like no case, and change nothing', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      const other = await store.createCase(named('Other'));
      const [row] = await database.execute(`select secret_hash from cases where id = '${key.id}'`);
      const wrong = [
        { id: key.id, secret: other.secret },
        { id: key.id, secret: '' },
        { id: key.id, secret: `${key.secret} ` },
        { id: key.id, secret: key.secret.slice(0, -1) },
        { id: key.id, secret: String(row!.secret_hash) },
        { id: key.id, secret: "' or 1=1 --" },
        { id: key.id, secret: '\u0000' },
        { id: other.id, secret: key.secret },
        { id: '1'.repeat(22), secret: key.secret },
        { id: '', secret: key.secret },
        { id: `${key.id}\u0000`, secret: key.secret },
        { id: `${key.id}' or '1'='1`, secret: key.secret },
        { id: "'; drop table cases; --", secret: key.secret },
        { id: '%', secret: key.secret },
        { id: key.id.toLowerCase(), secret: key.secret },
        { id: 'x'.repeat(1_000_000), secret: key.secret },
        { id: undefined, secret: undefined } as never,
        { id: { toString: () => key.id }, secret: [key.secret] } as never,
      ];
      for (const guess of wrong) {
        expect(await store.readCase(guess)).toBeNull();
        expect(await store.exportCase(guess)).toBeNull();
        expect(await store.saveCase(guess, named('Intruder'))).toBe('unknown');
        expect(await store.saveCase(guess, named('Intruder'), 7)).toBe('unknown');
        expect(await store.deleteCase(guess)).toBe(false);
      }
      expect(await store.readCase(key)).toMatchObject({ ...content, revision: 1 });
      expect(await store.readCase(other)).toMatchObject({ ...named('Other'), revision: 1 });
    });

    test('ids and secrets are long, distinct, safe in an address; only the hash of a secret is stored', async () => {
      await using database = await fresh();
      const store = await database.open();
      const keys = await Promise.all(Array.from({ length: 50 }, () => store.createCase(content)));
      for (const { id, secret } of keys) {
        expect(id).toMatch(/^[A-Za-z0-9]{22}$/);
        expect(secret).toMatch(/^[A-Za-z0-9]{33}$/);
      }
      expect(new Set(keys.flatMap(({ id, secret }) => [id, secret])).size).toBe(100);
      const stored = JSON.stringify(await database.execute('select * from cases'));
      expect(keys.filter(({ secret }) => stored.includes(secret))).toEqual([]);
      expect(keys.every(({ id }) => stored.includes(id))).toBe(true);
    });
  });

  describe('changes at the same time', () => {
    test('a save made on an older revision is refused and writes nothing', async () => {
      await using database = await fresh();
      const [one, two] = [await database.open(), await database.open()];
      const key = await one.createCase(content);
      expect(await one.saveCase(key, named('One'), 1)).toBe('saved');
      expect(await two.saveCase(key, named('Two'), 1)).toBe('conflict');
      expect(await two.saveCase(key, named('Two'), 3)).toBe('conflict');
      expect(await two.readCase(key)).toMatchObject({ ...named('One'), revision: 2 });
      expect(await two.saveCase(key, named('Two'), 2)).toBe('saved');
      expect(await one.saveCase(key, named('Last wins'))).toBe('saved');
      expect(await two.readCase(key)).toMatchObject({ ...named('Last wins'), revision: 4 });
    });

    test('of many saves on one revision exactly one is kept', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      const results = await Promise.all(Array.from({ length: 20 }, (_, n) => store.saveCase(key, counting(n), 1)));
      expect(results.filter((result) => result === 'saved')).toHaveLength(1);
      expect(results.filter((result) => result === 'conflict')).toHaveLength(19);
      expect(await store.readCase(key)).toMatchObject({ revision: 2, place: { count: results.indexOf('saved') } });
    });

    test('three processes writing lose no update', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(counting(0));
      const children = await Promise.all([1, 2, 3].map(() => runChild({ do: 'increment', options: database.options, key, times: 25 })));
      expect(children).toMatchObject(Array(3).fill({ code: 0, errors: '' }));
      expect(await store.readCase(key)).toMatchObject({ revision: 76, place: { count: 75 } });
    }, slow);

    test('a process killed right after its save has saved', async () => {
      await using database = await fresh();
      const key = await (await database.open()).createCase(counting(0));
      for (const count of [1, 2, 3]) {
        const outcome = await runChild({ do: 'save-and-die', options: database.options, key, count });
        expect(outcome).toMatchObject({ signal: 'SIGKILL', output: 'saved' });
        expect(await (await database.open()).readCase(key)).toMatchObject({ revision: count + 1, place: { count } });
      }
    }, slow);
  });

  describe('content', () => {
    test('Chinese, emoji and every other text come back as they were', async () => {
      await using database = await fresh();
      const store = await database.open();
      const texts = ['出海参谋：宁波某紧固件厂', '𠮷野家 𪚥', '👩‍🔬🇨🇳🏭', 'مرحبا', 'e\u0301 \u00e9', `' " \\ ; -- $1 ? :a %`, '\u0000 \u0001 \u2028 \ufeff', 'lone \ud800 surrogate', '__proto__'];
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
    }, slow);

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
      await expect(store.saveCase(key, { ...content, place: 'x'.repeat(maxBytes) })).rejects.toThrow(problem('too-large'));
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
      const profile = { ...content.profile, notes: 'later', firm: { name: { state: 'given', value: 'A', source: 'later' } } };
      await database.execute(`update cases set profile = '${JSON.stringify(profile)}'`);
      expect((await store.readCase(key))!.profile).toEqual(profile);
    });
  });

  describe('a damaged row', () => {
    test.each([
      ['profile is cut off', `profile = '{"asOf":2026,"firm":{"name":"Geheim'`, 'profile: is not JSON'],
      ['profile is empty', `profile = ''`, 'profile: is not JSON'],
      ['profile is of another shape', `profile = '{"asOf":2026,"firm":{"employees":"Geheim"},"markets":[],"goods":[]}'`, 'profile.firm.employees'],
      ['place is cut off', `place = '['`, 'place: is not JSON'],
      ['locale is unknown', `locale = 'Geheim'`, 'locale'],
      ['revision is impossible', 'revision = -1', 'revision'],
      ['time is no time', `created_at = 'Geheim'`, 'created_at'],
    ])('%s: reading says so without quoting it, deleting works', async (_, damage, path) => {
      await using database = await fresh();
      const store = await database.open();
      const [key, other] = [await store.createCase(content), await store.createCase(content)];
      await database.execute(`update cases set ${damage} where id = '${key.id}'`);
      for (const reading of [store.readCase(key), store.exportCase(key)]) {
        const error = await reading.catch((error: unknown) => error);
        expect(error).toEqual(problem('corrupt'));
        expect(String(error)).toContain(`case ${key.id} is damaged in the database: ${path}`);
        expect(String(error)).not.toContain('Geheim');
      }
      expect(await store.readCase({ ...key, secret: other.secret })).toBeNull();
      expect(await store.readCase(other)).toMatchObject(content);
      expect(await store.deleteCase(key)).toBe(true);
    });

    test('a damaged hash opens to nobody', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      for (const hash of ['', 'zz', '00'.repeat(32)]) {
        await database.execute(`update cases set secret_hash = '${hash}'`);
        expect(await store.readCase(key)).toBeNull();
        expect(await store.readCase({ ...key, secret: '' })).toBeNull();
      }
    });
  });

  describe('opening', () => {
    test('migrations run once, however often the store is opened', async () => {
      await using database = await fresh();
      const key = await (await database.open()).createCase(content);
      const first = await database.execute('select * from landfall_migration');
      expect(await (await database.open()).readCase(key)).toMatchObject(content);
      expect(await database.execute('select * from landfall_migration')).toEqual(first);
      expect(first.map(({ name }) => name)).toEqual(['001-cases']);
    });

    test('many opens of an empty database at once, in one process and in several', async () => {
      await using database = await fresh();
      const children = Array.from({ length: 5 }, () => runChild({ do: 'open', options: database.options }));
      const stores = await Promise.all(Array.from({ length: 5 }, () => database.open()));
      expect(await Promise.all(children)).toMatchObject(Array(5).fill({ code: 0, errors: '' }));
      const key = await stores[0]!.createCase(content);
      for (const store of stores) expect(await store.readCase(key)).toMatchObject(content);
      expect(await database.execute('select name from landfall_migration')).toEqual([{ name: '001-cases' }]);
    }, slow);

    test('a database of a later version is left alone', async () => {
      await using database = await fresh();
      await (await database.open()).createCase(content);
      await database.execute(`insert into landfall_migration (name, timestamp) values ('999-later', '2030-01-01T00:00:00.000Z')`);
      await expect(openStore(database.options)).rejects.toThrow(problem('settings'));
      await expect(openStore(database.options)).rejects.toThrow('999-later');
    });

    test('a closed store says so; closing twice is harmless', async () => {
      await using database = await fresh();
      const store = await openStore(database.options);
      const key = await store.createCase(content);
      await store.close();
      await store.close();
      await expect(store.readCase(key)).rejects.toThrow(problem('unavailable'));
      await expect(store.createCase(content)).rejects.toThrow(problem('unavailable'));
      await expect(store.deleteCase(key)).rejects.toThrow(problem('unavailable'));
    });

    test('needs no package of the other database', async () => {
      await using database = await fresh();
      const [own, other] = database.options.url ? ['pg', 'better-sqlite3'] : ['better-sqlite3', 'pg'];
      expect(await runChild({ do: 'without-package', options: database.options, missing: other! })).toMatchObject({ code: 0, output: 'works', errors: '' });
      const without = await runChild({ do: 'without-package', options: database.options, missing: own! });
      expect(without.code).toBe(1);
      expect(without.errors).toContain(`${own} is not installed here`);
    }, slow);
  });
}
