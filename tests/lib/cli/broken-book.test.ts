import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../support/cli.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-broken-'));
  cpSync('rules', folder, { recursive: true });
  const file = join(folder, 'decisions/entry-mode.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('zh: "间接出口"', 'zh: "待写"'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a rule book with a placeholder in it', () => {
  it.each(['rules-check.ts', 'cases.ts', 'sensitivity.ts', 'rules-coverage.ts', 'frameworks.ts'])(
    '%s names the file and the line, and ends with 1',
    (file) => {
      const { status, stdout, stderr } = run(file, [], { LANDFALL_RULES: folder });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^1 problem\(s\).*\ndecisions\/entry-mode\.yaml:\d+ .*is a placeholder: fill it\n$/);
    },
  );
});
