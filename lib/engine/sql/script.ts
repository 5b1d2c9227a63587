import type { Scope } from '../../rulebook/index.ts';
import { cellPlaces, type Kind, kindsOf } from '../compiled/kinds.ts';
import { planFor } from '../compiled/plan.ts';
import { dependencies, keyOf, type Step } from '../compiled/schedule.ts';
import { deciderOf } from '../program/decider.ts';
import type { NodeId } from '../program/nodes.ts';
import { type Program, placesOf } from '../program/program.ts';
import { type Among, decide, type Part } from './decide.ts';
import { condition, convert, literal, oneIf, type Text, value } from './expression.ts';
import { Layers } from './layers.ts';

/** What differs between databases that read the same SQL. */
export interface Dialect {
  /** Stands behind the name of a new table. */
  readonly tableSuffix: string;
}

/** A program as SQL over tables of cells. */
export interface SqlScript {
  /** Cells that the tables `firm_0`, `market_0` and `goods_0` need, by scope, with their columns. */
  readonly cells: Readonly<Record<Scope, readonly CellName[]>>;
  /** One after the other; each makes a table or drops one that is no longer needed. */
  readonly statements: readonly string[];
  /** Where the decisions stand in the end: the table of their scope, one row per firm or market. */
  readonly tables: Readonly<Record<Scope, string>>;
}

export interface CellName {
  readonly cell: number;
  readonly name: string;
  readonly isNumber: boolean;
}

/** Column of the year that counts as today for a firm. */
export const yearName = 'firm_year';
/** Column of a part of a decision. */
export const partName = (decision: number, part: Part) => `d${decision}_${part}`;
/** Column of the sum of an option, or of a strength after the options. */
export const sumName = (decision: number, index: number) => `d${decision}_sum${index}`;
const cellName = (scope: Scope, cell: number) => `${scope}_c${cell}`;

/** Texts up to this length are written out wherever they are read, longer ones only if they are read once. */
const shortText = 60;
const longText = 3000;

/** Writes the decisions of a program as a script of plain SELECTs, which DuckDB and every ClickHouse since 2018 read. */
export function sqlScript(
  program: Program,
  wanted: { readonly decisions: readonly number[]; readonly possible?: boolean; readonly sums?: boolean },
  { tableSuffix }: Dialect,
): SqlScript {
  return new Writer(program, wanted).script(tableSuffix);
}

class Writer {
  readonly #program: Program;
  readonly #wanted: Parameters<typeof sqlScript>[1];
  readonly #plan: ReturnType<typeof planFor>;
  readonly #kinds: Kind[];
  readonly #uses = new Map<NodeId, number>();
  readonly #kept = new Set<NodeId>();
  readonly #columns = new Map<NodeId, string>();
  readonly #cells: Record<Scope, CellName[]> = { firm: [], market: [], goods: [] };
  readonly #layers: Layers;

  constructor(program: Program, wanted: Parameters<typeof sqlScript>[1]) {
    this.#program = program;
    this.#wanted = wanted;
    const inputs = program.results.map((result) => deciderOf(result).inputs);
    this.#plan = planFor(program, inputs, wanted, Number.POSITIVE_INFINITY);
    // Sums over rows are taken in floating-point.
    this.#kinds = kindsOf(program).map((kind, id) => {
      const node = program.nodes[id]!;
      return node.op === 'over' && node.how === 'sum' ? 'number' : kind;
    });
    this.#count();
    const names = (scope: Scope) => this.#cells[scope].map(({ name }) => name);
    this.#layers = new Layers({ firm: [...names('firm'), yearName], market: names('market'), goods: names('goods') });
  }

  /** How often each node is read, and which are read from other tables than their own. */
  #count(): void {
    const { nodes, layout } = this.#program;
    const places = cellPlaces(layout);
    const reads = this.#plan.inputs.map((list) => list.flatMap(({ ids }) => ids));
    for (const { steps } of this.#plan.kernels) {
      const own = new Set(steps.map(keyOf));
      for (const step of steps) {
        if ('node' in step) {
          const node = nodes[step.node]!;
          if (node.op === 'cell') {
            const name = cellName(node.scope, node.cell);
            const { kind } = places[node.scope][node.cell]!;
            this.#cells[node.scope].push({ cell: node.cell, name, isNumber: kind === 'number' });
          }
        }
        for (const other of dependencies(this.#program, step, reads)) {
          if (!('node' in other)) continue;
          this.#uses.set(other.node, (this.#uses.get(other.node) ?? 0) + weightOf(step, this.#program));
          if (!own.has(keyOf(other))) this.#kept.add(other.node);
        }
      }
    }
  }

  script(suffix: string): SqlScript {
    const { nodes, results } = this.#program;
    for (const { scope, steps } of this.#plan.kernels) {
      this.#layers.begin(scope);
      for (const step of steps) {
        if ('decision' in step) this.#decide(step.decision);
        else if (nodes[step.node]!.op !== 'const') this.#node(step.node);
      }
    }
    const names: Record<Scope, string[]> = { firm: [], market: [], goods: [] };
    for (const index of this.#wanted.decisions) {
      const { scope, options, strengths } = results[index]!;
      const parts: Part[] = this.#wanted.possible ? ['shown', 'first', 'possible'] : ['shown', 'first'];
      names[scope].push(...parts.map((part) => partName(index, part)));
      if (this.#wanted.sums) names[scope].push(...[...options, ...strengths].map((_, i) => sumName(index, i)));
    }
    const { statements, tables } = this.#layers.statements(names, suffix);
    return { cells: this.#cells, statements, tables };
  }

  readonly #text: Text = (id, want) => {
    const node = this.#program.nodes[id]!;
    if (node.op === 'const') return literal(node.value, want);
    const kind = this.#kinds[id]!;
    const column = this.#columns.get(id);
    if (column !== undefined) return convert(this.#layers.read(column), kind, want);
    if (kind !== 'truth') return convert(this.#value(id), kind, want);
    if (want === 'yes' || want === 'may') return condition(node, want, this.#text);
    const truth = `CASE WHEN ${condition(node, 'yes', this.#text)} THEN 2 WHEN ${condition(node, 'may', this.#text)} THEN 1 ELSE 0 END`;
    return convert(truth, 'whole', want);
  };

  #value(id: NodeId): string {
    const node = this.#program.nodes[id]!;
    if (node.op !== 'result') return value(node, this.#kinds[id] === 'number' ? 'number' : 'whole', this.#text);
    const part = (name: Part) => this.#layers.read(partName(node.result, name));
    if (node.part === 'settled') return oneIf(`${part('possible')} = ${part('bit')}`);
    return part(node.part === 'shown' ? 'bit' : node.part);
  }

  #node(id: NodeId): void {
    const node = this.#program.nodes[id]!;
    if (node.op === 'cell') this.#columns.set(id, cellName(node.scope, node.cell));
    else if (node.op === 'asOf') this.#columns.set(id, yearName);
    else if (node.op === 'over') this.#over(id, node);
    else {
      const { sql } = this.#layers.reading(() =>
        this.#text(id, this.#kinds[id] === 'truth' ? 'yes' : this.#kinds[id]!),
      );
      const isRead = this.#uses.get(id) ?? 0;
      const isInline = !this.#kept.has(id) && (sql.length <= shortText || (isRead <= 1 && sql.length <= longText));
      if (!isInline) this.#column(id, () => this.#text(id, this.#kinds[id]!));
    }
  }

  #column(id: NodeId, make: () => string): void {
    const name = `v${id}`;
    this.#layers.compute(name, make);
    this.#columns.set(id, name);
  }

  /** Gathers the values of a node over the markets or goods of a firm. */
  #over(
    id: NodeId,
    { of, how, arg, none }: { of: Scope; how: 'max' | 'min' | 'sum'; arg: NodeId; none: NodeId },
  ): void {
    const kind = this.#kinds[id]!;
    const column = this.#columns.get(arg);
    const own =
      column === undefined
        ? literal((this.#program.nodes[arg] as { value: number }).value, kind)
        : convert(column, this.#kinds[arg]!, kind);
    // Summed up in the order of the places, as everywhere else: floating-point sums depend on it.
    const sum = Array.from(
      { length: placesOf(this.#program, of) },
      (_, place) => `sum(CASE WHEN place_no = ${place} THEN ${own} ELSE 0e0 END)`,
    );
    const gathered = how === 'sum' ? sum.join(' + ') : `${how}(${own})`;
    this.#column(id, () => {
      const read = this.#layers.gather(`g${id}`, of, gathered, column === undefined ? [] : [column]);
      return `CASE WHEN ${of}_count > 0 THEN ${read} ELSE ${this.#text(none, kind)} END`;
    });
  }

  #decide(index: number): void {
    const result = this.#program.results[index]!;
    const { among, options, strengths } = result;
    const define = (part: string, make: () => string) => {
      const name = `d${index}_${part}`;
      this.#layers.compute(name, make);
      return () => this.#layers.read(name);
    };
    const reader: Among | null = among === null ? null : (part) => this.#layers.read(partName(among, part));
    decide(result, this.#program.results, this.#plan.open.has(index), this.#text, define, reader);
    if (!this.#wanted.sums || !this.#wanted.decisions.includes(index)) return;
    [...options, ...strengths].forEach(({ sum }, i) => {
      this.#layers.compute(sumName(index, i), () => this.#text(sum, 'number'));
    });
  }
}

/** How often a step writes out what it reads. */
function weightOf(step: Step, { nodes }: Program): number {
  if ('decision' in step) return 2;
  const node = nodes[step.node]!;
  switch (node.op) {
    case 'interval':
      return node.kind === '*' || node.kind === '/' ? 4 : 1;
    case 'oneOf':
    case 'clearBits':
    case 'countBits':
      return 2;
    case 'within':
      return node.ranges.length;
    default:
      return 1;
  }
}
