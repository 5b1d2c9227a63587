import type { ReactNode } from 'react';

type Place = { x: number | string; y: number | string };

/** A drawing whose origin lies at a place given in % or px. Decoration: the map's name says what it shows. */
export function At({ x, y, children }: Place & { children: ReactNode }) {
  return (
    <svg x={x} y={y} overflow="visible" aria-hidden="true">
      {children}
    </svg>
  );
}

/** Where the firm is: a position fix. */
export function Fix({ x, y, r = 10 }: Place & { r?: number }) {
  return (
    <>
      <circle cx={x} cy={y} r={r} fill="var(--paper)" stroke="var(--ink)" strokeWidth="2" />
      <circle cx={x} cy={y} r={r * 0.36} fill="var(--ink)" />
    </>
  );
}

/** Where it goes next: a dashed circle. */
export function Next({ x, y, r = 10, open }: Place & { r?: number; open?: boolean }) {
  return (
    <circle
      cx={x}
      cy={y}
      r={r}
      fill={open === undefined ? 'var(--paper)' : 'none'}
      stroke={open ? 'var(--note)' : 'var(--ink)'}
      strokeWidth="2"
      strokeDasharray="3 2.4"
    />
  );
}

/** A case from the sources: reference, never a target. */
export function Diamond({ x, y }: Place) {
  return (
    <At x={x} y={y}>
      <rect
        x="-5"
        y="-5"
        width="10"
        height="10"
        transform="rotate(45)"
        fill="var(--paper)"
        stroke="var(--ink)"
        strokeWidth="1.5"
      />
    </At>
  );
}
