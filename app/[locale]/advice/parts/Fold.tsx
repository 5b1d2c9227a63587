import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface FoldProps<T> {
  items: readonly T[];
  /** So many stand open; the others are folded. On paper all are shown. */
  most: number;
  /** Gives a list of some of them. @param offset how many stand before it */
  list: (items: readonly T[], offset: number) => ReactNode;
}

/** A long list whose end is folded. One alone is not worth a fold. */
export function Fold<T>({ items, most, list }: FoldProps<T>) {
  const t = useTranslations('advice.fold');
  if (items.length <= most + 1) return list(items, 0);
  return (
    <>
      {list(items.slice(0, most), 0)}
      <details className="more paper">
        <summary>
          <span className="link">{t('rest', { count: items.length - most })}</span>
        </summary>
        {list(items.slice(most), most)}
      </details>
    </>
  );
}
