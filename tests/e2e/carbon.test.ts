import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, expectNoOverflow, launch, open } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 390, height: 844 } };
const rows = (page: Page) => page.locator('#carbon .carbon-table').first().locator('tbody tr');
/** EUR per tonne on default values in the first year and in 2030; the table is folded. */
const perTonne = async (page: Page) =>
  Promise.all([0, 4].map((index) => rows(page).nth(index).locator('td').first().textContent()));
const drawn = (page: Page) => page.locator('#carbon svg[role=img] g > rect').first().getAttribute('height');

describe('the carbon bill on the advice page', () => {
  it.each([
    ['en', 'proposal COM(2026) 616', 'EUR'],
    ['zh', 'COM(2026) 616 提案', '欧元'],
  ])('follows the price slider and the law by keyboard, at phone width: %s', async (locale, proposal, unit) => {
    const { context, page } = await open(browser, inject('url'), phone);
    await page.goto(`/${locale}/example/made-up-steel-fasteners`);
    await page.waitForLoadState('networkidle');
    // 800 t of bolts from China at the last published price.
    expect(await perTonne(page)).toEqual(['468', '624']);
    const before = await drawn(page);
    const slider = page.locator('#carbon input[type=range]');
    await slider.focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.querySelector('#carbon output')?.textContent?.includes('120'));
    await expect.poll(() => perTonne(page)).toEqual(['682', '910']);
    expect(Number(await drawn(page))).toBeGreaterThan(Number(before));
    expect(await slider.getAttribute('aria-valuetext')).toBe(`120 ${unit}`);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => perTonne(page)).toEqual(['676', '903']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#carbon input[type=radio]:checked').getAttribute('value')).toBe('com-2026-616');
    expect(await page.locator('#carbon label:has(:checked)').innerText()).toContain(proposal);
    // Only the years from 2028 differ.
    await expect.poll(() => perTonne(page)).toEqual(['676', '890']);
    // Nothing was sent anywhere: the address is as it was.
    expect(new URL(page.url()).search).toBe('');
    await expectNoOverflow(page);
    await expectAccessible(page);
    await context.close();
  });

  it('is a form without scripts', async () => {
    const { context, page } = await open(browser, inject('url'), { ...phone, javaScriptEnabled: false });
    await page.goto('/en/example/made-up-steel-fasteners');
    expect(await perTonne(page)).toEqual(['468', '624']);
    await page.locator('#carbon input[type=range]').press('End');
    await page.locator('#carbon input[value="com-2026-616"]').check();
    await page.locator('#carbon form button').click();
    await page.waitForURL(/price=120&law=com-2026-616#carbon$/);
    expect(await perTonne(page)).toEqual(['682', '898']);
    expect(await page.locator('#carbon input[value="com-2026-616"]').isChecked()).toBe(true);
    await context.close();
  });

  it('is left out for a firm without goods', async () => {
    const { context, page } = await open(browser, inject('url'), phone);
    await page.goto('/en/example/made-up-software-service');
    expect(await page.locator('#carbon').count()).toBe(0);
    expect(await page.locator('a[href="#carbon"]').count()).toBe(0);
    await context.close();
  });
});
