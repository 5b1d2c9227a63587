import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Notes } from '../parts/Notes.tsx';
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
            : level.current === level.target
              ? t('headingKeeps', { current: level.currentLabel })
              : t('heading', { current: level.currentLabel, target: level.targetLabel })
        }
        aside={<SettledTag of={level.targetSettled} />}
        lede={<CouldBecome of={level.targetSettled} />}
      />
      <div className="two">
        <div>
          <h3 className="bar">{t('whyNow')}</h3>
          {level.currentReasons.length > 0 ? (
            <Reasons view={view} reasons={level.currentReasons} />
          ) : (
            <p className="none">{t('unknown')}</p>
          )}
          {rows.length > 0 && (
            <>
              <h3 className="bar">{t('whyNext')}</h3>
              <Reasons view={view} reasons={rows} />
            </>
          )}
        </div>
        <div>
          <Hallmarks view={view} />
          <Notes view={view} notes={level.outcome} />
        </div>
      </div>
      <LevelTargets view={view} />
      {level.gaps.length > 0 && (
        <>
          <h3 className="bar">{t('gaps')}</h3>
          <Notes view={view} notes={level.gaps} />
        </>
      )}
    </section>
  );
}
