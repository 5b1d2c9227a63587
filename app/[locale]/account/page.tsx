import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { accountsFor } from '@/app/access/visitor';
import { ActForm } from '@/app/ui/ActForm';
import { Article } from '@/app/ui/Article';
import { TextForm } from '@/app/ui/TextForm';
import { passwordLength, sessionDays } from '@/lib/accounts/index.ts';
import { passkeysOf, sessionsOf } from '@/lib/accounts/server.ts';
import type { Locale } from '@/lib/i18n/routing';
import { longest } from '@/lib/store/index.ts';
import { Row, Rows } from '../desk/Rows';
import { AddPasskey } from './AddPasskey';
import {
  changeOwnPassword,
  deleteOwnAccount,
  endOneSession,
  endOthers,
  removeOwnPasskey,
  signOutHere,
} from './actions';
import { browserName } from './browser-name';
import { signedIn } from './forms';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.me');
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** Sessions, passkeys and the password of who is signed in. */
export default async function AccountPage() {
  const locale: Locale = await getLocale();
  const person = await signedIn(locale);
  const sent = await headers();
  const accounts = await accountsFor(sent);
  const [sessions, passkeys] = await Promise.all([sessionsOf(accounts, person.id), passkeysOf(accounts, sent)]);
  const t = await getTranslations('account.me');
  const format = await getFormatter();
  const day = (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' });
  const nameOf = (agent: string) => {
    const { browser, system } = browserName(agent);
    return t('browser', { browser: browser ?? t('unknownBrowser'), system: system ?? t('unknownSystem') });
  };
  return (
    <Article heading={t('title')} lede={t('lede', { name: person.name, email: person.email })}>
      <div className="acts mt-5">
        <a className="link" href={`/${locale}/desk`}>
          {t('desk')}
        </a>
        <ActForm action={signOutHere} hidden={{ locale }} label={t('signOut')} />
      </div>
      <section className="mt-11" id="passkeys">
        <h2 className="text-h3">{t('passkeys')}</h2>
        <p className="mt-1 max-w-measure text-ink-2">{t('passkeysText')}</p>
        {passkeys.length > 0 && (
          <Rows>
            {passkeys.map(({ id, name, since }) => (
              <Row key={id} name={name || t('passkeyUnnamed')} detail={since && t('since', { date: day(since) })}>
                <ActForm
                  action={removeOwnPasskey}
                  hidden={{ locale, id }}
                  label={t('remove')}
                  of={t('removeOf', { name: name || t('passkeyUnnamed') })}
                />
              </Row>
            ))}
          </Rows>
        )}
        <AddPasskey
          most={longest.name}
          texts={{
            name: t('passkeyName'),
            button: t('passkeyAdd'),
            failed: t('passkeyFailed'),
            noScript: t('passkeyNoScript'),
          }}
        />
      </section>
      <section className="mt-11" id="sessions">
        <h2 className="text-h3">{t('sessions')}</h2>
        <p className="mt-1 max-w-measure text-ink-2">{t('sessionsText', { days: sessionDays })}</p>
        <Rows>
          {sessions.map(({ id, browser, since, until }) => (
            <Row
              key={id}
              name={id === person.sessionId ? `${nameOf(browser)} (${t('thisDevice')})` : nameOf(browser)}
              detail={t('session', { date: day(since), until: day(until) })}
            >
              <ActForm
                action={endOneSession}
                hidden={{ locale, id }}
                label={t('end')}
                of={t('endOf', { browser: nameOf(browser), date: day(since) })}
              />
            </Row>
          ))}
        </Rows>
        {sessions.length > 1 && (
          <div className="mt-4">
            <ActForm action={endOthers} hidden={{ locale }} label={t('endOthers')} />
          </div>
        )}
      </section>
      <section className="mt-11" id="password">
        <h2 className="text-h3">{t('password')}</h2>
        <TextForm
          id="change"
          quiet
          action={changeOwnPassword}
          hidden={{ locale }}
          fields={[
            { name: 'present', label: t('present'), type: 'password', autoComplete: 'current-password' },
            {
              name: 'next',
              label: t('next'),
              type: 'password',
              autoComplete: 'new-password',
              maxLength: passwordLength.most,
            },
          ]}
          texts={{ button: t('change') }}
        />
      </section>
      <section className="mt-11" id="delete">
        <h2 className="text-h3">{t('delete')}</h2>
        <p className="mt-1 max-w-measure text-ink-2">{t('deleteText')}</p>
        <TextForm
          id="delete"
          quiet
          action={deleteOwnAccount}
          hidden={{ locale }}
          fields={[{ name: 'email', label: t('deleteEmail'), autoComplete: 'off', maxLength: 200 }]}
          texts={{ button: t('deleteYes') }}
        />
      </section>
    </Article>
  );
}
