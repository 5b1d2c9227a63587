import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { EvidenceView } from '@/lib/advice/index.ts';
import { BasisDrawer } from '../parts/Basis.tsx';
import { Evidence } from '../parts/Evidence.tsx';
import { Fold } from '../parts/Fold.tsx';
import type { View } from '../view.ts';
import { Downloads } from './Downloads.tsx';

/** How many sources stand open, those named most often. */
const inSight = 6;

/** What this tool cannot say, where it all comes from, and which edition of the rules gave it. */
export function BasisSection({ view }: { view: View }) {
  const t = useTranslations('advice.basis');
  const { limits, rulebook, fingerprint, asOf } = view.advice;
  return (
    <section className="sec" id="basis" aria-labelledby="basis-h">
      <SectionHeading id="basis-h" title={t('heading')} />
      <ul className="points">
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <Shared view={view} />
      <Sources view={view} />
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
    <details className="more">
      <summary>
        <span className="link">{t('shared', { count: view.shared.length })}</span>
      </summary>
      <ul className="refs">
        {view.shared.map(({ key, line: { rule, text, evidence, answers } }) => (
          <li key={key} id={view.basis(rule, answers) ?? undefined}>
            {text}
            <BasisDrawer view={view} evidence={evidence} answers={answers} rule={rule} />
          </li>
        ))}
      </ul>
    </details>
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
      <h3 className="bar">
        <span>{t('sources')}</span>
        <span>{sources.length}</span>
      </h3>
      <Fold
        items={sources}
        most={inSight}
        list={(some) => (
          <ul className="refs">
            {some.map((items) => (
              <Source key={items[0]!.source.id} view={view} items={items} />
            ))}
          </ul>
        )}
      />
      {ours.length > 0 && (
        <details className="more own">
          <summary>
            <span className="link">{t('own', { count: ours.length })}</span>
          </summary>
          <Evidence view={view} ids={ours.map(({ id }) => id)} anchored />
        </details>
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
