import type { Scope } from '../../rulebook/index.ts';
import { inputsOf, type Program } from '../program/index.ts';
import type { Node, NodeId } from '../program/nodes.ts';

/**
 * Which nodes of a program are best looked at together, and once for all rules that read them: both ends of a number, what is ticked and what may be, what
 * several others read. Found once per program.
 */
export class Parts {
  readonly #of = new Map<NodeId, readonly NodeId[]>();
  readonly #cells = new Map<string, NodeId>();
  readonly #args: readonly (readonly NodeId[])[];
  readonly #results: readonly ResultPart[][];

  constructor({ nodes, results }: Program) {
    this.#args = nodes.map(argsOf);
    this.#results = results.map(() => []);
    const readers = new Uint16Array(nodes.length);
    for (const args of this.#args) for (const arg of args) readers[arg]!++;
    nodes.forEach((node, id) => {
      if (node.op === 'cell') this.#cells.set(`${node.scope} ${node.cell}`, id);
      if (node.op === 'result') this.#results[node.result]!.push({ node: id, part: node.part });
      if (node.op === 'over') readers[node.arg]!++;
    });
    const together = (...members: NodeId[]) => {
      const worth = members.every((id) => !leaves.has(nodes[id]!.op) && !this.#of.has(id));
      const [first, second] = members.map((id) => nodes[id]!.scope);
      if (worth && (second === undefined || first === second)) for (const id of members) this.#of.set(id, members);
    };
    // Ends of a number may be one node, where it is known exactly.
    const pair = (a: NodeId, b: NodeId) => (a === b ? together(a) : together(a, b));
    for (const node of nodes) {
      if (node.op === 'within') pair(node.lo, node.hi);
      else if (node.op === 'shares') pair(node.yes, node.maybe);
      else if (node.op === 'interval')
        for (let i = 0; i < node.args.length; i += 2) pair(node.args[i]!, node.args[i + 1]!);
      else if (node.op === 'oneOf') together(node.mask);
    }
    // Both ends of a weighed sum, also where something is done with them before they are read.
    const weighed = new Map<string, NodeId>();
    nodes.forEach((node, id) => {
      if (node.op !== 'weigh' || node.open === 'sure' || this.#of.has(id)) return;
      const key = `${node.scope} ${node.rows.join()} ${node.weights.join()}`;
      const other = weighed.get(key);
      if (other === undefined) weighed.set(key, id);
      else pair(other, id);
    });
    nodes.forEach((node, id) => {
      if (readers[id]! > 1 && truths.has(node.op)) together(id);
    });
  }

  /** The nodes that are looked at together with this one; none if it is looked at where it is read. */
  of(id: NodeId): readonly NodeId[] | undefined {
    return this.#of.get(id);
  }

  cell(scope: Scope, cell: number): NodeId | undefined {
    return this.#cells.get(`${scope} ${cell}`);
  }

  /** The nodes that tell the result of a decision. */
  result(index: number): readonly ResultPart[] {
    return this.#results[index]!;
  }

  /** What a node reads at its own place; what it reads at all places of a scope is not among them. */
  args(id: NodeId): readonly NodeId[] {
    return this.#args[id]!;
  }
}

interface ResultPart {
  readonly node: NodeId;
  readonly part: Extract<Node, { op: 'result' }>['part'];
}

const leaves: ReadonlySet<Node['op']> = new Set(['const', 'asOf', 'cell', 'result']);
const truths: ReadonlySet<Node['op']> = new Set(['and', 'or', 'not', 'oneOf', 'shares', 'within', 'if', 'over']);

/** What a node reads at its own place. */
function argsOf(node: Node): readonly NodeId[] {
  return node.op === 'over' ? [] : inputsOf(node);
}
