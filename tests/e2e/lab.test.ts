import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { cellOf } from '../../lib/cohort/file/cells.ts';
import { fileColumns } from '../../lib/cohort/node.ts';
import { compile } from '../../lib/engine/index.ts';
import { build } from '../../lib/engine/node.ts';
import { realBook } from '../support/book.ts';
import { filedFirms } from '../support/cohort.ts';
import { expectAccessible, expectNoOverflow, launch, open } from './browser.ts';
import { signInOwner } from './owner.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const { book } = realBook();
const columns = fileColumns(build(compile(book)).layout).filter(({ scope }) => scope === 'firm');

/** Random firms as somebody would type them, a column that no question asks for, and a row with nonsense. */
function table(count: number): string {
  const typed = (value: unknown) => (value === Number.POSITIVE_INFINITY ? 'never' : String(value ?? ''));
  const rows = [...filedFirms(book, count, 5)].map(({ id, profile }, index) =>
    [id, index * 100, ...columns.map((column) => typed(cellOf(profile, column)))].join(','),
  );
  const head = ['企业编号', '产值', ...columns.map(({ name }) => name)];
  const nonsense = head.map((name) => (name === '企业编号' ? 'firm-bad' : name === 'employees' ? '很多' : ''));
  return [head, ...rows, nonsense].map(String).join('\n');
}

it('an officer uploads firms, checks the columns, runs scenarios, stops and begins again, and opens one firm', {
  timeout: 400_000,
}, async () => {
  const { context, page } = await open(browser, url, {
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  await signInOwner(page);
  await page.goto('/zh/desk/lab');
  await page.fill('#upload-name', '长三角样本');
  await page.check('input[name=holds]');
  await page.setInputFiles('#upload-file', {
    name: 'firms.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table(150)),
  });
  await page.click('form:has(#upload-file) button');
  await page.waitForURL(/\/zh\/desk\/lab\/\w{22}$/);
  const population = page.url();

  // The page follows by itself.
  await page.locator('#columns').waitFor({ timeout: 60_000 });
  expect(await page.inputValue('input[name=to-0]')).toMatch(/^id \| /);
  expect(await page.inputValue('input[name=to-1]')).toBe('');
  await page.fill('input[name=to-1]', 'group.output');
  await page.click('#columns form button');
  await page.locator('a[href$="/compose"]').waitFor({ timeout: 60_000 });
  expect(await page.textContent('main')).toContain('采用 151 行');
  expect(await page.locator('.lab-bars').first().isVisible()).toBe(true);
  await expectNoOverflow(page);

  await page.click('a[href$="/compose"]');
  await page.check('input[value=insure-and-inform]');
  await page.check('input[value=earlier-brand]');
  await page.fill('#run-name', '保险与门槛');
  await page.click('form:has(#run-seed) button');
  await page.waitForURL((now) => /\/zh\/desk\/lab\/\w{22}$/.test(now.pathname) && now.href !== population);
  const run = page.url();
  await page.locator('#progress form button').click();
  await page.getByText('已由成员停止').waitFor({ timeout: 30_000 });
  await page.locator('#progress form button').click();
  await page.locator('a[href$="/firms"]').waitFor({ timeout: 120_000 });

  expect(await page.textContent('h1')).toBe('保险与门槛');
  expect(await page.locator('#scenario-earlier-brand svg[role=img]:visible').count()).toBeGreaterThan(0);
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expectNoOverflow(page);

  await page.click('a[href$="/firms"]');
  await page.selectOption('#scenario', '1');
  await page.click('form:has(#scenario) button');
  await page.waitForURL(/scenario=1/);
  await page.locator('.desk-table a').first().click();
  await page.waitForURL(/\/firm\?scenario=1&row=\d+$/);
  expect(await page.textContent('h1')).toMatch(/^企业 firm-5-\d+$/);
  expect(await page.locator('.beside').isVisible()).toBe(true);
  await expectAccessible(page);

  await page.goto(population);
  await page.getByRole('button', { name: '删除' }).click();
  await page.waitForURL(/\/zh\/desk\/lab$/);
  expect((await page.goto(run))!.status()).toBe(404);
  await context.close();
});
