import { endOf, ones } from '../program/compute.ts';
import { companions, deciderOf, eligibleWith } from '../program/decider.ts';
import { type Program, placesOf } from '../program/program.ts';
import type { Columns } from './columns.ts';
import type { Wanted } from './plan.ts';
import { generate } from './source.ts';

/** What a decision comes to for every row of its scope. Options by their index in the book. */
export interface ResultColumns {
  /** Option shown; -1 for none. */
  readonly shown: Int8Array;
  /** Bits of the options that share the first rank. */
  readonly first: Int32Array;
  /** Bits of the options that open answers could still make of it. Empty if not wanted. */
  readonly possible: Int32Array;
  /** Row by row: the sum of each option, then of each strength. Empty if not wanted. */
  readonly sums: Float64Array;
  /** Row by row: the 1-based rank of each option, 0 for none. Empty if not wanted. */
  readonly ranks: Uint8Array;
}

/** Runs over the firms f0 to f1, with their markets m0 to m1 and goods g0 to g1. */
export type Run = (
  data: unknown,
  out: unknown,
  f0: number,
  f1: number,
  m0: number,
  m1: number,
  g0: number,
  g1: number,
) => void;

/** Firms that go through the kernels together: few enough that what passes between kernels stays in the cache. */
export const blockSize = 128;

/**
 * Makes generated code run. Only where code may be made from text: in Node, not under the content security policy of our pages.
 * @param block firms that go through it at once at most
 */
export function instantiate(program: Program, wanted: Wanted, block: number): Run {
  const parts = program.results.map(deciderOf);
  const source = generate(
    program,
    parts.map(({ inputs }) => inputs),
    wanted,
  );
  const runtime = {
    block: { firm: block, market: block * placesOf(program, 'market'), goods: block * placesOf(program, 'goods') },
    deciders: parts.map(({ decider }) => decider),
    companions: program.results.map((result) => companions(result, program.results)),
    eligibleWith,
    endOf,
    ones,
  };
  const make = new Function('runtime', source) as (parts: typeof runtime) => Run;
  return make(runtime);
}

/** A program as generated code for many firms. */
export class Population {
  readonly program: Program;
  readonly #wanted: Wanted;
  readonly #run: Run;

  /** @param wanted decisions by their index in the program, and what of them */
  constructor(program: Program, wanted: Omit<Wanted, 'truths'>) {
    this.program = program;
    this.#wanted = wanted;
    this.#run = instantiate(program, wanted, blockSize);
  }

  /** Results by the index of the decision. */
  run(columns: Columns): ReadonlyMap<number, ResultColumns> {
    const out = this.#wanted.decisions.map((index) => [index, this.#room(index, columns)] as const);
    const byIndex: ResultColumns[] = [];
    for (const [index, room] of out) byIndex[index] = room;
    const { firms, marketStart, goodsStart } = columns;
    for (let f0 = 0; f0 < firms; f0 += blockSize) {
      const f1 = Math.min(firms, f0 + blockSize);
      this.#run(columns, byIndex, f0, f1, marketStart[f0]!, marketStart[f1]!, goodsStart[f0]!, goodsStart[f1]!);
    }
    return new Map(out);
  }

  #room(index: number, { firms, marketOwner }: Columns): ResultColumns {
    const { scope, options, strengths } = this.program.results[index]!;
    const rows = scope === 'firm' ? firms : marketOwner.length;
    const { sums, ranks, possible } = this.#wanted;
    return {
      shown: new Int8Array(rows),
      first: new Int32Array(rows),
      possible: new Int32Array(possible ? rows : 0),
      sums: new Float64Array(sums ? rows * (options.length + strengths.length) : 0),
      ranks: new Uint8Array(ranks ? rows * options.length : 0),
    };
  }
}
