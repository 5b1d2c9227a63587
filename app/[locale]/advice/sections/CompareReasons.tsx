import { useTranslations } from 'next-intl';
import type { ComparedMarketView, ComparisonView, CriterionView } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { Folded } from '../parts/Folded.tsx';
import type { View } from '../view.ts';
import './Ways.css';

interface CompareReasonsProps {
  view: View;
  comparison: ComparisonView;
}

/** Criterion by criterion: why it has its weight, on which source, and which answer gives each market its mark. */
export function CompareReasons({ view, comparison }: CompareReasonsProps) {
  const t = useTranslations('advice.compare');
  return (
    <Folded title={t('why')} note={comparison.criteria.length}>
      <ul className="ways">
        {comparison.criteria.map((criterion) => (
          <li key={criterion.criterion}>
            <details>
              <summary>
                <span className="nm">
                  {criterion.label}
                  <small>{t(standing(criterion))}</small>
                </span>
                <span className="sc">
                  <b>{t('weightIs', { weight: criterion.weight })}</b>
                </span>
              </summary>
              <div className="inside">
                <p>{criterion.text}</p>
                <Basis view={view} evidence={criterion.evidence} rule={criterion.criterion} />
                <ul>
                  {comparison.markets.map((market) => (
                    <MarketMark key={market.market} view={view} market={market} criterion={criterion} />
                  ))}
                </ul>
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function standing({ applies, weight, counts }: CriterionView): 'counted' | 'notApplying' | 'weightless' | 'notYet' {
  if (applies === 'no') return 'notApplying';
  if (weight === 0) return 'weightless';
  return counts ? 'counted' : 'notYet';
}

function MarketMark({ view, market, criterion }: { view: View; market: ComparedMarketView; criterion: CriterionView }) {
  const t = useTranslations('advice.compare');
  const { label, answers, open } = market.marks.find((mark) => mark.criterion === criterion.criterion)!;
  const link = (question: string, text: string) => {
    const href = view.to.answer(question, market.market);
    return href ? <a href={href}>{text}</a> : <b>{text}</b>;
  };
  return (
    <li className="line">
      <p>
        <b>{t('marked', { market: market.label, mark: label })}</b>
      </p>
      {answers.map(({ question, label: asked, text }) => (
        <p key={question}>
          {asked} {link(question, text)}
        </p>
      ))}
      {open.map(({ question, label: asked }) => (
        <p key={question}>
          {t('openQuestion')} {link(question, asked)}
        </p>
      ))}
    </li>
  );
}
