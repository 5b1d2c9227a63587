import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knownSegments } from '../../lib/i18n/segments.ts';

it('knows the first segment of every page, so that no page gets the status 404', () => {
  const folders = readdirSync('app/[locale]', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => !['[...rest]', 'landing'].includes(name));
  expect([...knownSegments].sort()).toEqual(folders.sort());
});
