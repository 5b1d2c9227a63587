export interface HatchProps {
  /** Unique per drawing (useId): a pattern inside a hidden copy does not paint. */
  id: string;
  /** Magenta for "still open" by default. */
  color?: string | undefined;
  ground?: string | undefined;
  gap?: number | undefined;
}

/** Pattern for `fill="url(#id)"`. */
export function Hatch({ id, color = 'var(--note)', ground = 'var(--paper)', gap = 4 }: HatchProps) {
  return (
    <pattern id={id} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={gap} height={gap} fill={ground} />
      <line x1="0" y1="0" x2="0" y2={gap} stroke={color} strokeWidth="1.2" />
    </pattern>
  );
}
