import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export interface ExcludedOptionProps {
  name: string;
  /** Each gate in a sentence with the user's own figure. */
  ruledOutBy: ReactNode[];
  /** What would open it; as many as there are ways. */
  opens: ReactNode[];
}

/** A `<li>`: an option that is ruled out, shown as carefully as one that is chosen. */
export function ExcludedOption({ name, ruledOutBy, opens }: ExcludedOptionProps) {
  const t = useTranslations('common.excluded');
  const side = (label: string, items: ReactNode[]) => (
    <div>
      <span className="lab">{label}</span>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no other identity
        <p key={index}>{item}</p>
      ))}
    </div>
  );
  return (
    <li className="shut">
      <h3>{name}</h3>
      {side(t('ruledOutBy'), ruledOutBy)}
      {side(t('opens'), opens)}
    </li>
  );
}
