import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { membersOf } from '@/lib/accounts/server.ts';
import type { Locale } from '@/lib/i18n/routing';
import { type AuditEntry, store } from '@/lib/store/index.ts';
import { DeskPage } from '../DeskPage';
import { accountsHere, actingIn } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.log');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

const most = 100;

/** Who did what, newest first. */
export default async function LogPage({ searchParams }: { searchParams: Promise<{ before?: string | string[] }> }) {
  const locale: Locale = await getLocale();
  const { member } = await actingIn(locale, 'readAudit');
  const { before } = await searchParams;
  const { audit, desk } = await store();
  const entries = await audit.list(member.organisation, most, entryOf(before));
  const members = await membersOf((await accountsHere()).accounts, member.organisation);
  const clients = await desk.clients(member.organisation);
  const t = await getTranslations('desk.log');
  const format = await getFormatter();
  const who = ({ actor, party }: AuditEntry) => {
    const as = t.has(`party.${party}` as 'party.owner') ? t(`party.${party}` as 'party.owner') : party;
    if (!actor) return as;
    return `${members.find(({ userId }) => userId === actor)?.name ?? t('gone')} (${as})`;
  };
  const subject = ({ subject, subjectId }: AuditEntry) => {
    const known =
      subject === 'client'
        ? clients.find(({ id }) => id === subjectId)?.name
        : subject === 'member'
          ? members.find(({ id, userId }) => id === subjectId || userId === subjectId)?.name
          : undefined;
    return `${t(`subjects.${subject}`)} ${known ?? subjectId.slice(0, 4)}`;
  };
  const event = (name: string) => (t.has(`event.${name}` as 'event.join') ? t(`event.${name}` as 'event.join') : name);
  return (
    <DeskPage heading={t('title')} lede={t('lede')} at="log">
      {entries.length === 0 ? (
        <p className="mt-6">{t('empty')}</p>
      ) : (
        <table className="tbl desk-table mt-6">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('at')}</th>
              <th scope="col">{t('who')}</th>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('subject')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>
                  <time dateTime={entry.at}>
                    {format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'short' })}
                  </time>
                </td>
                <td>{who(entry)}</td>
                <td>{event(entry.event)}</td>
                <td>
                  {entry.subject === 'case' && entry.event !== 'deleteCase' && entry.event !== 'expire' ? (
                    <a className="link" href={`/${locale}/desk/cases/${entry.subjectId}`}>
                      {subject(entry)}
                    </a>
                  ) : (
                    subject(entry)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {entries.length === most && (
        <p className="acts mt-5">
          <a className="link" href={`/${locale}/desk/log?before=${encodeURIComponent(lineOf(entries.at(-1)!))}`}>
            {t('older')}
          </a>
        </p>
      )}
    </DeskPage>
  );
}

/** An entry as the address of the next page names it. */
const lineOf = ({ at, id }: Pick<AuditEntry, 'at' | 'id'>) => `${at} ${id}`;

function entryOf(line: string | string[] | undefined): Pick<AuditEntry, 'at' | 'id'> | undefined {
  if (typeof line !== 'string') return undefined;
  const [at = '', id = ''] = line.split(' ');
  return { at, id };
}
