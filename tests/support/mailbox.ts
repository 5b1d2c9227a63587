import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** A mail server on this machine that keeps what it is sent. */
export async function mailbox() {
  const mails: Received[] = [];
  let refuses = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_, __, done) => done(refuses ? new Error('not now') : null),
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        mails.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          ...read(Buffer.concat(parts).toString()),
        });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    mails,
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    /** From now on, or no more. */
    refuse(now: boolean) {
      refuses = now;
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

function read(raw: string): Pick<Received, 'subject' | 'text'> {
  const at = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, at).replace(/\r\n[ \t]+/g, ' ');
  const subject = /^subject: (.*)$/im.exec(head)?.[1] ?? '';
  const decoded = subject
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?b\?(.*?)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString())
    .replace(/=\?utf-8\?q\?(.*?)\?=/gi, (_, text: string) =>
      Buffer.from(
        text.replaceAll('_', ' ').replace(/=(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString(),
    );
  return { subject: decoded, text: Buffer.from(raw.slice(at), 'base64').toString() };
}
