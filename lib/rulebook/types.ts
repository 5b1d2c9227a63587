import type { z } from 'zod';
import type * as s from './schema/index.ts';

export type Locale = 'en' | 'zh';
export type Localised = z.infer<typeof s.localisedSchema>;
export type Scope = 'firm' | 'market' | 'goods';
export type Condition = z.infer<typeof s.conditionSchema>;
export type Question = z.infer<typeof s.questionSchema>;
export type Section = z.infer<typeof s.questionFileSchema>['section'];
export type Fact = z.infer<typeof s.factSchema>;
export type Parameter = z.infer<typeof s.parameterFileSchema>['parameters'][number];
export type Criterion = z.infer<typeof s.criterionSchema>;
export type Rule = z.infer<typeof s.ruleSchema>;
export type Step = z.infer<typeof s.stepSchema>;
export type Decision = z.infer<typeof s.decisionSchema> & { rules: Rule[]; steps: Step[] };
export type DecisionOption = Decision['options'][number];
export type ModeAttributes = NonNullable<DecisionOption['attributes']>;
export type Risk = z.infer<typeof s.riskSchema>;
export type Action = z.infer<typeof s.actionSchema>;
export type Support = z.infer<typeof s.supportSchema>;
export type Note = z.infer<typeof s.noteSchema>;
export type Evidence = z.infer<typeof s.evidenceSchema>;
export type Strength = z.infer<typeof s.strengthSchema>;
export type Source = z.infer<typeof s.sourceFileSchema>['sources'][number];
export type Territory = z.infer<typeof s.territoryFileSchema>['territories'][number];
export type Term = z.infer<typeof s.glossaryFileSchema>['terms'][number];
export type Lever = z.infer<typeof s.leverSchema>;
export type LeverChange = z.infer<typeof s.leverChangeSchema>;
export type TakeUp = NonNullable<z.infer<typeof s.leverFileSchema>['takeUp']>;
export type ScenarioRecord = z.infer<typeof s.scenarioSchema>;
export type Population = z.infer<typeof s.populationFileSchema>['populations'][number];
export type Framework = z.infer<typeof s.frameworkFileSchema>['frameworks'][number];
export type Sensitivity = z.infer<typeof s.sensitivityFileSchema>['pairs'][number];
export type Case = z.infer<typeof s.caseSchema>;
export type Guard = z.infer<typeof s.guardSchema>;
export type Book = z.infer<typeof s.bookFileSchema>;

/** Everything under `rules/`, checked. Plain data: it can be written to JSON and read back. */
export interface RuleBook {
  readonly version: string;
  /** Date of the edition, YYYY-MM-DD. */
  readonly date: string;
  /** SHA-256 of all files that can change advice, first 16 hex digits. */
  readonly hash: string;
  readonly limits: Book['limits'];
  readonly scales: Book['scales'];
  readonly sections: readonly (Section & { readonly questions: readonly string[] })[];
  readonly questions: Readonly<Record<string, Question & { readonly section: string }>>;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** What markets are compared by; null if the book compares none. */
  readonly comparison: {
    /** Question by which the user weighs the criteria. */
    readonly weights: string;
    /** Market fact that says which markets are compared with one another. */
    readonly among?: string;
    /** Market fact that says where nothing more is put in. */
    readonly barred?: string;
    readonly criteria: readonly Criterion[];
  } | null;
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly risks: readonly Risk[];
  readonly actions: readonly Action[];
  readonly support: readonly Support[];
  readonly notes: readonly Note[];
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly sources: Readonly<Record<string, Source>>;
  readonly territories: Readonly<Record<string, Territory>>;
  readonly glossary: readonly Term[];
  /** Frameworks of the sources, by id: what records name in `serves`. */
  readonly frameworks: Readonly<Record<string, Framework>>;
  /** What public support could change in the answers of firms; used by scenarios, never by advice. */
  readonly levers: Readonly<Record<string, Lever>>;
  readonly takeUp: TakeUp;
  readonly populations: Readonly<Record<string, Population>>;
  /** What a policy might be, for populations of firms; never part of advice. */
  readonly scenarios: Readonly<Record<string, ScenarioRecord>>;
}
