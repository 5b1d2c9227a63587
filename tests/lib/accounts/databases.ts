import { afterAll, describe } from 'vitest';
import { type Fresh, patient, sqliteHarness } from '../store/harness.ts';
import { findPostgres } from '../store/postgres-server.ts';

/** Runs the same tests on both databases. Where there is no PostgreSQL, says so loudly. */
export function onBothDatabases(what: string, tests: (fresh: Fresh) => void): void {
  describe(`${what} on SQLite`, patient, () => tests(sqliteHarness));
  describe.skipIf(!server)(`${what} on PostgreSQL`, patient, () => tests(() => server!.fresh()));
}

const found = await findPostgres();
const server = typeof found === 'string' ? null : found;
if (typeof found === 'string') console.warn(`\n!!!! Accounts are NOT TESTED against PostgreSQL: ${found} !!!!\n`);

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});
