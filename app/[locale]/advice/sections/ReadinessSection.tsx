import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Figures } from '../parts/Figures.tsx';
import { Notes } from '../parts/Notes.tsx';
import type { View } from '../view.ts';

/** What the deepening questions say about the firm's readiness; only there if some of it fires. */
export function ReadinessSection({ view }: { view: View }) {
  const t = useTranslations('advice.readiness');
  const notes = view.advice.notes.filter(({ about, markets }) => markets.length === 0 && about.startsWith('readiness'));
  const figures = view.advice.figures.filter(({ about }) => about === 'readiness');
  if (notes.length + figures.length === 0) return null;
  return (
    <section className="sec" id="readiness" aria-labelledby="readiness-h">
      <SectionHeading id="readiness-h" title={t('heading', { count: notes.length + figures.length })} />
      <Figures view={view} about="readiness" />
      <Notes view={view} notes={notes} />
    </section>
  );
}
