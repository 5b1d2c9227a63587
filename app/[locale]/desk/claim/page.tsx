import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { TextForm } from '@/app/ui/TextForm';
import type { Locale } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import { claimByLink } from '../actions';
import { DeskPage } from '../DeskPage';
import { actingIn } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.claim');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** Takes in a case by its private link. */
export default async function ClaimPage() {
  const locale: Locale = await getLocale();
  const { member } = await actingIn(locale, 'claimCase');
  const clients = await (await store()).desk.clients(member.organisation, false);
  const t = await getTranslations('desk');
  return (
    <DeskPage heading={t('claim.title')} lede={t('claim.lede')} at="cases">
      <div className="mt-7">
        <TextForm
          id="claim"
          action={claimByLink}
          hidden={{ locale }}
          fields={[
            { name: 'link', label: t('claim.link'), help: t('claim.linkHelp'), autoComplete: 'off', maxLength: 500 },
            {
              name: 'client',
              label: t('cases.client'),
              options: [
                { value: '', label: t('cases.noClient') },
                ...clients.map(({ id, name }) => ({ value: id, label: name })),
              ],
            },
          ]}
          texts={{ button: t('claim.button') }}
        />
      </div>
    </DeskPage>
  );
}
