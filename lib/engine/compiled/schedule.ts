import type { Scope } from '../../rulebook/index.ts';
import { inputsOf, type Program } from '../program/index.ts';
import type { NodeId } from '../program/nodes.ts';

/** A step of generated code: a node to compute, or a decision to take. */
export type Step = { readonly node: NodeId } | { readonly decision: number };

/** Steps over the rows of one scope that need nothing but each other and what earlier kernels computed: one loop. */
export interface Kernel {
  readonly scope: Scope;
  readonly steps: readonly Step[];
}

/** V8 does not optimise functions beyond a certain length of bytecode. */
const mostSteps = 400;

/**
 * Puts what is wanted of a program, and all it rests on, into kernels.
 * @param reads nodes that each decision is read from
 * @param most steps of a kernel
 */
export function schedule(
  program: Program,
  wanted: { readonly nodes: readonly NodeId[]; readonly decisions: readonly number[] },
  reads: readonly (readonly NodeId[])[],
  most = mostSteps,
): Kernel[] {
  let left = needed(program, wanted, reads);
  const done = new Set<string>();
  const kernels: Kernel[] = [];
  const isReady = (step: Step) => dependencies(program, step, reads).every((other) => done.has(keyOf(other)));
  while (left.length > 0) {
    const { scope } = left.map((step) => ({ step, scope: scopeOf(program, step) })).find(({ step }) => isReady(step))!;
    const steps: Step[] = [];
    const later: Step[] = [];
    for (const step of left) {
      // What gathers the values of other rows must wait until their loop has ended.
      if (steps.length < most && scopeOf(program, step) === scope && isReady(step)) {
        steps.push(step);
        done.add(keyOf(step));
      } else later.push(step);
    }
    left = later;
    kernels.push({ scope, steps });
  }
  return kernels;
}

export function keyOf(step: Step): string {
  return 'node' in step ? `v${step.node}` : `d${step.decision}`;
}

export function scopeOf({ nodes, results }: Program, step: Step): Scope {
  return 'node' in step ? nodes[step.node]!.scope : results[step.decision]!.scope;
}

/** What a step needs. Constants need not be computed. */
export function dependencies({ nodes, results }: Program, step: Step, reads: readonly (readonly NodeId[])[]): Step[] {
  const variable = (ids: readonly NodeId[]) => ids.filter((id) => nodes[id]!.op !== 'const').map((node) => ({ node }));
  if ('decision' in step) {
    const { among } = results[step.decision]!;
    return [...variable(reads[step.decision]!), ...(among === null ? [] : [{ decision: among }])];
  }
  const node = nodes[step.node]!;
  return node.op === 'result' ? [{ decision: node.result }] : variable(inputsOf(node));
}

/** All steps that the wanted ones rest on, each after what it rests on. */
function needed(
  program: Program,
  wanted: { readonly nodes: readonly NodeId[]; readonly decisions: readonly number[] },
  reads: readonly (readonly NodeId[])[],
): Step[] {
  const seen = new Set<string>();
  const found: Step[] = [];
  const visit = (step: Step) => {
    if (seen.has(keyOf(step))) return;
    seen.add(keyOf(step));
    for (const other of dependencies(program, step, reads)) visit(other);
    found.push(step);
  };
  for (const decision of wanted.decisions) visit({ decision });
  for (const node of wanted.nodes) if (program.nodes[node]!.op !== 'const') visit({ node });
  return found;
}
