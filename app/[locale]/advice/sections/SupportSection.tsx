import { useTranslations } from 'next-intl';
import type { SupportView } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { FoldedSection } from '../parts/FoldedSection.tsx';
import type { View } from '../view.ts';
import './ActionsSection.css';

/** Help to ask for, by the role of the giver. We do not know whether the firm qualifies, and say so first. */
export function SupportSection({ view }: { view: View }) {
  const t = useTranslations('advice.support');
  const { support } = view.advice;
  if (support.length === 0) return null;
  const roles = Map.groupBy(support, ({ roleLabel }) => roleLabel);
  return (
    <FoldedSection id="support" title={t('heading', { count: support.length })} lede={t('caveat')}>
      {[...roles].map(([role, items]) => (
        <div key={role} className="grp">
          <h3 className="bar">{role}</h3>
          <ul className="asks">
            {items.map((item) => (
              <Item key={item.id} view={view} item={item} />
            ))}
          </ul>
        </div>
      ))}
    </FoldedSection>
  );
}

function Item({ view, item }: { view: View; item: SupportView }) {
  const t = useTranslations('advice.support');
  return (
    <li>
      <h4>{item.name}</h4>
      <div>
        <p>
          <b>{t('ask')}</b> {item.ask}
        </p>
        <p>
          <b>{t('first')}</b> {item.first}
        </p>
        {item.known && <p>{item.known}</p>}
        {item.named && <p>{t('named', { name: item.named })}</p>}
        <Basis view={view} evidence={item.evidence} rule={item.id} />
      </div>
    </li>
  );
}
