import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Bars } from '../parts/Bars.tsx';
import { Notes } from '../parts/Notes.tsx';
import type { View } from '../view.ts';

/** What the deepening questions say about the firm's readiness; only there if some of it fires. */
export function ReadinessSection({ view }: { view: View }) {
  const t = useTranslations('advice.readiness');
  const notes = view.advice.notes.filter(({ about, markets }) => markets.length === 0 && about.startsWith('readiness'));
  const { capabilities } = view.advice;
  if (notes.length === 0 && capabilities.length === 0) return null;
  return (
    <section className="sec" id="readiness" aria-labelledby="readiness-h">
      <SectionHeading
        id="readiness-h"
        title={notes.length === 0 ? t('radar') : t('heading', { count: notes.length })}
      />
      {capabilities.length > 0 && (
        <>
          {notes.length > 0 && <h3 className="bar">{t('radar')}</h3>}
          <Bars bars={capabilities} />
        </>
      )}
      <Notes view={view} notes={notes} />
    </section>
  );
}
