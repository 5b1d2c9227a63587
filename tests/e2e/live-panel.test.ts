import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, open } from './browser.ts';
import { exporter } from './walks.ts';
import { answerByMouse, goOnByMouse, walkThrough } from './wizard.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const engineFiles = /\/wizard\/engine\//;

/** The first question of a new case, with both workers of the engine there. */
async function begin(locale: string, options: BrowserContextOptions = {}) {
  const { context, page } = await open(browser, url, { viewport: { width: 1280, height: 900 }, ...options });
  let fetched = 0;
  page.on('requestfinished', (request) => {
    if (engineFiles.test(request.url())) fetched++;
  });
  await page.goto(`/${locale}`);
  await page.locator('main form button').first().click();
  await page.waitForURL(/homeCountry/);
  await expect.poll(() => fetched, { timeout: 20_000 }).toBe(2);
  await page.waitForLoadState('networkidle');
  return { context, page };
}

const panel = (page: Page) => page.locator('aside');
const textOf = async (page: Page) => (await panel(page).textContent())!;
const continueOn = (page: Page, next: RegExp) =>
  page
    .locator('form button[value=continue]:visible:not([aria-hidden])')
    .click()
    .then(() => page.waitForURL(next));

/** What the panel says once it says something else, and all of it. */
async function changed(page: Page, before: string): Promise<string> {
  await page.waitForFunction(
    (was) => {
      const aside = document.querySelector('aside');
      return aside?.textContent !== was && aside?.getAttribute('aria-busy') === 'false';
    },
    before,
    { timeout: 10_000 },
  );
  return textOf(page);
}

describe('the side panel while somebody answers', () => {
  it.each(['en', 'zh'])(
    'says at once what the server says afterwards, at every step: %s',
    { timeout: 400_000 },
    async (locale) => {
      const { context, page } = await begin(locale);
      let said: string | null = null;
      const steps: string[] = [];
      await walkThrough(page, exporter, async (_, place) => {
        if (said !== null && place.question !== 'more') {
          await page
            .waitForFunction((wanted) => document.querySelector('aside')?.textContent === wanted, said)
            .catch(() => undefined);
          expect(await textOf(page), `after ${steps.at(-1)}`).toBe(said);
        }
        said = null;
        if (place.question !== 'more') {
          const before = await textOf(page);
          await answerByMouse(page, place);
          said = await changed(page, before);
          steps.push(place.path);
        }
        await goOnByMouse(page, place);
      });
      expect(steps.length).toBeGreaterThan(25);
      await context.close();
    },
  );

  it('asks nobody for that, not even for the server to be there', async () => {
    const { context, page } = await begin('en');
    await page.locator('select[name=answer]').selectOption('CN');
    await continueOn(page, /offerKind/);
    await page.waitForLoadState('networkidle');
    const requests: string[] = [];
    // The browser fetches the picture for its tab when it likes.
    page.on('request', (request) => request.url().includes('/icon.svg') || requests.push(request.url()));
    await context.setOffline(true);
    let said = await textOf(page);
    for (const value of ['industrialGoods', 'digital', 'consumerGoods']) {
      await page.locator(`input[name=answer][value=${value}]`).check({ force: true });
      if (value === 'consumerGoods') continue;
      said = await changed(page, said);
    }
    expect(requests.join('\n')).toBe('');
    await context.setOffline(false);
    await continueOn(page, /employees/);
    await context.close();
  });

  it('does not move on a wrong figure, and takes back what an emptied field had said', async () => {
    const { context, page } = await begin('en');
    await page.locator('select[name=answer]').selectOption('CN');
    await continueOn(page, /offerKind/);
    await page.locator('input[name=answer][value=industrialGoods]').check({ force: true });
    await continueOn(page, /employees/);
    const before = await textOf(page);
    await page.locator('#answer').fill('60');
    const said = await changed(page, before);
    await page.locator('#answer').fill('60 or so people');
    await page.waitForTimeout(500);
    expect(await textOf(page)).toBe(said);
    await page.locator('#answer').fill('');
    expect(await changed(page, said)).toBe(before);
    await context.close();
  });

  it('keeps the line of the dock on a phone up to date as well', async () => {
    const { context, page } = await begin('zh', { viewport: { width: 390, height: 800 } });
    await page.locator('select[name=answer]').selectOption('CN');
    const dock = page.locator('.dock .view summary');
    await page.waitForFunction(() => document.querySelector('.dock .view summary')?.textContent?.includes('还可能变'));
    expect(await dock.textContent()).not.toContain('未答');
    await context.close();
  });

  it.each([
    ['what the engine decides by', engineFiles],
    ['its script', /turbopack-worker/],
  ])('waits for the server where %s cannot be had', async (_, address) => {
    const { context, page } = await open(browser, url, { viewport: { width: 1280, height: 900 } });
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    let refused = 0;
    await context.route(address, (route) => {
      refused++;
      return route.abort();
    });
    await page.goto('/en');
    await page.locator('main form button').first().click();
    await page.waitForURL(/homeCountry/);
    await page.waitForLoadState('networkidle');
    await expect.poll(() => refused).toBeGreaterThan(0);
    const before = await textOf(page);
    await page.locator('select[name=answer]').selectOption('CN');
    await page.waitForTimeout(500);
    expect(await textOf(page)).toBe(before);
    await continueOn(page, /offerKind/);
    expect(await changed(page, before)).toContain('1 of');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('fetches the engine once, when the page is there, and tells it nothing of the case', async () => {
    const { context, page } = await open(browser, url, { viewport: { width: 1280, height: 900 } });
    const asked: { url: string; cookie: string | undefined; after: boolean }[] = [];
    context.on('request', async (request) => {
      if (!engineFiles.test(request.url())) return;
      const { cookie } = await request.allHeaders();
      asked.push({ url: request.url(), cookie, after: request.method() === 'GET' });
    });
    await page.goto('/zh');
    await page.locator('main form button').first().click();
    await page.waitForURL(/homeCountry/);
    await page.waitForLoadState('networkidle');
    await page.locator('select[name=answer]').selectOption('CN');
    await continueOn(page, /offerKind/);
    await page.waitForLoadState('networkidle');
    await page.reload({ waitUntil: 'networkidle' });
    expect(asked.length).toBeGreaterThan(0);
    for (const { cookie, after } of asked) expect([cookie, after]).toEqual([undefined, true]);
    const answer = await context.request.get(asked[0]!.url);
    expect(answer.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await context.request.get(asked[0]!.url.replace(/[0-9a-f]{16}$/, '0123456789abcdef'))).status()).toBe(404);
    await context.close();
  });
});
