import { useTranslations } from 'next-intl';
import { Squares } from '@/app/ui/chart/Squares';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { RobustnessView } from '@/lib/advice/index.ts';
import { Folded } from '../parts/Folded.tsx';
import { placeName, type View } from '../view.ts';
import { Leads } from './Leads.tsx';
import { OpenQuestions } from './OpenQuestions.tsx';
import './SureSection.css';

/** How firmly the advice stands: under other weights, and under the answers that are still open. */
export function SureSection({ view }: { view: View }) {
  const t = useTranslations('advice.sure');
  const { advice } = view;
  const { level, model, markets, robustness } = advice;
  const open = [level.targetSettled, model, ...markets.map(({ entry }) => entry)].filter(
    ({ settled }) => !settled,
  ).length;
  // The one that other weights would turn most easily stands in sight.
  const groups = alike(robustness).sort((a, b) => a[0]!.share - b[0]!.share);
  const weakest = groups[0];
  return (
    <section className="sec" id="sure" aria-labelledby="sure-h">
      <SectionHeading id="sure-h" title={open === 0 ? t('headingSettled') : t('heading', { open })} lede={t('lede')} />
      <div className="two">
        <Leads view={view} />
        <div>
          <h3 className="bar">{t('weights')}</h3>
          {robustness.length === 0 && <p className="none">{t('noWeights')}</p>}
          <ul>{weakest && <Robust view={view} group={weakest} />}</ul>
          {robustness.length > 0 && (
            <Folded level={4} title={t('weightsMore')} note={groups.length}>
              <ul>
                {groups.map((group) => (
                  <Robust key={`${group[0]!.decision}${group[0]!.market}`} view={view} group={group} inFull />
                ))}
              </ul>
              <p className="small">{t('weightsNote')}</p>
            </Folded>
          )}
        </div>
      </div>
      <OpenQuestions view={view} />
    </section>
  );
}

/** Markets that are told the same stand together. */
function alike(items: readonly RobustnessView[]): RobustnessView[][] {
  return [
    ...Map.groupBy(items, ({ decision, option, share, text }) => [decision, option, share, text].join()).values(),
  ];
}

interface RobustProps {
  view: View;
  group: readonly RobustnessView[];
  inFull?: boolean;
}

function Robust({ view, group, inFull = false }: RobustProps) {
  const t = useTranslations('advice.sure');
  const { decisionLabel, label, share, ranks, option, text } = group[0]!;
  const about = group.map(({ market }) => placeName(view.advice, market) ?? decisionLabel).join(t('join'));
  return (
    <li className="robust">
      <p>
        <b>{t('robust', { about, label })}</b> {inFull ? text : t('squares', { share })}
      </p>
      {share < 100 && <Squares title={t('squares', { share })} share={share} />}
      <Others ranks={ranks.filter((item) => item.option !== option)} />
    </li>
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
