import { useTranslations } from 'next-intl';
import { RiskMatrix } from '@/app/ui/chart/RiskMatrix';
import type { CodedRisk } from './risk-codes.ts';

const stages = ['now', 'beforeEntry', 'firstYear', 'later'] as const;

/** How bad, by when something has to be done. */
export function RiskFigure({ risks }: { risks: readonly CodedRisk[] }) {
  const t = useTranslations('advice.risks');
  if (risks.length === 0) return null;
  const pressing = risks.filter(({ risk: { severity, dueStage } }) => severity === 'high' && dueStage !== 'later');
  return (
    <figure className="mt-4">
      <RiskMatrix
        finding={t('finding', { count: risks.length, pressing: pressing.length })}
        risks={risks.map(({ risk: { name, severity, dueStage }, code }) => ({ code, name, severity, stage: dueStage }))}
        stages={stages.map((id) => ({ id, label: t(`stage.${id}`) }))}
      />
    </figure>
  );
}
