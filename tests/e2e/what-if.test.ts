import type { Browser } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Aim, type Counterfactual, firm, type Profile, smallestChanges } from '../../lib/engine/index.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import { realBook, realCompiled } from '../support/book.ts';
import { expectAccessible, launch, open } from './browser.ts';

/** What the script in the page hands out. */
interface InPage {
  landfall: {
    compile(book: object): object;
    smallestChanges(compiled: object, profile: object, aims: readonly object[]): Counterfactual[];
  };
}

let browser: Browser;
let script: string;
beforeAll(async () => {
  browser = await launch();
  const bundle = await rolldown({ input: 'lib/engine/index.ts', platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', name: 'landfall', minify: true });
  script = output[0].code;
  await bundle.close();
});
afterAll(() => browser.close());

function aimsOf({ markets }: Profile): Aim[] {
  const options = (decision: string) =>
    realCompiled()
      .decisions.get(decision)!
      .decision.options.filter(({ scored }) => scored !== false);
  return [
    ...options('level.target')
      .slice(1)
      .map(({ id }): Aim => ({ decision: 'level.target', at: firm, option: id })),
    ...markets.flatMap((_, index) =>
      options('entry.mode').map(
        ({ id }): Aim => ({ decision: 'entry.mode', at: { scope: 'market', index }, option: id }),
      ),
    ),
  ];
}

describe('the smallest changes, computed in the browser', () => {
  it('are those that the server computes', async () => {
    const { book, cases } = realBook();
    // A fourth of the cases, and the firms with the most answers.
    const all = cases.map((item) => profilesOf(book, item)[0]!);
    const firms = all.filter((profile, index) => index % 4 === 0 || Object.keys(profile.firm).length > 24);
    const asked = firms.map((profile) => ({ profile, aims: aimsOf(profile) }));
    const page = await browser.newPage();
    await page.goto('about:blank');
    await page.addScriptTag({ content: script });
    const found = await page.evaluate(
      ({ rules, firms: list }) => {
        const { compile, smallestChanges: search } = (globalThis as unknown as InPage).landfall;
        const compiled = compile(rules);
        return list.map(({ profile, aims }) => aims.flatMap((aim) => search(compiled, profile, [aim])));
      },
      { rules: book, firms: asked },
    );
    expect(found).toEqual(asked.map(({ profile, aims }) => smallestChanges(realCompiled(), profile, aims)));
  });
});

describe('what would have to be true, on the page', () => {
  it.each([true, false])(
    'is shown for an option that the reader picks, with scripts: %s',
    async (javaScriptEnabled) => {
      const { context, page } = await open(browser, inject('url'), { javaScriptEnabled });
      await page.goto('/en');
      await page.locator('main form button').first().click();
      await page.waitForURL(/homeCountry/);
      await page.goto('/en/advice');
      await page.evaluate(() => document.body.setAttribute('data-same', ''));
      await page.selectOption('#whatif', 'model:convergent');
      await page.locator('form.ask button').click();
      await page.waitForURL(/whatif=model%3Aconvergent#change/);
      const card = page.locator('#change .asked');
      expect(await card.innerText()).toContain('Convergent: both together');
      // Nothing has been answered: there is nothing to change yet.
      expect(await card.innerText()).toContain('No combination of up to 4 changes');
      expect(await page.locator('#keep a').first().getAttribute('href')).toContain('whatif=model%3Aconvergent');
      if (javaScriptEnabled) {
        expect(await page.locator('body[data-same]').count()).toBe(1);
        await page.waitForFunction(() => document.activeElement?.textContent?.includes('Convergent: both together'));
        await expectAccessible(page);
        // Other links of the page still do what they say.
        await page.locator('nav a[href$="#risks"]').first().click();
        await page.waitForURL(/#risks$/);
        const [file] = await Promise.all([page.waitForEvent('download'), page.click('#keep a[href*="format=md"]')]);
        expect(file.suggestedFilename()).toMatch(/\.md$/);
        expect(page.url()).toMatch(/#risks$/);
        expect(await page.locator('body[data-same]').count()).toBe(1);
      }
      await context.close();
    },
  );
});

describe('what a line rests on', () => {
  it('opens below the line, and without scripts stands where its link leads', async () => {
    const { context, page } = await open(browser, inject('url'));
    await page.goto('/en/example/made-up-steel-fasteners');
    await page.locator('#m1-why > summary').click();
    const line = page.locator('#m1-why .src:has(> a)').first();
    const link = line.locator('> a');
    const target = (await link.getAttribute('href'))!;
    await page.waitForSelector('#m1-why .src > a[aria-expanded=false]');
    await link.click();
    expect(await link.getAttribute('aria-expanded')).toBe('true');
    // Claims stand in full, with their reach.
    expect(await line.locator('.drawer').innerText()).toContain('Reach:');
    await expectAccessible(page);
    await link.click();
    expect(await line.locator('.drawer').count()).toBe(0);
    expect(await page.locator(`${target} .drawer`).count()).toBe(1);
    await context.close();
  });
});
