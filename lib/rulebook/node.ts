import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCached } from './cache.ts';
import type { LoadedBook } from './load.ts';

export { type LoadedBook, loadRuleBook, parseRuleBook, type RuleFile, readRuleFiles } from './load.ts';
export { type Problem, RuleBookError } from './problems.ts';
export { parseScenarios } from './scenarios.ts';

/** Folder of the rule book: `LANDFALL_RULES`, else `rules/` of the working folder, else the one beside this code. */
export function rulesFolder(): string {
  if (process.env.LANDFALL_RULES) return process.env.LANDFALL_RULES;
  const here = join(process.cwd(), 'rules');
  return existsSync(join(here, 'book.yaml'))
    ? here
    : join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'rules');
}

let loaded: LoadedBook | undefined;

/** The rule book of this process, read once. Change a rule file and restart. @throws RuleBookError */
export function ruleBook(): LoadedBook {
  const cache = join(process.cwd(), 'node_modules', '.cache', 'landfall');
  loaded ??= loadCached(rulesFolder(), cache, dirname(fileURLToPath(import.meta.url)));
  return loaded;
}
