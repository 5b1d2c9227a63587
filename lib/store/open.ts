import { resolve } from 'node:path';
import { CaseStore } from './cases.ts';
import { StoreError } from './errors.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './types.ts';

export interface StoreOptions {
  /** `postgres://…`. */
  readonly url?: string;
  /** Folder of the SQLite file. */
  readonly folder?: string;
}

/**
 * Opens the store and brings its tables up to date; any number of processes may do so at once.
 *
 * The first of these decides: `options.url`, `options.folder`, DATABASE_URL (PostgreSQL), LANDFALL_DATA (folder of the
 * SQLite file), `.landfall` in the working directory. Empty variables count as absent.
 *
 * ```ts
 * const store = await openStore({ folder: '/var/lib/landfall' });
 * const { version, hash } = book;
 * const key = await store.createCase({ profile, place: null, locale: 'zh', rulebook: { version, hash } });
 * ```
 *
 * @throws StoreError `settings`, `unavailable`
 */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const url = options.url ?? (options.folder === undefined ? process.env.DATABASE_URL : undefined);
  if (url) {
    if (!/^postgres(ql)?:\/\//.test(url))
      throw new StoreError(
        'settings',
        'DATABASE_URL is not understood; allowed: postgres://user:password@host:port/database, or no DATABASE_URL for a SQLite file',
      );
    return new CaseStore(await openPostgres(url));
  }
  const folder = options.folder ?? (process.env.LANDFALL_DATA || '.landfall');
  // Turbopack would take the unknown folder for the whole project and pack all of it into a standalone build.
  return new CaseStore(await openSqlite(resolve(/* turbopackIgnore: true */ folder)));
}
