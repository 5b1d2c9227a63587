import { describe, expect, test } from 'vitest';
import { runChild } from '../child.ts';
import type { Fresh } from '../harness.ts';
import { content, counting, named } from '../samples.ts';

export function changesAtTheSameTime(fresh: Fresh): void {
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
      const children = await Promise.all(
        [1, 2, 3].map(() => runChild({ do: 'increment', options: database.options, key, times: 25 })),
      );
      expect(children).toMatchObject(Array(3).fill({ code: 0, errors: '' }));
      expect(await store.readCase(key)).toMatchObject({ revision: 76, place: { count: 75 } });
    });

    test('a process killed right after its save has saved', async () => {
      await using database = await fresh();
      const key = await (await database.open()).createCase(counting(0));
      for (const count of [1, 2, 3]) {
        const outcome = await runChild({ do: 'save-and-die', options: database.options, key, count });
        expect(outcome).toMatchObject({ signal: 'SIGKILL', output: 'saved' });
        expect(await (await database.open()).readCase(key)).toMatchObject({ revision: count + 1, place: { count } });
      }
    });
  });
}
