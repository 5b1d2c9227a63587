import type { Scope } from '../../rulebook/index.ts';
import { inputsOf, type Program } from '../program/index.ts';

/** Numbers at which some test on a number of an answer changes its mind, and whether the number enters arithmetic. */
export interface Cuts {
  /** Where tests change their mind: at the number itself, or just above it. */
  readonly at: readonly { readonly number: number; readonly above: boolean }[];
  readonly arithmetic: boolean;
}

const nothing: Cuts = { at: [], arithmetic: false };

/** What the tests of a program tell apart in each number; found once per program. */
export function cutsOf(program: Program): (scope: Scope, cell: number) => Cuts {
  const found = new Map<string, { at: Map<string, Cuts['at'][number]>; arithmetic: boolean }>();
  for (const node of program.nodes) {
    for (const input of inputsOf(node)) {
      const cell = program.nodes[input]!;
      if (cell.op !== 'cell') continue;
      const key = `${cell.scope} ${cell.cell}`;
      const cuts = found.get(key) ?? { at: new Map(), arithmetic: false };
      found.set(key, cuts);
      if (node.op === 'within')
        for (const { lo, loOpen, hi, hiOpen } of node.ranges) {
          if (Number.isFinite(lo)) cuts.at.set(`${lo} ${loOpen}`, { number: lo, above: loOpen });
          if (Number.isFinite(hi)) cuts.at.set(`${hi} ${!hiOpen}`, { number: hi, above: !hiOpen });
        }
      else if (node.op === 'interval' || node.op === 'mean' || node.op === 'floor' || node.op === 'log')
        cuts.arithmetic = true;
    }
  }
  return (scope, cell) => {
    const cuts = found.get(`${scope} ${cell}`);
    if (!cuts) return nothing;
    const at = [...cuts.at.values()].sort((a, b) => a.number - b.number || Number(a.above) - Number(b.above));
    return { at, arithmetic: cuts.arithmetic };
  };
}
