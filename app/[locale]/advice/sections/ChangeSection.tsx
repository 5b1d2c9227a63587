import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { CounterfactualView } from '@/lib/advice/index.ts';
import { placeName, type View } from '../view.ts';

/** So many stand at once; the others behind a link. */
const shown = 6;

/** What would have to be true: single changes of answers that would lead elsewhere. */
export function ChangeSection({ view }: { view: View }) {
  const t = useTranslations('advice.change');
  const { counterfactuals } = view.advice;
  if (counterfactuals.length === 0) return null;
  const list = (items: readonly CounterfactualView[]) => (
    <ul className="cfs">
      {items.map((item) => (
        <Card key={`${item.decision}${item.market}${item.to}`} view={view} item={item} />
      ))}
    </ul>
  );
  return (
    <section className="sec" id="change" aria-labelledby="change-h">
      <SectionHeading id="change-h" title={t('heading')} lede={t('lede')} />
      {list(counterfactuals.slice(0, shown))}
      {counterfactuals.length > shown && (
        <details className="more">
          <summary>
            <span className="link">{t('more', { count: counterfactuals.length - shown })}</span>
          </summary>
          {list(counterfactuals.slice(shown))}
        </details>
      )}
      <p className="small">{t('note')}</p>
    </section>
  );
}

function Card({ view, item }: { view: View; item: CounterfactualView }) {
  const t = useTranslations('advice.change');
  const { advice } = view;
  const market = placeName(advice, item.market);
  return (
    <li className="cf">
      <h3>
        <small>{market ? t('inMarket', { market, decision: item.decisionLabel }) : item.decisionLabel}</small>
        {item.toLabel}
      </h3>
      {item.fromLabel && <p className="mute">{t('insteadOf', { label: item.fromLabel })}</p>}
      <ul>
        {item.changes.map(({ question, at, label, from, to }) => (
          <li key={`${at}${question}`}>
            <p>{label}</p>
            <p>
              <span className="from">{from}</span> → <b>{to}</b>
            </p>
            <p className="mute">{t(`effort.${effortOf(item.effort)}`)}</p>
          </li>
        ))}
      </ul>
    </li>
  );
}

function effortOf(effort: string): 'low' | 'medium' | 'high' {
  return effort === 'low' || effort === 'medium' ? effort : 'high';
}
