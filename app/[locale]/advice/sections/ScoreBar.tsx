export interface Scale {
  readonly min: number;
  readonly max: number;
}

interface ScoreBarProps {
  score: number;
  low: number;
  high: number;
  /** The same for all bars of a list. */
  scale: Scale;
}

const width = 132;
const pad = 7;

/** Dot: score now. Bar: range over the open answers. Thin line: zero. The figures stand beside it. */
export function ScoreBar({ score, low, high, scale: { min, max } }: ScoreBarProps) {
  const x = (value: number) =>
    Math.round((pad + ((width - 2 * pad) * (value - min)) / Math.max(max - min, 1)) * 10) / 10;
  return (
    <svg width={width} height="24" aria-hidden="true" focusable="false">
      <path d={`M${pad} 12H${width - pad}`} stroke="var(--line)" />
      <path d={`M${x(0)} 3V21`} stroke="var(--ink-3)" />
      {low < high && <path d={`M${x(low)} 12H${x(high)}`} stroke="var(--sea-4)" strokeWidth="5" />}
      <circle cx={x(score)} cy="12" r="6" fill="var(--sea-5)" stroke="var(--paper)" strokeWidth="2" />
    </svg>
  );
}
