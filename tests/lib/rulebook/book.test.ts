import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fileSchemas, type Localised } from '../../../lib/rulebook/index.ts';
import { realBook } from '../../support/book.ts';

const { book } = realBook();

/** Every text of the book with the place it stands at. */
function* texts(value: unknown, path = ''): Generator<[string, Localised]> {
  if (typeof value !== 'object' || value === null) return;
  if ('en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string')
    yield [path, value as Localised];
  for (const [key, child] of Object.entries(value)) yield* texts(child, `${path}.${key}`);
}

describe('the real rule book', () => {
  it('has Chinese that is Chinese and English that is English', () => {
    const wrong = [...texts(book)].filter(([path, { en, zh }]) => {
      const isCode = /^\.(questions\.\w+\.options|scales)/.test(path) && !/[a-z]{3}/.test(en);
      return !isCode && (!/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en));
    });
    expect(wrong.map(([path, text]) => `${path}: ${text.en} | ${text.zh}`)).toEqual([]);
  });

  it('keeps every evidence entry in use, or says why not', () => {
    const used = new Set(
      JSON.stringify({ ...book, evidence: null, cases: realBook().cases, guards: realBook().guards })
        .match(/"[a-z0-9]+(?:-[a-zA-Z0-9.]+)+"/g)
        ?.map((id) => id.slice(1, -1)),
    );
    const idle = Object.values(book.evidence).filter((item) => !used.has(item.id) && !item.unused);
    expect(idle.map((item) => item.id)).toEqual([]);
  });

  it('ships the JSON Schemas that editors use, as the loader defines them', () => {
    for (const [kind, schema] of Object.entries(fileSchemas)) {
      const shipped = JSON.parse(readFileSync(`rules/schema/${kind}.schema.json`, 'utf8'));
      const { title: _, ...rest } = shipped;
      expect(rest, `${kind}: run npm run rules:schema`).toEqual(
        JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))),
      );
    }
    expect(readdirSync('rules/schema')).toHaveLength(Object.keys(fileSchemas).length);
  });

  it('asks for the four hallmarks and never for the overseas revenue share to find the level', () => {
    const reads = JSON.stringify(
      [book.decisions['level.current']?.rules, book.decisions['level.target']?.rules].flat(),
    );
    expect(reads).not.toMatch(/exportShare|foreignShare/);
  });

  it('keeps the number of core questions of a firm that only wants to sell within its own limit, one market and one good', () => {
    const core = Object.values(book.questions).filter((question) => question.tier === 'core');
    const longest = core.filter(({ id }) => id !== 'offerMaturity' && id !== 'marketPurpose');
    expect(longest.length).toBeLessThanOrEqual(book.limits.corePath);
    expect(core.reduce((sum, question) => sum + question.seconds, 0) / 60).toBeLessThanOrEqual(book.limits.coreMinutes);
  });

  it('is as large as the README says', () => {
    const rules = Object.values(book.decisions).reduce((sum, decision) => sum + decision.rules.length, 0);
    const readme = readFileSync('README.md', 'utf8').replace(/\s+/g, ' ');
    for (const count of [
      `${Object.keys(book.questions).length} questions`,
      `${rules} rules in ${Object.keys(book.decisions).length} decisions`,
      `${book.risks.length} risks`,
      `${book.actions.length} actions`,
      `${book.support.length} kinds of support`,
      `${Object.keys(book.evidence).length} evidence entries`,
    ])
      expect(readme).toContain(count);
  });
});
