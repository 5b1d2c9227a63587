import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { placeName, type View } from '../view.ts';
import { OpenQuestions } from './OpenQuestions.tsx';

/** How firmly the advice stands: under other weights, and under the answers that are still open. */
export function SureSection({ view }: { view: View }) {
  const t = useTranslations('advice.sure');
  const { advice } = view;
  const { level, model, markets, robustness } = advice;
  const open = [level.targetSettled, model, ...markets.map(({ entry }) => entry)].filter(
    ({ settled }) => !settled,
  ).length;
  return (
    <section className="sec" id="sure" aria-labelledby="sure-h">
      <SectionHeading id="sure-h" title={open === 0 ? t('headingSettled') : t('heading', { open })} lede={t('lede')} />
      <div className="two">
        <div>
          <h3 className="bar">{t('weights')}</h3>
          {robustness.length === 0 && <p className="none">{t('noWeights')}</p>}
          <ul>
            {robustness.map(({ market, label, first, draws, text }) => (
              <li key={market} className="robust">
                <p>
                  <b>{t('robust', { market: placeName(advice, market) ?? market, label })}</b> {text}
                </p>
                <span className="share" aria-hidden="true">
                  <i style={{ width: `${(100 * first) / draws}%` }} />
                </span>
              </li>
            ))}
          </ul>
          {robustness.length > 0 && <p className="small">{t('weightsNote')}</p>}
        </div>
        <OpenQuestions view={view} />
      </div>
    </section>
  );
}
