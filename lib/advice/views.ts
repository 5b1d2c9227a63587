import {
  type AnswerRef,
  type At,
  answersAt,
  type CompiledBook,
  type DecisionResult,
  type Evaluation,
  type OptionResult,
  type Profile,
  type Range,
  type Reason,
} from '../engine/index.ts';
import {
  contradictions,
  evidenceCap,
  type Locale,
  type Localised,
  type Note,
  type Rule,
  territoryName,
} from '../rulebook/index.ts';
import { answerText } from './answer-text.ts';
import { shortCitation } from './citation.ts';
import { fill, texts } from './texts.ts';
import type {
  AnswerView,
  DividedView,
  EvidenceView,
  GateView,
  NoteView,
  OptionView,
  ReasonView,
  Settled,
} from './types.ts';

/** Turns results of the engine into views in one language, and collects the evidence they name. */
export class Views {
  readonly compiled: CompiledBook;
  readonly evaluation: Evaluation;
  readonly locale: Locale;
  readonly #named = new Set<string>();

  constructor(compiled: CompiledBook, evaluation: Evaluation, locale: Locale) {
    this.compiled = compiled;
    this.evaluation = evaluation;
    this.locale = locale;
  }

  get book() {
    return this.compiled.book;
  }

  get profile(): Profile {
    return this.evaluation.profile;
  }

  text(localised: Localised): string {
    return localised[this.locale];
  }

  say(key: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(texts[key][this.locale], values);
  }

  /** Name of a scale value such as a severity or an owner. */
  scale(scale: string, value: string | number): string {
    const words = this.book.scales[scale]?.[String(value)];
    return words ? this.text(words) : String(value);
  }

  /** Evidence ids, strongest first; remembers them for the reference list. */
  evidence(ids: readonly string[]): string[] {
    const cap = (id: string) => {
      const item = this.book.evidence[id];
      return item ? evidenceCap(item) : 0;
    };
    for (const id of ids) this.#named.add(id);
    return [...new Set(ids)].sort((a, b) => cap(b) - cap(a));
  }

  /** Which of these other sources contradict. A pair of which the rule names both sides is given once. */
  divided(ids: readonly string[]): DividedView[] {
    const seen = new Set<string>();
    return this.evidence(ids).flatMap((id) => {
      const against = contradictions(this.book, id).filter((other) => !seen.has(other));
      seen.add(id);
      return against.length > 0 ? [{ evidence: id, against: this.evidence(against) }] : [];
    });
  }

  namedEvidence(): Record<string, EvidenceView> {
    return Object.fromEntries(
      [...this.#named].sort().flatMap((id) => {
        const item = this.book.evidence[id];
        const source = item && this.book.sources[item.source];
        if (!item || !source) return [];
        const view: EvidenceView = {
          id,
          source: {
            id: source.id,
            short: shortCitation(source),
            authors: Array.isArray(source.authors) ? source.authors.join(', ') : source.authors,
            year: source.year,
            title: source.title,
            container: source.container ?? null,
          },
          where: item.where,
          strength: item.strength,
          strengthLabel: this.scale('strength', item.coreDefinition ? 'core-definition' : item.strength),
          designChoice: item.strength === 'design-choice',
          date: item.date && item.date !== String(source.year) ? item.date : null,
          claim: this.text(item.claim),
          scope: this.text(item.scope),
        };
        return [[id, view]];
      }),
    );
  }

  /** Id of the market or good, null for the firm. */
  place(at: At): string | null {
    if (at.scope === 'firm') return null;
    return (at.scope === 'market' ? this.profile.markets : this.profile.goods)[at.index]?.id ?? null;
  }

  marketName(index: number): string {
    const answer = this.profile.markets[index]?.answers.targetCountry;
    if (answer?.state === 'given' && typeof answer.value === 'string') return territoryName(answer.value, this.locale);
    return this.say('asMarket', { n: index + 1 });
  }

  markets(places: readonly At[]): string[] {
    return [...new Set(places.flatMap((at) => (at.scope === 'market' ? [this.place(at)!] : [])))];
  }

  answer({ question, at }: AnswerRef): AnswerView {
    const definition = this.book.questions[question]!;
    const answer = answersAt(this.profile, at)[question]!;
    return {
      question,
      at: this.place(at),
      label: this.text(definition.label),
      text: answerText(definition, answer, this.locale),
    };
  }

  reason(reason: Pick<Reason, 'rule' | 'decision' | 'weight'>, at: At): ReasonView {
    return {
      rule: reason.rule.id,
      decision: reason.decision,
      weight: reason.weight,
      text: this.text(reason.rule.text),
      evidence: this.evidence(reason.rule.because),
      divided: this.divided(reason.rule.because),
      answers: this.answersOf(reason.rule, at),
    };
  }

  row(rule: Rule | null, decision: string, at: At): ReasonView[] {
    return rule ? [this.reason({ rule, decision, weight: 0 }, at)] : [];
  }

  answersOf(rule: Rule, at: At): AnswerView[] {
    return this.evaluation.answersBehind(this.compiled.condition(rule.when), at).map((ref) => this.answer(ref));
  }

  gate(rule: Rule, at: At): GateView {
    return {
      rule: rule.id,
      text: this.text(rule.text),
      opens: rule.opens ? this.text(rule.opens) : '',
      evidence: this.evidence(rule.because),
      divided: this.divided(rule.because),
      answers: this.answersOf(rule, at),
      forGood: rule.forGood ?? false,
    };
  }

  note(note: Note, places: readonly At[]): NoteView {
    return {
      id: note.id,
      about: note.about,
      kind: note.kind,
      flag: note.flag ?? null,
      severity: note.severity ?? null,
      text: this.text(note.text),
      evidence: this.evidence(note.because),
      markets: this.markets(places),
    };
  }

  notesAbout(test: (about: string) => boolean): NoteView[] {
    return this.evaluation.lists.notes
      .filter(({ note }) => test(note.about))
      .map(({ note, places }) => this.note(note, places));
  }

  /** Label of an option of a decision. */
  label(decision: string, option: string): string {
    const found = this.book.decisions[decision]?.options.find((candidate) => candidate.id === option);
    return found ? this.text(found.label) : option;
  }

  define(decision: string, option: string): string | null {
    const found = this.book.decisions[decision]?.options.find((candidate) => candidate.id === option);
    return found?.define ? this.text(found.define) : null;
  }

  option(result: OptionResult, decision: string, at: At): OptionView {
    const counting = result.reasons.filter((reason) => reason.holds === 'yes');
    return {
      option: result.option,
      label: this.label(decision, result.option),
      define: this.define(decision, result.option),
      score: result.sum,
      ...this.range(decision, result.option, at),
      for: counting.filter((reason) => reason.weight > 0).map((reason) => this.reason(reason, at)),
      against: counting.filter((reason) => reason.weight < 0).map((reason) => this.reason(reason, at)),
      ruledOutBy: result.ruledOutBy.map((rule) => this.gate(rule, at)),
      mayBeRuledOutBy: result.mayBeRuledOutBy.map((rule) => this.gate(rule, at)),
    };
  }

  /** Range of a sum over everything that open answers could make of it. */
  range(decision: string, target: string, at: At): Range {
    const { low, high, exact } = this.evaluation.outlook.sum(decision, target, at);
    return { low, high, exact };
  }

  settled(result: DecisionResult): Settled {
    const { possible, settled } = this.evaluation.outlook.prospect(result.decision, result.at);
    const others = possible.filter((option) => !result.first.includes(option));
    return {
      settled: result.shown !== null && settled,
      couldBecome: others.map((option) => ({ option, label: this.label(result.decision, option) })),
    };
  }
}
