import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { cx } from '../cx';
import { ShowTable } from '../ShowTable';
import { contour, narrowWaters, shoreOf, wideWaters } from './contours';
import { type Hallmark, Hallmarks, hallmarksHeight } from './Hallmarks';
import { Hatch } from './Hatch';
import { At, Fix, Next } from './marks';
import { Plate } from './Plate';
import { wrapText } from './text';

export type Zone = 'prepare' | 'product' | 'brand' | 'integrated';
export interface ZoneText {
  label: string;
  note?: string | undefined;
}
export interface LevelMapProps {
  /** The finding in a sentence; the drawing's name. */
  finding: string;
  zones: Record<'product' | 'brand' | 'integrated', ZoneText> & { prepare?: ZoneText | undefined };
  /** Short labels: Now, Next. */
  now: { zone: Zone; label: string };
  next?: { zone: Zone; label: string } | undefined;
  /** Draws the way beyond the next step, dotted, to land. */
  later?: boolean | undefined;
  /** Open hallmarks are hatched; say "open" in the label too. */
  hallmarks?: { title: string; items: Hallmark[] } | undefined;
  /** full comes in its plate, with its table below; small is the drawing alone, for a plate of about half a page. */
  size?: 'full' | 'small' | undefined;
}

type Spot = { x: number; y: number };
type Shape = 'wide' | 'narrow';

/** Depth of the harbour strip that stands for "prepare first". */
const harbour = { wide: 160, narrow: 96 };
const ground: Record<Zone, string> = {
  prepare: 'var(--well)',
  product: 'var(--paper)',
  brand: 'var(--sea-1)',
  integrated: 'var(--land-2)',
};

export function LevelMap(props: LevelMapProps) {
  const t = useTranslations('common.chart');
  const id = useId();
  const size = props.size ?? 'full';
  const shown =
    props.now.zone === 'prepare' || props.next?.zone === 'prepare'
      ? props
      : { ...props, zones: { ...props.zones, prepare: undefined } };
  const drawings = (
    <div className={cx('chart', size)}>
      <Drawing {...shown} shape="wide" size={size} id={`${id}w`} />
      <Drawing {...shown} shape="narrow" size={size} id={`${id}n`} />
    </div>
  );
  if (size === 'small') return drawings;
  return (
    <>
      <Plate>{drawings}</Plate>
      <ShowTable
        caption={props.finding}
        head={[t('level'), t('position')]}
        rows={[
          ...zonesOf(shown).map(([zone, { label }]) => [
            label,
            [props.now, props.next].flatMap((mark) => (mark?.zone === zone ? [mark.label] : [])).join(', ') || '–',
          ]),
          ...(props.hallmarks?.items ?? []).map(({ label, state }) => [label, t(`hallmark.${state}`)]),
        ]}
      />
    </>
  );
}

function zonesOf({ zones }: LevelMapProps) {
  return (['prepare', 'product', 'brand', 'integrated'] as const).flatMap((zone) => {
    const text = zones[zone];
    return text ? [[zone, text] as const] : [];
  });
}

/** Where each zone's mark lies: x in % of the width, y in px. */
function spots(shape: Shape, height: number, hallmarks: boolean, inHarbour: boolean): Record<Zone, Spot> {
  if (shape === 'narrow') {
    return {
      prepare: { x: 74, y: -harbour.narrow / 2 },
      product: { x: 74, y: 62 },
      brand: { x: 69, y: 202 },
      integrated: { x: 74, y: hallmarks ? 306 : 318 },
    };
  }
  return {
    prepare: { x: 8, y: 0.68 * height },
    product: inHarbour ? { x: 21.5, y: 0.45 * height } : { x: 19, y: 0.62 * height },
    brand: { x: 46.5, y: 0.53 * height },
    integrated: { x: hallmarks ? 67 : 78, y: 0.47 * height },
  };
}

function Drawing(props: LevelMapProps & { shape: Shape; size: 'full' | 'small'; id: string }) {
  const { finding, now, next, later, hallmarks, shape, size, id } = props;
  const wide = shape === 'wide';
  const inHarbour = props.zones.prepare !== undefined;
  const onLand = now.zone === 'integrated' || next?.zone === 'integrated';
  const wideHeight = size === 'full' ? 244 : 272;
  // On a narrow map the mark on land and its label stand above the hallmarks.
  const hallmarksTop = wide ? 0.41 * wideHeight : onLand ? 346 : 322;
  const height = wide ? wideHeight : hallmarks ? hallmarksTop + hallmarksHeight(hallmarks.items.length) : 352;
  const top = !wide && inHarbour ? harbour.narrow : 0;
  const spot = spots(shape, height, hallmarks !== undefined, inHarbour);
  const at = (zone: Zone) => ({ x: `${spot[zone].x}%`, y: spot[zone].y });
  const stays = next?.zone === now.zone;
  const lastZone = next?.zone ?? now.zone;
  const labels = stays ? `${now.label} / ${next.label}` : now.label;

  return (
    <svg
      className={wide ? 'if-wide' : 'if-narrow'}
      role="img"
      aria-label={finding}
      width="100%"
      height={height + top}
      focusable="false"
    >
      <defs>
        <Hatch id={id} />
      </defs>
      <svg y={top} width="100%" height={height} overflow="visible" aria-hidden="true">
        <Water shape={shape} height={height} />
        {inHarbour && <Harbour shape={shape} height={height} />}
        {zonesOf(props).map(([zone, text]) => (
          <ZoneLabel key={zone} zone={zone} text={text} shape={shape} size={size} inHarbour={inHarbour} />
        ))}
        {hallmarks && <Hallmarks {...hallmarks} x={wide ? '72.5%' : '18'} y={hallmarksTop} hatch={id} />}
        {next && !stays && <Way from={at(now.zone)} to={at(next.zone)} />}
        {later && lastZone !== 'integrated' && <Way from={at(lastZone)} to={at('integrated')} dotted />}
        <Fix {...at(now.zone)} />
        {next && (stays ? <Next {...at(now.zone)} r={16} open={false} /> : <Next {...at(next.zone)} />)}
        <MarkLabel {...at(now.zone)} shape={shape} on={ground[now.zone]} far={stays}>
          {labels}
        </MarkLabel>
        {next && !stays && (
          <MarkLabel {...at(next.zone)} shape={shape} on={ground[next.zone]}>
            {next.label}
          </MarkLabel>
        )}
      </svg>
    </svg>
  );
}

function Water({ shape, height }: { shape: Shape; height: number }) {
  const water = shape === 'wide' ? wideWaters : narrowWaters;
  const line = (curves: readonly (readonly number[])[]) =>
    curves.map((curve) => contour(curve, shape, height)).join('');
  return (
    <svg width="100%" height={height} viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <g strokeWidth="1" fill="none">
        <rect width="1000" height={height} fill="var(--paper)" />
        <path d={line(water.lines.product)} stroke="var(--sea-1)" vectorEffect="non-scaling-stroke" />
        <path
          d={shoreOf(water.brand, shape, height)}
          fill="var(--sea-1)"
          stroke="var(--sea-3)"
          vectorEffect="non-scaling-stroke"
        />
        <path d={line(water.lines.brand)} stroke="var(--sea-2)" vectorEffect="non-scaling-stroke" />
        <path d={shoreOf(water.shoal, shape, height)} fill="var(--sea-2)" />
        <path d={shoreOf(water.shore, shape, height)} fill="var(--shore-1)" />
        <path
          d={shoreOf(water.coast, shape, height)}
          fill="var(--land-2)"
          stroke="var(--ink)"
          strokeWidth="1.3"
          vectorEffect="non-scaling-stroke"
        />
        <path d={line(water.lines.land)} stroke="var(--land-3)" opacity=".6" vectorEffect="non-scaling-stroke" />
      </g>
    </svg>
  );
}

/** Not on the chart's waters yet: a strip behind a quay. */
function Harbour({ shape, height }: { shape: Shape; height: number }) {
  const depth = harbour[shape];
  if (shape === 'wide') {
    const edge = `${depth / 10}%`;
    return (
      <>
        <rect width={edge} height={height} fill="var(--well)" />
        <line x1={edge} x2={edge} y1="0" y2={height} stroke="var(--ink)" strokeWidth="3" strokeDasharray="14 3" />
      </>
    );
  }
  return (
    <>
      <rect y={-depth} width="100%" height={depth} fill="var(--well)" />
      <line x1="0" x2="100%" y1="0" y2="0" stroke="var(--ink)" strokeWidth="3" strokeDasharray="14 3" />
    </>
  );
}

function Way({ from, to, dotted }: { from: { x: string; y: number }; to: { x: string; y: number }; dotted?: boolean }) {
  return (
    <line
      x1={from.x}
      y1={from.y}
      x2={to.x}
      y2={to.y}
      stroke="var(--ink)"
      strokeWidth={dotted ? 1.4 : 2}
      strokeDasharray={dotted ? '2 5' : undefined}
    />
  );
}

function ZoneLabel(props: { zone: Zone; text: ZoneText; shape: Shape; size: 'full' | 'small'; inHarbour: boolean }) {
  const { zone, text, shape, size, inHarbour } = props;
  const wide = shape === 'wide';
  const x = wide
    ? { prepare: '8%', product: inHarbour ? '24.5%' : '16.5%', brand: '47%', integrated: '83%' }[zone]
    : '18';
  const y = wide ? 34 : { prepare: 32 - harbour.narrow, product: 36, brand: 146, integrated: 254 }[zone];
  const room = wide ? (size === 'small' || (inHarbour && (zone === 'prepare' || zone === 'product')) ? 122 : 250) : 150;
  const on = { className: 'on', style: { stroke: ground[zone] }, textAnchor: wide ? ('middle' as const) : undefined };
  return (
    <>
      <text x={x} y={y} {...on} style={{ ...on.style, fontSize: 18, fontWeight: 600 }}>
        {text.label}
      </text>
      {text.note && (
        <text y={y + 4} {...on} style={{ ...on.style, fill: 'var(--ink-2)' }}>
          {wrapText(text.note, 13.5, room).map((line) => (
            <tspan key={line} x={x} dy="17">
              {line}
            </tspan>
          ))}
        </text>
      )}
    </>
  );
}

function MarkLabel(props: { x: string; y: number; shape: Shape; on: string; far?: boolean; children: string }) {
  const { x, y, shape, on, far = false, children } = props;
  const below = shape === 'wide' || far;
  return (
    <At x={x} y={y}>
      <text
        className="on"
        x={below ? 0 : 18}
        y={below ? (far ? 36 : 30) : 5}
        textAnchor={below ? 'middle' : undefined}
        style={{ stroke: on, fontSize: 15.5, fontWeight: 600 }}
      >
        {children}
      </text>
    </At>
  );
}
