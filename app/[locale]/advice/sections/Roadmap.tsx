import { useTranslations } from 'next-intl';
import { Tag } from '@/app/ui/Tag';
import type { EntryAdvice, MarketAdvice } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { Folded } from '../parts/Folded.tsx';
import { Reasons } from '../parts/Reasons.tsx';
import type { View } from '../view.ts';
import { Outlay } from './Ways.tsx';
import './Roadmap.css';

type Step = EntryAdvice['next'][number];

/** Now, the trigger, the next step, what could follow: joined by a line, solid so far, dashed from here on. Steps carry no calendar dates. */
export function Roadmap({ view, market: { entry } }: { view: View; market: MarketAdvice }) {
  const t = useTranslations('advice.road');
  const behind = (
    <Folded level={entry.now.length > 0 ? 4 : 3} title={t('behind')}>
      <p>{t('note')}</p>
      <Behind view={view} entry={entry} />
    </Folded>
  );
  if (entry.now.length === 0) return entry.stay.length > 0 && <div className="folds">{behind}</div>;
  const [first, ...others] = entry.next;
  const later = entry.path.find(({ stage }) => stage === 'later');
  return (
    <>
      <h3 className="bar mt-5">{t('heading')}</h3>
      <ol className="road">
        <Now entry={entry} />
        {first ? <Trigger step={first} /> : null}
        {first ? <Next step={first} /> : <li className="nx">{t('noNext')}</li>}
        {first && later && (
          <li className="nx">
            <p className="lab">{t('later')}</p>
            <p className="nm">{later.modes.map(({ label }) => label).join(t('or'))}</p>
            <p>{t('laterNote')}</p>
          </li>
        )}
      </ol>
      <div className="folds">
        {others.length > 0 && (
          <Folded level={4} title={t('others')} note={others.length}>
            {others.map((step) => (
              <ol key={step.mode} className="road">
                <Trigger step={step} />
                <Next step={step} />
              </ol>
            ))}
          </Folded>
        )}
        {behind}
      </div>
    </>
  );
}

function Now({ entry }: { entry: EntryAdvice }) {
  const t = useTranslations('advice.road');
  const first = (
    <>
      {entry.now.map(({ mode, label }) => (
        <p key={mode} className="nm">
          {label}
        </p>
      ))}
      {entry.node.label && entry.node.option !== 'none' && <p>{t('node', { label: entry.node.label })}</p>}
    </>
  );
  if (entry.waits)
    return (
      <>
        <li className="st">
          <p className="lab">{t('now')}</p>
          <p className="nm">{entry.keeps.map(({ label }) => label).join(t('join'))}</p>
        </li>
        <li className="nx">
          <p className="lab">{t('afterwards')}</p>
          {first}
        </li>
      </>
    );
  return (
    <li className="st">
      <p className="lab">{t('now')}</p>
      {first}
      {entry.keeps.length > 0 && (
        <p>
          <b>{t('keeps')}</b> {entry.keeps.map(({ label }) => label).join(t('join'))}
        </p>
      )}
      {entry.beside.length > 0 && (
        <p>
          <b>{t('beside')}</b> {entry.beside.map(({ label }) => label).join(t('join'))}
        </p>
      )}
    </li>
  );
}

function Trigger({ step }: { step: Step }) {
  const t = useTranslations('advice.road');
  return (
    <li className="tr">
      <p className="lab">{t('when')}</p>
      <p>{step.trigger}</p>
    </li>
  );
}

function Next({ step }: { step: Step }) {
  const t = useTranslations('advice.road');
  return (
    <li className="nx">
      <p className="lab">{t('next')}</p>
      <p className="nm">{step.label}</p>
      {!step.ready && <Tag kind="plain">{t('notReady')}</Tag>}
      {step.opens.length > 0 && <p>{t('opens', { list: step.opens.join(' ') })}</p>}
    </li>
  );
}

/** What each step takes and rests on, when to stay, and how much is tied up over time. */
function Behind({ view, entry: { now, beside, next, stay, path, pathLabel } }: { view: View; entry: EntryAdvice }) {
  const t = useTranslations('advice.road');
  return (
    <ul>
      {[...now, ...beside, ...next].map(({ mode, label, outlay }, index) => {
        const step = next[index - now.length - beside.length];
        return (
          <li key={mode} className="line">
            <p>
              <b>{label}</b>
            </p>
            <Outlay outlay={outlay} />
            {step && <Basis view={view} evidence={step.evidence} />}
          </li>
        );
      })}
      {stay.length > 0 && (
        <li className="line">
          <p>
            <b>{t('stay')}</b>
          </p>
          <Reasons view={view} reasons={stay} />
        </li>
      )}
      {pathLabel && (
        <li className="line">
          <p>
            <b>{t('path', { label: pathLabel })}</b>
          </p>
          <ol>
            {path.map(({ stage, label, modes }) => (
              <li key={stage}>
                {t('stage', {
                  label,
                  modes: modes
                    .map((mode) => t('stageMode', { mode: mode.label, commitment: mode.commitmentLabel }))
                    .join(t('stageJoin')),
                })}
              </li>
            ))}
          </ol>
        </li>
      )}
    </ul>
  );
}
