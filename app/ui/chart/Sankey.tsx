import { type Flow, type FlowNode, flowLayout } from './flow.ts';
import { wrapText } from './text.ts';

interface Props {
  /** The drawing's name; the table beside it says the rest. */
  label: string;
  flows: readonly Flow[];
  /** A number of firms as it is written. */
  count: (count: number) => string;
}

const fontSize = 13.5;
const line = 17;
const node = 10;
const perBand = 60;
const colours = ['var(--sea-3)', 'var(--land-3)', 'var(--sea-4)', 'var(--land-2)', 'var(--sea-2)', 'var(--umber-1)'];

/** From where to where, in two columns. Drawn twice, for wide and narrow places: text is never scaled. */
export function Sankey(props: Props) {
  return (
    <div className="chart full">
      <div className="if-wide">
        <Drawing {...props} width={720} bands={240} />
      </div>
      <div className="if-narrow">
        <Drawing {...props} width={320} bands={220} />
      </div>
    </div>
  );
}

function Drawing({ label, flows, count, width, bands }: Props & { width: number; bands: number }) {
  // One band as high as many would say more than it holds.
  const layout = flowLayout(flows, { bands: Math.min(bands, perBand * flows.length), node: 3 * line, gap: 10 });
  const [x0, x1] = [node, width - node];
  const middle = (x0 + x1) / 2;
  const colour = (from: string) => colours[layout.left.findIndex((one) => one.label === from) % colours.length];
  const room = width / 2 - node - 16;
  const words = (one: FlowNode, isLeft: boolean) => {
    const lines = [...wrapText(one.label, fontSize, room), count(one.count)];
    const top = one.y + one.height / 2 - ((lines.length - 1) * line) / 2 + fontSize * 0.35;
    return (
      <text key={one.label} className="on" textAnchor={isLeft ? 'start' : 'end'} fontWeight={600}>
        {lines.map((text, index) => (
          <tspan
            key={text}
            x={isLeft ? x0 + 8 : x1 - 8}
            y={top + index * line}
            fontWeight={index === lines.length - 1 ? 400 : 600}
          >
            {text}
          </tspan>
        ))}
      </text>
    );
  };
  return (
    <svg width={width} height={layout.height} viewBox={`0 0 ${width} ${layout.height}`} role="img" aria-label={label}>
      {layout.bands.map(({ flow, left: [a, b], right: [c, d] }) => (
        <path
          key={`${flow.from} ${flow.to}`}
          d={`M${x0} ${a}C${middle} ${a} ${middle} ${c} ${x1} ${c}V${d}C${middle} ${d} ${middle} ${b} ${x0} ${b}Z`}
          fill={colour(flow.from)}
          fillOpacity={0.6}
        />
      ))}
      {layout.left.map((one) => (
        <rect key={one.label} x={0} y={one.y} width={node} height={one.height} fill="var(--ink)" />
      ))}
      {layout.right.map((one) => (
        <rect key={one.label} x={x1} y={one.y} width={node} height={one.height} fill="var(--ink)" />
      ))}
      {layout.left.map((one) => words(one, true))}
      {layout.right.map((one) => words(one, false))}
    </svg>
  );
}
