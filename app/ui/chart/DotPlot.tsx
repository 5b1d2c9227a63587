import { useTranslations } from 'next-intl';
import { ShowTable } from '../ShowTable';
import { Fix, Next } from './marks';

export interface DotPlotProps {
  /** The finding in a sentence; the drawing's name. */
  finding: string;
  /** `now` and `needed` on a scale from 0 to `max`; from `strong` on nothing more is asked for. */
  rows: readonly { label: string; now: number; needed: number; strong: number; max: number }[];
}

const row = 54;
/** Room at the ends of the scale, in %. */
const inset = 5;

/** Now and needed on one line per capability: lengths can be compared, angles cannot. */
export function DotPlot({ finding, rows }: DotPlotProps) {
  const t = useTranslations('common.dotPlot');
  return (
    <>
      <div className="chart dots">
        <svg role="img" aria-label={finding} width="100%" height={rows.length * row + 24} focusable="false">
          {rows.map(({ label, now, needed, strong, max }, index) => {
            const x = (value: number) => `${inset + ((100 - 2 * inset) * value) / max}%`;
            const y = index * row + 40;
            return (
              <g key={label}>
                <text y={index * row + 18}>{label}</text>
                <text x="100%" y={index * row + 18} textAnchor="end" style={{ fontWeight: 600 }}>
                  {now}
                </text>
                <line x1={x(0)} x2={x(max)} y1={y} y2={y} stroke="var(--rule)" />
                <line x1={x(strong)} x2={x(max)} y1={y} y2={y} stroke="var(--sea-4)" strokeWidth="5" />
                {now < needed && (
                  <line
                    x1={x(now)}
                    x2={x(needed)}
                    y1={y}
                    y2={y}
                    stroke="var(--note)"
                    strokeWidth="2"
                    strokeDasharray="3 3"
                  />
                )}
                {Array.from({ length: max + 1 }, (_, value) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: places of a scale
                  <line key={value} x1={x(value)} x2={x(value)} y1={y - 4} y2={y + 4} stroke="var(--rule)" />
                ))}
                <Next x={x(needed)} y={y} r={11} />
                <Fix x={x(now)} y={y} r={7} />
              </g>
            );
          })}
          {rows[0] && (
            <>
              <text x={`${inset}%`} y={rows.length * row + 16} textAnchor="middle">
                0
              </text>
              <text x={`${100 - inset}%`} y={rows.length * row + 16} textAnchor="middle">
                {rows[0].max}
              </text>
            </>
          )}
        </svg>
      </div>
      <p className="text-label text-ink-2">{t('key', { strong: rows[0]?.strong ?? 0 })}</p>
      <ShowTable
        caption={finding}
        head={[t('capability'), t('now'), t('needed'), t('strong')]}
        figures={[1, 2, 3]}
        rows={rows.map(({ label, now, needed, strong }) => [label, now, needed, strong])}
      />
    </>
  );
}
