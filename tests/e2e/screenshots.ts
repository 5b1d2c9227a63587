import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch, open } from './browser.ts';
import { exporter } from './walks.ts';
import { byMouse, walkThrough } from './wizard.ts';

/**
 * `npm run screenshots`: photographs the pages that the documents show, at phone and desktop width, in both languages, into docs/screenshots/.
 * Needs a production build (`npm run build`).
 */
const port = 3899;
const url = `http://localhost:${port}`;
const folder = 'docs/screenshots';

const server: ChildProcess = spawn(
  process.execPath,
  ['node_modules/next/dist/bin/next', 'start', '--port', String(port)],
  {
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'production', LANDFALL_DATA: mkdtempSync(join(tmpdir(), 'landfall-shots-')) },
  },
);
process.env.CHROMIUM_PATH ??= '/usr/bin/chromium';
mkdirSync(folder, { recursive: true });
try {
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  for (let i = 0; i < 300 && !(await answers()); i++) await sleep(100);
  const browser = await launch();
  for (const locale of ['zh', 'en']) {
    for (const width of [390, 1440]) {
      const { context, page } = await open(browser, url, { viewport: { width, height: width === 390 ? 844 : 900 } });
      const shoot = (name: string, fullPage = false) =>
        page.screenshot({ path: `${folder}/${name}-${locale}-${width}.png`, fullPage });
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
      await context.close();
    }
  }
  await browser.close();
} finally {
  server.kill('SIGTERM');
}
