import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { bounds } from './bounds.ts';
import { engines } from './engines.ts';
import { realBookRows } from './real-book.ts';
import type { Section } from './section.ts';
import { sizes } from './size.ts';
import { whatIf } from './whatif.ts';

/**
 * `npm run bench [-- --write]`: every number of docs/performance.md, from one run on one machine. With `--write` the tables of that page are written
 * anew.
 */
const page = new URL('../../docs/performance.md', import.meta.url);

const sections = [await engines(), realBookRows(), bounds(), whatIf(), await sizes()];
const machine = `${cpus().length} × ${cpus()[0]!.model.trim()}, Node ${process.versions.node}`;
const load = loadavg()[0]!.toFixed(1);
const text = [
  `Measured on ${machine}, by \`npm run bench -- --write\`; load of the machine at the end: ${load} (1 is this bench).`,
  ...sections.map(markdown),
].join('\n\n');
console.log(text);
if (process.argv.includes('--write')) {
  const [before] = readFileSync(page, 'utf8').split('<!-- written by npm run bench -->');
  writeFileSync(page, `${before}<!-- written by npm run bench -->\n\n${text}\n`);
}

function markdown({ title, columns, rows, notes = [] }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(columns), line(columns.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
  return [`## ${title}`, table, ...notes].join('\n\n');
}
