import { useTranslations } from 'next-intl';
import { Tag } from '@/app/ui/Tag';
import type { EntryAdvice, MarketAdvice } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { Reasons } from '../parts/Reasons.tsx';
import type { View } from '../view.ts';
import { Outlay } from './Ways.tsx';

/** Now, the possible next steps with what would trigger them, and staying where one is. Steps carry no calendar dates. */
export function Roadmap({ view, market: { entry } }: { view: View; market: MarketAdvice }) {
  const t = useTranslations('advice.road');
  if (entry.now.length === 0) return null;
  return (
    <div className="road">
      <div className="st">
        <h3 className="lab">{t('now')}</h3>
        {entry.now.map(({ mode, label, outlay }) => (
          <div key={mode}>
            <p className="nm">{label}</p>
            <Outlay outlay={outlay} />
          </div>
        ))}
        {entry.keeps.length > 0 && <h3 className="lab">{t('keeps')}</h3>}
        {entry.keeps.map(({ mode, label }) => (
          <p key={mode} className="nm">
            {label}
          </p>
        ))}
        {entry.beside.length > 0 && <h3 className="lab">{t('beside')}</h3>}
        {entry.beside.map(({ mode, label, outlay }) => (
          <div key={mode}>
            <p className="nm">{label}</p>
            <Outlay outlay={outlay} />
          </div>
        ))}
        {entry.node.label && entry.node.option !== 'none' && <p>{t('node', { label: entry.node.label })}</p>}
      </div>
      <div>
        <h3 className="lab">{entry.next.length > 0 ? t('next') : t('noNext')}</h3>
        <ul>
          {entry.next.map((step, index) => (
            <li key={step.mode}>
              <div className="tr">
                <span className="lab">{t('when')}</span>
                <p>{step.trigger}</p>
              </div>
              <div className="nx">
                <p className="nm">{step.label}</p>
                {!step.ready && <Tag kind="plain">{t('notReady')}</Tag>}
                {step.opens.length > 0 && <p>{t('opens', { list: step.opens.join(t('join')) })}</p>}
                {index === 0 && <Outlay outlay={step.outlay} />}
                <Basis view={view} evidence={step.evidence} />
              </div>
            </li>
          ))}
        </ul>
        {entry.stay.length > 0 && (
          <>
            <h3 className="lab">{t('stay')}</h3>
            <Reasons view={view} reasons={entry.stay} />
          </>
        )}
        <p className="small">{t('note')}</p>
      </div>
      <Path entry={entry} />
    </div>
  );
}

/** How much is tied up over time, as far as it can be seen from here. */
function Path({ entry: { path, pathLabel } }: { entry: EntryAdvice }) {
  const t = useTranslations('advice.road');
  if (!pathLabel) return null;
  return (
    <div className="path">
      <h3 className="lab">{t('path', { label: pathLabel })}</h3>
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
    </div>
  );
}
