import { useTranslations } from 'next-intl';
import { type Entry, entryKinds } from '@/lib/explain/index.ts';
import { EntryList } from './EntryList.tsx';
import { Part } from './Part.tsx';

/** A list longer than this is folded away, so that the next kind is not lost below it. */
const foldedFrom = 40;

/** Everything that reads a record or rests on it, by kind. */
export function Readers({ readers, rests }: { readers: readonly Entry[]; rests: boolean }) {
  const t = useTranslations('rules.readers');
  const kinds = useTranslations('rules.kinds');
  if (readers.length === 0) return null;
  const byKind = entryKinds
    .map((kind) => ({ kind, entries: readers.filter((reader) => reader.kind === kind) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <Part title={t(rests ? 'rest' : 'read', { count: readers.length })}>
      {byKind.map(({ kind, entries }) => {
        const heading = t('kind', { kind: kinds(kind), count: entries.length });
        return entries.length > foldedFrom ? (
          <details key={kind} className="more">
            <summary>
              <span className="link">{heading}</span>
            </summary>
            <EntryList entries={entries} />
          </details>
        ) : (
          <div key={kind}>
            <h3>{heading}</h3>
            <EntryList entries={entries} />
          </div>
        );
      })}
    </Part>
  );
}
