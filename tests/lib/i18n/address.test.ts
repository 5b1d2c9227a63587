import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { texts } from '../../../lib/advice/texts.ts';
import { realBook } from '../../support/book.ts';

/** Every text under the given keys, with its path. */
function textsIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, `${path}.${key}`));
}

describe('how the reader is addressed in Chinese', () => {
  const folder = join(import.meta.dirname, '../../../lib/i18n/messages/zh');
  const messages = readdirSync(folder).flatMap((file) =>
    textsIn(JSON.parse(readFileSync(join(folder, file), 'utf8')), file),
  );
  const rules = [...textsIn(realBook().book), ...textsIn(texts)].filter(([path]) => path.endsWith('.zh'));

  test('nobody is called 你', () => {
    expect(rules.length).toBeGreaterThan(3000);
    expect([...messages, ...rules].filter(([, text]) => text.includes('你'))).toEqual([]);
  });

  test('the firm is 贵公司: 您 is the person filling in, on pages and not in rules', () => {
    expect(rules.filter(([, text]) => text.includes('您'))).toEqual([]);
    expect(messages.some(([, text]) => text.includes('您'))).toBe(true);
  });
});
