// Finds a Chromium for the browser tests, or gets one. `node scripts/browser.mjs` prints its path.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute, fail, read, root } from './common.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './node.mjs';

const remembered = join(root, 'node_modules/.landfall-chromium');

// A browser may be there and still not run, when system libraries are missing: ask it for its version.
const works = (path) => existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;

const installed = () =>
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'].find(
    works,
  );

function downloaded() {
  const { chromium } = createRequire(import.meta.url)('playwright-core');
  const path = chromium.executablePath();
  return works(path) ? path : undefined;
}

// Standard output of the steps goes to standard error: here it carries only the path.
const quiet = ['ignore', 2, 2];

async function download() {
  console.error('No Chromium found: downloading one …');
  await run('playwright-core', ['install', 'chromium'], { stdio: quiet, timeout: 300_000 });
  return downloaded();
}

async function installPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.error('Installing the system package "chromium" …');
  const options = { stdio: quiet, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await execute('apt-get', ['update'], options);
  await execute('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  return installed();
}

/** Path of a Chromium that runs. */
export async function ensureBrowser() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) return works(wanted) ? wanted : fail(`CHROMIUM_PATH is "${wanted}", which does not run.`);
  const known = read(remembered);
  if (known && existsSync(known)) return known;
  const path = installed() ?? downloaded() ?? (await download()) ?? (await installPackage());
  if (!path) fail('The browser tests need Chromium: install it, or set CHROMIUM_PATH to its path.');
  writeFileSync(remembered, path);
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureInstalled();
  console.log(await ensureBrowser());
}
