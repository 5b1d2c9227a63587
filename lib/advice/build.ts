import { createHash } from 'node:crypto';
import {
  type AnswerRef,
  type At,
  answersAt,
  type CompiledBook,
  type DecisionResult,
  entryRisk,
  evaluate,
  firm,
  highCommitment,
  type OptionResult,
  type Portfolio,
  type Profile,
  robustness,
  singleChanges,
  type Value,
} from '../engine/index.ts';
import type { Locale, Question } from '../rulebook/index.ts';
import { answerText } from './answer-text.ts';
import { capabilityBars, liabilityBars } from './bars.ts';
import { branchViews } from './branches.ts';
import { comparisonView } from './comparison.ts';
import { figureViews } from './figures.ts';
import { openQuestions } from './open-questions.ts';
import type {
  ActionView,
  Advice,
  AnswerSection,
  CbamView,
  ChoiceView,
  CounterfactualView,
  EntryAdvice,
  EntryRiskView,
  LevelAdvice,
  MarketAdvice,
  ModelAdvice,
  ModeView,
  OutlayView,
  PathStage,
  RiskView,
  SelfRatingView,
  StrengthView,
  SupportView,
  WayView,
} from './types.ts';
import { Views } from './views.ts';

const firstActions = 3;
const shownActions = 12;

/**
 * Builds the advice for one firm in one language. Everything is decided by the engine; this only puts it into words and order.
 *
 * @param compiled rule book, compiled
 * @param profile answers as read by `readProfile` or the wizard
 */
export function buildAdvice(compiled: CompiledBook, profile: Profile, locale: Locale): Advice {
  const evaluation = evaluate(compiled, profile);
  const views = new Views(compiled, evaluation, locale);
  const { book } = compiled;
  const level = levelAdvice(views);
  const model = modelAdvice(views);
  const markets = evaluation.portfolios.map((item, index) => marketAdvice(views, item, index));
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
    cbam: cbamView(views),
    robustness: evaluation.portfolios.flatMap((item) => {
      const found = item.leaving ? null : robustness(compiled, item.mode);
      const market = views.place(item.at);
      if (!found || !market) return [];
      const { option, first, draws } = found;
      return [
        {
          market,
          mode: option,
          label: views.label('entry.mode', option),
          first,
          draws,
          text: views.say('holdsIn', { first, draws }),
        },
      ];
    }),
    open,
    counterfactuals: counterfactualViews(views),
    capabilities: capabilityBars(views),
    notes: views.notesAbout(
      (about) => !/^(?:pathway|level)/.test(about) && about !== 'model' && about !== 'comparison',
    ),
    selfRatings: selfRatings(views),
    answers: answerSections(views),
    limits: (['limitOrientation', 'limitDesign', 'limitOpen', 'limitSources'] as const).map((key) => views.say(key)),
    evidence: views.namedEvidence(),
  };
}

function summary(
  views: Views,
  level: LevelAdvice,
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
  return [first, ways, ...(last ? [last] : [])];
}

function levelAdvice(views: Views): LevelAdvice {
  const { evaluation, compiled } = views;
  const current = evaluation.result('level.current');
  const target = evaluation.result('level.target');
  const nameOf = (decision: string, result: DecisionResult) =>
    result.shown === null ? views.say('unnamed') : views.label(decision, result.shown);
  const gates = target.options.flatMap((option) => option.ruledOutBy.map((rule) => ({ option, rule })));
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
        ? [...new Map(gates.map(({ rule }) => [rule.id, rule])).values()].map((rule) =>
            views.reason({ rule, decision: 'level.target', weight: 0 }, firm),
          )
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
      low: found.low,
      high: found.high,
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

function marketAdvice(views: Views, item: Portfolio, index: number): MarketAdvice {
  const block = views.profile.markets[index]!;
  const country = block.answers.targetCountry;
  return {
    id: block.id,
    country: country?.state === 'given' ? String(country.value) : null,
    label: views.marketName(index),
    entry: entryAdvice(views, item, index),
    rules: choice(views, views.evaluation.result('ruleMaker', item.at)),
    style: choice(views, views.evaluation.result('adviceStyle', item.at)),
    liabilities: liabilityBars(views, item.at),
    notes: views.evaluation.lists.notes
      .filter(({ places }) => places.some((at) => at.scope === 'market' && at.index === index))
      .map(({ note, places }) => views.note(note, places)),
  };
}

function entryAdvice(views: Views, item: Portfolio, index: number): EntryAdvice {
  const { at, mode } = item;
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
        mode: option.option,
        node: item.now[0] === option.option ? item.node.shown : null,
        nodes: nodesOf(views, option.option),
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
  return {
    headline: headline(views, item, index),
    now: item.now.map((option) => wayView(views, option)),
    beside: item.beside.map((option) => wayView(views, option)),
    plan: planSentences(views, at),
    node: item.leaving ? noChoice : nodeChoice(views, item),
    strategy: item.leaving ? null : item.strategy.shown,
    strategyView: item.leaving ? noChoice : choice(views, item.strategy),
    stance: choice(views, item.stance),
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
    path: pathStages(views, item),
    pathLabel: item.commitmentPath && views.scale('commitmentPath', item.commitmentPath),
    stay: item.stay.map((rule) => views.reason({ rule, decision: 'entry.next', weight: 0 }, at)),
    notNow: item.notNow,
    weak: item.weak,
    controlFloor: range('controlFloor'),
    resourceCeiling: range('resourceCeiling'),
    options,
    ...views.settled(mode),
  };
}

function commitmentKind(views: Views, mode: string): 'low' | 'high' {
  return highCommitment(views.compiled, mode) ? 'high' : 'low';
}

function pathStages(views: Views, item: Portfolio): PathStage[] {
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
  const next = item.next[0];
  return [...stage('now', item.now), ...stage('next', next ? [next.step.to] : []), ...stage('later', item.later)];
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

/** Averages over the answered lines of every rating the book takes a mean of. */
function selfRatings(views: Views): SelfRatingView[] {
  const { book, compiled, evaluation } = views;
  return Object.values(book.facts).flatMap((fact): SelfRatingView[] => {
    const question = fact.mean === undefined ? undefined : book.questions[fact.mean];
    const answer = question && answersAt(views.profile, firm)[question.id];
    const value = evaluation.facts.value(fact.id, firm);
    if (!question || answer?.state !== 'given' || value.is !== 'number' || value.lo !== value.hi) return [];
    const { benchmark } = question;
    const mean = benchmark && compiled.parameters[benchmark.mean]!;
    const numbers = {
      average: value.lo.toFixed(2),
      of: question.scale?.[1] ?? 0,
      answered: Object.keys(answer.value).length,
      items: question.items?.length ?? 0,
    };
    return [
      {
        ...numbers,
        question: question.id,
        label: views.text(question.label),
        average: value.lo,
        benchmark: benchmark ? { mean: mean!, sd: benchmark.sd, of: views.text(benchmark.of) } : null,
        text: benchmark
          ? views.say('selfRatingBenchmark', {
              ...numbers,
              sample: views.text(benchmark.of),
              mean: mean!.toFixed(2),
              sd: benchmark.sd.toFixed(2),
            })
          : views.say('selfRating', numbers),
        evidence: views.evidence([...(fact.because ?? []), ...(benchmark?.because ?? [])]),
      },
    ];
  });
}

/** Names of the entry nodes that a way in can go with. */
function nodesOf(views: Views, mode: string): string[] {
  const definition = views.book.decisions['entry.mode']!.options.find((candidate) => candidate.id === mode);
  return (definition?.attributes?.nodes ?? []).map((node) => views.label('entry.node', node));
}

/** Who stands at the door; where nothing speaks for one of them yet, all that go with the way in. */
function nodeChoice(views: Views, item: Portfolio): ChoiceView {
  const found = choice(views, item.node);
  const mode = item.now[0];
  if (found.label !== null || mode === undefined) return found;
  return { ...found, label: views.say('nodeOpen', { nodes: nodesOf(views, mode).join(views.say('listJoin')) }) };
}

function headline(views: Views, item: Portfolio, index: number): string {
  const market = views.marketName(index);
  if (item.notNow) return views.say('marketClosed', { market });
  if (item.now[0] === 'stagedWithdrawal') return views.say('marketLeave', { market });
  if (item.now.length === 0) return views.say('marketOpen', { market });
  const labels = item.now.map((option) => inSentence(views.label('entry.mode', option), views.locale));
  if (labels.length > 1) return views.say('marketEqual', { market, modes: labels.join(views.say('listJoin')) });
  const node = item.node.shown;
  const named = node !== null && node !== 'none' && node !== 'ownUnit';
  return named
    ? views.say('marketFirstVia', {
        market,
        mode: labels[0]!,
        node: withArticle(inSentence(views.label('entry.node', node), views.locale), views.locale),
      })
    : views.say('marketFirst', { market, mode: labels[0]! });
}

/** A label inside an English sentence begins small, unless it begins with an abbreviation. */
function inSentence(label: string, locale: Locale): string {
  return locale === 'en' && /^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;
}

function withArticle(noun: string, locale: Locale): string {
  return locale === 'en' ? `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}` : noun;
}

function riskViews(views: Views): RiskView[] {
  const actions = views.evaluation.lists.actions;
  return views.evaluation.lists.risks.map((item) => ({
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
    because: [...item.likely, ...item.weighs]
      .map((row) => views.text(row.text))
      .concat(item.notes.map((note) => views.text(note.text))),
    eased: item.eased.map((row) => views.text(row.text)),
    levers: item.risk.lever.map((lever) => views.scale('lever', lever)),
    reducible: item.risk.reducible,
    owner: views.scale('owner', item.risk.owner),
    due: views.scale('due', item.risk.due),
    markets: views.markets(item.places),
    actions: actions.filter(({ action }) => action.mitigates.includes(item.risk.id)).map(({ action }) => action.id),
    evidence: views.evidence([
      ...item.risk.because,
      ...[...item.likely, ...item.weighs, ...item.eased].flatMap((row) => row.because ?? []),
      ...item.notes.flatMap((note) => note.because),
    ]),
  }));
}

function actionViews(views: Views): ActionView[] {
  let shown = 0;
  return views.evaluation.lists.actions.map(({ action, notes, places, later }) => {
    const when = later || shown >= shownActions ? 'later' : shown < firstActions ? 'first' : 'soon';
    if (!later) shown++;
    return {
      id: action.id,
      name: views.text(action.name),
      firstStep: views.text(action.firstStep),
      done: views.text(action.done),
      track: action.track,
      trackLabel: views.scale('track', action.track),
      effort: views.scale('effort', action.effort),
      horizon: views.scale('horizon', action.horizon),
      levers: (action.lever ?? []).map((lever) => views.scale('lever', lever)),
      when,
      why: notes.map((note) => views.text(note.text)),
      risks: action.mitigates.filter((id) => views.evaluation.lists.risks.some((item) => item.risk.id === id)),
      markets: views.markets(places),
      evidence: views.evidence([...action.because, ...notes.flatMap((note) => note.because)]),
    };
  });
}

function cbamView(views: Views): CbamView {
  const value = views.evaluation.facts.value('cbamExposure', firm);
  const exposure = (
    value.is === 'choice' && value.may.size === 1 ? [...value.may][0] : 'unknown'
  ) as CbamView['exposure'];
  const key = {
    current: 'cbamCurrent',
    expected2028: 'cbamExpected',
    none: 'cbamNone',
    unknown: 'cbamUnknown',
  } as const;
  const evidence = {
    current: ['zhuliang-cbam-scope', 'zhuliang-cbam-charging'],
    expected2028: ['zhuliang-cbam-extension'],
    none: ['zhuliang-cbam-scope'],
    unknown: ['zhuliang-cbam-scope'],
  } as const;
  return { exposure, text: views.say(key[exposure]), evidence: views.evidence(evidence[exposure]) };
}

function counterfactualViews(views: Views): CounterfactualView[] {
  const { compiled, book, profile, locale } = views;
  return singleChanges(compiled, profile).map((item) => ({
    decision: item.decision,
    decisionLabel: views.text(book.decisions[item.decision]!.label),
    market: views.place(item.at),
    from: item.from,
    fromLabel: item.from && views.label(item.decision, item.from),
    to: item.to,
    toLabel: views.label(item.decision, item.to),
    changes: item.changes.map((change) => {
      const question = book.questions[change.question]!;
      const before = answersAt(profile, change.at)[change.question]!;
      return {
        question: question.id,
        at: views.place(change.at),
        label: views.text(question.label),
        from: answerText(question, before, locale),
        to: answerText(question, change.to, locale),
      };
    }),
    effort: item.effort,
  }));
}

/** Answers given, by section; answers to questions that do not apply are left out, as no rule read them. */
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
