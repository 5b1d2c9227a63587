import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { expectAccessible, expectNoOverflow, launch } from './browser.ts';
import { everyPage, locales, routes } from './pages.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A window of 1280 × 1024 at 400 % zoom. */
const zoomed = { width: 320, height: 256 };

/** What a reader may set for text (WCAG 1.4.12). */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`;

/** Text that is cut off, and what stays put while the page scrolls and takes more than two fifths of the window. */
const inTheWay = (page: Page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => element.checkVisibility());
    const cut = shown.filter((element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      if (clipPath !== 'none' || element.matches('input, textarea, select, svg, svg *, .sr-only')) return false;
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      return (
        (hides(overflowX) && scrollWidth > clientWidth + 1) || (hides(overflowY) && scrollHeight > clientHeight + 1)
      );
    });
    const stuck = shown.filter(
      (element) =>
        ['fixed', 'sticky'].includes(getComputedStyle(element).position) &&
        element.getBoundingClientRect().height > window.innerHeight * 0.4,
    );
    return [...cut, ...stuck].map((element) => element.outerHTML.slice(0, 120));
  });

// Both languages at once: the longest of all files, and each has a case and a window of its own.
describe.each(locales)('every page: %s', { concurrent: true }, (locale) => {
  it('is listed, has nothing inaccessible in light and dark, and holds at 400 % zoom with wider text', {
    timeout: 1_800_000,
  }, async ({ expect }) => {
    const { context, page, places } = await everyPage(browser, url, locale, { reducedMotion: 'reduce' });
    expect([...new Set(places.map(({ route }) => route))].sort()).toEqual(routes());
    for (const { path, before } of places) {
      await before?.();
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`/${locale}${path}`);
      // Not led elsewhere: this is the page that is meant.
      expect(page.url()).toBe(`${url}/${locale}${path}`);
      await expectNoOverflow(page, expect);
      await page.emulateMedia({ colorScheme: 'light' });
      await expectAccessible(page, undefined, expect);
      // The theme changes colours and nothing else.
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page, ['color-contrast', 'link-in-text-block'], expect);
      await page.setViewportSize(zoomed);
      await expectNoOverflow(page, expect);
      await page.addStyleTag({ content: spacing });
      await expectNoOverflow(page, expect);
      expect.soft(await inTheWay(page), page.url()).toEqual([]);
    }
    await context.close();
  });
});
