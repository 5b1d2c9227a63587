import { useTranslations } from 'next-intl';
import type { EvidenceView } from '@/lib/advice/index.ts';
import { whereText } from '@/lib/explain/index.ts';
import type { View } from '../view.ts';

/** Claim, place, strength and reach of each piece of evidence. */
export function Evidence({ view, ids }: { view: View; ids: readonly string[] }) {
  return (
    <ul className="ev">
      {ids.map((id) => (
        <li key={id}>
          {view.once(`evidence ${id}`, () => (
            <Item view={view} item={view.advice.evidence[id]} />
          ))}
        </li>
      ))}
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
