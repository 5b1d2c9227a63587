import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { ShowTable } from '../ShowTable';
import { Hatch } from './Hatch';
import { At, Diamond, Fix } from './marks';
import { placeLabels, type Side } from './place';
import { textWidth } from './text';

export interface Strengths {
  technology: number;
  resources: number;
}

export interface TwoStrengthMapProps {
  /** The finding in a sentence; the drawing's name. */
  finding: string;
  you: Strengths & {
    label: string;
    /** Exact ranges over the open answers. */
    technologyRange?: readonly [number, number] | undefined;
    resourcesRange?: readonly [number, number] | undefined;
  };
  /** Cases from the sources: marks to steer by, not targets. */
  references?: (Strengths & { label: string })[] | undefined;
  quadrants: { buildFirst: string; ruleExport: string; chainIntegration: string; convergent: string };
  axes: { technology: string; resources: string };
  /** Scale ends and the line that parts weak from strong: a design choice. A range beyond an end is drawn up to it; the table has it whole. */
  min?: number | undefined;
  max?: number | undefined;
  cut?: number | undefined;
}

/** The narrowest plot (320 px screens); labels are placed so that they fit there. */
const plot = { width: 240, height: 300 };

export function TwoStrengthMap(props: TwoStrengthMapProps) {
  const { finding, you, references = [], quadrants, axes, min = 0, max = 10, cut = 5 } = props;
  const t = useTranslations('common.chart');
  const hatch = useId();
  const share = (value: number) => (Math.min(Math.max(value, min), max) - min) / (max - min);
  const x = (value: number) => share(value) * 100;
  const y = (value: number) => (1 - share(value)) * plot.height;
  const px = ({ technology, resources, label }: Strengths & { label: string }) => ({
    x: (x(resources) / 100) * plot.width,
    y: y(technology),
    label,
  });
  const groundOf = ({ technology, resources }: Strengths) => {
    if (technology >= cut) return resources >= cut ? 'var(--land-2)' : 'var(--sea-1)';
    return resources >= cut ? 'var(--sea-1)' : 'var(--paper)';
  };
  const low = { x: 0, y: plot.height - 26, w: plot.width, h: 26 };
  const high = { x: 0, y: 0, w: plot.width, h: 24 };
  const cuts = [
    { x: (x(cut) / 100) * plot.width - 2, y: 0, w: 4, h: plot.height },
    { x: 0, y: y(cut) - 2, w: plot.width, h: 4 },
  ];
  const taken = [low, high, ...cuts];
  const { technologyRange: tech, resourcesRange: res } = you;
  const left = res?.[0] ?? you.resources;
  const right = res?.[1] ?? you.resources;
  const bottom = tech?.[0] ?? you.technology;
  const upper = tech?.[1] ?? you.technology;
  const ranged = right > left || upper > bottom;
  // The label stands on its range, unless that fills much of the drawing: then beside the fix.
  const onBox = ranged && x(right) - x(left) < 45 && y(bottom) - y(upper) < 0.45 * plot.height;
  // The label of a range stands on its box, or under it where there is no room above.
  const above = y(upper) > 46;
  const yours = {
    x: (x(left) / 100) * plot.width,
    y: above ? y(upper) - 22 : y(bottom) + 4,
    w: Math.max(((x(right) - x(left)) / 100) * plot.width, textWidth(you.label, 15)),
    h: y(bottom) - y(upper) + 22,
  };
  const [yourSide = 'e'] = placeLabels([px(you)], plot, taken, 15);
  const fix = px(you);
  const room = textWidth(you.label, 15) + 26;
  const beside = { x: yourSide === 'w' ? fix.x + 10 - room : fix.x - 10, y: fix.y - 11, w: room, h: 22 };
  const sides = placeLabels(references.map(px), plot, [...taken, onBox ? yours : beside]);
  const corners = [
    { text: quadrants.ruleExport, x: '8', y: 19, end: false },
    { text: quadrants.convergent, x: '100%', y: 19, end: true },
    { text: quadrants.buildFirst, x: '8', y: plot.height - 10, end: false },
    { text: quadrants.chainIntegration, x: '100%', y: plot.height - 10, end: true },
  ];

  return (
    <>
      <div className="chart quad">
        <span className="y-title" aria-hidden="true">
          {axes.technology} →
        </span>
        <span className="y-ticks" aria-hidden="true">
          {[min, cut, max].map((tick) => (
            <span key={tick} style={{ bottom: `${share(tick) * plot.height}px` }}>
              {figure(tick)}
            </span>
          ))}
        </span>
        <svg role="img" aria-label={finding} width="100%" height={plot.height} overflow="visible" focusable="false">
          <defs>
            <Hatch id={hatch} ground="none" />
          </defs>
          <rect width="100%" height="100%" fill="var(--paper)" />
          <rect width={`${x(cut)}%`} height={y(cut)} fill="var(--sea-1)" />
          <rect x={`${x(cut)}%`} width={`${100 - x(cut)}%`} height={y(cut)} fill="var(--land-2)" />
          <rect
            x={`${x(cut)}%`}
            y={y(cut)}
            width={`${100 - x(cut)}%`}
            height={plot.height - y(cut)}
            fill="var(--sea-1)"
          />
          <line x1={`${x(cut)}%`} x2={`${x(cut)}%`} y2={plot.height} stroke="var(--ink)" />
          <line x2="100%" y1={y(cut)} y2={y(cut)} stroke="var(--ink)" />
          <rect width="100%" height="100%" fill="none" stroke="var(--ink)" />
          {corners.map(({ text, x: cx, y: cy, end }) => (
            <text
              key={text}
              x={cx}
              dx={end ? -8 : 0}
              y={cy}
              textAnchor={end ? 'end' : undefined}
              style={{ fontWeight: 600 }}
            >
              {text}
            </text>
          ))}
          {references.map((reference, index) => (
            <g key={reference.label}>
              <Diamond x={`${x(reference.resources)}%`} y={y(reference.technology)} />
              <PointLabel
                x={`${x(reference.resources)}%`}
                y={y(reference.technology)}
                side={sides[index] ?? 'e'}
                on={groundOf(reference)}
              >
                {reference.label}
              </PointLabel>
            </g>
          ))}
          {ranged && (
            <rect
              x={`${x(left)}%`}
              y={y(upper)}
              width={`${Math.max(x(right) - x(left), 0.6)}%`}
              height={Math.max(y(bottom) - y(upper), 2)}
              fill={`url(#${hatch})`}
              stroke="var(--note)"
              strokeWidth="1.2"
            />
          )}
          <Fix x={`${x(you.resources)}%`} y={y(you.technology)} r={9} />
          {onBox ? (
            <text
              className="on"
              x={`${x(left)}%`}
              y={above ? y(upper) - 7 : y(bottom) + 18}
              style={{ stroke: groundOf(you), fontSize: 15, fontWeight: 600 }}
            >
              {you.label}
            </text>
          ) : (
            <PointLabel x={`${x(you.resources)}%`} y={y(you.technology)} side={yourSide} on={groundOf(you)} strong>
              {you.label}
            </PointLabel>
          )}
        </svg>
        <span className="x-ticks" aria-hidden="true">
          <span style={{ left: 0 }}>{figure(min)}</span>
          <span style={{ left: `${x(cut)}%` }}>{t('cut', { value: cut })}</span>
          <span style={{ left: '100%' }}>{max}</span>
        </span>
        <span className="x-title" aria-hidden="true">
          {axes.resources} →
        </span>
      </div>
      <p className="text-label text-ink-2 mt-2">
        {ranged && <span className="tag open me-4">{t('range')}</span>}
        {references.length > 0 && <span>◇ {t('references')}</span>}
      </p>
      <ShowTable
        caption={finding}
        head={[t('firm'), axes.technology, axes.resources]}
        figures={[1, 2]}
        rows={[
          [you.label, withRange(you.technology, tech), withRange(you.resources, res)],
          ...references.map(({ label, technology, resources }) => [label, figure(technology), figure(resources)]),
        ]}
      />
    </>
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
