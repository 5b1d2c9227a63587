import { useTranslations } from 'next-intl';
import { signed } from '@/app/ui/signed';
import type { ReasonView } from '@/lib/advice/index.ts';
import type { View } from '../view.ts';
import { Basis } from './Basis.tsx';
import { Divided } from './Divided.tsx';
import './reasons.css';

/** A `<li>`: signed weight, one sentence, and in place what it rests on. A row of a decision table carries no weight. */
export function ReasonItem({ view, reason }: { view: View; reason: ReasonView }) {
  const t = useTranslations('common.reason');
  // One rule speaks for or against several options of a market.
  const key = [reason.rule, ...reason.answers.map(({ at, question }) => `${at}/${question}`)].join(' ');
  const basis = view.once(key, () => (
    <>
      <Divided view={view} divided={reason.divided} />
      <Basis view={view} evidence={reason.evidence} answers={reason.answers} rule={reason.rule} />
    </>
  ));
  if (reason.weight === 0) {
    return (
      <li className="line">
        <p>{reason.text}</p>
        {basis}
      </li>
    );
  }
  const side = reason.weight > 0 ? 'for' : 'against';
  return (
    <li className={`rsn ${side}`}>
      <span className={`w w${Math.abs(reason.weight)}`}>
        <span className="sr-only">{t(side)} </span>
        {signed(reason.weight)}
      </span>
      <div>
        <p>{reason.text}</p>
        {basis}
      </div>
    </li>
  );
}
