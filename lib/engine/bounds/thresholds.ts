import type { Scope } from '../../rulebook/index.ts';
import type { Machine, Program } from '../program/index.ts';
import type { Node, NodeId } from '../program/nodes.ts';

/** Where tests that read a number through arithmetic change their mind, as numbers of the answer itself. */
interface Reach {
  readonly cuts: Set<number>;
  /** It is added to, or taken times, something else that is open: no cut tells all. */
  joined: boolean;
}

const nowhere: Reach = { cuts: new Set(), joined: false };

/** Follows the ends of tests back through arithmetic to the answers it starts from. */
export class Thresholds {
  readonly #program: Program;
  /** Arithmetic that rests on numbers of answers, last first. */
  readonly #nodes: readonly NodeId[];

  constructor(program: Program) {
    this.#program = program;
    const numeric = new Set<NodeId>();
    program.nodes.forEach((node, id) => {
      if (argsOf(node).some((arg) => numeric.has(arg) || program.nodes[arg]!.op === 'cell')) numeric.add(id);
    });
    this.#nodes = [...numeric].reverse();
  }

  /** @param machine has just run for the firm: what is known stands as a constant */
  of(machine: Machine): (scope: Scope, cell: number, place: number) => { joined: boolean; cuts: readonly number[] } {
    const { nodes } = this.#program;
    const reach = new Map<number, Reach>();
    const cells = new Map<string, number>();
    const at = (id: NodeId, place: number): Reach => {
      const node = nodes[id]!;
      const k = node.scope === 'firm' ? 0 : place;
      const slot = machine.slot(id, k);
      if (node.op === 'cell') cells.set(`${node.scope} ${k} ${node.cell}`, slot);
      const known = reach.get(slot) ?? { cuts: new Set(), joined: false };
      reach.set(slot, known);
      return known;
    };
    const places = (scope: Scope) => Array.from({ length: machine.count(scope) }, (_, place) => place);
    // Tests stand after what they read, so they are met before it.
    for (const id of this.#nodes) {
      const node = nodes[id]!;
      for (const place of places(node.scope)) {
        if (node.op === 'within') {
          for (const { lo, hi } of node.ranges)
            for (const end of [lo, hi])
              if (Number.isFinite(end)) for (const side of [node.lo, node.hi]) at(side, place).cuts.add(end);
          continue;
        }
        const own = reach.get(machine.slot(id, place));
        if (!own) continue;
        for (const { arg, back, joined } of inverses(node, (other) => machine.value(other, place))) {
          const points = [...own.cuts].flatMap(back).filter(Number.isFinite);
          for (const k of node.op === 'over' ? places(node.of) : [place]) {
            const target = at(arg, k);
            if (joined || own.joined) target.joined = true;
            for (const point of points) target.cuts.add(point);
          }
        }
      }
    }
    return (scope, cell, place) => {
      const [lo, hi] = [cell, cell + 1].map(
        (each) => reach.get(cells.get(`${scope} ${place} ${each}`) ?? -1) ?? nowhere,
      );
      return { cuts: [...lo!.cuts, ...hi!.cuts], joined: lo!.joined || hi!.joined };
    };
  }
}

/** What a node makes of each argument, turned round: at which numbers of the argument it reaches a number. */
function* inverses(
  node: Node,
  value: (id: NodeId) => number,
): Generator<{ arg: NodeId; back: (cut: number) => readonly number[]; joined: boolean }> {
  const same = (cut: number) => [cut];
  switch (node.op) {
    case 'interval': {
      const [a0, a1, b0, b1] = node.args as [NodeId, NodeId, NodeId, NodeId];
      const a = value(a0) === value(a1) ? value(a0) : null;
      const b = value(b0) === value(b1) ? value(b0) : null;
      const known = { '+': same, '-': same, '*': same, '/': same };
      if (b !== null) {
        known['+'] = (cut) => [cut - b];
        known['-'] = (cut) => [cut + b];
        known['*'] = (cut) => [cut / b];
        known['/'] = (cut) => [cut * b];
      }
      for (const arg of [a0, a1]) yield { arg, back: known[node.kind], joined: b === null };
      const other = { '+': same, '-': same, '*': same, '/': same };
      if (a !== null) {
        other['+'] = (cut) => [cut - a];
        other['-'] = (cut) => [a - cut];
        other['*'] = (cut) => [cut / a];
        other['/'] = (cut) => [a / cut];
      }
      for (const arg of [b0, b1]) yield { arg, back: other[node.kind], joined: a === null };
      return;
    }
    case 'floor':
      yield { arg: node.arg, back: (cut) => [Math.ceil(cut), Math.floor(cut) + 1], joined: false };
      return;
    case 'log':
      yield { arg: node.arg, back: (cut) => [Math.exp(cut)], joined: false };
      return;
    case 'clamp':
      yield { arg: node.arg, back: (cut) => [cut, node.least, node.most], joined: false };
      return;
    case 'mean':
      for (const arg of node.args) yield { arg, back: same, joined: node.args.length > 1 };
      return;
    default: {
      const joined = node.op === 'over' && node.how === 'sum';
      for (const arg of argsOf(node)) yield { arg, back: same, joined };
    }
  }
}

/** Numbers that a node makes its own number of. */
function argsOf(node: Node): readonly NodeId[] {
  switch (node.op) {
    case 'interval':
    case 'min':
    case 'max':
    case 'mean':
      return node.args;
    case 'within':
      return [node.lo, node.hi];
    case 'if':
      return [node.then, node.otherwise];
    case 'floor':
    case 'log':
    case 'clamp':
      return [node.arg];
    case 'over':
      return [node.arg];
    default:
      return [];
  }
}
