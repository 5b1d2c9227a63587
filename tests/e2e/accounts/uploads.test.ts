import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf, solid } from '../../lib/document/read-pdf.ts';
import { caseIn, keyText, openWorld, type World } from './world.ts';

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await openWorld();
  cookie = `landfall_case=${keyText((await caseIn(world)).key)}`;
}, 240_000);
afterAll(() => world.close());

const code = '#read("/etc/passwd") #include("x.typ") $x$ \\#eval("1") {{7*7}} <%= 7*7 %>';
const square = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>';

function ask(fields: Record<string, string>, logo?: File, headers: Record<string, string> = {}): Promise<Response> {
  const body = new FormData();
  const usual = { format: 'pdf', lang: 'en', length: 'full', date: '2026-11-20', chosen: 'yes', 'with-summary': 'on' };
  for (const [name, value] of Object.entries({ ...usual, ...fields })) body.append(name, value);
  if (logo) body.append('logo', logo);
  const sent = { cookie, origin: world.server.url, 'sec-fetch-site': 'same-origin', ...headers };
  const url = `${world.server.url}/en/advice/document/file`;
  return fetch(url, { method: 'POST', body, headers: sent, redirect: 'manual' });
}

it('what is typed into the form of a document is text, and a file name from a browser is nothing', async () => {
  const logo = new File([square], '../../../lib/document/template.typ', { type: 'text/html' });
  const answer = await ask({ client: code, consultant: code, version: '../../x' }, logo);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="advice-full-en.pdf"');
  const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
  expect(text).toContain(solid(code));
  expect(text).not.toContain('root:x:0');
});

it.each([
  ['a file of the server', '<image href="file:///etc/passwd" width="9" height="9"/>'],
  ['another host', '<image href="https://evil.example/x.png" width="9" height="9"/>'],
  ['a script', '<script>alert(1)</script>'],
])('a logo that asks for %s is refused', async (_, inner) => {
  const logo = new File([square.replace('<path', `${inner}<path`)], 'logo.svg', { type: 'image/svg+xml' });
  const answer = await ask({}, logo);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringContaining('problem=svg')]);
});

it('a document is not made for another site, nor for a guessed case', async () => {
  for (const site of ['cross-site', 'same-site'])
    expect((await ask({}, undefined, { 'sec-fetch-site': site, origin: 'https://evil.example' })).status).toBe(403);
  for (const guess of ['', `landfall_case=${'1'.repeat(22)}.${'1'.repeat(33)}`, `landfall_desk=${'1'.repeat(22)}`]) {
    const answer = await ask({}, undefined, { cookie: guess });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/advice']);
  }
});
