import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, open } from './browser.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The page at rest, the fonts it fetched (without the hash in their names) and how many kB they are. */
async function fontsOf(path: string, options: BrowserContextOptions = {}) {
  const { context, page } = await open(browser, url, options);
  const bodies: Promise<readonly [string, number]>[] = [];
  page.on('requestfinished', (sent) => {
    const [, name] = /\/fonts\/([^.]+)\.\w+\.woff2$/.exec(sent.url()) ?? [];
    if (name) bodies.push(sent.sizes().then(({ responseBodySize }) => [name, responseBodySize / 1000]));
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const fonts = await Promise.all(bodies);
  return {
    context,
    page,
    names: fonts.map(([name]) => name).sort(),
    kB: fonts.reduce((sum, [, size]) => sum + size, 0),
  };
}

/** Faces that the text of the page is really drawn in, and whether they come from the server. */
async function facesOf(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument', { depth: -1 });
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' });
  const faces = new Set<string>();
  for (const nodeId of nodeIds) {
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName, isCustomFont } of fonts) faces.add(`${familyName}${isCustomFont ? '' : ' of the system'}`);
  }
  return [...faces].sort();
}

const ours = ['Instrument Sans', 'Noto Sans SC', 'Noto Sans SC SemiBold'];

describe('what a page weighs', () => {
  it.each(['zh', 'en'])(
    'sends the landing page without script files, and the wizard finds them fetched: %s',
    async (locale) => {
      const { context, page } = await open(browser, url);
      await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
      expect(await page.locator('script[src]').count()).toBe(0);
      await page.locator('main form button').first().click();
      await page.waitForURL(/homeCountry/);
      await page.waitForLoadState('networkidle');
      const kB = await page.evaluate(() => {
        const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        // What follows once the page is there has its own budget, below.
        const first = entries.filter(({ startTime }) => startTime < visit!.loadEventStart);
        const scripts = first.filter(({ name }) => name.endsWith('.js'));
        const sum = (size: (entry: PerformanceResourceTiming) => number) =>
          scripts.reduce((all, entry) => all + size(entry), 0) / 1000;
        return { all: sum((entry) => entry.encodedBodySize), fetched: sum((entry) => entry.transferSize) };
      });
      expect(kB.all).toBeGreaterThan(100);
      expect(kB.fetched).toBeLessThan(40);
      await context.close();
    },
  );

  it.each(['zh', 'en'])(
    'fetches the engine of the side panel after the page, with at most 120 kB: %s',
    async (locale) => {
      const { context, page } = await open(browser, url);
      await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
      const own = new Set<string>();
      page.on('worker', (worker) => {
        const { pathname, hash, origin } = new URL(worker.url());
        // The scripts of a worker stand in its address.
        const [scripts] = JSON.parse(decodeURIComponent(hash).replace('#params=', '')) as [string[]];
        for (const script of [pathname, ...scripts]) own.add(new URL(script, origin).href);
      });
      page.on('request', (request) => {
        if (request.url().includes('/wizard/engine/')) own.add(request.url());
      });
      await page.locator('main form button').first().click();
      await page.waitForURL(/homeCountry/);
      await page.waitForLoadState('networkidle');
      const sizes = await Promise.all(
        [...own].map(async (file) => {
          const body = await (await context.request.get(file)).body();
          return [file, gzipSync(body, { level: 9 }).length / 1000] as const;
        }),
      );
      expect(sizes.some(([file]) => file.includes('/wizard/engine/'))).toBe(true);
      const kB = sizes.reduce((sum, [, size]) => sum + size, 0);
      expect(kB, JSON.stringify(sizes)).toBeGreaterThan(80);
      expect(kB, JSON.stringify(sizes)).toBeLessThanOrEqual(120);
      await context.close();
    },
  );

  it('keeps a theme chosen on the landing page, where no script of React runs, and one chosen where it does', async () => {
    const { context, page } = await open(browser, url);
    const choose = (theme: string) => page.locator('.themes label', { has: page.locator(`[value=${theme}]`) }).click();
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme ?? 'system');
    const shown = (value: string) => page.locator(`input[name=theme][value=${value}]`).isChecked();
    await page.goto('/en');
    await choose('dark');
    expect(await theme()).toBe('dark');
    for (const path of ['/en', '/en/privacy']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await theme()).toBe('dark');
      expect(await shown('dark')).toBe(true);
    }
    await choose('light');
    expect(await theme()).toBe('light');
    expect(await shown('light')).toBe(true);
    await choose('system');
    await page.goto('/en', { waitUntil: 'networkidle' });
    expect(await theme()).toBe('system');
    expect(await shown('system')).toBe(true);
    await context.close();
  });

  it('fetches for the Chinese landing page the characters that it shows, and draws all of it in them', async () => {
    const { context, page, names, kB } = await fontsOf('/zh');
    expect(names, 'a new character: npm run fonts:shown').toEqual([
      'han-zh-landing-400',
      'han-zh-landing-600',
      'latin',
    ]);
    expect(kB).toBeLessThan(80);
    expect(await facesOf(page)).toEqual(ours);
    await context.close();
  });

  it('fetches for a Chinese advice what pages show before a fold is opened', async () => {
    const { context, names, kB } = await fontsOf('/zh/example/geely-2026');
    expect(names, 'a new character: npm run fonts:shown').not.toContain('han-zh-rest-400');
    expect(names).not.toContain('han-zh-rest-600');
    expect(kB).toBeLessThan(260);
    await context.close();
  });

  it('lets the Chinese faces wait on a first visit until text and scripts are there, and not afterwards', async () => {
    const { context, page } = await fontsOf('/zh/privacy');
    const fontsBeforeLoad = () =>
      page.evaluate(() => {
        const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const fonts = performance.getEntriesByType('resource').filter(({ name }) => name.includes('han-zh-pages'));
        return fonts.map(({ startTime }) => startTime < visit!.loadEventStart);
      });
    expect(await fontsBeforeLoad()).toEqual([false, false]);
    await page.goto('/zh/privacy', { waitUntil: 'networkidle' });
    expect(await fontsBeforeLoad()).toEqual([true, true]);
    await context.close();
  });

  it('uses the Chinese faces without JavaScript, too', async () => {
    const { context, names } = await fontsOf('/zh/privacy', { javaScriptEnabled: false });
    expect(names).toContain('han-zh-pages-400');
    await context.close();
  });

  it.each([
    ['br', 110_000],
    ['gzip', 190_000],
  ])('packs an advice with %s', async (encoding, most) => {
    const { packedBy, bytes } = await new Promise<{ packedBy: unknown; bytes: number }>((done, failed) => {
      request(`${url}/zh/example/geely-2026`, { headers: { 'accept-encoding': encoding } }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () => done({ packedBy: response.headers['content-encoding'], bytes }));
      })
        .on('error', failed)
        .end();
    });
    expect(packedBy).toBe(encoding);
    expect(bytes).toBeLessThan(most);
  });
});
