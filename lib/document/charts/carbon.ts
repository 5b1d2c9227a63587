import { type CarbonPathView, fill } from '../../advice/index.ts';
import type { Block } from '../payload.ts';
import type { Scribe } from '../scribe.ts';
import { colour, drawing, element, label, type Markup } from './svg.ts';

export type GoodRow = CarbonPathView['goods'][number]['rows'][number];
export type Span = GoodRow['due'];

const size = { width: 640, height: 210 };
const plot = { left: 48, top: 26, width: 560, height: 150 };

/** Cost of a tonne year by year: on default values, and on own data where there are any. Nothing where no figure has an upper end. */
export function carbonChart({ advice, words }: Scribe, good: string, rows: readonly GoodRow[]): Block[] {
  const bounded = rows.flatMap(({ year, perTonne: { defaults, own } }) =>
    defaults.high === null ? [] : [{ year, defaults: { low: defaults.low, high: defaults.high }, own: boundedOf(own) }],
  );
  if (bounded.length < 2) return [];
  const [first, last] = [bounded[0]!, bounded.at(-1)!];
  const most = Math.max(1, ...bounded.flatMap(({ defaults, own }) => [defaults.high, own?.high ?? 0]));
  const step = niceStep(most / 4);
  const top = Math.ceil(most / step) * step;
  const x = (year: number) => plot.left + ((year - first.year) / (last.year - first.year)) * plot.width;
  const y = (value: number) => plot.top + plot.height * (1 - value / top);
  const figure = new Intl.NumberFormat(advice.locale, { maximumFractionDigits: 0 });
  const text = ({ low, high }: Bounded) =>
    Math.round(low) === Math.round(high) ? figure.format(low) : `${figure.format(low)}–${figure.format(high)}`;
  const series = (key: 'defaults' | 'own', ink: string, fill: string): Markup[] => {
    const points = bounded.flatMap((row) => (row[key] ? [{ year: row.year, ...row[key] }] : []));
    if (points.length < 2) return [];
    const line = (end: 'low' | 'high') => points.map((point) => `${x(point.year)} ${y(point[end])}`);
    return [
      element('path', { d: `M${[...line('high'), ...line('low').reverse()].join('L')}Z`, fill }),
      ...(['low', 'high'] as const).map((end) =>
        element('path', { d: `M${line(end).join('L')}`, fill: 'none', stroke: ink, 'stroke-width': 1.8 }),
      ),
      ...points.map((point) => element('circle', { cx: x(point.year), cy: y(point.high), r: 2.4, fill: ink })),
    ];
  };
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  const hasOwn = bounded.some(({ own }) => own);
  const svg = drawing(
    advice.locale,
    size.width,
    size.height,
    ...ticks.flatMap((value) => [
      element('line', { x1: plot.left, x2: plot.left + plot.width, y1: y(value), y2: y(value), stroke: colour.line }),
      label(figure.format(value), plot.left - 8, y(value) + 4, {
        'text-anchor': 'end',
        fill: colour.quiet,
        'font-size': 10,
      }),
    ]),
    ...series('defaults', colour.umber, colour.umber1),
    ...series('own', colour.sea5, colour.sea1),
    ...bounded.map(({ year }) =>
      label(String(year), x(year), plot.top + plot.height + 18, {
        'text-anchor': 'middle',
        fill: colour.quiet,
        'font-size': 10,
      }),
    ),
    element('circle', { cx: plot.left + 6, cy: 9, r: 4, fill: colour.umber }),
    label(`${words.defaults}${advice.locale === 'zh' ? '，' : ', '}${words.perTonne}`, plot.left + 15, 13, {
      fill: colour.umber,
      'font-weight': 600,
    }),
    ...(hasOwn
      ? [
          element('circle', { cx: plot.left + 306, cy: 9, r: 4, fill: colour.sea5 }),
          label(words.own, plot.left + 315, 13, { fill: colour.sea5, 'font-weight': 600 }),
        ]
      : []),
  );
  const values = { good, first: first.year, last: last.year, from: text(first.defaults), to: text(last.defaults) };
  const alt =
    first.own && last.own
      ? fill(words.carbonFindingOwn, { ...values, ownFrom: text(first.own), ownTo: text(last.own) })
      : fill(words.carbonFinding, values);
  return [{ kind: 'chart', svg, alt }];
}

interface Bounded {
  readonly low: number;
  readonly high: number;
}

function boundedOf(span: Span | null): Bounded | null {
  return span && span.high !== null ? { low: span.low, high: span.high } : null;
}

/** The next of 1, 2, 5, 10, 20 … */
function niceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10);
}
