import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, open } from './browser.ts';
import { byMouse } from './wizard.ts';

let browser: Browser;
const servers: ChildProcess[] = [];
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  for (const server of servers) server.kill('SIGKILL');
});

/** A server of its own process, so that SIGKILL really kills it. */
async function serve(port: number, data: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['scripts/serve.mjs', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'production', LANDFALL_DATA: data },
  });
  servers.push(server);
  for (let i = 0; i < 300; i++) {
    const up = await fetch(`http://localhost:${port}/en`).then(
      () => true,
      () => false,
    );
    if (up) return server;
    await sleep(100);
  }
  throw new Error('the server did not answer within 30 seconds');
}

describe('durability', () => {
  it('keeps every saved answer when the server is killed between two pages', { timeout: 300_000 }, async () => {
    const port = 20_000 + (process.pid % 20_000);
    const data = await mkdtemp(join(tmpdir(), 'landfall-kill-'));
    const first = await serve(port, data);
    const { context, page } = await open(browser, `http://localhost:${port}`);
    await page.goto('/en');
    await page.locator('main form button').first().click();
    await page.waitForURL(/homeCountry/);
    const given = [
      ['homeCountry', 'CN'],
      ['offerKind', 'industrialGoods'],
      ['employees', 61],
    ] as const;
    for (const [question, answer] of given) {
      const before = page.url();
      await byMouse(page, { path: question, question, answer, more: false });
      await page.waitForURL((url) => url.toString() !== before);
    }
    const next = page.url();
    const gone = new Promise((done) => first.once('exit', done));
    first.kill('SIGKILL');
    await gone;

    await serve(port, data);
    await page.goto(next);
    expect(page.url()).toBe(next);
    await page.goto('/en/wizard/employees');
    expect(await page.locator('#answer').inputValue()).toBe('61');
    await page.goto('/en/wizard/offerKind');
    expect(await page.locator('input[value=industrialGoods]').isChecked()).toBe(true);
    await page.goto('/en/wizard/homeCountry');
    expect(await page.locator('select[name=answer]').inputValue()).toBe('CN');
    await context.close();
  });
});
