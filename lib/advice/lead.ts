import type { At, DecisionResult } from '../engine/index.ts';
import type { LeadView } from './types.ts';
import type { Views } from './views.ts';

/**
 * How far the first option of a ranking is ahead of the one that the open answers could bring closest, or furthest past it. Null where nothing is advised,
 * where several share the first rank, and where no other option is open.
 * @param among options that the advice shows: a way back is none to enter by
 */
export function leadView(
  views: Views,
  { decision, at, shown, first, options }: DecisionResult,
  among: readonly string[],
): LeadView | null {
  if (shown === null || first.length > 1) return null;
  const { possible } = views.evaluation.outlook.prospect(decision, at);
  const others = options.filter(({ option, open }) => option !== shown && open !== 'no' && among.includes(option));
  // Where nothing can overtake it, the next best by its score of today.
  const rivals = others.filter(({ option }) => possible.includes(option));
  const own = options.find(({ option }) => option === shown)!;
  const leads = (rivals.length > 0 ? rivals : runnerUp(others)).flatMap((rival) => {
    const range = difference(views, decision, shown, rival.option, at);
    return range
      ? [{ over: rival.option, label: views.label(decision, rival.option), now: own.sum - rival.sum, ...range }]
      : [];
  });
  leads.sort((a, b) => a.low - b.low || a.now - b.now);
  return leads[0] ?? null;
}

function runnerUp<T extends { readonly sum: number }>(options: readonly T[]): T[] {
  return [...options].sort((a, b) => b.sum - a.sum).slice(0, 1);
}

function difference(views: Views, decision: string, a: string, b: string, at: At) {
  const range = views.evaluation.outlook.difference(decision, a, b, at);
  return range && { low: range.low, high: range.high, exact: range.exact };
}
