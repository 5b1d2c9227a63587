import { type At, firm, leastChange, type Robustness, robustness, tableChange } from '../engine/index.ts';
import type { RobustnessView } from './types.ts';
import type { Views } from './views.ts';

/** How far the level, the model and each way in rest on the exact weights, in words. */
export function robustnessViews(views: Views): RobustnessView[] {
  const { compiled, profile, evaluation } = views;
  const asked = [
    ...['level.target', 'model'].map((decision) => ({ decision, at: firm })),
    // Where a market is left, no way in is recommended.
    ...evaluation.portfolios.flatMap(({ at, leaving }) => (leaving ? [] : [{ decision: 'entry.mode', at }])),
  ].filter(({ decision, at }) => isAdvised(views, decision, at));
  return robustness(compiled, profile, asked).map((item) => view(views, item));
}

/** The option that comes first nearly as often when the weights are drawn anew; null where the advice is no close call. */
export function closeRival(views: Views, { option, share, ranks }: RobustnessView): string | null {
  if (share >= views.compiled.parameters.closeCallBelow!) return null;
  const [rival] = ranks
    .filter((other) => other.option !== option && (other.shares[0] ?? 0) > 0)
    .sort((a, b) => b.shares[0]! - a.shares[0]!);
  return rival?.option ?? null;
}

function isAdvised({ evaluation }: Views, decision: string, at: At): boolean {
  const { shown, empty } = evaluation.result(decision, at);
  return shown !== null && !empty;
}

function view(views: Views, { decision, at, option, first, draws, acceptability }: Robustness): RobustnessView {
  const label = (id: string) => views.label(decision, id);
  const share = shareOf(first, draws);
  const isTable = views.book.decisions[decision]!.method === 'table';
  const least = isTable
    ? tableChange(views.compiled, views.profile, decision, at)
    : (leastChange(views.evaluation.result(decision, at)) ?? 'never');
  const rival =
    typeof least === 'string' || 'stays' in least
      ? null
      : {
          option: least.rival,
          label: least.rival === null ? views.say('nothingShown') : label(least.rival),
          percent: percentOf(least.change),
        };
  const about = rival && { percent: rival.percent, rival: rival.label };
  const isNone = rival?.option === null;
  const sentences = [views.say(first === draws ? 'holdsAlways' : 'holdsIn', { share, draws })];
  if (about && isTable) sentences.push(views.say(tableKey(about.percent, isNone), about));
  else if (about) sentences.push(views.say(about.percent === 0 ? 'levelNow' : 'unseatedFrom', about));
  else if (typeof least !== 'string' && 'stays' in least)
    sentences.push(views.say('tableStaysUpTo', { percent: percentOf(least.stays) }));
  else if (least === 'never') sentences.push(views.say(isTable ? 'tableStays' : 'neverUnseated'));
  return {
    decision,
    decisionLabel: views.text(views.book.decisions[decision]!.label),
    market: views.place(at),
    option,
    label: label(option),
    first,
    draws,
    share,
    ranks: acceptability
      .filter(({ ranks }) => ranks.some((count) => count > 0))
      .map((item) => ({
        option: item.option,
        label: label(item.option),
        shares: item.ranks.slice(0, lastRank(item.ranks) + 1).map((count) => shareOf(count, draws)),
      })),
    rival,
    text: sentences.join(views.say('sentenceJoin')),
  };
}

function tableKey(percent: number, isNone: boolean) {
  if (percent === 0) return isNone ? 'tableOnLineNone' : 'tableOnLine';
  return isNone ? 'tableStaysToNone' : 'tableStaysTo';
}

function lastRank(ranks: readonly number[]): number {
  return ranks.findLastIndex((count) => count > 0);
}

/** Of 100; never 100 or 0 where it is not all or none. */
function shareOf(count: number, draws: number): number {
  if (count === 0 || count === draws) return (100 * count) / draws;
  return Math.min(99, Math.max(1, Math.round((100 * count) / draws)));
}

/** Rounded down: by less than this nothing can happen. */
function percentOf(change: number): number {
  return Math.floor(100 * change + 1e-9);
}
