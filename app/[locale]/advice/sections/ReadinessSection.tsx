import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Bars } from '../parts/Bars.tsx';
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
  const { capabilities } = view.advice;
  const count = notes.length + figures.length;
  if (count + capabilities.length + selfRatings.length === 0) return null;
  const title = count > 0 ? t('heading', { count }) : capabilities.length > 0 ? t('radar') : t('ratings');
  return (
    <section className="sec" id="readiness" aria-labelledby="readiness-h">
      <SectionHeading id="readiness-h" title={title} />
      <Figures view={view} about="readiness" />
      {capabilities.length > 0 && (
        <>
          {count > 0 && <h3 className="bar">{t('radar')}</h3>}
          <Bars bars={capabilities} />
        </>
      )}
      <Notes view={view} notes={notes} />
      {selfRatings.length > 0 && (
        <>
          {count + capabilities.length > 0 && <h3 className="bar">{t('ratings')}</h3>}
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
