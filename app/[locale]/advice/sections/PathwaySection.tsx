import { useTranslations } from 'next-intl';
import { Figures } from '../parts/Figures.tsx';
import { FoldedSection } from '../parts/FoldedSection.tsx';
import { ForAgainst } from '../parts/ForAgainst.tsx';
import { Notes } from '../parts/Notes.tsx';
import { Reasons } from '../parts/Reasons.tsx';
import type { View } from '../view.ts';

/** A label for how the firm went abroad; never a merit. */
export function PathwaySection({ view }: { view: View }) {
  const t = useTranslations('advice.pathway');
  const { pathway } = view.advice;
  if (!pathway.label && pathway.notes.length === 0) return null;
  return (
    <FoldedSection
      id="pathway"
      title={pathway.label ? t('heading', { label: pathway.label }) : t('headingOpen')}
      lede={t('noMerit')}
    >
      <Reasons view={view} reasons={pathway.reasons} />
      <Figures view={view} about="pathway" />
      {pathway.ahead.length > 0 && (
        <div className="grp">
          <h3 className="bar">{t('ahead')}</h3>
          {pathway.ahead.map((option) => (
            <div key={option.option}>
              <h4>{option.label}</h4>
              <ForAgainst view={view} for={option.for} against={option.against} level={5} />
            </div>
          ))}
        </div>
      )}
      <Notes view={view} notes={pathway.notes} />
    </FoldedSection>
  );
}
