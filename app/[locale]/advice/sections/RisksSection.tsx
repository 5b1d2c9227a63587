import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Folded } from '../parts/Folded.tsx';
import type { View } from '../view.ts';
import { RiskFigure } from './RiskFigure.tsx';
import { RiskRow } from './RiskRow.tsx';
import { type CodedRisk, codedRisks } from './risk-codes.ts';
import './RisksSection.css';

/** The register as a checklist, the gravest first; codes by Miller's three groups. */
export function RisksSection({ view }: { view: View }) {
  const t = useTranslations('advice.risks');
  const { risks } = view.advice;
  const coded = codedRisks(risks);
  const severe = coded.filter(({ risk }) => risk.severity === 'high');
  const high = severe.length;
  const list = (items: readonly CodedRisk[]) => (
    <ul>
      {items.map(({ risk, code }) => (
        <RiskRow key={risk.id} view={view} risk={risk} code={code} />
      ))}
    </ul>
  );
  return (
    <section className="sec" id="risks" aria-labelledby="risks-h">
      <SectionHeading
        id="risks-h"
        title={high > 0 ? t('heading', { high }) : t('headingNone', { count: risks.length })}
        lede={t('lede')}
      />
      <RiskFigure risks={coded} />
      <p className="small">{t('codes')}</p>
      {severe.length > 0 && (
        <>
          <h3 className="bar">
            <span>{t('severity.high')}</span>
            <span>{severe.length}</span>
          </h3>
          {list(severe)}
        </>
      )}
      <div className="folds">
        {(['medium', 'low'] as const).map((severity) => {
          const group = coded.filter(({ risk }) => risk.severity === severity);
          return (
            group.length > 0 && (
              <Folded key={severity} title={t(`severity.${severity}`)} note={group.length}>
                {list(group)}
              </Folded>
            )
          );
        })}
      </div>
    </section>
  );
}
