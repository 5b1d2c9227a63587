// npm test: gets everything the tests need, runs them, and prints the counts as the last line.
// Arguments go to vitest: npm test -- --project=unit
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { buildApp } from './build.mjs';
import { read, root } from './common.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './node.mjs';

const args = process.argv.slice(2);
if (process.env.npm_lifecycle_event) await import('./follow-parent.mjs');

const counts = { passed: 0, failed: 0, skipped: 0 };
// However this ends, the counts are the last line.
process.on('exit', () => {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
});

await ensureInstalled();
const env = { NODE_ENV: 'test' };
if (!/--project[ =]unit\b/.test(args.join(' '))) {
  env.CHROMIUM_PATH = await ensureBrowser();
  await buildApp();
}

const file = join(root, 'test-results/vitest.json');
rmSync(file, { force: true });
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const code = await run('vitest', ['run', ...reporters, ...args], { env });
const report = read(file);
if (report) {
  const result = JSON.parse(report);
  // A file that cannot be loaded has no failed test to count, and must not look like success.
  const broken = result.testResults.filter(
    (tests) => tests.status === 'failed' && !tests.assertionResults.some((test) => test.status === 'failed'),
  );
  counts.passed = result.numPassedTests;
  counts.failed = result.numFailedTests + broken.length;
  counts.skipped = result.numPendingTests + result.numTodoTests;
}

if (counts.passed + counts.failed === 0) console.error('No test ran.');
else if (code !== 0 && counts.failed === 0) console.error('vitest reported an error outside the tests: see above.');
process.exitCode = code || (counts.failed > 0 || counts.passed === 0 ? 1 : 0);
