import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, expectNoOverflow, launch, open } from './browser.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const answers = `
firm:
  homeCountry: CN
  offerKind: industrialGoods
  employees: 120
  exportExperience: regularUnder5
markets:
  - { targetCountry: DE, demandEvidence: repeatOrders, networkStage: established }
  - { targetCountry: VN, demandEvidence: firstOrders, networkStage: contacts }
`;
const file = join(tmpdir(), `landfall-answers-${process.pid}.yaml`);
const submit = (page: Page) => page.locator('form:has(#file) button[type=submit]').click();

async function opened(locale: 'zh' | 'en', options: BrowserContextOptions = {}) {
  writeFileSync(file, answers);
  const { context, page } = await open(browser, url, { viewport: { width: 390, height: 844 }, ...options });
  await page.goto(`/${locale}/case/open`);
  await page.setInputFiles('#file', file);
  await submit(page);
  await page.waitForURL(/\/(wizard|check)/);
  return { context, page };
}

/** Path of the link that a page shows in a field. */
const pathIn = async (page: Page, selector: string) => new URL(await page.inputValue(selector)).pathname;

describe('answers as a file', () => {
  it('open a case, and come back as they were', async () => {
    const { context, page } = await opened('en');
    const yaml = await (await context.request.get('/en/check/answers?format=yaml')).text();
    expect(yaml).toContain('employees: 120');
    const all = await (await context.request.get('/en/check/answers')).json();
    expect(all).toMatchObject({ format: 'landfall-case/1', shares: [], versions: [], checklist: [] });
    expect(all.profile.firm.employees).toEqual({ state: 'given', value: 120 });

    await page.goto('/en/case/open');
    await expectAccessible(page);
    expect(await page.locator('main').innerText()).toContain('private link');
    await page.setInputFiles('#file', {
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"firm":{"employes":5,"homeCountry":"CN"}}'),
    });
    await submit(page);
    await page.locator('p[role=alert]').waitFor();
    expect(await page.locator('main').innerText()).toContain('did you mean "employees"?');
    await page.getByRole('button', { name: 'Open the rest without these' }).click();
    await page.waitForURL(/\/wizard\//);
    expect(await (await context.request.get('/en/check/answers?format=yaml')).text()).toMatch(
      /firm:\n {2}homeCountry: CN\nmarkets/,
    );
    await context.close();
  });
});

describe('a worked example', () => {
  it('gives its answers to a new case, and the present one is not lost', async () => {
    const { context, page } = await opened('zh');
    await page.goto('/zh/example/geely-2026');
    await page.getByRole('link', { name: '用这些答案起步' }).click();
    await page.locator('input[readonly]').waitFor();
    const path = await pathIn(page, 'input[readonly]');
    await page.getByRole('button', { name: '开一份答卷' }).click();
    await page.waitForURL(/\/(wizard|check)/);
    expect(await (await context.request.get('/zh/check/answers?format=yaml')).text()).not.toContain('employees: 120');
    await page.goto(path);
    await page.waitForURL(/choose/);
    await context.close();
  });
});

describe('a link that only shows the case', () => {
  it('shows the advice to a stranger, changes nothing, and ends when it is revoked', async () => {
    const { context, page } = await opened('zh');
    await page.goto('/zh/case');
    await page.fill('#share-name', '董事会');
    await page.click('#share form button[type=submit]');
    const path = await (async () => {
      await page.locator('#share [role=status] input').first().waitFor();
      return pathIn(page, '#share [role=status] input');
    })();
    await expectAccessible(page);
    await expectNoOverflow(page);

    const other = await open(browser, url, { locale: 'zh-CN' });
    const answer = await other.page.goto(path);
    expect(answer!.status()).toBe(200);
    expect(answer!.headers()['referrer-policy']).toBe('no-referrer');
    expect(await other.page.locator('main').innerText()).toContain('德国');
    expect(await other.context.cookies()).toEqual([]);
    await expectAccessible(other.page);
    for (const part of ['/zh/wizard', '/zh/check', '/zh/case', '/advice/download'])
      expect(await other.page.locator(`a[href*="${part}"]`).count(), part).toBe(0);
    const pdf = async (reader: typeof context, address: string) =>
      (await reader.request.get(`${address}/pdf?lang=en&length=brief`)).headers()['content-type'];
    expect(await pdf(other.context, path)).toBe('application/pdf');
    expect(await pdf(context, '/zh/advice')).toBe('application/pdf');
    expect(await pdf(other.context, '/zh/advice')).toContain('text/html');
    // The share opens nothing but the share.
    await other.page.goto(path.replace('/s/', '/c/'));
    expect(new URL(other.page.url()).pathname).toBe('/zh/c/unknown');

    await page.getByRole('button', { name: '收回给董事会的链接' }).click();
    await page.locator('#share .kept').waitFor({ state: 'detached' });
    await other.page.goto(path);
    expect(new URL(other.page.url()).pathname).toBe('/zh/c/unknown');
    expect(await pdf(other.context, path)).toContain('text/html');
    await Promise.all([context.close(), other.context.close()]);
  });
});

describe('versions', () => {
  it('are kept, and compared with what was changed since; undo takes the change back', async () => {
    const { context, page } = await opened('en', { javaScriptEnabled: false });
    await page.goto('/en/case');
    await page.fill('#version-name', 'Before the board');
    await page.click('#versions form button[type=submit]');
    await page.getByText('Before the board', { exact: true }).waitFor();

    await page.goto('/en/wizard/employees?return=check');
    await page.locator('input[type=text]:visible, input[inputmode]').first().fill('900');
    await page.locator('form button.btn[name=intent][value=continue]').first().click();
    await page.waitForURL(/\/check/);
    await page.goto('/en/case');
    await page.getByRole('link', { name: 'Compare with now' }).click();
    const row = page.locator('.beside tr.differs', { hasText: '900' });
    expect(await row.innerText()).toContain('120');
    await expectNoOverflow(page);

    await page.goto('/en/check');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForURL(/\/wizard\/employees|\/check/);
    await page.goto('/en/compare?what=versions');
    expect(await page.locator('main').innerText()).toContain('Nothing differs');
    await context.close();
  });

  it('markets and ways in stand side by side', async () => {
    const { context, page } = await opened('zh');
    await page.goto('/zh/compare?what=markets');
    expect(await page.locator('.beside thead th').first().innerText()).toBe('德国');
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.goto('/zh/compare?what=ways');
    await page.selectOption('#market', { label: '越南' });
    await page.locator('form:has(#market) button').click();
    await page.waitForURL(/market=/);
    expect(await page.locator('.beside thead th').count()).toBeGreaterThanOrEqual(2);
    while ((await page.locator('.picks input:checked').count()) > 0)
      await page.locator('.picks input:checked').first().uncheck();
    await page.locator('.picks input').first().check();
    await page.locator('form:has(.picks) button').click();
    await page.locator('p[role=alert]').waitFor();
    await expectAccessible(page);
    await context.close();
  });
});

describe('the checklist', () => {
  for (const javaScriptEnabled of [true, false])
    it(`keeps what is ticked, dated and noted, and exports it (scripts: ${javaScriptEnabled})`, async () => {
      const { context, page } = await opened('en', { javaScriptEnabled });
      await page.goto('/en/checklist');
      if (javaScriptEnabled) await expectAccessible(page);
      await expectNoOverflow(page);
      const first = page.locator('.todo-form li').first();
      const name = (await first.locator('label').first().innerText()).replace(/^Done/, '').trim();
      await first.locator('summary').click();
      await first.locator('input[type=date]').fill('2027-03-31');
      await first.locator('textarea').fill('three offers');
      await page.locator('.todo-form li').nth(1).locator('input[type=checkbox]').check();
      await page.locator('.keep-bar button').click();
      await page.getByText('Saved.').waitFor();
      await page.goto('/en/checklist');
      expect(await first.locator('summary').innerText()).toContain('2027-03-31');
      expect(await page.locator('.todo-form li').nth(1).locator('input[type=checkbox]').isChecked()).toBe(true);

      const csv = await (await context.request.get('/en/checklist/file?format=csv')).text();
      expect(csv).toContain('three offers');
      const ics = await context.request.get('/en/checklist/file?format=ics');
      expect(ics.headers()['content-type']).toContain('text/calendar');
      const text = (await ics.text()).replaceAll('\r\n ', '');
      expect(text).toContain('DTSTART;VALUE=DATE:20270331');
      expect(text).toContain(name.replaceAll(/([,;])/g, '\\$1'));
      expect((await context.request.get('/en/checklist/file?format=xls')).status()).toBe(400);
      await context.close();
    });
});

describe('two windows', () => {
  it('each keep what they wrote about one entry; the same part written twice is asked about', async () => {
    const { context, page } = await opened('en');
    const other = await context.newPage();
    for (const window of [page, other]) await window.goto('/en/checklist');
    const first = (window: Page) => window.locator('.todo-form li').first();
    const write = async (window: Page, note: string) => {
      await first(window)
        .locator('details')
        .evaluate((details: HTMLDetailsElement) => {
          details.open = true;
        });
      await first(window).locator('textarea').fill(note);
      await window.locator('.keep-bar button').click();
    };
    await write(page, 'three offers');
    await page.getByText('Saved.').waitFor();
    await first(other).locator('input[type=checkbox]').check();
    await other.locator('.keep-bar button').click();
    await other.getByText('Saved.').waitFor();
    await write(page, 'four offers');
    await page.getByText('Saved.').waitFor();
    await write(other, 'five offers');
    await other.getByText('Another window changed this entry').waitFor();
    expect(await first(other).locator('textarea').inputValue()).toBe('five offers');
    await page.goto('/en/checklist');
    expect(await first(page).locator('input[type=checkbox]').isChecked()).toBe(true);
    expect(await first(page).locator('textarea').inputValue()).toBe('four offers');
    await context.close();
  });

  it('write nothing into a case that the other window has opened', async () => {
    const { context, page } = await opened('en');
    await page.goto('/en/wizard/employees');
    const other = await context.newPage();
    await other.goto('/en/checklist');
    const third = await context.newPage();
    await third.goto('/en/case/open');
    await third.setInputFiles('#file', file);
    await submit(third);
    await third.waitForURL(/\/(wizard|check)/);
    await page.locator('input[inputmode]').first().fill('900');
    await page.locator('form button.btn[name=intent][value=continue]').first().click();
    await page.getByText('This browser has opened another case').waitFor();
    expect(await page.locator('input[inputmode]').first().inputValue()).toBe('900');
    await other.locator('.todo-form li').first().locator('input[type=checkbox]').check();
    await other.locator('.keep-bar button').click();
    await other.getByText('This browser has opened another case').waitFor();
    const all = await (await context.request.get('/en/check/answers')).json();
    expect([all.profile.firm.employees.value, all.checklist]).toEqual([120, []]);
    await context.close();
  });
});
