import { getFormatter, getTranslations } from 'next-intl/server';
import type { Mail } from '@/lib/accounts/server.ts';
import { type Locale, routing } from '@/lib/i18n/routing';

/** Whether this server sends mail. */
export async function sendsMail(): Promise<boolean> {
  const { mailSettings } = await import('@/lib/accounts/server.ts');
  return mailSettings() !== null;
}

/** Mails an invitation. Null if this server sends no mail, false if it could not. */
export async function mailInvitation(to: string, locale: Locale, key: string, until: Date): Promise<boolean | null> {
  const { mailSettings, sendMail } = await import('@/lib/accounts/server.ts');
  const settings = mailSettings();
  return (
    settings &&
    sendMail(settings, await written('invitation', to, locale, `${settings.origin}/${locale}/invite/${key}`, until))
  );
}

/** Mails the link with which an account gets a new password. */
export async function mailReset(to: string, locale: Locale, token: string): Promise<void> {
  const { mailSettings, sendMail } = await import('@/lib/accounts/server.ts');
  const settings = mailSettings();
  if (settings)
    await sendMail(
      settings,
      await written('reset', to, locale, `${settings.origin}/${locale}/password/${token}`, new Date()),
    );
}

/** In both languages, that of the sender's page first; names nobody. */
async function written(
  kind: 'invitation' | 'reset',
  to: string,
  first: Locale,
  link: string,
  until: Date,
): Promise<Mail> {
  const parts = await Promise.all(
    routing.locales
      .toSorted((a, b) => Number(b === first) - Number(a === first))
      .map(async (locale) => {
        const t = await getTranslations({ locale, namespace: `mail.${kind}` });
        const format = await getFormatter({ locale });
        const date = format.dateTime(until, { dateStyle: 'long' });
        return { subject: t('subject'), text: [t('text'), link, t('until', { date }), t('unexpected')].join('\n\n') };
      }),
  );
  return {
    to,
    subject: parts.map(({ subject }) => subject).join(' · '),
    text: `${parts.map(({ text }) => text).join('\n\n\n')}\n`,
  };
}
