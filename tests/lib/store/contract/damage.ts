import { describe, expect, test } from 'vitest';
import { type Fresh, problem } from '../harness.ts';
import { content } from '../samples.ts';

export function damagedRow(fresh: Fresh): void {
  describe('a damaged row', () => {
    test.each([
      ['profile is cut off', `profile = '{"asOf":2026,"firm":{"name":"Geheim'`, 'profile: is not JSON'],
      ['profile is empty', `profile = ''`, 'profile: is not JSON'],
      [
        'profile is of another shape',
        `profile = '{"asOf":2026,"firm":{"employees":"Geheim"},"markets":[],"goods":[]}'`,
        'profile.firm.employees',
      ],
      ['place is cut off', `place = '['`, 'place: is not JSON'],
      ['outcome is cut off', `outcome = '{"level'`, 'outcome: is not JSON'],
      ['locale is unknown', `locale = 'Geheim'`, 'locale'],
      ['revision is impossible', 'revision = -1', 'revision'],
      ['time is no time', `created_at = 'Geheim'`, 'created_at'],
    ])('%s: reading says so without quoting it, deleting works', async (_, damage, path) => {
      await using database = await fresh();
      const store = await database.open();
      const [key, other] = [await store.createCase(content), await store.createCase(content)];
      await database.execute(`update cases set ${damage} where id = '${key.id}'`);
      for (const read of [() => store.readCase(key), () => store.exportCase(key)]) {
        const error = await read().catch((error: unknown) => error);
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
}
