// npm start: installs and builds what is missing, then serves the app on PORT (3000).
import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp } from './build.mjs';
import { fail } from './common.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './node.mjs';

const given = process.env.PORT || '3000';
const port = Number(given);
if (!/^\d{1,5}$/.test(given) || port < 1 || port > 65535)
  fail(`PORT must be a whole number from 1 to 65535; it is "${given}".`);

// Only under npm: started by hand, in the background of a shell that ends, the server is meant to go on.
if (process.env.npm_lifecycle_event) await import('./follow-parent.mjs');

const listenError = (host) =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done()));
  });

async function checkPort() {
  for (const host of [undefined, '127.0.0.1', '::1']) {
    const code = await listenError(host);
    const other = `for example PORT=${port > 1023 && port < 65535 ? port + 1 : 3000} npm start`;
    if (code === 'EADDRINUSE') fail(`Port ${port} is already in use. Stop what uses it, or choose another: ${other}`);
    if (code === 'EACCES') fail(`Port ${port} is reserved for the system. Choose one above 1023: ${other}`);
  }
}

const answers = () =>
  new Promise((done) => {
    get({ host: 'localhost', port, path: '/' }, (response) => {
      response.resume();
      done(true);
    }).on('error', () => done(false));
  });

// Before the build, so that nobody waits for it in vain, and again after it.
await checkPort();
await ensureInstalled();
await buildApp();
await checkPort();

run('scripts/serve.mjs', [String(port)], { env: { NODE_ENV: 'production' } }).then((code) => process.exit(code));
while (!(await answers())) await sleep(100);
console.log(`Landfall is ready on http://localhost:${port}`);
