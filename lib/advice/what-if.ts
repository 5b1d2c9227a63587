import {
  type Act,
  type Aim,
  type At,
  type ChangeSet,
  type CompiledBook,
  type Counterfactual,
  closedForGood,
  evaluate,
  firm,
  isSamePlace,
  mostMoves,
  type Profile,
  smallestChanges,
  withAnswer,
} from '../engine/index.ts';
import type { Locale } from '../rulebook/index.ts';
import { answerText, measure, optionLabel } from './answer-text.ts';
import { headlineAfter } from './market.ts';
import type { AskableGroup, ChangeSetView, CounterfactualView } from './types.ts';
import { Views } from './views.ts';

/** Decisions about the firm that a reader may ask about, without the options that nobody aims at. */
const firmAims = { 'level.target': 'prepareFirst', model: 'buildFirst' } as const;
const wayIn = 'entry.mode';
/** Ways in next in rank that are looked at in each market without being asked for. */
const runnersUp = 2;
/** Where every way is ruled out: ways tried, the best by score first, until something opens one. */
const openersTried = 3;
/** Sets told of each option. */
const setsTold = 3;

/** What to ask with: `level.target:brand`, `entry.mode@m1:jointVenture`. */
function keyOf({ decision, at, option }: Aim, { markets }: Profile): string {
  return at.scope === 'firm' ? `${decision}:${option}` : `${decision}@${markets[at.index]!.id}:${option}`;
}

/** Reads what a reader asks about; null if this firm has no such option. */
export function parseAim(compiled: CompiledBook, profile: Profile, key: string): Aim | null {
  return aims(compiled, profile).find((aim) => keyOf(aim, profile) === key) ?? null;
}

/** Everything that may be asked about. */
function aims(compiled: CompiledBook, profile: Profile): Aim[] {
  const of = (decision: string, at: At, left?: string): Aim[] =>
    (compiled.decisions.get(decision)?.decision.options ?? [])
      .filter(({ id, scored }) => id !== left && scored !== false)
      .map(({ id }) => ({ decision, at, option: id }));
  return [
    ...Object.entries(firmAims).flatMap(([decision, left]) => of(decision, firm, left)),
    ...profile.markets.flatMap((_, index) => of(wayIn, { scope: 'market', index })),
  ];
}

export function askableGroups(views: Views): AskableGroup[] {
  const { compiled, profile, book } = views;
  const groups = new Map<string, Aim[]>();
  for (const aim of aims(compiled, profile)) {
    const decision = views.text(book.decisions[aim.decision]!.label);
    const label =
      aim.at.scope === 'firm' ? decision : views.say('inMarket', { market: views.marketName(aim.at.index), decision });
    groups.set(label, [...(groups.get(label) ?? []), aim]);
  }
  return [...groups].map(([label, list]) => ({
    label,
    options: list.map((aim) => ({ key: keyOf(aim, profile), label: views.label(aim.decision, aim.option) })),
  }));
}

/** What the reader asks about, then the next level, the other models and the ways in next in rank or first to open, as far as something leads there. */
export function counterfactualViews(views: Views, asked: Aim | null): CounterfactualView[] {
  const { compiled, profile } = views;
  const isAsked = (aim: Aim) => asked !== null && keyOf(aim, profile) === keyOf(asked, profile);
  const looked = [...(asked ? [asked] : []), ...unasked(views).filter((aim) => !isAsked(aim))];
  return [...smallestChanges(compiled, profile, looked), ...openers(views).filter((found) => !isAsked(found))]
    .map((found) => view(views, found, isAsked(found)))
    .filter(
      ({ asked: own, verdict, decision }) =>
        own || verdict === 'found' || (decision === 'level.target' && verdict === 'none'),
    );
}

/** In each market where every way is ruled out: what opens the first of them. */
function openers({ compiled, profile, evaluation }: Views): Counterfactual[] {
  return evaluation.portfolios.flatMap(({ at, notNow, leaving, mode }) => {
    if (!notNow || leaving) return [];
    const ways = mode.options
      .filter(({ option, eligible }) => eligible && !closedForGood(mode, option))
      .sort((a, b) => b.sum - a.sum)
      .slice(0, openersTried);
    for (const { option } of ways) {
      const [found] = smallestChanges(compiled, profile, [{ decision: wayIn, at, option }]);
      if (found!.sets.length > 0) return [found!];
    }
    return [];
  });
}

/** What would have to be true for one option, asked about by itself. */
export function counterfactual(compiled: CompiledBook, profile: Profile, locale: Locale, aim: Aim): CounterfactualView {
  const views = new Views(compiled, evaluate(compiled, profile), locale);
  return view(views, smallestChanges(compiled, profile, [aim])[0]!, true);
}

function unasked({ compiled, profile, evaluation }: Views): Aim[] {
  const options = (decision: string) => compiled.decisions.get(decision)!.decision.options.map(({ id }) => id);
  const level = evaluation.result('level.target').shown;
  const next = level === null ? undefined : options('level.target')[options('level.target').indexOf(level) + 1];
  const model = evaluation.result('model').shown;
  const models =
    model === null ? [] : options('model').filter((option) => option !== model && option !== firmAims.model);
  const ways = evaluation.portfolios.flatMap(({ at, mode, next: steps, leaving }) => {
    if (leaving || mode.shown === null || mode.empty) return [];
    const ranked = mode.options
      .filter(({ rank, option }) => rank !== null && !(mode.first.length === 1 && option === mode.shown))
      .sort((a, b) => a.rank! - b.rank!)
      .slice(0, runnersUp)
      .map(({ option }) => option);
    return [...new Set([...ranked, ...(steps[0] ? [steps[0].step.to] : [])])].map(
      (option): Aim => ({ decision: wayIn, at, option }),
    );
  });
  const all = aims(compiled, profile);
  return [
    ...(next ? [{ decision: 'level.target', at: firm, option: next }] : []),
    ...models.map((option): Aim => ({ decision: 'model', at: firm, option })),
    ...ways.filter((aim) => all.some((other) => keyOf(other, profile) === keyOf(aim, profile))),
  ];
}

function view(views: Views, found: Counterfactual, asked: boolean): CounterfactualView {
  const { decision, at, option, from, sets, more, complete } = found;
  const isAlready = from === option;
  const verdict = isAlready ? 'already' : sets.length > 0 ? 'found' : complete ? 'none' : 'notFound';
  const result = views.label(decision, option);
  const told = isAlready ? [] : toldFirst(views, sets).slice(0, setsTold);
  const shown = told.map((set) => setView(views, found, set));
  const isFirst = decision === wayIn && from !== null;
  const text = {
    already: () => views.say('aimAlready', { result }),
    found: () => shown[0]!.text,
    none: () =>
      views.say(isFirst ? 'aimNoneFirst' : 'aimNone', {
        result,
        from: isFirst ? views.label(decision, from) : '',
        most: mostMoves,
      }),
    notFound: () => views.say('aimNotFound', { result, most: mostMoves }),
  }[verdict]();
  return {
    decision,
    decisionLabel: views.text(views.book.decisions[decision]!.label),
    market: views.place(at),
    marketLabel: at.scope === 'firm' ? null : views.marketName(at.index),
    from,
    fromLabel: from && views.label(decision, from),
    to: option,
    toLabel: result,
    asked,
    verdict,
    text,
    today: isAlready ? null : today(views, found),
    sets: shown,
    further: { count: isAlready ? 0 : sets.length - shown.length, orMore: more },
  };
}

/** What a way in is on the road today, so that "it cannot come first" is not read as "it is not possible". */
function today(views: Views, { decision, at, option }: Aim): string | null {
  const portfolio = decision === wayIn && at.scope === 'market' ? views.evaluation.portfolios[at.index]! : null;
  if (!portfolio) return null;
  const result = views.label(decision, option);
  const step = portfolio.next.find(({ step: { to }, opens }) => to === option && opens.length === 0);
  if (step) return views.say('aimNext', { result, trigger: views.text(step.step.trigger) });
  if (portfolio.running.includes(option)) return views.say('aimRuns', { result });
  const gates = portfolio.mode.options.find((found) => found.option === option)?.ruledOutBy ?? [];
  const opens = [...new Set(gates.flatMap((gate) => (gate.opens ? [views.text(gate.opens)] : [])))];
  if (opens.length === 0) return null;
  const list = opens.join(views.say('sentenceJoin'));
  return views.say('aimShut', { result, opens: opens.length === 1 ? list : views.say('aimOpens', { list }) });
}

/** Sets that the first actions bring about go before the others, and sets of other answers before more of the same. */
function toldFirst({ evaluation }: Views, sets: readonly ChangeSet[]): ChangeSet[] {
  const first = evaluation.lists.actions.filter(({ turn }) => turn === 'first').map(({ action }) => action.closes);
  const actionOf = ({ question, value }: Act) => {
    const index = first.findIndex((closes) => closes.includes(`${question}.${value}`) || closes.includes(question));
    return index < 0 ? first.length : index;
  };
  const rank = ({ changes }: ChangeSet) => Math.max(...changes.map(actionOf));
  const answers = ({ changes }: ChangeSet) => changes.map(({ question }) => question).join();
  const ranked = [...sets].sort((a, b) => rank(a) - rank(b));
  const isNew = (set: ChangeSet, index: number) =>
    ranked.findIndex((other) => answers(other) === answers(set)) === index;
  return [...ranked.filter(isNew), ...ranked.filter((set, index) => !isNew(set, index))];
}

function setView(views: Views, { decision, at, option, from }: Counterfactual, set: ChangeSet): ChangeSetView {
  const cause = causeOf(views, set.changes);
  const after = set.changes.reduce((now, act) => withAnswer(now, act.at, act.question, act.to), views.profile);
  const labelOf = (id: string) => views.text(views.book.decisions[id]!.label);
  // Through whom one enters follows from the way in, the level of today goes before the one to aim for.
  const also = set.also
    .filter((item) => item.decision !== 'entry.node')
    .filter((item) => item.decision !== 'level.current' || decision !== 'level.target')
    .map(({ decision: other, at: place, to }) => {
      const label = labelOf(other);
      const about =
        place.scope === 'firm'
          ? label
          : views.say('ofMarket', { market: views.marketName(place.index), decision: label });
      return views.say('alsoChanges', {
        decision: about,
        to: to === null ? views.say('nothingShown') : views.label(other, to),
      });
    });
  const brackets = also.length > 0 ? views.say('inBrackets', { text: also.join(views.say('clauseJoin')) }) : '';
  const advice = at.scope === 'market' ? headlineAfter(views, after, at.index) : null;
  return {
    text: advice
      ? views.say('ifWay', { changes: cause, advice, also: brackets })
      : views.say('ifFirm', {
          decision: labelOf(decision),
          changes: cause,
          from: from === null ? views.say('nothingShown') : views.label(decision, from),
          result: views.label(decision, option),
          also: brackets,
        }),
    cause,
    advice,
    changes: set.changes.map((act) => actView(views, act)),
    also,
  };
}

/** The changes as part of a sentence; options added to the same answer are said together. */
function causeOf(views: Views, acts: readonly Act[]): string {
  const adds = ({ question, at }: Act) =>
    acts.filter((other) => other.box === 'add' && other.question === question && isSamePlace(other.at, at));
  return acts
    .filter((act) => act.box !== 'add' || adds(act)[0] === act)
    .map((act) => {
      const added = act.box === 'add' ? adds(act) : [];
      return added.length > 1 ? addBoth(views, added) : clause(views, act);
    })
    .join(views.say('changeJoin'));
}

function addBoth(views: Views, acts: readonly Act[]): string {
  const list = acts.map((act) => views.say('quoted', { text: wordsOf(views, act).to })).join(views.say('andJoin'));
  return views.say('changeAddBoth', { short: wordsOf(views, acts[0]!).short, to: list });
}

function clause(views: Views, act: Act): string {
  const words = wordsOf(views, act);
  if (act.box) return views.say(act.box === 'add' ? 'changeAdd' : 'changeDrop', words);
  if (typeof act.value !== 'number') return views.say('changeSet', words);
  const now = numberIn(act.from, act.item);
  return views.say(now !== null && act.value < now ? 'changeDown' : 'changeUp', words);
}

function numberIn(answer: Act['from'], item: string | null): number | null {
  if (answer.state !== 'given') return null;
  const value = item ? (answer.value as Readonly<Record<string, number>>)[item] : answer.value;
  return typeof value === 'number' ? value : null;
}

/** Name of the answer, what it is today and what it would be, in words. */
function wordsOf(views: Views, { question: id, item, from, to, value, box }: Act) {
  const { book, locale } = views;
  const question = book.questions[id]!;
  const line = item && question.items?.find((candidate) => candidate.id === item);
  const short = question.short?.[locale] ?? question.label[locale];
  const mark = (answer: Act['from']) => {
    const number = numberIn(answer, item);
    if (number === null) return answerText(question, answer, locale);
    return item ? String(number) : measure(question, number, locale);
  };
  return {
    short: line ? views.say('lineOf', { short, line: line[locale] }) : short,
    from: mark(from),
    to: box ? optionLabel(question, String(value), locale) : mark(to),
  };
}

function actView(views: Views, act: Act): ChangeSetView['changes'][number] {
  const { question: id, at, box, effort } = act;
  const { short, from, to } = wordsOf(views, act);
  const grade = effort <= 1 ? 'small' : effort === 2 ? 'medium' : 'large';
  return {
    question: id,
    at: views.place(at),
    label: short,
    action: box ?? 'set',
    from,
    to,
    answer: (act.to as Extract<Act['to'], { state: 'given' }>).value,
    effort: grade,
    effortLabel: views.say(grade === 'small' ? 'effortSmall' : grade === 'medium' ? 'effortMedium' : 'effortLarge'),
  };
}
