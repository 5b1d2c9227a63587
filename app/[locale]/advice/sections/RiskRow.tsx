import { useTranslations } from 'next-intl';
import type { RiskView } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { placeName, type View } from '../view.ts';

/** A `<li>`: box to tick, why it is on the list, who, until when; folded how heavy it is and what to do about it. */
export function RiskRow({ view, risk, code }: { view: View; risk: RiskView; code: string }) {
  const t = useTranslations('advice.risks');
  const { advice } = view;
  const id = `risk-${risk.id}`;
  const actions = advice.actions.filter((action) => risk.actions.includes(action.id));
  const places = risk.markets.flatMap((at) => placeName(advice, at) ?? []);
  return (
    <li className="check" id={id}>
      <input type="checkbox" id={`${id}-box`} aria-describedby={`${id}-what`} />
      <span className="code">{code}</span>
      <div className="body">
        <label htmlFor={`${id}-box`}>{risk.name}</label>
        <div id={`${id}-what`}>
          <p>{risk.meaning}</p>
          {risk.because.length > 0 && (
            <ul className="because">
              {risk.because.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
          {risk.eased.length > 0 && <p>{t('eased', { list: risk.eased.join(' ') })}</p>}
        </div>
        <details className="more paper">
          <summary>
            <span className="link">{t('details')}</span>
          </summary>
          <dl>
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
        </details>
        <Basis view={view} evidence={risk.evidence} rule={risk.id} />
      </div>
      <span className="due">
        {t('owner', { owner: risk.owner })}
        <br />
        {t('due', { due: risk.due })}
      </span>
    </li>
  );
}
