import { globSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { entriesOf, entryKinds, entryPath } from '../../lib/explain/index.ts';
import type { Locale } from '../../lib/i18n/routing.ts';
import { realBook } from '../support/book.ts';
import { open } from './browser.ts';
import { signInOwner } from './owner.ts';
import { exporter } from './walks.ts';

/** A page as the tests visit it: the folder under `app/[locale]` that draws it, and its address after the language. */
export interface Place {
  readonly route: string;
  readonly path: string;
  /** What has to be done before it is visited. */
  readonly before?: () => Promise<void>;
}

export const locales: readonly Locale[] = ['zh', 'en'];

const { book, cases } = realBook();
const { all } = entriesOf(book, cases);
/** One record of each kind. */
const records = entryKinds.flatMap((kind) => {
  const entry = all.find((candidate) => candidate.kind === kind);
  return entry ? [`/${entryPath(entry)}`] : [];
});

/** Pages that anybody can see. */
export const publicPlaces: readonly Place[] = [
  { route: '', path: '' },
  { route: 'privacy', path: '/privacy' },
  { route: 'accessibility', path: '/accessibility' },
  { route: 'styleguide', path: '/styleguide' },
  { route: 'example/[id]', path: '/example/made-up-kitchen-brand' },
  { route: 'example/[id]/start', path: '/example/made-up-kitchen-brand/start' },
  { route: 'rules', path: '/rules' },
  { route: 'rules/check', path: '/rules/check' },
  { route: 'rules/search', path: '/rules/search?q=patents' },
  { route: 'rules/[...path]', path: '/rules/questions' },
  ...records.map((path) => ({ route: path.startsWith('/rules') ? 'rules/[...path]' : 'sources/[...path]', path })),
  { route: 'sources', path: '/sources' },
  { route: 'case/open', path: '/case/open' },
  { route: 'c/unknown', path: '/c/unknown' },
  { route: 'desk/unknown', path: '/desk/unknown' },
  { route: 'sign-in', path: '/sign-in' },
  { route: 'setup/[token]', path: '/setup/used' },
  { route: 'password', path: '/password' },
  { route: 'password/[token]', path: '/password/abcdefghijklmnop' },
  { route: 'wizard/deleted', path: '/wizard/deleted' },
  { route: '[...rest]', path: '/nowhere' },
];

/** One question of each way to answer it, and the page between two markets. */
const questions = [
  'homeCountry',
  'technologyRole',
  'motives',
  'annualRevenue',
  'employees',
  'm1/targetCountry',
  'm2/more',
  'g1/goodsFamily',
  'g1/more',
  'controlledTasks',
].map((step): Place => ({ route: 'wizard/[...step]', path: `/wizard/${step}` }));

/** Pages of a case; `share` and `other` are the secrets of a read-only link to it and of another case. */
const casePlaces = (share: string, other: string): readonly Place[] => [
  ...questions,
  { route: 'wizard/goods', path: '/wizard/goods' },
  { route: 'wizard/goods/[number]', path: '/wizard/goods/1' },
  { route: 'wizard/goods/paste', path: '/wizard/goods/paste' },
  { route: 'wizard/module/[id]', path: '/wizard/module/capabilityRadar' },
  { route: 'wizard/more', path: '/wizard/more' },
  { route: 'wizard/save', path: '/wizard/save' },
  { route: 'wizard/delete', path: '/wizard/delete' },
  { route: 'check', path: '/check' },
  { route: 'advice', path: '/advice' },
  { route: 'advice/document', path: '/advice/document' },
  { route: 'checklist', path: '/checklist' },
  { route: 'compare', path: '/compare?what=versions' },
  { route: 'compare', path: '/compare?what=markets' },
  { route: 'compare', path: '/compare?what=ways' },
  { route: 'case', path: '/case' },
  { route: 's/[key]', path: `/s/${share}` },
  { route: 'c/[key]/choose', path: `/c/${other}/choose` },
];

/** Folders under `app/[locale]` that draw a page of their own. */
export const routes = (): readonly string[] =>
  globSync('app/[[]locale]/**/page.tsx')
    .map((file) => file.replace(/^app\/\[locale\]\/?/, '').replace(/\/?page\.tsx$/, ''))
    // Leads on to the question that is next.
    .filter((route) => route !== 'wizard')
    .sort();

/** The exporter's answers with a second market and a good that has its customs code: nothing of the core is left to ask. */
const answers = JSON.stringify({
  firm: { ...exporter.firm, annualRevenue: 48_000_000 },
  markets: ['DE', 'VN'].map((targetCountry) => ({ ...exporter.markets[0], targetCountry })),
  goods: [
    {
      goodsFamily: 'ironSteel',
      cnCode: '73181588',
      tonnesToEu: 800,
      importerOfRecord: 'customer',
      emissionsData: 'none',
    },
  ],
});

/** Opens a case of a made-up firm. */
export async function openCase(page: Page, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/case/open`);
  await page.setInputFiles('#file', {
    name: 'answers.json',
    mimeType: 'application/json',
    buffer: Buffer.from(answers),
  });
  await page.locator('form:has(#file) button[type=submit]').click();
  await page.waitForURL(/\/(wizard|check)/);
}

/** The last part of the link that a field shows. */
const keyIn = async (page: Page, field: string) => new URL(await page.inputValue(field)).pathname.split('/').at(-1)!;

/** Every page of a language, with a browser that holds a case which is shared and kept in one version. */
export async function everyPage(
  browser: Browser,
  url: string,
  locale: Locale,
  options: BrowserContextOptions,
): Promise<{ context: BrowserContext; page: Page; places: readonly Place[] }> {
  const stranger = await open(browser, url);
  await openCase(stranger.page, locale);
  await stranger.page.goto(`/${locale}/wizard/save`);
  const other = await keyIn(stranger.page, 'main input[readonly]');
  await stranger.context.close();

  const { context, page } = await open(browser, url, options);
  await openCase(page, locale);
  await page.goto(`/${locale}/case`);
  await page.fill('#version-name', 'v1');
  await page.click('#versions form button[type=submit]');
  await page.locator('#versions .kept').waitFor();
  await page.fill('#share-name', 'board');
  await page.click('#share form button[type=submit]');
  await page.locator('#share [role=status] input').first().waitFor();
  const share = await keyIn(page, '#share [role=status] input');
  const desk = await deskPlaces(browser, url, locale, context);
  return { context, page, places: [...publicPlaces, ...casePlaces(share, other), ...desk] };
}

/** Pages of the desk and of accounts, for an owner with a client, a case and an invitation. They sign in when the first of them is visited. */
async function deskPlaces(
  browser: Browser,
  url: string,
  locale: Locale,
  reader: BrowserContext,
): Promise<readonly Place[]> {
  const { context, page } = await open(browser, url);
  await signInOwner(page);
  await page.goto(`/${locale}/desk/clients`);
  await page.fill('#client-name', 'Harbour Tools');
  await page.locator('form:has(#client-name) button').click();
  await page.waitForURL(/\/desk\/clients\/\w{22}$/);
  const client = new URL(page.url()).pathname.split('/').at(-1)!;
  await page.locator('main form:has(input[name=client]) button').first().click();
  await page.waitForURL(/\/wizard\//);
  await page.goto(`/${locale}/desk?client=${client}`);
  const opened = await page.locator('.desk-table a').first().getAttribute('href');
  const id = opened!.split('/').at(-1)!;
  await page.goto(`/${locale}/desk`);
  await page.locator('form#batch button[value=all]').click();
  await page.waitForURL(/\/desk\/batches\/\w{22}$/);
  const batch = new URL(page.url()).pathname.split('/').at(-1)!;
  const lab = await labOf(page, locale);
  await page.goto(`/${locale}/desk/members`);
  await page.fill('#invite-email', `${locale}@example.org`);
  await page.locator('#invite form').first().locator('button').first().click();
  await page.locator('[role=status] input[readonly]').waitFor();
  const invitation = await keyIn(page, '[role=status] input[readonly]');
  const cookies = (await context.cookies()).filter(({ name }) => name.endsWith('session_token'));
  await context.close();
  return [
    { route: 'invite/[key]', path: `/invite/${invitation}` },
    { route: 'account', path: '/account', before: () => reader.addCookies(cookies) },
    { route: 'desk', path: '/desk' },
    { route: 'desk/claim', path: '/desk/claim' },
    { route: 'desk/clients', path: '/desk/clients' },
    { route: 'desk/clients/[id]', path: `/desk/clients/${client}` },
    { route: 'desk/clients/[id]/delete', path: `/desk/clients/${client}/delete` },
    { route: 'desk/cases/[id]', path: `/desk/cases/${id}` },
    { route: 'desk/cases/[id]/delete', path: `/desk/cases/${id}/delete` },
    { route: 'desk/cases/[id]/judgement', path: `/desk/cases/${id}/judgement` },
    { route: 'desk/compare', path: '/desk/compare' },
    { route: 'desk/disagreements', path: '/desk/disagreements' },
    { route: 'desk/batches', path: '/desk/batches' },
    { route: 'desk/batches/[id]', path: `/desk/batches/${batch}` },
    ...lab,
    { route: 'desk/members', path: '/desk/members' },
    { route: 'desk/settings', path: '/desk/settings' },
    { route: 'desk/log', path: '/desk/log' },
  ];
}

/** A small population of the policy lab that was uploaded, and a run over random firms. */
async function labOf(page: Page, locale: Locale): Promise<readonly Place[]> {
  const idIn = () => new URL(page.url()).pathname.split('/').at(-1)!;
  await page.goto(`/${locale}/desk/lab`);
  await page.setInputFiles('#upload-file', {
    name: 'firms.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('id,employees,Umsatz\na,30,1\nb,x,2\n'),
  });
  await page.locator('form:has(#upload-file) button').click();
  await page.waitForURL(/\/desk\/lab\/\w{22}$/);
  const uploaded = idIn();
  await page.locator('#columns').waitFor({ timeout: 60_000 });
  await page.goto(`/${locale}/desk/lab`);
  await page.selectOption('#draw-population', 'random');
  await page.fill('#draw-count', '120');
  await page.locator('form:has(#draw-count) button').click();
  await page.waitForURL(/\/desk\/lab\/\w{22}$/);
  const drawn = idIn();
  await page.locator(`a[href$="/${drawn}/compose"]`).waitFor({ timeout: 120_000 });
  await page.goto(`/${locale}/desk/lab/${drawn}/compose?pick=insure-and-inform`);
  await page.locator('form:has(#run-seed) button').click();
  await page.waitForURL((url) => /\/desk\/lab\/\w{22}$/.test(url.pathname) && !url.pathname.endsWith(drawn));
  const run = idIn();
  await page.locator(`a[href$="/${run}/firms"]`).waitFor({ timeout: 120_000 });
  return [
    { route: 'desk/lab', path: '/desk/lab' },
    { route: 'desk/lab/[id]', path: `/desk/lab/${uploaded}` },
    { route: 'desk/lab/[id]', path: `/desk/lab/${run}` },
    { route: 'desk/lab/[id]/compose', path: `/desk/lab/${drawn}/compose` },
    { route: 'desk/lab/[id]/scenario', path: `/desk/lab/${drawn}/scenario` },
    { route: 'desk/lab/[id]/firms', path: `/desk/lab/${run}/firms` },
    { route: 'desk/lab/[id]/firm', path: `/desk/lab/${run}/firm?row=0` },
  ];
}
