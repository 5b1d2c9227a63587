import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import { TextForm } from '@/app/ui/TextForm';
import type { Locale } from '@/lib/i18n/routing';
import { askForReset } from '../account/actions';
import { sendsMail } from '../account/mail';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.forgot');
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** A link for a new password by mail, where this server sends mail. */
export default async function ForgotPage() {
  const locale: Locale = await getLocale();
  const t = await getTranslations('account.forgot');
  const signIn = await getTranslations('account.signIn');
  const sends = await sendsMail();
  return (
    <Article heading={t('title')} lede={sends ? t('lede') : signIn('forgot')}>
      {sends && (
        <div className="mt-8">
          <TextForm
            id="forgot"
            action={askForReset}
            hidden={{ locale }}
            fields={[
              { name: 'email', label: signIn('email'), type: 'email', autoComplete: 'username', maxLength: 200 },
            ]}
            texts={{ button: t('button') }}
          />
        </div>
      )}
      <p className="acts mt-8">
        <a className="link" href={`/${locale}/sign-in`}>
          {signIn('title')}
        </a>
      </p>
    </Article>
  );
}
