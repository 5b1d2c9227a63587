import { useTranslations } from 'next-intl';
import { signed } from '@/app/ui/signed';
import type { ReasonView } from '@/lib/advice/index.ts';
import type { View } from '../view.ts';
import { Reasons } from './Reasons.tsx';

interface ForAgainstProps {
  view: View;
  for: readonly ReasonView[];
  against: readonly ReasonView[];
  level?: 4 | 5;
}

const sum = (reasons: readonly ReasonView[]) => reasons.reduce((total, { weight }) => total + weight, 0);

/** For complete, then against complete, with both sums above, so that nobody stops after the good news. */
export function ForAgainst({ view, for: pro, against: con, level = 4 }: ForAgainstProps) {
  const t = useTranslations('advice.reasons');
  const Heading = `h${level}` as const;
  const side = (title: string, reasons: readonly ReasonView[]) => (
    <div>
      <Heading className="bar">
        <span>{title}</span>
        <span>{signed(sum(reasons))}</span>
      </Heading>
      {reasons.length > 0 ? <Reasons view={view} reasons={reasons} /> : <p className="none">{t('none')}</p>}
    </div>
  );
  return (
    <>
      <p className="sums">
        {t('sums', { for: signed(sum(pro)), against: signed(sum(con)), total: signed(sum([...pro, ...con])) })}
      </p>
      <div className="fa">
        {side(t('for'), pro)}
        {side(t('against'), con)}
      </div>
    </>
  );
}
