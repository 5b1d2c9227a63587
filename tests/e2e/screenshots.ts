import { mkdirSync, writeFileSync } from 'node:fs';
import { launch, open } from './browser.ts';
import { startServer } from './server.ts';
import { smaller } from './smaller.ts';
import { exporter } from './walks.ts';
import { byMouse, walkThrough } from './wizard.ts';

/**
 * `npm run screenshots`: photographs the pages that the documents show, at phone and desktop width, in both languages, into docs/screenshots/.
 * Needs a production build (`npm run build`).
 */
const folder = 'docs/screenshots';

const { url, stop } = await startServer();
process.env.CHROMIUM_PATH ??= '/usr/bin/chromium';
mkdirSync(folder, { recursive: true });
try {
  const browser = await launch();
  for (const locale of ['zh', 'en']) {
    for (const width of [390, 1440]) {
      const { context, page } = await open(browser, url, { viewport: { width, height: width === 390 ? 844 : 900 } });
      const shoot = async (name: string) =>
        writeFileSync(`${folder}/${name}-${locale}-${width}.png`, smaller(await page.screenshot()));
      await page.goto(`/${locale}`);
      await shoot('landing');
      await page.locator('main form button').first().click();
      await page.waitForURL(/homeCountry/);
      await walkThrough(page, exporter, byMouse, async () => {
        if (page.url().endsWith('technologyRole')) await shoot('question');
        if (page.url().endsWith('annualRevenue')) await shoot('number');
      });
      await shoot('check');
      await page.goto(`/${locale}/advice`);
      await page.waitForLoadState('networkidle');
      await shoot('advice');
      await page.goto(`/${locale}/compare?what=ways`);
      await shoot('compare');
      await page.goto(`/${locale}/checklist`);
      await shoot('checklist');
      await context.close();
    }
  }
  await browser.close();
} finally {
  await stop();
}
