import { fill } from '../../advice/index.ts';
import type { Block } from '../payload.ts';
import type { Scribe } from '../scribe.ts';
import { colour, drawing, element, label } from './svg.ts';

const size = { width: 640, height: 230 };
const plot = { left: 40, top: 8, width: 594, height: 188 };
/** Half of the drawn scale at least: the cut-off lies in the middle, so that neither side looks larger than it is. */
const halfScale = 10;

/** Technology up, resources to the right, parted where a strength counts as strong; the box is what the open answers leave. */
export function strengthChart({ advice, words }: Scribe): Block {
  const { technology, resource, label: model } = advice.model;
  const reach = [technology, resource].flatMap(({ score, low, high, strongFrom }) =>
    [score, low, high].map((value) => Math.abs(value - strongFrom) + 1),
  );
  const half = Math.max(halfScale, ...reach);
  const x = (score: number) => plot.left + ((score - resource.strongFrom + half) / (2 * half)) * plot.width;
  const y = (score: number) => plot.top + (1 - (score - technology.strongFrom + half) / (2 * half)) * plot.height;
  const [middle, centre] = [x(resource.strongFrom), y(technology.strongFrom)];
  const corner = (text: string, isRight: boolean, isTop: boolean) =>
    label(
      text,
      isRight ? plot.left + plot.width - 8 : plot.left + 8,
      isTop ? plot.top + 18 : plot.top + plot.height - 9,
      {
        'text-anchor': isRight ? 'end' : 'start',
        fill: colour.quiet,
      },
    );
  const stroke = { fill: 'none', stroke: colour.ink };
  const svg = drawing(
    advice.locale,
    size.width,
    size.height,
    element('rect', { x: plot.left, y: plot.top, width: plot.width, height: plot.height, fill: colour.sea1 }),
    element('rect', {
      x: middle,
      y: plot.top,
      width: plot.left + plot.width - middle,
      height: centre - plot.top,
      fill: colour.land2,
    }),
    element('path', {
      d: `M${middle} ${plot.top}v${plot.height}M${plot.left} ${centre}h${plot.width}`,
      ...stroke,
      'stroke-dasharray': '4 3',
    }),
    element('rect', { x: plot.left, y: plot.top, width: plot.width, height: plot.height, ...stroke }),
    element('rect', {
      x: x(resource.low),
      y: y(technology.high),
      width: Math.max(0, x(resource.high) - x(resource.low)),
      height: Math.max(0, y(technology.low) - y(technology.high)),
      fill: colour.note,
      'fill-opacity': 0.12,
      stroke: colour.note,
    }),
    corner(words.ruleExport, false, true),
    corner(words.convergent, true, true),
    corner(words.buildFirst, false, false),
    corner(words.chainIntegration, true, false),
    element('circle', {
      cx: x(resource.score),
      cy: y(technology.score),
      r: 7,
      fill: '#ffffff',
      stroke: colour.ink,
      'stroke-width': 2,
    }),
    element('circle', { cx: x(resource.score), cy: y(technology.score), r: 2.5, fill: colour.ink }),
    label(words.firm, x(resource.score) + 12, y(technology.score) + 4, {
      'font-weight': 600,
      stroke: '#ffffff',
      'stroke-width': 3,
      'paint-order': 'stroke',
    }),
    element('rect', {
      x: plot.left,
      y: size.height - 20,
      width: 10,
      height: 10,
      fill: colour.note,
      'fill-opacity': 0.12,
      stroke: colour.note,
    }),
    label(words.strengthShade, plot.left + 16, size.height - 11, { fill: colour.quiet }),
    label(`${resource.label} →`, plot.left + plot.width, size.height - 10, {
      'text-anchor': 'end',
      fill: colour.quiet,
    }),
    label(`${technology.label} ↑`, 0, 0, {
      fill: colour.quiet,
      transform: `translate(28 ${plot.top + plot.height}) rotate(-90)`,
    }),
  );
  const alt = fill(words.strengthFinding, {
    technology: technology.score,
    resource: resource.score,
    technologyCut: technology.strongFrom,
    resourceCut: resource.strongFrom,
    model,
  });
  return { kind: 'chart', svg, alt };
}
