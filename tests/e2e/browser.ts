import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type ExpectStatic, expect } from 'vitest';

/** A Chromium that talks to nobody but the server under test. */
export function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath) throw new Error('CHROMIUM_PATH is not set: run the tests with npm test');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

export async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: url, ...options });
  context.setDefaultTimeout(30_000);
  return { context, page: await context.newPage() };
}

/**
 * No accessibility finding of any kind, with every rule of axe on.
 * @param rules only these, where the rest has been looked at
 * @param own the test's own `expect`, where tests run side by side
 */
export async function expectAccessible(page: Page, rules?: string[], own: ExpectStatic = expect): Promise<void> {
  // After a change of page inside the app the title arrives with the last bytes.
  await page.waitForFunction(() => document.title !== '');
  const axe = new AxeBuilder({ page });
  // Off unless asked for: targets of at least 24 px.
  const { violations } = await (rules
    ? axe.withRules(rules)
    : axe.options({ rules: { 'target-size': { enabled: true } } })
  ).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  // Soft: a walk over many pages names all that is wrong.
  own.soft(found, page.url()).toEqual([]);
}

/**
 * Nothing sticks out sideways.
 * @param own the test's own `expect`, where tests run side by side
 */
export async function expectNoOverflow(page: Page, own: ExpectStatic = expect): Promise<void> {
  const [content, view] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  own.soft(content, `${page.url()} is wider than the window`).toBeLessThanOrEqual(view);
}
