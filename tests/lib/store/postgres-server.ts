import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Harness, harness } from './harness.ts';

export interface PostgresServer extends AsyncDisposable {
  /** An empty database of its own. */
  fresh(settings?: { readonly synchronousCommit: 'off' }): Promise<Harness>;
  /** Stops the server without letting it write its buffers, and starts it again. Absent for a server that is not ours. */
  readonly crash?: () => Promise<void>;
}

/**
 * The server named by LANDFALL_TEST_DATABASE_URL (whose user may create databases), else one from Debian's package
 * `postgresql`, started in a temporary folder.
 *
 * @returns or why there is none
 */
export async function findPostgres(): Promise<PostgresServer | string> {
  const url = process.env.LANDFALL_TEST_DATABASE_URL;
  if (url) return { fresh: (settings) => freshDatabase(new URL(url), settings), [Symbol.asyncDispose]: async () => {} };
  const binaries = installedBinaries();
  if (!binaries)
    return 'no PostgreSQL server is installed (Debian: apt-get install postgresql) and LANDFALL_TEST_DATABASE_URL is not set';
  try {
    return await startServer(binaries);
  } catch (error) {
    return `PostgreSQL in ${binaries} does not start: ${(error as Error).message}`;
  }
}

function installedBinaries(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(root, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

async function startServer(binaries: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-pg-'));
  const data = join(folder, 'data');
  const user = unprivileged();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid!);
  let server: ChildProcess | undefined;
  const kill = () => server?.kill('SIGQUIT');
  const stop = async () => {
    if (server && server.exitCode === null && server.signalCode === null)
      await Promise.all([once(server, 'exit'), kill()]);
  };
  const url = new URL(`postgres://landfall@localhost/postgres?host=${encodeURIComponent(folder)}`);
  const start = async () => {
    // On a socket in the folder: no port that another server could hold.
    server = spawn(join(binaries, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses='], {
      ...user,
      cwd: folder,
      stdio: 'ignore',
    });
    await ready(url, server);
  };
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.on('exit', kill);
  try {
    execFileSync(
      join(binaries, 'initdb'),
      ['-D', data, '-U', 'landfall', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
      { ...user, cwd: folder, stdio: 'pipe' },
    );
    await start();
  } catch (error) {
    await stop();
    remove();
    throw error;
  }
  return {
    fresh: (settings) => freshDatabase(url, settings),
    crash: async () => {
      await stop();
      await start();
    },
    async [Symbol.asyncDispose]() {
      await stop();
      process.off('exit', kill);
      remove();
    },
  };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option: string) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function ready(url: URL, server: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await execute(url, 'select 1');
      return;
    } catch (error) {
      if (server.exitCode !== null || tries > 300) throw error;
      await sleep(50);
    }
  }
}

async function freshDatabase(server: URL, settings?: { readonly synchronousCommit: 'off' }): Promise<Harness> {
  const name = `landfall_test_${randomBytes(8).toString('hex')}`;
  await execute(server, `create database ${name} encoding 'UTF8' template template0`);
  if (settings) await execute(server, `alter database ${name} set synchronous_commit = ${settings.synchronousCommit}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return harness(
    { url: url.href },
    (sql) => execute(url, sql),
    async () => void (await execute(server, `drop database ${name} with (force)`)),
  );
}

async function execute(url: URL, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
