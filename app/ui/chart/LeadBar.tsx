import { useId } from 'react';
import { Tag } from '../Tag';
import { Hatch } from './Hatch';

export interface LeadBarProps {
  /** Decision and what leads: "Level: brand next". */
  label: string;
  /** "settled" or "2 questions open". */
  tag: string;
  /** No open answer can change it. */
  settled: boolean;
  /** The same in words: the drawing's name, and what it says without looking. */
  words: string;
  /** Lead over the runner-up: now, and the exact range over the open answers. */
  lead: { now: number; low: number; high: number };
  /** The same scale for all bars of a list. */
  scale: { min: number; max: number };
}

/** Wholly right of the line nothing can overturn it; the hatched part still can. Settled to the left: an empty bar. */
export function LeadBar({ label, tag, settled, words, lead, scale }: LeadBarProps) {
  const hatch = useId();
  const x = (value: number) => 1 + (98 * (value - scale.min)) / (scale.max - scale.min);
  const bar = (from: number, to: number) => ({
    x: `${x(from)}%`,
    width: `${Math.max(x(to) - x(from), 0.5)}%`,
    y: 6,
    height: 10,
  });
  return (
    <div className="lead">
      <span>{label}</span>
      <Tag kind={settled ? 'settled' : 'open'}>{tag}</Tag>
      <svg role="img" aria-label={`${label}: ${words}`} focusable="false">
        <defs>
          <Hatch id={hatch} />
        </defs>
        <line x1="1%" x2="99%" y1="11" y2="11" stroke="var(--line)" />
        <line x1={`${x(0)}%`} x2={`${x(0)}%`} y1="1" y2="21" stroke="var(--ink)" strokeWidth="1.4" />
        {lead.high > 0 && <rect {...bar(Math.max(lead.low, 0), lead.high)} fill="var(--sea-4)" />}
        {lead.low < 0 && (
          <rect
            {...bar(lead.low, Math.min(lead.high, 0))}
            fill={settled ? 'var(--paper)' : `url(#${hatch})`}
            stroke={settled ? 'var(--sea-4)' : 'var(--note)'}
          />
        )}
        <line x1={`${x(lead.now)}%`} x2={`${x(lead.now)}%`} y1="2" y2="20" stroke="var(--ink)" strokeWidth="3" />
      </svg>
      <small aria-hidden="true">{words}</small>
    </div>
  );
}
