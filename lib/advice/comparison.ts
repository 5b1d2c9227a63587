import { type Answer, answersAt, type ComparedMarket, type Comparison, type Mark } from '../engine/index.ts';
import type { Criterion, Question } from '../rulebook/index.ts';
import { answerText } from './answer-text.ts';
import type { ComparedMarketView, ComparisonView, CriterionView, MarkView } from './types.ts';
import type { Views } from './views.ts';

/** The comparison of the markets in words; null with fewer than two. */
export function comparisonView(views: Views): ComparisonView | null {
  const { comparison } = views.evaluation;
  if (!comparison) return null;
  const counted = comparison.criteria.filter(({ counts }) => counts).length;
  const weighty = comparison.criteria.filter(({ weight, notGiven }) => weight > 0 && !notGiven).length;
  return {
    headline: runningFirst(views, comparison) + headline(views, comparison, { counted, all: weighty }),
    basis:
      counted === 0
        ? views.say('compareNothing')
        : views.say(counted === weighty ? 'compareOnAll' : 'compareOnSome', { counted, all: weighty }),
    settled: comparison.settled,
    firstSettled: comparison.firstSettled,
    weightsQuestion: views.book.comparison!.weights,
    criteria: comparison.criteria.map(
      ({ criterion, applies, notGiven, weight, own, counts }): CriterionView => ({
        criterion: criterion.id,
        label: label(views, criterion.item),
        applies,
        weight,
        ownWeight: own,
        counts,
        text:
          applies === 'no'
            ? views.say('notApplying')
            : notGiven && weight > 0
              ? views.say('estimateNotGiven')
              : own && weight !== criterion.weight
                ? views.say('ownWeight', { weight: criterion.weight })
                : views.text(criterion.text),
        evidence: views.evidence(criterion.because),
      }),
    ),
    markets: comparison.markets.map((market) => marketView(views, comparison, market)),
    notes: views.notesAbout((about) => about === 'comparison'),
  };
}

function label(views: Views, item: string): string {
  const question = views.book.questions[views.book.comparison!.weights];
  return views.text(question!.items!.find(({ id }) => id === item)!);
}

/** Where business runs already: that it goes on, and the order is about what is added. Otherwise empty. */
function runningFirst(views: Views, { markets }: Comparison): string {
  const running = markets.filter(
    ({ at, state }) => state === 'placed' && views.evaluation.portfolios[at.index]!.running.length > 0,
  );
  // Only what runs comes first: nothing there to mix up.
  if (running.every(({ place }) => place === 1)) return '';
  return views.say('compareRunning', {
    markets: running.map(({ at }) => views.marketName(at.index)).join(views.say('andJoin')),
  });
}

/** "Germany, then Vietnam and Brazil (equal)." While open answers could turn the order: who is ahead, and on how many criteria. */
function headline(
  views: Views,
  { markets, settled, firstSettled }: Comparison,
  basis: { counted: number; all: number },
): string {
  const placed = markets.filter(({ state }) => state === 'placed');
  if (markets.every(({ state }) => state !== 'placed' && state !== 'unknown')) return views.say('compareNone');
  if (placed.length === 0) return views.say('compareOpen');
  const names = (group: readonly ComparedMarket[]) =>
    group.map(({ at }) => views.marketName(at.index)).join(views.say('andJoin'));
  const groups = [...Map.groupBy(placed, ({ place }) => place).values()];
  if (placed.length === 1)
    return views.say(markets.some(({ state }) => state === 'apart') ? 'compareOneMarket' : 'compareOne', {
      markets: names(placed),
    });
  if (!settled && !firstSettled)
    return views.say(groups.length === 1 ? 'compareEqualOpen' : 'compareAhead', {
      ...basis,
      markets: names(groups[0]!),
    });
  if (!settled) return views.say('compareFirst', { markets: names(groups[0]!) });
  if (groups.length === 1) return views.say('compareEqual', { markets: names(placed) });
  const order = groups
    .map((group) => (group.length > 1 ? views.say('equalGroup', { markets: names(group) }) : names(group)))
    .join(views.say('thenJoin'));
  return views.say('compareOrder', { order });
}

function marketView(
  views: Views,
  { criteria, markets, settled, firstSettled }: Comparison,
  market: ComparedMarket,
): ComparedMarketView {
  const { at, state, place, points, low, high, marks } = market;
  return {
    market: views.place(at)!,
    label: views.marketName(at.index),
    state,
    place,
    placeSettled: place !== null && (settled || (firstSettled && place === 1)),
    equal: place !== null && markets.filter((other) => other.place === place).length > 1,
    points: place === null ? null : points,
    low,
    high,
    marks: marks.map((mark): MarkView => {
      const { criterion } = criteria.find((row) => row.criterion.id === mark.criterion)!;
      return { ...mark, label: markLabel(views, mark), ...behind(views, criterion, mark, market) };
    }),
  };
}

function markLabel(views: Views, { applies, low, high }: Mark): string {
  const name = (mark: number) => views.scale('mark', mark);
  if (applies === 'no') return views.say('markNotApplying');
  return low === high ? name(low) : views.say('markRange', { low: name(low), high: name(high) });
}

/** The answers that a mark rests on, and the questions that would settle it. Of a table of scales only the line of the criterion is read. */
function behind(
  views: Views,
  { mark, item }: Criterion,
  { applies, low, high }: Mark,
  { at }: ComparedMarket,
): Pick<MarkView, 'answers' | 'open'> {
  const { book, evaluation, compiled, profile, locale } = views;
  if (applies === 'no') return { answers: [], open: [] };
  const questions = compiled
    .questionsBehind(mark)
    .map((id) => book.questions[id]!)
    .filter((question) => question.scope === 'market' && evaluation.facts.applies(question, at) !== 'no')
    .map((question) => ({ question, given: lineOf(answersAt(profile, at)[question.id], question, item) }));
  return {
    answers: questions.flatMap(({ question, given }) =>
      given
        ? [
            {
              question: question.id,
              at: views.place(at),
              label: views.text(question.label),
              text: answerText(question, given, locale),
            },
          ]
        : [],
    ),
    open:
      low === high
        ? []
        : questions
            .filter(({ given }) => !given)
            .map(({ question }) => ({ question: question.id, label: views.text(question.label) })),
  };
}

/** A given answer; of a table of scales, the mark in one line. */
function lineOf(answer: Answer | undefined, question: Question, item: string): Answer | null {
  if (answer?.state !== 'given') return null;
  if (!question.items) return answer;
  const mark = (answer.value as Readonly<Record<string, number>>)[item];
  return mark === undefined ? null : { state: 'given', value: { [item]: mark } };
}
