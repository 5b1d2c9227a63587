import { useTranslations } from 'next-intl';
import { signed } from '@/app/ui/signed';
import type { OptionView } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { ForAgainst } from '../parts/ForAgainst.tsx';
import { Gates } from '../parts/Gates.tsx';
import type { View } from '../view.ts';
import './RuledOut.css';

/** Options that are ruled out, shown as carefully as the others: by what, what would open them, and what speaks for and against them all the same. */
export function RuledOut({
  view,
  options,
  scored = true,
  decision,
  market,
}: {
  view: View;
  decision: string;
  market: string | null;
  options: readonly OptionView[];
  scored?: boolean;
}) {
  const t = useTranslations('advice.shut');
  return (
    <ul className="shuts">
      {options.map((option) => (
        <Row
          key={option.option}
          view={view}
          option={option}
          scored={scored}
          ask={view.to.whatIf(decision, market, option.option)}
        />
      ))}
      <li className="small">{t('allowed')}</li>
    </ul>
  );
}

interface RowProps {
  view: View;
  option: OptionView;
  scored: boolean;
  ask: string | null;
}

function Row({ view, option, scored, ask }: RowProps) {
  const t = useTranslations('advice.shut');
  const count = scored ? option.for.length + option.against.length : 0;
  const opens = [
    ...new Set(option.ruledOutBy.map((gate) => (gate.forGood ? t('forGood', { opens: gate.opens }) : gate.opens))),
  ];
  return (
    <li className="shut">
      <h4>{option.label}</h4>
      <div>
        <span className="lab">{t('by')}</span>
        {option.ruledOutBy.map((gate) => (
          <div key={gate.rule}>
            <p>{gate.text}</p>
            <Basis view={view} evidence={gate.evidence} answers={gate.answers} rule={gate.rule} />
          </div>
        ))}
      </div>
      <div>
        <span className="lab">{t('opens')}</span>
        {opens.length > 1 && <p>{t('all')}</p>}
        {opens.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {ask && (
          <p>
            <a href={ask}>{t('whatIf')}</a>
          </p>
        )}
      </div>
      {(count > 0 || option.mayBeRuledOutBy.length > 0) && (
        <details className="still">
          <summary>
            <span className="link">{count > 0 ? t('still', { score: signed(option.score), count }) : t('mayBe')}</span>
          </summary>
          <Gates view={view} option={{ ruledOutBy: [], mayBeRuledOutBy: option.mayBeRuledOutBy }} />
          {count > 0 && <ForAgainst view={view} for={option.for} against={option.against} level={5} />}
        </details>
      )}
    </li>
  );
}
