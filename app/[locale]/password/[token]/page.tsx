import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import { TextForm } from '@/app/ui/TextForm';
import type { Locale } from '@/lib/i18n/routing';
import { setNewPassword } from '../../account/actions';
import { newPassword } from '../../account/new-password';
import { UnknownLink } from '../../account/UnknownLink';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.reset');
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** A new password, by the link that whoever runs the server made. Whether it is good is told when it is used. */
export default async function PasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const locale: Locale = await getLocale();
  const { token } = await params;
  if (!/^\w{10,64}$/.test(token) || token === 'unknown') return <UnknownLink />;
  const t = await getTranslations('account.reset');
  const n = await getTranslations('account.newcomer');
  return (
    <Article heading={t('title')} lede={t('lede')}>
      <div className="mt-8">
        <TextForm
          id="reset"
          action={setNewPassword}
          hidden={{ locale, token }}
          fields={[newPassword(n)]}
          texts={{ button: t('button') }}
        />
      </div>
    </Article>
  );
}
