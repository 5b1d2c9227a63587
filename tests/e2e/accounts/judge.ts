import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { readPdf, solid } from '../../lib/document/read-pdf.ts';
import { expectAccessible, expectNoOverflow } from '../browser.ts';

const reason = '创始人在当地有十年的合作伙伴，愿意一起出资。';
const note = '董事会已看过。\n=1+1 <b>不是公式</b>';

/** On the desk's case, in Chinese: a note and an override, which the advice and its documents then carry. */
export async function judge(page: Page, casePage: string): Promise<void> {
  await page.goto(casePage);
  await page.getByRole('link', { name: '顾问判断与批注' }).click();
  await page.waitForURL(/\/judgement$/);

  // Without a reason nothing is kept, and what was chosen stays.
  const part = page.locator('#model');
  await part.getByText('另作判断').click();
  await part.locator('select').selectOption('convergent');
  await part.locator('textarea[name=reason]').fill('太短');
  await part.getByRole('button', { name: '保存判断' }).click();
  await part.getByText('请写明理由，10 到 1000 个字。').waitFor();
  expect(await part.locator('select').inputValue()).toBe('convergent');
  expect(await part.locator('textarea[name=reason]').inputValue()).toBe('太短');
  await part.locator('textarea[name=reason]').fill(reason);
  await part.getByRole('button', { name: '保存判断' }).click();
  await part.locator('.own-view').waitFor();

  await part.getByText('写批注').click();
  await part.locator('textarea[name=text]:visible').fill(note);
  await part.getByRole('button', { name: '保存', exact: true }).click();
  await part.getByText('董事会已看过。').first().waitFor();
  await expectAccessible(page);
  await expectNoOverflow(page);

  await page.goto(casePage);
  const text = await page.locator('main').innerText();
  for (const said of [reason, '董事会已看过。', '另有判断 1 处，批注 1 条']) expect(text).toContain(said);
  await page.getByRole('button', { name: '看建议' }).click();
  await page.waitForURL(/\/zh\/advice$/);
  const advice = await page.locator('main').innerText();
  for (const said of ['顾问另有判断：1 处', reason, '<b>不是公式</b>']) expect(advice).toContain(said);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await documents(page, casePage);
}

async function documents(page: Page, casePage: string): Promise<void> {
  const form = async (fields: Record<string, string>) => {
    const answer = await page.request.post('/zh/advice/document/file', {
      // The first document of a server loads the typesetter and its faces.
      timeout: 120_000,
      multipart: { length: 'full', date: '2026-12-01', ...fields },
    });
    expect(answer.status()).toBe(200);
    return new Uint8Array(await answer.body());
  };
  const pdf = await readPdf(await form({ format: 'pdf', lang: 'zh', notes: 'on', log: 'on' }));
  for (const said of ['顾问的判断', '融合型', reason, '董事会已看过。', '=1+1 <b>不是公式</b>'])
    expect(pdf.text, said).toContain(solid(said));
  const word = unzipSync(await form({ format: 'docx', lang: 'en' }));
  const body = [...strFromU8(word['word/document.xml']!).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text]) => text)
    .join('');
  for (const said of ['own view', 'Rule book', 'Convergent', reason]) expect(body, said).toContain(said);
  expect(body).not.toContain('董事会已看过');

  await page.goto(casePage);
  expect(await page.locator('#engagement').innerText()).toContain('交付文件');
}
