import type { ReactNode } from 'react';

export interface SectionHeadingProps {
  /** States the finding, not the topic. */
  title: ReactNode;
  id?: string | undefined;
  level?: 1 | 2 | 3;
  lede?: ReactNode;
  /** Links or tags on the same line. */
  aside?: ReactNode;
}

export function SectionHeading({ title, id, level = 2, lede, aside }: SectionHeadingProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="head">
      <div>
        <Heading id={id}>{title}</Heading>
        {aside && <div>{aside}</div>}
      </div>
      {lede && <p className="lede">{lede}</p>}
    </div>
  );
}
