import { useTranslations } from 'next-intl';
import type { EvidenceView } from '@/lib/advice/index.ts';
import { whereText } from '@/lib/explain/index.ts';
import type { View } from '../view.ts';
import './reasons.css';

interface EvidenceProps {
  view: View;
  ids: readonly string[];
}

/** Claim, place, strength and reach of each piece of evidence. `anchored` where links lead to: once on the page. */
export function Evidence({ view, ids, anchored = false }: EvidenceProps & { anchored?: boolean }) {
  return (
    <ul className="ev">
      {ids.map((id) => (
        <li key={id} id={anchored ? view.anchor(id) : undefined}>
          {view.once(`evidence ${id}`, () => (
            <Item view={view} item={view.advice.evidence[id]} />
          ))}
        </li>
      ))}
    </ul>
  );
}

/**
 * Links to the evidence at the end of the page, where each piece stands once: many reasons rest on the same. In an open drawer the page's script shows
 * the piece in its place (EvidenceInPlace).
 */
export function EvidenceLinks({ view, ids }: EvidenceProps) {
  const t = useTranslations('advice.source');
  return (
    <ul className="ev">
      {ids.map((id) => {
        const item = view.advice.evidence[id];
        return (
          item && (
            <li key={id}>
              <a href={`#${view.anchor(id)}`}>{item.designChoice ? t('own') : item.source.short}</a>
            </li>
          )
        );
      })}
    </ul>
  );
}

function Item({ view, item }: { view: View; item: EvidenceView | undefined }) {
  const t = useTranslations('advice.source');
  if (!item) return null;
  return (
    <>
      <p>{item.claim}</p>
      <p>
        <a href={view.to.evidence(item)}>{item.designChoice ? t('own') : item.source.short}</a>
        {!item.designChoice && (
          <>
            {t('comma')}
            {whereText(item.where, view.advice.locale)}
          </>
        )}{' '}
        <span className="grade">{item.strengthLabel}</span>
        {item.date && (
          <>
            {t('comma')}
            {t('date', { date: item.date })}
          </>
        )}
      </p>
      <p>{t('scope', { scope: item.scope })}</p>
    </>
  );
}
