/**
 * What is known about a firm. An answer has one of four states; "not asked" is the absence of an answer.
 */
export type Answer =
  | { readonly state: 'given'; readonly value: AnswerValue }
  | {
      readonly state: 'unsure';
      readonly among?: readonly string[];
      readonly between?: readonly [number, number];
      readonly includes?: readonly string[];
    }
  | { readonly state: 'skipped' };

/**
 * - choice: option id · multiple answer: option ids (`none` alone for "none of these") · boolean
 * - number in the unit of the question; the string `never` where the question allows it
 * - table of scales: item id to number
 * - list: numbers
 */
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly number[]
  | Readonly<Record<string, number>>;

export type Answers = Readonly<Record<string, Answer>>;
export interface Block {
  readonly id: string;
  readonly answers: Answers;
}

export interface Profile {
  /** Year that every formula treats as today. */
  readonly asOf: number;
  readonly firm: Answers;
  readonly markets: readonly Block[];
  readonly goods: readonly Block[];
}

/** Where a question is answered or a decision taken: the firm, one market or one good (0-based index into the profile). */
export type At = { readonly scope: 'firm' } | { readonly scope: 'market' | 'goods'; readonly index: number };
export const firm: At = { scope: 'firm' };

export function isSamePlace(a: At, b: At): boolean {
  return a.scope === b.scope && (a.scope === 'firm' || b.scope === 'firm' || a.index === b.index);
}

export function blocksOf(profile: Profile, scope: 'market' | 'goods'): readonly Block[] {
  return scope === 'market' ? profile.markets : profile.goods;
}

export function answersAt(profile: Profile, at: At): Answers {
  return at.scope === 'firm' ? profile.firm : (blocksOf(profile, at.scope)[at.index]?.answers ?? {});
}
