/** So many go from one place to another. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface FlowNode {
  readonly label: string;
  readonly count: number;
  readonly y: number;
  readonly height: number;
}

export interface FlowBand {
  readonly flow: Flow;
  readonly left: readonly [top: number, bottom: number];
  readonly right: readonly [top: number, bottom: number];
}

export interface FlowLayout {
  readonly left: readonly FlowNode[];
  readonly right: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
  readonly height: number;
}

/**
 * A Sankey diagram of two columns: places by size from top to bottom, bands in the order of the places at their other end.
 *
 * @param room px that all bands take together, and what a place takes at least, for its label
 */
export function flowLayout(
  flows: readonly Flow[],
  room: { readonly bands: number; readonly node: number; readonly gap: number },
): FlowLayout {
  const total = flows.reduce((sum, { count }) => sum + count, 0);
  const scale = total === 0 ? 0 : room.bands / total;
  const column = (side: 'from' | 'to') => {
    const sums = new Map<string, number>();
    for (const flow of flows) sums.set(flow[side], (sums.get(flow[side]) ?? 0) + flow.count);
    let y = 0;
    return [...sums]
      .sort((a, b) => b[1] - a[1])
      .map(([label, count]): FlowNode => {
        const node = { label, count, y, height: Math.max(room.node, count * scale) };
        y += node.height + room.gap;
        return node;
      });
  };
  const [left, right] = [column('from'), column('to')];
  const order = (nodes: readonly FlowNode[], label: string) => nodes.findIndex((node) => node.label === label);
  const spans = (
    nodes: readonly FlowNode[],
    side: 'from' | 'to',
    others: readonly FlowNode[],
    other: 'from' | 'to',
  ) => {
    const found = new Map<Flow, readonly [number, number]>();
    for (const node of nodes) {
      const own = flows
        .filter((flow) => flow[side] === node.label)
        .sort((a, b) => order(others, a[other]) - order(others, b[other]));
      // A place that is taller than its bands has them in its middle.
      let y = node.y + (node.height - node.count * scale) / 2;
      for (const flow of own) {
        found.set(flow, [y, y + flow.count * scale]);
        y += flow.count * scale;
      }
    }
    return found;
  };
  const [leftSpans, rightSpans] = [spans(left, 'from', right, 'to'), spans(right, 'to', left, 'from')];
  const bottom = (nodes: readonly FlowNode[]) => Math.max(0, ...nodes.map(({ y, height }) => y + height));
  return {
    left,
    right,
    bands: flows.map((flow) => ({ flow, left: leftSpans.get(flow)!, right: rightSpans.get(flow)! })),
    height: Math.max(bottom(left), bottom(right)),
  };
}
