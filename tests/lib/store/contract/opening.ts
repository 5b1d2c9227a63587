import { describe, expect, test } from 'vitest';
import { openStore } from '../../../../lib/store/index.ts';
import { runChild } from '../child.ts';
import { type Fresh, problem } from '../harness.ts';
import { content } from '../samples.ts';

export function opening(fresh: Fresh): void {
  describe('opening', () => {
    test('migrations run once, however often the store is opened', async () => {
      await using database = await fresh();
      const key = await (await database.open()).createCase(content);
      const first = await database.execute('select * from landfall_migration');
      expect(await (await database.open()).readCase(key)).toMatchObject(content);
      expect(await database.execute('select * from landfall_migration')).toEqual(first);
      expect(first.map(({ name }) => name)).toEqual([
        '001-cases',
        '002-kept-with-a-case',
        '003-accounts',
        '004-desk-work',
        '005-batches',
        '006-lab',
      ]);
    });

    test('many opens of an empty database at once, in one process and in several', async () => {
      await using database = await fresh();
      const children = Array.from({ length: 5 }, () => runChild({ do: 'open', options: database.options }));
      const stores = await Promise.all(Array.from({ length: 5 }, () => database.open()));
      expect(await Promise.all(children)).toMatchObject(Array(5).fill({ code: 0, errors: '' }));
      const key = await stores[0]!.createCase(content);
      for (const store of stores) expect(await store.readCase(key)).toMatchObject(content);
      expect(await database.execute('select name from landfall_migration')).toEqual([
        { name: '001-cases' },
        { name: '002-kept-with-a-case' },
        { name: '003-accounts' },
        { name: '004-desk-work' },
        { name: '005-batches' },
        { name: '006-lab' },
      ]);
    });

    test('a database of a later version is left alone', async () => {
      await using database = await fresh();
      await (await database.open()).createCase(content);
      await database.execute(
        `insert into landfall_migration (name, timestamp) values ('999-later', '2030-01-01T00:00:00.000Z')`,
      );
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
      expect(await runChild({ do: 'without-package', options: database.options, missing: other! })).toMatchObject({
        code: 0,
        output: 'works',
        errors: '',
      });
      const without = await runChild({ do: 'without-package', options: database.options, missing: own! });
      expect(without.code).toBe(1);
      expect(without.errors).toContain(`${own} is not installed here`);
    });
  });
}
