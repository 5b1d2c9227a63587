/** From here to there: a fix, a leading line, the next step. */
export function Course() {
  return (
    <svg viewBox="0 0 76 44" aria-hidden="true">
      <path d="M2 34C20 30 26 40 44 30S62 12 74 10V43H2Z" fill="var(--sea-1)" />
      <g stroke="var(--ink)" strokeWidth="1.6" fill="var(--paper)">
        <path d="M14 30 52 12" />
        <circle cx="14" cy="30" r="6" />
        <circle cx="54" cy="11" r="6" strokeDasharray="2.6 2" />
      </g>
      <circle cx="14" cy="30" r="2" fill="var(--ink)" />
    </svg>
  );
}

/** Several clients' sheets. */
export function Papers() {
  return (
    <svg viewBox="0 0 76 44" aria-hidden="true">
      <g stroke="var(--ink)" strokeWidth="1.4">
        <rect x="30" y="1" width="30" height="36" fill="var(--land-1)" />
        <rect x="20" y="4" width="30" height="36" fill="var(--sea-1)" />
        <rect x="10" y="7" width="30" height="36" fill="var(--paper)" />
        <path d="M15 16h20M15 23h20M15 30h12" />
      </g>
    </svg>
  );
}

/** Firms that change course, and those that do not. */
export function Streams() {
  return (
    <svg viewBox="0 0 76 44" aria-hidden="true">
      <path d="M6 6C38 6 38 16 70 16V26C38 26 38 16 6 16Z" fill="var(--sea-2)" />
      <path d="M6 19C38 19 38 29 70 29V42C38 42 38 41 6 41Z" fill="var(--sea-1)" />
      <path d="M6 30C38 30 38 5 70 5V13C38 13 38 40 6 40Z" fill="var(--land-3)" fillOpacity=".7" />
      <path d="M4 4v38M72 4v38" stroke="var(--ink)" strokeWidth="3" />
    </svg>
  );
}
