import type { words } from './markdown-words.ts';
import { fill } from './texts.ts';
import type { Advice, CounterfactualView } from './types.ts';

/** Other advice named at first sight. */
const inSight = 3;

/**
 * What would change the advice, at first sight: a sentence each for the nearest other advice, then an open answer that decides, or that none does. What takes
 * more than one change of the firm, or two for a way in, is only named. The answers stand apart: a page may link them.
 */
export function nearestLines(
  advice: Advice,
  said: (typeof words)[keyof typeof words],
): { readonly changes: readonly string[]; readonly answers: string } {
  const others = nearest(advice);
  const isNear = ({ market, sets }: CounterfactualView) => size(sets) <= (market === null ? 1 : 2);
  const [near, far] = [others.filter(isNear), others.filter((item) => !isNear(item))];
  const names = far.map(({ marketLabel, decisionLabel }) => marketLabel ?? decisionLabel);
  return {
    changes: [
      ...near.map((item) => (isOneOfSeveral(item, advice) ? `${item.text}${said.space}${said.notOnly}` : item.text)),
      ...(names.length > 0 ? [fill(said.takes, { list: names.join(said.comma) })] : []),
    ],
    answers: advice.decisive?.text ?? (isSettled(advice) ? said.noneOpen : said.noneAlone),
  };
}

function size(sets: CounterfactualView['sets']): number {
  return sets[0]!.changes.length;
}

function isSettled({ level, model, markets }: Advice): boolean {
  return [level.targetSettled, model, ...markets.map(({ entry }) => entry)].every(({ settled }) => settled);
}

/** Whether other changes, as few as these, turn the same decision. */
function isOneOfSeveral({ decision, market, sets }: CounterfactualView, { counterfactuals }: Advice): boolean {
  const same = counterfactuals.filter((item) => item.decision === decision && item.market === market);
  return same.flatMap((item) => item.sets).filter(({ changes }) => changes.length === size(sets)).length > 1;
}

/**
 * For each thing that can turn the other advice that takes fewest changes; ways into markets first, as they are nearest to the reader. What the same
 * changes bring about is told once.
 */
function nearest({ counterfactuals }: Advice): CounterfactualView[] {
  const found = counterfactuals.filter(({ sets }) => sets.length > 0);
  const about = Map.groupBy(found, ({ decision, market }) => `${decision} ${market}`);
  const all = [...about.values()]
    .map((items) => items.reduce((best, item) => (size(item.sets) < size(best.sets) ? item : best)))
    .sort((a, b) => Number(a.market === null) - Number(b.market === null) || size(a.sets) - size(b.sets));
  const cause = ({ sets }: CounterfactualView) => sets[0]!.cause;
  return all
    .filter((item, index) => all.findIndex((other) => cause(other) === cause(item)) === index)
    .slice(0, inSight);
}
