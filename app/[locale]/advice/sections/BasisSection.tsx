import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { EvidenceView } from '@/lib/advice/index.ts';
import { BasisDrawer } from '../parts/Basis.tsx';
import { Evidence } from '../parts/Evidence.tsx';
import { Folded } from '../parts/Folded.tsx';
import type { View } from '../view.ts';
import { Downloads } from './Downloads.tsx';
import './BasisSection.css';

/** What this tool cannot say, where it all comes from, and which edition of the rules gave it. */
export function BasisSection({ view }: { view: View }) {
  const t = useTranslations('advice.basis');
  const { limits, rulebook, fingerprint, asOf } = view.advice;
  return (
    <section className="sec" id="basis" aria-labelledby="basis-h">
      <SectionHeading id="basis-h" title={t('heading')} lede={limits[0]} />
      <div className="folds">
        <Folded title={t('limits')} note={limits.length - 1}>
          <ul className="points">
            {limits.slice(1).map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Folded>
        <Shared view={view} />
        <Sources view={view} />
      </div>
      <p className="passport">{t('passport', { ...rulebook, fingerprint, asOf })}</p>
      <Downloads view={view} />
    </section>
  );
}

/** What several lines of the page rest on. */
function Shared({ view }: { view: View }) {
  const t = useTranslations('advice.basis');
  if (view.shared.length === 0) return null;
  return (
    <Folded deep title={t('shared')} note={view.shared.length}>
      <ul className="refs">
        {view.shared.map(({ key, line: { rule, text, evidence, answers } }) => (
          <li key={key} id={view.basis(rule, answers) ?? undefined}>
            {text}
            <BasisDrawer view={view} evidence={evidence} answers={answers} rule={rule} />
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function Sources({ view }: { view: View }) {
  const t = useTranslations('advice.basis');
  const named = Object.values(view.advice.evidence);
  const ours = named.filter(({ designChoice }) => designChoice);
  const sources = [
    ...Map.groupBy(
      named.filter(({ designChoice }) => !designChoice),
      ({ source }) => source.id,
    ).values(),
  ].sort((a, b) => b.length - a.length);
  return (
    <>
      <Folded title={t('sources')} note={sources.length}>
        <ul className="refs">
          {sources.map((items) => (
            <Source key={items[0]!.source.id} view={view} items={items} />
          ))}
        </ul>
      </Folded>
      {ours.length > 0 && (
        <Folded title={t('own')} note={ours.length}>
          <Evidence view={view} ids={ours.map(({ id }) => id)} anchored />
        </Folded>
      )}
    </>
  );
}

function Source({ view, items }: { view: View; items: readonly EvidenceView[] }) {
  const t = useTranslations('advice.basis');
  const first = items[0]!;
  const { authors, year, title, container } = first.source;
  const named = title.startsWith('[') ? null : title;
  return (
    <li>
      {t('reference', { authors, year })} <span lang="en">{[named, container].filter(Boolean).join('. ')}</span>{' '}
      <details className="more">
        <summary>
          <span className="link">{t('entries', { count: items.length })}</span>
        </summary>
        <Evidence view={view} ids={items.map(({ id }) => id)} anchored />
      </details>
    </li>
  );
}
