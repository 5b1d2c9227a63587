import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { bounds } from './bounds.ts';
import { documentRows } from './documents.ts';
import { engines } from './engines.ts';
import { realBookRows } from './real-book.ts';
import type { Section } from './section.ts';
import { sizes } from './size.ts';
import { whatIf } from './whatif.ts';

/**
 * `npm run bench [-- --only documents] [-- --write]`: every number of docs/performance.md, from one run on one machine, or one table of it. With `--write` the tables
 * of that page, or that table, are written anew.
 */
const page = new URL('../../docs/performance.md', import.meta.url);
const mark = '<!-- written by npm run bench -->';

const benches = {
  engines,
  rules: realBookRows,
  bounds,
  whatif: whatIf,
  documents: documentRows,
  sizes,
} satisfies Record<string, () => Section | Promise<Section>>;

const { values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'boolean' } } });
const chosen = Object.entries(benches).filter(([name]) => values.only === undefined || values.only === name);
if (chosen.length === 0) throw new RangeError(`--only: allowed are ${Object.keys(benches).join(', ')}`);

const sections: Section[] = [];
for (const [, bench] of chosen) sections.push(await bench());
const machine = `${cpus().length} × ${cpus()[0]!.model.trim()}, Node ${process.versions.node}`;
const measured = `Measured on ${machine}, by \`npm run bench -- ${values.only ? `--only ${values.only} ` : ''}--write\`; load of the machine at the end: ${loadavg()[0]!.toFixed(1)} (1 is this bench).`;
const text = values.only
  ? [markdown(sections[0]!), measured].join('\n\n')
  : [measured, ...sections.map(markdown)].join('\n\n');
console.log(text);
if (values.write) {
  const [before, tables = ''] = readFileSync(page, 'utf8').split(mark);
  writeFileSync(page, `${before}${mark}\n\n${values.only ? replaced(tables, sections[0]!.title, text) : text}\n`);
}

/** The tables of the page with one of them anew. */
function replaced(tables: string, title: string, text: string): string {
  const parts = tables.trim().split(/\n\n(?=## )/);
  const place = parts.findIndex((part) => part.startsWith(`## ${title}\n`));
  return (place < 0 ? [...parts, text] : parts.with(place, text)).join('\n\n');
}

function markdown({ title, columns, rows, notes = [] }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(columns), line(columns.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
  return [`## ${title}`, table, ...notes].join('\n\n');
}
