import { Kysely, PostgresDialect, sql } from 'kysely';
import type { PoolConfig } from 'pg';
import type { Backend } from './backend.ts';
import { StoreError, storeError } from './errors.ts';
import { isMigrated, migrate } from './migrations.ts';
import type { Tables } from './tables.ts';

/** A server set to answer before its log is on disk would lose saves. Stronger settings (`remote_apply`) stay. */
const durable =
  "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

/**
 * Opens the PostgreSQL database at `url` (`postgres://user:password@host:port/database`), creating tables in its default
 * schema.
 *
 * @throws StoreError `unavailable` if it cannot be reached, `settings` if it is of a later version or not in UTF-8
 */
export async function openPostgres(url: string): Promise<Backend> {
  const options: PoolConfig = {
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    fallback_application_name: 'landfall',
    verify: (client, done) => void client.query(durable).then(() => done(), done),
  };
  try {
    const { Pool } = await import('pg');
    const pool = new Pool(options);
    // The pool replaces an idle connection that breaks, but without a listener the event would end the process. A call that
    // was using the connection gets an error of its own.
    pool.on('error', () => {});
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    try {
      await prepare(db);
    } catch (error) {
      await pool.end();
      throw error;
    }
    // Deleted rows leave the files with PostgreSQL's next vacuum, which is the server's own business.
    return { db, type: 'postgres', forget: () => Promise.resolve() };
  } catch (error) {
    throw storeError(error, 'cannot open the PostgreSQL database');
  }
}

async function prepare(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ encoding: string }>`select current_setting('server_encoding') as encoding`.execute(db);
  const encoding = rows[0]?.encoding;
  if (encoding !== 'UTF8')
    throw new StoreError(
      'settings',
      `the PostgreSQL database has the encoding ${encoding}; allowed: UTF8 (create database … encoding 'UTF8' template template0)`,
    );
  if (!(await isMigrated(db))) await migrate(db);
}
