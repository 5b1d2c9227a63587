import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';

/** Whole pages, what needs a case, a post to the server or its engine, and the chart of the policy lab; the browser tests open them as pages. */
const pages = [
  'ActForm',
  'Article',
  'Points',
  'TextForm',
  'chart/Sankey',
  'wizard/Announce',
  'wizard/BlockForm',
  'wizard/BlockList',
  'wizard/FormNotice',
  'wizard/Frame',
  'wizard/ListPage',
  'wizard/MorePage',
  'wizard/QuestionForm',
  'wizard/QuestionPage',
  'wizard/check/AddLinks',
  'wizard/check/CheckPage',
  'wizard/check/Group',
  'wizard/check/NotAskedList',
  'wizard/check/Notices',
  'wizard/check/ReturnToRow',
  'wizard/goods/GoodsTable',
  'wizard/goods/PasteForm',
  'wizard/live/LiveDock',
  'wizard/live/LivePanel',
  'wizard/live/LiveViewPanel',
];

function fileOf(from: string, name: string): string | undefined {
  const path = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') ? join(dirname(from), name) : null;
  if (!path) return undefined;
  return ['', '.tsx', '.ts']
    .map((end) => normalize(path + end))
    .find((file) => /\.tsx?$/.test(file) && existsSync(file));
}

/** Files that a file imports, and those that they import. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()'([^']+)'/g)) {
    const next = fileOf(file, name!);
    if (next?.startsWith('app/')) reached(next, seen);
  }
  return seen;
}

it('shows every component, whole pages apart', () => {
  const shown = reached('app/[locale]/styleguide/page.tsx');
  const components = globSync('app/ui/**/*.tsx');
  expect(components.length).toBeGreaterThan(50);
  const missing = components.filter((file) => !shown.has(file)).map((file) => file.slice('app/ui/'.length, -4));
  expect(missing.sort()).toEqual([...pages].sort());
});
