import type { At } from './profile.ts';
import { deciderOf } from './program/decider.ts';
import { inputsOf, type LayoutQuestion, type Machine, type Outcome, type Program } from './program/index.ts';
import type { Node, NodeId } from './program/nodes.ts';

/** Two numbers of an answer that can be changed: where they stand. */
export interface Line {
  readonly question: LayoutQuestion;
  readonly at: At;
  /** First of the two cells; a choice or yes-or-no has only this one. */
  readonly first: number;
}

/** A node at a place, or (`result`) a decision at a place. */
export interface Step {
  readonly node: NodeId | null;
  readonly result: number | null;
  readonly place: number;
  readonly inputs: readonly number[];
}

/** A rule at its step, with a weight. */
export interface Term {
  readonly step: number;
  readonly weight: number;
}

/** What is needed to set the numbers back. */
interface Change {
  readonly step: number;
  readonly value: number;
  readonly outcome: Outcome | null;
}

/**
 * Everything that some decisions of one firm rest on, in order. Answers can be changed one after another; only what depends on them is computed anew,
 * and every change can be taken back.
 */
export class Cone {
  readonly steps: readonly Step[];
  readonly #machine: Machine;
  readonly #withRows: boolean;
  readonly #stepAt: Int32Array;
  readonly #resultSteps = new Map<string, number>();
  /** Slot of each step; -1 for decisions. */
  readonly #slots: Int32Array;
  readonly #differences = new Map<string, readonly Term[]>();
  readonly #cellSupport: (readonly number[] | undefined)[] = [];
  readonly #lineOfCell = new Map<number, number>();
  readonly #cellSteps: readonly (readonly (number | undefined)[])[];
  readonly #readers: number[][];
  readonly #reach: number[][] = [];
  /** Per line, 1 at every step that depends on it, its own cells among them. */
  readonly #reached: Uint8Array[] = [];
  readonly #support: number[][];
  readonly #dirty: Uint8Array;
  readonly #undo: Change[][] = [];
  readonly #cellNodes: ReadonlyMap<string, NodeId>;

  /**
   * @param machine has run for the firm
   * @param results decisions with their places, later ones first; of these only what is shown is kept up to date
   * @param withRows whether of tables it is also kept up to date which rows open answers leave possible
   */
  constructor(
    machine: Machine,
    lines: readonly Line[],
    results: readonly (readonly [result: number, place: number])[],
    { withRows = true } = {},
  ) {
    this.#machine = machine;
    this.#withRows = withRows;
    this.#stepAt = new Int32Array(machine.values.length).fill(-1);
    const steps: Step[] = [];
    for (const [result, place] of results) this.#visitResult(steps, result, place, true);
    this.steps = steps;
    this.#slots = Int32Array.from(steps, ({ node, place }) => (node === null ? -1 : machine.slot(node, place)));
    this.#dirty = new Uint8Array(steps.length);
    this.#readers = steps.map(() => []);
    steps.forEach(({ inputs }, step) => {
      for (const input of inputs) this.#readers[input]!.push(step);
    });
    this.#cellNodes = cellNodes(machine);
    this.#cellSteps = lines.map((line) => this.#cellsOf(line));
    this.#cellSteps.forEach((cells, line) => {
      for (const cell of cells) if (cell !== undefined) this.#lineOfCell.set(cell, line);
    });
    this.#support = steps.map(() => []);
    lines.forEach((_, line) => {
      const reach = this.#reachOf(line);
      this.#reach.push(reach);
      const reached = new Uint8Array(steps.length);
      for (const step of reach) {
        this.#support[step]!.push(line);
        reached[step] = 1;
      }
      for (const cell of this.#cellSteps[line]!) if (cell !== undefined) reached[cell] = 1;
      this.#reached.push(reached);
    });
  }

  stepOf(node: NodeId, place: number): number {
    return this.#stepAt[this.#machine.slot(node, place)]!;
  }

  resultStep(result: number, place: number): number {
    return this.#resultSteps.get(`${result} ${this.#placeOf(result, place)}`)!;
  }

  /** The rules that weigh differently for two options: their steps, and how much more each counts for the first. */
  differences(result: number, place: number, option: string, rival: string): readonly Term[] {
    const key = `${result} ${place} ${option} ${rival}`;
    const known = this.#differences.get(key);
    if (known) return known;
    const found = this.#machine.program.results[result]!.scoring.flatMap(({ rule, shown }) => {
      const weight = (rule.weights.get(option) ?? 0) - (rule.weights.get(rival) ?? 0);
      return weight === 0 ? [] : [{ step: this.stepOf(shown, place), weight }];
    });
    this.#differences.set(key, found);
    return found;
  }

  /** Lines that a step can depend on. */
  support(step: number): readonly number[] {
    return this.#support[step]!;
  }

  value(step: number): number {
    return this.#machine.values[this.#slots[step]!]!;
  }

  outcome(step: number): Outcome {
    const { result, place } = this.steps[step]!;
    return this.#machine.outcome(result!, place);
  }

  /** The two numbers of a line. */
  numbers(line: number): readonly [number, number] {
    const [a, b] = this.#cellSteps[line]!;
    return [a === undefined ? Number.NaN : this.value(a), b === undefined ? Number.NaN : this.value(b)];
  }

  /** Steps that depend on some steps, and these themselves, in order. */
  dependents(steps: readonly number[]): readonly number[] {
    const found = new Set<number>();
    const visit = (step: number) => {
      if (found.has(step)) return;
      found.add(step);
      for (const reader of this.#readers[step]!) visit(reader);
    };
    for (const step of steps) visit(step);
    return [...found].sort((a, b) => a - b);
  }

  /**
   * Computes steps anew, in order: by a formula of their own where there is one, else if something that they read has moved. Cannot be taken back.
   * @param formula null for a step without one
   */
  sweep(order: readonly number[], formula: (step: number) => number | null): void {
    const { values } = this.#machine;
    for (const step of order) {
      const { node, result, place } = this.steps[step]!;
      const own = formula(step);
      if (own === null && this.#dirty[step] === 0) continue;
      this.#dirty[step] = 0;
      if (node === null) {
        this.#machine.redecide(result!, place);
        this.#touch(step);
        continue;
      }
      const slot = this.#slots[step]!;
      const value = values[slot]!;
      if (own === null) this.#machine.recompute(node, place);
      else values[slot] = own;
      if (values[slot] !== value) this.#touch(step);
    }
  }

  /** Whether a step depends on a line. */
  reaches(line: number, step: number): boolean {
    return this.#reached[line]![step] !== 0;
  }

  /** Writes the numbers of a line and computes what depends on them. */
  change(line: number, numbers: readonly [number, number]): void {
    const undo: Change[] = [];
    this.#undo.push(undo);
    this.#cellSteps[line]!.forEach((cell, index) => {
      if (cell !== undefined) this.#write(cell, numbers[index]!, undo);
    });
    for (const step of this.#reach[line]!) {
      if (this.#dirty[step] === 0) continue;
      this.#dirty[step] = 0;
      const { node, result, place } = this.steps[step]!;
      if (node === null) {
        const outcome = this.#machine.outcome(result!, place);
        this.#machine.redecide(result!, place);
        if (isSame(outcome, this.#machine.outcome(result!, place))) continue;
        undo.push({ step, value: 0, outcome });
      } else {
        const slot = this.#slots[step]!;
        const value = this.#machine.values[slot]!;
        this.#machine.recompute(node, place);
        if (this.#machine.values[slot] === value) continue;
        undo.push({ step, value, outcome: null });
      }
      this.#touch(step);
    }
  }

  /** Takes the last change back. */
  undo(): void {
    for (const { step, value, outcome } of this.#undo.pop()!) {
      const { result, place } = this.steps[step]!;
      if (outcome) this.#machine.restore(result!, place, outcome);
      else this.#machine.values[this.#slots[step]!] = value;
    }
  }

  nodeOf(step: number): Node {
    return this.#machine.program.nodes[this.steps[step]!.node!]!;
  }

  /** Lines whose own numbers a step reads. */
  cellSupport(step: number): readonly number[] {
    const known = this.#cellSupport[step];
    if (known) return known;
    const cells = this.nodeOf(step).op === 'cell' ? [step] : this.steps[step]!.inputs;
    const found = [...new Set(cells.flatMap((cell) => this.#lineOfCell.get(cell) ?? []))];
    this.#cellSupport[step] = found;
    return found;
  }

  /** What one step that reads nothing but cells would come to with other numbers on a line. */
  tryOn(line: number, numbers: readonly [number, number], step: number): number {
    const { values } = this.#machine;
    const slots = this.#cellSteps[line]!.map((cell) => (cell === undefined ? -1 : this.#slots[cell]!));
    const kept = slots.map((slot) => values[slot]!);
    const own = this.value(step);
    slots.forEach((slot, index) => {
      if (slot >= 0) values[slot] = numbers[index]!;
    });
    const { node, place } = this.steps[step]!;
    this.#machine.recompute(node!, place);
    const found = this.value(step);
    slots.forEach((slot, index) => {
      if (slot >= 0) values[slot] = kept[index]!;
    });
    values[this.#slots[step]!] = own;
    return found;
  }

  #write(cell: number, value: number, undo: Change[]): void {
    const slot = this.#slots[cell]!;
    const before = this.#machine.values[slot]!;
    if (before === value) return;
    undo.push({ step: cell, value: before, outcome: null });
    this.#machine.values[slot] = value;
    this.#touch(cell);
  }

  #touch(step: number): void {
    for (const reader of this.#readers[step]!) this.#dirty[reader] = 1;
  }

  /** Steps of the cells of a line; undefined where nothing reads them. */
  #cellsOf({ question, first, at }: Line): readonly (number | undefined)[] {
    const place = at.scope === 'firm' ? 0 : at.index;
    return [first, first + 1].map((cell, index) => {
      // A choice or yes-or-no has one cell; the next one belongs to another question.
      if (index === 1 && (question.type === 'choice' || question.type === 'boolean')) return undefined;
      const node = this.#cellNodes.get(`${at.scope} ${cell}`);
      const step = node === undefined ? -1 : this.stepOf(node, place);
      return step < 0 ? undefined : step;
    });
  }

  #reachOf(line: number): number[] {
    const found = new Set<number>();
    const visit = (step: number) => {
      for (const reader of this.#readers[step]!) {
        if (found.has(reader)) continue;
        found.add(reader);
        visit(reader);
      }
    };
    for (const cell of this.#cellSteps[line]!) if (cell !== undefined) visit(cell);
    return [...found].sort((a, b) => a - b);
  }

  #placeOf(result: number, place: number): number {
    return this.#machine.program.results[result]!.scope === 'firm' ? 0 : place;
  }

  #visitResult(steps: Step[], result: number, at: number, shownOnly = false): number {
    const place = this.#placeOf(result, at);
    const key = `${result} ${place}`;
    const known = this.#resultSteps.get(key);
    if (known !== undefined) return known;
    const nodes = this.#machine.program.results[result]!;
    const wanted = deciderOf(nodes).inputs.filter(
      ({ forShown, into }) => !shownOnly || (forShown && (this.#withRows || into !== 'rowPossible')),
    );
    const inputs = [...new Set(wanted.flatMap(({ ids }) => ids))].map((id) => this.#visit(steps, id, place));
    if (nodes.among !== null) inputs.push(this.#visitResult(steps, nodes.among, place));
    this.#resultSteps.set(key, steps.length);
    return steps.push({ node: null, result, place, inputs }) - 1;
  }

  #visit(steps: Step[], id: NodeId, at: number): number {
    const { program } = this.#machine;
    const node = program.nodes[id]!;
    const place = node.scope === 'firm' ? 0 : at;
    const slot = this.#machine.slot(id, place);
    const known = this.#stepAt[slot]!;
    if (known >= 0) return known;
    const inputs: number[] = [];
    if (node.op === 'result') inputs.push(this.#visitResult(steps, node.result, place));
    else if (node.op === 'over') {
      for (let k = 0; k < this.#machine.count(node.of); k++) inputs.push(this.#visit(steps, node.arg, k));
      inputs.push(this.#visit(steps, node.none, 0));
    } else for (const input of inputsIn(program)[id]!) inputs.push(this.#visit(steps, input, place));
    this.#stepAt[slot] = steps.length;
    return steps.push({ node: id, result: null, place, inputs }) - 1;
  }
}

const inputsKnown = new WeakMap<Program, readonly (readonly NodeId[])[]>();

/** Inputs of every node of a program. */
function inputsIn(program: Program): readonly (readonly NodeId[])[] {
  const found = inputsKnown.get(program) ?? program.nodes.map(inputsOf);
  inputsKnown.set(program, found);
  return found;
}

const cellsKnown = new WeakMap<Program, ReadonlyMap<string, NodeId>>();

/** Nodes of the cells of a program. */
function cellNodes({ program }: Machine): ReadonlyMap<string, NodeId> {
  const found =
    cellsKnown.get(program) ??
    new Map(
      program.nodes.flatMap((node, id) => (node.op === 'cell' ? [[`${node.scope} ${node.cell}`, id] as const] : [])),
    );
  cellsKnown.set(program, found);
  return found;
}

function isSame(a: Outcome, b: Outcome): boolean {
  return (
    a.shown === b.shown &&
    a.possible === b.possible &&
    a.row === b.row &&
    a.ranks.every((rank, option) => rank === b.ranks[option]) &&
    a.first.length === b.first.length &&
    a.first.every((option, index) => option === b.first[index])
  );
}
