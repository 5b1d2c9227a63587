import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../lib/i18n/messages');
const read = (locale: string, file: string) => JSON.parse(readFileSync(join(folder, locale, file), 'utf8'));

// {name} and {count, plural, …}, but not the branches of a plural; and tags such as <b>.
const parts = /(?<!\b(?:zero|one|two|few|many|other|=\d+) ?)\{(\w+) ?[,}]|<(\w+)>/g;

/** Every message with its path, and the values and tags it takes. */
function messages(value: unknown, path = ''): [string, string[]][] {
  if (typeof value !== 'string')
    return Object.entries(value as object).flatMap(([key, item]) => messages(item, path ? `${path}.${key}` : key));
  const names = [...value.matchAll(parts)].map(([, argument, tag]) => argument ?? `<${tag}>`);
  return [[path, [...new Set(names)].sort()]];
}

describe('messages', () => {
  const files = readdirSync(join(folder, 'en'));

  test('both languages have the same files', () => {
    expect(readdirSync(join(folder, 'zh')).sort()).toEqual(files.sort());
  });

  test.each(files)('%s says the same things in both languages', (file) => {
    const [en, zh] = ['en', 'zh'].map((locale) => messages(read(locale, file)));
    expect(Object.fromEntries(zh!)).toEqual(Object.fromEntries(en!));
  });
});
