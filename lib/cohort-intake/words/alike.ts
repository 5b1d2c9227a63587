import { nearestNames } from '../../rulebook/index.ts';

/** Pairs of signs that two texts must have in common to be alike. */
const enoughShared = 0.4;
/** The same where one is spelt nearly like the other: of short words many are, by chance. */
const enoughNear = 0.25;

/** Of folded texts those that are spelt nearly like one or have much in common with it, the likeliest first. */
export function alike(wanted: string, texts: Iterable<string>, most: number): readonly string[] {
  if (wanted === '') return [];
  const all = [...texts];
  const near = nearestNames(wanted, all, most).filter(
    (text) => text.includes(wanted) || sharedPairs(wanted, text) >= enoughNear,
  );
  const sharing = all
    .map((text) => ({ text, share: sharedPairs(wanted, text) }))
    .filter(({ share }) => share >= enoughShared)
    .toSorted((a, b) => b.share - a.share)
    .map(({ text }) => text);
  return [...new Set([...near, ...sharing])];
}

/** Share of neighbouring pairs of signs that two texts have in common, 0 to 1: Chinese words in another order are still alike. */
function sharedPairs(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.size === 0 || right.size === 0) return 0;
  const common = [...left].filter((pair) => right.has(pair)).length;
  return (2 * common) / (left.size + right.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const signs = [...text];
  return new Set(signs.slice(1).map((sign, index) => signs[index]! + sign));
}
