import type { Layout, Program } from '../program/index.ts';
import type { Node, NodeId } from '../program/nodes.ts';

/**
 * How generated code holds the value of a node.
 *
 * - truth: 0 no, 1 maybe, 3 yes: two bits, "may" and "is", so that and, or are one machine instruction each
 * - yes, may: one of the two bits, where nobody reads the other
 * - whole: a 32-bit integer (bits of options, counts, 0 and 1)
 * - number: a floating-point number
 */
export type Kind = 'truth' | 'yes' | 'may' | 'whole' | 'number';

/** Kind of each node; a constant takes the kind that its reader wants. */
export function kindsOf({ nodes, layout }: Pick<Program, 'nodes' | 'layout'>): readonly Kind[] {
  const cells = cellPlaces(layout);
  const kinds: Kind[] = [];
  const join = (args: readonly NodeId[]): Kind => {
    const found = args.filter((arg) => nodes[arg]!.op !== 'const').map((arg) => kinds[arg]!);
    if (found.includes('truth')) return 'truth';
    return args.every((arg) => kinds[arg] === 'whole') ? 'whole' : 'number';
  };
  for (const node of nodes) kinds.push(kindOf(node, cells, join));
  return kinds;
}

function kindOf(node: Node, cells: ReturnType<typeof cellPlaces>, join: (args: readonly NodeId[]) => Kind): Kind {
  switch (node.op) {
    case 'const':
      return isWhole(node.value) ? 'whole' : 'number';
    case 'cell':
      return cells[node.scope][node.cell]!.kind;
    case 'and':
    case 'or':
    case 'not':
    case 'oneOf':
    case 'shares':
    case 'within':
      return 'truth';
    case 'min':
    case 'max':
      return join(node.args);
    case 'if':
      return join([node.then, node.otherwise]);
    case 'over':
      return node.how === 'sum' ? join([node.none]) : join([node.arg, node.none]);
    case 'weigh':
      return node.weights.every(isWhole) ? 'whole' : 'number';
    case 'asOf':
    case 'mean':
    case 'interval':
    case 'floor':
    case 'log':
    case 'clamp':
      return 'number';
    default:
      return 'whole';
  }
}

export function isWhole(value: number): boolean {
  return Object.is(value, value | 0);
}

/** How a cell is held in columns: its kind, and which of the columns of this kind it is. */
export interface Place {
  readonly kind: 'truth' | 'whole' | 'number';
  readonly index: number;
}

/** Where each cell of the layout stands. */
export function cellPlaces(layout: Layout): Readonly<Record<Node['scope'], readonly Place[]>> {
  const kinds: Record<Node['scope'], Place['kind'][]> = { firm: [], market: [], goods: [] };
  for (const scope of ['firm', 'market', 'goods'] as const) kinds[scope] = new Array(layout.size[scope]).fill('number');
  for (const { id, scope, type } of layout.questions.values()) {
    const { given, first } = layout.cells.get(id)!;
    kinds[scope][given] = 'whole';
    if (type === 'choice' || type === 'multi') kinds[scope][first] = 'whole';
    if (type === 'multi') kinds[scope][first + 1] = 'whole';
    if (type === 'boolean') kinds[scope][first] = 'truth';
  }
  const numbered = (list: readonly Place['kind'][]) => {
    const next = { truth: 0, whole: 0, number: 0 };
    return list.map((kind): Place => ({ kind, index: next[kind]++ }));
  };
  return { firm: numbered(kinds.firm), market: numbered(kinds.market), goods: numbered(kinds.goods) };
}
