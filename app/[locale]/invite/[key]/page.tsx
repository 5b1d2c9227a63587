import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { accountsFor, visitor } from '@/app/access/visitor';
import { ActForm } from '@/app/ui/ActForm';
import { Article } from '@/app/ui/Article';
import { ButtonLink } from '@/app/ui/Button';
import { TextForm } from '@/app/ui/TextForm';
import { invitedBy } from '@/lib/accounts/server.ts';
import type { Locale } from '@/lib/i18n/routing';
import { longest } from '@/lib/store/index.ts';
import { acceptAsMember, acceptAsNewcomer, signOutHere } from '../../account/actions';
import { newPassword } from '../../account/new-password';
import { UnknownLink } from '../../account/UnknownLink';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.unknownLink');
  return { title: t('signIn'), robots: { index: false }, referrer: 'no-referrer' };
}

/** An invitation: makes an account, or joins with the one that is there. */
export default async function InvitePage({ params }: { params: Promise<{ key: string }> }) {
  const locale: Locale = await getLocale();
  const key = decodeURIComponent((await params).key);
  const invited = await invitedBy(await accountsFor(await headers()), key);
  if (!invited) return <UnknownLink />;
  const t = await getTranslations('account.invite');
  const n = await getTranslations('account.newcomer');
  const role = (await getTranslations('desk.role'))(invited.role);
  const me = await getTranslations('account.me');
  const person = await visitor();
  return (
    <Article heading={t('title', { name: invited.organisationName })} lede={t('lede', { role, email: invited.email })}>
      <div className="mt-8">
        {person && person.email === invited.email ? (
          <ActForm action={acceptAsMember} hidden={{ locale, key }} label={t('join')} main />
        ) : person ? (
          <>
            <p className="mb-4 max-w-measure">{t('otherAccount', { email: person.email })}</p>
            <ActForm action={signOutHere} hidden={{ locale }} label={me('signOut')} />
          </>
        ) : invited.hasAccount ? (
          <>
            <p className="mb-4 max-w-measure">{t('signInFirst')}</p>
            <ButtonLink href={`/${locale}/sign-in?to=/${locale}/invite/${key}`}>{t('signIn')}</ButtonLink>
          </>
        ) : (
          <TextForm
            id="newcomer"
            action={acceptAsNewcomer}
            hidden={{ locale, key }}
            fields={[{ name: 'name', label: n('name'), autoComplete: 'name', maxLength: longest.name }, newPassword(n)]}
            texts={{ button: t('button') }}
          />
        )}
      </div>
    </Article>
  );
}
