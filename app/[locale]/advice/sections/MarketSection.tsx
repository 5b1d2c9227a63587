import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { signed } from '@/app/ui/signed';
import type { EntryAdvice, MarketAdvice, ReasonView } from '@/lib/advice/index.ts';
import { AdviserNotes } from '../parts/AdviserNotes.tsx';
import { Folded } from '../parts/Folded.tsx';
import { ForAgainst } from '../parts/ForAgainst.tsx';
import { Gates } from '../parts/Gates.tsx';
import { Notes } from '../parts/Notes.tsx';
import { OwnView } from '../parts/OwnView.tsx';
import { CouldBecome, SettledTag } from '../parts/SettledTag.tsx';
import { marketAnchor, type View } from '../view.ts';
import { Conditions } from './Conditions.tsx';
import { EntryFigure } from './EntryFigure.tsx';
import { Roadmap } from './Roadmap.tsx';
import { RuledOut } from './RuledOut.tsx';
import { EntryRisk, Ways } from './Ways.tsx';

interface MarketSectionProps {
  view: View;
  market: MarketAdvice;
  index: number;
}

/** How to enter one market: the finding, now and next, every way with its reasons, and what is ruled out. Of several markets the first stands open. */
export function MarketSection({ view, market, index }: MarketSectionProps) {
  const t = useTranslations('advice.entry');
  const { entry } = market;
  const anchor = marketAnchor(index);
  const inside = (
    <>
      {entry.now.map(
        ({ mode, label, define }) =>
          define && (
            <p key={mode} className="define">
              {entry.now.length > 1 ? t('define', { label, define }) : define}
            </p>
          ),
      )}
      <Roadmap view={view} market={market} />
      <div className="beside">
        <EntryFigure market={market} />
        <div className="folds">
          <Reasoning view={view} market={market} anchor={anchor} level={index === 0 ? 3 : 4} />
        </div>
      </div>
    </>
  );
  return (
    <section className="sec" id={anchor} aria-labelledby={`${anchor}-h`}>
      <SectionHeading
        id={`${anchor}-h`}
        title={entry.headline}
        aside={<SettledTag of={entry} />}
        lede={index === 0 && !entry.settled && <CouldBecome of={entry} />}
      />
      <OwnView view={view} decisions={['entry.mode']} market={market.id} />
      {entry.weak && <p className="caution">{t('weak')}</p>}
      {index === 0 ? (
        inside
      ) : (
        <div className="folds">
          <Folded title={t('pictures', { market: market.label })}>
            {!entry.settled && (
              <p className="lede">
                <CouldBecome of={entry} />
              </p>
            )}
            {inside}
          </Folded>
        </div>
      )}
      <AdviserNotes view={view} section="entry" market={market.id} />
    </section>
  );
}

interface ReasoningProps {
  view: View;
  market: MarketAdvice;
  anchor: string;
  level: 3 | 4;
}

/** Why this way, which others, what is ruled out, and what else it rests on. */
function Reasoning({ view, market, anchor, level }: ReasoningProps) {
  const t = useTranslations('advice.entry');
  const { entry, notes } = market;
  const open = entry.options.filter(({ status }) => status !== 'ruledOut');
  const shut = entry.options.filter(({ status }) => status === 'ruledOut');
  return (
    <>
      <Why view={view} entry={entry} anchor={anchor} level={level} />
      <Folded level={level} title={t('ways')} note={t('count', { count: open.length })}>
        <Ways view={view} market={market} anchor={anchor} />
      </Folded>
      {shut.length > 0 && (
        <Folded level={level} id={`${anchor}-shut`} title={t('shut')} note={t('count', { count: shut.length })}>
          <RuledOut view={view} options={shut} decision="entry.mode" market={market.id} />
        </Folded>
      )}
      <Folded level={level} title={t('conditions')}>
        {entry.plan.length > 0 && <p>{entry.plan.join(t('sentences'))}</p>}
        <Conditions view={view} market={market} />
      </Folded>
      {notes.length > 0 && (
        <Folded level={level} title={t('notes', { market: market.label })} note={notes.length}>
          <Notes view={view} notes={notes} />
        </Folded>
      )}
    </>
  );
}

interface WhyProps {
  view: View;
  entry: EntryAdvice;
  anchor: string;
  level: 3 | 4;
}

/** What speaks for and against the way in that is advised. */
function Why({ view, entry, anchor, level }: WhyProps) {
  const t = useTranslations('advice.entry');
  const sum = (reasons: readonly ReasonView[]) => signed(reasons.reduce((total, { weight }) => total + weight, 0));
  const chosen = entry.options.filter(({ status }) => status === 'now');
  return chosen.map((option, index) => (
    <Folded
      key={option.mode}
      level={level}
      id={`${anchor}-why${index === 0 ? '' : index + 1}`}
      title={t('why', { label: option.label })}
      note={t('sums', { for: sum(option.for), against: sum(option.against) })}
    >
      <Gates view={view} option={option} />
      <ForAgainst view={view} for={option.for} against={option.against} level={level === 3 ? 4 : 5} />
      <EntryRisk view={view} risk={option.risk} />
    </Folded>
  ));
}
