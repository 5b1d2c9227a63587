import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serverSecret } from '../../../lib/accounts/server.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is made once and kept, readable by its owner alone', () => {
  const data = join(folder, 'new');
  const made = serverSecret({ LANDFALL_DATA: data });
  expect(made).toMatch(/^[\w-]{43}$/);
  expect(serverSecret({ LANDFALL_DATA: data })).toBe(made);
  expect(serverSecret({ LANDFALL_DATA: folder })).not.toBe(made);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
  expect(statSync(data).mode & 0o777).toBe(0o700);
});

it('is the variable where it is set, and a short one is refused', () => {
  const given = 'x'.repeat(32);
  expect(serverSecret({ BETTER_AUTH_SECRET: given, LANDFALL_DATA: folder })).toBe(given);
  expect(() => serverSecret({ BETTER_AUTH_SECRET: 'short' })).toThrow('at least 32');
});

it('a damaged file is said to be one', () => {
  writeFileSync(join(folder, 'secret'), 'x');
  expect(() => serverSecret({ LANDFALL_DATA: folder })).toThrow('holds no secret');
});
