import type { ReactNode } from 'react';

export interface KeyFact {
  label: string;
  value: string;
  unit?: string | undefined;
  /** Inputs, year, source. */
  note?: ReactNode;
}

/** Up to four big figures. No figure without its unit and what it rests on. */
export function KeyFacts({ facts }: { facts: KeyFact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, unit, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="f">
            {value}
            {unit && <small>{unit}</small>}
          </dd>
          {note && <dd className="text-label text-ink-2">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
