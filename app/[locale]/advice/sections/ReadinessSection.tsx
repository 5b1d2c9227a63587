import { useTranslations } from 'next-intl';
import { DotPlot } from '@/app/ui/chart/DotPlot';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { CapabilityView } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { Figures } from '../parts/Figures.tsx';
import { Folded } from '../parts/Folded.tsx';
import { FoldedSection } from '../parts/FoldedSection.tsx';
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
  const points = count > 0 && (
    <>
      <Figures view={view} about="readiness" />
      <Notes view={view} notes={notes} />
    </>
  );
  const ratings = selfRatings.length > 0 && (
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
  );
  if (capabilities.length === 0)
    return (
      <FoldedSection id="readiness" title={title}>
        {points}
        {points && ratings && <h3 className="bar">{t('ratings')}</h3>}
        {ratings}
      </FoldedSection>
    );
  return (
    <section className="sec" id="readiness" aria-labelledby="readiness-h">
      <SectionHeading id="readiness-h" title={title} />
      <CapabilityFigure capabilities={capabilities} />
      <div className="folds">
        {points && (
          <Folded title={t('points')} note={count}>
            {points}
          </Folded>
        )}
        {ratings && (
          <Folded title={t('ratings')} note={selfRatings.length}>
            {ratings}
          </Folded>
        )}
      </div>
    </section>
  );
}

/** What was done, beside what steering work abroad needs at least. */
function CapabilityFigure({ capabilities }: { capabilities: readonly CapabilityView[] }) {
  const t = useTranslations('advice.readiness');
  const short = capabilities.filter(({ low, needed }) => low < needed);
  return (
    <figure className="mt-5">
      <h3 className="bar">{t('radar')}</h3>
      <DotPlot
        finding={
          short.length === 0
            ? t('noneShort', { count: capabilities.length })
            : t('short', { count: capabilities.length, list: short.map(({ label }) => label).join(t('join')) })
        }
        rows={capabilities.map(({ label, low, needed, strong, max }) => ({ label, now: low, needed, strong, max }))}
      />
      <figcaption className="small">{t('caption')}</figcaption>
    </figure>
  );
}
