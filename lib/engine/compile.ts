import {
  type Condition,
  type Decision,
  type Evidence,
  type Fact,
  type Field,
  type Formula,
  fieldIndex,
  formulaFields,
  type ParsedCondition,
  parameterValues,
  parseCondition,
  parseFormula,
  type Rule,
  type RuleBook,
} from '../rulebook/index.ts';
import type { Reason } from './decide.ts';

/** A rule with its condition parsed and its groups expanded. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly decision: string;
  readonly when: ParsedCondition;
  /** Weight per option or strength. */
  readonly weights: ReadonlyMap<string, number>;
  /** Options the gate closes. */
  readonly closes: ReadonlySet<string>;
  /** True if no evidence from the five sources or the law stands behind it: it may not carry a first rank alone. */
  readonly unbacked: boolean;
}

/** A rule as it speaks of one option or strength. The reasons it can become are made once: no evaluation makes its own. */
export interface Voice {
  /** Index of the rule among the scoring ones. */
  readonly rule: number;
  readonly weight: number;
  /** Speaks for it, and some evidence from the sources or the law stands behind it. */
  readonly backs: boolean;
  readonly counts: Reason;
  readonly open: Reason;
}

/** An option or a strength with everything that is said of it. */
export interface Target {
  readonly id: string;
  /** Heaviest first. */
  readonly voices: readonly Voice[];
  /** Indices of the gates that close it. */
  readonly gates: readonly number[];
}

export interface CompiledDecision {
  readonly decision: Decision;
  readonly options: readonly Target[];
  readonly strengths: readonly (Target & { readonly strongFrom: number })[];
  readonly scoring: readonly CompiledRule[];
  readonly gates: readonly CompiledRule[];
  readonly rows: readonly CompiledRule[];
}

/** The rule book made ready to evaluate: names resolved, tests parsed. Compile once, evaluate per firm. */
export interface CompiledBook {
  readonly book: RuleBook;
  readonly fields: ReadonlyMap<string, Field>;
  readonly parameters: Readonly<Record<string, number>>;
  readonly decisions: ReadonlyMap<string, CompiledDecision>;
  condition(condition: Condition | undefined): ParsedCondition;
  formula(source: string): Formula;
  /** Fields that a fact reads itself; those behind a decision it reads are not among them. */
  fieldsOf(fact: Fact): readonly string[];
  /** Questions that a field rests on, through facts. Sorted, without repetition. */
  questionsBehind(field: string): readonly string[];
  /** Numbers at which some rule or fact changes its mind about a field, ascending. */
  cutPoints(field: string): readonly number[];
}

const always: ParsedCondition = { any: [{ tests: [], scopes: [] }] };

/** @param book a rule book that has passed the loader's checks */
export function compile(book: RuleBook): CompiledBook {
  const fields = fieldIndex(book);
  const parameters = parameterValues(book);
  const conditions = new WeakMap<object, ParsedCondition>();
  const formulas = new Map<string, Formula>();
  const behind = new Map<string, readonly string[]>();
  let rowCount = 0;

  const condition = (source: Condition | undefined): ParsedCondition => {
    if (source === undefined) return always;
    const known = conditions.get(source);
    if (known) return known;
    const { parsed } = parseCondition(source, fields, parameters);
    const numbered = { any: parsed.any.map((row) => ({ ...row, index: rowCount++ })) };
    conditions.set(source, numbered);
    return numbered;
  };
  const formula = (source: string): Formula => {
    const parsed = formulas.get(source) ?? parseFormula(source);
    formulas.set(source, parsed);
    return parsed;
  };

  const compileRule = (decision: Decision, rule: Rule): CompiledRule => {
    const weights = new Map<string, number>();
    const members = (name: string) => decision.groups?.[name]?.options ?? [name];
    // What a rule says of a single option goes before what it says of its group.
    const targets = Object.entries(rule.for ?? {}).sort(
      ([a], [b]) => Number(a in (decision.groups ?? {})) - Number(b in (decision.groups ?? {})),
    );
    for (const [target, weight] of targets)
      for (const option of members(target)) if (!weights.has(option)) weights.set(option, weight);
    const unbacked = !rule.because.some((id) => isBacking(book.evidence[id]));
    return {
      rule,
      decision: decision.id,
      when: condition(rule.when),
      weights,
      closes: new Set((rule.ruleOut ?? []).flatMap(members)),
      unbacked,
    };
  };

  const decisions = new Map(
    Object.values(book.decisions).map((decision) => {
      const rules = decision.rules.map((rule) => compileRule(decision, rule));
      const scoring = rules.filter(({ rule }) => rule.for);
      const gates = rules.filter(({ rule }) => rule.ruleOut);
      const { options, strengths = [] } = decision;
      return [
        decision.id,
        {
          decision,
          options: options.map(({ id }) => target(id, scoring, gates)),
          strengths: strengths.map(({ id, strongFrom }) => ({
            ...target(id, scoring, gates),
            strongFrom: parameters[strongFrom] ?? 0,
          })),
          scoring,
          gates,
          rows: rules.filter(({ rule }) => rule.choose),
        },
      ] as const;
    }),
  );

  const questionsBehind = (name: string): readonly string[] => {
    const known = behind.get(name);
    if (known) return known;
    behind.set(name, []);
    const field = fields.get(name);
    const found = new Set<string>();
    if (field && 'question' in field.from) found.add(field.from.question);
    else if (field && 'fact' in field.from)
      for (const next of fieldsOfFact(book.facts[field.from.fact]!))
        for (const question of questionsBehind(next)) found.add(question);
    const sorted = [...found].sort();
    behind.set(name, sorted);
    return sorted;
  };

  const fieldsOf = (source: Condition | undefined) =>
    condition(source).any.flatMap((row) => row.tests.map(({ field }) => field.name));
  const fieldsOfFact = (fact: Fact): string[] => [
    ...[fact.when, fact.every?.when].flatMap((when) => (when ? fieldsOf(when) : [])),
    ...[...(fact.choose ?? []), ...(fact.collect ?? []), ...(fact.sum ?? [])].flatMap((row) => fieldsOf(row.when)),
    ...(Array.isArray(fact.count)
      ? fact.count.flatMap(fieldsOf)
      : fact.count && 'among' in fact.count
        ? [fact.count.of]
        : fact.count
          ? fieldsOf(fact.count.when)
          : []),
    ...(fact.formula ? formulaFields(formula(fact.formula)).filter((name) => fields.has(name)) : []),
    ...(fact.mean ? (book.questions[fact.mean]?.items ?? []).map((item) => `${fact.mean}.${item.id}`) : []),
    ...(fact.lookup ? [fact.lookup.key] : []),
  ];

  let points: Map<string, Set<number>> | undefined;
  const cutPoints = (name: string): readonly number[] => {
    points ??= collectCutPoints(book, condition);
    return [...(points.get(name) ?? [])].sort((a, b) => a - b);
  };

  return {
    book,
    fields,
    parameters,
    decisions,
    condition,
    formula,
    fieldsOf: fieldsOfFact,
    questionsBehind,
    cutPoints,
  };
}

/** Whether a piece of evidence comes from the five sources and is no judgement, so that a first rank may rest on it alone. */
export function isBacking(item: Evidence | undefined): boolean {
  return item !== undefined && item.strength !== 'design-choice' && item.strength !== 'judgement' && !item.outside;
}

function target(id: string, scoring: readonly CompiledRule[], gates: readonly CompiledRule[]): Target {
  const voices = scoring.flatMap(({ rule, decision, weights, unbacked }, index): Voice[] => {
    const weight = weights.get(id);
    if (weight === undefined) return [];
    const reason = { rule, decision, weight };
    return [
      {
        rule: index,
        weight,
        backs: weight > 0 && !unbacked,
        counts: { ...reason, holds: 'yes' },
        open: { ...reason, holds: 'maybe' },
      },
    ];
  });
  return {
    id,
    voices: voices.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    gates: gates.flatMap(({ closes }, index) => (closes.has(id) ? [index] : [])),
  };
}

function collectCutPoints(book: RuleBook, parse: CompiledBook['condition']): Map<string, Set<number>> {
  const points = new Map<string, Set<number>>();
  const facts = Object.values(book.facts).flatMap((fact) => [
    fact.when,
    ...[...(fact.choose ?? []), ...(fact.collect ?? []), ...(fact.sum ?? [])].map((row) => row.when),
    ...(Array.isArray(fact.count) ? fact.count : []),
  ]);
  const rules = Object.values(book.decisions).flatMap((decision) => decision.rules.map((rule) => rule.when));
  for (const source of [...facts, ...rules]) {
    for (const { field, test } of parse(source).any.flatMap((row) => row.tests)) {
      if (test.op !== 'within') continue;
      const known = points.get(field.name) ?? new Set<number>();
      points.set(field.name, known);
      for (const { lo, hi } of test.ranges) for (const end of [lo, hi]) if (Number.isFinite(end)) known.add(end);
    }
  }
  return points;
}
