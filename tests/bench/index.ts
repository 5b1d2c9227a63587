import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { engines } from './engines.ts';
import { realBookRows } from './real-book.ts';
import type { Section } from './section.ts';
import { sizes } from './size.ts';

/**
 * `npm run bench [-- --write]`: every number of docs/performance.md, from one run on one machine. With `--write` the tables of that page are written
 * anew. Further files of this folder may add sections: each exports a function `section`.
 */
const page = new URL('../../docs/performance.md', import.meta.url);
const further = ['bounds', 'whatif', 'robustness'];

const sections = [await engines(), realBookRows(), ...(await fromFiles()), await sizes()];
const machine = `${cpus().length} × ${cpus()[0]!.model.trim()}, Node ${process.versions.node}`;
const text = [`Measured on ${machine}, by \`npm run bench -- --write\`.`, ...sections.map(markdown)].join('\n\n');
console.log(text);
if (process.argv.includes('--write')) {
  const [before] = readFileSync(page, 'utf8').split('<!-- written by npm run bench -->');
  writeFileSync(page, `${before}<!-- written by npm run bench -->\n\n${text}\n`);
}

async function fromFiles(): Promise<Section[]> {
  const found: Section[] = [];
  for (const name of further) {
    const file = new URL(`${name}.ts`, import.meta.url);
    if (!existsSync(file)) continue;
    const { section } = (await import(file.href)) as { section: () => Section | Promise<Section> };
    found.push(await section());
  }
  return found;
}

function markdown({ title, columns, rows, notes = [] }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(columns), line(columns.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
  return [`## ${title}`, table, ...notes].join('\n\n');
}
