import { useTranslations } from 'next-intl';
import type { ChoiceView, MarketAdvice } from '@/lib/advice/index.ts';
import { Bars } from '../parts/Bars.tsx';
import { Reasons } from '../parts/Reasons.tsx';
import { CouldBecome, SettledTag } from '../parts/SettledTag.tsx';
import type { View } from '../view.ts';
import '../parts/Bars.css';

/** With whom, how closely, how far: what the way in rests on besides its score. */
export function Conditions({ view, market }: { view: View; market: MarketAdvice }) {
  const t = useTranslations('advice.conditions');
  const { entry } = market;
  return (
    <>
      <p className="small">{t('places')}</p>
      <dl className="conds">
        <Rung label={t('floor')} range={entry.controlFloor} of="floorAt" />
        <Rung label={t('ceiling')} range={entry.resourceCeiling} of="ceilingAt" />
        <Choice view={view} label={t('node')} choice={entry.node} />
        <Choice view={view} label={t('strategy')} choice={entry.strategyView} />
        <Choice view={view} label={t('stance')} choice={entry.stance} />
        <Choice view={view} label={t('rules')} choice={market.rules} />
        <Choice view={view} label={t('style')} choice={market.style} />
      </dl>
      <details className="more">
        <summary>
          <span className="link">{t('liabilities')}</span>
        </summary>
        <Bars bars={market.liabilities} />
      </details>
    </>
  );
}

function Choice({ view, label, choice }: { view: View; label: string; choice: ChoiceView }) {
  const t = useTranslations('advice.conditions');
  if (!choice.label) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <p>
          <b>{choice.label}</b> <SettledTag of={choice} />
        </p>
        {choice.define && <p>{choice.define}</p>}
        {(choice.reasons.length > 0 || !choice.settled) && (
          <details className="more">
            <summary>
              <span className="link">{t('why')}</span>
            </summary>
            {!choice.settled && (
              <p>
                <CouldBecome of={choice} />
              </p>
            )}
            <Reasons view={view} reasons={choice.reasons} />
          </details>
        )}
      </dd>
    </div>
  );
}

/** A place on the ladder of one to three; a span while answers are open. */
function Rung({
  label,
  range: [low, high],
  of,
}: {
  label: string;
  range: readonly [number, number];
  of: 'floorAt' | 'ceilingAt';
}) {
  const t = useTranslations('advice.conditions');
  const at = (rung: number) => t(`${of}.${rung <= 1 ? 1 : rung >= 3 ? 3 : 2}`);
  const open = low !== high;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <p className="rung">
          {[1, 2, 3].map((rung) => (
            <i key={rung} className={rung <= low ? 'full' : rung <= high ? 'open' : undefined} />
          ))}{' '}
          <b>{open ? t('between', { low, high }) : t('of3', { value: low })}</b>
        </p>
        <p>{open ? t('span', { low: at(low), high: at(high) }) : at(low)}</p>
      </dd>
    </div>
  );
}
