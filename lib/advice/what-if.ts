import {
  type Act,
  type Aim,
  type At,
  type ChangeSet,
  type CompiledBook,
  type Counterfactual,
  evaluate,
  firm,
  mostMoves,
  type Profile,
  smallestChanges,
} from '../engine/index.ts';
import type { Locale } from '../rulebook/index.ts';
import { answerText, optionLabel } from './answer-text.ts';
import type { AskableGroup, ChangeSetView, CounterfactualView } from './types.ts';
import { Views } from './views.ts';

/** Decisions about the firm that a reader may ask about, without the options that nobody aims at. */
const firmAims = { 'level.target': 'prepareFirst', model: 'buildFirst' } as const;
const wayIn = 'entry.mode';
/** Ways in next in rank that are looked at in each market without being asked for. */
const runnersUp = 2;

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

/** What the reader asks about, then the next level, the other models and the ways in next in rank, as far as something leads there. */
export function counterfactualViews(views: Views, asked: Aim | null): CounterfactualView[] {
  const { compiled, profile } = views;
  const isAsked = (aim: Aim) => asked !== null && keyOf(aim, profile) === keyOf(asked, profile);
  const looked = [...(asked ? [asked] : []), ...unasked(views).filter((aim) => !isAsked(aim))];
  return smallestChanges(compiled, profile, looked)
    .map((found) => view(views, found, isAsked(found)))
    .filter(
      ({ asked: own, verdict, decision }) =>
        own || verdict === 'found' || (decision === 'level.target' && verdict === 'none'),
    );
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

function view(
  views: Views,
  { decision, at, option, from, sets, complete }: Counterfactual,
  asked: boolean,
): CounterfactualView {
  const isAlready = from === option;
  const verdict = isAlready ? 'already' : sets.length > 0 ? 'found' : complete ? 'none' : 'notFound';
  const toLabel = views.label(decision, option);
  const decisionLabel = views.text(views.book.decisions[decision]!.label);
  const shown = isAlready ? [] : sets.map((set) => setView(views, { decision, at, option }, set));
  const text = {
    already: () => views.say('aimAlready', { result: toLabel }),
    found: () => shown[0]!.text,
    none: () => views.say('aimNone', { result: toLabel, most: mostMoves }),
    notFound: () => views.say('aimNotFound', { result: toLabel, most: mostMoves }),
  }[verdict]();
  return {
    decision,
    decisionLabel,
    market: views.place(at),
    marketLabel: at.scope === 'firm' ? null : views.marketName(at.index),
    from,
    fromLabel: from && views.label(decision, from),
    to: option,
    toLabel,
    asked,
    verdict,
    text,
    sets: shown,
  };
}

function setView(views: Views, { decision, option }: Aim, { changes, also }: ChangeSet): ChangeSetView {
  const acts = changes.map((act) => actView(views, act));
  const sentence = acts.map(({ action, label, from, to, effortLabel }) =>
    views.say(action === 'set' ? 'changeSet' : action === 'add' ? 'changeAdd' : 'changeDrop', {
      label,
      from,
      to,
      effort: effortLabel,
    }),
  );
  const result = views.label(decision, option);
  const then = decision === wayIn ? 'thenWay' : decision === 'model' ? 'thenModel' : 'thenLevel';
  return {
    text: views.say(then, { changes: sentence.join(views.say('changeJoin')), result }),
    changes: acts,
    also: also.map((item) => {
      const label = views.text(views.book.decisions[item.decision]!.label);
      const name = (id: string | null) => (id === null ? views.say('nothingShown') : views.label(item.decision, id));
      const about =
        item.at.scope === 'firm'
          ? label
          : views.say('inMarket', { market: views.marketName(item.at.index), decision: label });
      return views.say('alsoChanges', { decision: about, from: name(item.from), to: name(item.to) });
    }),
  };
}

function actView(
  views: Views,
  { question: id, item, at, from, to, value, box, effort }: Act,
): ChangeSetView['changes'][number] {
  const { book, locale } = views;
  const question = book.questions[id]!;
  const line = item && question.items?.find((candidate) => candidate.id === item);
  const mark = (answer: Act['from']) =>
    item && answer.state === 'given'
      ? String((answer.value as Readonly<Record<string, number>>)[item])
      : answerText(question, answer, locale);
  const grade = effort <= 1 ? 'small' : effort === 2 ? 'medium' : 'large';
  return {
    question: id,
    at: views.place(at),
    label: line ? `${views.text(question.label)} ${line[locale]}` : views.text(question.label),
    action: box ?? 'set',
    from: mark(from),
    to: box ? optionLabel(question, String(value), locale) : mark(to),
    effort: grade,
    effortLabel: views.say(grade === 'small' ? 'effortSmall' : grade === 'medium' ? 'effortMedium' : 'effortLarge'),
  };
}
