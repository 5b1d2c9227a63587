import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, expectNoOverflow, launch, open } from './browser.ts';
import { exporter } from './walks.ts';
import { byKeyboard, byMouse, type Walk, walkThrough } from './wizard.ts';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** CATL in 2026, from the source's facts alone; what the paper does not say is "not sure". Europe first, as in the paper. */
const catl: Walk = {
  firm: {
    homeCountry: 'CN',
    offerKind: 'materialsParts',
    exportExperience: 'regularUnder5',
    motives: ['leadOrSetStandards', 'secureInputs'],
    exportRole: 'componentSupplier',
    activitiesAbroad: ['production', 'upstreamAssets', 'coordinatedNetwork'],
    technologyRole: 'original',
    technologyTurnover: 'fastContested',
    technologyAssets: ['technologySold', 'standardsMember'],
  },
  markets: [{ targetCountry: 'DE' }, { targetCountry: 'HU' }],
  goods: [{}],
};

describe('journeys', () => {
  it('completes the wizard in Chinese as CATL with the keyboard only and reads the expected advice', {
    timeout: 600_000,
  }, async () => {
    const { context, page } = await open(browser, url, { locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    await page.goto('/zh');
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      if (
        await page.evaluate(
          () => document.activeElement?.matches('form button[type=submit], form button:not([type])') ?? false,
        )
      )
        break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/zh\/wizard\/homeCountry/);
    const seen = await walkThrough(page, catl, byKeyboard);
    expect(seen).toContain('m2/targetCountry');
    expect(seen.filter((path) => !path.startsWith('m2') && !path.endsWith('more')).length).toBeLessThanOrEqual(35);

    await page.goto('/zh/advice');
    const text = await page.locator('main').innerText();
    expect(text).toContain('综合出海');
    expect(text).toContain('技术驱动型：规则输出');
    expect(text).toMatch(/融合/);
    expect(text).toContain('德国');
    expect(text).toContain('匈牙利');
    // Every reason leads to its source: author, year, place.
    await page
      .locator('details')
      .first()
      .evaluate(() => {
        for (const d of document.querySelectorAll('details')) d.open = true;
      });
    expect(await page.locator('main').innerText()).toMatch(/2026/);
    const download = await context.request.get('/zh/advice/download?format=json');
    expect(download.status()).toBe(200);
    const advice = await download.json();
    expect(advice.level.current).toBe('integrated');
    expect(advice.model).toMatchObject({ recommended: 'ruleExport', converging: true });
    await context.close();
  });

  it('completes the wizard in English without JavaScript, and resumes from the link in a new browser', {
    timeout: 600_000,
  }, async () => {
    const { context, page } = await open(browser, url, { locale: 'en-GB', javaScriptEnabled: false });
    await page.goto('/en');
    await page.locator('main form button').first().click();
    await page.waitForURL(/\/en\/wizard\/homeCountry/);
    const seen = await walkThrough(page, exporter, byMouse);
    expect(seen.length).toBeGreaterThan(25);
    expect(page.url()).toMatch(/\/en\/check/);
    const link = (await page.content()).match(/https?:\/\/[^"<\s]+\/en\/c\/[\w.-]+/)?.[0];
    expect(link).toBeDefined();

    await page.goto('/en/advice');
    const text = await page.locator('main').innerText();
    expect(text).toContain('Product level');
    expect(text).toContain('Agent or distributor');
    expect(text).toContain('Germany');
    await context.close();

    const other = await open(browser, url, { javaScriptEnabled: false });
    await other.page.goto(link!);
    expect(other.page.url()).not.toContain('/c/');
    await other.page.goto('/en/check');
    expect(await other.page.locator('main').innerText()).toContain('CNY 48 million');
    await other.page.goto('/en/advice');
    expect(await other.page.locator('main').innerText()).toContain('Agent or distributor');
    await other.context.close();
  });

  it('asks before a private link replaces the case of this browser, without JavaScript, and keeps both', async () => {
    const begin = async (kind: string) => {
      const { context, page } = await open(browser, url, { javaScriptEnabled: false });
      await page.goto('/en');
      await page.locator('main form button').first().click();
      await page.waitForURL(/homeCountry/);
      await byMouse(page, { path: 'homeCountry', question: 'homeCountry', answer: kind, more: false });
      await page.waitForURL(/offerKind/);
      await page.goto('/en/wizard/save');
      const link = (await page.content()).match(/https?:\/\/[^"<\s]+\/en\/c\/[\w.-]+/)![0];
      return { context, page, link };
    };
    const country = async (page: Page) => {
      await page.goto('/en/check');
      return (await page.locator('main').innerText()).match(/Germany|Malaysia/)?.[0];
    };
    const [mine, other] = [await begin('DE'), await begin('MY')];
    await other.context.close();
    const { page, context } = mine;

    await page.goto(other.link);
    expect(page.url()).toMatch(/\/choose$/);
    const fields = await page
      .locator('main input[readonly]')
      .evaluateAll((all) => all.map((f) => f.getAttribute('value')));
    expect(fields).toEqual([mine.link, other.link]);
    expect(await country(page)).toBe('Germany');

    await page.goto(other.link);
    await page.locator('main a.btn').click();
    expect(page.url()).toMatch(/\/en\/wizard\/offerKind/);
    expect(await country(page)).toBe('Germany');

    await page.goto(other.link);
    await page.locator('main form button').click();
    await page.waitForURL(/\/en\/wizard\/offerKind/);
    expect(await country(page)).toBe('Malaysia');

    // The link of the case that is open asks nothing; the first one asks again.
    await page.goto(other.link);
    expect(page.url()).toMatch(/\/en\/wizard\/offerKind/);
    await page.goto(mine.link);
    await page.locator('main form button').click();
    await page.waitForURL(/\/en\/wizard\/offerKind/);
    expect(await country(page)).toBe('Germany');
    await context.close();

    const { context: second, page: looked } = await open(browser, url);
    await looked.goto(mine.link);
    await looked.goto(other.link);
    await expectAccessible(looked);
    await second.close();
  });

  it('shows an error at the field, takes focus to the summary and keeps what was typed', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { context, page } = await open(browser, url, { javaScriptEnabled });
      await page.goto('/en');
      await page.locator('main form button').first().click();
      await page.waitForURL(/homeCountry/);
      await page.goto('/en/wizard/employees');
      await page.locator('#answer').fill('about 60!');
      await page.locator('button[name=intent][value=continue]:not([aria-hidden])').click();
      await page.locator('[role=alert]').first().waitFor();
      expect(await page.locator('#answer').inputValue()).toBe('about 60!');
      if (javaScriptEnabled)
        expect(await page.evaluate(() => document.activeElement?.closest('[role=alert]') !== null)).toBe(true);
      // axe is a script itself.
      if (javaScriptEnabled) await expectAccessible(page);
      await context.close();
    }
  });

  it('switches the language without losing an answer, and forgets everything on request', async () => {
    const { context, page } = await open(browser, url);
    await page.goto('/zh');
    await page.locator('main form button').first().click();
    await page.waitForURL(/homeCountry/);
    await byMouse(page, { path: 'homeCountry', question: 'homeCountry', answer: 'CN', more: false });
    await page.waitForURL(/offerKind/);
    await byMouse(page, { path: 'offerKind', question: 'offerKind', answer: 'digital', more: false });
    await page.waitForURL(/employees/);
    await page.goto('/en/wizard/offerKind');
    expect(await page.locator('input[value=digital]').isChecked()).toBe(true);

    await page.goto('/en/wizard/delete');
    await page.locator('main form button[type=submit], main form button').first().click();
    await page.waitForURL(/deleted/);
    await page.goto('/en/wizard/offerKind');
    expect(page.url()).not.toContain('offerKind');
    await context.close();
  });

  it('finds nothing inaccessible at any step, in both languages, and nothing wider than a phone', {
    timeout: 600_000,
  }, async () => {
    for (const locale of ['zh', 'en']) {
      const { context, page } = await open(browser, url, { viewport: { width: 390, height: 844 } });
      const look = async () => {
        await expectAccessible(page);
        await expectNoOverflow(page);
      };
      await page.goto(`/${locale}`);
      await page.locator('main form button').first().click();
      await page.waitForURL(/homeCountry/);
      await walkThrough(page, exporter, byMouse, look);
      await context.close();
    }
  });
});

describe('strangers', () => {
  it('get a page with a way on at an address that leads nowhere, in their language and without JavaScript', async () => {
    const { context, page } = await open(browser, url, { javaScriptEnabled: false });
    for (const [path, text] of [
      ['/zh/nowhere', '这个地址没有页面'],
      ['/en/c/unknown', 'This link does not open anything'],
      ['/en/rules/nope', 'There is no page at this address'],
      ['/zh/sources/nope', '这个地址没有页面'],
      ['/en/example/nope', 'There is no page at this address'],
    ]) {
      const response = (await page.goto(path!))!;
      expect(response.status()).toBe(404);
      expect(await page.locator('main').innerText()).toContain(text);
    }
    await context.close();
  });

  it('get problem details where the interface has no such address', async () => {
    const response = await fetch(`${url}/api/v1/nope`);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(((await response.json()) as { errors: { message: string }[] }).errors[0]!.message).toContain(
      '/api/v1/advice',
    );
  });

  it('cannot tell a wrong secret from an unknown case', async () => {
    const { context, page } = await open(browser, url);
    await page.goto('/en');
    await page.locator('main form button').first().click();
    await page.waitForURL(/homeCountry/);
    await page.goto('/en/wizard/save');
    const [, id] = (await page.content()).match(/\/en\/c\/([^."<\s]+)\.[\w-]+/)!;
    const answers = await Promise.all(
      [`${id}.${'a'.repeat(32)}`, `${'b'.repeat(22)}.${'a'.repeat(32)}`].map((key) =>
        fetch(`${url}/en/c/${key}`, { redirect: 'manual' }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.status)).size).toBe(1);
    for (const answer of answers) expect(answer.headers.get('set-cookie') ?? '').not.toContain('landfall_case');
    await context.close();
  });

  it('are refused when they post from another site', async () => {
    const response = await fetch(`${url}/en/wizard/employees`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      body: 'answer=5',
    });
    expect(response.status).toBe(403);
    const dotted = await fetch(`${url}/en/wizard/delete.x`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', origin: 'null' },
      body: 'x=1',
    });
    expect(dotted.status).toBe(403);
  });

  it('find pages of a case neither stored nor indexed nor named to others', async () => {
    const { context, page } = await open(browser, url);
    await page.goto('/en');
    await page.locator('main form button').first().click();
    await page.waitForURL(/homeCountry/);
    const response = (await page.goto('/en/wizard/homeCountry'))!;
    expect(response.headers()['cache-control']).toContain('no-store');
    expect(response.headers()['referrer-policy']).toBe('no-referrer');
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
    const [cookie] = (await context.cookies()).filter(({ name }) => name === 'landfall_case');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    await context.close();
  });
});
