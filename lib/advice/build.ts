import { createHash } from 'node:crypto';
import {
  type Aim,
  type AnswerRef,
  type At,
  answersAt,
  type CompiledBook,
  type DecisionResult,
  evaluate,
  firm,
  type Profile,
  type RiskResult,
  type Value,
} from '../engine/index.ts';
import type { Action, Locale, Question } from '../rulebook/index.ts';
import { capabilityBars } from './bars.ts';
import { type CarbonBasis, carbonView } from './carbon/section.ts';
import { comparisonView } from './comparison.ts';
import { figureViews } from './figures.ts';
import { inSentence, marketAdvice } from './market.ts';
import { decisiveAnswer, openQuestions } from './open-questions.ts';
import { closeRival, robustnessViews } from './robustness.ts';
import { selfRatings } from './self-ratings.ts';
import type {
  ActionView,
  Advice,
  AnswerSection,
  AnswerView,
  LevelAdvice,
  MarketAdvice,
  ModelAdvice,
  RiskView,
  RobustnessView,
  StrengthView,
  SupportView,
} from './types.ts';
import { Views } from './views.ts';
import { askableGroups, counterfactualViews } from './what-if.ts';

/**
 * Builds the advice for one firm in one language. Everything is decided by the engine; this only puts it into words and order.
 *
 * @param compiled rule book, compiled
 * @param profile answers as read by `readProfile` or the wizard
 * @param asked an option of which the reader wants to know what would have to be true (see `parseAim`)
 * @param carbon law and date for the carbon bill, with a price or scenario to try (on a server: `carbonBasis` of node.ts). Null: the section says what
 *   the rules say of the answers, without a bill.
 */
export function buildAdvice(
  compiled: CompiledBook,
  profile: Profile,
  locale: Locale,
  asked: Aim | null = null,
  carbon: CarbonBasis | null = null,
): Advice {
  const evaluation = evaluate(compiled, profile);
  const views = new Views(compiled, evaluation, locale);
  const { book } = compiled;
  const level = levelAdvice(views);
  const model = modelAdvice(views);
  const robustness = robustnessViews(views);
  const sure = (decision: string, at: At) =>
    robustness.find((item) => item.decision === decision && item.market === views.place(at)) ?? null;
  const markets = evaluation.portfolios.map((item, index) =>
    marketAdvice(views, item, index, sure('entry.mode', item.at)),
  );
  const actions = actionViews(views);
  const pathway = evaluation.result('pathway');
  const open = openQuestions(views);
  return {
    format: 'landfall-advice/1',
    rulebook: { version: book.version, date: book.date, hash: book.hash },
    asOf: profile.asOf,
    locale,
    fingerprint: createHash('sha256').update(JSON.stringify(profile)).digest('hex').slice(0, 16),
    summary: summary(
      views,
      level,
      sure('level.target', firm),
      markets,
      actions,
      open.filter((item) => item.tier === 'core').map((item) => item.label),
    ),
    level,
    model,
    markets,
    comparison: comparisonView(views),
    goods: profile.goods.map(({ id }, index) => ({ id, label: views.say('asGood', { n: index + 1 }) })),
    pathway: {
      result: pathway.shown,
      label: pathway.shown && views.label('pathway', pathway.shown),
      text: pathway.row ? views.text(pathway.row.text) : null,
      reasons: views.row(pathway.row, 'pathway', firm),
      ahead: evaluation
        .result('pathway.ahead')
        .options.map((option) => views.option(option, 'pathway.ahead', firm))
        .filter((option) => option.for.length + option.against.length > 0),
      notes: views.notesAbout((about) => about.startsWith('pathway')),
    },
    overrides: [],
    figures: figureViews(views),
    risks: riskViews(views),
    actions,
    support: evaluation.lists.support.map(
      (item): SupportView => ({
        id: item.id,
        role: item.role,
        roleLabel: views.scale('role', item.role),
        name: views.text(item.name),
        ask: views.text(item.ask),
        first: views.text(item.first),
        named: item.named ? `${views.text(item.named.name)} (${item.named.since})` : null,
        known: item.benchmark ? views.text(item.benchmark) : null,
        evidence: views.evidence([...item.because, ...(item.named?.because ?? [])]),
      }),
    ),
    carbon: carbonView(views, carbon),
    robustness,
    open,
    decisive: decisiveAnswer(views),
    counterfactuals: counterfactualViews(views, asked),
    askable: askableGroups(views),
    capabilities: capabilityBars(views),
    notes: views.notesAbout(
      (about) => !/^(?:pathway|level)/.test(about) && about !== 'model' && about !== 'comparison',
    ),
    selfRatings: selfRatings(views),
    answers: answerSections(views),
    notRead: answersNotRead(views),
    limits: (['limitOrientation', 'limitDesign', 'limitOpen', 'limitSources'] as const).map((key) => views.say(key)),
    evidence: views.namedEvidence(),
  };
}

function summary(
  views: Views,
  level: LevelAdvice,
  levelSure: RobustnessView | null,
  markets: readonly MarketAdvice[],
  actions: readonly ActionView[],
  openLabels: readonly string[],
): string[] {
  const values = {
    current: inSentence(level.currentLabel, views.locale),
    target: inSentence(level.targetLabel, views.locale),
  };
  const first =
    level.current === null || level.target === null
      ? views.say('levelOpen')
      : level.target === 'prepareFirst'
        ? views.say('notNow')
        : level.current === 'prepareFirst'
          ? views.say('notAbroadNext', values)
          : level.current === level.target
            ? views.say('standsAndKeeps', values)
            : views.say('standsAndNext', values);
  const ways =
    markets.length === 0
      ? views.say('noMarket')
      : markets.map((market) => market.entry.headline).join(views.locale === 'zh' ? '' : ' ');
  const action = actions.find((item) => item.when === 'first');
  const unknown = level.current === null || markets.length === 0;
  const last =
    unknown && openLabels.length > 0
      ? views.say('answerFirst', {
          questions: openLabels
            .slice(0, 3)
            .map((label) => `“${label}”`)
            .join(views.say('listJoin')),
        })
      : action
        ? views.say('firstAction', { action: inSentence(action.name, views.locale) })
        : null;
  const near = closeLevel(views, level, levelSure);
  return [near ? [first, near].join(views.say('sentenceJoin')) : first, ways, ...(last ? [last] : [])];
}

/** Said where another level is nearly as well supported; null where the level is no close call. */
function closeLevel(views: Views, { target }: LevelAdvice, sure: RobustnessView | null): string | null {
  const rival = sure && closeRival(views, sure);
  if (!rival) return null;
  const order = views.book.decisions['level.target']!.options.map(({ id }) => id);
  return views.say(order.indexOf(rival) > order.indexOf(target ?? '') ? 'closeUp' : 'closeDown', {
    rival: inSentence(views.label('level.target', rival), views.locale),
  });
}

function levelAdvice(views: Views): LevelAdvice {
  const { evaluation, compiled } = views;
  const current = evaluation.result('level.current');
  const target = evaluation.result('level.target');
  const nameOf = (decision: string, result: DecisionResult) =>
    result.shown === null ? views.say('unnamed') : views.label(decision, result.shown);
  // What keeps a firm at home closes every level; what closes only a higher one is no news to it.
  const others = target.options.filter(({ option }) => option !== target.shown);
  const gates = (others[0]?.ruledOutBy ?? []).filter((rule) =>
    others.every((other) => other.ruledOutBy.includes(rule)),
  );
  const supporting =
    target.options
      .find((option) => option.option === target.shown)
      ?.reasons.filter((reason) => reason.holds === 'yes') ?? [];
  return {
    current: current.shown,
    currentLabel: nameOf('level.current', current),
    currentReasons: [
      ...views.row(current.row, 'level.current', firm),
      ...current.options
        .flatMap((option) => option.ruledOutBy)
        .filter((rule, i, all) => all.indexOf(rule) === i)
        .map((rule) => views.reason({ rule, decision: 'level.current', weight: 0 }, firm)),
    ],
    currentSettled: views.settled(current),
    target: target.shown,
    targetLabel: nameOf('level.target', target),
    targetReasons: [
      ...views.row(target.row, 'level.target', firm),
      ...(target.shown === 'prepareFirst'
        ? gates.map((rule) => views.reason({ rule, decision: 'level.target', weight: 0 }, firm))
        : []),
      ...supporting.map((reason) => views.reason(reason, firm)),
    ],
    targetSettled: views.settled(target),
    outcome: views.notesAbout((about) => about === 'level.outcome' || about === 'level.current' || about === 'level'),
    hallmarks: hallmarkFacts.map((id) => ({
      id,
      label: hallmarkLabels[id][views.locale],
      state: stateOf(evaluation.facts.value(id, firm)),
    })),
    options: target.options
      .filter((option) => option.option !== 'prepareFirst')
      .map((option) => ({
        ...views.option(option, 'level.target', firm),
        threshold: compiled.parameters[`${option.option}TargetFrom`] ?? null,
      })),
    gaps: views.notesAbout((about) => about === 'level.gap'),
  };
}

const hallmarkFacts = [
  'hallmarkRdOrStandards',
  'hallmarkLocal',
  'hallmarkCompliance',
  'hallmarkSupplyNetwork',
] as const;
const hallmarkLabels: Record<(typeof hallmarkFacts)[number], { en: string; zh: string }> = {
  hallmarkRdOrStandards: { en: 'R&D abroad or a part in standards', zh: '海外研发或参与标准' },
  hallmarkLocal: { en: 'Making or service on the spot', zh: '本地生产与服务' },
  hallmarkCompliance: { en: 'Working compliance across cultures', zh: '跨文化合规体系' },
  hallmarkSupplyNetwork: { en: 'Coordinated supply network', zh: '全球供应协同' },
};

function stateOf(value: Value): 'met' | 'notMet' | 'open' {
  if (value.is !== 'flag') return 'open';
  return value.may === 'yes' ? 'met' : value.may === 'no' ? 'notMet' : 'open';
}

function modelAdvice(views: Views): ModelAdvice {
  const result = views.evaluation.result('model');
  const strength = (id: string): StrengthView => {
    const found = result.strengths.find((item) => item.strength === id)!;
    const definition = views.book.decisions.model?.strengths?.find((item) => item.id === id);
    const counting = found.reasons
      .filter((reason) => reason.holds === 'yes')
      .map((reason) => views.reason(reason, firm));
    return {
      label: definition ? views.text(definition.label) : id,
      score: found.sum,
      ...views.range('model', id, firm),
      strongFrom: found.strongFrom,
      strong: found.sum >= found.strongFrom,
      for: counting.filter((reason) => reason.weight > 0),
      against: counting.filter((reason) => reason.weight < 0),
    };
  };
  const side = views.evaluation.result(result.shown === 'convergent' ? 'model.primary' : 'model.lean');
  const flagged = views.evaluation.lists.notes.some(
    ({ note }) => note.about === 'model' && note.flag === 'convergence',
  );
  return {
    recommended: result.shown,
    label: result.shown === null ? views.say('unnamed') : views.label('model', result.shown),
    text: result.row ? views.text(result.row.text) : null,
    reasons: views.row(result.row, 'model', firm),
    technology: strength('technology'),
    resource: strength('resource'),
    converging: result.shown === 'convergent' || flagged,
    leaning:
      side.row && side.shown
        ? { label: views.label(side.decision, side.shown), text: views.text(side.row.text) }
        : null,
    options: result.options.map((option) => views.option(option, 'model', firm)),
    notes: views.notesAbout((about) => about === 'model'),
    ...views.settled(result),
  };
}

function riskViews(views: Views): RiskView[] {
  const { facts, lists } = views.evaluation;
  const isSmall = stateOf(facts.value('smallTeam', firm)) === 'met';
  const vacant = facts.value('vacantOwners', firm);
  const owners = (owner: string) =>
    isSmall ? 'ownerSmall' : vacant.is === 'multi' && vacant.yes.has(owner) ? 'ownerVacant' : 'owner';
  return lists.risks.map((item) => ({
    id: item.risk.id,
    name: views.text(item.risk.name),
    meaning: views.text(item.risk.meaning),
    group: item.risk.group,
    groupLabel: views.scale('group', item.risk.group),
    source: item.risk.source,
    sourceLabel: views.scale('source', item.risk.source),
    likelihood: item.likelihood,
    likelihoodLabel: views.scale('likelihood', item.likelihood),
    impact: item.impact,
    impactLabel: views.scale('impact', item.impact),
    severity: item.severity,
    severityLabel: views.scale('severity', item.severity),
    because: riskReasons(views, item),
    eased: item.eased.map((row) => views.text(row.text)),
    levers: item.risk.lever.map((lever) => views.scale('lever', lever)),
    reducible: item.risk.reducible,
    owner: views.scale(owners(item.risk.owner), item.risk.owner),
    due: views.scale('due', item.due),
    dueStage: item.due,
    markets: views.markets(item.places),
    actions: [
      ...new Set(
        lists.actions.filter(({ action }) => action.mitigates.includes(item.risk.id)).map(({ action }) => action.id),
      ),
    ],
    evidence: views.evidence([
      ...item.risk.because,
      ...[...item.likely, ...item.weighs, ...item.eased].flatMap((row) => row.because ?? []),
      ...item.notes.flatMap((note) => note.because),
    ]),
  }));
}

/** Why a risk is listed; one that is always listed says so where nothing in the answers raises it. */
function riskReasons(views: Views, { likely, weighs, notes }: RiskResult): string[] {
  const texts = [...likely, ...weighs, ...notes].map(({ text }) => views.text(text));
  return texts.length > 0 ? texts : [views.say('riskOfEveryone')];
}

/** The name of an action with the markets that this first step is for. */
function nameThere(views: Views, action: Action, places: readonly At[]): string {
  const markets = places.map((at) => (at.scope === 'market' ? views.marketName(at.index) : views.place(at)!));
  return views.say('actionIn', { action: views.text(action.name), markets: markets.join(views.say('andJoin')) });
}

function actionViews(views: Views): ActionView[] {
  const { actions } = views.evaluation.lists;
  const isParted = (id: string) => actions.filter(({ action }) => action.id === id).length > 1;
  return actions.map(({ action, notes, places, turn, horizon }) => {
    return {
      id: action.id,
      key: isParted(action.id) ? [action.id, ...places.map((at) => views.place(at))].join('-') : action.id,
      name: isParted(action.id) ? nameThere(views, action, places) : views.text(action.name),
      firstStep: views.text(action.firstStep),
      done: views.text(action.done),
      track: action.track,
      trackLabel: views.scale('track', action.track),
      effort: views.scale('effort', action.effort),
      horizon: views.scale('horizon', horizon),
      levers: (action.lever ?? []).map((lever) => views.scale('lever', lever)),
      when: turn,
      why: notes.map((note) => views.text(note.text)),
      risks: action.mitigates.filter((id) => views.evaluation.lists.risks.some((item) => item.risk.id === id)),
      markets: views.markets(places),
      inName: isParted(action.id),
      evidence: views.evidence([...action.because, ...notes.flatMap((note) => note.because)]),
    };
  });
}

/** Answers given to questions that do not apply: pruned before any rule, but never lost without a word. */
function answersNotRead(views: Views): AnswerView[] {
  const { book, profile, evaluation } = views;
  return Object.values(book.questions).flatMap((question) =>
    (question.scope === 'firm' ? [firm] : evaluation.facts.places(question.scope))
      .filter((at) => answersAt(profile, at)[question.id]?.state === 'given')
      .filter((at) => evaluation.facts.applies(question, at) === 'no')
      .map((at) => views.answer({ question: question.id, at })),
  );
}

/** Answers given, by section; those to questions that do not apply stand in `notRead`. */
function answerSections(views: Views): AnswerSection[] {
  const { book, profile, evaluation } = views;
  const row = (question: Question, at: At) => {
    const answer = answersAt(profile, at)[question.id];
    if (!answer || evaluation.facts.applies(question, at) === 'no') return [];
    const ref: AnswerRef = { question: question.id, at };
    return [{ ...views.answer(ref), state: answer.state }];
  };
  const sections: AnswerSection[] = [];
  for (const section of book.sections) {
    const questions = section.questions.map((id) => book.questions[id]!);
    const rows = questions.filter((question) => question.scope === 'firm').flatMap((question) => row(question, firm));
    if (rows.length > 0) sections.push({ id: section.id, label: views.text(section.label), at: null, rows });
  }
  for (const scope of ['market', 'goods'] as const) {
    for (const at of evaluation.facts.places(scope)) {
      const rows = Object.values(book.questions)
        .filter((question) => question.scope === scope)
        .flatMap((question) => row(question, at));
      const index = at.scope === 'firm' ? 0 : at.index;
      const label = scope === 'market' ? views.marketName(index) : views.say('asGood', { n: index + 1 });
      if (rows.length > 0) sections.push({ id: scope, label, at: views.place(at), rows });
    }
  }
  return sections;
}
