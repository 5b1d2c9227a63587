import { useTranslations } from 'next-intl';
import type { MarketAdvice } from '@/lib/advice/index.ts';
import { SettledTag } from '../parts/SettledTag.tsx';
import { marketAnchor, type View } from '../view.ts';

export function MarketsBrief({ view }: { view: View }) {
  const t = useTranslations('advice.brief');
  const { markets, comparison } = view.advice;
  return (
    <div>
      <h2 className="bar">{t('markets')}</h2>
      {markets.length === 0 && <NoMarket view={view} />}
      <ul>
        {alike(markets).map((group) => (
          <Market key={group[0]!.market.id} group={group} />
        ))}
      </ul>
      {comparison && (
        <p className="mk">
          {comparison.headline} <a href="#compare">{t('compare')}</a>
        </p>
      )}
      <NotNow markets={markets} />
      <CarbonBrief view={view} />
    </div>
  );
}

interface Placed {
  readonly market: MarketAdvice;
  readonly anchor: string;
}

/** Markets that are told the same stand together. */
function alike(markets: readonly MarketAdvice[]): Placed[][] {
  const placed = markets.map((market, index) => ({ market, anchor: marketAnchor(index) }));
  const told = ({ market: { entry } }: Placed) =>
    JSON.stringify([
      entry.now.map(({ mode }) => mode),
      entry.keeps.map(({ mode }) => mode),
      entry.next[0]?.mode,
      entry.next[0]?.trigger,
      entry.settled,
      entry.notNow,
    ]);
  return [...Map.groupBy(placed, told).values()];
}

function Market({ group }: { group: readonly Placed[] }) {
  const t = useTranslations('advice.brief');
  const { entry } = group[0]!.market;
  const next = entry.next[0];
  const now = entry.now.map((mode) => mode.label).join(t('or'));
  return (
    <li className="mk">
      <p className="h">
        <span>
          {group.map(({ market, anchor }, index) => (
            <span key={market.id}>
              {index > 0 && t('join')}
              <a href={`#${anchor}`}>{market.label}</a>
            </span>
          ))}
        </span>
        <SettledTag of={entry} />
      </p>
      <p className="go">{now || (entry.notNow ? t('closed') : t('open'))}</p>
      {entry.keeps.length > 0 && (
        <p className="th">
          {t(entry.waits ? 'keepsFirst' : 'keeps', {
            list: entry.keeps.map(({ label: kept }) => kept).join(t('join')),
          })}
        </p>
      )}
      {next && <p className="th">{t('next', { trigger: next.trigger, mode: next.label })}</p>}
    </li>
  );
}

/** The carbon border in one sentence, where it touches the firm. */
function CarbonBrief({ view: { advice } }: { view: View }) {
  const t = useTranslations('advice.brief');
  const { carbon } = advice;
  if (!carbon || carbon.exposure === 'none') return null;
  return (
    <div className="mk">
      <p className="h">{t('carbon')}</p>
      <p className="th">
        {carbon.verdict} <a href="#carbon">{t('carbonMore')}</a>
      </p>
    </div>
  );
}

/** Ways that are ruled out in every market, the heavy ones first. */
function NotNow({ markets }: { markets: readonly MarketAdvice[] }) {
  const t = useTranslations('advice.brief');
  const [first, ...others] = markets;
  if (!first) return null;
  const shut = first.entry.options
    .filter(
      ({ mode, status }) =>
        status === 'ruledOut' &&
        others.every(({ entry }) =>
          entry.options.some((option) => option.mode === mode && option.status === 'ruledOut'),
        ),
    )
    .sort((a, b) => b.commitment - a.commitment);
  if (shut.length === 0) return null;
  const list = shut
    .slice(0, 3)
    .map(({ label }) => label)
    .join(t('join'));
  return (
    <div className="mk">
      <p className="h">{t('notNow')}</p>
      <p className="th">
        {shut.length > 3 ? t('shutMore', { list, count: shut.length }) : t('shut', { list })}{' '}
        <a href={`#${marketAnchor(0)}-shut`}>{t('opens')}</a>
      </p>
    </div>
  );
}

function NoMarket({ view }: { view: View }) {
  const t = useTranslations('advice.brief');
  return (
    <p className="mk">
      {t('noMarket')}{' '}
      {view.editable && <a href={`/${view.advice.locale}/wizard/m1/targetCountry?return=advice`}>{t('nameMarket')}</a>}
    </p>
  );
}
