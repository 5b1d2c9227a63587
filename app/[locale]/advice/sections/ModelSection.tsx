import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { signed } from '@/app/ui/signed';
import { Tag } from '@/app/ui/Tag';
import type { StrengthView } from '@/lib/advice/index.ts';
import { Folded } from '../parts/Folded.tsx';
import { ForAgainst } from '../parts/ForAgainst.tsx';
import { Notes } from '../parts/Notes.tsx';
import { OwnView } from '../parts/OwnView.tsx';
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
        lede={!model.settled && <CouldBecome of={model} />}
      />
      <OwnView view={view} decisions={['model']} />
      {model.converging && (
        <p className="mt-3">
          <Tag kind="plain">{t('converging')}</Tag>
        </p>
      )}
      <div className="beside">
        <StrengthFigure view={view} />
        <div className="folds">
          <Folded title={t('why')}>
            {model.leaning && (
              <p className="max-w-measure">
                <b>{t('leaning', { label: model.leaning.label })}</b> {model.leaning.text}
              </p>
            )}
            {model.reasons.length > 0 ? <Reasons view={view} reasons={model.reasons} /> : <p>{t('unknown')}</p>}
            <Notes view={view} notes={model.notes} />
            <p className="small">{t('caption')}</p>
          </Folded>
          <Folded
            title={t('strengths')}
            note={`${signed(model.technology.score)}${t('comma')}${signed(model.resource.score)}`}
          >
            <Strength view={view} strength={model.technology} />
            <Strength view={view} strength={model.resource} />
          </Folded>
          {shut.length > 0 && (
            <Folded title={t('shut')} note={shut.length}>
              <RuledOut view={view} options={shut} scored={false} decision="model" market={null} />
            </Folded>
          )}
        </div>
      </div>
    </section>
  );
}

function Strength({ view, strength }: { view: View; strength: StrengthView }) {
  const t = useTranslations('advice.model');
  const { label, strongFrom, strong } = strength;
  return (
    <>
      <h4>
        {t(strong ? 'isStrong' : 'isWeak', { label, score: signed(strength.score), strongFrom })}{' '}
        <small>
          <Range low={strength.low} high={strength.high} />
        </small>
      </h4>
      <ForAgainst view={view} for={strength.for} against={strength.against} level={5} />
    </>
  );
}
