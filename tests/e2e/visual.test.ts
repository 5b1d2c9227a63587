import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { comparePicture } from '../support/pictures.ts';
import { launch, open } from './browser.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const stored = fileURLToPath(new URL('./visual/', import.meta.url));

const phone = { width: 390, height: 844 };
const desktop = { width: 1200, height: 760 };

const compare = (name: string, picture: Buffer) => comparePicture(stored, name, picture, 'tests/e2e/visual.test.ts');

/** Opens a page in a state that is the same each time. */
async function still(
  path: string,
  viewport: typeof phone,
  colorScheme: 'light' | 'dark',
  forcedColors: 'active' | 'none' = 'none',
): Promise<Page> {
  const { page } = await open(browser, url, {
    viewport,
    colorScheme,
    forcedColors,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
  });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  return page;
}

describe('looks as it did', () => {
  it.each([
    ['landing-zh-phone', '/zh', phone, 'light'],
    ['landing-en-desktop-dark', '/en', desktop, 'dark'],
    ['advice-en-phone-dark', '/en/example/made-up-kitchen-brand', phone, 'dark'],
    ['advice-zh-desktop', '/zh/example/made-up-kitchen-brand', desktop, 'light'],
  ] as const)('first screen: %s', async (name, path, viewport, colorScheme) => {
    const page = await still(path, viewport, colorScheme);
    compare(name, await page.screenshot());
    await page.context().close();
  });

  it.each([
    ['basics', 'en', 'desktop', desktop, 'light'],
    ['charts', 'en', 'desktop', desktop, 'light'],
    ['charts', 'zh', 'phone', phone, 'dark'],
    ['forms', 'zh', 'phone', phone, 'dark'],
  ] as const)('components: %s, %s, %s', async (part, locale, device, viewport, colorScheme) => {
    const page = await still(`/${locale}/styleguide`, viewport, colorScheme);
    compare(`${part}-${locale}-${device}`, await page.locator(`#${part}`).screenshot());
    await page.context().close();
  });

  it("charts with the system's own colours", async () => {
    const page = await still('/en/styleguide', phone, 'dark', 'active');
    compare('charts-en-forced', await page.locator('#charts').screenshot());
    await page.context().close();
  });
});
