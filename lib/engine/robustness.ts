import type { CompiledBook } from './compile.ts';
import type { DecisionResult } from './decide.ts';
import { mulberry32 } from './random.ts';

/**
 * Share of random re-weightings in which an option ranks first (rank acceptability in the sense of SMAA).
 *
 * Every rule that counts gets its own factor, drawn evenly from [0.5, 1.5]; the order of ties is kept. The same seed gives the same draws.
 */
export interface Robustness {
  readonly option: string;
  /** Number of draws in which the option ranks first, out of `draws`. */
  readonly first: number;
  readonly draws: number;
}

export const robustnessDraws = 200;

/** @param seed any 32-bit integer */
export function robustness(compiled: CompiledBook, result: DecisionResult, seed = 1): Robustness | null {
  if (compiled.decisions.get(result.decision)?.decision.method !== 'rank' || result.shown === null || result.empty)
    return null;
  const contenders = result.options.filter((option) => option.rank !== null).sort((a, b) => a.rank! - b.rank!);
  const rules = [
    ...new Set(
      contenders.flatMap((option) =>
        option.reasons.filter((reason) => reason.holds === 'yes').map((reason) => reason.rule.id),
      ),
    ),
  ];
  const weights = contenders.map((option) => {
    const byRule = new Map(
      option.reasons.filter((reason) => reason.holds === 'yes').map((reason) => [reason.rule.id, reason.weight]),
    );
    return rules.map((rule) => byRule.get(rule) ?? 0);
  });
  const random = mulberry32(seed);
  let first = 0;
  for (let draw = 0; draw < robustnessDraws; draw++) {
    const factors = rules.map(() => 0.5 + random());
    let best = -1;
    let bestSum = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < contenders.length; i++) {
      if (!contenders[i]!.backed) continue;
      let sum = 0;
      for (let j = 0; j < rules.length; j++) sum += weights[i]![j]! * factors[j]!;
      if (sum > bestSum + 1e-9) {
        best = i;
        bestSum = sum;
      }
    }
    if (best === 0) first++;
  }
  return { option: result.shown, first, draws: robustnessDraws };
}
