// Makes sure that node_modules is what package-lock.json asks for, so that a fresh clone needs no separate step.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { exclusively, execute, fail, followParent, read, root } from './common.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.landfall-lock');

// An install by hand (`npm ci`, `npm install`) leaves no stamp, but npm's own record of what it put there: that counts
// as well.
function installedByHand(lock) {
  const record = read(join(modules, '.package-lock.json'));
  if (!record) return false;
  const present = JSON.parse(record).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, wanted]) => path === '' || (path in present ? present[path].version === wanted.version : wanted.optional),
  );
}

function npmCi() {
  // A setting such as NODE_ENV=production must not leave out what the build needs. Warnings are left out: they are about
  // the Node that runs npm, not the one that comes with the dependencies.
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error'];
  // Standard input and output belong to the command that asked for the install: they may carry its data.
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const npm = process.env.npm_execpath;
  return npm && basename(npm) === 'npm-cli.js'
    ? execute(process.execPath, [...followParent, npm, ...args], options)
    : execute('npm', args, { ...options, shell: process.platform === 'win32' });
}

export async function ensureInstalled() {
  const lock =
    read(join(root, 'package-lock.json')) ?? fail('package-lock.json is missing: get a complete copy of the project.');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(stamp) === hash) return;
  await exclusively('install', async () => {
    if (read(stamp) === hash) return;
    if (!installedByHand(lock)) {
      console.error('Installing dependencies (npm ci) …');
      if ((await npmCi()) !== 0) fail('npm ci did not succeed: see its message above.');
    }
    writeFileSync(stamp, hash);
  });
}
