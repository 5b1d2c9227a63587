import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, open } from './browser.ts';
import { openCase } from './pages.ts';
import { exporter } from './walks.ts';
import { byKeyboard, tabTo, walkThrough } from './wizard.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' } as const;

/** Where the focus is: it must be drawn with a ring, and not wholly below what sticks to the edge of the window (WCAG 2.4.7, 2.4.11). */
async function expectFocusSeen(page: Page): Promise<void> {
  const fault = await page.evaluate(async () => {
    // What the focus scrolls has come to rest.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const element = document.activeElement;
    // The browser's own bar comes between the last stop and the first.
    if (!element || element === document.body) return null;
    // The ring of an option is drawn around its row.
    const row = element.closest('.opt, label, .inp, .unit, .themes label') ?? element;
    const isRinged = [element, row].some((box) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(box);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || /\b[2-9]px\b/.test(boxShadow);
    });
    const { left, top, width, height } = row.getBoundingClientRect();
    const isSeen = [0.1, 0.3, 0.5, 0.7, 0.9].some((part) => {
      const over = document.elementFromPoint(left + part * width, top + height / 2);
      return over !== null && (row.contains(over) || over.contains(row));
    });
    const name = element.outerHTML.slice(0, 140);
    if (!isRinged) return `no ring: ${name}`;
    return isSeen ? null : `out of sight: ${name}`;
  });
  expect(fault, page.url()).toBeNull();
}

describe('with the keyboard alone', () => {
  it.each([
    ['phone', phone.viewport],
    ['desktop', { width: 1280, height: 800 }],
  ])(
    'the whole way from the first page to the advice, with the focus always seen: %s',
    {
      timeout: 600_000,
    },
    async (_, viewport) => {
      const { context, page } = await open(browser, url, { ...phone, viewport });
      await page.goto('/en');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
      await tabTo(page, 'main form button', expectFocusSeen);
      await page.keyboard.press('Enter');
      await page.waitForURL(/homeCountry/);
      await walkThrough(page, exporter, (at, place) => byKeyboard(at, place, expectFocusSeen));
      await tabTo(page, 'main a[href$="/advice"]', expectFocusSeen);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/en\/advice/);
      // Every stop of the advice.
      for (let stop = 0; stop < 60; stop++) {
        await page.keyboard.press('Tab');
        await expectFocusSeen(page);
      }
      await context.close();
    },
  );

  it('the sheet of the dock opens, closes with Escape, and the focus is where it was', async () => {
    const { context, page } = await open(browser, url, phone);
    await openCase(page, 'zh');
    await page.goto('/zh/wizard/technologyRole');
    await tabTo(page, '.dock summary');
    await page.keyboard.press('Enter');
    const sheet = page.locator('.dock .sheet');
    await sheet.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.matches('.dock summary'))).toBe(true);
    await context.close();
  });

  it('figures choose a row only while the question has the focus', async () => {
    const { context, page } = await open(browser, url, phone);
    await openCase(page, 'en');
    await page.goto('/en/wizard/technologyRole');
    await page.waitForLoadState('networkidle');
    const chosen = () => page.locator('input[name=answer]:checked').getAttribute('value');
    const before = await chosen();
    await page.keyboard.press('1');
    expect(await chosen()).toBe(before);
    await tabTo(page, 'input[name=answer]');
    await page.keyboard.press('1');
    expect(await chosen()).not.toBe(before);
    await context.close();
  });
});
