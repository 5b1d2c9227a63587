import type { Encoded, Machine } from '../program/index.ts';
import type { Node, NodeId } from '../program/nodes.ts';
import { ClassBook, type Classes } from './classes.ts';
import { type Element, type Fold, foldOf } from './folds.ts';
import { compress, type FunctionTable, product } from './function.ts';
import type { Parts } from './parts.ts';
import { constant, join, type Tuples } from './tuples.ts';
import type { Boxes, Variable, Variables } from './variables.ts';

/** How many combinations a rule or part may depend on before it is taken in steps, or left open. */
const tableCap = 4096;
/** With more axes than these it is time to start afresh. */
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

/** One element of a chain: for which firm it was looked at, and the state after it; null if that is too large. */
interface Link {
  readonly round: number;
  readonly element: Tuples;
  readonly state: Tuples | null;
}

/** An axis; or looked into where it is read; or nothing in it is open; or it is open but comes to one and the same, which is written down. */
type Made = number | 'inline' | 'closed' | 'sharp';

/** Ways in which the result of a decision can turn out, by option index; -1 for none, `silent` for "nothing can be said yet". */
export const silent = -2;
/** Stands for a row of which it is not known whether it holds. */
const unclear = -3;
export type ResultWays = (result: number, place: number) => readonly number[];

/**
 * Everything that open answers decide, for one firm after another, as functions of few axes each. Parts that rules share become axes of their own, linked to what they
 * rest on; long sums become chains of partial sums. What the next firm has in common with the last one is kept.
 */
export class Network {
  readonly classes = new ClassBook();
  readonly #machine: Machine;
  readonly #parts: Parts;
  readonly #variables: Variables;
  readonly #resultWays: ResultWays;
  readonly #axes: OpenAxis[] = [];
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
  #now: Float64Array | null = null;
  #before: Float64Array | null = null;
  /** How many firms there have been, and for which one each slot was last not as for the firm before; known for the nodes before `#next`. */
  #round = 0;
  readonly #touchedIn: Int32Array;
  #next = 0;
  readonly #chains = new Map<string, Link[]>();

  constructor(machine: Machine, parts: Parts, variables: Variables, resultWays: ResultWays) {
    this.#machine = machine;
    this.#parts = parts;
    this.#variables = variables;
    this.#resultWays = resultWays;
    this.#touchedIn = new Int32Array(machine.values.length);
  }

  /** Whether what is known can be of use for a firm: it has as many markets and goods as the last one. */
  follows(firm: Encoded): boolean {
    const counts = [this.#machine.count('market'), this.#machine.count('goods')].join();
    return counts === [firm.market.length, firm.goods.length].join() && this.#axes.length < mostAxes;
  }

  /** Starts on a firm. Its nodes are then open to questions as far as `reach` has come. */
  start(firm: Encoded): void {
    const { values } = this.#machine;
    this.#machine.run(firm);
    this.#before = this.#now;
    this.#now = values.slice();
    this.#round++;
    this.#next = 0;
    this.#closed.clear();
    const answers = new Map<number, Answer>();
    for (const variable of this.#variables.all(firm, this.#machine)) this.#answer(variable, answers);
    for (const slots of [this.#answers, answers])
      for (const slot of slots.keys())
        if (answers.get(slot) !== this.#answers.get(slot)) this.#touchedIn[slot] = this.#round;
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
      this.#touchedIn[slot] = this.#round;
      this.#truths.delete(slot);
      this.#made.delete(this.#machine.slot(this.#parts.of(id)?.[0] ?? id, place));
      this.#sharp.delete(slot);
    } else {
      const sharp = this.#sharp.get(slot);
      if (sharp !== undefined) this.#machine.values[slot] = sharp;
    }
  }

  #isTouched(node: Node, id: NodeId, place: number, slot: number): boolean {
    if (!this.#before || this.#isNew(slot)) return true;
    // Results are told apart by how they can turn out, not by what the machine knows of them.
    if (node.op === 'result') return false;
    const now = this.#now![slot]!;
    if (!Object.is(now, this.#before[slot]!)) return true;
    if (decided.has(node.op) && now !== 1) return false;
    return this.#readSlots(id, place).some((read) => this.#isNew(read));
  }

  /** Whether a node is not as it was for the last firm. */
  touched(node: NodeId, place: number): boolean {
    return this.#isNew(this.#machine.slot(node, place));
  }

  #isNew(slot: number): boolean {
    return this.#touchedIn[slot] === this.#round;
  }

  /** Has the rows of a decision table looked at anew. */
  forgetRow(index: number, place: number): void {
    this.#rows.delete(`${index} ${place}`);
  }

  /** Says that the result of a decision can turn out in other ways than for the last firm. */
  touchResult(index: number, place: number): void {
    for (const { node } of this.#parts.result(index)) this.#touchedIn[this.#machine.slot(node, place)] = this.#round;
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
    const truth = compress(
      { ...found.table, value: found.table.value.map((way) => found.ways[way]![0]!) },
      this.classes,
    );
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
    const all = this.classes.each(size);
    return { table: { axes: [id], classes: [all], value: all.of }, ways };
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
    if (direct && (found.table.axes.length < 2 || found.table.value.length <= smallPart)) return 'inline';
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
    const found = this.#chain(
      `row ${index} ${place}`,
      rows.map(({ possible }, i) => ({ nodes: [possible, options[chosen[i]!]!.open], place })),
      ([state], [row, open], i) => {
        if (state !== -1 || open === 0) return [state!];
        if (row === 1 || (row === 2 && open === 1)) return [unclear];
        return [row === 2 ? chosen[i]! : -1];
      },
      [-1],
    );
    return found?.ways.some(([option]) => option === unclear) ? null : found;
  }

  // ─── chains

  /** Nodes that join many others the same way, taken one after the other; null if they do not, or one of them is too large itself. */
  #fold(nodes: readonly NodeId[], place: number): Tuples | null {
    const found = foldOf(nodes, place, this.#machine);
    return found && this.#chain(`${nodes} ${place}`, found.elements, found.fold, found.start);
  }

  /**
   * A chain of axes, each the state after one more element. The first element is the first state unless one is given. What stands before the first element
   * that is not as it was is kept.
   */
  #chain(name: string, elements: readonly Element[], fold: Fold, start?: readonly number[]): Tuples | null {
    const links = this.#chains.get(name) ?? [];
    this.#chains.set(name, links);
    let state: Tuples | null = start ? constant(start) : null;
    let isAsBefore = true;
    for (const [index, { nodes, place }] of elements.entries()) {
      const known = links[index];
      const isKnown = known && nodes.every((node) => this.#touchedIn[this.#machine.slot(node, place)]! <= known.round);
      if (!isKnown) isAsBefore = false;
      if (isAsBefore) {
        state = known!.state;
        if (!state) return null;
        continue;
      }
      const element = isKnown ? known.element : this.#tuples(nodes, place);
      const round = isKnown ? known.round : this.#round;
      const next: Tuples | null = state ? join(state, element, (a, b) => fold(a, b, index), this.classes) : element;
      if (!next) {
        links[index] = { round, element, state: null };
        links.length = index + 1;
        return null;
      }
      // What is left of two axes or fewer needs no axis of its own.
      const last = index === elements.length - 1;
      if (last || next.table.axes.length < 2 || next.table.value.length <= smallPart) state = next;
      else state = this.#identity(this.#add([], next.ways, next.table));
      links[index] = { round, element, state };
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
    return { table: compress({ axes, classes, value }, this.classes), ways };
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
  #classes(id: number, steps: readonly Step[], targets: readonly number[]): Classes {
    const { slots, ways, size, box } = this.#axes[id]!;
    if (box) return this.classes.each(2);
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
    const of = new Uint16Array(size);
    for (let way = 0; way < size; way++) {
      for (let i = 0; i < slots.length; i++) values[slots[i]!] = ways[way]![i]!;
      let key = '';
      for (const offset of offsets) key += `${ways[way]![offset]},`;
      for (const { node, place, slot } of tests) {
        this.#machine.recompute(node, place);
        key += `${values[slot]},`;
      }
      const known = found.get(key) ?? found.size;
      found.set(key, known);
      of[way] = known;
    }
    return this.classes.make(of);
  }
}

/** Steps that give a truth: 0 or 2 is final. */
const decided: ReadonlySet<Node['op']> = new Set(['and', 'or', 'not', 'oneOf', 'shares', 'within']);

function tick(values: Float64Array, { bit, slots: [yes, maybe] }: NonNullable<Axis['box']>, on: boolean): void {
  values[yes] = on ? values[yes]! | bit : values[yes]! & ~bit;
  values[maybe] = values[maybe]! & ~bit;
}
