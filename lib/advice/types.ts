import type { BillRows, CbamRequest, Scenario } from '../cbam/index.ts';
import type { AnswerValue, RiskGrade } from '../engine/index.ts';
import type { Locale } from '../rulebook/index.ts';

/** Advice for one firm in one language: the one document that the page, the Markdown, the JSON and every later format render. Plain data. */
export interface Advice {
  readonly format: 'landfall-advice/1';
  readonly rulebook: { readonly version: string; readonly date: string; readonly hash: string };
  readonly asOf: number;
  readonly locale: Locale;
  /** Fingerprint of the answers (SHA-256, first 16 hex digits): equal answers, equal fingerprint. */
  readonly fingerprint: string;
  /** What to do, in at most three sentences. */
  readonly summary: readonly string[];
  readonly level: LevelAdvice;
  readonly model: ModelAdvice;
  readonly markets: readonly MarketAdvice[];
  /** The markets side by side, in order; null with fewer than two. */
  readonly comparison: ComparisonView | null;
  /** Goods in the order of the profile: what `at` of an answer about a good refers to. */
  readonly goods: readonly { readonly id: string; readonly label: string }[];
  readonly pathway: {
    readonly result: string | null;
    readonly label: string | null;
    readonly text: string | null;
    readonly reasons: readonly ReasonView[];
    /** Paces that something speaks for or against, for firms without regular foreign sales. None is advised over the others on merit. */
    readonly ahead: readonly OptionView[];
    readonly notes: readonly NoteView[];
  };
  /** Where an adviser decides otherwise than the rule book; everything else in the document is the rule book's. */
  readonly overrides: readonly OverrideView[];
  /** Figures from the answers that no decision reads. */
  readonly figures: readonly FigureView[];
  readonly risks: readonly RiskView[];
  readonly actions: readonly ActionView[];
  readonly support: readonly SupportView[];
  /** Null for firms that sell no goods. */
  readonly carbon: CarbonView | null;
  /** How far the level, the model and each way in rest on the exact weights of the rules. */
  readonly robustness: readonly RobustnessView[];
  /** Questions without an answer that can still change something, those that matter most first. */
  readonly open: readonly OpenQuestion[];
  /** The first of them that one answer decides; null where everything is settled, or no single answer that was tried changes the advice. */
  readonly decisive: DecisiveAnswer | null;
  /** The smallest changes of answers that would lead elsewhere, each evaluated anew; what the reader asked about comes first. */
  readonly counterfactuals: readonly CounterfactualView[];
  /** Everything that a reader may ask about: `key` is what to ask with. */
  readonly askable: readonly AskableGroup[];
  /** The five axes of the capability radar, from acts; empty until the radar is opened. */
  readonly capabilities: readonly CapabilityView[];
  readonly notes: readonly NoteView[];
  /** Averages of the firm's own ratings, beside the average of a survey where there is one. */
  readonly selfRatings: readonly SelfRatingView[];
  /** Everything that the reasons rest on, by evidence id. */
  readonly evidence: Readonly<Record<string, EvidenceView>>;
  readonly answers: readonly AnswerSection[];
  /** Answers to questions that do not apply to this firm, market or good: given, but no rule reads them. */
  readonly notRead: readonly AnswerView[];
  /** What this tool cannot say, and what is a choice of its own. */
  readonly limits: readonly string[];
}

export type Grade = string;

/**
 * How an adviser's choice stands to the rule book of today: it says otherwise (`differs`), the same (`agrees`), puts it level with others (`equal`), rules it out,
 * or has no such option any more (`unknown`).
 */
export type OverrideState = 'differs' | 'agrees' | 'equal' | 'ruledOut' | 'unknown';

/** An adviser's own choice beside that of the rule book. */
export interface OverrideView {
  readonly id: string;
  readonly decision: Overridable;
  readonly decisionLabel: string;
  /** Id and name of the market, null for the firm. */
  readonly market: string | null;
  readonly marketLabel: string | null;
  /** What the rule book says of the present answers; no options where it says nothing or "not now". */
  readonly engine: { readonly options: readonly string[]; readonly label: string };
  /** What it said when the adviser wrote, and its edition. */
  readonly engineThen: { readonly options: readonly string[]; readonly label: string; readonly edition: string };
  readonly choice: { readonly option: string; readonly label: string };
  /** The adviser's words. */
  readonly reason: string;
  /** Null: no longer a member. */
  readonly author: string | null;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly state: OverrideState;
  readonly stateText: string;
}

/** Decisions that an adviser may decide otherwise. */
export type Overridable = 'level.current' | 'level.target' | 'model' | 'entry.mode';

export interface EvidenceView {
  readonly id: string;
  /** `short`: authors and year in a few words. */
  readonly source: {
    readonly id: string;
    readonly short: string;
    readonly authors: string;
    readonly year: number;
    readonly title: string;
    readonly container: string | null;
  };
  /** Section and lines, article or page. */
  readonly where: string;
  readonly strength: string;
  readonly strengthLabel: string;
  readonly designChoice: boolean;
  /** When the data were gathered, if that is known and not the year of the source: `2010-12/2011-01`. */
  readonly date: string | null;
  readonly claim: string;
  readonly scope: string;
}

export interface AnswerView {
  readonly question: string;
  /** Id of the market or good, null for the firm. */
  readonly at: string | null;
  readonly label: string;
  readonly text: string;
}

/** Evidence that other sources contradict: both sides are in `Advice.evidence`. */
export interface DividedView {
  readonly evidence: string;
  /** Ids of the evidence that says otherwise, strongest first. */
  readonly against: readonly string[];
}

export interface ReasonView {
  readonly rule: string;
  readonly decision: string;
  /** Whole number −3…3; 0 for a row of a table. */
  readonly weight: number;
  readonly text: string;
  /** Evidence ids, strongest first. */
  readonly evidence: readonly string[];
  /** Empty unless the sources disagree about what it rests on. */
  readonly divided: readonly DividedView[];
  /** The answers that made the rule count. */
  readonly answers: readonly AnswerView[];
}

export interface GateView {
  readonly rule: string;
  readonly text: string;
  /** What would open the option again. */
  readonly opens: string;
  readonly evidence: readonly string[];
  readonly divided: readonly DividedView[];
  readonly answers: readonly AnswerView[];
  /** Cannot be opened in this line of business. */
  readonly forGood: boolean;
}

export interface OptionView {
  readonly option: string;
  readonly label: string;
  readonly define: string | null;
  readonly score: number;
  /** Range of the score over everything the open answers could make of it. */
  readonly low: number;
  readonly high: number;
  /** Some answers reach each end; otherwise no answers go beyond them. */
  readonly exact: boolean;
  readonly for: readonly ReasonView[];
  readonly against: readonly ReasonView[];
  readonly ruledOutBy: readonly GateView[];
  readonly mayBeRuledOutBy: readonly GateView[];
}

/** `settled`: no open answer can change it. */
export interface Settled {
  readonly settled: boolean;
  /** What the open answers could still make of it, besides what is shown. */
  readonly couldBecome: readonly { readonly option: string; readonly label: string }[];
}

export interface LevelAdvice {
  readonly current: string | null;
  readonly currentLabel: string;
  readonly currentReasons: readonly ReasonView[];
  readonly currentSettled: Settled;
  readonly target: string | null;
  readonly targetLabel: string;
  readonly targetReasons: readonly ReasonView[];
  readonly targetSettled: Settled;
  readonly outcome: readonly NoteView[];
  readonly hallmarks: readonly {
    readonly id: string;
    readonly label: string;
    readonly state: 'met' | 'notMet' | 'open';
  }[];
  /** Targets with the sums and thresholds that decide. */
  readonly options: readonly (OptionView & { readonly threshold: number | null })[];
  readonly gaps: readonly NoteView[];
}

export interface StrengthView {
  readonly label: string;
  readonly score: number;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
  readonly strongFrom: number;
  readonly strong: boolean;
  readonly for: readonly ReasonView[];
  readonly against: readonly ReasonView[];
}

export interface ModelAdvice extends Settled {
  readonly recommended: string | null;
  readonly label: string;
  readonly text: string | null;
  readonly reasons: readonly ReasonView[];
  readonly technology: StrengthView;
  readonly resource: StrengthView;
  /** Working on one model, the firm is moving towards the other as well. */
  readonly converging: boolean;
  /** Which side leads, or the direction of a firm that builds strength first. */
  readonly leaning: { readonly label: string; readonly text: string } | null;
  readonly options: readonly OptionView[];
  readonly notes: readonly NoteView[];
}

/** What a way in takes: `tangible` can be calculated, cost and return alike; `intangible` has a known cost and a return that is hard to judge. */
export interface OutlayView {
  readonly tangible: readonly string[];
  readonly intangible: readonly string[];
}

/** Commitment times uncertainty, in the words of the book; the ranking does not read it. */
export interface EntryRiskView {
  /** 1 to 25. */
  readonly commitment: number;
  /** 1 to 15; a range while answers are open. */
  readonly uncertainty: readonly [number, number];
  readonly score: readonly [number, number];
  /** What is known so far makes it at least this. */
  readonly grade: RiskGrade;
  /** What open answers could make of it. */
  readonly worst: RiskGrade;
  readonly text: string;
  readonly evidence: readonly string[];
}

export type ModeStatus = 'now' | 'next' | 'possible' | 'open' | 'ruledOut';

export interface ModeView extends OptionView {
  readonly mode: string;
  /** Entry node that goes with the mode; only known for the mode shown now. */
  readonly node: string | null;
  /** Who may stand at the door if this way is taken. */
  readonly nodes: readonly string[];
  /** 1-based; equal fit shares a rank. Null if ruled out. */
  readonly rank: number | null;
  readonly status: ModeStatus;
  /** For and against in one list, for clients of the JSON. */
  readonly reasons: readonly ReasonView[];
  readonly branch: string;
  readonly commitment: number;
  /** `high` where much is tied up there; the line on the scale of commitment is our own choice. */
  readonly commitmentKind: 'low' | 'high';
  readonly control: number;
  readonly reversibility: number;
  readonly speed: number;
  readonly outlay: OutlayView;
  readonly risk: EntryRiskView;
}

export interface ChoiceView extends Settled {
  readonly option: string | null;
  readonly label: string | null;
  readonly define: string | null;
  readonly reasons: readonly ReasonView[];
}

export interface MarketAdvice {
  readonly id: string;
  readonly country: string | null;
  readonly label: string;
  readonly entry: EntryAdvice;
  readonly rules: ChoiceView;
  readonly style: ChoiceView;
  /** The four burdens of going abroad, graded 0 to 3. */
  readonly liabilities: readonly BarView[];
  readonly notes: readonly NoteView[];
}

/** One of the three forks: export, contract, ownership. */
export interface BranchView {
  readonly branch: 'export' | 'contract' | 'equity';
  readonly label: string;
  /** The first of its ways that are not ruled out; null if all are. */
  readonly best: { readonly mode: string; readonly label: string; readonly score: number } | null;
  readonly open: number;
  readonly ruledOut: number;
}

/** One stage of the path of commitment; several modes are alternatives. */
export interface PathStage {
  readonly stage: 'now' | 'next' | 'later';
  readonly label: string;
  readonly modes: readonly {
    readonly mode: string;
    readonly label: string;
    readonly commitmentKind: 'low' | 'high';
    readonly commitmentLabel: string;
  }[];
}

export interface WayView {
  readonly mode: string;
  readonly label: string;
  readonly define: string | null;
  readonly outlay: OutlayView;
}

/** A grade from 0 to `max`; a span while open answers leave one. */
export interface BarView {
  readonly id: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly max: number;
}

/** A capability by its acts: `needed` from which it no longer is low, `strong` from which it is high. */
export interface CapabilityView extends BarView {
  readonly needed: number;
  readonly strong: number;
}

/** Points by which what is advised is ahead of another option, today and over everything the open answers could make of it. */
export interface LeadView {
  /** The option that can come closest, or furthest past it. */
  readonly over: string;
  readonly label: string;
  readonly now: number;
  readonly low: number;
  readonly high: number;
  /** Some answers reach each end; otherwise no answers go beyond them. */
  readonly exact: boolean;
}

/** Which market first, by criteria with weights that the user may set. */
export interface ComparisonView {
  /** The order in one sentence. */
  readonly headline: string;
  /** On how many criteria the order rests. */
  readonly basis: string;
  /** No open answer about a market can change the order. */
  readonly settled: boolean;
  /** No open answer about a market can change which one comes first. */
  readonly firstSettled: boolean;
  /** Question by which the weights are set. */
  readonly weightsQuestion: string;
  readonly criteria: readonly CriterionView[];
  /** In order; markets without a place last. */
  readonly markets: readonly ComparedMarketView[];
  readonly notes: readonly NoteView[];
}

export interface CriterionView {
  readonly criterion: string;
  readonly label: string;
  /** `no`: counts for no market. `maybe`: an open answer decides. */
  readonly applies: 'yes' | 'no' | 'maybe';
  /** 0 to 5; 0: shown, not counted. */
  readonly weight: number;
  readonly ownWeight: boolean;
  /** Known of every market that has a place: the order rests on it. */
  readonly counts: boolean;
  /** Why it has this weight. */
  readonly text: string;
  readonly evidence: readonly string[];
}

export interface ComparedMarketView {
  readonly market: string;
  readonly label: string;
  readonly state: 'placed' | 'unknown' | 'closed' | 'leaving' | 'barred' | 'apart';
  /** 1-based, on the criteria that count; null unless placed. */
  readonly place: number | null;
  /** False: open answers about the markets could still change the place. */
  readonly placeSettled: boolean;
  /** Shares its place with another market. */
  readonly equal: boolean;
  /** Points on the criteria that count; null unless placed. */
  readonly points: number | null;
  /** Points on all criteria, over everything the open answers could make of them. */
  readonly low: number;
  readonly high: number;
  readonly marks: readonly MarkView[];
}

export interface MarkView {
  readonly criterion: string;
  readonly applies: 'yes' | 'no' | 'maybe';
  /** 1 (low) to 3 (high); equal once it is known, 0 where it does not apply. */
  readonly low: number;
  readonly high: number;
  readonly label: string;
  readonly answers: readonly AnswerView[];
  /** Questions about this market that would settle the mark. */
  readonly open: readonly { readonly question: string; readonly label: string }[];
}

export interface EntryAdvice extends Settled {
  /** The finding in one sentence. */
  readonly headline: string;
  readonly now: readonly WayView[];
  /** Ways in which the firm already does business here, to be kept beside the first one. */
  readonly keeps: readonly WayView[];
  /** The first way is for afterwards: what runs here is to be improved before. */
  readonly waits: boolean;
  /** Channels beside the first one, for the other customers. */
  readonly beside: readonly WayView[];
  /** The planned outlay in sentences, as far as the firm has put figures to it. */
  readonly plan: readonly string[];
  readonly node: ChoiceView;
  readonly strategy: string | null;
  readonly strategyView: ChoiceView;
  readonly stance: ChoiceView;
  readonly next: readonly {
    readonly mode: string;
    readonly label: string;
    readonly trigger: string;
    readonly ready: boolean;
    readonly opens: readonly string[];
    readonly evidence: readonly string[];
    readonly outlay: OutlayView;
  }[];
  /** How commitment runs over time: the mode now, the first next step, what could follow. Empty where nothing is advised or the market is left. */
  /** Export, contract or ownership: the fork before the way in. */
  readonly branches: readonly BranchView[];
  readonly path: readonly PathStage[];
  /** What that makes of the firm in this market, in one line. */
  readonly pathLabel: string | null;
  readonly stay: readonly ReasonView[];
  readonly notNow: boolean;
  readonly weak: boolean;
  /** What must be controlled (floor) and what can be carried (ceiling), 1 to 3; ranges while answers are open. */
  readonly controlFloor: readonly [number, number];
  readonly resourceCeiling: readonly [number, number];
  /** The same two as places on the scales of the ways in, 1 to 5: control from here on, commitment up to here. */
  readonly controlFrom: readonly [number, number];
  readonly commitmentUpTo: readonly [number, number];
  /** Of the way in over the one that comes closest; null where none or several stand first. */
  readonly lead: LeadView | null;
  readonly options: readonly ModeView[];
}

export interface NoteView {
  readonly id: string;
  readonly about: string;
  readonly kind: 'note' | 'risk' | 'action' | 'flag';
  /** What a flag says of the evidence: `evidenceDivided`, `designChoice`, `convergence`. */
  readonly flag: string | null;
  readonly severity: 'low' | 'medium' | 'high' | null;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly markets: readonly string[];
}

export interface FigureView {
  readonly id: 'reach' | 'breadth' | 'culture';
  readonly about: 'pathway' | 'readiness';
  readonly text: string;
  readonly evidence: readonly string[];
}

export interface RiskView {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
  readonly group: string;
  readonly groupLabel: string;
  /** One of thirteen sources of uncertainty within the group. */
  readonly source: string;
  readonly sourceLabel: string;
  readonly likelihood: number;
  readonly likelihoodLabel: string;
  readonly impact: number;
  readonly impactLabel: string;
  readonly severity: 'low' | 'medium' | 'high';
  readonly severityLabel: string;
  readonly because: readonly string[];
  readonly eased: readonly string[];
  readonly levers: readonly string[];
  readonly reducible: 'yes' | 'partly' | 'no';
  readonly owner: string;
  readonly due: string;
  readonly dueStage: 'now' | 'beforeEntry' | 'firstYear' | 'later';
  readonly markets: readonly string[];
  readonly actions: readonly string[];
  readonly evidence: readonly string[];
}

export interface ActionView {
  /** Of the action in the rule book: markets that need different first steps have one entry each. */
  readonly id: string;
  /** Of this entry: unique in the advice. */
  readonly key: string;
  readonly name: string;
  readonly firstStep: string;
  readonly done: string;
  readonly track: string;
  readonly trackLabel: string;
  readonly effort: string;
  /** When to begin. */
  readonly horizon: string;
  /** Levers on risk that it pulls, as far as the book names them. */
  readonly levers: readonly string[];
  /** `first`: up to three to begin with. `soon`: the plan that follows, by when to begin. `later`: if it comes to that, or for a later level. */
  readonly when: 'first' | 'soon' | 'later';
  readonly why: readonly string[];
  readonly risks: readonly string[];
  readonly markets: readonly string[];
  /** The name says the markets already. */
  readonly inName: boolean;
  readonly evidence: readonly string[];
}

export interface SupportView {
  readonly id: string;
  readonly role: string;
  readonly roleLabel: string;
  readonly name: string;
  readonly ask: string;
  readonly first: string;
  readonly named: string | null;
  /** What the source says of its size or effect. */
  readonly known: string | null;
  readonly evidence: readonly string[];
}

export interface SelfRatingView {
  readonly question: string;
  readonly label: string;
  /** Mean of the items that were answered. */
  readonly average: number;
  readonly answered: number;
  readonly items: number;
  /** Highest mark of the scale. */
  readonly of: number;
  readonly benchmark: { readonly mean: number; readonly sd: number; readonly of: string } | null;
  readonly text: string;
  readonly evidence: readonly string[];
}

/** What the EU's carbon border means for the firm. Every figure is an estimate, not a declaration. */
export interface CarbonView {
  /** `open`: in scope, but an answer still decides whether anything is owed. `unknown`: not even that is known. */
  readonly exposure: 'none' | 'watch' | 'low' | 'high' | 'open' | 'unknown';
  /** In scope, over the threshold, who pays: one sentence. */
  readonly verdict: string;
  /** The other scenario, green power, what had to be assumed; one sentence each. */
  readonly lines: readonly string[];
  readonly evidence: readonly string[];
  /** Null unless some good is in scope. */
  readonly bill: CarbonBillView | null;
  /** Next dates, soonest first; empty for a firm without anything to watch. */
  readonly dates: readonly { readonly date: string; readonly text: string; readonly source: string }[];
  /** What data the maker collects, and from whom; empty likewise. */
  readonly checklist: readonly { readonly what: string; readonly from: string; readonly source: string }[];
  /** What the figures rest on that is due to change. */
  readonly provisional: readonly string[];
}

export interface CarbonGoodView {
  readonly id: string;
  readonly label: string;
  /** Cost on default values and on own data, break-even of verification, shares of price and margin; one sentence each. */
  readonly lines: readonly string[];
  /** Remarks on the figures and why some are ranges. */
  readonly notes: readonly string[];
}

/** The rows under one scenario of the law; `basis`: the acts they rest on and their state, in a sentence. */
export interface CarbonPathView extends BillRows {
  readonly scenario: Scenario;
  readonly label: string;
  readonly basis: string;
}

export interface CarbonBillView {
  /** What was computed: with `excerptOf` and `cbamBill` of lib/cbam it gives the same bill, or one at another price. */
  readonly request: CbamRequest;
  /** EUR per certificate. */
  readonly price: number;
  /** Range of prices for planning. */
  readonly prices: { readonly low: number; readonly high: number };
  readonly scenario: Scenario;
  readonly goods: readonly CarbonGoodView[];
  /** The law as adopted and the proposal, each year from 2026 to 2034. */
  readonly paths: readonly CarbonPathView[];
  /** Acts with article and date, assumptions and answers that the figures rest on. */
  readonly sources: readonly string[];
}

export interface OpenQuestion {
  readonly question: string;
  readonly at: string | null;
  readonly label: string;
  readonly state: 'unsure' | 'skipped' | 'notAsked';
  readonly tier: 'core' | 'refine' | 'module';
  /** Decisions that are not settled and that some rule resting on this answer could still move (outer bound: it may turn out not to). */
  readonly canChange: readonly string[];
  readonly canChangeLabels: readonly string[];
  /** Decisions that it enters into, but cannot turn: they are settled. */
  readonly feedsLabels: readonly string[];
}

/** One answer to an open question that by itself changes what is advised. */
export interface DecisiveAnswer {
  readonly question: string;
  readonly at: string | null;
  readonly value: AnswerValue;
  readonly text: string;
}

export interface RobustnessView {
  readonly decision: string;
  readonly decisionLabel: string;
  readonly market: string | null;
  readonly option: string;
  readonly label: string;
  /** Draws in which it comes first, out of `draws`; `share` of 100, 100 only where it holds in all. */
  readonly first: number;
  readonly draws: number;
  readonly share: number;
  /** Share of 100 with which each option takes each rank, the first one first. */
  readonly ranks: readonly { readonly option: string; readonly label: string; readonly shares: readonly number[] }[];
  /**
   * What could come first if every weight may be off by so many percent (`option` null: nothing); null if nothing else can, or if that is not known.
   */
  readonly rival: { readonly option: string | null; readonly label: string; readonly percent: number } | null;
  readonly text: string;
}

export interface CounterfactualView {
  readonly decision: string;
  readonly decisionLabel: string;
  readonly market: string | null;
  readonly marketLabel: string | null;
  readonly from: string | null;
  readonly fromLabel: string | null;
  readonly to: string;
  readonly toLabel: string;
  /** The reader asked about it. */
  readonly asked: boolean;
  /** `already`: it is the advice. `none`: no set of up to four changes leads there. `notFound`: the search was cut short. */
  readonly verdict: 'found' | 'already' | 'none' | 'notFound';
  readonly text: string;
  /** What the option is today, where that needs saying: a next step, running already, ruled out. */
  readonly today: string | null;
  /** Some of the smallest sets, all of one size: those that a first action brings about, then different answers before the same one. */
  readonly sets: readonly ChangeSetView[];
  /** Sets as small that were found besides; `orMore`: there are others still. */
  readonly further: { readonly count: number; readonly orMore: boolean };
}

export interface ChangeSetView {
  /** The whole set as one sentence, with what would be advised then. */
  readonly text: string;
  /** The changes alone, as part of a sentence. */
  readonly cause: string;
  /** What would be advised of the market then, without a word on close calls; null for decisions about the firm. */
  readonly advice: string | null;
  readonly changes: readonly {
    readonly question: string;
    readonly at: string | null;
    readonly label: string;
    /** `add`, `drop`: one box more or fewer; `set`: another option or number. */
    readonly action: 'set' | 'add' | 'drop';
    readonly from: string;
    readonly to: string;
    /** What the answer would be, with the changes before it in the set. */
    readonly answer: AnswerValue;
    readonly effort: 'small' | 'medium' | 'large';
    readonly effortLabel: string;
  }[];
  /** What else the changes would change, one sentence each. */
  readonly also: readonly string[];
}

export interface AskableGroup {
  readonly label: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
}

export interface AnswerSection {
  readonly id: string;
  readonly label: string;
  readonly at: string | null;
  readonly rows: readonly (AnswerView & { readonly state: 'given' | 'unsure' | 'skipped' })[];
}
