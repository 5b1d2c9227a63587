import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { pathAfterSignIn } from '@/app/access/path';
import { visitor } from '@/app/access/visitor';
import { Article } from '@/app/ui/Article';
import { TextForm } from '@/app/ui/TextForm';
import { passwordLength } from '@/lib/accounts/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { signInWithPassword } from '../account/actions';
import { sendsMail } from '../account/mail';
import { PasskeyButton } from './PasskeyButton';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signIn');
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

interface Props {
  searchParams: Promise<{ to?: string | string[]; set?: string }>;
}

/** With a password, which works without scripts, or a passkey. */
export default async function SignInPage({ searchParams }: Props) {
  const locale: Locale = await getLocale();
  const { to: asked, set } = await searchParams;
  const to = pathAfterSignIn(asked, locale);
  if (await visitor()) redirect(to);
  const t = await getTranslations('account.signIn');
  const sends = await sendsMail();
  const reset = await getTranslations('account.reset');
  return (
    <Article heading={t('title')} lede={t('lede')}>
      {set !== undefined && (
        <p role="status" className="mt-6 max-w-[42rem] border-sea-4 border-s-4 bg-sea-1 p-4 text-small">
          {reset('done')}
        </p>
      )}
      <PasskeyButton
        to={to}
        texts={{ button: t('passkey'), failed: t('passkeyFailed'), noScript: t('passkeyNoScript') }}
      />
      <div className="mt-8">
        <TextForm
          id="sign-in"
          action={signInWithPassword}
          hidden={{ locale, to }}
          fields={[
            { name: 'email', label: t('email'), type: 'email', autoComplete: 'username webauthn', maxLength: 200 },
            {
              name: 'password',
              label: t('password'),
              type: 'password',
              autoComplete: 'current-password',
              maxLength: passwordLength.most,
            },
          ]}
          texts={{ button: t('button') }}
        />
      </div>
      {!sends && <p className="mt-8 max-w-measure text-ink-2 text-small">{t('forgot')}</p>}
      <p className="acts mt-2">
        {sends && (
          <a className="link" href={`/${locale}/password`}>
            {t('toForgot')}
          </a>
        )}
        <a className="link" href={`/${locale}`}>
          {t('start')}
        </a>
      </p>
    </Article>
  );
}
