import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, expectNoOverflow, launch, open } from './browser.ts';
import { byMouse } from './wizard.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A Chinese maker of parts that sells to the EU, at the page of its first good. */
async function atFirstGood(page: Page, locale: 'en' | 'zh'): Promise<void> {
  await page.goto(`/${locale}`);
  await page.locator('main form button').first().click();
  await page.waitForURL(/homeCountry/);
  for (const [question, answer] of Object.entries({
    homeCountry: 'CN',
    offerKind: 'materialsParts',
    euExposure: 'direct',
  })) {
    await page.goto(`/${locale}/wizard/${question}`);
    await byMouse(page, { path: question, question, answer, more: false });
    await page.waitForURL((address) => !address.pathname.endsWith(question));
  }
  expect(page.url()).toMatch(/\/wizard\/g1\/goodsFamily/);
}

const list = [
  '品名\t海关编码\t原产国\t年吨数\t进口商\t碳排放\t数据\t箱数',
  '六角螺栓\t7318 15 88\t中国\t5,500\t客户\t2.1\t已核查\t20',
  '铝型材\t7604.29.90\t越南\t1200\tMüller GmbH\t1.9\t\t4',
  '螺丝\t\t中国\t许多\tDDP\t\t没有\t2',
  '合计\t\t\t6700',
].join('\n');

const press = (page: Page, intent: string) =>
  page.locator(`form button.btn[name=intent][value=${intent}]`).first().click();

describe('a good by its customs code', () => {
  it('is found by everyday words with the keyboard, and the code answers for the family', async () => {
    const { context, page } = await open(browser, url, { locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    await atFirstGood(page, 'zh');
    const field = page.getByRole('combobox', { name: '海关编码，或货物名称' });
    await field.focus();
    await page.keyboard.type('不锈钢螺丝');
    const options = page.getByRole('option');
    await options.first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await options.first().innerText()).toMatch(/^7318/);
    await expectAccessible(page);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const active = await field.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    // Escape closes the list and keeps what was typed; the arrow opens it again.
    await page.keyboard.press('Escape');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    expect(await field.inputValue()).toBe('不锈钢螺丝');
    await page.keyboard.press('ArrowDown');
    await options.first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toMatch(/^7318 \d\d/);
    expect(page.url()).toContain('goodsFamily');
    expect(await page.locator('input[name=answer][value=ironSteel]').isChecked()).toBe(true);

    // A family chosen against the code takes its place.
    await page.locator('input[name=answer][value=cement]').check({ force: true });
    expect(await field.inputValue()).toBe('');
    await field.fill('7318.15.88');
    await page.keyboard.press('Enter');
    await page.waitForURL(/g1\/tonnesToEu/);
    await page.goto('/zh/check');
    expect(await page.locator('main').innerText()).toContain('7318 15 88 · 六角头螺栓');
    await context.close();
  });

  it('says what is allowed and offers codes for words, with and without JavaScript', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { context, page } = await open(browser, url, { locale: 'en-GB', javaScriptEnabled });
      await atFirstGood(page, 'en');
      await page.locator('#code').fill('73181');
      await press(page, 'continue');
      await page
        .getByText(/“73181” is no customs code.*4, 6, 8 or 10 digits/)
        .first()
        .waitFor();
      await page.locator('#code').fill('bolts');
      await press(page, 'continue');
      const choice = page.locator('button[name=repair]', { hasText: '7318 ·' }).first();
      await choice.click();
      if (javaScriptEnabled) {
        expect(await page.locator('#code').inputValue()).toBe('7318');
        await press(page, 'continue');
      }
      await page.waitForURL(/g1\/tonnesToEu/);
      await context.close();
    }
  });
});

describe('goods from a spreadsheet', () => {
  it('are pasted, looked at, added, edited and removed on a phone in Chinese', async () => {
    const { context, page } = await open(browser, url, { locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await atFirstGood(page, 'zh');
    await page.getByRole('link', { name: '从表格粘贴一批货物' }).click();
    await page.waitForURL(/goods\/paste/);
    await press(page, 'preview');
    await page.getByText('请先把表格粘贴进来').first().waitFor();
    await page.locator('#list').fill(list);
    await press(page, 'preview');
    await page.locator('#read').waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('3 种可以加入，有 3 处要看一下');
    expect(text).toContain('“箱数”（没有用到）');
    expect(text).toContain('吨数：“许多”是个范围，请写一个数');
    expect(text).toContain('从名称看像 7318');
    expect(text).toContain('先按“已核算、未核查”');
    expect(text).toContain('第 5 行：合计 · 6700');
    await expectAccessible(page);
    await expectNoOverflow(page);

    await page.getByRole('button', { name: '加入这 3 种货物' }).click();
    await page.waitForURL(/g3\/more/);
    expect(await page.locator('tbody tr').count()).toBe(3);
    expect(await page.locator('tbody tr').first().innerText()).toMatch(
      /六角螺栓[\s\S]*现在收费[\s\S]*中国[\s\S]*5,500/,
    );
    await expectAccessible(page);
    await expectNoOverflow(page);

    // Further questions about a good are asked on its own page.
    await page.goto('/zh/wizard/more');
    expect(await page.locator('main a[href$="/wizard/goods/1"]').count()).toBe(1);
    await expectAccessible(page);

    await page.goto('/zh/wizard/goods');
    await page.locator('tbody tr').nth(1).getByRole('link').click();
    await page.waitForURL(/goods\/2$/);
    await expectAccessible(page);
    await page.getByRole('link', { name: '回答: 核算数值包含哪些工序？' }).click();
    await page.waitForURL(/g2\/emissionsBoundary\?return=goods/);
    await page.locator('input[name=answer][value=ownProcess]').check({ force: true });
    await press(page, 'continue');
    // What this answer has brought up comes next, then the good again.
    await page.waitForURL(/g2\/precursorCode\?return=goods/);
    await page.locator('#answer').fill('7601');
    await press(page, 'continue');
    await page.waitForURL(/g2\/precursorShare|goods\/2$/);

    await page.goto('/zh/wizard/goods');
    await page.locator('tbody tr').nth(2).locator('summary').click();
    await page.locator('tbody tr').nth(2).locator('button[name=intent]').click();
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2);
    expect(page.url()).toMatch(/\/zh\/wizard\/goods$/);
    await context.close();
  });

  it('are pasted without JavaScript', async () => {
    const { context, page } = await open(browser, url, { locale: 'en-GB', javaScriptEnabled: false });
    await atFirstGood(page, 'en');
    await page.goto('/en/wizard/goods/paste?return=goods');
    await page
      .locator('#list')
      .fill('Product;HS code;Origin;Tonnes\nHex bolts;7318.15.88;China;500\nProfiles;7604;Atlantis;20');
    await press(page, 'preview');
    const text = await page.locator('main').innerText();
    expect(text).toContain('2 goods can be added, one thing to look at');
    expect(text).toContain('“Atlantis” is no country');
    // Changed after it was shown: it is shown again before anything is added.
    await page.locator('#list').fill('Product;HS code\nHex bolts;7318.15.88');
    await press(page, 'add');
    expect(await page.locator('main').innerText()).toContain('1 good can be added, nothing to look at');
    await press(page, 'add');
    await page.waitForURL(/\/en\/wizard\/goods$/);
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await page.locator('tbody tr').first().innerText()).toMatch(/Hex bolts[\s\S]*charged today/);
    await press(page, 'add-goods');
    await page.waitForURL(/g2\/goodsFamily\?return=goods/);
    await context.close();
  });
});
