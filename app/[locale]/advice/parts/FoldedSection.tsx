import type { ReactNode } from 'react';

interface FoldedSectionProps {
  id: string;
  title: ReactNode;
  note?: ReactNode;
  lede?: ReactNode;
  children: ReactNode;
}

/** A whole part of the page that stands folded; a link to it opens it. */
export function FoldedSection({ id, title, note, lede, children }: FoldedSectionProps) {
  return (
    <details className="sec fold" id={id}>
      <summary>
        <h2>{title}</h2>
        {note !== undefined && <small>{note}</small>}
      </summary>
      <div>
        {lede && <p className="lede">{lede}</p>}
        {children}
      </div>
    </details>
  );
}
