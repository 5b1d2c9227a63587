import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../lib/store/index.ts';
import { findPostgres } from '../../lib/store/postgres-server.ts';
import { expectAccessible, expectNoOverflow, launch, open } from '../browser.ts';
import { openCase } from '../pages.ts';
import { type Running, startServer } from '../server.ts';
import { judge } from './judge.ts';

const found = await findPostgres();
const postgres = typeof found === 'string' ? null : found;
if (typeof found === 'string')
  console.warn(`\n!!!! The desk is NOT TESTED on PostgreSQL in a browser: ${found} !!!!\n`);

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await postgres?.[Symbol.asyncDispose]();
});

const phone = { viewport: { width: 390, height: 844 } };

/** A phone whose fingerprint reader says yes. */
async function withAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const linkIn = (page: Page, selector: string) => page.locator(selector).first().inputValue();

function journey(
  start: () => Promise<{ readonly server: Running; readonly restart: () => Promise<Running>; readonly url?: string }>,
) {
  it('from the first start to a claimed case: invitation, passkey, desk, log, sessions, retention', async () => {
    const world = await start();
    let { server } = world;
    const errors: string[] = [];
    const watch = (page: Page) => page.on('pageerror', (error) => errors.push(error.message));

    // The first owner, by the link on the console.
    const first = /http:\/\/\S+\/setup\/\S+/.exec(server.said())![0];
    const owner = await open(browser, server.url, phone);
    watch(owner.page);
    await owner.page.goto(first);
    await expectAccessible(owner.page);
    await expectNoOverflow(owner.page);
    await owner.page.fill('#owner-organisation', 'Harbour Advice');
    await owner.page.fill('#owner-name', 'Ada');
    await owner.page.fill('#owner-email', 'ada@example.org');
    await owner.page.fill('#owner-password', 'short');
    await owner.page.getByRole('button', { name: 'Begin' }).click();
    await owner.page.getByText('A password has 10 to 200 characters').waitFor();
    expect(await owner.page.inputValue('#owner-name')).toBe('Ada');
    await owner.page.fill('#owner-password', 'a long password');
    await owner.page.getByRole('button', { name: 'Begin' }).click();
    await owner.page.waitForURL(/\/en\/desk$/);
    expect((await owner.context.request.get(first)).status()).toBe(404);

    // An invitation, passed on by its link.
    await owner.page.goto('/en/desk/members');
    await owner.page.fill('#invite-email', 'bo@example.org');
    await owner.page.getByRole('button', { name: 'Make an invitation' }).click();
    await owner.page.locator('[role=status] input[readonly]').waitFor();
    const invitation = await linkIn(owner.page, '[role=status] input[readonly]');
    await expectAccessible(owner.page);
    await expectNoOverflow(owner.page);

    const bo = await open(browser, server.url, phone);
    watch(bo.page);
    await withAuthenticator(bo.context, bo.page);
    await bo.page.goto(invitation.replace('/en/', '/zh/'));
    await expectAccessible(bo.page);
    await bo.page.fill('#newcomer-name', '薄海');
    await bo.page.fill('#newcomer-password', 'another password');
    await bo.page.getByRole('button', { name: '建立账户' }).click();
    await bo.page.waitForURL(/\/zh\/desk$/);
    expect((await bo.context.request.get(invitation)).status()).toBe(404);

    // A passkey, and signing in with it.
    await bo.page.goto('/zh/account');
    await expectAccessible(bo.page);
    await expectNoOverflow(bo.page);
    await bo.page.fill('#passkey-name', '手机');
    await bo.page.getByRole('button', { name: '添加通行密钥' }).click();
    await bo.page.getByText('手机', { exact: true }).waitFor();
    await bo.page.getByRole('button', { name: '退出登录' }).click();
    await bo.page.waitForURL(/\/zh\/sign-in/);
    await expectAccessible(bo.page);
    await bo.page.goto('/zh/desk');
    await bo.page.waitForURL(/\/zh\/sign-in\?to=/);
    await bo.page.getByRole('button', { name: '用通行密钥登录' }).click();
    await bo.page.waitForURL(({ pathname }) => pathname === '/zh/desk');

    // A case that someone began without an account.
    const firm = await open(browser, server.url);
    await openCase(firm.page, 'zh');
    await firm.page.goto('/zh/case');
    const secret = await linkIn(firm.page, 'main input[readonly]');
    await bo.page.goto('/zh/desk/claim');
    await bo.page.fill('#claim-link', 'https://example.org/nothing');
    await bo.page.getByRole('button', { name: '收进来' }).click();
    await bo.page.getByText('这个链接打不开任何答卷').waitFor();
    await bo.page.fill('#claim-link', secret);
    await bo.page.getByRole('button', { name: '收进来' }).click();
    await bo.page.waitForURL(/\/zh\/desk\/cases\/[1-9A-Za-z]{22}$/);
    const casePage = new URL(bo.page.url()).pathname;
    await expectAccessible(bo.page);
    await expectNoOverflow(bo.page);
    await bo.page.fill('#file-label', '越南第二轮');
    await bo.page.getByRole('button', { name: '保存', exact: true }).click();
    await bo.page.getByText('存好了。').waitFor();
    await bo.page.goto('/zh/desk');
    expect(await bo.page.locator('.desk-table tbody tr').count()).toBe(1);
    expect(await bo.page.locator('.desk-table').innerText()).toContain('越南第二轮');
    await expectAccessible(bo.page);
    await expectNoOverflow(bo.page);

    // What the adviser thinks of it, beside what the rule book says.
    await judge(bo.page, casePage);

    // Its advice, as a page and as a paper; a version, compared with what came after.
    await bo.page.goto(casePage);
    await bo.page.getByRole('button', { name: '看建议' }).click();
    await bo.page.waitForURL(/\/zh\/advice$/);
    expect(await bo.page.locator('main').innerText()).toContain('本机构的答卷“越南第二轮”');
    const pdf = await bo.context.request.get('/zh/advice/pdf?lang=zh&length=brief');
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    await bo.page.goto('/zh/case');
    await bo.page.fill('#version-name', '上会前');
    await bo.page.click('#versions form button[type=submit]');
    await bo.page.getByText('上会前', { exact: true }).waitFor();
    await bo.page.goto('/zh/wizard/employees?return=check');
    await bo.page.locator('input[inputmode]').first().fill('900');
    await bo.page.locator('form button.btn[name=intent][value=continue]').first().click();
    await bo.page.waitForURL(/\/zh\/check/);
    await bo.page.goto('/zh/compare?what=versions');
    expect(await bo.page.locator('main').innerText()).toContain('900');
    // The firm sees the adviser's view, and not the notes.
    await firm.page.goto('/zh/advice');
    const seen = await firm.page.locator('main').innerText();
    expect(seen).toContain('顾问另有判断：1 处');
    expect(seen).not.toContain('董事会已看过');
    // The firm's own link goes on working, sees the change, and learns whose desk it is on.
    await firm.page.goto('/zh/case');
    expect(await firm.page.locator('main').innerText()).toContain('有一家机构已把这份答卷收进工作台');
    expect(await (await firm.context.request.get('/zh/check/answers?format=yaml')).text()).toContain('employees: 900');

    await owner.page.goto('/en/desk/log');
    const log = await owner.page.locator('.desk-table').innerText();
    for (const entry of [
      'decided otherwise than the rule book',
      'wrote or changed a note',
      'took the case in',
      'changed the case',
      'joined',
      '薄海 (consultant)',
    ])
      expect(log).toContain(entry);
    await expectAccessible(owner.page);
    await expectNoOverflow(owner.page);

    // Another device of Bo's, which the first one signs out.
    const second = await open(browser, server.url);
    watch(second.page);
    await second.page.goto('/en/sign-in?to=/en/desk/clients');
    await second.page.fill('#sign-in-email', 'bo@example.org');
    await second.page.fill('#sign-in-password', 'another password');
    await second.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await second.page.waitForURL(({ pathname }) => pathname === '/en/desk/clients');
    await bo.page.goto('/zh/account');
    expect(await bo.page.locator('#sessions li').count()).toBe(2);
    await bo.page.locator('#sessions li', { hasNotText: '这台设备' }).getByRole('button').click();
    await expect.poll(() => bo.page.locator('#sessions li').count()).toBe(1);
    await second.page.goto('/en/desk');
    expect(new URL(second.page.url()).pathname).toBe('/en/sign-in');
    // Without a session the case of the desk opens nothing.
    await bo.context.clearCookies({ name: 'landfall.session_token' });
    expect((await bo.context.request.get(casePage)).status()).toBe(404);
    expect((await bo.context.request.get('/zh/check/answers')).status()).toBe(404);

    // What is past its retention goes when the server starts.
    await owner.page.goto('/en/desk/settings');
    await expectAccessible(owner.page);
    await owner.page.fill('#keep-months', '0');
    await owner.page.locator('#keep button[type=submit]').click();
    await owner.page.getByText('Allowed are whole months from 1 to 600').waitFor();
    await owner.page.fill('#keep-months', '6');
    await owner.page.locator('#keep button[type=submit]').click();
    await owner.page.getByText('No case is older than that today').waitFor();
    const store = await openStore(world.url ? { url: world.url } : { folder: server.data });
    await store.database.db.updateTable('cases').set({ updated_at: '2026-01-01T00:00:00.000Z' }).execute();
    await owner.page.reload();
    await owner.page.getByText('1 case is older than that today').waitFor();
    server = await world.restart();
    await expect.poll(async () => (await store.database.db.selectFrom('cases').select('id').execute()).length).toBe(0);
    await store.close();
    expect(server.said()).not.toContain('/setup/');
    for (const said of [world.server.said(), server.said()])
      expect(said).not.toMatch(/example\.org|薄海|越南第二轮|Harbour/);

    expect(errors).toEqual([]);
    await Promise.all([owner, bo, firm, second].map(({ context }) => context.close()));
    await server.stop();
  }, 600_000);
}

describe('the desk on SQLite', () => {
  journey(async () => {
    const data = mkdtempSync(join(tmpdir(), 'landfall-desk-'));
    const server = await startServer({ data });
    const restart = async () => {
      await server.stop();
      const next = await startServer({ data });
      const stop = next.stop;
      return { ...next, stop: () => stop().then(() => rmSync(data, { recursive: true, force: true })) };
    };
    return { server, restart };
  });
});

describe.skipIf(!postgres)('the desk on PostgreSQL', () => {
  journey(async () => {
    const database = await postgres!.fresh();
    const env = { DATABASE_URL: database.options.url! };
    const server = await startServer({ env });
    const restart = async () => {
      await server.stop();
      return startServer({ env });
    };
    return { server, restart, url: database.options.url! };
  });
});
