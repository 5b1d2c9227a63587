import { describe, expect, test } from 'vitest';
import { type ChecklistEntry, longest, mostKept } from '../../../../lib/store/index.ts';
import { type Fresh, problem } from '../harness.ts';
import { content, named } from '../samples.ts';

const entry: ChecklistEntry = {
  item: 'action:find-distributor@m1',
  done: true,
  owner: '王芳',
  due: '2027-03-31',
  note: "三家报价; '; drop table cases; --",
};

export function keptWithACase(fresh: Fresh): void {
  describe('shares', () => {
    test('a share reads the case as it stands now, and nothing else', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      const share = await store.shares.create(key, ' 董事会 ');
      if (typeof share === 'string') throw new Error(share);
      expect(await store.shares.list(key)).toMatchObject([{ id: share.id, name: '董事会' }]);
      await store.saveCase(key, named('Second'));
      expect(await store.shares.read(share)).toEqual(await store.readCase(key));
      expect(await store.readCase(share)).toBeNull();
      expect(await store.saveCase(share, content)).toBe('unknown');
      expect(await store.deleteCase(share)).toBe(false);
      expect(await store.shares.list(share)).toEqual([]);
      expect(await store.shares.create(share, 'x')).toBe('unknown');
      expect(await store.shares.read(key)).toBeNull();
    });

    test('a revoked share opens nothing; another case cannot revoke it', async () => {
      await using database = await fresh();
      const store = await database.open();
      const [key, other] = [await store.createCase(content), await store.createCase(content)];
      const [share, kept] = [await store.shares.create(key, 'a'), await store.shares.create(key, 'b')];
      if (typeof share === 'string' || typeof kept === 'string') throw new Error('not shared');
      expect(await store.shares.revoke(other, share.id)).toBe(false);
      expect(await store.shares.revoke(key, "' or 1=1 --")).toBe(false);
      expect(await store.shares.revoke(key, share.id)).toBe(true);
      expect(await store.shares.revoke(key, share.id)).toBe(false);
      expect(await store.shares.read(share)).toBeNull();
      expect(await store.shares.read({ ...kept, secret: share.secret })).toBeNull();
      expect(await store.shares.read(kept)).not.toBeNull();
    });

    test('there is an end to them', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      for (let count = 0; count < mostKept.shares; count++) await store.shares.create(key, String(count));
      expect(await store.shares.create(key, 'one more')).toBe('full');
      await expect(store.shares.create(key, 'x'.repeat(longest.name + 1))).rejects.toEqual(problem('invalid'));
    });
  });

  describe('versions', () => {
    test('a version keeps the case as it stood', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      const saved = await store.versions.save(key, 'Before the board');
      if (typeof saved === 'string') throw new Error(saved);
      await store.saveCase(key, named('Later'));
      const { place: _, ...kept } = content;
      const [label] = await store.versions.list(key);
      expect(label).toMatchObject({ id: saved.id, name: 'Before the board', rulebook: content.rulebook });
      const other = await store.createCase(content);
      expect(await store.versions.read(other, [saved.id])).toEqual([]);
      expect(await store.versions.read(key, [saved.id, 'x', "' or 1=1"])).toEqual([{ ...kept, ...label }]);
      expect(await store.versions.remove(await store.createCase(content), saved.id)).toBe(false);
      expect(await store.versions.remove(key, saved.id)).toBe(true);
      expect(await store.versions.list(key)).toEqual([]);
    });

    test('nobody but the holder of the case sees or makes them', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      await store.versions.save(key, 'a');
      const stranger = { ...key, secret: 'x'.repeat(33) };
      expect(await store.versions.save(stranger, 'b')).toBe('unknown');
      expect(await store.versions.list(stranger)).toEqual([]);
      expect(await store.versions.list(key)).toHaveLength(1);
    });

    test('there is an end to them', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      for (let count = 0; count < mostKept.versions; count++) await store.versions.save(key, String(count));
      expect(await store.versions.save(key, 'one more')).toBe('full');
    });

    test('a damaged version says so without quoting it', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      const saved = await store.versions.save(key, 'a');
      if (typeof saved === 'string') throw new Error(saved);
      await database.execute(`update versions set profile = '{"Geheim'`);
      const error = await store.versions.read(key, [saved.id]).catch((error: unknown) => error);
      expect(error).toEqual(problem('corrupt'));
      expect(String(error)).not.toContain('Geheim');
      expect(await store.readCase(key)).not.toBeNull();
      expect(await store.versions.list(key)).toHaveLength(1);
      expect(await store.versions.remove(key, saved.id)).toBe(true);
    });
  });

  describe('checklist', () => {
    test('an entry is replaced, and removed when it says nothing', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      expect(await store.checklist.set(key, entry)).toBe('saved');
      expect(await store.checklist.list(key)).toEqual([entry]);
      const later = { ...entry, done: false, note: '' };
      await store.checklist.set(key, later);
      await store.checklist.set(key, { ...entry, item: 'risk:a' });
      expect(await store.checklist.list(key)).toEqual([later, { ...entry, item: 'risk:a' }]);
      await store.checklist.set(key, { item: entry.item, done: false, owner: ' ', due: '', note: '' });
      expect(await store.checklist.list(key)).toEqual([{ ...entry, item: 'risk:a' }]);
    });

    test('what cannot be stored is refused, a stranger writes nothing', async () => {
      await using database = await fresh();
      const store = await database.open();
      const key = await store.createCase(content);
      for (const wrong of [
        { due: '31.3.2027' },
        { due: '2027-02-30' },
        { note: 'x'.repeat(longest.note + 1) },
        { item: '<b>' },
      ])
        await expect(store.checklist.set(key, { ...entry, ...wrong })).rejects.toEqual(problem('invalid'));
      expect(await store.checklist.set({ ...key, secret: 'x'.repeat(33) }, entry)).toBe('unknown');
      expect(await store.checklist.list(key)).toEqual([]);
    });
  });

  test('everything kept goes with the case and stands in its export', async () => {
    await using database = await fresh();
    const store = await database.open();
    const [key, other] = [await store.createCase(content), await store.createCase(content)];
    for (const one of [key, other]) {
      await store.shares.create(one, 'a');
      await store.versions.save(one, 'b');
      await store.checklist.set(one, entry);
    }
    expect(await store.exportCase(key)).toMatchObject({
      shares: [{ name: 'a' }],
      versions: [{ name: 'b', profile: content.profile, outcome: content.outcome }],
      checklist: [entry],
    });
    await store.deleteCase(key);
    for (const table of ['shares', 'versions', 'checklist'])
      expect(await database.execute(`select case_id from ${table}`)).toEqual([{ case_id: other.id }]);
  });
}
