import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { entrances } from '../../../lib/access/index.ts';

/** Pages that show nobody's case, desk or account. */
const forAnyone = [
  /^(password\/)?page\.tsx$/,
  /^\[\.\.\.rest\]\//,
  /^(accessibility|example|privacy|rules|sources|styleguide|sign-in)\//,
  /^(c|desk)\/unknown\//,
  /^wizard\/(page\.tsx|deleted\/|codes\/|engine\/)/,
  /^case\/open\//,
];
const root = 'app/[locale]/';
const files = globSync('app/[[]locale]/**/*.{ts,tsx}').map((file) => file.slice(root.length));
const source = (file: string) => readFileSync(root + file, 'utf8');
const listed = new Map(entrances.map(({ file, asks }) => [file, asks]));

it('lists every page and route that is not for anyone', () => {
  const found = files.filter(
    (file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) && !forAnyone.some((pattern) => pattern.test(file)),
  );
  expect(found.filter((file) => !listed.has(file))).toEqual([]);
});

it('lists every server action by name', () => {
  const actions = files
    .filter((file) => source(file).startsWith("'use server'") && !forAnyone.some((pattern) => pattern.test(file)))
    .map(
      (file) => [file, [...source(file).matchAll(/^export async function (\w+)/gm)].map(([, name]) => name)] as const,
    );
  expect(actions.length).toBeGreaterThan(6);
  for (const [file, names] of actions) expect(Object.keys(listed.get(file) ?? {}), file).toEqual(names);
});

it('names no file that is not there, and each file names the actions that it is listed with', () => {
  for (const { file, asks } of entrances) {
    expect(files, file).toContain(file);
    const asked = typeof asks === 'string' ? [asks] : Object.values(asks);
    // The pages of goods, of read-only links and of documents ask in a file beside them.
    const beside = file.startsWith('wizard/goods')
      ? 'wizard/goods/goods-case.ts'
      : file.startsWith('s/')
        ? 's/shared.ts'
        : /own-document|ownDocument/.test(source(file))
          ? 'advice/own-document.ts'
          : null;
    const text = source(file) + (beside ? source(beside) : '');
    for (const action of asked) {
      if (action === 'anyone' || action === 'link' || action === 'self') continue;
      expect(
        text.includes(`'${action}'`) || (file === 'wizard/actions.ts' && text.includes('opened(form)')),
        `${file}: ${action}`,
      ).toBe(true);
    }
  }
});
