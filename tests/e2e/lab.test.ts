import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectAccessible, expectNoOverflow, launch, open } from './browser.ts';
import { signInOwner } from './owner.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const rows = Array.from(
  { length: 60 },
  (_, i) => `企业${i + 1},${30 + i},regularUnder5,openAccount,${i}00,${i % 3 ? '江苏' : '浙江'}`,
);
const table = ['企业编号,员工人数,exportExperience,financeExposure,产值,地区', ...rows, '企业61,很多,,,,'].join('\n');

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
  await page.setInputFiles('#upload-file', { name: 'firms.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.click('form:has(#upload-file) button');
  await page.waitForURL(/\/zh\/desk\/lab\/\w{22}$/);
  const population = page.url();

  // The page follows by itself.
  await page.locator('#columns').waitFor({ timeout: 60_000 });
  expect(await page.inputValue('input[name=to-0]')).toMatch(/^id \| /);
  expect(await page.inputValue('input[name=to-4]')).toBe('');
  await page.fill('input[name=to-4]', 'annualRevenue');
  await page.fill('input[name=factor-4]', '10000');
  await page.click('#columns form button');
  await page.locator('a[href$="/compose"]').waitFor({ timeout: 60_000 });
  expect(await page.textContent('main')).toContain('采用 61 行');
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
  expect(await page.textContent('h1')).toMatch(/^企业 企业\d+$/);
  expect(await page.locator('.beside').isVisible()).toBe(true);
  await expectAccessible(page);

  await page.goto(population);
  await page.getByRole('button', { name: '删除' }).click();
  await page.waitForURL(/\/zh\/desk\/lab$/);
  expect((await page.goto(run))!.status()).toBe(404);
  await context.close();
});
