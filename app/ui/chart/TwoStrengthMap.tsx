import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { cx } from '../cx';
import { ShowTable } from '../ShowTable';
import { Hatch } from './Hatch';
import { At, Diamond, Fix } from './marks';
import type { Side } from './place';
import { layoutStrengths, type StrengthMapInput, type StrengthMapLayout, type Strengths } from './strength-map';

export interface TwoStrengthMapProps extends StrengthMapInput {
  /** The finding in a sentence; the drawing's name. A range beyond an end of the scale is drawn up to it; the table has it whole. */
  finding: string;
  quadrants: { buildFirst: string; ruleExport: string; chainIntegration: string; convergent: string };
  axes: { technology: string; resources: string };
}

const plot = { width: 240, height: 300 };
/** The narrowest plots on small phones (320 px) and on all others; labels placed there fit on wider ones too. */
const plots = [
  { width: plot.width, shown: 'if-tight' },
  { width: 296, shown: 'if-roomy' },
] as const;

export function TwoStrengthMap({ finding, quadrants, axes, ...input }: TwoStrengthMapProps) {
  const t = useTranslations('common.chart');
  const hatch = useId();
  const { you, references, min, max, cut } = input;
  const maps = plots.map(({ width }) => layoutStrengths(input, { width, height: plot.height }));
  const map = maps[0]!;
  const across = (x: number) => `${(100 * x) / plot.width}%`;
  const groundOf = ({ technology, resources }: Strengths) => {
    if (technology >= cut) return resources >= cut ? 'var(--land-2)' : 'var(--sea-1)';
    return resources >= cut ? 'var(--sea-1)' : 'var(--paper)';
  };
  const corners = [
    { text: quadrants.ruleExport, x: '8', y: 19, end: false },
    { text: quadrants.convergent, x: '100%', y: 19, end: true },
    { text: quadrants.buildFirst, x: '8', y: map.lowerNames, end: false },
    { text: quadrants.chainIntegration, x: '100%', y: map.lowerNames, end: true },
  ];
  const cutX = across(map.cut.x);

  return (
    <>
      <div className="chart quad">
        <span className="y-title" aria-hidden="true">
          {axes.technology} →
        </span>
        <span className="y-ticks" aria-hidden="true">
          {[min, cut, max].map((tick) => (
            <span key={tick} style={{ bottom: `${(plot.height * (tick - min)) / (max - min)}px` }}>
              {figure(tick)}
            </span>
          ))}
        </span>
        <svg role="img" aria-label={finding} width="100%" height={plot.height} overflow="visible" focusable="false">
          <defs>
            <Hatch id={hatch} ground="none" />
          </defs>
          <rect width="100%" height="100%" fill="var(--paper)" />
          <rect width={cutX} height={map.cut.y} fill="var(--sea-1)" />
          <rect x={cutX} width={across(plot.width - map.cut.x)} height={map.cut.y} fill="var(--land-2)" />
          <rect
            x={cutX}
            y={map.cut.y}
            width={across(plot.width - map.cut.x)}
            height={plot.height - map.cut.y}
            fill="var(--sea-1)"
          />
          <line x1={cutX} x2={cutX} y2={plot.height} stroke="var(--ink)" />
          <line x2="100%" y1={map.cut.y} y2={map.cut.y} stroke="var(--ink)" />
          <rect width="100%" height="100%" fill="none" stroke="var(--ink)" />
          {corners.map(({ text, x, y, end }) => (
            <text
              key={text}
              x={x}
              dx={end ? -8 : 0}
              y={y}
              textAnchor={end ? 'end' : undefined}
              style={{ fontWeight: 600 }}
            >
              {text}
            </text>
          ))}
          {map.range && (
            <rect
              x={across(map.range.x)}
              y={map.range.y}
              width={across(map.range.w)}
              height={map.range.h}
              fill={`url(#${hatch})`}
              stroke="var(--note)"
              strokeWidth="1.2"
            />
          )}
          {plots.map(({ width, shown }, index) => (
            <Names key={shown} map={maps[index]!} width={width} className={shown} groundOf={groundOf} you={you} />
          ))}
        </svg>
        <span className="x-ticks" aria-hidden="true">
          <span style={{ left: 0 }}>{figure(min)}</span>
          <span style={{ left: cutX }}>{t('cut', { value: cut })}</span>
          <span style={{ left: '100%' }}>{max}</span>
        </span>
        <span className="x-title" aria-hidden="true">
          {axes.resources} →
        </span>
        {plots.map(({ shown }, index) => (
          <Numbered key={shown} map={maps[index]!} className={shown} />
        ))}
      </div>
      <p className="text-label text-ink-2 mt-2">
        {map.range && <span className="tag open me-4">{t('range')}</span>}
        {references.length > 0 && <span>◇ {t('references')}</span>}
      </p>
      <ShowTable
        caption={finding}
        head={[t('firm'), axes.technology, axes.resources]}
        figures={[1, 2]}
        rows={[
          [you.label, withRange(you.technology, you.technologyRange), withRange(you.resources, you.resourcesRange)],
          ...references.map(({ label, technology, resources }) => [label, figure(technology), figure(resources)]),
        ]}
      />
    </>
  );
}

interface NamesProps {
  map: StrengthMapLayout;
  width: number;
  className: string;
  you: StrengthMapInput['you'];
  groundOf: (place: Strengths) => string;
}

/** The marks with their names. */
function Names({ map, width, className, you, groundOf }: NamesProps) {
  const across = (x: number) => `${(100 * x) / width}%`;
  return (
    <g className={className}>
      {map.references.map((reference) => (
        <g key={reference.label}>
          <Diamond x={across(reference.x)} y={reference.y} number={reference.number} />
          {reference.side && (
            <PointLabel x={across(reference.x)} y={reference.y} side={reference.side} on={groundOf(reference)}>
              {reference.label}
            </PointLabel>
          )}
        </g>
      ))}
      <Fix x={across(map.you.x)} y={map.you.y} r={9} />
      {map.onRange ? (
        <text
          className="on"
          x={across(map.yours.x)}
          y={map.yours.y + 15}
          style={{ stroke: groundOf(you), fontSize: 15, fontWeight: 600 }}
        >
          {you.label}
        </text>
      ) : (
        <PointLabel x={across(map.you.x)} y={map.you.y} side={map.you.side} on={groundOf(you)} strong>
          {you.label}
        </PointLabel>
      )}
    </g>
  );
}

/** The names that had no room, by the numbers in their marks. */
function Numbered({ map, className }: { map: StrengthMapLayout; className: string }) {
  const numbered = map.references.filter(({ number }) => number !== null);
  if (numbered.length === 0) return null;
  return (
    <ol className={cx('numbered', className)}>
      {numbered.map(({ label }) => (
        <li key={label}>{label}</li>
      ))}
    </ol>
  );
}

/** With the real minus sign. */
const figure = (value: number) => (value < 0 ? `−${-value}` : String(value));

function withRange(value: number, range: readonly [number, number] | undefined) {
  return range && range[0] !== range[1]
    ? `${figure(value)} (${figure(range[0])} … ${figure(range[1])})`
    : figure(value);
}

function PointLabel(props: { x: string; y: number; side: Side; on: string; strong?: boolean; children: string }) {
  const { x, y, side, on, strong, children } = props;
  const gap = strong ? 15 : 10;
  const place = {
    e: { x: gap, y: 4.5, textAnchor: undefined },
    w: { x: -gap, y: 4.5, textAnchor: 'end' },
    s: { x: 0, y: gap + 12, textAnchor: 'middle' },
    n: { x: 0, y: -gap - 2, textAnchor: 'middle' },
  } as const;
  return (
    <At x={x} y={y}>
      <text className="on" {...place[side]} style={{ stroke: on, ...(strong && { fontSize: 15, fontWeight: 600 }) }}>
        {children}
      </text>
    </At>
  );
}
