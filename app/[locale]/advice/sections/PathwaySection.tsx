import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Notes } from '../parts/Notes.tsx';
import { Reasons } from '../parts/Reasons.tsx';
import type { View } from '../view.ts';

/** A label for how the firm went abroad; never a merit. */
export function PathwaySection({ view }: { view: View }) {
  const t = useTranslations('advice.pathway');
  const { pathway } = view.advice;
  if (!pathway.label && pathway.notes.length === 0) return null;
  return (
    <section className="sec" id="pathway" aria-labelledby="pathway-h">
      <SectionHeading
        id="pathway-h"
        title={pathway.label ? t('heading', { label: pathway.label }) : t('headingOpen')}
        lede={t('noMerit')}
      />
      <Reasons view={view} reasons={pathway.reasons} />
      <Notes view={view} notes={pathway.notes} />
    </section>
  );
}
