import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailbox } from '../../support/mailbox.ts';
import { having } from './agent.ts';
import { openWorld, password, type World } from './world.ts';

const origin = 'https://advice.example.org';
let world: World;
let box: Awaited<ReturnType<typeof mailbox>>;
beforeAll(async () => {
  box = await mailbox();
  const env = { SMTP_URL: box.url, SMTP_FROM: 'Landfall <advice@example.org>', LANDFALL_ORIGIN: origin };
  world = await openWorld(undefined, env);
}, 240_000);
afterAll(async () => {
  await world.close();
  await box.close();
});

async function arrived(count: number) {
  for (let times = 0; times < 100 && box.mails.length < count; times++)
    await new Promise((done) => setTimeout(done, 100));
  return box.mails;
}

/** The owner as a browser would be known under the public address, which is https. */
function owner() {
  const cookie = world.members.owner.cookie('landfall.session_token')!;
  return world.agent().copy({ '__Secure-landfall.session_token': cookie });
}

it('an invitation is mailed, and its link shown too', async () => {
  const form = await owner().form('/zh/desk/members', having('email'));
  const before = box.mails.length;
  const answer = await owner().post('/zh/desk/members', form, { email: 'guest@example.org', role: 'viewer' });
  expect(answer.text.includes('也已发邮件到 guest@example.org。')).toBe(true);
  const mail = (await arrived(before + 1)).at(-1)!;
  expect(mail).toMatchObject({ to: ['guest@example.org'], subject: '出海参谋邀请 · Invitation to Landfall' });
  const link = /https:\S+/.exec(mail.text)![0];
  expect(answer.text.includes(link)).toBe(true);
  expect(mail.text).not.toContain('Harbour');
  expect((await world.agent().get(link.slice(origin.length))).text.includes('guest@example.org')).toBe(true);
});

it('too many are not sent, and what is no address is refused', async () => {
  const agent = world.agent();
  const form = await agent.form('/en/password', having('email'));
  const before = box.mails.length;
  const said: boolean[] = [];
  for (let times = 0; times < 5; times++)
    said.push((await agent.post('/en/password', form, { email: 'eve@example.org' })).text.includes('Too many tries'));
  expect(said).toEqual([false, false, false, true, true]);
  expect((await arrived(before + 3)).length).toBe(before + 3);
  expect((await agent.post('/en/password', form, { email: 'a@b, c@d' })).text).toContain('not an e-mail address');
});

it('an invitation that cannot be mailed is told, with its link', async () => {
  box.refuse(true);
  const form = await owner().form('/en/desk/members', having('email'));
  const answer = await owner().post('/en/desk/members', form, { email: 'later@example.org', role: 'viewer' });
  expect(answer.text.includes('It could not be mailed. Pass the link on yourself.')).toBe(true);
  expect(answer.text.includes(`${origin}/en/invite/`)).toBe(true);
  box.refuse(false);
});

// Ends the owner's sessions, hence last.
it('links for a new password are mailed to who has an account, in both languages, and work once', async () => {
  const agent = world.agent();
  const before = box.mails.length;
  expect((await agent.get('/en/sign-in')).text).toContain('href="/en/password"');
  const form = await agent.form('/en/password', having('email'));
  const answers = [];
  for (const email of ['nobody@example.org', 'ada@example.org'])
    answers.push((await agent.post('/en/password', form, { email })).text.includes('a mail is on its way'));
  // Alike, whether there is an account or not.
  expect(answers).toEqual([true, true]);
  const mail = (await arrived(before + 1)).at(-1);
  expect(box.mails).toHaveLength(before + 1);
  expect(mail).toMatchObject({ to: ['ada@example.org'], subject: 'A new password for Landfall · 出海参谋：设新密码' });
  expect(mail!.text).not.toMatch(/Harbour|Ada/);
  const link = /https:\S+/.exec(mail!.text)![0];
  expect(link).toMatch(/^https:\/\/advice\.example\.org\/en\/password\/\w+$/);
  const page = link.slice(origin.length);
  const reset = await agent.form(page, having('token'));
  expect((await agent.post(page, reset, { password: `${password} anew` })).path).toContain('/en/sign-in');
  expect((await agent.post(page, reset, { password: `${password} again` })).path).not.toContain('/en/sign-in');
});

it('the console names no address', () => {
  expect(world.server.said()).not.toMatch(/@example|nobody/);
});
