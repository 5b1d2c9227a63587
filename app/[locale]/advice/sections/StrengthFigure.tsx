import { useTranslations } from 'next-intl';
import { TwoStrengthMap } from '@/app/ui/chart/TwoStrengthMap';
import { referenceCases } from '../../example/references.ts';
import type { View } from '../view.ts';

/** Half of the drawn scale: the cut-off lies in the middle, so that neither side looks larger than it is. */
const halfScale = 10;

/** Technology up, resources to the right; the hatched box is what the open answers leave possible. */
export function StrengthFigure({ view: { advice, self } }: { view: View }) {
  const t = useTranslations('advice.model');
  const { technology, resource, label } = advice.model;
  const references = referenceCases(advice.locale, self);
  const cut = technology.strongFrom;
  const farthest = [
    technology.score,
    resource.score,
    ...references.flatMap((item) => [item.technology, item.resources]),
  ].map((score) => Math.abs(score - cut) + 1);
  const half = Math.max(halfScale, ...farthest);
  return (
    <figure className="mt-5">
      <TwoStrengthMap
        finding={t('finding', { technology: technology.score, resource: resource.score, cut, label })}
        you={{
          label: self?.name ?? t('you'),
          technology: technology.score,
          resources: resource.score,
          technologyRange: [technology.low, technology.high],
          resourcesRange: [resource.low, resource.high],
        }}
        references={references}
        quadrants={{
          buildFirst: t('buildFirst'),
          ruleExport: t('ruleExport'),
          chainIntegration: t('chain'),
          convergent: t('convergent'),
        }}
        axes={{ technology: technology.label, resources: resource.label }}
        min={cut - half}
        max={cut + half}
        cut={cut}
      />
    </figure>
  );
}
