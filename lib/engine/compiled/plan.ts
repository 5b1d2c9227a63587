import type { Input } from '../program/decider.ts';
import type { Program } from '../program/index.ts';
import type { NodeId } from '../program/nodes.ts';
import { type Kernel, schedule } from './schedule.ts';

/** What generated code is to give. */
export interface Wanted {
  /** Decisions, by their index in the program. */
  readonly decisions: readonly number[];
  /** What open answers could still make of them as well. */
  readonly possible?: boolean;
  /** The sums of options and strengths as well, and the rank of each option. */
  readonly sums?: boolean;
  readonly ranks?: boolean;
  /** Truths of single nodes, each with the place in one array where its first row stands. For one firm at a time. */
  readonly truths?: readonly { readonly node: NodeId; readonly at: number }[];
  /** Truths of single nodes for every row of their scope, for many firms at a time. */
  readonly conditions?: readonly NodeId[];
}

export interface Plan {
  readonly kernels: readonly Kernel[];
  readonly inputs: readonly (readonly Input[])[];
  readonly open: ReadonlySet<number>;
}

/** The kernels that give what is wanted. What is still possible of a decision is computed only where something reads it. */
export function planFor(program: Program, inputs: readonly (readonly Input[])[], wanted: Wanted, most?: number): Plan {
  const open = new Set(wanted.possible ? wanted.decisions : []);
  const nodes = [...(wanted.truths ?? []).map(({ node }) => node), ...(wanted.conditions ?? [])];
  for (;;) {
    const used = inputs.map((list, index) => [
      ...list.filter(({ forShown }) => forShown || open.has(index)),
      ...(wanted.sums && wanted.decisions.includes(index) ? [sumsOf(program, index)] : []),
    ]);
    const kernels = schedule(
      program,
      { nodes, decisions: wanted.decisions },
      used.map((list) => list.flatMap(({ ids }) => ids)),
      most,
    );
    const before = open.size;
    for (const step of kernels.flatMap(({ steps }) => steps)) {
      if ('decision' in step) {
        const { among } = program.results[step.decision]!;
        if (among !== null && open.has(step.decision)) open.add(among);
      } else {
        const node = program.nodes[step.node]!;
        if (node.op === 'result' && node.part !== 'shown') open.add(node.result);
      }
    }
    if (open.size === before) return { kernels, inputs: used, open };
  }
}

/** Sums of the options of a decision, then of its strengths, written out as they are. */
function sumsOf({ results }: Program, decision: number): Input {
  const { options, strengths } = results[decision]!;
  const ids = [...options, ...strengths].map(({ sum }) => sum);
  return { into: '', array: new Float64Array(), as: 'number', forShown: true, ids };
}
