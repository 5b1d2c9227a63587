import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, open } from './browser.ts';
import { openCase } from './pages.ts';
import { tabTo } from './wizard.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** What the browser computes for an element or what stands before it. */
const style = (element: Locator, property: string, pseudo?: string) =>
  element.evaluate((node, [name, before]) => getComputedStyle(node, before).getPropertyValue(name!), [
    property,
    pseudo,
  ] as const);

describe.each(['light', 'dark'] as const)("with the system's own colours, %s", (colorScheme) => {
  const options = { forcedColors: 'active', colorScheme, viewport: { width: 1280, height: 900 } } as const;

  it('chosen, focused, settled and open are still told apart', async () => {
    const { context, page } = await open(browser, url, options);
    await openCase(page, 'en');
    await page.goto('/en/wizard/technologyRole');
    const chosen = page.locator('.opt:has(:checked)').first();
    const other = page.locator('.opt:not(:has(:checked))').first();
    expect(await style(chosen, 'outline-style')).toBe('solid');
    expect(await style(other, 'outline-style')).toBe('none');
    await tabTo(page, 'input[name=answer]');
    const focused = page.locator('.opt:has(:focus-visible)');
    expect(await style(focused, 'outline-width')).toBe('3px');
    await tabTo(page, 'button[value=continue]');
    const ground = await style(page.locator('body'), 'background-color');
    const button = page.locator('button[value=continue]:visible').last();
    expect(await style(button, 'outline-style')).toBe('solid');
    expect(await style(button, 'background-color')).not.toBe(ground);

    await page.goto('/en/styleguide');
    const [settled, unsettled] = [page.locator('.tag.settled').first(), page.locator('.tag.open').first()];
    expect(await style(settled, 'background-color', '::before')).not.toBe(ground);
    expect(await style(unsettled, 'background-image', '::before')).toContain('gradient');
    const step = page.locator('.step:has(:checked)').first();
    expect(await style(step, 'background-color')).not.toBe(ground);
    // A wrong field says so in words with a mark before them.
    expect(await style(page.locator('.emsg').first(), 'background-color', '::before')).not.toBe(ground);
    await context.close();
  });
});

const heard = async (page: Page, selector: string) => (await page.locator(selector).ariaSnapshot()).split('\n');
/** Landmarks and headings of a page, as a screen reader lists them. */
const outline = async (page: Page) =>
  (await heard(page, 'body'))
    .map((line) => line.trimEnd())
    .filter((line) => /^\s*- (banner|navigation|main|contentinfo|complementary|form|region|heading)\b/.test(line));

describe('what a screen reader is told', () => {
  it('of the landmarks and headings', async () => {
    const { context, page } = await open(browser, url);
    await page.goto('/zh/accessibility');
    expect(await outline(page)).toMatchSnapshot('statement, zh');
    await openCase(page, 'en');
    await page.goto('/en/wizard/technologyRole');
    expect(await outline(page)).toMatchSnapshot('question, en');
    await page.goto('/en/checklist');
    // Headings only once each, and no level left out.
    const levels = (await outline(page)).flatMap((line) => line.match(/\[level=(\d)\]/)?.[1] ?? []).map(Number);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      if (index > 0) expect(level - levels[index - 1]!).toBeLessThanOrEqual(1);
    await context.close();
  });

  it.each([
    ['en', '/wizard/technologyRole', 'group', 'Where does the technology in your offer come from?'],
    ['zh', '/wizard/annualRevenue', 'textbox', '上一年度营业收入大约是多少？'],
    ['en', '/wizard/annualRevenue', 'radiogroup', 'Unit'],
    ['zh', '/wizard/homeCountry', 'combobox', '贵公司总部在哪个国家或地区？'],
    ['en', '/wizard/g1/goodsFamily', 'combobox', 'Customs code'],
    ['en', '/checklist', 'checkbox', 'Done'],
    ['zh', '/compare?what=markets', 'table', '按标准打分'],
    ['en', '/case', 'textbox', 'Private link'],
    ['en', '/example/made-up-steel-fasteners', 'slider', 'Certificate price'],
    ['zh', '/example/made-up-steel-fasteners', 'img', '现在是产品出海'],
    ['en', '', 'group', 'Appearance'],
    ['zh', '', 'navigation', '语言'],
  ] as const)('of a control: %s%s, %s “%s”', async (locale, path, role, name) => {
    const { context, page } = await open(browser, url);
    await openCase(page, locale);
    await page.goto(`/${locale}${path}`);
    expect(await page.getByRole(role, { name }).count()).toBeGreaterThan(0);
    await context.close();
  });
});
