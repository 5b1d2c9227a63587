import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { examples } from '../../app/[locale]/example/examples.ts';
import { launch, open } from './browser.ts';
import { startServer } from './server.ts';
import { exporter } from './walks.ts';
import { byMouse, walkThrough } from './wizard.ts';

/**
 * `npm run fonts:shown`: writes app/fonts/shown.json, the Chinese characters that pages show before anything is opened, by font weight: of the landing
 * page, and of wizard, check page, advice and checklist. scripts/fonts.mjs cuts the web font by it. Needs a production build (`npm run build`).
 */
const weights = ['400', '600'] as const;
const shown = {
  landing: { 400: new Set<string>(), 600: new Set<string>() },
  pages: { 400: new Set<string>(), 600: new Set<string>() },
};

const { url, stop } = await startServer();
process.env.CHROMIUM_PATH ??= '/usr/bin/chromium';
try {
  const browser = await launch();
  const { page } = await open(browser, url);
  await page.goto('/zh');
  await look(page, 'landing');
  await page.locator('main form button').first().click();
  await page.waitForURL(/homeCountry/);
  await walkThrough(page, exporter, byMouse, async () => look(page, 'pages'));
  const examplePages = Object.keys(examples).map((id) => `example/${id}`);
  for (const path of ['check', 'checklist', 'advice', 'sign-in', ...examplePages]) {
    await page.goto(`/zh/${path}`);
    await look(page, 'pages');
  }
  await browser.close();
} finally {
  await stop();
}
const listed = Object.fromEntries(
  Object.entries(shown).map(([part, sets]) => [
    part,
    Object.fromEntries(weights.map((weight) => [weight, [...sets[weight]].sort().join('')])),
  ]),
);
writeFileSync('app/fonts/shown.json', `${JSON.stringify(listed, null, 2)}\n`);

/** What lies in folds is not drawn, and its characters need no font yet. */
async function look(page: Page, part: keyof typeof shown): Promise<void> {
  await page.waitForLoadState('networkidle');
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const found = await page.evaluate(() => {
      const texts = { 400: '', 600: '' };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { parentElement, data } = walker.currentNode as Text;
        // A select is as wide as its widest option, so the font is needed for all of them.
        const element = parentElement?.closest('select') ?? parentElement;
        if (element?.checkVisibility() && !element.closest('script, style'))
          texts[Number(getComputedStyle(element).fontWeight) < 600 ? 400 : 600] += data;
      }
      return texts;
    });
    for (const weight of weights)
      for (const char of found[weight]) if (/[^\x20-\x7E\s]/.test(char)) shown[part][weight].add(char);
  }
}
