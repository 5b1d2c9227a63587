import { useTranslations } from 'next-intl';
import { type NoteSection, signature } from '@/lib/advice/index.ts';
import type { View } from '../view.ts';
import './OwnView.css';

/** What members wrote to a part of the advice, and the way to write more; nothing for who is no member. */
export function AdviserNotes({
  view,
  section,
  market = null,
}: {
  view: View;
  section: NoteSection;
  market?: string | null;
}) {
  const t = useTranslations('advice.ownView');
  const { advice, judgement } = view;
  if (!judgement) return null;
  const notes = judgement.notes.filter((note) => note.section === section && note.market === market);
  const place = market === null ? section : `m${advice.markets.findIndex(({ id }) => id === market) + 1}`;
  return (
    <div className="adviser-notes">
      {notes.length > 0 && <p className="lab">{t('notes')}</p>}
      {notes.map((note) => (
        <div key={`${note.at} ${note.text}`}>
          <p className="said">{note.text}</p>
          <p className="small">{signature(note, advice.locale)}</p>
        </div>
      ))}
      <p className="small">
        <a href={`${judgement.address}#${place}`}>{t(judgement.mayWrite ? 'write' : 'readOnly')}</a>
      </p>
    </div>
  );
}
