import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Notes } from '../parts/Notes.tsx';
import { marketAnchor, type View } from '../view.ts';
import { MarketSection } from './MarketSection.tsx';

/** One part per market, with links to jump between them, and what holds for all of them. */
export function EntrySection({ view }: { view: View }) {
  const t = useTranslations('advice.entry');
  const { markets, notes, locale } = view.advice;
  const general = notes.filter(({ about, markets: named }) => named.length === 0 && !about.startsWith('readiness'));
  return (
    <section id="entry" aria-labelledby="entry-h">
      <div className="sec">
        <SectionHeading
          id="entry-h"
          title={markets.length === 0 ? t('headingNone') : t('heading', { count: markets.length })}
          lede={markets.length === 0 ? t('ledeNone') : t('lede')}
        />
        {markets.length === 0 && view.editable && (
          <p>
            <a href={`/${locale}/wizard/m1/targetCountry?return=advice`}>{t('nameMarket')}</a>
          </p>
        )}
        {markets.length > 1 && (
          <nav className="jump" aria-label={t('jump')}>
            <ul>
              {markets.map(({ id, label, entry }, index) => (
                <li key={id}>
                  <a href={`#${marketAnchor(index)}`}>{label}</a>{' '}
                  <span>{entry.now.map((mode) => mode.label).join(t('or')) || t('none')}</span>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <Notes view={view} notes={general} />
      </div>
      {markets.map((market, index) => (
        <MarketSection key={market.id} view={view} market={market} index={index} />
      ))}
    </section>
  );
}
