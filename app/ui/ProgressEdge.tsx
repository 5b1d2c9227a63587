import type { CSSProperties } from 'react';
import { cx } from './cx';

export interface ProgressSection {
  id: string;
  label: string;
  /** Minutes that the section takes or still takes: its width. */
  minutes: number;
  state: 'done' | 'current' | 'left' | 'skipped';
  /** Share of the current section that is done, 0 to 1. */
  progress?: number | undefined;
}

export interface ProgressEdgeProps {
  /** Names the group: "Progress". */
  label: string;
  sections: ProgressSection[];
  /** "section 5 of 7", shown on phones behind the section's name and read out everywhere. */
  position: string;
  /** "about 6 min left" */
  left: string;
}

/** The graduated edge of a chart as the wizard's progress. */
export function ProgressEdge({ label, sections, position, left }: ProgressEdgeProps) {
  const current = sections.find((section) => section.state === 'current');
  return (
    <section className="progress" aria-label={label}>
      <div className="wrap">
        <p className="sum">
          <span>
            {current && (
              <>
                <b>{current.label}</b> ·{' '}
              </>
            )}
            {position}
          </span>
          <span>{left}</span>
        </p>
        <ol className="edge" aria-hidden="true">
          {sections.map(({ id, label: name, minutes, state, progress = 0 }) => (
            <li
              key={id}
              className={cx(state !== 'left' && state)}
              style={{ '--w': Math.max(minutes, 0.5), '--p': `${Math.round(progress * 100)}%` } as CSSProperties}
            >
              <span className="name">{state === 'current' ? `${name} · ${left}` : name}</span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
