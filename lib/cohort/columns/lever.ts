import { type CellColumn, type Columns, cellsOf, type Layout, type NodeId, type Program } from '../../engine/node.ts';
import type { Lever, RuleBook, Scope } from '../../rulebook/index.ts';
import type { Reach } from '../scenario.ts';
import { type Assumption, type Raised, type Shares, uptakeBy } from '../take-up.ts';
import { type ChangeBits, changeBits } from './change.ts';

/** What became of a lever, by its number in a column of results. */
export const reaches: readonly Reach[] = [
  'notOpen',
  'noGap',
  'cannotTell',
  'unaware',
  'cannotApply',
  'noEffect',
  'changed',
  'raised',
];
const reachNumber = Object.fromEntries(reaches.map((reach, index) => [reach, index])) as Record<Reach, number>;

/** Conditions of a lever as nodes of a program. */
export interface LeverNodes {
  readonly open: NodeId;
  readonly gap: NodeId;
  /** Per change: when it is made, and whether its question is asked. */
  readonly changes: readonly { readonly when: NodeId; readonly asked: NodeId }[];
}

/** Truths of conditions in every row of their scope: 0 no, 1 maybe, 3 yes. */
export type Truths = (node: NodeId) => Uint8Array;

interface Write {
  readonly scope: Scope;
  readonly cell: number;
  readonly row: number;
  readonly bits: number;
}

/** One lever of a scenario over the firms of a batch; the same as `applyScenario` does for one firm. */
export class LeverColumns {
  readonly lever: Lever;
  readonly #nodes: LeverNodes;
  readonly #program: Program;
  readonly #changes: readonly ChangeBits[];
  readonly #book: Pick<RuleBook, 'takeUp' | 'questions'>;
  readonly #assumption: Assumption;

  constructor(book: RuleBook, program: Program, lever: Lever, nodes: LeverNodes, assumption: Assumption) {
    this.#book = book;
    this.#program = program;
    this.lever = lever;
    this.#nodes = nodes;
    this.#assumption = assumption;
    this.#changes = lever.changes.map((change) => changeBits(program.layout, change));
  }

  /**
   * Finds what becomes of the lever for each firm.
   *
   * @param raised by firm: bit 1 awareness, bit 2 ability, raised by earlier levers of the scenario; is added to
   * @returns the reach of each firm by its number, and what is to be written
   */
  apply(columns: Columns, ids: readonly string[], truths: Truths, raised: Uint8Array, seed: number) {
    const { layout } = this.#program;
    const [open, gap] = [truths(this.#nodes.open), truths(this.#nodes.gap)];
    const cells = allCells(layout, columns);
    const shares = sharesIn(layout, cells.firm, this.#book);
    const reach = new Uint8Array(columns.firms);
    const writes: Write[] = [];
    for (let firm = 0; firm < columns.firms; firm++) {
      if (open[firm] === 0) reach[firm] = reachNumber.notOpen;
      else if (gap[firm] === 0) reach[firm] = reachNumber.noGap;
      else if (open[firm] === 1 || gap[firm] === 1) reach[firm] = reachNumber.cannotTell;
      else {
        const bits = raised[firm]!;
        const before: Raised = { awareness: (bits & 1) !== 0, ability: (bits & 2) !== 0 };
        const got = uptakeBy(this.lever, this.#assumption, before, shares(firm), ids[firm]!, seed);
        if (got !== 'works') reach[firm] = reachNumber[got];
        else {
          const count = writes.length;
          this.#write(columns, cells, firm, truths, writes);
          if (this.lever.raises) raised[firm] = bits | (this.lever.raises === 'awareness' ? 1 : 2);
          reach[firm] = reachNumber[writes.length > count ? 'changed' : this.lever.raises ? 'raised' : 'noGap'];
        }
      }
    }
    return { reach, writes };
  }

  #write(columns: Columns, all: AllCells, firm: number, truths: Truths, writes: Write[]): void {
    const { layout, nodes } = this.#program;
    this.lever.changes.forEach(({ question }, index) => {
      const { scope } = layout.questions.get(question)!;
      const { given, first } = layout.cells.get(question)!;
      const { when, asked } = this.#nodes.changes[index]!;
      const cells = all[scope];
      const [from, to] = rowsOf(columns, scope, firm);
      for (let row = from; row < to; row++) {
        const at = (node: NodeId) => truths(node)[nodes[node]!.scope === 'firm' ? firm : row]!;
        if (cells[given]![row] !== 1 || at(asked) === 0 || at(when) !== 3) continue;
        const bits = this.#changes[index]!(cells[first]![row]!);
        if (bits !== 0) writes.push({ scope, cell: first, row, bits });
      }
    });
  }
}

/** Writes what levers change into columns that may be changed. */
export function write(layout: Layout, columns: Columns, writes: readonly Write[]): void {
  const cells = allCells(layout, columns);
  for (const { scope, cell, row, bits } of writes) cells[scope][cell]![row] = bits;
}

type AllCells = Readonly<Record<Scope, readonly CellColumn[]>>;

function allCells(layout: Layout, columns: Columns): AllCells {
  return {
    firm: cellsOf(layout, columns, 'firm'),
    market: cellsOf(layout, columns, 'market'),
    goods: cellsOf(layout, columns, 'goods'),
  };
}

function rowsOf(columns: Columns, scope: Scope, firm: number): readonly [number, number] {
  if (scope === 'firm') return [firm, firm + 1];
  const start = scope === 'market' ? columns.marketStart : columns.goodsStart;
  return [start[firm]!, start[firm + 1]!];
}

/** Usual shares of take-up, read from each firm's own experience with support. */
function sharesIn(
  layout: Layout,
  cells: readonly CellColumn[],
  { takeUp }: Pick<RuleBook, 'takeUp'>,
): (firm: number) => Shares {
  const share = ({ fromAnswer, otherwise }: RuleBook['takeUp']['awareness']) => {
    const found = layout.cells.get(fromAnswer.question);
    if (!found) return () => otherwise;
    const byBits = new Map(
      Object.entries(fromAnswer.shares).map(([option, value]) => [1 << found.bits.get(option)!, value]),
    );
    const [given, bits] = [cells[found.given]!, cells[found.first]!];
    return (firm: number) => (given[firm] === 1 ? byBits.get(bits[firm]!) : undefined) ?? otherwise;
  };
  const [awareness, ability] = [share(takeUp.awareness), share(takeUp.ability)];
  return (firm) => ({ awareness: awareness(firm), ability: ability(firm) });
}
