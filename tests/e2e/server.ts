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

/**
 * One production server for all browser tests, with an empty database of its own. Tests get its address with
 * `inject('url')`.
 */
export default async function serve(project: TestProject) {
  const port = await freePort();
  const data = await mkdtemp(join(tmpdir(), 'landfall-e2e-'));
  const run = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));
  const server = spawn(process.execPath, [run, 'next', 'start', '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', LANDFALL_DATA: data },
  });
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
  project.provide('url', url);

  return async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
}
