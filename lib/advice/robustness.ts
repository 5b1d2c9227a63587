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
    typeof least === 'string'
      ? null
      : {
          option: least.rival,
          label: least.rival === null ? views.say('nothingShown') : label(least.rival),
          percent: percentOf(least.change),
        };
  const about = rival && { percent: rival.percent, rival: rival.label };
  const sentences = [views.say(first === draws ? 'holdsAlways' : 'holdsIn', { share })];
  if (about && isTable) sentences.push(views.say(about.percent === 0 ? 'tableOnLine' : 'tableStaysTo', about));
  else if (about) sentences.push(views.say(about.percent === 0 ? 'levelNow' : 'unseatedFrom', about));
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
