import { type Locale, useLocale, useTranslations } from 'next-intl';
import { signed } from '@/app/ui/Reason';
import type { Decision } from '@/lib/rulebook/index.ts';

/** Name of an option, a group of options or a strength of a decision. */
export function targetName(decision: Decision, target: string, locale: Locale): string {
  const named =
    decision.options.find(({ id }) => id === target) ??
    decision.strengths?.find(({ id }) => id === target) ??
    decision.groups?.[target];
  return named?.label[locale] ?? target;
}

/** What a scoring rule adds to or takes from which option. */
export function Weights({ decision, weights }: { decision: Decision; weights: Readonly<Record<string, number>> }) {
  const t = useTranslations('rules.effect');
  const locale: Locale = useLocale();
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
            <th scope="row">{targetName(decision, target, locale)}</th>
            <td className="n">{signed(weight)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
