import type { CompiledBook } from '../../engine/index.ts';
import {
  buildWithConditions,
  type Columns,
  type ConditionAt,
  Conditions,
  copyOf,
  type NodeId,
  type Program,
} from '../../engine/node.ts';
import type { Lever } from '../../rulebook/index.ts';
import { leverOf, raisersFirst, type Scenario } from '../scenario.ts';
import { LeverColumns, type LeverNodes, write } from './lever.ts';

/** What the levers of a scenario make of a batch of firms. */
export interface Applied {
  /** Answers after the scenario; the same object where no firm is changed. */
  readonly columns: Columns;
  /** Rows of the firms whose answers are changed, ascending. */
  readonly changed: Int32Array;
  /** By lever in the order of the scenario: what became of it for each firm, by its number in `reaches`. */
  readonly reach: readonly Uint8Array[];
}

/** The conditions of all levers of a book, made ready for many firms. */
export class LeverConditions {
  readonly program: Program;
  readonly #compiled: CompiledBook;
  readonly #nodes = new Map<string, LeverNodes>();
  readonly #runs = new Map<string, Conditions>();

  constructor(compiled: CompiledBook, levers: readonly Lever[]) {
    this.#compiled = compiled;
    const conditions: ConditionAt[] = [];
    const at = (condition: ConditionAt['condition'], scope: ConditionAt['scope']) =>
      conditions.push({ condition, scope }) - 1;
    const places = levers.map((lever) => ({
      open: at(lever.openTo, 'firm'),
      gap: at(lever.gap, 'firm'),
      changes: lever.changes.map(({ question, when }) => {
        const { scope, askIf } = compiled.book.questions[question]!;
        return { when: at(when, scope), asked: at(askIf, scope) };
      }),
    }));
    const { program, nodes } = buildWithConditions(compiled, conditions);
    this.program = program;
    const node = (index: number) => nodes[index]!;
    levers.forEach(({ id }, index) => {
      const { open, gap, changes } = places[index]!;
      this.#nodes.set(id, {
        open: node(open),
        gap: node(gap),
        changes: changes.map(({ when, asked }) => ({ when: node(when), asked: node(asked) })),
      });
    });
  }

  columnsFor(assumption: Scenario['levers'][number]): LeverColumns {
    const lever = leverOf(this.#compiled, assumption);
    return new LeverColumns(this.#compiled.book, this.program, lever, this.#nodes.get(lever.id)!, assumption);
  }

  /** Truths of everything that a lever asks, for these firms. */
  truths(lever: Lever, columns: Columns): (node: NodeId) => Uint8Array {
    const { open, gap, changes } = this.#nodes.get(lever.id)!;
    const wanted = [...new Set([open, gap, ...changes.flatMap(({ when, asked }) => [when, asked])])];
    const run = this.#runs.get(lever.id) ?? new Conditions(this.program, wanted);
    this.#runs.set(lever.id, run);
    const found = run.run(columns);
    const byNode = new Map(wanted.map((node, index) => [node, found[index]!]));
    return (node) => byNode.get(node)!;
  }
}

/** A scenario over columns: the same as `applyScenario` does for one firm after another. */
export class ScenarioColumns {
  readonly #conditions: LeverConditions;
  readonly #levers: readonly LeverColumns[];
  readonly #seed: number;

  /** @throws Error for a lever that stands twice, as `applyScenario` does */
  constructor(conditions: LeverConditions, { levers, seed }: Scenario) {
    this.#conditions = conditions;
    this.#seed = seed;
    this.#levers = levers.map((assumption) => conditions.columnsFor(assumption));
    if (new Set(this.#levers.map(({ lever }) => lever.id)).size < levers.length)
      throw new Error('a lever stands twice in the scenario');
  }

  apply(columns: Columns, ids: readonly string[]): Applied {
    const { layout } = this.#conditions.program;
    const raised = new Uint8Array(columns.firms);
    const isChanged = new Uint8Array(columns.firms);
    const reach = new Map<LeverColumns, Uint8Array>();
    let current = columns;
    for (const own of [...this.#levers].sort(raisersFirst)) {
      const found = own.apply(current, ids, this.#conditions.truths(own.lever, current), raised, this.#seed);
      reach.set(own, found.reach);
      if (found.writes.length === 0) continue;
      if (current === columns) current = copyOf(columns);
      write(layout, current, found.writes);
      for (const { scope, row } of found.writes) isChanged[ownerOf(columns, scope, row)] = 1;
    }
    const changed = Int32Array.from([...isChanged.keys()].filter((firm) => isChanged[firm] === 1));
    return { columns: current, changed, reach: this.#levers.map((own) => reach.get(own)!) };
  }
}

function ownerOf({ marketOwner, goodsOwner }: Columns, scope: 'firm' | 'market' | 'goods', row: number): number {
  return scope === 'firm' ? row : (scope === 'market' ? marketOwner : goodsOwner)[row]!;
}
