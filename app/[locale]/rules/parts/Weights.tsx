import { useTranslations } from 'next-intl';
import { signed } from '@/app/ui/Reason';
import type { Decision } from '@/lib/rulebook/index.ts';
import { OptionLink } from './OptionLink.tsx';

/** What a scoring rule adds to or takes from which option. */
export function Weights({ decision, weights }: { decision: Decision; weights: Readonly<Record<string, number>> }) {
  const t = useTranslations('rules.effect');
  return (
    <table className="tbl">
      <caption className="sr-only">{t('weights')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('option')}</th>
          <th scope="col" className="n">
            {t('weight')}
          </th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(weights).map(([target, weight]) => (
          <tr key={target}>
            <th scope="row">
              <OptionLink decision={decision} option={target} />
            </th>
            <td className="n">{signed(weight)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
