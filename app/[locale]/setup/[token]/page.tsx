import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { accountsFor } from '@/app/access/visitor';
import { Article } from '@/app/ui/Article';
import { TextForm } from '@/app/ui/TextForm';
import { isOwnerToken } from '@/lib/accounts/server.ts';
import type { Locale } from '@/lib/i18n/routing';
import { longest } from '@/lib/store/index.ts';
import { beginAsOwner } from '../../account/actions';
import { newPassword } from '../../account/new-password';
import { UnknownLink } from '../../account/UnknownLink';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.setup');
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** The link that the console shows at the first start: makes the first owner, once. */
export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const locale: Locale = await getLocale();
  const { token } = await params;
  if (!(await isOwnerToken(await accountsFor(await headers()), token))) return <UnknownLink />;
  const t = await getTranslations('account.setup');
  const n = await getTranslations('account.newcomer');
  return (
    <Article heading={t('title')} lede={t('lede')}>
      <div className="mt-8">
        <TextForm
          id="owner"
          action={beginAsOwner}
          hidden={{ locale, token }}
          fields={[
            { name: 'organisation', label: t('organisation'), autoComplete: 'organization', maxLength: longest.name },
            { name: 'name', label: n('name'), autoComplete: 'name', maxLength: longest.name },
            { name: 'email', label: n('email'), type: 'email', autoComplete: 'username', maxLength: 200 },
            newPassword(n),
          ]}
          texts={{ button: t('button') }}
        />
      </div>
    </Article>
  );
}
