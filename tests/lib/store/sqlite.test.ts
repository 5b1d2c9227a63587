import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openStore, store } from '../../../lib/store/index.ts';
import { openSqlite } from '../../../lib/store/sqlite.ts';
import { storeContract } from './contract/index.ts';
import { patient, sqliteHarness, temporaryFolder } from './harness.ts';
import { organisation } from './organisation.ts';
import { content, named } from './samples.ts';

describe('SQLite', patient, () => storeContract(sqliteHarness));

describe('the SQLite file', () => {
  test('syncs its write-ahead log with every commit, waits for other writers, overwrites what it deletes', async () => {
    const folder = temporaryFolder();
    const { db } = await openSqlite(folder);
    const pragma = async (name: string) =>
      Object.values((await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)).rows[0]!)[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('busy_timeout')).toBe(5000);
    expect(await pragma('secure_delete')).toBe(1);
    await db.destroy();
    rmSync(folder, { recursive: true });
  });

  test('finds names whatever letters they have', async () => {
    await using database = sqliteHarness();
    const opened = await database.open();
    const ours = await organisation(opened);
    const id = await opened.desk.createCase(ours, content, null);
    await opened.desk.fileCase(ours, id, null, 'Österreich GmbH, Ромашка');
    for (const search of ['Österreich', 'österreich', 'РОМАШКА'])
      expect((await opened.desk.cases(ours, { search })).count, search).toBe(1);
  });

  test('is readable by its owner alone', async () => {
    await using database = sqliteHarness();
    const folder = join(database.options.folder!, 'a', 'b');
    const opened = await openStore({ folder });
    await opened.createCase(content);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(folder))
      expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
    await opened.close();
  });

  test('holds nothing of a deleted case, not even in its log', async () => {
    await using database = sqliteHarness();
    const folder = database.options.folder!;
    const found = (text: string) =>
      readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(text));
    const opened = await database.open();
    const other = await opened.createCase(named('stays'));
    const key = await opened.createCase(named('first marker'));
    await opened.saveCase(key, named(`second marker ${'long '.repeat(10_000)}`));
    await opened.saveCase(key, named('third marker'));
    expect(found('marker')).not.toEqual([]);
    await opened.deleteCase(key);
    expect(found('marker')).toEqual([]);
    expect(found('long long')).toEqual([]);
    expect(found(key.id)).toEqual([]);
    expect(await opened.readCase(other)).toMatchObject(named('stays'));
  });

  test('a file that is no database, and a folder that is none, are named', async () => {
    await using database = sqliteHarness();
    const folder = database.options.folder!;
    writeFileSync(join(folder, 'landfall.sqlite'), 'this is not a database, '.repeat(100));
    await expect(openStore({ folder })).rejects.toMatchObject({
      problem: 'unavailable',
      message: expect.stringContaining(join(folder, 'landfall.sqlite')),
    });
    await expect(openStore({ folder: join(folder, 'landfall.sqlite') })).rejects.toMatchObject({
      name: 'StoreError',
      problem: 'unavailable',
    });
  });
});

describe('settings', () => {
  afterEach(() => void vi.unstubAllEnvs());

  test('LANDFALL_DATA names the folder; one store per process, opened again after an error and after closing', async () => {
    await using database = sqliteHarness();
    vi.stubEnv('DATABASE_URL', 'mysql://root:hunter2@localhost/landfall');
    vi.stubEnv('LANDFALL_DATA', database.options.folder!);
    const error = await store().catch((error: unknown) => error);
    expect(error).toMatchObject({
      name: 'StoreError',
      problem: 'settings',
      message: expect.stringContaining('postgres://'),
    });
    expect(String(error)).not.toContain('hunter2');

    vi.stubEnv('DATABASE_URL', '');
    const [one, two] = await Promise.all([store(), store()]);
    expect(two).toBe(one);
    const key = await one.createCase(content);
    await one.close();
    const three = await store();
    expect(three).not.toBe(one);
    expect(await three.readCase(key)).toMatchObject(content);
    expect(readdirSync(database.options.folder!)).toContain('landfall.sqlite');
    await three.close();
  });

  test('an explicit folder comes before DATABASE_URL', async () => {
    await using database = sqliteHarness();
    vi.stubEnv('DATABASE_URL', 'postgres://nowhere.invalid/landfall');
    const opened = await openStore(database.options);
    expect(await opened.readCase(await opened.createCase(content))).toMatchObject(content);
    await opened.close();
  });

  test('a PostgreSQL server that is not there is reported without the password', async () => {
    for (const url of ['postgres://user:hunter2@127.0.0.1:1/landfall', 'postgres://user:hunter2@[::bad/landfall']) {
      const error = await openStore({ url }).catch((error: unknown) => error);
      expect(error).toMatchObject({
        name: 'StoreError',
        problem: 'unavailable',
        message: expect.stringContaining('cannot open the PostgreSQL database'),
      });
      expect(JSON.stringify(Object.getOwnPropertyDescriptors(error)) + String(error)).not.toContain('hunter2');
    }
  });
});
