import { useTranslations } from 'next-intl';
import type { Decision } from '@/lib/rulebook/index.ts';
import { OptionLink } from './OptionLink.tsx';
import { PointsTable } from './PointsTable.tsx';

/** What a scoring rule adds to or takes from which option. */
export function Weights({ decision, weights }: { decision: Decision; weights: Readonly<Record<string, number>> }) {
  const t = useTranslations('rules.effect');
  return (
    <PointsTable
      caption={t('weights')}
      head={t('option')}
      weight={t('weight')}
      rows={Object.entries(weights).map(([id, points]) => ({
        id,
        label: <OptionLink decision={decision} option={id} />,
        points,
      }))}
    />
  );
}
