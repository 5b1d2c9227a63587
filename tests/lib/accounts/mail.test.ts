import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mailComplaint, mailSettings, sendMail } from '../../../lib/accounts/server.ts';
import { mailbox } from '../../support/mailbox.ts';

const full = {
  SMTP_URL: 'smtps://user:secret@mail.example.org',
  SMTP_FROM: 'Landfall <advice@example.org>',
  LANDFALL_ORIGIN: 'https://advice.example.org/',
};

describe('settings of mail', () => {
  it('are there when server, sender and public address are', () => {
    expect(mailSettings(full)).toEqual({
      server: full.SMTP_URL,
      from: full.SMTP_FROM,
      origin: 'https://advice.example.org',
    });
    expect(mailSettings({})).toBeNull();
    expect([mailComplaint({}), mailComplaint(full)]).toEqual([null, null]);
  });

  it.each([
    ['SMTP_FROM', ''],
    ['LANDFALL_ORIGIN', ''],
    ['LANDFALL_ORIGIN', 'advice'],
    ['SMTP_URL', 'mail.example.org:25'],
    ['SMTP_URL', 'file:///etc/passwd'],
  ])('are incomplete with %s=%s, which the console is told without values', (name, value) => {
    const env = { ...full, [name]: value };
    expect(mailSettings(env)).toBeNull();
    expect(mailComplaint(env)).toContain(name);
    expect(mailComplaint(env)).not.toMatch(/secret|example/);
  });
});

describe('a mail', () => {
  let box: Awaited<ReturnType<typeof mailbox>>;
  beforeAll(async () => {
    box = await mailbox();
  });
  afterAll(() => box.close());
  const settings = () => ({ server: box.url, from: full.SMTP_FROM, origin: 'https://advice.example.org' });

  it('arrives as it was written', async () => {
    const text = '打开这条链接：\n\nhttps://advice.example.org/zh/invite/abc.def_-\n';
    expect(await sendMail(settings(), { to: 'ada@example.org', subject: '出海参谋邀请 · Invitation', text })).toBe(
      true,
    );
    expect(box.mails).toEqual([
      { from: 'advice@example.org', to: ['ada@example.org'], subject: '出海参谋邀请 · Invitation', text },
    ]);
  });

  it.each(['eve@example.org, other@example.org', 'eve@example.org\r\nBcc: other@example.org', '"a" <eve@example.org>'])(
    'goes to nobody beside the address: %j',
    async (to) => {
      const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
      const before = box.mails.length;
      await sendMail(settings(), { to, subject: 'x\r\nBcc: third@example.org', text: 'y' });
      for (const mail of box.mails.slice(before)) expect(mail.to).toHaveLength(1);
      expect(box.mails.flatMap((mail) => mail.to)).not.toContain('other@example.org');
      expect(box.mails.flatMap((mail) => mail.to)).not.toContain('third@example.org');
      complaints.mockRestore();
    },
  );

  it('that cannot be handed over is told, and the console names no address', async () => {
    const closed = await mailbox();
    await closed.close();
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    const mail = { to: 'ada@example.org', subject: 'x', text: 'y' };
    expect(await sendMail({ ...settings(), server: closed.url }, mail)).toBe(false);
    expect(complaints.mock.calls.flat().join()).toMatch(/could not be sent: E/);
    expect(complaints.mock.calls.flat().join()).not.toContain('ada');
    complaints.mockRestore();
  });
});
