import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Backend } from './backend.ts';
import { storeError } from './errors.ts';
import { isMigrated, migrate } from './migrations.ts';
import type { Tables } from './tables.ts';

const busyTimeoutMs = 5_000;
const openTimeoutMs = 15_000;

/**
 * Opens `<folder>/landfall.sqlite`, creating folder and file readable by their owner alone.
 *
 * @throws StoreError `unavailable` if the file cannot be opened, is no database or stays locked; `settings` if it is of a
 * later version
 */
export async function openSqlite(folder: string): Promise<Backend> {
  const file = join(folder, 'landfall.sqlite');
  try {
    const { default: Sqlite } = await import('better-sqlite3');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    createPrivately(file);
    const database = new Sqlite(file, { timeout: 0 });
    // SQLite's own knows the letters of ASCII alone; searches lower their word in JavaScript.
    const lower = (text: unknown) => (typeof text === 'string' ? text.toLowerCase() : text);
    database.function('lower', { deterministic: true }, lower);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
    try {
      await whenFree(() => prepare(database, db));
      database.pragma(`busy_timeout = ${busyTimeoutMs}`);
      // What is kept with a case is deleted with it.
      database.pragma('foreign_keys = ON');
    } catch (error) {
      database.close();
      throw error;
    }
    return {
      db,
      type: 'sqlite',
      // secure_delete overwrites the deleted row; its earlier versions are still in the write-ahead log, which this empties.
      forget: async () => {
        await sql`pragma wal_checkpoint(truncate)`.execute(db);
      },
    };
  } catch (error) {
    throw storeError(error, `cannot open ${file}`);
  }
}

/** Repeatable as a whole. */
async function prepare(database: Database, db: Kysely<Tables>): Promise<void> {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = ON');
  if (await isMigrated(db)) return;
  // Kysely takes no lock on SQLite: the write transaction is the lock, and its rollback the way back.
  database.exec('begin immediate');
  try {
    await migrate(db);
    database.exec('commit');
  } finally {
    if (database.inTransaction) database.exec('rollback');
  }
}

/**
 * Waits without SQLite's own busy timeout. That one blocks the thread, so two opens in one process would wait for each
 * other, and it does not cover the change to WAL when several processes open a new file.
 */
async function whenFree<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + openTimeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await sleep(10 + Math.random() * 20);
    }
  }
}

function isBusy(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'));
}

/** Only if there is no file: closing any handle on an open database would drop the locks that this process holds on it. */
function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
