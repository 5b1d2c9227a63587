import type { ModeAttributes } from '../rulebook/index.ts';

/** Risk of one way into one market: what is tied up there, times how uncertain the market is. */
export interface EntryRisk {
  /** Size of the step times how hard it is to undo, 1 to 25. */
  readonly commitment: number;
  /** One more than the points of uncertainty of the market; a range while answers are open. */
  readonly uncertainty: readonly [number, number];
  /** Commitment times uncertainty; a range while answers are open. */
  readonly score: readonly [number, number];
  /** Grade of the lower end: open answers add nothing. */
  readonly grade: RiskGrade;
  /** Grade of the upper end: what open answers could make of it. */
  readonly worst: RiskGrade;
}
export type RiskGrade = 'low' | 'medium' | 'high';

/**
 * @param attributes places of the way in on the scales of the book (1 to 5)
 * @param points points of uncertainty of the market, from and to; 0 is a market that holds no surprise
 * @param from scores from which a risk is medium and high
 */
export function entryRisk(
  { commitment: size, reversibility }: Pick<ModeAttributes, 'commitment' | 'reversibility'>,
  points: readonly [number, number],
  from: { readonly medium: number; readonly high: number },
): EntryRisk {
  const commitment = size * (6 - reversibility);
  const uncertainty = [1 + points[0], 1 + points[1]] as const;
  const score = [commitment * uncertainty[0], commitment * uncertainty[1]] as const;
  const grade = (value: number): RiskGrade => (value >= from.high ? 'high' : value >= from.medium ? 'medium' : 'low');
  return { commitment, uncertainty, score, grade: grade(score[0]), worst: grade(score[1]) };
}
