import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCached } from '../../../lib/rulebook/cache.ts';
import { loadRuleBook } from '../../../lib/rulebook/node.ts';

describe('the cache of the rule book', () => {
  it('gives what a fresh load gives, survives a damaged file, and knows other code from its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-cache-'));
    const code = mkdtempSync(join(tmpdir(), 'landfall-code-'));
    const fresh = JSON.parse(JSON.stringify(loadRuleBook('rules')));
    expect(JSON.parse(JSON.stringify(loadCached('rules', folder, code)))).toEqual(fresh);
    const [file] = readdirSync(folder);
    expect(loadCached('rules', folder, code)).toEqual(fresh);
    writeFileSync(join(folder, file!), '{"book": ');
    expect(JSON.parse(JSON.stringify(loadCached('rules', folder, code)))).toEqual(fresh);
    writeFileSync(join(code, 'schema.ts'), 'changed');
    loadCached('rules', folder, code);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is kept for the loader of this project, whose source has folders, and knows a change in one of them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-cache-'));
    loadCached('rules', folder, 'lib/rulebook');
    expect(readdirSync(folder)).toHaveLength(1);
    const code = mkdtempSync(join(tmpdir(), 'landfall-code-'));
    mkdirSync(join(code, 'schema'));
    for (const text of ['one', 'other']) {
      writeFileSync(join(code, 'schema', 'rule.ts'), text);
      loadCached('rules', folder, code);
    }
    expect(readdirSync(folder)).toHaveLength(3);
  });
});
