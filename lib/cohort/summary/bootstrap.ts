import { mulberry32 } from '../../engine/index.ts';

/** Firms that are alike in what is summed up. */
export interface Alike {
  readonly firms: number;
  readonly moved: boolean;
  readonly cost: number;
}

/** The middle 95 of 100 outcomes. */
export type Interval = readonly [low: number, high: number];

export interface Intervals {
  readonly moved: Interval;
  readonly cost: Interval;
  /** Null where a draw moves nobody. */
  readonly costPerMove: Interval | null;
}

const draws = 1000;

/** How much the sums would differ if as many firms were drawn anew from the same population. @param seed any 32-bit integer */
export function bootstrap(groups: readonly Alike[], seed: number): Intervals {
  const random = mulberry32(seed);
  const total = groups.reduce((sum, { firms }) => sum + firms, 0);
  const outcomes = Array.from({ length: draws }, () => {
    let left = total;
    let weight = total;
    let moved = 0;
    let cost = 0;
    for (const group of groups) {
      const drawn = weight > 0 ? binomial(left, Math.min(1, group.firms / weight), random) : 0;
      left -= drawn;
      weight -= group.firms;
      if (group.moved) moved += drawn;
      cost += drawn * group.cost;
    }
    return { moved, cost };
  });
  const isMoved = outcomes.every(({ moved }) => moved > 0);
  return {
    moved: middle(outcomes.map(({ moved }) => moved)),
    cost: middle(outcomes.map(({ cost }) => cost)),
    costPerMove: isMoved ? middle(outcomes.map(({ moved, cost }) => cost / moved)) : null,
  };
}

function middle(values: readonly number[]): Interval {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[Math.floor(0.025 * sorted.length)]!, sorted[Math.ceil(0.975 * sorted.length) - 1]!];
}

/** Successes among `count` tries. With many of both kinds the normal distribution stands for the binomial one. */
function binomial(count: number, share: number, random: () => number): number {
  if (share > 0.5) return count - binomial(count, 1 - share, random);
  const variance = count * share * (1 - share);
  if (variance > 50) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.min(count, Math.max(0, Math.round(count * share + normal * Math.sqrt(variance))));
  }
  if (share <= 0) return 0;
  // Waiting times between successes.
  let successes = -1;
  for (let tries = 0; tries <= count; successes++)
    tries += Math.floor(Math.log(1 - random()) / Math.log(1 - share)) + 1;
  return successes;
}
