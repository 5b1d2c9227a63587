import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Lit } from '../parts/Lit.tsx';
import { OwnViews } from '../parts/OwnView.tsx';
import type { View } from '../view.ts';
import { ActionsBrief } from './ActionsBrief.tsx';
import { LevelFigure } from './LevelFigure.tsx';
import { MarketsBrief } from './MarketsBrief.tsx';
import { SureBrief } from './SureBrief.tsx';
import './FirstScreen.css';

/** What to do in three sentences, where that leads, and how sure it is. Everything else is below. */
export function FirstScreen({ view, above }: { view: View; above?: ReactNode }) {
  const t = useTranslations('advice');
  const { advice } = view;
  const [first = '', ...rest] = advice.summary;
  const phrases = decidingWords(view);
  return (
    <section className="sec first" id="do">
      <p className="lab">{t('basis.edition', { ...advice.rulebook, asOf: advice.asOf })}</p>
      {above}
      <div className="say">
        <h1>
          <Lit phrases={phrases}>{first}</Lit>
        </h1>
        {rest.map((sentence) => (
          <p key={sentence}>
            <Lit phrases={phrases}>{sentence}</Lit>
          </p>
        ))}
      </div>
      <OwnViews view={view} />
      <LevelFigure view={view} />
      <div className="cols3">
        <MarketsBrief view={view} />
        <ActionsBrief view={view} />
        <SureBrief view={view} />
      </div>
    </section>
  );
}

/** The level to go to (or to keep), the ways in, the first action. */
function decidingWords({ advice }: View): string[] {
  const { level, markets, actions, summary } = advice;
  const goes = level.current !== level.target && summary[0]?.toLowerCase().includes(level.targetLabel.toLowerCase());
  return [
    goes ? level.targetLabel : level.currentLabel,
    ...markets.flatMap(({ entry }) => entry.now.map(({ label }) => label)),
    ...actions.filter(({ when }) => when === 'first').map(({ name }) => name),
  ];
}
