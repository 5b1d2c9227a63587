import { At } from './marks';

export interface Hallmark {
  label: string;
  state: 'met' | 'not' | 'open';
}

const row = 25;

export function hallmarksHeight(count: number) {
  return 26 + count * row;
}

/** The four hallmarks on land: filled and ticked, empty, or hatched while open. */
export function Hallmarks(props: { title: string; items: Hallmark[]; x: string; y: number; hatch: string }) {
  const { title, items, x, y, hatch } = props;
  return (
    <At x={x} y={y}>
      <text className="on" style={{ stroke: 'var(--land-2)', fontSize: 14, fontWeight: 600 }}>
        {title}
      </text>
      {items.map(({ label, state }, index) => {
        const top = 16 + index * row;
        const color = state === 'open' ? 'var(--note)' : 'var(--ink)';
        const fill = { met: 'var(--ink)', not: 'var(--paper)', open: `url(#${hatch})` }[state];
        return (
          <g key={label}>
            <rect x=".7" y={top} width="13" height="13" fill={fill} stroke={color} strokeWidth="1.4" />
            {state === 'met' && (
              <path d={`M3.6 ${top + 6.8}l2.8 2.8 5-6`} fill="none" stroke="var(--land-2)" strokeWidth="1.8" />
            )}
            <text className="on" x="21" y={top + 11.5} style={{ stroke: 'var(--land-2)', fill: color }}>
              {label}
            </text>
          </g>
        );
      })}
    </At>
  );
}
