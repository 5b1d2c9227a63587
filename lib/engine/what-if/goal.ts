import type { Cone } from '../cone.ts';
import type { Program, ResultNodes } from '../program/index.ts';
import type { Need, Needs } from './needs.ts';

/** What is aimed at: an option alone in the first place of a decision, in a market that is not left. */
export interface Goal {
  readonly result: number;
  readonly place: number;
  readonly option: number;
  /** A decision that must not show some options: whether to stay in the market. */
  readonly unless: { readonly result: number; readonly options: readonly number[] } | null;
}

export function isReached(goal: Goal, cone: Cone): boolean {
  const { shown, first } = cone.outcome(cone.resultStep(goal.result, goal.place));
  if (shown !== goal.option || first.length !== 1) return false;
  if (!goal.unless) return true;
  return !goal.unless.options.includes(cone.outcome(cone.resultStep(goal.unless.result, goal.place)).shown);
}

/** Ways to the goal that need different things: the rows of a table that choose the option; one way where options are ranked. */
export function waysTo(goal: Goal, program: Program): readonly number[] {
  const result = program.results[goal.result]!;
  const { method, fallback } = result.decision.decision;
  if (method !== 'table') return fallback?.length ? [anyWay] : [0];
  const id = result.options[goal.option]!.id;
  return result.rows.flatMap(({ rule }, row) => (rule.rule.choose === id ? [row] : []));
}

/** Nothing is known of the way but what it can depend on. */
const anyWay = -1;

/** What must be met for the goal to be reached in one way, as the numbers stand, likely the hardest first. Not empty unless it is reached. */
export function* needsOf(goal: Goal, way: number, program: Program, cone: Cone, needs: Needs): Generator<Need> {
  const result = program.results[goal.result]!;
  let isOpen = false;
  for (const need of needsOfWay(goal, way, result, cone, needs)) {
    isOpen = true;
    yield need;
  }
  if (goal.unless) {
    const stay = cone.resultStep(goal.unless.result, goal.place);
    if (goal.unless.options.includes(cone.outcome(stay).shown)) {
      isOpen = true;
      yield needs.anything(stay);
    }
  }
  if (!isOpen) yield needs.anything(cone.resultStep(goal.result, goal.place));
}

function needsOfWay(goal: Goal, way: number, result: ResultNodes, cone: Cone, needs: Needs): Iterable<Need> {
  if (way === anyWay) return [];
  return result.decision.decision.method === 'table'
    ? ofRow(goal, way, result, cone, needs)
    : ofRank(goal, result, cone, needs);
}

function* ofRow(goal: Goal, way: number, { rows, options }: ResultNodes, cone: Cone, needs: Needs): Generator<Need> {
  const at = (node: number) => cone.stepOf(node, goal.place);
  const place = new Map(options.map(({ id }, index) => [id, index]));
  yield* needs.all(at(options[goal.option]!.open), 'notNo');
  yield* needs.all(at(rows[way]!.shown), 'yes');
  for (const { rule, shown } of rows.slice(0, way)) {
    const option = place.get(rule.rule.choose!)!;
    if (option === goal.option) continue;
    const passes = needs.some([needs.one(at(shown), 'notYes'), needs.one(at(options[option]!.open), 'no')]);
    if (passes) yield passes;
  }
}

function* ofRank(goal: Goal, result: ResultNodes, cone: Cone, needs: Needs): Generator<Need> {
  const { options, ties } = result;
  const at = (node: number) => cone.stepOf(node, goal.place);
  const aim = options[goal.option]!;
  yield* needs.all(at(aim.open), 'notNo');
  yield* needs.all(at(aim.backed), 'yes');
  for (const { rival, lead, isTied } of rivals(goal, result, cone)) {
    const need = needs.some([
      needs.gain(Math.max(lead, 1), cone.differences(goal.result, goal.place, aim.id, rival.id)),
      needs.one(at(rival.open), 'no'),
      needs.one(at(rival.backed), 'notYes'),
      ...(isTied ? ties.map((tie) => needs.anything(at(tie))) : []),
    ]);
    if (need) yield need;
  }
}

/** Options that go before the one aimed at, the farthest ahead first. */
function rivals({ option, result: index, place }: Goal, { options, decision }: ResultNodes, cone: Cone) {
  const value = (node: number) => cone.value(cone.stepOf(node, place));
  const { ranks } = cone.outcome(cone.resultStep(index, place));
  const sum = value(options[option]!.sum);
  return options
    .flatMap((rival, i) => {
      if (i === option || decision.decision.options[i]!.scored === false) return [];
      if (value(rival.open) === 0 || value(rival.backed) !== 2) return [];
      const lead = value(rival.sum) - sum;
      const isTied = lead === 0 && ranks[option]! > 0 && ranks[i]! <= ranks[option]!;
      return lead > 0 || isTied ? [{ rival, lead, isTied }] : [];
    })
    .sort((a, b) => b.lead - a.lead);
}
