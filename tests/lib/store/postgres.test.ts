import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../lib/store/index.ts';
import { storeContract } from './contract/index.ts';
import { patient } from './harness.ts';
import { findPostgres } from './postgres-server.ts';
import { content, counting } from './samples.ts';

const found = await findPostgres();
const server = typeof found === 'string' ? null : found;
if (typeof found === 'string') console.warn(`\n!!!! The store is NOT TESTED against PostgreSQL: ${found} !!!!\n`);

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

describe.skipIf(!server)('PostgreSQL', patient, () => {
  storeContract(() => server!.fresh());

  test('a database that is not in UTF-8 is refused', async () => {
    await using database = await server!.fresh();
    const name = `${new URL(database.options.url!).pathname.slice(1)}_latin`;
    await database.execute(`create database ${name} encoding 'LATIN1' locale 'C' template template0`);
    const url = new URL(database.options.url!);
    url.pathname = `/${name}`;
    await expect(openStore({ url: url.href })).rejects.toMatchObject({
      name: 'StoreError',
      problem: 'settings',
      message: expect.stringContaining('LATIN1'),
    });
    await database.execute(`drop database ${name} with (force)`);
  });

  test.skipIf(!server?.crash)(
    'a save survives a crash of a server that is set to answer early, and the store finds its way back to the server',
    async () => {
      await using database = await server!.fresh({ synchronousCommit: 'off' });
      const store = await database.open();
      const key = await store.createCase(content);
      for (let count = 1; count <= 20; count++) await store.saveCase(key, counting(count));
      await server!.crash!();
      await expect
        .poll(() => store.readCase(key).catch((error: unknown) => String(error)))
        .toMatchObject({ revision: 21, place: { count: 20 } });
      expect(await store.saveCase(key, counting(21), 21)).toBe('saved');
    },
  );
});
