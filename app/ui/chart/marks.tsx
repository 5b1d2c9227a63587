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

/** A case from the sources: reference, never a target. With a number where its name has no room. */
export function Diamond({ x, y, number = null }: Place & { number?: number | null }) {
  const size = number === null ? 10 : 16;
  return (
    <At x={x} y={y}>
      <rect
        x={-size / 2}
        y={-size / 2}
        width={size}
        height={size}
        transform="rotate(45)"
        fill="var(--paper)"
        stroke="var(--ink)"
        strokeWidth="1.5"
      />
      {number !== null && (
        <text y="4.5" textAnchor="middle" style={{ fontSize: 12.5, fontWeight: 600 }}>
          {number}
        </text>
      )}
    </At>
  );
}

/** Open to the firm. */
export function Dot({ x, y }: Place) {
  return <circle cx={x} cy={y} r="5" fill="var(--sea-4)" />;
}

/** Ruled out. */
export function Cross({ x, y }: Place) {
  return (
    <At x={x} y={y}>
      <path d="M-5-5L5 5M5-5L-5 5" stroke="var(--ink-2)" strokeWidth="1.8" />
    </At>
  );
}
