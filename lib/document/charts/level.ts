import { fill } from '../../advice/index.ts';
import type { Block } from '../payload.ts';
import type { Scribe } from '../scribe.ts';
import { colour, drawing, element, label, type Markup } from './svg.ts';

const width = 640;
const height = 132;
const stations = ['product', 'brand', 'integrated'] as const;

/** Open water, shoal, land: where the firm stands, where it goes next, and the marks of the last level. */
export function levelChart({ advice: { level, locale }, words }: Scribe): Block {
  const at = (index: number) => [96, 290, 440][index]!;
  const places: readonly (string | null)[] = stations;
  const [now, next] = [places.indexOf(level.current), places.indexOf(level.target)];
  const fix = (index: number, isNow: boolean): Markup[] => [
    element('circle', {
      cx: at(index),
      cy: 82,
      r: 8,
      fill: '#ffffff',
      stroke: colour.ink,
      'stroke-width': 2,
      ...(isNow ? {} : { 'stroke-dasharray': '3 2' }),
    }),
    ...(isNow ? [element('circle', { cx: at(index), cy: 82, r: 3, fill: colour.ink })] : []),
    label(isNow ? words.now : words.next, at(index), 110, { 'text-anchor': 'middle', 'font-weight': 600 }),
  ];
  const met = level.hallmarks.filter(({ state }) => state === 'met').length;
  const state = { met: colour.ink, notMet: '#ffffff', open: '#ffffff' };
  const marks = level.hallmarks.flatMap((mark, index) => [
    element('rect', {
      x: 478,
      y: 42 + index * 20,
      width: 10,
      height: 10,
      fill: state[mark.state],
      stroke: mark.state === 'open' ? colour.note : colour.ink,
    }),
    label(`${words.markShort[mark.id as keyof typeof words.markShort] ?? mark.label}`, 495, 51 + index * 20, {
      fill: mark.state === 'open' ? colour.note : colour.ink,
      'font-size': 10,
    }),
  ]);
  const svg = drawing(
    locale,
    width,
    height,
    element('rect', { width, height, fill: '#ffffff' }),
    element('path', { d: `M190 0C165 30 215 55 180 85S200 120 186 ${height}H${width}V0Z`, fill: colour.sea1 }),
    element('path', { d: `M352 0C378 30 330 60 362 90S350 118 372 ${height}H${width}V0Z`, fill: colour.sea2 }),
    element('path', {
      d: `M376 0C400 30 352 60 386 90S376 118 398 ${height}H${width}V0Z`,
      fill: colour.land2,
      stroke: colour.ink,
    }),
    ...stations.map((station, index) =>
      label(words.levels[station], [96, 276, 516][index]!, 24, {
        'text-anchor': 'middle',
        'font-weight': 600,
        'font-size': 13,
      }),
    ),
    ...(now >= 0 && next > now
      ? [
          element('line', {
            x1: at(now) + 8,
            x2: at(next) - 8,
            y1: 82,
            y2: 82,
            stroke: colour.ink,
            'stroke-width': 1.6,
          }),
        ]
      : []),
    ...(next >= 0 && next !== now ? fix(next, false) : []),
    ...(now >= 0 ? fix(now, true) : []),
    ...marks,
    element('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1, fill: 'none', stroke: colour.ink }),
  );
  const alt = fill(words.levelFinding, {
    current: level.currentLabel,
    target: level.targetLabel,
    met,
    all: level.hallmarks.length,
  });
  return { kind: 'chart', svg, alt };
}
