import type { NodeId, Program } from '../program/index.ts';
import type { Columns } from './columns.ts';
import { blockSize, instantiate, type Run } from './run.ts';

/** A truth as generated code holds it: 0 no, 1 maybe, 3 yes. */
export type TruthBits = 0 | 1 | 3;

/** Conditions of a program as generated code for many firms. */
export class Conditions {
  readonly #program: Program;
  readonly #nodes: readonly NodeId[];
  readonly #run: Run;

  constructor(program: Program, nodes: readonly NodeId[]) {
    this.#program = program;
    this.#nodes = nodes;
    this.#run = instantiate(program, { decisions: [], conditions: nodes }, blockSize);
  }

  /** For each node the truth in every row of its scope, as `TruthBits`. */
  run(columns: Columns): readonly Uint8Array[] {
    const { firms, marketStart, goodsStart } = columns;
    const conditions = this.#nodes.map((id) => {
      const node = this.#program.nodes[id]!;
      const truths = new Uint8Array(columns[node.scope].rows);
      return node.op === 'const' ? truths.fill(node.value === 2 ? 3 : node.value) : truths;
    });
    for (let f0 = 0; f0 < firms; f0 += blockSize) {
      const f1 = Math.min(firms, f0 + blockSize);
      this.#run(columns, { conditions }, f0, f1, marketStart[f0]!, marketStart[f1]!, goodsStart[f0]!, goodsStart[f1]!);
    }
    return conditions;
  }
}
