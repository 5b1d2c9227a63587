import { useTranslations } from 'next-intl';
import { signed } from '@/app/ui/signed';
import { ForAgainst } from '../parts/ForAgainst.tsx';
import { Gates } from '../parts/Gates.tsx';
import { Range } from '../parts/Range.tsx';
import type { View } from '../view.ts';
import './Ways.css';

/** Every target with its sum, its threshold and all its reasons. */
export function LevelTargets({ view }: { view: View }) {
  const t = useTranslations('advice.level');
  const { options, target } = view.advice.level;
  return (
    <>
      <ul className="ways">
        {options.map((option) => (
          <li key={option.option}>
            <details>
              <summary>
                <span className="nm">
                  {option.label}
                  <small>
                    {[
                      option.option === target && t('aimed'),
                      option.threshold !== null && t('threshold', { value: option.threshold }),
                      option.ruledOutBy.length > 0 && t('shut'),
                    ]
                      .filter(Boolean)
                      .join(t('dot'))}
                  </small>
                </span>
                <span className="sc">
                  <small>
                    <Range low={option.low} high={option.high} />
                  </small>
                  <b>{signed(option.score)}</b>
                </span>
              </summary>
              <div className="inside">
                {option.define && <p className="define">{option.define}</p>}
                <Gates view={view} option={option} />
                <ForAgainst view={view} for={option.for} against={option.against} />
              </div>
            </details>
          </li>
        ))}
      </ul>
      <p className="small">{t('thresholdNote')}</p>
    </>
  );
}
