import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readPdf, solid } from '../lib/document/read-pdf.ts';
import { expectAccessible, expectNoOverflow, launch, open } from './browser.ts';
import { openCase } from './pages.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const picture = (inner: string) => ({
  name: 'logo.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`),
});

const press = (page: Page) => page.click('form[action$="/advice/document/file"] button[type=submit]');

async function made(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page)]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

describe.each([true, false])('a document to measure (scripts: %s)', (javaScriptEnabled) => {
  it('has the language, sections, names and logo that are chosen; a mistake loses nothing', async () => {
    const { context, page } = await open(browser, url, { javaScriptEnabled });
    await openCase(page, 'en');
    await page.goto('/en/advice');
    await page.click('#keep a[href*="/advice/document"]');
    await page.waitForURL(/\/advice\/document/);
    await page.fill('#client', '宁波公司 <b>');
    await page.fill('#consultant', 'Adviser & Co');
    await page.check('[name=lang][value=zh]');
    for (const id of ['stand', 'markets', 'answers']) await page.uncheck(`#with-${id}`);
    await page.selectOption('[name=place-risks]', '1');
    await page.setInputFiles('#logo', picture('<image href="/etc/passwd"/>'));
    await press(page);
    await page.waitForURL(/problem=svg/);
    // Names do not travel in addresses, where logs would keep them.
    expect(decodeURIComponent(page.url())).not.toMatch(/宁波|Adviser/);
    expect(await page.locator('[role=alert]').first().textContent()).toContain('SVG');
    expect(await page.inputValue('#client')).toBe('宁波公司 <b>');
    expect(await page.isChecked('#with-stand')).toBe(false);

    await page.setInputFiles('#logo', picture('<path d="M0 0h9v9z"/>'));
    const { name, bytes } = await made(page);
    expect(name).toBe('advice-full-zh.pdf');
    const pdf = await readPdf(bytes);
    expect(pdf.language).toBe('zh-CN');
    expect(pdf.outline[0]).toBe('风险');
    expect(pdf.outline).not.toContain('答案');
    expect(pdf.text).toContain(solid('宁波公司 <b>'));
    expect(pdf.alts).toContain('Adviser & Co');

    await page.check('[name=format][value=docx]');
    expect((await made(page)).name).toBe('advice-full-zh.docx');
    await page.check('[name=format][value=xlsx]');
    expect((await made(page)).name).toBe('advice-zh.xlsx');
    await context.close();
  });
});

it('can be read and used on a phone, also with a mistake shown', async () => {
  const { context, page } = await open(browser, url, { viewport: { width: 390, height: 844 } });
  await openCase(page, 'zh');
  for (const query of ['', '?problem=date', '?problem=sections', '?problem=pixels']) {
    await page.goto(`/zh/advice/document${query}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
  }
  await context.close();
});

it('is nothing for whoever has no case', async () => {
  const { context, page } = await open(browser, url);
  await page.goto('/zh/advice/document');
  expect(new URL(page.url()).pathname).toBe('/zh/advice');
  const answer = await context.request.post('/zh/advice/document/file', {
    multipart: { date: '2026-11-20' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toBe('/zh/advice');
  await context.close();
});
