import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running app, without a slash at the end. */
    url: string;
  }
}

const freePort = () =>
  new Promise<number>((done, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? done(address.port) : failed(new Error('no free port')),
      );
    });
  });

/** What signs the links of servers under test, so that tests can make them. */
export const testSecret = 'what the servers under test sign with, and nobody else';

export interface Running {
  readonly url: string;
  /** Folder of the embedded database. */
  readonly data: string;
  /** All that the server has written to the console. */
  said(): string;
  stop(): Promise<void>;
}

interface Starting {
  /** Kept when the server stops; else a new one that goes with it. */
  readonly data?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps what the server complains about to itself: for tests that give it reason to. */
  readonly quiet?: boolean;
}

/**
 * The app as it runs in production, on a free port, with an empty database of its own.
 *
 * @throws if there is no production build, or nothing answers within a minute
 */
export async function startServer({ data: kept, env = {}, quiet = false }: Starting = {}): Promise<Running> {
  const port = await freePort();
  const data = kept ?? (await mkdtemp(join(tmpdir(), 'landfall-e2e-')));
  const run = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));
  // Libraries go easy on their checks when they think that they are tested.
  const { TEST: _, VITEST: __, ...inherited } = process.env;
  const server = spawn(process.execPath, [run, 'scripts/serve.mjs', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, NODE_ENV: 'production', LANDFALL_DATA: data, BETTER_AUTH_SECRET: testSecret, ...env },
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (part: Buffer) => {
      said += part;
    });
  if (!quiet) server.stderr.pipe(process.stderr);
  const ended = new Promise<void>((done) => server.once('exit', () => done()));

  const url = `http://localhost:${port}`;
  for (const started = Date.now(); ; await sleep(100)) {
    if (server.exitCode !== null)
      throw new Error(`The server ended with code ${server.exitCode}; is there a production build? (npm run build)`);
    if (Date.now() - started > 60_000) throw new Error('The server did not answer within a minute.');
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      break;
  }
  return {
    url,
    data,
    said: () => said,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      if (!kept) await rm(data, { recursive: true, force: true });
    },
  };
}

/** One production server for all browser tests. Tests get its address with `inject('url')`. */
export default async function serve(project: TestProject) {
  const { url, stop } = await startServer();
  project.provide('url', url);
  return stop;
}
