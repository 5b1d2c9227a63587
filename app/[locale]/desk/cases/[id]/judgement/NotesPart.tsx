import { getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { TextForm } from '@/app/ui/TextForm';
import type { NotePlace } from '@/lib/advice/index.ts';
import { longest, type Note } from '@/lib/store/index.ts';
import { NoteText } from '../../../NoteText';
import { changeNote, deleteNote, writeNote } from './actions';

interface Props {
  notes: readonly Note[];
  /** Null where no note can be added any more. */
  place: NotePlace | null;
  caseId: string;
  anchor: string;
  mayNote: boolean;
}

/** Notes to one part, each with what may be done with it, and the form for another one. */
export async function NotesPart({ notes, place, caseId, anchor, mayNote }: Props) {
  const locale = await getLocale();
  const t = await getTranslations('desk.judgement');
  const field = { name: 'text', label: t('noteText'), rows: 5, maxLength: longest.note };
  return (
    <div className="mt-4">
      {notes.map((note) => (
        <div key={note.id} className="mb-4 border-line border-s-2 ps-4">
          <NoteText note={note} />
          {mayNote && (
            <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
              <div className="has-[details[open]]:basis-full">
                <TextForm
                  id={`note-${note.id}`}
                  quiet
                  fold={t('editNote')}
                  action={changeNote}
                  hidden={{ locale, id: caseId, note: note.id }}
                  fields={[{ ...field, value: note.text }]}
                  texts={{ button: t('saveNote') }}
                />
              </div>
              <ActForm
                action={deleteNote}
                hidden={{ locale, id: caseId, note: note.id, at: anchor }}
                label={t('deleteNote')}
                of={t('deleteNoteOf', { start: note.text.slice(0, 40) })}
              />
            </div>
          )}
        </div>
      ))}
      {mayNote && place && (
        <TextForm
          id={`${anchor}-note`}
          quiet
          fold={t('writeNote')}
          action={writeNote}
          hidden={{ locale, id: caseId, section: place.section, market: place.market ?? '' }}
          fields={[field]}
          texts={{ button: t('saveNote') }}
        />
      )}
      {!mayNote && notes.length === 0 && <p className="text-ink-2 text-small">{t('noNote')}</p>}
    </div>
  );
}
