import { describe, expect, test } from 'vitest';
import type { Fresh } from '../harness.ts';
import { content, named } from '../samples.ts';

export function whoMayOpen(fresh: Fresh): void {
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
}
