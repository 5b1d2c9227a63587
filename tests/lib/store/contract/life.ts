import { describe, expect, test } from 'vitest';
import type { CaseContent, CaseExport, CaseRecord } from '../../../../lib/store/index.ts';
import { runChild } from '../child.ts';
import type { Fresh } from '../harness.ts';
import { content, counting, named } from '../samples.ts';

export function lifeOfACase(fresh: Fresh): void {
  describe('life of a case', () => {
    test('what was created is read back whole', async () => {
      await using database = await fresh();
      const store = await database.open();
      const before = new Date().toISOString();
      const key = await store.createCase(content);
      const record = await store.readCase(key);
      expect(record).toEqual({
        ...content,
        id: key.id,
        revision: 1,
        createdAt: record!.createdAt,
        updatedAt: record!.createdAt,
      });
      expect(record!.createdAt >= before && record!.createdAt <= new Date().toISOString()).toBe(true);
    });

    test('a save replaces the content and counts the revision', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      const created = await store.readCase(key);
      const next: CaseContent = {
        ...named('Second'),
        place: null,
        locale: 'en',
        rulebook: { version: '0.2.0', hash: 'fedcba9876543210' },
      };
      expect(await store.saveCase(key, next)).toBe('saved');
      const record = await store.readCase(key);
      expect(record).toEqual({
        ...next,
        id: key.id,
        revision: 2,
        createdAt: created!.createdAt,
        updatedAt: record!.updatedAt,
      });
      expect(record!.updatedAt >= created!.updatedAt).toBe(true);
    });

    test('another process sees the save', async () => {
      await using database = await fresh();
      const key = await (await database.open()).createCase(counting(0));
      expect(await runChild({ do: 'increment', options: database.options, key, times: 1 })).toMatchObject({
        code: 0,
        errors: '',
      });
      expect(await (await database.open()).readCase(key)).toMatchObject({ revision: 2, place: { count: 1 } });
    });

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
      const record: CaseRecord | null = await store.readCase(key);
      const all: CaseExport = {
        format: 'landfall-case/1',
        ...record!,
        shares: [],
        versions: [],
        checklist: [],
        overrides: [],
      };
      expect(await store.exportCase(key)).toEqual(all);
      const [row] = await database.execute('select * from cases');
      // What an organisation keeps about a case is its own, not the link holder's.
      const ofOrganisation = ['archived_at', 'client_id', 'label', 'organisation_id'];
      const columns = Object.keys(row!).filter((name) => !ofOrganisation.includes(name));
      expect(columns.sort()).toEqual([
        'created_at',
        'id',
        'locale',
        'outcome',
        'place',
        'profile',
        'revision',
        'rulebook_hash',
        'rulebook_version',
        'secret_hash',
        'updated_at',
      ]);
    });
  });
}
