import type { Encoded, Machine } from '../program/index.ts';
import type { Node, NodeId } from '../program/nodes.ts';
import { compress, type FunctionTable, product } from './function.ts';
import type { Parts } from './parts.ts';
import type { Boxes, Variable, Variables } from './variables.ts';

/** How many combinations a rule or part may depend on before it is taken in steps, or left open. */
const tableCap = 4096;
/** So many axes are kept before everything is forgotten. */
const mostAxes = 20_000;
/** A part of no more combinations is not worth an axis of its own. */
const smallPart = 6;

/** Something that can still turn out in several ways: an open answer, or a part of the book that rests on open answers and that rules share. */
export interface Axis {
  /** How many ways there are. */
  readonly size: number;
  /** The way as a function of earlier axes; null for an answer, and for a part of which only its ways are known. */
  readonly link: FunctionTable | null;
  /** The question behind an open answer. */
  readonly answer: { readonly question: string; readonly scope: string; readonly place: number } | null;
  /** Only its ways are known, not what they rest on: ranges that rest on it are outer bounds. */
  readonly free: boolean;
  /** It is one box of a multiple answer: its bit, and the boxes it belongs with. */
  readonly box: { readonly bit: number; readonly of: Boxes; readonly slots: readonly [number, number] } | null;
}

/** An open answer: one axis, or one for each of its boxes. */
interface Answer {
  readonly axes: readonly number[];
  /** What it was made from, to see whether it still is the same. */
  readonly source: Variable['ways'] | Boxes;
}

interface OpenAxis extends Axis {
  readonly slots: readonly number[];
  readonly ways: readonly (readonly number[])[];
}

/** What some nodes rest on that is still open: nodes to compute anew, in order, and axes. */
interface Cone {
  readonly steps: readonly Step[];
  readonly axes: readonly number[];
}
interface Step {
  readonly node: NodeId;
  readonly place: number;
  readonly slot: number;
}

/** A function whose values are tuples of node values. */
interface Tuples {
  readonly table: FunctionTable;
  readonly ways: readonly (readonly number[])[];
}

/** How a node that joins many others is taken one after the other. */
type Fold = (state: readonly number[], element: readonly number[], index: number) => readonly number[];

/** An axis; or looked into where it is read; or nothing in it is open; or it is open but comes to one and the same, which is written down. */
type Made = number | 'inline' | 'closed' | 'sharp';

/** Ways in which the result of a decision can turn out, by option index; -1 for none, `silent` for "nothing can be said yet". */
export const silent = -2;
export type ResultWays = (result: number, place: number) => readonly number[];

/**
 * Everything that open answers decide, for one firm after another, as functions of few axes each. Parts that rules share become axes of their own, linked to what they
 * rest on; long sums become chains of partial sums. What the next firm has in common with the last one is kept.
 */
export class Network {
  readonly #machine: Machine;
  readonly #parts: Parts;
  readonly #variables: Variables;
  readonly #resultWays: ResultWays;
  #axes: OpenAxis[] = [];
  /** Open answers by the slots of their cells. */
  #answers = new Map<number, Answer>();
  readonly #truths = new Map<number, FunctionTable | number>();
  /** What became of a part, by its first slot; and the one thing it comes to, by slot. */
  readonly #made = new Map<number, Made>();
  readonly #sharp = new Map<number, number>();
  readonly #rows = new Map<string, Tuples | null>();
  /** Nodes in which nothing is open. */
  readonly #closed = new Set<number>();
  /** Numbers of the machine before anything was written into them, now and for the last firm. */
  #now = new Float64Array();
  #before: Float64Array | null = null;
  /** What is not as it was for the last firm, by slot; known for the nodes before `#next`. */
  #touched = new Uint8Array();
  #next = 0;

  constructor(machine: Machine, parts: Parts, variables: Variables, resultWays: ResultWays) {
    this.#machine = machine;
    this.#parts = parts;
    this.#variables = variables;
    this.#resultWays = resultWays;
  }

  /** Starts on a firm. Its nodes are then open to questions as far as `reach` has come. */
  start(firm: Encoded): void {
    const { values } = this.#machine;
    const counts = [this.#machine.count('market'), this.#machine.count('goods')].join();
    this.#machine.run(firm);
    const sameShape = counts === [firm.market.length, firm.goods.length].join();
    this.#before = sameShape && this.#axes.length < mostAxes && this.#now.length > 0 ? this.#now : null;
    this.#now = values.slice();
    this.#touched = new Uint8Array(values.length);
    this.#next = 0;
    this.#closed.clear();
    if (!this.#before) {
      this.#axes = [];
      this.#answers.clear();
      for (const known of [this.#truths, this.#made, this.#sharp, this.#rows]) known.clear();
    }
    const answers = new Map<number, Answer>();
    for (const variable of this.#variables.all(firm, this.#machine)) this.#answer(variable, answers);
    for (const slots of [this.#answers, answers])
      for (const slot of slots.keys()) if (answers.get(slot) !== this.#answers.get(slot)) this.#touched[slot] = 1;
    this.#answers = answers;
  }

  #answer(variable: Variable, answers: Map<number, Answer>): void {
    const { question, scope, place, cells, ways, boxes } = variable;
    const read = cells.flatMap((cell, offset) => {
      const node = this.#parts.cell(scope, cell);
      return node === undefined ? [] : [{ offset, slot: this.#machine.slot(node, place) }];
    });
    if (read.length === 0) return;
    const slots = read.map(({ slot }) => slot);
    const known = this.#answers.get(slots[0]!);
    const source = boxes ?? ways;
    const common = { link: null, answer: { question, scope, place }, free: false };
    const make = (): number[] => {
      if (!boxes) {
        const own = ways.map((way) => read.map(({ offset }) => way[offset]!));
        return [this.#axes.push({ ...common, size: ways.length, slots, ways: own, box: null }) - 1];
      }
      const [yes, maybe] = slots as [number, number];
      return boxes.bits.map(
        (bit) =>
          this.#axes.push({ ...common, size: 2, slots, ways: [], box: { bit, of: boxes, slots: [yes, maybe] } }) - 1,
      );
    };
    const answer = known?.source === source ? known : { axes: make(), source };
    for (const slot of slots) answers.set(slot, answer);
  }

  /** Finds out what has changed among the nodes before this one, and forgets what rested on it. */
  reach(end: NodeId): void {
    const { nodes } = this.#machine.program;
    for (; this.#next < end; this.#next++) {
      const node = nodes[this.#next]!;
      for (let place = 0; place < this.#machine.count(node.scope); place++) this.#compare(node, this.#next, place);
    }
  }

  #compare(node: Node, id: NodeId, place: number): void {
    const slot = this.#machine.slot(id, place);
    if (this.#isTouched(node, id, place, slot)) {
      this.#touched[slot] = 1;
      this.#truths.delete(slot);
      this.#made.delete(this.#machine.slot(this.#parts.of(id)?.[0] ?? id, place));
      this.#sharp.delete(slot);
    } else {
      const sharp = this.#sharp.get(slot);
      if (sharp !== undefined) this.#machine.values[slot] = sharp;
    }
  }

  #isTouched(node: Node, id: NodeId, place: number, slot: number): boolean {
    if (!this.#before || this.#touched[slot] === 1) return true;
    // Results are told apart by how they can turn out, not by what the machine knows of them.
    if (node.op === 'result') return false;
    const now = this.#now[slot]!;
    if (!Object.is(now, this.#before[slot]!)) return true;
    if (decided.has(node.op) && now !== 1) return false;
    return this.#readSlots(id, place).some((read) => this.#touched[read] === 1);
  }

  /** Whether a node is not as it was for the last firm. */
  touched(node: NodeId, place: number): boolean {
    return this.#touched[this.#machine.slot(node, place)] === 1;
  }

  /** Has the rows of a decision table looked at anew. */
  forgetRow(index: number, place: number): void {
    this.#rows.delete(`${index} ${place}`);
  }

  /** Says that the result of a decision can turn out in other ways than for the last firm. */
  touchResult(index: number, place: number): void {
    for (const { node } of this.#parts.result(index)) this.#touched[this.#machine.slot(node, place)] = 1;
  }

  axis(id: number): Axis {
    return this.#axes[id]!;
  }

  /** Truth of a node over open axes, or its truth if that is decided. 1 where it cannot be resolved. */
  truth(node: NodeId, place: number): FunctionTable | number {
    const slot = this.#machine.slot(node, place);
    const known = this.#truths.get(slot);
    if (known !== undefined) return known;
    const made = this.#makeTruth(node, place, slot);
    this.#truths.set(slot, made);
    return made;
  }

  #makeTruth(node: NodeId, place: number, slot: number): FunctionTable | number {
    const { values } = this.#machine;
    if (values[slot] !== 1) return values[slot]!;
    const found = this.#tuples([node], place);
    const truth = compress({
      ...found.table,
      value: found.table.value.map((way) => found.ways[way]![0]!),
    });
    return truth.axes.length === 0 ? truth.value[0]! : truth;
  }

  /** Values of some nodes over open axes. Where there is too much to look at, what is known about them, whatever is answered. */
  #tuples(nodes: readonly NodeId[], place: number): Tuples {
    const now = () => constant(nodes.map((node) => this.#machine.values[this.#machine.slot(node, place)]!));
    const part = this.#parts.of(nodes[0]!);
    if (part && part.length === nodes.length && part.every((node, i) => node === nodes[i])) {
      const made = this.#part(part, place);
      if (typeof made === 'number') return this.#identity(made);
      if (made !== 'inline') return now();
    }
    const cone = this.#cone(nodes, place);
    return this.#tabulate(nodes, place, cone) ?? this.#fold(nodes, place) ?? now();
  }

  /** An axis seen as a function of itself. */
  #identity(id: number): Tuples {
    const { size, ways } = this.#axes[id]!;
    const all = Uint16Array.from({ length: size }, (_, way) => way);
    return { table: { axes: [id], classOf: [all], sizes: [size], value: all }, ways };
  }

  // ─── parts

  /** The axis of a part, made when first asked for. */
  #part(nodes: readonly NodeId[], place: number): Made {
    const slot = this.#machine.slot(nodes[0]!, place);
    const known = this.#made.get(slot);
    if (known !== undefined) return known;
    const made = this.#makePart(nodes, place);
    this.#made.set(slot, made);
    return made;
  }

  #makePart(nodes: readonly NodeId[], place: number): Made {
    const cone = this.#cone(nodes, place);
    if (cone.axes.length === 0 && cone.steps.length === 0) return 'closed';
    if (cone.axes.length === 1) return 'inline';
    const direct = this.#tabulate(nodes, place, cone);
    const found = direct ?? this.#fold(nodes, place);
    // Too much to look at: its values stay as what is known about them, which is sound for all that reads them.
    if (!found) return 'closed';
    const slots = nodes.map((node) => this.#machine.slot(node, place));
    if (found.ways.length === 1) {
      this.#write(slots, found.ways[0]!);
      return 'sharp';
    }
    if (direct && (found.table.axes.length < 2 || product(found.table.sizes) <= smallPart)) return 'inline';
    return this.#add(slots, found.ways, found.table);
  }

  #write(slots: readonly number[], way: readonly number[]): void {
    slots.forEach((slot, i) => {
      this.#machine.values[slot] = way[i]!;
      this.#sharp.set(slot, way[i]!);
    });
  }

  #add(slots: readonly number[], ways: readonly (readonly number[])[], link: FunctionTable | null): number {
    return this.#axes.push({ size: ways.length, slots, ways, link, answer: null, free: link === null, box: null }) - 1;
  }

  /** The axis of a decision's result that later decisions read. */
  #result(index: number, place: number): Made {
    const nodes = this.#parts.result(index);
    const slots = nodes.map(({ node }) => this.#machine.slot(node, place));
    const known = this.#made.get(slots[0]!);
    if (known !== undefined) return known;
    const exact = this.row(index, place);
    const options = exact?.ways.map(([option]) => option!) ?? this.#resultWays(index, place);
    const { possible } = this.#machine.outcome(index, place);
    // A way as the machine would compute it.
    const way = (option: number) =>
      nodes.map(({ part }) => {
        if (part === 'settled') return option === silent ? 0 : 1;
        if (part === 'certain') return option >= 0 ? 1 : 0;
        return option >= 0 ? 1 << option : option === silent && part === 'possible' ? possible : 0;
      });
    let made: Made = 'sharp';
    if (options.length === 1) this.#write(slots, way(options[0]!));
    else made = this.#add(slots, options.map(way), exact?.table ?? null);
    this.#made.set(slots[0]!, made);
    return made;
  }

  /** The option of the first row of a decision table that holds (-1: none), as a function; null if that is not known exactly. */
  row(index: number, place: number): Tuples | null {
    const key = `${index} ${place}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const made = this.#makeRow(index, place);
    this.#rows.set(key, made);
    return made;
  }

  #makeRow(index: number, place: number): Tuples | null {
    const { rows, options, strengths, scoring, decision } = this.#machine.program.results[index]!;
    if (decision.decision.method !== 'table') return null;
    // Before anything counts, a table that compares strengths says nothing.
    const speaks = scoring.some(
      ({ rule, possible }) => strengths.some(({ id }) => rule.weights.has(id)) && this.truth(possible, place) === 2,
    );
    if (strengths.length > 0 && !speaks) return null;
    const ids = decision.decision.options.map(({ id }) => id);
    const chosen = rows.map(({ rule }) => ids.indexOf(rule.rule.choose!));
    let unsure = false;
    const found = this.#chain(
      rows.map(({ possible }, i) => ({ nodes: [possible, options[chosen[i]!]!.open], place })),
      ([state], [row, open], i) => {
        if (state !== -1 || open === 0) return [state!];
        if (row === 1 || (row === 2 && open === 1)) unsure = true;
        return [row === 2 ? chosen[i]! : -1];
      },
      [-1],
    );
    return unsure ? null : found;
  }

  // ─── chains

  /** Nodes that join many others the same way, taken one after the other; null if they do not, or one of them is too large itself. */
  #fold(nodes: readonly NodeId[], place: number): Tuples | null {
    const { nodes: all } = this.#machine.program;
    const found = nodes.map((node) => all[node]!);
    const [first] = found as [Node];
    if (found.some((node) => node.op !== first.op)) return null;
    if (first.op === 'over') {
      if (found.length > 1) {
        const overs = found as Extract<Node, { op: 'over' }>[];
        if (overs.some(({ of, how }) => of !== first.of || how !== first.how)) return null;
      }
      const args = (found as Extract<Node, { op: 'over' }>[]).map(({ arg }) => arg);
      const count = this.#machine.count(first.of);
      const elements = Array.from({ length: count }, (_, at) => ({ nodes: args, place: at }));
      const join = first.how === 'sum' ? (a: number, b: number) => a + b : first.how === 'max' ? Math.max : Math.min;
      return this.#chain(elements, (state, element) => state.map((value, i) => join(value, element[i]!)));
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
      return this.#chain(
        first.rows.map((row) => ({ nodes: [row], place })),
        (state, [truth], i) => state.map((sum, n) => add(sum, truth!, first.weights[i]!, weighs[n]!.open)),
        weighs.map(() => 0),
      );
    }
    if (!('args' in first) || first.op === 'interval') return null;
    const many = found as Extract<Node, { op: 'and' | 'or' | 'min' | 'max' | 'orBits' | 'mean' }>[];
    const { op, args } = first;
    if (many.some((node) => node.args.length !== args.length)) return null;
    const elements = args.map((_, i) => ({ nodes: many.map((node) => node.args[i]!), place }));
    const join = (a: number, b: number) =>
      op === 'orBits' ? a | b : op === 'mean' ? a + b : op === 'and' || op === 'min' ? Math.min(a, b) : Math.max(a, b);
    return this.#chain(elements, (state, element, i) => {
      const next = state.map((value, n) => join(value, element[n]!));
      return op === 'mean' && i === args.length - 1 ? next.map((sum) => sum / args.length) : next;
    });
  }

  /** A chain of axes, each the state after one more element. The first element is the first state unless one is given. */
  #chain(
    elements: readonly { nodes: readonly NodeId[]; place: number }[],
    fold: Fold,
    start?: readonly number[],
  ): Tuples | null {
    let state: Tuples | null = start ? constant(start) : null;
    for (const [index, { nodes, place }] of elements.entries()) {
      const element = this.#tuples(nodes, place);
      const next: Tuples | null = state ? join(state, element, (a, b) => fold(a, b, index)) : element;
      if (!next) return null;
      // What is left of two axes or fewer needs no axis of its own.
      const last = index === elements.length - 1;
      if (last || next.table.axes.length < 2 || product(next.table.sizes) <= smallPart) state = next;
      else state = this.#identity(this.#add([], next.ways, next.table));
    }
    return state;
  }

  // ─── tables

  #cone(targets: readonly NodeId[], place: number): Cone {
    const steps: Step[] = [];
    const axes = new Set<number>();
    const seen = new Map<number, boolean>();
    const look = (id: NodeId, at: number, top: boolean): boolean => {
      const node = this.#machine.program.nodes[id]!;
      const k = node.scope === 'firm' ? 0 : at;
      const slot = this.#machine.slot(id, k);
      const known = seen.get(slot);
      if (known !== undefined) return known;
      if (this.#closed.has(slot)) return false;
      const open = visit(node, id, k, slot, top);
      seen.set(slot, open);
      if (!open) this.#closed.add(slot);
      return open;
    };
    const visit = (node: Node, id: NodeId, k: number, slot: number, top: boolean): boolean => {
      // What comes to one thing is written down, but those that read it do not know yet.
      if (!top && this.#sharp.has(slot)) return true;
      // What is decided stays so, whatever the open answers behind it turn out to be.
      if (decided.has(node.op) && this.#machine.values[slot] !== 1) return false;
      if (node.op === 'cell') {
        const answer = this.#answers.get(slot);
        for (const axis of answer?.axes ?? []) axes.add(axis);
        return answer !== undefined;
      }
      const boxes = this.#boxesRead(node, k);
      if (boxes) {
        for (const axis of boxes) axes.add(axis);
        if (boxes.length > 0) steps.push({ node: id, place: k, slot });
        return boxes.length > 0;
      }
      if (node.op === 'result') {
        const made = this.#result(node.result, k);
        if (typeof made === 'number') axes.add(made);
        return true;
      }
      const part = top ? null : this.#parts.of(id);
      if (part) {
        const made = this.#part(part, k);
        if (typeof made === 'number') axes.add(made);
        if (made !== 'inline') return made !== 'closed';
      }
      let open = false;
      if (node.op === 'over') {
        for (let i = 0; i < this.#machine.count(node.of); i++) open = look(node.arg, i, false) || open;
        open = look(node.none, 0, false) || open;
      } else for (const arg of this.#parts.args(id)) open = look(arg, k, false) || open;
      if (open) steps.push({ node: id, place: k, slot });
      return open;
    };
    for (const target of targets) look(target, place, true);
    return { steps, axes: [...axes].sort((a, b) => a - b) };
  }

  /** The boxes that a node reads of an open multiple answer; null if it reads something else. */
  #boxesRead(node: Node, place: number): number[] | null {
    const [arg, bits] =
      node.op === 'shares' ? [node.yes, node.options] : node.op === 'countBits' ? [node.arg, node.bits] : [];
    if (arg === undefined || this.#machine.program.nodes[arg]!.op !== 'cell') return null;
    const answer = this.#answers.get(this.#machine.slot(arg, place));
    return (answer?.axes ?? []).filter((axis) => (this.#axes[axis]!.box!.bit & bits!) !== 0);
  }

  #tabulate(targets: readonly NodeId[], place: number, { steps, axes }: Cone): Tuples | null {
    const { values } = this.#machine;
    const slots = targets.map((node) => this.#machine.slot(node, place));
    const written = axes.flatMap((axis) => this.#axes[axis]!.slots);
    const touched = [...steps.map(({ slot }) => slot), ...written];
    const kept = touched.map((slot) => values[slot]!);
    const restore = () => {
      touched.forEach((slot, i) => {
        values[slot] = kept[i]!;
      });
    };
    if (axes.length === 0) {
      for (const step of steps) this.#machine.recompute(step.node, step.place);
      const found = constant(slots.map((slot) => values[slot]!));
      restore();
      return found;
    }
    const classes = axes.map((axis) => this.#classes(axis, steps, slots));
    restore();
    const sizes = classes.map(({ firsts }) => firsts.length);
    const length = product(sizes);
    if (length > tableCap) return null;
    const from = this.#stepsFrom(axes, steps);
    const ways: number[][] = [];
    const known = new Map<string, number>();
    const read = (): number => {
      const key = slots.length === 1 ? String(values[slots[0]!]) : slots.map((slot) => values[slot]).join();
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, ways.length);
      return ways.push(slots.map((slot) => values[slot]!)) - 1;
    };
    const value = new Uint16Array(length);
    const digits = axes.map(() => 0);
    const write = (axis: number) => {
      const { slots: own, ways: all, box } = this.#axes[axes[axis]!]!;
      const index = classes[axis]!.firsts[digits[axis]!]!;
      if (box) tick(values, box, index === 1);
      else for (let i = 0; i < own.length; i++) values[own[i]!] = all[index]![i]!;
    };
    for (let axis = 0; axis < axes.length; axis++) write(axis);
    let changed = 0;
    for (let cell = 0; cell < length; cell++) {
      for (const step of from[changed]!) this.#machine.recompute(step.node, step.place);
      value[cell] = read();
      for (changed = axes.length - 1; changed >= 0; changed--) {
        digits[changed]!++;
        const done = digits[changed]! < sizes[changed]!;
        if (!done) digits[changed] = 0;
        write(changed);
        if (done) break;
      }
      if (changed < 0) changed = 0;
    }
    restore();
    return { table: compress({ axes, classOf: classes.map(({ of }) => of), sizes, value }), ways };
  }

  /** For each axis the steps to take when it and those after it have changed. */
  #stepsFrom(axes: readonly number[], steps: readonly Step[]): Step[][] {
    const last = new Map<number, number>();
    axes.forEach((axis, index) => {
      for (const slot of this.#axes[axis]!.slots) last.set(slot, index);
    });
    for (const { node, place, slot } of steps)
      last.set(slot, Math.max(...this.#readSlots(node, place).map((read) => last.get(read) ?? 0)));
    return axes.map((_, index) => steps.filter(({ slot }) => last.get(slot)! >= index));
  }

  #readSlots(id: NodeId, place: number): number[] {
    const node = this.#machine.program.nodes[id]!;
    if (node.op !== 'over') return this.#parts.args(id).map((arg) => this.#machine.slot(arg, place));
    const count = this.#machine.count(node.of);
    return [
      ...Array.from({ length: count }, (_, i) => this.#machine.slot(node.arg, i)),
      this.#machine.slot(node.none, 0),
    ];
  }

  /** Ways of an axis that the steps which read it do not tell apart, whatever the other axes are. */
  #classes(id: number, steps: readonly Step[], targets: readonly number[]): { of: Uint16Array; firsts: number[] } {
    const { slots, ways, size, box } = this.#axes[id]!;
    if (box) return { of: Uint16Array.of(0, 1), firsts: [0, 1] };
    const { values, program } = this.#machine;
    const own = new Set(slots);
    const tests: Step[] = [];
    const raw = new Set<number>(targets.filter((slot) => own.has(slot)));
    for (const step of steps) {
      const read = this.#readSlots(step.node, step.place);
      const direct = read.filter((slot) => own.has(slot));
      if (direct.length === 0) continue;
      // A step that reads nothing else tells only its own values apart; others may tell all.
      const alone =
        program.nodes[step.node]!.op !== 'over' && read.every((slot) => own.has(slot) || this.#closed.has(slot));
      if (alone) tests.push(step);
      else for (const slot of direct) raw.add(slot);
    }
    const offsets = slots.flatMap((slot, i) => (raw.has(slot) ? [i] : []));
    const found = new Map<string, number>();
    const firsts: number[] = [];
    const of = new Uint16Array(size);
    for (let way = 0; way < size; way++) {
      for (let i = 0; i < slots.length; i++) values[slots[i]!] = ways[way]![i]!;
      let key = '';
      for (const offset of offsets) key += `${ways[way]![offset]},`;
      for (const { node, place, slot } of tests) {
        this.#machine.recompute(node, place);
        key += `${values[slot]},`;
      }
      const known = found.get(key) ?? firsts.push(way) - 1;
      found.set(key, known);
      of[way] = known;
    }
    return { of, firsts };
  }
}

/** Steps that give a truth: 0 or 2 is final. */
const decided: ReadonlySet<Node['op']> = new Set(['and', 'or', 'not', 'oneOf', 'shares', 'within']);

function tick(values: Float64Array, { bit, slots: [yes, maybe] }: NonNullable<Axis['box']>, on: boolean): void {
  values[yes] = on ? values[yes]! | bit : values[yes]! & ~bit;
  values[maybe] = values[maybe]! & ~bit;
}

function constant(values: readonly number[]): Tuples {
  return { table: { axes: [], classOf: [], sizes: [], value: new Uint16Array(1) }, ways: [values] };
}

/** Two functions as one; null if that is too large. */
function join(
  a: Tuples,
  b: Tuples,
  combine: (a: readonly number[], b: readonly number[]) => readonly number[],
): Tuples | null {
  const axes = [...new Set([...a.table.axes, ...b.table.axes])].sort((x, y) => x - y);
  const parts = axes.map((axis) => {
    const classes = [a, b].map(({ table }) => {
      const place = table.axes.indexOf(axis);
      return place < 0 ? null : table.classOf[place]!;
    });
    const length = (classes[0] ?? classes[1])!.length;
    const found = new Map<number, number>();
    const firsts: [number, number][] = [];
    const of = Uint16Array.from({ length }, (_, way) => {
      const pair: [number, number] = [classes[0]?.[way] ?? 0, classes[1]?.[way] ?? 0];
      const key = pair[0] * 65536 + pair[1];
      const known = found.get(key) ?? firsts.push(pair) - 1;
      found.set(key, known);
      return known;
    });
    return { of, firsts };
  });
  const sizes = parts.map(({ firsts }) => firsts.length);
  const length = product(sizes);
  if (length > tableCap * 4) return null;
  const strides = [a, b].map(({ table }) => {
    const own = new Map<number, number>();
    let stride = 1;
    for (let i = table.axes.length - 1; i >= 0; i--) {
      own.set(table.axes[i]!, stride);
      stride *= table.sizes[i]!;
    }
    return axes.map((axis) => own.get(axis) ?? 0);
  });
  const ways: (readonly number[])[] = [];
  const known = new Map<string, number>();
  const pairs = new Map<number, number>();
  const value = new Uint16Array(length);
  for (let cell = 0; cell < length; cell++) {
    let rest = cell;
    let x = 0;
    let y = 0;
    for (let i = axes.length - 1; i >= 0; i--) {
      const [p, q] = parts[i]!.firsts[rest % sizes[i]!]!;
      x += p * strides[0]![i]!;
      y += q * strides[1]![i]!;
      rest = Math.floor(rest / sizes[i]!);
    }
    const pair = a.table.value[x]! * 65536 + b.table.value[y]!;
    let way = pairs.get(pair);
    if (way === undefined) {
      const tuple = combine(a.ways[a.table.value[x]!]!, b.ways[b.table.value[y]!]!);
      const key = tuple.join();
      way = known.get(key) ?? ways.push(tuple) - 1;
      known.set(key, way);
      pairs.set(pair, way);
    }
    value[cell] = way;
  }
  return { table: compress({ axes, classOf: parts.map(({ of }) => of), sizes, value }), ways };
}
