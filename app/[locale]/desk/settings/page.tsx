import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { TextForm } from '@/app/ui/TextForm';
import { may } from '@/lib/access/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { longest, store } from '@/lib/store/index.ts';
import { DeskPage } from '../DeskPage';
import { actingIn } from '../desk';
import { openAnother, renameOrganisation, setRetention } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.settings');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** The organisation's name, how long it keeps cases, and another one. */
export default async function SettingsPage() {
  const locale: Locale = await getLocale();
  const { member } = await actingIn(locale, 'rename');
  const due = await (await store()).desk.due(member.organisation, new Date());
  const t = await getTranslations('desk.settings');
  return (
    <DeskPage heading={t('title')} lede={member.name} at="settings">
      <section className="mt-9">
        <TextForm
          id="rename"
          quiet
          action={renameOrganisation}
          hidden={{ locale }}
          fields={[
            { name: 'name', label: t('name'), value: member.name, maxLength: longest.name, autoComplete: 'off' },
          ]}
          texts={{ button: t('save') }}
        />
      </section>
      {may(member.role, 'setRetention') && (
        <section className="mt-11" id="keep">
          <h2 className="text-h3">{t('keep')}</h2>
          <p className="mt-1 max-w-measure text-ink-2">{t('keepText')}</p>
          {member.keepMonths !== null && <p className="mt-1 max-w-measure">{t('keepNow', { count: due })}</p>}
          <TextForm
            id="keep"
            quiet
            action={setRetention}
            hidden={{ locale }}
            fields={[
              {
                name: 'months',
                label: t('keepMonths'),
                help: t('keepHelp'),
                inputMode: 'numeric',
                value: member.keepMonths === null ? '' : String(member.keepMonths),
                maxLength: 3,
                autoComplete: 'off',
              },
            ]}
            texts={{ button: t('save') }}
          />
        </section>
      )}
      {may(member.role, 'createOrganisation') && (
        <section className="mt-11" id="another">
          <h2 className="text-h3">{t('another')}</h2>
          <p className="mt-1 max-w-measure text-ink-2">{t('anotherText')}</p>
          <TextForm
            id="another"
            quiet
            action={openAnother}
            hidden={{ locale }}
            fields={[{ name: 'name', label: t('name'), maxLength: longest.name, autoComplete: 'off' }]}
            texts={{ button: t('open') }}
          />
        </section>
      )}
    </DeskPage>
  );
}
