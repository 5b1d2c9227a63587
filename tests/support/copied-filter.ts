import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFilter, filterFile } from './copied.ts';

/** `node tests/support/copied-filter.ts FOLDER`: builds the filter of copied runs from the text files of the sources. */
const folder = process.argv[2];
if (!folder) throw new Error('Usage: node tests/support/copied-filter.ts FOLDER');
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const filter = buildFilter(texts);
writeFileSync(filterFile, filter);
console.log(`${texts.length} texts, ${filter.length} bytes`);
