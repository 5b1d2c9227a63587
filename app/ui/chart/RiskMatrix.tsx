import { useTranslations } from 'next-intl';
import { cx } from '../cx';
import { ShowTable } from '../ShowTable';
import { At } from './marks';
import { layoutRisks, type MatrixRisk, nameLine, type PlacedRisk, type RiskMatrixLayout, token } from './risk-matrix';
import { wrapText } from './text';

export interface RiskMatrixProps {
  /** The finding in a sentence; the drawing's name. */
  finding: string;
  risks: readonly MatrixRisk[];
  /** Columns in the order of time. */
  stages: readonly { id: string; label: string }[];
}

/** The narrowest plot of each drawing. */
const narrowest = { narrow: 224, wide: 680 };
const headLine = 16;

/** How bad, by when it bites. Narrow drawings show codes, wide ones names too. */
export function RiskMatrix({ finding, risks, stages }: RiskMatrixProps) {
  const t = useTranslations('common.riskMatrix');
  const shown = stages.filter(({ id }) => risks.some(({ stage }) => stage === id));
  const ids = shown.map(({ id }) => id);
  return (
    <>
      <div className="chart full">
        {(['wide', 'narrow'] as const).map((shape) => (
          <Drawing
            key={shape}
            finding={finding}
            shape={shape}
            stages={shown.map(({ label }) => label)}
            map={layoutRisks(risks, ids, narrowest[shape], shape === 'wide')}
          />
        ))}
      </div>
      <ShowTable
        caption={finding}
        head={[t('code'), t('risk'), t('severity'), t('stage')]}
        rows={risks.map(({ code, name, severity, stage }) => [
          code,
          name,
          t(`is.${severity}`),
          stages.find(({ id }) => id === stage)?.label ?? stage,
        ])}
      />
    </>
  );
}

interface DrawingProps {
  finding: string;
  shape: 'wide' | 'narrow';
  stages: readonly string[];
  map: RiskMatrixLayout;
}

function Drawing({ finding, shape, stages, map }: DrawingProps) {
  const t = useTranslations('common.riskMatrix');
  const share = (x: number) => `${(100 * x) / map.width}%`;
  const heads = map.columns.map(({ width }, index) => wrapText(stages[index]!, 13.5, width - 4));
  const foot = 12 + headLine * Math.max(...heads.map(({ length }) => length));
  return (
    <div className={cx('matrix', shape === 'wide' ? 'if-wide' : 'if-narrow')}>
      <ul aria-hidden="true" style={{ height: map.height }}>
        {map.rows.map(({ severity, height }) => (
          <li key={severity} style={{ height }}>
            {t(`is.${severity}`)}
          </li>
        ))}
      </ul>
      <svg role="img" aria-label={finding} width="100%" height={map.height + foot} focusable="false">
        {map.rows.map(({ severity, top, height }) => (
          <rect
            key={severity}
            y={top}
            width="100%"
            height={height}
            fill={{ high: 'var(--land-2)', medium: 'var(--land-1)', low: 'var(--paper)' }[severity]}
          />
        ))}
        {map.rows.slice(1).map(({ severity, top }) => (
          <line key={severity} x2="100%" y1={top} y2={top} stroke="var(--rule)" />
        ))}
        {map.columns.slice(1).map(({ stage, x }) => (
          <line key={stage} x1={share(x)} x2={share(x)} y2={map.height} stroke="var(--rule)" />
        ))}
        <rect width="100%" height={map.height} fill="none" stroke="var(--ink)" strokeWidth="2" />
        {map.risks.map((risk) => (
          <Token key={risk.code} risk={risk} x={share(risk.x)} />
        ))}
        {map.columns.map(({ stage, x, width }, index) => (
          <At key={stage} x={share(x + width / 2)} y={map.height + 18}>
            <text textAnchor="middle" style={{ fill: 'var(--ink-2)' }}>
              {heads[index]!.map((line, row) => (
                <tspan key={line} x="0" dy={row === 0 ? undefined : headLine}>
                  {line}
                </tspan>
              ))}
            </text>
          </At>
        ))}
      </svg>
    </div>
  );
}

/** The group by shape and letter: G filled square, I open square, F round. */
function Token({ risk: { code, y, lines }, x }: { risk: PlacedRisk; x: string }) {
  const filled = code.startsWith('G');
  const { w, h } = token;
  return (
    <At x={x} y={y}>
      <rect
        x={-w / 2}
        y={-h / 2}
        width={w}
        height={h}
        rx={code.startsWith('F') ? h / 2 : 0}
        fill={filled ? 'var(--ink)' : 'var(--paper)'}
        stroke="var(--ink)"
        strokeWidth="1.5"
      />
      <text
        y="4.5"
        textAnchor="middle"
        style={{ fontWeight: 600, fontSize: 13, fill: filled ? 'var(--paper)' : undefined }}
      >
        {code}
      </text>
      {lines.length > 0 && (
        <text y={4.5 - ((lines.length - 1) * nameLine) / 2}>
          {lines.map((line, index) => (
            <tspan key={line} x={w / 2 + 8} dy={index === 0 ? undefined : nameLine}>
              {line}
            </tspan>
          ))}
        </text>
      )}
    </At>
  );
}
