import type { Machine } from '../program/index.ts';
import type { Node, NodeId } from '../program/nodes.ts';

/** What a state becomes with one more element. */
export type Fold = (state: readonly number[], element: readonly number[], index: number) => readonly number[];

/** Values of some nodes at a place, one step of a chain. */
export interface Element {
  readonly nodes: readonly NodeId[];
  readonly place: number;
}

/** How nodes that join many others are taken one after the other. The first element is the first state unless one is given. */
interface Folded {
  readonly elements: readonly Element[];
  readonly fold: Fold;
  readonly start?: readonly number[];
}

/** Null if the nodes do not join many others the same way. */
export function foldOf(nodes: readonly NodeId[], place: number, machine: Machine): Folded | null {
  const { nodes: all } = machine.program;
  const found = nodes.map((node) => all[node]!);
  const [first] = found as [Node];
  if (found.some((node) => node.op !== first.op)) return null;
  if (first.op === 'over') {
    if (found.length > 1) {
      const overs = found as Extract<Node, { op: 'over' }>[];
      if (overs.some(({ of, how }) => of !== first.of || how !== first.how)) return null;
    }
    const args = (found as Extract<Node, { op: 'over' }>[]).map(({ arg }) => arg);
    const count = machine.count(first.of);
    const elements = Array.from({ length: count }, (_, at) => ({ nodes: args, place: at }));
    const join = first.how === 'sum' ? (a: number, b: number) => a + b : first.how === 'max' ? Math.max : Math.min;
    return { elements, fold: (state, element) => state.map((value, i) => join(value, element[i]!)) };
  }
  if (first.op === 'weigh') {
    const weighs = found as Extract<Node, { op: 'weigh' }>[];
    if (
      weighs.some(({ rows, weights }) => rows.join() !== first.rows.join() || weights.join() !== first.weights.join())
    )
      return null;
    const add = (sum: number, truth: number, weight: number, open: string) => {
      if (truth === 2) return sum + weight;
      return truth === 0 || open === 'sure'
        ? sum
        : sum + (open === 'least' ? Math.min(0, weight) : Math.max(0, weight));
    };
    return {
      elements: first.rows.map((row) => ({ nodes: [row], place })),
      fold: (state, [truth], i) => state.map((sum, n) => add(sum, truth!, first.weights[i]!, weighs[n]!.open)),
      start: weighs.map(() => 0),
    };
  }
  if (!('args' in first) || first.op === 'interval') return null;
  const many = found as Extract<Node, { op: 'and' | 'or' | 'min' | 'max' | 'orBits' | 'mean' }>[];
  const { op, args } = first;
  if (many.some((node) => node.args.length !== args.length)) return null;
  const elements = args.map((_, i) => ({ nodes: many.map((node) => node.args[i]!), place }));
  const join = (a: number, b: number) =>
    op === 'orBits' ? a | b : op === 'mean' ? a + b : op === 'and' || op === 'min' ? Math.min(a, b) : Math.max(a, b);
  const fold: Fold = (state, element, i) => {
    const next = state.map((value, n) => join(value, element[n]!));
    return op === 'mean' && i === args.length - 1 ? next.map((sum) => sum / args.length) : next;
  };
  return { elements, fold };
}
