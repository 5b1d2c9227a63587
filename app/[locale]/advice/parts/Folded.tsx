import type { ReactNode } from 'react';

interface FoldedProps {
  title: ReactNode;
  /** In a word or two what is inside: how many, which sum. */
  note?: ReactNode;
  id?: string | undefined;
  /** Of the heading that opens it. */
  level?: 3 | 4;
  /** Not for paper. */
  deep?: boolean;
  children: ReactNode;
}

/** What is past the story: folded on the page, found by the browser's search and by links, open on paper unless it is deep. */
export function Folded({ title, note, id, level = 3, deep = false, children }: FoldedProps) {
  const Heading = `h${level}` as const;
  return (
    <details className={deep ? 'fold deep' : 'fold'} id={id}>
      <summary>
        <Heading>{title}</Heading>
        {note !== undefined && <small>{note}</small>}
      </summary>
      <div>{children}</div>
    </details>
  );
}
