import type { ReactNode } from 'react';
import { spaceAfter } from './cx';
import { Tag } from './Tag';

export interface WhyWeAskProps {
  /** "Why we ask." */
  title: string;
  /** At most two sentences. */
  children: ReactNode;
  source?: { href: string; label: string };
  /** "Can still change: …" */
  canChange?: string | undefined;
  /** "Cannot change: …"; as useful as the other. */
  cannotChange?: string | undefined;
}

export function WhyWeAsk({ title, children, source, canChange, cannotChange }: WhyWeAskProps) {
  return (
    <div className="why">
      <p>
        <b>{title}</b>
        {spaceAfter(title)}
        {children} {source && <a href={source.href}>{source.label}</a>}
      </p>
      {(canChange || cannotChange) && (
        <p className="can">
          {canChange && <Tag kind="open">{canChange}</Tag>}
          {cannotChange && <Tag kind="settled">{cannotChange}</Tag>}
        </p>
      )}
    </div>
  );
}
