// How much script a page loads before anything is pressed, after gzip, against its budget. Makes the production build if there is none of these sources.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import filePlugin from '@size-limit/file';
import sizeLimit from 'size-limit';
import { buildApp } from './build.mjs';
import { root } from './common.mjs';

/**
 * kB after gzip. Of each, 132 are React and Next's own scripts, without which no page of Next comes but the landing page: scripts/serve.mjs leaves them out
 * there, which tests/e2e/weight.test.ts holds it to.
 */
const budgets = {
  '/[locale]/wizard/[...step]': 170,
  '/[locale]/advice': 200,
  '/[locale]/checklist': 170,
};

await buildApp();
const build = join(root, '.next');
const require = createRequire(import.meta.url);
const { rootMainFiles } = JSON.parse(readFileSync(join(build, 'build-manifest.json'), 'utf8'));

/** Files of the scripts that a page names: those of every page, and those of the client components on it. */
function scriptsOf(page) {
  globalThis.__RSC_MANIFEST = {};
  require(join(build, 'server/app', page, 'page_client-reference-manifest.js'));
  const [{ clientModules }] = Object.values(globalThis.__RSC_MANIFEST);
  const own = Object.values(clientModules).flatMap(({ chunks }) => chunks);
  const names = [...rootMainFiles, ...own].map((name) => name.replace(/^\/?(_next\/)?/, ''));
  return [...new Set(names)].map((name) => join(build, name));
}

/** Scripts of the worker that makes the side panel: they come once the page is there. With the rules in one language they may take 120 kB (tests/e2e/weight.test.ts). */
const workerBudget = 80;

/** The script that starts a worker takes the names of the others from whoever starts it. */
function scriptsOfWorker() {
  const folder = join(build, 'static/chunks');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const [, first, others] =
      /"(static\/chunks\/turbopack-worker[^"]*)",(\[[^\]]*\])/.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
    if (first) return [first, ...JSON.parse(others)].map((name) => join(build, name));
  }
  throw new Error('The build has no worker: its side panel would wait for the server.');
}

let isOver = false;
const all = Object.entries(budgets).map(([page, budget]) => [page, scriptsOf(page), budget]);
for (const [page, files, budget] of [...all, ['side panel, afterwards', scriptsOfWorker(), workerBudget]]) {
  const checks = [{ files, gzip: true }];
  const [{ size }] = await sizeLimit([filePlugin], { checks });
  const kB = size / 1000;
  isOver ||= kB > budget;
  console.log(`${kB > budget ? 'OVER ' : 'ok   '} ${page} ${kB.toFixed(1)} kB of ${budget}`);
}
if (isOver)
  console.error(
    'A page loads more script than it may: look for what came in, or argue for a larger budget in scripts/sizes.mjs.',
  );
process.exitCode = isOver ? 1 : 0;
