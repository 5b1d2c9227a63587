// node scripts/run.mjs lib/cli/x.ts args…   runs a TypeScript file
// node scripts/run.mjs next dev             runs a tool of the project
// node scripts/run.mjs build                builds the app for production
import { buildApp, cutFonts } from './build.mjs';
import { fail } from './common.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './node.mjs';

const [program, ...args] = process.argv.slice(2);
if (!program) fail('Usage: node scripts/run.mjs FILE.ts|TOOL [arguments]');
if (process.env.npm_lifecycle_event) await import('./follow-parent.mjs');

await ensureInstalled();
if (program === 'build') await buildApp({ always: true });
else {
  if (program === 'next') await cutFonts();
  process.exitCode = await run(program, args);
}
