import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { examples } from '@/app/[locale]/example/examples.ts';
import { expectAccessible, expectNoOverflow, launch, open } from './browser.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 390, height: 844 } };
/** Fourteen screens of a phone; unfolded it is about forty. */
const longest = 12_000;
const height = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);
/** Folds whose content is not on the page, without those that paper leaves out: reasons of ways that are not advised, and evidence word for word. */
const hidden = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'main details:not(.src, .still, .deep, .ways details, .refs details, .example-note details)',
      ),
    ]
      .filter((fold) => !fold.lastElementChild?.checkVisibility({ contentVisibilityAuto: true }))
      .map((fold) => fold.querySelector('summary')?.textContent),
  );

describe('the advice page', () => {
  it('is short on a phone before anything is unfolded, for every example', { timeout: 600_000 }, async () => {
    const { context, page } = await open(browser, url, phone);
    for (const id of Object.keys(examples))
      for (const locale of ['en', 'zh']) {
        await page.goto(`/${locale}/example/${id}`);
        expect(await height(page), page.url()).toBeLessThan(longest);
        await expectNoOverflow(page);
      }
    await context.close();
  });

  it.each(['en', 'zh'])('opens every fold without scripts: %s', async (locale) => {
    const { context, page } = await open(browser, url, { ...phone, javaScriptEnabled: false });
    await page.goto(`/${locale}/example/made-up-kitchen-brand`);
    const shut = await page.locator('main details.fold:not(details details)').all();
    expect(shut.length).toBeGreaterThan(20);
    for (const fold of shut) {
      await fold.locator('> summary').click();
      expect(await fold.locator('> div').isVisible()).toBe(true);
    }
    expect(await height(page)).toBeGreaterThan(longest);
    await context.close();
  });

  it('prints everything that is folded', async () => {
    const { context, page } = await open(browser, url);
    await page.goto('/en/example/catl-2026');
    expect((await hidden(page)).length).toBeGreaterThan(30);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => hidden(page), { timeout: 20_000 }).toEqual([]);
    // Every heading of the page is on paper.
    for (const heading of await page.locator('main :is(h2, h3)').all()) expect(await heading.isVisible()).toBe(true);
    await context.close();
  });

  it('opens what a link leads to, however deep it is folded', async () => {
    const { context, page } = await open(browser, url, phone);
    await page.goto('/en/example/made-up-kitchen-brand#m2-shut');
    await page.locator('#m2-shut').waitFor();
    await page.locator('#m2-shut > div').waitFor();
    await context.close();
  });

  it.each([
    ['en', 'light', 'made-up-steel-fasteners'],
    ['zh', 'dark', 'made-up-nobody-in-charge'],
  ] as const)(
    'has nothing inaccessible with every fold open: %s, %s',
    { timeout: 300_000 },
    async (locale, colorScheme, id) => {
      const { context, page } = await open(browser, url, { ...phone, colorScheme });
      await page.goto(`/${locale}/example/${id}`);
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      await expectNoOverflow(page);
      await expectAccessible(page);
      await context.close();
    },
  );
});
