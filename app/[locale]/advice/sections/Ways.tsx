import { useTranslations } from 'next-intl';
import { signed } from '@/app/ui/signed';
import type { EntryRiskView, MarketAdvice, ModeView, OutlayView } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { ForAgainst } from '../parts/ForAgainst.tsx';
import { Gates } from '../parts/Gates.tsx';
import { Range } from '../parts/Range.tsx';
import type { View } from '../view.ts';
import { type Scale, ScoreBar } from './ScoreBar.tsx';
import './Ways.css';

interface WaysProps {
  view: View;
  market: MarketAdvice;
  anchor: string;
}

/** Every way in that is not ruled out, by score; ties share a rank and say so. */
export function Ways({ view, market, anchor }: WaysProps) {
  const t = useTranslations('advice.ways');
  const options = market.entry.options.filter(({ status }) => status !== 'ruledOut');
  if (options.length === 0) return <p className="none">{t('none')}</p>;
  const scale: Scale = {
    min: Math.min(0, ...options.map(({ low }) => low)),
    max: Math.max(0, ...options.map(({ high }) => high)),
  };
  const tied = new Set(options.map(({ rank }) => rank).filter((rank, index, all) => all.indexOf(rank) !== index));
  const way = (option: ModeView) => (
    <Way
      key={option.mode}
      view={view}
      option={option}
      scale={scale}
      tied={tied.has(option.rank)}
      anchor={anchor}
      ask={view.to.whatIf('entry.mode', market.id, option.mode)}
    />
  );
  return (
    <>
      <Branches market={market} />
      <p className="small">{t('key')}</p>
      <ol className="ways">{options.map(way)}</ol>
      <p className="small">{t('caption')}</p>
    </>
  );
}

/** The fork before the way in: which of the three kinds, by the best way of each. */
function Branches({ market }: { market: MarketAdvice }) {
  const t = useTranslations('advice.branches');
  return (
    <p className="branches">
      <b>{t('heading')}</b>{' '}
      {market.entry.branches.map(({ branch, label, best, ruledOut }) => (
        <span key={branch}>
          {best
            ? t('best', { label, best: best.label, score: signed(best.score) })
            : t('none', { label, count: ruledOut })}
        </span>
      ))}
    </p>
  );
}

interface WayProps {
  view: View;
  option: ModeView;
  scale: Scale;
  tied: boolean;
  anchor: string;
  ask: string | null;
}

function Way({ view, option, scale, tied, anchor, ask }: WayProps) {
  const t = useTranslations('advice.ways');
  const row = (
    <>
      <span className="nm">
        <span className="rk">
          {option.rank === null ? '' : tied ? t('tied', { rank: option.rank }) : t('rank', { rank: option.rank })}
        </span>{' '}
        {option.label}
        <small>
          {t(`status.${option.status}`)}
          {t('dot')}
          <Range low={option.low} high={option.high} />
        </small>
      </span>
      <span className="sc">
        <ScoreBar score={option.score} low={option.low} high={option.high} scale={scale} />
        <b>{signed(option.score)}</b>
      </span>
    </>
  );
  // The reasons of the way shown now stand in full below.
  if (option.status === 'now') {
    return (
      <li className="now">
        <a href={`#${anchor}-why`}>{row}</a>
      </li>
    );
  }
  return (
    <li>
      <details>
        <summary>{row}</summary>
        <div className="inside">
          {option.define && <p className="define">{option.define}</p>}
          <p>
            <b>{t('nodes')}</b> {option.nodes.join(t('join'))}
          </p>
          <Gates view={view} option={option} />
          <ForAgainst view={view} for={option.for} against={option.against} />
          <Outlay outlay={option.outlay} />
          <EntryRisk view={view} risk={option.risk} />
          {ask && (
            <p>
              <a href={ask}>{t('whatIf')}</a>
            </p>
          )}
        </div>
      </details>
    </li>
  );
}

/** What the way takes: what can be calculated and what cannot, always apart. */
export function Outlay({ outlay: { tangible, intangible } }: { outlay: OutlayView }) {
  const t = useTranslations('advice.ways');
  return (
    <>
      {tangible.length > 0 && (
        <p>
          <b>{t('tangible')}</b> {tangible.join(t('join'))}
        </p>
      )}
      {intangible.length > 0 && (
        <p>
          <b>{t('intangible')}</b> {intangible.join(t('join'))}
        </p>
      )}
    </>
  );
}

/** What is tied up, times how uncertain the market is. */
export function EntryRisk({ view, risk }: { view: View; risk: EntryRiskView }) {
  return (
    <>
      <p>{risk.text}</p>
      <Basis view={view} evidence={risk.evidence} />
    </>
  );
}
