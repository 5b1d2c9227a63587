import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type LoadedBook, parseRuleBook, readRuleFiles } from './load.ts';

/**
 * Loads the rule book, or takes it from a file that an earlier load of the very same text by the very same code has left. Reading and checking a
 * megabyte of YAML takes over a second; most commands need none of it. A book with problems is never kept.
 *
 * @param code folder of the loader's own source: another loader, another cache. Without it nothing is cached.
 * @throws RuleBookError
 */
export function loadCached(directory: string, cacheFolder: string, code: string): LoadedBook {
  const files = readRuleFiles(directory);
  if (!existsSync(code)) return parseRuleBook(files);
  const key = createHash('sha256');
  for (const path of filesUnder(code)) key.update(relative(code, path)).update(readFileSync(path));
  for (const { name, content } of files) key.update(name).update(content);
  const path = join(cacheFolder, `rulebook-${key.digest('hex').slice(0, 24)}.json`);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LoadedBook;
  } catch {
    // Not there, or half-written by a process that was stopped: load as if there were no cache.
  }
  const loaded = parseRuleBook(files);
  try {
    mkdirSync(cacheFolder, { recursive: true });
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(loaded));
    renameSync(temporary, path);
  } catch {
    // A read-only installation works without the cache.
  }
  return loaded;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
