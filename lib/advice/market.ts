import {
  type At,
  closedForGood,
  type DecisionResult,
  entryRisk,
  evaluate,
  highCommitment,
  type OptionResult,
  type Portfolio,
  type Profile,
  waits,
} from '../engine/index.ts';
import type { Locale } from '../rulebook/index.ts';
import { liabilityBars } from './bars.ts';
import { branchViews } from './branches.ts';
import { leadView } from './lead.ts';
import { closeRival } from './robustness.ts';
import type {
  ChoiceView,
  EntryAdvice,
  EntryRiskView,
  MarketAdvice,
  ModeView,
  OutlayView,
  PathStage,
  RobustnessView,
  WayView,
} from './types.ts';
import { Views } from './views.ts';

/** Nothing is chosen here, and no open answer changes that. */
const noChoice: ChoiceView = { option: null, label: null, define: null, reasons: [], settled: true, couldBecome: [] };

function choice(views: Views, result: DecisionResult): ChoiceView {
  const shown = result.shown;
  const reasons = result.row
    ? views.row(result.row, result.decision, result.at)
    : (result.options.find((option) => option.option === shown)?.reasons ?? [])
        .filter((reason) => reason.holds === 'yes')
        .map((reason) => views.reason(reason, result.at));
  return {
    option: shown,
    label: shown && views.label(result.decision, shown),
    define: shown && views.define(result.decision, shown),
    reasons,
    ...views.settled(result),
  };
}

/** @param sure how far the way in rests on the exact weights; null where none is recommended */
export function marketAdvice(views: Views, item: Portfolio, index: number, sure: RobustnessView | null): MarketAdvice {
  const block = views.profile.markets[index]!;
  const country = block.answers.targetCountry;
  return {
    id: block.id,
    country: country?.state === 'given' ? String(country.value) : null,
    label: views.marketName(index),
    entry: entryAdvice(views, item, index, sure),
    rules: choice(views, views.evaluation.result('ruleMaker', item.at)),
    style: choice(views, views.evaluation.result('adviceStyle', item.at)),
    liabilities: liabilityBars(views, item.at),
    notes: views.evaluation.lists.notes
      .filter(({ places }) => places.some((at) => at.scope === 'market' && at.index === index))
      .map(({ note, places }) => views.note(note, places)),
  };
}

/** Ends of the scales on which the ways in have their places. */
const [leastPlace, mostPlace] = [1, 5];

function places([low, high]: readonly [number, number], placeOf: (rung: number) => number): [number, number] {
  return [placeOf(low), placeOf(high)];
}

function entryAdvice(views: Views, item: Portfolio, index: number, sure: RobustnessView | null): EntryAdvice {
  const { at, mode } = item;
  const { parameters } = views.compiled;
  const range = (fact: string): [number, number] => {
    const value = views.evaluation.facts.value(fact, at);
    return value.is === 'number' ? [value.lo, value.hi] : [1, 3];
  };
  const status = (option: OptionResult): ModeView['status'] =>
    item.now.includes(option.option)
      ? 'now'
      : option.open === 'no'
        ? 'ruledOut'
        : item.next[0]?.step.to === option.option
          ? 'next'
          : option.open === 'maybe'
            ? 'open'
            : 'possible';
  const options = mode.options
    .filter((option) => option.eligible)
    .map((option): ModeView => {
      const view = views.option(option, 'entry.mode', at);
      const definition = views.book.decisions['entry.mode']!.options.find(
        (candidate) => candidate.id === option.option,
      )!;
      const { branch, commitment, control, reversibility, speed } = definition.attributes!;
      return {
        ...view,
        // What runs is kept: closed is only one more of it.
        label:
          item.running.includes(option.option) && status(option) === 'ruledOut'
            ? views.say('oneMore', { way: view.label })
            : view.label,
        mode: option.option,
        node: item.now[0] === option.option ? item.node.shown : null,
        nodes: nodesOf(views, option.option, item.node),
        rank: option.rank,
        status: status(option),
        reasons: [...view.for, ...view.against],
        branch: views.scale('branch', branch),
        commitment,
        commitmentKind: commitmentKind(views, option.option),
        control,
        reversibility,
        speed,
        outlay: outlayOf(views, option.option),
        risk: riskOfEntry(views, option.option, at),
      };
    })
    .sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99) || b.score - a.score);
  const comesLater = item.now.some((mode) => waits(item, mode));
  return {
    headline: headline(views, item, index, sure),
    now: item.now.map((option) => wayView(views, option)),
    beside: item.beside.map((option) => wayView(views, option)),
    keeps: item.keeps.map((option) => wayView(views, option)),
    waits: comesLater,
    plan: planSentences(views, at),
    node: item.leaving ? noChoice : nodeChoice(views, item),
    strategy: item.leaving ? null : item.strategy.shown,
    strategyView: item.leaving ? noChoice : choice(views, item.strategy),
    // Whether to go on or step back is only a question where something speaks for one of them.
    stance: item.stance.empty ? noChoice : choice(views, item.stance),
    next: item.next.map(({ step, ready, opens }) => ({
      mode: step.to,
      label: views.label('entry.mode', step.to),
      trigger: views.text(step.trigger),
      ready,
      opens: opens.map((rule) => views.text(rule.text)),
      evidence: views.evidence(step.because),
      outlay: outlayOf(views, step.to),
    })),
    branches: branchViews(views, options),
    path: pathStages(views, item, comesLater),
    pathLabel: item.commitmentPath && views.scale('commitmentPath', item.commitmentPath),
    stay: item.stay.map((rule) => views.reason({ rule, decision: 'entry.next', weight: 0 }, at)),
    notNow: item.notNow,
    weak: item.weak,
    controlFloor: range('controlFloor'),
    resourceCeiling: range('resourceCeiling'),
    controlFrom: places(range('controlFloor'), (floor) => parameters[`controlAtFloor${floor}`] ?? leastPlace),
    commitmentUpTo: places(
      range('resourceCeiling'),
      (ceiling) => parameters[`commitmentAtCeiling${ceiling}`] ?? mostPlace,
    ),
    lead: item.leaving
      ? null
      : leadView(
          views,
          mode,
          options.map((option) => option.mode),
        ),
    options,
    // Whether to leave is another question than how to be there.
    ...(item.notNow ? { settled: true, couldBecome: [] } : views.settled(item.leaving ? item.stance : mode)),
  };
}

function commitmentKind(views: Views, mode: string): 'low' | 'high' {
  return highCommitment(views.compiled, mode) ? 'high' : 'low';
}

function pathStages(views: Views, item: Portfolio, comesLater: boolean): PathStage[] {
  if (item.commitmentPath === null) return [];
  const stage = (name: PathStage['stage'], modes: readonly string[]): PathStage[] =>
    modes.length === 0
      ? []
      : [
          {
            stage: name,
            label: views.scale('pathStage', name),
            modes: modes.map((mode) => {
              const kind = commitmentKind(views, mode);
              return {
                mode,
                label: views.label('entry.mode', mode),
                commitmentKind: kind,
                commitmentLabel: views.scale('commitmentKind', kind),
              };
            }),
          },
        ];
  const next = item.next.slice(0, 1).map(({ step }) => step.to);
  const running = [...item.keeps, ...item.beside];
  return comesLater
    ? [...stage('now', running), ...stage('next', item.now), ...stage('later', [...next, ...item.later])]
    : [...stage('now', [...item.now, ...running]), ...stage('next', next), ...stage('later', item.later)];
}

function wayView(views: Views, mode: string): WayView {
  return {
    mode,
    label: views.label('entry.mode', mode),
    define: views.define('entry.mode', mode),
    outlay: outlayOf(views, mode),
  };
}

function attributesOf(views: Views, mode: string) {
  return views.book.decisions['entry.mode']!.options.find((option) => option.id === mode)!.attributes!;
}

function outlayOf(views: Views, mode: string): OutlayView {
  const { tangible, intangible } = attributesOf(views, mode).outlay;
  return {
    tangible: tangible.map((text) => views.text(text)),
    intangible: intangible.map((text) => views.text(text)),
  };
}

function riskOfEntry(views: Views, mode: string, at: At): EntryRiskView {
  const { parameters } = views.compiled;
  const points = views.evaluation.facts.value('marketUncertainty', at);
  const risk = entryRisk(attributesOf(views, mode), points.is === 'number' ? [points.lo, points.hi] : [0, 0], {
    medium: parameters.entryRiskMediumFrom!,
    high: parameters.entryRiskHighFrom!,
  });
  const [low, high] = risk.uncertainty;
  const text = views.say(risk.grade === risk.worst ? 'entryRisk' : 'entryRiskOpen', {
    grade: views.scale('severity', risk.grade),
    worst: views.scale('severity', risk.worst),
    commitment: risk.commitment,
    uncertainty: low === high ? low : views.say('span', { low, high }),
  });
  return {
    ...risk,
    text,
    evidence: views.evidence(['eduardsen-risk-equals-commitment-and-uncertainty', 'design-entry-risk']),
  };
}

/** The planned outlay in sentences; only what the firm has put figures to. */
function planSentences(views: Views, at: At): string[] {
  const exact = (fact: string) => {
    const value = views.evaluation.facts.value(fact, at);
    return value.is === 'number' && value.lo === value.hi ? value.lo : null;
  };
  const number = (value: number) => new Intl.NumberFormat(views.locale, { maximumFractionDigits: 1 }).format(value);
  const [tangible, intangible] = [exact('tangibleCommitment'), exact('intangibleCommitment')];
  if (tangible === null || intangible === null) return [];
  const [atRisk, share, over] = [exact('outlayAtRisk'), exact('outlayAtRiskShare'), exact('outlayOverLimit')];
  return [
    views.say('planSplit', { tangible: number(tangible), intangible: number(intangible) }),
    ...(atRisk === null ? [] : [views.say('planAtRisk', { atRisk: number(atRisk) })]),
    ...(share === null ? [] : [views.say('planShare', { share: number(share) })]),
    ...(over === null || over <= 0 ? [] : [views.say('planOver')]),
  ];
}

/** Names of the entry nodes that a way in can go with, without those that make no sense for what the firm sells. */
function nodesOf(views: Views, mode: string, result: DecisionResult): string[] {
  const definition = views.book.decisions['entry.mode']!.options.find((candidate) => candidate.id === mode);
  return (definition?.attributes?.nodes ?? [])
    .filter((node) => !closedForGood(result, node))
    .map((node) => views.label('entry.node', node));
}

/** Who stands at the door; where nothing speaks for one of them yet, all that go with the way in. */
function nodeChoice(views: Views, item: Portfolio): ChoiceView {
  const found = choice(views, item.node);
  const mode = item.now[0];
  if (found.label !== null || mode === undefined) return found;
  return {
    ...found,
    label: views.say('nodeOpen', { nodes: nodesOf(views, mode, item.node).join(views.say('listJoin')) }),
  };
}

/** What would be advised in a market with other answers, without a word on close calls. */
export function headlineAfter({ compiled, locale }: Views, profile: Profile, index: number): string {
  const evaluation = evaluate(compiled, profile);
  return headline(new Views(compiled, evaluation, locale), evaluation.portfolios[index]!, index, null);
}

function headline(views: Views, item: Portfolio, index: number, sure: RobustnessView | null): string {
  const market = marketAs(views, item.at, index);
  if (item.notNow) return views.say('marketClosed', { market });
  if (item.now[0] === 'stagedWithdrawal') return views.say('marketLeave', { market });
  if (item.now.length === 0) {
    const ways = item.mode.options.filter(({ eligible, open }) => eligible && open !== 'no');
    return views.say(ways.every(({ sum }) => sum < 0) ? 'marketNone' : 'marketOpen', { market });
  }
  // A firm that should prepare first is told so in every market.
  const isEarly = views.evaluation.result('level.target').shown === 'prepareFirst';
  const named = (modes: readonly string[]) =>
    modes.map((option) => inSentence(views.label('entry.mode', option), views.locale)).join(views.say('listJoin'));
  if (isEarly) return views.say('marketOnceReady', { market, mode: named(item.now) });
  // A channel that runs already is kept, also where it stands beside the first one by plan.
  const kept = named([...item.keeps, ...item.beside.filter((mode) => item.running.includes(mode))]);
  const comesLater = item.now.some((mode) => waits(item, mode));
  if (item.now.length > 1 && comesLater)
    return views.say('marketKeepsFirst', { market, kept, mode: named(item.now), via: '', close: '' });
  if (item.now.length > 1)
    return views.say(kept === '' ? 'marketEqual' : 'marketKeepsEqual', { market, kept, modes: named(item.now) });
  const node = item.node.shown;
  const via =
    node === null || node === 'none' || node === 'ownUnit' || isNamedBy(views, item.now, node)
      ? ''
      : views.say(item.continues ? 'viaStill' : 'via', {
          node: withArticle(inSentence(views.label('entry.node', node), views.locale), views.locale),
        });
  const rival = sure && closeRival(views, sure);
  const isNear = rival !== null && !item.keeps.includes(rival) && !item.beside.includes(rival);
  const close = isNear ? views.say(waits(item, rival) ? 'closeWayLater' : 'closeWay', { rival: named([rival]) }) : '';
  if (item.continues) {
    const goesOn = kept === '' ? 'marketContinues' : 'marketContinuesAndKeeps';
    return views.say(goesOn, { market, kept, mode: named(item.now), via, close });
  }
  const begins = comesLater ? 'marketKeepsFirst' : 'marketKeeps';
  const key = kept !== '' ? begins : item.extends ? 'marketExtends' : 'marketFirst';
  return views.say(key, { market, kept, mode: named(item.now), via, close });
}

/** Whether the way in says by its name who it goes through. */
function isNamedBy({ book }: Views, modes: readonly string[], node: string): boolean {
  const name = (decision: string, id: string) =>
    book.decisions[decision]!.options.find((option) => option.id === id)!.label.en.toLowerCase();
  return modes.every((mode) => name('entry.mode', mode).includes(name('entry.node', node)));
}

/** The name of a market, with what it is wanted for where that is not plain selling. */
function marketAs(views: Views, at: At, index: number): string {
  const market = views.marketName(index);
  const value = views.evaluation.facts.value('marketRole', at);
  const [role, ...others] = value.is === 'choice' ? [...value.may] : [];
  if (role === undefined || others.length > 0 || role === 'sell') return market;
  return views.say('marketAs', { market, role: views.text(views.book.facts.marketRole!.valueLabels![role]!) });
}

/** A label inside an English sentence begins small, unless it begins with an abbreviation. */
export function inSentence(label: string, locale: Locale): string {
  return locale === 'en' && /^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;
}

function withArticle(noun: string, locale: Locale): string {
  return locale === 'en' ? `${/^(?!uni)[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}` : noun;
}
