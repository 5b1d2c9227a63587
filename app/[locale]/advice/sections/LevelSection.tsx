import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { LevelAdvice } from '@/lib/advice/index.ts';
import { Folded } from '../parts/Folded.tsx';
import { Notes } from '../parts/Notes.tsx';
import { OwnView } from '../parts/OwnView.tsx';
import { Reasons } from '../parts/Reasons.tsx';
import { CouldBecome, SettledTag } from '../parts/SettledTag.tsx';
import type { View } from '../view.ts';
import { Hallmarks } from './Hallmarks.tsx';
import { LevelTargets } from './LevelTargets.tsx';

/** Where the firm stands, which level next, what is missing. */
export function LevelSection({ view }: { view: View }) {
  const t = useTranslations('advice.level');
  const { level } = view.advice;
  const rows = level.targetReasons.filter(({ weight }) => weight === 0);
  return (
    <section className="sec" id="level" aria-labelledby="level-h">
      <SectionHeading
        id="level-h"
        title={
          level.current === null
            ? t('headingOpen')
            : level.target === 'prepareFirst'
              ? t('headingPrepare')
              : level.current === level.target
                ? t('headingKeeps', { current: level.currentLabel })
                : t('heading', { current: level.currentLabel, target: level.targetLabel })
        }
        aside={<SettledTag of={level.targetSettled} />}
        lede={!level.targetSettled.settled && <CouldBecome of={level.targetSettled} />}
      />
      <OwnView view={view} decisions={['level.current', 'level.target']} />
      <div className="folds">
        <Folded title={rows.length > 0 ? t('whyBoth') : t('whyNow')}>
          {level.currentReasons.length > 0 ? (
            <Reasons view={view} reasons={level.currentReasons} />
          ) : (
            <p className="none">{t('unknown')}</p>
          )}
          {rows.length > 0 && (
            <>
              <h4 className="bar">{t('whyNext')}</h4>
              <Reasons view={view} reasons={rows} />
            </>
          )}
        </Folded>
        <Folded title={t('hallmarks')} note={t('hallmarksMet', { met: met(level), all: level.hallmarks.length })}>
          <Hallmarks view={view} />
          <Notes view={view} notes={level.outcome} />
        </Folded>
        <Folded title={t('targets')} note={level.options.length}>
          <LevelTargets view={view} />
        </Folded>
        {level.gaps.length > 0 && (
          <Folded title={t('gaps')} note={level.gaps.length}>
            <Notes view={view} notes={level.gaps} />
          </Folded>
        )}
      </div>
    </section>
  );
}

function met({ hallmarks }: LevelAdvice): number {
  return hallmarks.filter(({ state }) => state === 'met').length;
}
