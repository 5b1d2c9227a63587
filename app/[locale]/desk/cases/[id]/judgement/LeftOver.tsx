import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Note, Override } from '@/lib/store/index.ts';
import { withdrawOverride } from './actions';
import { NotesPart } from './NotesPart';

interface Props {
  caseId: string;
  /** To parts that the advice no longer has. */
  notes: readonly Note[];
  /** Withdrawn, or about a market that the answers no longer name. */
  overrides: readonly Override[];
  mayNote: boolean;
  mayOverride: boolean;
}

/** What stands nowhere else on the page: nothing that was written is lost. */
export async function LeftOver({ caseId, notes, overrides, mayNote, mayOverride }: Props) {
  if (notes.length + overrides.length === 0) return null;
  const locale = await getLocale();
  const t = await getTranslations('desk.judgement');
  const format = await getFormatter();
  const { decisions } = compiledBook().book;
  const day = (date: string) => format.dateTime(new Date(date), { dateStyle: 'medium' });
  const name = (person: Override['author']) => person.name ?? t('formerMember');
  return (
    <section id="earlier" aria-labelledby="earlier-h" className="mt-11 max-w-[52rem]">
      <h2 id="earlier-h" className="bar text-h3">
        {t('earlier')}
      </h2>
      <ul className="mt-3">
        {overrides.map(({ id, decision, choice, reason, author, createdAt, withdrawn }) => (
          <li key={id} className="border-line border-b py-3">
            <b>{decisions[decision]?.label[locale] ?? decision}</b>{' '}
            {decisions[decision]?.options.find((option) => option.id === choice)?.label[locale] ?? choice}
            <p className="max-w-measure whitespace-pre-line [overflow-wrap:anywhere]">{reason}</p>
            <p className="text-ink-2 text-small [overflow-wrap:anywhere]">
              {t('written', { author: name(author), at: day(createdAt) })}{' '}
              {withdrawn ? t('withdrawnBy', { author: name(withdrawn.by), at: day(withdrawn.at) }) : t('marketGone')}
            </p>
            {!withdrawn && mayOverride && (
              <div className="mt-2">
                <ActForm
                  action={withdrawOverride}
                  hidden={{ locale, id: caseId, override: id, at: 'earlier' }}
                  label={t('withdraw')}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {notes.length > 0 && (
        <>
          <p className="mt-4">{t('partGone')}</p>
          <NotesPart notes={notes} place={null} caseId={caseId} anchor="earlier" mayNote={mayNote} />
        </>
      )}
    </section>
  );
}
