import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { RobustnessView } from '@/lib/advice/index.ts';
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
            {robustness.map(({ decision, decisionLabel, market, label, share, ranks, option, text }) => (
              <li key={`${decision}${market}`} className="robust">
                <p>
                  <b>{t('robust', { about: placeName(advice, market) ?? decisionLabel, label })}</b> {text}
                </p>
                <span className="share" aria-hidden="true">
                  <i style={{ width: `${share}%` }} />
                </span>
                <Others ranks={ranks.filter((item) => item.option !== option)} />
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

/** What comes first where the advice does not. */
function Others({ ranks }: { ranks: RobustnessView['ranks'] }) {
  const t = useTranslations('advice.sure');
  const firsts = ranks.filter(({ shares }) => shares[0]! > 0).sort((a, b) => b.shares[0]! - a.shares[0]!);
  if (firsts.length === 0) return null;
  const list = firsts.map(({ label, shares }) => t('other', { label, share: shares[0]! })).join(t('otherJoin'));
  return <p className="small">{t('others', { list })}</p>;
}
