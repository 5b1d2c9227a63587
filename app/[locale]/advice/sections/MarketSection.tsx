import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { MarketAdvice } from '@/lib/advice/index.ts';
import { ForAgainst } from '../parts/ForAgainst.tsx';
import { Gates } from '../parts/Gates.tsx';
import { Notes } from '../parts/Notes.tsx';
import { CouldBecome, SettledTag } from '../parts/SettledTag.tsx';
import { marketAnchor, type View } from '../view.ts';
import { Conditions } from './Conditions.tsx';
import { Ladder } from './Ladder.tsx';
import { Roadmap } from './Roadmap.tsx';
import { RuledOut } from './RuledOut.tsx';
import { EntryRisk, Ways } from './Ways.tsx';

interface MarketSectionProps {
  view: View;
  market: MarketAdvice;
  index: number;
}

/** How to enter one market: the finding, now and next, every way with its reasons, and what is ruled out. */
export function MarketSection({ view, market, index }: MarketSectionProps) {
  const t = useTranslations('advice.entry');
  const { entry } = market;
  const anchor = marketAnchor(index);
  const chosen = entry.options.filter(({ status }) => status === 'now');
  const shut = entry.options.filter(({ status }) => status === 'ruledOut');
  return (
    <section className="sec" id={anchor} aria-labelledby={`${anchor}-h`}>
      <SectionHeading
        id={`${anchor}-h`}
        title={entry.headline}
        aside={<SettledTag of={entry} />}
        lede={<CouldBecome of={entry} />}
      />
      {entry.weak && <p className="caution">{t('weak')}</p>}
      {entry.now.map(
        ({ mode, label, define }) =>
          define && (
            <p key={mode} className="define">
              {entry.now.length > 1 ? t('define', { label, define }) : define}
            </p>
          ),
      )}
      <Roadmap view={view} market={market} />
      {entry.plan.length > 0 && <p>{entry.plan.join(t('sentences'))}</p>}
      <Conditions view={view} market={market} />
      <div className="two">
        <Ways view={view} market={market} anchor={anchor} />
        <Ladder entry={entry} />
      </div>
      {chosen.map((option) => (
        <div key={option.mode} id={`${anchor}-why`} className="why-now">
          <h3>{t('why', { label: option.label })}</h3>
          <Gates view={view} option={option} />
          <ForAgainst view={view} for={option.for} against={option.against} />
          <EntryRisk view={view} risk={option.risk} />
        </div>
      ))}
      {shut.length > 0 && (
        <div id={`${anchor}-shut`} className="grp">
          <h3 className="bar">{t('shut', { count: shut.length })}</h3>
          <RuledOut view={view} options={shut} decision="entry.mode" market={market.id} />
        </div>
      )}
      {market.notes.length > 0 && (
        <details className="more">
          <summary>
            <span className="link">{t('notes', { market: market.label, count: market.notes.length })}</span>
          </summary>
          <Notes view={view} notes={market.notes} />
        </details>
      )}
    </section>
  );
}
