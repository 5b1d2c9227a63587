import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realBook } from '../../support/book.ts';

const folder = 'tests/cases/frameworks';
const { book } = realBook();

describe('frameworks of the sources', () => {
  it('each has tests of its own, named after it, in exactly one place', () => {
    const described = readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts'))
      .flatMap((name) => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/^describe\('([a-z0-9-]+-F\d+)/gm)])
      .map((match) => match[1]!);
    expect(described.sort()).toEqual(Object.keys(book.frameworks).sort());
  });

  it('all are there', () => {
    expect(Object.keys(book.frameworks)).toHaveLength(87);
  });

  it('each says in both languages what is done with it, with nothing left to write', () => {
    const open = Object.values(book.frameworks).filter((item) => /TODO|待写/.test(JSON.stringify(item)));
    expect(open.map((item) => item.id)).toEqual([]);
  });

  it('each has a row in docs/frameworks.md', () => {
    const page = readFileSync('docs/frameworks.md', 'utf8');
    const missing = Object.keys(book.frameworks).filter((id) => !page.includes(`| ${id} |`));
    expect(missing, 'run npm run docs:frameworks').toEqual([]);
  });
});
