import { useTranslations } from 'next-intl';
import { Tag } from '@/app/ui/Tag';
import type { NoteView } from '@/lib/advice/index.ts';
import type { View } from '../view.ts';
import { Basis } from './Basis.tsx';

/** Lines that stand beside a part of the advice. */
export function Notes({ view, notes }: { view: View; notes: readonly NoteView[] }) {
  if (notes.length === 0) return null;
  return (
    <ul>
      {notes.map((note) => (
        <li key={note.id} className="line">
          <p>
            <Kind note={note} />
            {note.text}
          </p>
          <Basis view={view} evidence={note.evidence} rule={note.id} />
        </li>
      ))}
    </ul>
  );
}

function Kind({ note }: { note: NoteView }) {
  const t = useTranslations('advice.note');
  // The sentence itself says that the evidence is divided or that the choice is ours.
  if (note.kind === 'flag') return note.flag === 'evidenceDivided' ? <Tag kind="divided">{''}</Tag> : null;
  return note.kind === 'note' ? null : <b className="kind">{t(note.kind)}</b>;
}
