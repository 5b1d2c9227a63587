import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { ShowTable } from '../ShowTable';
import {
  type EntryMapInput,
  type EntryMapLayout,
  type EntryMode,
  entryLine,
  isMain,
  layoutEntryMap,
  type PlacedMode,
} from './entry-map';
import { Hatch } from './Hatch';
import { At, Cross, Dot, Fix, Next } from './marks';

export interface EntryMapProps extends EntryMapInput {
  /** The finding in a sentence; the drawing's name. */
  finding: string;
}

/** The narrowest plot (320 px screens): what has room there has room everywhere. */
const narrowest = 244;

/** Every way in by what it ties up and what it leaves in one's hands, between floor and ceiling. */
export function EntryMap({ finding, ...input }: EntryMapProps) {
  const t = useTranslations('common.entryMap');
  const id = useId();
  const map = layoutEntryMap(input, narrowest);
  const isOpen = input.controlFrom[0] !== input.controlFrom[1] || input.commitmentUpTo[0] !== input.commitmentUpTo[1];
  return (
    <>
      <div className="chart quad entry-map">
        <p className="top-title" aria-hidden="true">
          {map.ceiling.low === null && map.ceiling.high === null ? t('noCeiling') : t('ceiling')}
        </p>
        <span className="y-title" aria-hidden="true">
          {t('control')} →
        </span>
        <span className="y-ticks" aria-hidden="true">
          {map.bands.map(({ control, top, height }) => (
            <span key={control} style={{ top: `${top + height / 2}px` }}>
              {control}
            </span>
          ))}
        </span>
        <svg role="img" aria-label={finding} width="100%" height={map.height} focusable="false">
          <defs>
            <Hatch id={`${id}o`} ground="none" gap={9} />
            <Hatch id={`${id}s`} ground="none" gap={9} color="var(--rule)" />
          </defs>
          <Waters map={map} shut={`url(#${id}s)`} open={`url(#${id}o)`} label={t('floor')} />
          <Leading map={map} />
          {map.modes.map((mode) => (
            <Mode key={mode.id} mode={mode} x={`${share(mode.x, map)}%`} />
          ))}
          <rect width="100%" height="100%" fill="none" stroke="var(--ink)" strokeWidth="2" />
        </svg>
        <span className="x-ticks" aria-hidden="true">
          {[1, 2, 3, 4, 5].map((place) => (
            <span key={place} style={{ left: `${place * 20 - 10}%` }}>
              {place}
            </span>
          ))}
        </span>
        <span className="x-title" aria-hidden="true">
          {t('commitment')} →
        </span>
      </div>
      <ul className="entry-key">
        {(['now', 'kept', 'next', 'possible', 'open', 'ruledOut'] as const)
          .filter((status) => input.modes.some((mode) => mode.status === status))
          .map((status) => (
            <li key={status}>
              <svg width="22" height="20" aria-hidden="true" focusable="false">
                <Mark status={status} x={11} y={10} />
              </svg>
              {t(`status.${status}`)}
            </li>
          ))}
        {isOpen && (
          <li>
            <span className="tag open">{t('lineOpen')}</span>
          </li>
        )}
      </ul>
      <ShowTable
        caption={finding}
        head={[t('way'), t('standing'), t('commitment'), t('control')]}
        figures={[2, 3]}
        rows={input.modes.map(({ label, status, commitment, control }) => [
          label,
          t(`status.${status}`),
          commitment,
          control,
        ])}
      />
    </>
  );
}

const share = (x: number, { width }: EntryMapLayout) => (100 * x) / width;

/** Feasible water, what lies beyond the lines, and the lines. */
function Waters({ map, shut, open, label }: { map: EntryMapLayout; shut: string; open: string; label: string }) {
  const { height, floor, ceiling } = map;
  const right = (from: number | null) => (from === null ? null : share(from, map));
  const [surely, maybe] = [right(ceiling.high), right(ceiling.low)];
  return (
    <>
      <rect width="100%" height={height} fill="var(--sea-1)" />
      {maybe !== null && <rect x={`${maybe}%`} width={`${100 - maybe}%`} height={height} fill="var(--paper)" />}
      {floor.high !== null && <rect width="100%" y={floor.high} height={height - floor.high} fill="var(--paper)" />}
      {maybe !== null && maybe !== surely && (
        <rect x={`${maybe}%`} width={`${(surely ?? 100) - maybe}%`} height={height} fill={open} opacity=".45" />
      )}
      {floor.high !== null && floor.high !== floor.low && (
        <rect width="100%" y={floor.high} height={(floor.low ?? height) - floor.high} fill={open} opacity=".45" />
      )}
      {surely !== null && <rect x={`${surely}%`} width={`${100 - surely}%`} height={height} fill={shut} opacity=".6" />}
      {floor.low !== null && <rect width="100%" y={floor.low} height={height - floor.low} fill={shut} opacity=".6" />}
      {map.bands.slice(1).map(({ control, top }) => (
        <line key={control} x2="100%" y1={top} y2={top} stroke="var(--line)" />
      ))}
      {[floor.high, floor.low].map(
        (y, index) =>
          y !== null && (
            <line
              key={index === 0 ? 'high' : 'low'}
              x2="100%"
              y1={y}
              y2={y}
              stroke={floor.high === floor.low ? 'var(--ink)' : 'var(--note)'}
              strokeWidth="2"
            />
          ),
      )}
      {[maybe, surely].map(
        (x, index) =>
          x !== null && (
            <line
              key={index === 0 ? 'low' : 'high'}
              x1={`${x}%`}
              x2={`${x}%`}
              y2={height}
              stroke={maybe === surely ? 'var(--ink)' : 'var(--note)'}
              strokeWidth="2"
            />
          ),
      )}
      {floor.label !== null && (
        <text className="on" x="100%" dx="-6" y={floor.label + 16} textAnchor="end" style={{ fontWeight: 600 }}>
          {label}
        </text>
      )}
    </>
  );
}

/** From where one is to the next step. */
function Leading({ map }: { map: EntryMapLayout }) {
  const to = map.modes.find(({ status }) => status === 'next');
  if (!to) return null;
  return map.modes
    .filter(({ status }) => status === 'now')
    .map(({ id, x, y }) => (
      <line
        key={id}
        x1={`${share(x, map)}%`}
        y1={y}
        x2={`${share(to.x, map)}%`}
        y2={to.y}
        stroke="var(--ink)"
        strokeWidth="1.6"
        strokeDasharray="6 3"
      />
    ));
}

function Mode({ mode, x }: { mode: PlacedMode; x: string }) {
  const { y, side, lines, status } = mode;
  return (
    <>
      <Mark status={status} x={x} y={y} />
      <At x={x} y={y}>
        <text
          className="on"
          y={4.5 - ((lines.length - 1) * entryLine) / 2}
          textAnchor={side === 'w' ? 'end' : undefined}
          style={{
            fill: status === 'open' ? 'var(--note)' : status === 'ruledOut' ? 'var(--ink-2)' : undefined,
            fontWeight: isMain(mode) ? 600 : undefined,
          }}
        >
          {lines.map((line, index) => (
            <tspan key={line} x={side === 'e' ? 14 : -14} dy={index === 0 ? undefined : entryLine}>
              {line}
            </tspan>
          ))}
        </text>
      </At>
    </>
  );
}

function Mark({ status, x, y }: { status: EntryMode['status']; x: string | number; y: number }) {
  if (status === 'now') return <Fix x={x} y={y} r={9} />;
  if (status === 'kept') return <Fix x={x} y={y} r={6} />;
  if (status === 'next') return <Next x={x} y={y} r={9} />;
  if (status === 'open') return <Next x={x} y={y} r={6} open />;
  return status === 'possible' ? <Dot x={x} y={y} /> : <Cross x={x} y={y} />;
}
