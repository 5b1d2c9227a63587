import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Basis } from '../parts/Basis.tsx';
import { Figures } from '../parts/Figures.tsx';
import { Notes } from '../parts/Notes.tsx';
import type { View } from '../view.ts';

/** What the deepening questions say about the firm's readiness, and its own ratings; only there if there is any of it. */
export function ReadinessSection({ view }: { view: View }) {
  const t = useTranslations('advice.readiness');
  const { selfRatings } = view.advice;
  const notes = view.advice.notes.filter(({ about, markets }) => markets.length === 0 && about.startsWith('readiness'));
  const figures = view.advice.figures.filter(({ about }) => about === 'readiness');
  const count = notes.length + figures.length;
  if (count === 0 && selfRatings.length === 0) return null;
  return (
    <section className="sec" id="readiness" aria-labelledby="readiness-h">
      <SectionHeading id="readiness-h" title={count > 0 ? t('heading', { count }) : t('ratings')} />
      <Figures view={view} about="readiness" />
      <Notes view={view} notes={notes} />
      {selfRatings.length > 0 && (
        <>
          {notes.length > 0 && <h3 className="bar">{t('ratings')}</h3>}
          <ul>
            {selfRatings.map((rating) => (
              <li key={rating.question} className="line">
                <p>
                  <b>{rating.label}</b> {rating.text}
                </p>
                <Basis view={view} evidence={rating.evidence} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
