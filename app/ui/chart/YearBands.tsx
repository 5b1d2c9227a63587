import { useId } from 'react';
import { Hatch } from './Hatch';

/** From least to greatest; equal where it is settled. `high` null: no upper bound is known. */
interface Span {
  readonly low: number;
  readonly high: number | null;
}

export interface YearBandsProps {
  /** What the drawing says, in a sentence. */
  title: string;
  unit: string;
  years: readonly { readonly year: number; readonly top: Span; readonly bottom: Span | null }[];
  /** Of the drawing and of any other it is compared with, so that a moved slider shows. */
  max: number;
  format: (value: number) => string;
}

const height = 250;
const base = 222;
const ceiling = 34;
/** Room for the scale on the left, in % of the width. */
const left = 13;

/** Per year a bar up to the higher value and a darker one up to the lower; what is not settled is hatched. */
export function YearBands({ title, unit, years, max, format }: YearBandsProps) {
  const hatch = useId();
  const y = (value: number) => base - ((base - ceiling) * Math.min(value, max)) / max;
  const width = (100 - left) / years.length;
  const lines = [0, max / 2, max];
  return (
    <div className="chart">
      <svg role="img" aria-label={title} width="100%" height={height} focusable="false">
        <defs>
          <Hatch id={hatch} />
        </defs>
        <text x="0" y="14" fill="var(--ink-2)">
          {unit}
        </text>
        {lines.map((value) => (
          <g key={value}>
            <line x1={`${left}%`} x2="100%" y1={y(value)} y2={y(value)} stroke="var(--line)" />
            <text x={`${left - 1.5}%`} y={y(value) + 4} textAnchor="end" fill="var(--ink-3)">
              {format(value)}
            </text>
          </g>
        ))}
        {years.map(({ year, top, bottom }, index) => {
          const x = left + index * width + 0.16 * width;
          const bar = { x: `${x}%`, width: `${0.68 * width}%` };
          const ends = { x1: `${x}%`, x2: `${x + 0.68 * width}%` };
          const middle = `${left + (index + 0.5) * width}%`;
          const [low, high] = [y(top.low), y(top.high ?? max)];
          return (
            <g key={year}>
              <rect {...bar} y={low} height={base - low} fill="var(--sea-2)" />
              {high < low && <rect {...bar} y={high} height={low - high} fill={`url(#${hatch})`} />}
              <line {...ends} y1={high} y2={high} stroke="var(--ink)" strokeWidth="2" />
              {bottom && (
                <>
                  <rect {...bar} y={y(bottom.low)} height={base - y(bottom.low)} fill="var(--sea-4)" />
                  <line {...ends} y1={y(bottom.low)} y2={y(bottom.low)} stroke="var(--sea-5)" strokeWidth="2" />
                </>
              )}
              <text x={middle} y={base + 18} textAnchor="middle" className="yr">
                <tspan className="century">{String(year).slice(0, 2)}</tspan>
                {String(year).slice(2)}
              </text>
            </g>
          );
        })}
        <line x1={`${left}%`} x2="100%" y1={base} y2={base} stroke="var(--ink)" strokeWidth="1.4" />
      </svg>
    </div>
  );
}
