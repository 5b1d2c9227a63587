import { useTranslations } from 'next-intl';
import type { GateView, OptionView } from '@/lib/advice/index.ts';
import type { View } from '../view.ts';
import { Basis } from './Basis.tsx';
import { Divided } from './Divided.tsx';
import './reasons.css';

/** What rules an option out or may still rule it out, and what would open it, inside the option's own block. */
export function Gates({ view, option }: { view: View; option: Pick<OptionView, 'ruledOutBy' | 'mayBeRuledOutBy'> }) {
  const t = useTranslations('advice.shut');
  const list = (title: string, gates: readonly GateView[]) =>
    gates.length > 0 && (
      <div className="gates">
        <p className="lab">{title}</p>
        {gates.map((gate) => (
          <div key={gate.rule} className="line">
            <p>
              {gate.text} <b>{t('opensWith')}</b> {gate.opens}
            </p>
            <Divided view={view} divided={gate.divided} />
            <Basis view={view} evidence={gate.evidence} answers={gate.answers} rule={gate.rule} />
          </div>
        ))}
      </div>
    );
  return (
    <>
      {list(t('by'), option.ruledOutBy)}
      {list(t('mayBe'), option.mayBeRuledOutBy)}
    </>
  );
}
