import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { TextForm } from '@/app/ui/TextForm';
import { type Engagement, engagementKinds, longest } from '@/lib/store/index.ts';
import { addEngagement, deleteEngagement, tickEngagement } from './actions';

interface Props {
  entries: readonly Engagement[];
  /** What a new entry is about: one of the two is empty. */
  client: string;
  caseId: string;
  mayLog: boolean;
}

/** What was done for a client or about a case, newest first, and the form for another entry. */
export async function EngagementLog({ entries, client, caseId, mayLog }: Props) {
  const locale = await getLocale();
  const t = await getTranslations('desk.engagement');
  const from = caseId ? `cases/${caseId}` : `clients/${client}`;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <section className="mt-11" id="engagement" aria-labelledby="engagement-h">
      <h2 id="engagement-h" className="text-h3">
        {t('title')}
      </h2>
      <p className="mt-1 max-w-measure text-ink-2">{t('text')}</p>
      {entries.length === 0 && <p className="mt-3">{t('empty')}</p>}
      <EngagementRows entries={entries} from={from} mayLog={mayLog} today={today} />
      {mayLog && (
        <div className="mt-4">
          <TextForm
            id="engagement"
            quiet
            fold={t('add')}
            action={addEngagement}
            hidden={{ locale, client, case: caseId }}
            fields={[
              {
                name: 'kind',
                label: t('kind'),
                options: engagementKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
              },
              { name: 'day', label: t('day'), type: 'date', value: today },
              { name: 'text', label: t('what'), rows: 4, maxLength: longest.note },
              { name: 'due', label: t('due'), help: t('dueHelp'), type: 'date' },
            ]}
            texts={{ button: t('button') }}
          />
        </div>
      )}
    </section>
  );
}

interface RowsProps {
  entries: readonly Engagement[];
  /** The page that the rows stand on. */
  from: string;
  mayLog: boolean;
  /** `2026-12-01`. */
  today: string;
  /** Names the client and the case of each. */
  named?: boolean;
}

export async function EngagementRows({ entries, from, mayLog, today, named = false }: RowsProps) {
  const locale = await getLocale();
  const t = await getTranslations('desk.engagement');
  const d = await getTranslations('desk');
  const format = await getFormatter();
  const day = (date: string) =>
    format.dateTime(new Date(`${date.slice(0, 10)}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  if (entries.length === 0) return null;
  return (
    <ul className="mt-3 max-w-[52rem] border-line border-t">
      {entries.map((entry) => {
        const { id, kind, text, due, doneAt, author, caseId, clientId, clientName, label } = entry;
        const start = text.slice(0, 40);
        const isLate = due !== '' && doneAt === null && due < today;
        return (
          <li key={id} className="border-line border-b py-3">
            <p className="flex flex-wrap gap-x-3 text-small">
              <b>{day(entry.day)}</b>
              <span>{t(`kinds.${kind}`)}</span>
              {due !== '' && (
                <span className={isLate ? 'font-semibold text-note' : 'font-semibold'}>
                  {doneAt ? t('doneOn', { date: day(doneAt) }) : t(isLate ? 'overdue' : 'dueOn', { date: day(due) })}
                </span>
              )}
              <span className="text-ink-2">{author.name ?? d('judgement.formerMember')}</span>
            </p>
            {(named || (caseId !== null && from.startsWith('clients/'))) && (
              <p className="text-small [overflow-wrap:anywhere]">
                {named && clientName && caseId && `${clientName} `}
                <a
                  className="link"
                  href={`/${locale}/desk/${caseId ? `cases/${caseId}` : `clients/${clientId}`}#engagement`}
                >
                  {caseId ? label || d('cases.unnamed', { id: caseId.slice(0, 4) }) : clientName}
                </a>
              </p>
            )}
            <p className="max-w-measure whitespace-pre-line [overflow-wrap:anywhere]">{text}</p>
            {mayLog && (
              <div className="acts mt-2">
                {due !== '' && (
                  <ActForm
                    action={tickEngagement}
                    hidden={{ locale, entry: id, from, done: doneAt ? '0' : '1' }}
                    label={t(doneAt ? 'untick' : 'tick')}
                    of={doneAt ? undefined : t('tickOf', { start })}
                  />
                )}
                {!named && (
                  <ActForm
                    action={deleteEngagement}
                    hidden={{ locale, entry: id, from }}
                    label={t('delete')}
                    of={t('deleteOf', { start })}
                  />
                )}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
