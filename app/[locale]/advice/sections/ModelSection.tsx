import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Tag } from '@/app/ui/Tag';
import type { StrengthView } from '@/lib/advice/index.ts';
import { ForAgainst } from '../parts/ForAgainst.tsx';
import { Notes } from '../parts/Notes.tsx';
import { Range } from '../parts/Range.tsx';
import { Reasons } from '../parts/Reasons.tsx';
import { CouldBecome, SettledTag } from '../parts/SettledTag.tsx';
import type { View } from '../view.ts';
import { RuledOut } from './RuledOut.tsx';
import { StrengthFigure } from './StrengthFigure.tsx';

/** The model as two separate strengths. */
export function ModelSection({ view }: { view: View }) {
  const t = useTranslations('advice.model');
  const { model } = view.advice;
  const shut = model.options.filter(({ ruledOutBy }) => ruledOutBy.length > 0);
  return (
    <section className="sec" id="model" aria-labelledby="model-h">
      <p className="lab">{t('topic')}</p>
      <SectionHeading
        id="model-h"
        title={model.label}
        aside={<SettledTag of={model} />}
        lede={<CouldBecome of={model} />}
      />
      <div className="two">
        <div>
          {model.converging && (
            <p>
              <Tag kind="plain">{t('converging')}</Tag>
            </p>
          )}
          {model.leaning && (
            <p>
              <b>{t('leaning', { label: model.leaning.label })}</b> {model.leaning.text}
            </p>
          )}
          {model.reasons.length > 0 ? <Reasons view={view} reasons={model.reasons} /> : <p>{t('unknown')}</p>}
          <Notes view={view} notes={model.notes} />
        </div>
        <StrengthFigure view={view} />
      </div>
      <Strength view={view} strength={model.technology} />
      <Strength view={view} strength={model.resource} />
      {shut.length > 0 && (
        <>
          <h3 className="bar">{t('shut')}</h3>
          <RuledOut view={view} options={shut} scored={false} decision="model" market={null} />
        </>
      )}
    </section>
  );
}

function Strength({ view, strength }: { view: View; strength: StrengthView }) {
  const t = useTranslations('advice.model');
  const { label, strongFrom, strong } = strength;
  const score = strength.score < 0 ? `−${-strength.score}` : strength.score;
  return (
    <div className="strength">
      <h3>
        {t(strong ? 'isStrong' : 'isWeak', { label, score, strongFrom })}
        <small>
          <Range low={strength.low} high={strength.high} />
        </small>
      </h3>
      <ForAgainst view={view} for={strength.for} against={strength.against} />
    </div>
  );
}
