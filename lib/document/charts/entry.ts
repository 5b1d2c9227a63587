import { fill, type MarketAdvice, type ModeView } from '../../advice/index.ts';
import type { Block } from '../payload.ts';
import type { Scribe } from '../scribe.ts';
import { colour, drawing, element, label, type Markup, widthOf } from './svg.ts';

const width = 640;
const plot = { left: 62, right: width - 6, top: 8 };
const rungs = [5, 4, 3, 2, 1];
const line = 17;

/** Every way into a market: commitment to the right, control up, with what is needed at least and what can be carried at most. */
export function entryChart(scribe: Scribe, { label: market, entry }: MarketAdvice): Block[] {
  if (entry.options.length === 0) return [];
  const { words, said, advice } = scribe;
  const column = (plot.right - plot.left) / rungs.length;
  const parts: Markup[] = [];
  const tooLittle: Markup[] = [];
  let y = plot.top;
  for (const control of rungs) {
    const here = entry.options.filter((option) => option.control === control);
    const height = Math.max(24, here.length * line + 8);
    const isShort = control < entry.controlFrom[0];
    tooLittle.push(box(plot.left, y, plot.right - plot.left, height, isShort ? colour.land1 : '#ffffff'));
    parts.push(
      element('line', { x1: plot.left, x2: plot.right, y1: y, y2: y, stroke: colour.line }),
      label(String(control), plot.left - 8, y + height / 2 + 4, { 'text-anchor': 'end', fill: colour.quiet }),
    );
    here.forEach((option, index) =>
      parts.push(...mark(option, plot.left + (option.commitment - 0.5) * column, y + 4 + (index + 0.5) * line)),
    );
    y += height;
  }
  const most = plot.left + entry.commitmentUpTo[0] * column;
  const tooMuch = most < plot.right ? [box(most, plot.top, plot.right - most, y - plot.top, colour.land1)] : [];
  const first = entry.options.find(({ status }) => status === 'now');
  const alt = first
    ? fill(words.entryFinding, {
        market,
        ways: entry.now.map((way) => way.label).join(said.comma),
        control: first.control,
        commitment: first.commitment,
      })
    : fill(words.entryFindingNone, { market });
  const axis = [1, 2, 3, 4, 5].map((commitment) =>
    label(String(commitment), plot.left + (commitment - 0.5) * column, y + 16, {
      'text-anchor': 'middle',
      fill: colour.quiet,
    }),
  );
  const svg = drawing(
    advice.locale,
    width,
    y + 40,
    ...tooLittle,
    ...tooMuch,
    ...parts,
    element('rect', {
      x: plot.left,
      y: plot.top,
      width: plot.right - plot.left,
      height: y - plot.top,
      fill: 'none',
      stroke: colour.ink,
    }),
    ...axis,
    label(`${words.commitment} →`, plot.right, y + 33, { 'text-anchor': 'end', fill: colour.quiet }),
    label(`${words.control} ↑`, 0, plot.top + 12, { fill: colour.quiet }),
    box(plot.left, y + 24, 10, 10, colour.land1, colour.line),
    label(words.entryShade, plot.left + 15, y + 33, { fill: colour.quiet }),
  );
  return [{ kind: 'chart', svg, alt }];
}

function box(x: number, y: number, w: number, h: number, fill: string, stroke = 'none'): Markup {
  return element('rect', { x, y, width: w, height: h, fill, stroke });
}

function mark({ label: name, status }: ModeView, x: number, y: number): Markup[] {
  const isMain = status === 'now' || status === 'next';
  const isShut = status === 'ruledOut';
  const fits = x + 12 + widthOf(name) * 1.08 < plot.right - 4;
  const dot = isShut
    ? element('path', { d: `M${x - 4} ${y - 4}l8 8m0-8l-8 8`, stroke: colour.quiet, 'stroke-width': 1.4 })
    : element('circle', {
        cx: x,
        cy: y,
        r: isMain ? 5 : 4,
        fill: status === 'now' ? colour.ink : '#ffffff',
        stroke: isMain ? colour.ink : colour.sea4,
        'stroke-width': isMain ? 2 : 1.4,
        ...(status === 'next' ? { 'stroke-dasharray': '3 2' } : {}),
      });
  return [
    dot,
    label(name, fits ? x + 11 : x - 11, y + 4, {
      'text-anchor': fits ? 'start' : 'end',
      'font-weight': isMain ? 600 : 400,
      fill: isShut ? colour.quiet : colour.ink,
    }),
  ];
}
