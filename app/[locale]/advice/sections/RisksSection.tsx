import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { RiskView } from '@/lib/advice/index.ts';
import { Fold } from '../parts/Fold.tsx';
import type { View } from '../view.ts';
import { RiskRow } from './RiskRow.tsx';

const letter: Record<string, 'G' | 'I' | 'F'> = { generalEnvironment: 'G', industry: 'I', firm: 'F' };

/** The register as a checklist, the gravest first; codes by Miller's three groups. */
export function RisksSection({ view }: { view: View }) {
  const t = useTranslations('advice.risks');
  const { risks } = view.advice;
  const coded = codes(risks);
  const high = risks.filter(({ severity }) => severity === 'high').length;
  return (
    <section className="sec" id="risks" aria-labelledby="risks-h">
      <SectionHeading
        id="risks-h"
        title={high > 0 ? t('heading', { high }) : t('headingNone', { count: risks.length })}
        lede={t('lede')}
      />
      {(['high', 'medium', 'low'] as const).map((severity) => {
        const group = coded.filter(({ risk }) => risk.severity === severity);
        if (group.length === 0) return null;
        return (
          <div key={severity} className="grp">
            <h3 className="bar">
              <span>{t(`severity.${severity}`)}</span>
              <span>{group.length}</span>
            </h3>
            <Fold
              items={group}
              most={severity === 'high' ? group.length : 3}
              list={(items) => (
                <ul>
                  {items.map(({ risk, code }) => (
                    <RiskRow key={risk.id} view={view} risk={risk} code={code} />
                  ))}
                </ul>
              )}
            />
          </div>
        );
      })}
      <p className="small">{t('codes')}</p>
    </section>
  );
}

/** "G1", "F2": letter of the group and a running number in the order of the list. */
function codes(risks: readonly RiskView[]): { risk: RiskView; code: string }[] {
  const counts = new Map<string, number>();
  return risks.map((risk) => {
    const group = letter[risk.group] ?? 'F';
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return { risk, code: `${group}${count}` };
  });
}
