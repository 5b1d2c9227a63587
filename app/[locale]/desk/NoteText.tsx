import { getFormatter, getTranslations } from 'next-intl/server';
import type { Note } from '@/lib/store/index.ts';

/** A note with who wrote it and when, and who changed it last. */
export async function NoteText({ note: { text, author, createdAt, edited } }: { note: Note }) {
  const t = await getTranslations('desk.judgement');
  const format = await getFormatter();
  const at = (date: string) => format.dateTime(new Date(date), { dateStyle: 'medium', timeStyle: 'short' });
  const name = (person: Note['author']) => person.name ?? t('formerMember');
  return (
    <>
      <p className="max-w-measure whitespace-pre-line [overflow-wrap:anywhere]">{text}</p>
      <p className="text-ink-2 text-small [overflow-wrap:anywhere]">
        {t('written', { author: name(author), at: at(createdAt) })}
        {edited && ` ${t('edited', { author: name(edited.by), at: at(edited.at) })}`}
      </p>
    </>
  );
}
