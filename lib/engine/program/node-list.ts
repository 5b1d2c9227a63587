import type { Scope } from '../../rulebook/index.ts';
import type { Node, NodeId, Op, Open } from './nodes.ts';

/** The nodes of a program in the making. What is known at once (constants, single arguments) is folded away. */
export class NodeList {
  readonly nodes: Node[] = [];
  readonly #ids = new Map<string, NodeId>();

  scopeOf(id: NodeId): Scope {
    return this.nodes[id]!.scope;
  }

  /** A node is made once, however often it is asked for. It belongs to the narrowest scope among its arguments. */
  node(op: Op, scope: Scope = 'firm'): NodeId {
    const key = `${scope} ${JSON.stringify(op, (_, value) => (value === Infinity ? '∞' : value === -Infinity ? '-∞' : value))}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.nodes.push({ ...op, scope });
    this.#ids.set(key, this.nodes.length - 1);
    return this.nodes.length - 1;
  }

  from(op: Op, args: readonly NodeId[]): NodeId {
    const scope = args.map((arg) => this.nodes[arg]!.scope).find((candidate) => candidate !== 'firm') ?? 'firm';
    return this.node(op, scope);
  }

  const(value: number): NodeId {
    return this.node({ op: 'const', value });
  }

  constOf(id: NodeId): number | undefined {
    const node = this.nodes[id]!;
    return node.op === 'const' ? node.value : undefined;
  }

  and(args: readonly NodeId[]): NodeId {
    return this.#fold('and', args, 0, 2);
  }

  or(args: readonly NodeId[]): NodeId {
    return this.#fold('or', args, 2, 0);
  }

  #fold(op: 'and' | 'or', args: readonly NodeId[], stop: number, neutral: number): NodeId {
    const left = [...new Set(args)].filter((arg) => this.constOf(arg) !== neutral);
    const end = left.find((arg) => this.constOf(arg) === stop);
    if (end !== undefined) return end;
    if (left.length < 2) return left[0] ?? this.const(neutral);
    return this.from({ op, args: left }, left);
  }

  not(arg: NodeId): NodeId {
    const value = this.constOf(arg);
    return value === undefined ? this.from({ op: 'not', arg }, [arg]) : this.const(2 - value);
  }

  least(args: readonly NodeId[]): NodeId {
    return args.length === 1 ? args[0]! : this.from({ op: 'min', args }, args);
  }

  greatest(args: readonly NodeId[]): NodeId {
    return args.length === 1 ? args[0]! : this.from({ op: 'max', args }, args);
  }

  if(when: NodeId, then: NodeId, otherwise: NodeId): NodeId {
    if (then === otherwise) return then;
    return this.from({ op: 'if', when, then, otherwise }, [when, then, otherwise]);
  }

  isYes(arg: NodeId): NodeId {
    return this.from({ op: 'isYes', arg }, [arg]);
  }

  isMay(arg: NodeId): NodeId {
    return this.from({ op: 'isMay', arg }, [arg]);
  }

  over(of: 'market' | 'goods', how: 'max' | 'min' | 'sum', arg: NodeId, none: NodeId): NodeId {
    return this.node({ op: 'over', of, how, arg, none });
  }

  /** A firm-level node as seen from each market or good. */
  lift(arg: NodeId, scope: Scope): NodeId {
    return this.node({ op: 'max', args: [arg] }, scope);
  }

  weigh(rows: readonly NodeId[], weights: readonly number[], open: Open): NodeId {
    return this.from({ op: 'weigh', rows, weights, open }, rows);
  }
}
