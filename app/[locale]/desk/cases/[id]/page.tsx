import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { TextForm } from '@/app/ui/TextForm';
import { may } from '@/lib/access/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { longest, store } from '@/lib/store/index.ts';
import { nothingHere } from '../../../wizard/case';
import { archiveCase, fileCase, openFromDesk, renewLink } from '../../actions';
import { DeskPage } from '../../DeskPage';
import { actingOnCase } from '../../desk';
import { EngagementLog } from '../../engagement/EngagementLog';
import { OwnWork } from './OwnWork';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** What the organisation keeps about a case, and the ways into it. */
export default async function DeskCasePage({ params }: { params: Promise<{ id: string }> }) {
  const locale: Locale = await getLocale();
  const { id } = await params;
  const { member, home } = await actingOnCase(locale, id, 'readDesk');
  const opened = await store();
  const record = await opened.readCase({ id, organisation: member.organisation });
  if (!record) redirect(nothingHere(locale));
  const key = { id, organisation: member.organisation };
  const [clients, overrides, notes, entries] = await Promise.all([
    opened.desk.clients(member.organisation),
    opened.overrides.list(key),
    opened.notes.list(key),
    opened.engagements.list(member.organisation, { case: id }),
  ]);
  const t = await getTranslations('desk');
  const c = await getTranslations('case');
  const format = await getFormatter();
  const day = (date: string) => format.dateTime(new Date(date), { dateStyle: 'long' });
  const name = home.label || t('cases.unnamed', { id: id.slice(0, 4) });
  const ways = [
    { to: 'advice', label: t('case.advice'), shown: true },
    { to: 'check', label: t('case.answers'), shown: may(member.role, 'editCase') },
    { to: 'checklist', label: t('case.checklist'), shown: true },
    { to: 'case', label: t('case.keep'), shown: may(member.role, 'editCase') },
  ];
  return (
    <DeskPage
      heading={t('case.title', { name })}
      lede={t('case.lede', { created: day(record.createdAt), changed: day(record.updatedAt) })}
      at="cases"
    >
      <div className="acts mt-6">
        {ways.map(
          ({ to, label, shown }, index) =>
            shown && (
              <ActForm key={to} action={openFromDesk} hidden={{ locale, id, to }} label={label} main={index === 0} />
            ),
        )}
      </div>
      {may(member.role, 'readNotes') && (
        <>
          <OwnWork caseId={id} record={record} overrides={overrides} notes={notes} />
          <EngagementLog entries={entries} client="" caseId={id} mayLog={may(member.role, 'logEngagement')} />
        </>
      )}
      {may(member.role, 'fileCase') && (
        <section className="mt-11">
          <h2 className="text-h3">{t('case.file')}</h2>
          <TextForm
            id="file"
            quiet
            action={fileCase}
            hidden={{ locale, id }}
            fields={[
              {
                name: 'label',
                label: t('case.label'),
                help: t('case.labelHelp'),
                value: home.label,
                maxLength: longest.name,
                autoComplete: 'off',
              },
              {
                name: 'client',
                label: t('cases.client'),
                value: home.client ?? '',
                options: [
                  { value: '', label: t('cases.noClient') },
                  ...clients
                    .filter((client) => client.archivedAt === null || client.id === home.client)
                    .map((client) => ({ value: client.id, label: client.name })),
                ],
              },
            ]}
            texts={{ button: t('case.save') }}
          />
          <div className="acts mt-7">
            <ActForm
              action={archiveCase}
              hidden={{ locale, id, archived: home.archivedAt ? '0' : '1' }}
              label={t(home.archivedAt ? 'case.unarchive' : 'case.archive')}
            />
            <span className="text-ink-2 text-small">
              {t(home.archivedAt ? 'case.unarchiveText' : 'case.archiveText')}
            </span>
          </div>
        </section>
      )}
      {may(member.role, 'renewLink') && (
        <section className="mt-11" id="link">
          <h2 className="text-h3">{t('case.link')}</h2>
          <p className="mt-1 max-w-measure text-ink-2">{t('case.linkText')}</p>
          <TextForm
            id="link"
            quiet
            action={renewLink}
            hidden={{ locale, id }}
            fields={[]}
            texts={{
              button: t('case.linkMake'),
              made: t('case.linkMade'),
              link: t('case.linkLabel'),
              copy: c('private.copy'),
              copied: c('private.copied'),
            }}
          />
        </section>
      )}
      {may(member.role, 'deleteCase') && (
        <p className="mt-11">
          <a className="link" href={`/${locale}/desk/cases/${id}/delete`}>
            {t('case.delete')}
          </a>
        </p>
      )}
    </DeskPage>
  );
}
