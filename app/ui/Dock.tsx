import type { ReactNode } from 'react';
import { spaceAfter } from './cx';

export interface DockProps {
  /** Continue, then Back (quiet): Enter in a field presses the first. */
  children: ReactNode;
  /** One line of the view on phones, that opens the rest. */
  view?: { label: string; value: string; tag?: ReactNode; sheet: ReactNode };
}

/** Last in the form: sticks to the bottom of a phone, plain buttons on a desktop. Works without JavaScript. */
export function Dock({ children, view }: DockProps) {
  return (
    <div className="dock">
      {view && (
        <details className="view">
          <summary>
            <span>
              {view.label}
              {spaceAfter(view.label)}
              <b>{view.value}</b>
            </span>
            <span>
              {view.tag}
              <svg viewBox="0 0 14 8" aria-hidden="true">
                <path d="M1 7l6-6 6 6" fill="none" stroke="var(--ink)" strokeWidth="1.8" />
              </svg>
            </span>
          </summary>
          <div className="sheet">{view.sheet}</div>
        </details>
      )}
      <div className="acts">{children}</div>
    </div>
  );
}
