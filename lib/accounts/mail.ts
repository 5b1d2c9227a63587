import { createTransport } from 'nodemailer';

/** How mail leaves this server. */
export interface MailSettings {
  /** `smtps://user:password@mail.example.org`. */
  readonly server: string;
  /** `Landfall <advice@example.org>`. */
  readonly from: string;
  /** Where the links in a mail lead: never what a request says, or a stranger could have a link to a place of theirs mailed to somebody. */
  readonly origin: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const patienceMs = 10_000;

/** SMTP_URL, SMTP_FROM and LANDFALL_ORIGIN; null if there are not all three: links are then passed on by hand. */
export function mailSettings(env: Env = process.env): MailSettings | null {
  const { SMTP_URL, SMTP_FROM, LANDFALL_ORIGIN } = env;
  if (!SMTP_URL || !/^smtps?:\/\//.test(SMTP_URL) || !URL.canParse(SMTP_URL)) return null;
  if (!SMTP_FROM || !LANDFALL_ORIGIN || !URL.canParse(LANDFALL_ORIGIN)) return null;
  return { server: SMTP_URL, from: SMTP_FROM, origin: new URL(LANDFALL_ORIGIN).origin };
}

/** What keeps mail from leaving although somebody began to set it up; for the console, without any value. */
export function mailComplaint(env: Env = process.env): string | null {
  if (!env.SMTP_URL || mailSettings(env)) return null;
  return 'No mail is sent: SMTP_URL (smtp://… or smtps://…) also needs SMTP_FROM (an address) and LANDFALL_ORIGIN (the public address of this server).';
}

/** @returns false if the mail could not be handed over; the console says of which kind the failure was */
export async function sendMail({ server, from }: MailSettings, { to, subject, text }: Mail): Promise<boolean> {
  const timeouts = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  const transport = createTransport({ url: server, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  try {
    // An address as an object is one address, whatever stands in it.
    await transport.sendMail({ from, to: { name: '', address: to }, subject, text, textEncoding: 'base64' });
    return true;
  } catch (error) {
    // The message of the error may name the address.
    console.error(`a mail could not be sent: ${String((error as { code?: unknown }).code ?? 'unknown error')}`);
    return false;
  } finally {
    transport.close();
  }
}
