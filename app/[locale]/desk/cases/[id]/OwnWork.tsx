import { getLocale, getTranslations } from 'next-intl/server';
import { buildAdvice, notePlaces, withOverrides } from '@/lib/advice/index.ts';
import { carbonBasis, compiledBook } from '@/lib/advice/node.ts';
import type { CaseRecord, Note, Override } from '@/lib/store/index.ts';
import { OwnViewBox } from '../../../advice/parts/OwnView';
import { NoteText } from '../../NoteText';

interface Props {
  caseId: string;
  record: CaseRecord;
  /** Those in force. */
  overrides: readonly Override[];
  notes: readonly Note[];
}

/** Where members differ from the rule book in this case, and what they noted, with the way to write more. */
export async function OwnWork({ caseId, record, overrides, notes }: Props) {
  const locale = await getLocale();
  const t = await getTranslations('desk.judgement');
  const compiled = compiledBook();
  const plain = buildAdvice(compiled, record.profile, locale, null, carbonBasis());
  const advice = withOverrides(compiled, plain, overrides);
  const partOf = ({ section, market }: Note) => {
    const place = notePlaces(advice).find((one) => one.section === section && one.market === market);
    if (!place) return t('earlier');
    return place.section === 'entry'
      ? t('parts.entry', { market: place.marketLabel ?? '' })
      : t(`parts.${place.section}`);
  };
  return (
    <section className="mt-11" aria-labelledby="own-h">
      <h2 id="own-h" className="text-h3">
        {t('open')}
      </h2>
      <p className="mt-1 text-ink-2">{t('count', { views: overrides.length, notes: notes.length })}</p>
      {advice.overrides.map((view) => (
        <OwnViewBox key={view.id} view={view} locale={locale} named />
      ))}
      {notes.length > 0 && (
        <ul className="mt-3 max-w-[52rem] border-line border-t">
          {notes.map((note) => (
            <li key={note.id} className="border-line border-b py-3">
              <p className="font-semibold text-small">{partOf(note)}</p>
              <NoteText note={note} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4">
        <a className="btn quiet sm" href={`/${locale}/desk/cases/${caseId}/judgement`}>
          {t('title')}
        </a>
      </p>
    </section>
  );
}
