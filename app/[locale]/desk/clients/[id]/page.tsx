import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { TextForm } from '@/app/ui/TextForm';
import { may } from '@/lib/access/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { longest, store } from '@/lib/store/index.ts';
import { nothingHere } from '../../../wizard/case';
import { beginOnDesk } from '../../actions';
import { CaseTable } from '../../CaseTable';
import { DeskPage } from '../../DeskPage';
import { actingOnClient } from '../../desk';
import { EngagementLog } from '../../engagement/EngagementLog';
import { archiveClient, renameClient } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.clients');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** One client: its cases, its name, and all of it as a file or gone. */
export default async function ClientPage({ params }: { params: Promise<{ id: string }> }) {
  const locale: Locale = await getLocale();
  const { id } = await params;
  const { person, member } = await actingOnClient(locale, id, 'readDesk');
  const { desk, engagements } = await store();
  const client = await desk.client(member.organisation, id);
  if (!client) redirect(nothingHere(locale));
  const [{ cases }, entries] = await Promise.all([
    desk.cases(member.organisation, { client: id }),
    engagements.list(member.organisation, { client: id }),
  ]);
  const t = await getTranslations('desk');
  return (
    <DeskPage heading={client.name} lede={t('client.lede', { count: client.cases })} at="clients">
      <div className="acts mt-5">
        {may(member.role, 'createCase') && person.active?.organisation === member.organisation && (
          <ActForm action={beginOnDesk} hidden={{ locale, client: id }} label={t('begin.title')} main />
        )}
        <a className="link" href={`/${locale}/desk?client=${id}`}>
          {t('client.cases')}
        </a>
      </div>
      {cases.length > 0 && <CaseTable cases={cases} locale={locale} />}
      <EngagementLog entries={entries} client={id} caseId="" mayLog={may(member.role, 'logEngagement')} />
      {may(member.role, 'editClient') && (
        <section className="mt-11">
          <h2 className="text-h3">{t('client.rename')}</h2>
          <TextForm
            id="rename"
            quiet
            action={renameClient}
            hidden={{ locale, id }}
            fields={[
              {
                name: 'name',
                label: t('clients.name'),
                value: client.name,
                maxLength: longest.name,
                autoComplete: 'off',
              },
            ]}
            texts={{ button: t('client.save') }}
          />
          <div className="mt-7">
            <ActForm
              action={archiveClient}
              hidden={{ locale, id, archived: client.archivedAt ? '0' : '1' }}
              label={t(client.archivedAt ? 'client.unarchive' : 'client.archive')}
            />
          </div>
        </section>
      )}
      <p className="acts mt-9">
        {may(member.role, 'exportClient') && (
          <a className="link" href={`/${locale}/desk/clients/${id}/export`} download>
            {t('client.export')}
          </a>
        )}
        {may(member.role, 'deleteClient') && (
          <a className="link" href={`/${locale}/desk/clients/${id}/delete`}>
            {t('client.delete')}
          </a>
        )}
      </p>
    </DeskPage>
  );
}
