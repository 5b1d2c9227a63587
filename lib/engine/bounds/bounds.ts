import type { Encoded, Machine, ResultNodes } from '../program/index.ts';
import type { Node, NodeId } from '../program/nodes.ts';
import { eliminate, forbidden, type Range, type Table } from './eliminate.ts';
import type { Variable, Variables } from './variables.ts';

/** How large a table may grow before a sum is split and its range becomes an outer bound. */
const tableCap = 100_000;
/** How many combinations of open answers one rule may depend on before it is treated as free. */
const ruleCap = 60_000;

/** Truth of one rule over the open answers it depends on: 0, 1 (still open: a result or arithmetic we do not resolve) or 2. */
interface RuleTable {
  readonly vars: readonly number[];
  /** Ways of each variable that the rule does not tell apart share a class. */
  readonly classOf: readonly Uint16Array[];
  readonly sizes: readonly number[];
  readonly truth: Uint8Array;
}

/** A rule of which nothing is known but that it may hold. */
const alone: RuleTable = { vars: [], classOf: [], sizes: [], truth: Uint8Array.of(1) };

/** What a node rests on that is still open, in order. */
interface Cone {
  readonly steps: readonly { readonly slot: number; readonly node: NodeId; readonly place: number }[];
  readonly cells: readonly { readonly slot: number; readonly variable: number; readonly offset: number }[];
  readonly variables: ReadonlySet<number>;
}

/** Class of each way of a variable, and one way of each class. */
interface Classes {
  readonly of: Uint16Array;
  readonly firsts: readonly number[];
}

/** Ranges over all completions of the open answers of one firm. Made for one firm at a time. */
export class Bounds {
  readonly #machine: Machine;
  readonly #variables: readonly Variable[];
  readonly #byCell = new Map<string, number>();
  readonly #tables = new Map<string, RuleTable | number>();
  /** Whether a number of the machine can still change. */
  readonly #open = new Map<number, boolean>();

  constructor(machine: Machine, variables: Variables, firm: Encoded) {
    this.#machine = machine;
    machine.run(firm);
    this.#variables = variables.all(firm);
    this.#variables.forEach(({ scope, place, cells }, index) => {
      for (const cell of cells) this.#byCell.set(`${scope} ${place} ${cell}`, index);
    });
  }

  /** Range of the sum of an option or strength, whether it is ruled out or not. */
  sum(result: ResultNodes, target: string, place: number): Range {
    return this.#range(
      result.scoring.flatMap(({ rule, possible }) => {
        const weight = rule.weights.get(target);
        return weight === undefined ? [] : [{ node: possible, weight }];
      }),
      [],
      place,
    );
  }

  /** Range of the sum of one option less that of another, over completions in which neither is ruled out. */
  difference(result: ResultNodes, a: string, b: string, place: number): Range {
    const terms = result.scoring.flatMap(({ rule, possible }) => {
      const weight = (rule.weights.get(a) ?? 0) - (rule.weights.get(b) ?? 0);
      return weight === 0 ? [] : [{ node: possible, weight }];
    });
    const gates = result.gates
      .filter(({ rule }) => rule.closes.has(a) || rule.closes.has(b))
      .map(({ possible }) => possible);
    return this.#range(terms, gates, place);
  }

  #range(terms: readonly { node: NodeId; weight: number }[], gates: readonly NodeId[], place: number): Range {
    let fixed = 0;
    const live: { table: RuleTable; high: (truth: number) => number; low: (truth: number) => number }[] = [];
    let exact = true;
    for (const { node, weight } of terms) {
      const table = this.#table(node, place);
      if (typeof table === 'number') {
        if (table === 2) fixed += weight;
        continue;
      }
      live.push({
        table,
        high: (truth) => (truth === 2 ? weight : truth === 1 ? Math.max(0, weight) : 0),
        low: (truth) => (truth === 2 ? weight : truth === 1 ? Math.min(0, weight) : 0),
      });
    }
    for (const gate of gates) {
      const table = this.#table(gate, place);
      if (typeof table === 'number') {
        if (table === 2) return { low: Number.NaN, high: Number.NaN, exact: true };
        continue;
      }
      live.push({
        table,
        high: (truth) => (truth === 2 ? forbidden : 0),
        low: (truth) => (truth === 2 ? -forbidden : 0),
      });
    }
    if (live.some(({ table }) => table.truth.includes(1))) exact = false;
    const { tables, sizes } = join(live);
    const range = eliminate(tables, sizes, tableCap);
    return { low: range.low + fixed, high: range.high + fixed, exact: exact && range.exact };
  }

  /** The truth of a node over the open answers, or its truth if that is decided. */
  #table(node: NodeId, place: number): RuleTable | number {
    const slot = this.#machine.slot(node, place);
    const key = String(slot);
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const now = this.#machine.values[slot]!;
    const made = now === 1 ? this.#tabulate(node, place) : now;
    this.#tables.set(key, made);
    return made;
  }

  #tabulate(node: NodeId, place: number): RuleTable | number {
    const cone = this.#cone(node, place);
    const vars = [...cone.variables].sort((a, b) => a - b);
    const { values } = this.#machine;
    const slots = [...cone.steps.map(({ slot }) => slot), ...cone.cells.map(({ slot }) => slot)];
    const kept = slots.map((slot) => values[slot]!);
    const classes = vars.map((variable) => this.#classes(variable, cone));
    const counts = classes.map(({ firsts }) => firsts.length);
    const length = counts.reduce((product, count) => product * count, 1);
    // Too much to look at: the rule may or may not hold, whatever else is said.
    if (length > ruleCap) {
      slots.forEach((slot, i) => {
        values[slot] = kept[i]!;
      });
      return alone;
    }
    const truth = new Uint8Array(length);
    const target = this.#machine.slot(node, place);
    const digits = vars.map(() => 0);
    const write = vars.map((variable) => cone.cells.filter((cell) => cell.variable === variable));
    const set = (axis: number) => {
      const way = this.#variables[vars[axis]!]!.ways[classes[axis]!.firsts[digits[axis]!]!]!;
      for (const { slot, offset } of write[axis]!) values[slot] = way[offset]!;
    };
    vars.forEach((_, axis) => {
      set(axis);
    });
    for (let cell = 0; cell < length; cell++) {
      for (const step of cone.steps) this.#machine.recompute(step.node, step.place);
      truth[cell] = values[target]!;
      for (let axis = digits.length - 1; axis >= 0; axis--) {
        digits[axis]!++;
        const done = digits[axis]! < counts[axis]!;
        if (!done) digits[axis] = 0;
        set(axis);
        if (done) break;
      }
    }
    slots.forEach((slot, i) => {
      values[slot] = kept[i]!;
    });
    return compress(vars, classes, truth);
  }

  /** Ways of a variable that the steps which read it directly do not tell apart. */
  #classes(variable: number, cone: Cone): Classes {
    const cells = cone.cells.filter((cell) => cell.variable === variable);
    const own = new Set(cells.map(({ slot }) => slot));
    const { program, values } = { program: this.#machine.program, values: this.#machine.values };
    const readers = cone.steps.filter(({ node, place }) =>
      argsOf(program.nodes[node]!).some((arg) => own.has(this.#machine.slot(arg, place))),
    );
    const found = new Map<string, number>();
    const firsts: number[] = [];
    const of = Uint16Array.from(this.#variables[variable]!.ways, (way, index) => {
      for (const { slot, offset } of cells) values[slot] = way[offset]!;
      const key = readers
        .map(({ slot, node, place }) => {
          this.#machine.recompute(node, place);
          return values[slot];
        })
        .join();
      const known = found.get(key);
      if (known !== undefined) return known;
      found.set(key, firsts.length);
      firsts.push(index);
      return firsts.length - 1;
    });
    return { of, firsts };
  }

  /** Everything a node rests on that is still open: cells to write, and nodes to compute anew, in order. */
  #cone(node: NodeId, place: number): Cone {
    const { program } = this.#machine;
    const seen = new Set<number>();
    const steps: Cone['steps'][number][] = [];
    const cells: Cone['cells'][number][] = [];
    const variables = new Set<number>();
    const visit = (id: NodeId, at: number): boolean => {
      const found = program.nodes[id]!;
      const k = found.scope === 'firm' ? 0 : at;
      const slot = this.#machine.slot(id, k);
      if (seen.has(slot)) return this.#open.get(slot) ?? false;
      seen.add(slot);
      // What is decided stays so, whatever the open answers behind it turn out to be.
      if (decided.has(found.op) && this.#machine.values[slot] !== 1) {
        this.#open.set(slot, false);
        return false;
      }
      let open = false;
      if (found.op === 'cell') {
        const variable = this.#byCell.get(`${found.scope} ${k} ${found.cell}`);
        if (variable !== undefined) {
          variables.add(variable);
          cells.push({ slot, variable, offset: this.#variables[variable]!.cells.indexOf(found.cell) });
          open = true;
        }
      } else if (found.op === 'over') {
        for (let i = 0; i < this.#machine.count(found.of); i++) open = visit(found.arg, i) || open;
        open = visit(found.none, 0) || open;
      } else for (const arg of argsOf(found)) open = visit(arg, k) || open;
      if (open && found.op !== 'cell') steps.push({ slot, node: id, place: k });
      this.#open.set(slot, open);
      return open;
    };
    visit(node, place);
    return { steps, cells, variables };
  }
}

/** Steps that give a truth: 0 or 2 is final. */
const decided: ReadonlySet<Node['op']> = new Set(['and', 'or', 'not', 'oneOf', 'shares', 'within']);

function argsOf(node: Node): readonly NodeId[] {
  switch (node.op) {
    case 'and':
    case 'or':
    case 'min':
    case 'max':
    case 'orBits':
    case 'mean':
    case 'interval':
      return node.args;
    case 'oneOf':
      return [node.mask];
    case 'shares':
      return [node.yes, node.maybe];
    case 'within':
      return [node.lo, node.hi];
    case 'if':
      return [node.when, node.then, node.otherwise];
    case 'clearBits':
      return [node.arg, node.bits];
    case 'weigh':
      return node.rows;
    case 'not':
    case 'isYes':
    case 'isMay':
    case 'scale':
    case 'countBits':
    case 'floor':
    case 'log':
    case 'clamp':
      return [node.arg];
    default:
      return [];
  }
}

/** Classes that make no difference to the rule become one; variables that make none are dropped. */
function compress(vars: readonly number[], classes: readonly Classes[], truth: Uint8Array): RuleTable | number {
  if (truth[0] !== 1 && truth.every((value) => value === truth[0])) return truth[0]!;
  let current = truth;
  let sizes = classes.map(({ firsts }) => firsts.length);
  const classOf: Uint16Array[] = [];
  for (let axis = 0; axis < vars.length; axis++) {
    const inner = sizes.slice(axis + 1).reduce((product, size) => product * size, 1);
    const outer = sizes.slice(0, axis).reduce((product, size) => product * size, 1);
    const size = sizes[axis]!;
    const slice = (o: number, way: number) => current.subarray((o * size + way) * inner, (o * size + way + 1) * inner);
    const same = (a: number, b: number) => {
      for (let o = 0; o < outer; o++) {
        const [x, y] = [slice(o, a), slice(o, b)];
        for (let i = 0; i < inner; i++) if (x[i] !== y[i]) return false;
      }
      return true;
    };
    const firsts: number[] = [];
    const merged = Array.from({ length: size }, (_, way) => {
      const found = firsts.findIndex((first) => same(first, way));
      return found >= 0 ? found : firsts.push(way) - 1;
    });
    const next = new Uint8Array(outer * firsts.length * inner);
    for (let o = 0; o < outer; o++)
      firsts.forEach((way, index) => {
        next.set(slice(o, way), (o * firsts.length + index) * inner);
      });
    classOf.push(classes[axis]!.of.map((way) => merged[way]!));
    current = next;
    sizes = sizes.with(axis, firsts.length);
  }
  const kept = vars.flatMap((_, axis) => (sizes[axis]! > 1 ? [axis] : []));
  return {
    vars: kept.map((axis) => vars[axis]!),
    classOf: kept.map((axis) => classOf[axis]!),
    sizes: kept.map((axis) => sizes[axis]!),
    truth: current,
  };
}

/** Brings tables with classes of their own to common classes: ways that no table of the sum tells apart. */
function join(live: readonly { table: RuleTable; high: (truth: number) => number; low: (truth: number) => number }[]): {
  tables: Table[];
  sizes: number[];
} {
  const names = [...new Set(live.flatMap(({ table }) => table.vars))].sort((a, b) => a - b);
  const place = new Map(names.map((name, index) => [name, index]));
  const sizes: number[] = [];
  // For each variable the classes of the sum, each with the class it is in each table.
  const members = names.map((name, index) => {
    const own = live.flatMap(({ table }, t) => {
      const axis = table.vars.indexOf(name);
      return axis < 0 ? [] : [{ t, classOf: table.classOf[axis]! }];
    });
    const classes = new Map<string, Map<number, number>>();
    for (let way = 0; way < own[0]!.classOf.length; way++) {
      const key = own.map(({ classOf }) => classOf[way]).join();
      if (!classes.has(key)) classes.set(key, new Map(own.map(({ t, classOf }) => [t, classOf[way]!])));
    }
    sizes[index] = classes.size;
    return [...classes.values()];
  });
  const tables = live.map(({ table, high, low }, t): Table => {
    const vars = table.vars.map((name) => place.get(name)!);
    const length = vars.reduce((product, variable) => product * sizes[variable]!, 1);
    const most = new Float64Array(length);
    const least = new Float64Array(length);
    for (let cell = 0; cell < length; cell++) {
      let rest = cell;
      let index = 0;
      let stride = 1;
      for (let i = vars.length - 1; i >= 0; i--) {
        const size = sizes[vars[i]!]!;
        index += members[vars[i]!]![rest % size]!.get(t)! * stride;
        stride *= table.sizes[i]!;
        rest = Math.floor(rest / size);
      }
      most[cell] = high(table.truth[index]!);
      least[cell] = low(table.truth[index]!);
    }
    return { vars, high: most, low: least };
  });
  return { tables, sizes };
}
