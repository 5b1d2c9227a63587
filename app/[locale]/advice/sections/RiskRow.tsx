import { useTranslations } from 'next-intl';
import type { RiskView } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { placeName, type View } from '../view.ts';

/** A `<li>`: what it is and why it is on the list, who, until when; folded how heavy it is and what to do about it. */
export function RiskRow({ view, risk, code }: { view: View; risk: RiskView; code: string }) {
  const t = useTranslations('advice.risks');
  const { advice } = view;
  const id = `risk-${risk.id}`;
  const actions = advice.actions.filter((action) => risk.actions.includes(action.id));
  const places = risk.markets.flatMap((at) => placeName(advice, at) ?? []);
  return (
    <li className="check" id={id}>
      <span className="code">{code}</span>
      <div className="body">
        <h4>{risk.name}</h4>
        <details className="more">
          <summary>
            <span className="link">{t('details')}</span>
            <small>{risk.due}</small>
          </summary>
          <p>{risk.meaning}</p>
          {risk.because.length > 0 && (
            <ul className="because">
              {risk.because.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
          {risk.eased.length > 0 && <p>{t('eased', { list: risk.eased.join(' ') })}</p>}
          <dl>
            <div>
              <dt>{t('owner')}</dt>
              <dd>{risk.owner}</dd>
            </div>
            <div>
              <dt>{t('lever')}</dt>
              <dd>{risk.levers.join(t('join'))}</dd>
            </div>
            <div>
              <dt>{t('kind')}</dt>
              <dd>{t('kindIs', { group: risk.groupLabel, source: risk.sourceLabel })}</dd>
            </div>
            <div>
              <dt>{t('weight')}</dt>
              <dd>{t('weightIs', { likelihood: risk.likelihoodLabel, impact: risk.impactLabel })}</dd>
            </div>
            <div>
              <dt>{t('reducible')}</dt>
              <dd>{t(`reducibleIs.${risk.reducible}`)}</dd>
            </div>
            {places.length > 0 && (
              <div>
                <dt>{t('markets')}</dt>
                <dd>{places.join(t('join'))}</dd>
              </div>
            )}
            {actions.length > 0 && (
              <div>
                <dt>{t('actions')}</dt>
                <dd>
                  {actions.map((action, index) => (
                    <span key={action.key}>
                      {index > 0 && t('join')}
                      <a href={`#action-${action.key}`}>{action.name}</a>
                    </span>
                  ))}
                </dd>
              </div>
            )}
          </dl>
          <Basis view={view} evidence={risk.evidence} rule={risk.id} />
        </details>
      </div>
    </li>
  );
}
