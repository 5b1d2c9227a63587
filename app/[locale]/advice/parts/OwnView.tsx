import { useTranslations } from 'next-intl';
import { aboutText, type Overridable, type OverrideView, signature } from '@/lib/advice/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { View } from '../view.ts';
import './OwnView.css';

interface Props {
  view: OverrideView;
  locale: Locale;
  /** Names the decision, where several stand together. */
  named?: boolean;
}

/** What the rule book says and what the adviser says, one above the other, with the reason. */
export function OwnViewBox({ view, locale, named = false }: Props) {
  const t = useTranslations('advice.ownView');
  return (
    <div className="own-view">
      <p className="lab">{named ? aboutText(view, t('colon')) : t('title')}</p>
      <dl>
        <dt>{t('engine')}</dt>
        <dd>{view.engine.label}</dd>
        <dt>{t('adviser')}</dt>
        <dd>
          <b>{view.choice.label}</b>
        </dd>
        <dt>{t('reason')}</dt>
        <dd className="said">{view.reason}</dd>
      </dl>
      <p className="small">
        {view.stateText} <span>{signature(view, locale)}</span>
      </p>
    </div>
  );
}

/** The adviser's views of some decisions, under the heading that states the rule book's. */
export function OwnView({
  view,
  decisions,
  market = null,
}: {
  view: View;
  decisions: readonly Overridable[];
  market?: string | null;
}) {
  const { overrides, locale } = view.advice;
  return overrides
    .filter((item) => decisions.includes(item.decision) && item.market === market)
    .map((item) => <OwnViewBox key={item.id} view={item} locale={locale} named={decisions.length > 1} />);
}

/** All of them, on the first screen: nobody reads the rule book's advice without learning that the adviser differs. */
export function OwnViews({ view }: { view: View }) {
  const t = useTranslations('advice.ownView');
  const { overrides, locale } = view.advice;
  if (overrides.length === 0) return null;
  return (
    <section className="own-views" aria-labelledby="own-views-h">
      <h2 id="own-views-h">{t('heading', { count: overrides.length })}</h2>
      <p className="small">{t('note')}</p>
      <div>
        {overrides.map((item) => (
          <OwnViewBox key={item.id} view={item} locale={locale} named />
        ))}
      </div>
    </section>
  );
}
