import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { FoldedSection } from '../parts/FoldedSection.tsx';
import { Notes } from '../parts/Notes.tsx';
import type { View } from '../view.ts';
import { MarketSection } from './MarketSection.tsx';

/** One part per market, with links to jump between them, and what holds for all of them. */
export function EntrySection({ view }: { view: View }) {
  const t = useTranslations('advice.entry');
  const { markets, notes, locale } = view.advice;
  const general = notes.filter(({ about, markets: named }) => named.length === 0 && !about.startsWith('readiness'));
  return (
    <section id="entry" aria-label={t('label')}>
      {markets.length === 0 && (
        <div className="sec">
          <SectionHeading id="entry-h" title={t('headingNone')} lede={t('ledeNone')} />
          {view.editable && (
            <p>
              <a href={`/${locale}/wizard/m1/targetCountry?return=advice`}>{t('nameMarket')}</a>
            </p>
          )}
        </div>
      )}
      {markets.map((market, index) => (
        <MarketSection key={market.id} view={view} market={market} index={index} />
      ))}
      {(markets.length > 0 || general.length > 0) && (
        <FoldedSection id="scoring" title={t('scoring')}>
          {markets.length > 0 && <p className="lede">{t('lede')}</p>}
          {general.length > 0 && <h3 className="bar">{t('general')}</h3>}
          <Notes view={view} notes={general} />
        </FoldedSection>
      )}
    </section>
  );
}
