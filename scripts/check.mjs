// npm run check: every check that needs no running app. All of them run, so that one failure does not hide the next.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './common.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './node.mjs';

await ensureInstalled();

const checks = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['--noEmit']],
  ['dead code', 'knip', []],
];
if (existsSync(join(root, 'lib/cli/rules-check.ts'))) checks.push(['rule book', 'lib/cli/rules-check.ts', []]);

// Next writes the types of the routes, which the type check needs on a fresh clone.
await run('next', ['typegen'], { stdio: ['ignore', 'ignore', 2] });

checks.push(['size of scripts', join(root, 'scripts/sizes.mjs'), []]);

const results = [];
for (const [name, program, args] of checks) {
  console.log(`\n— ${name}`);
  const started = Date.now();
  const ok = (await run(program, args)) === 0;
  results.push({ name, ok, seconds: ((Date.now() - started) / 1000).toFixed(1) });
}

console.log('');
for (const { name, ok, seconds } of results) console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
