import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isAnswered } from '../../app/[locale]/answered.ts';
import { knownSegments } from '../../lib/i18n/segments.ts';

it('knows the first segment of every page, so that no page gets the status 404', () => {
  const folders = readdirSync('app/[locale]', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => !['[...rest]', 'landing'].includes(name));
  expect([...knownSegments].sort()).toEqual(folders.sort());
});

it('has a page or file at the addresses of an advice, and at none below them', () => {
  for (const path of ['', 'pdf', 'docx', 'xlsx', 'download', 'document', 'document/file'])
    expect(isAnswered(['advice', ...path.split('/')]), path).toBe(true);
  for (const path of ['x', 'document/x', 'document/file/x', 'document/file/../../etc/passwd', 'document/file/\0'])
    expect(isAnswered(['advice', ...path.split('/')]), path).toBe(false);
});

it('has a page of mail for a forgotten password, and one for each link', () => {
  expect([[], ['abc'], ['unknown'], ['a', 'b']].map((rest) => isAnswered(['password', ...rest]))).toEqual([
    ...[true, true, false, false],
  ]);
});
