import { type Condition, type ParsedRow, type Scope, splitReference } from '../../rulebook/index.ts';
import type { CompiledBook, CompiledRule } from '../compile.ts';
import type { DecisionNodes } from './facts.ts';
import { Fields, type Reading } from './fields.ts';
import { type Layout, layoutOf } from './layout.ts';
import { NodeList } from './node-list.ts';
import type { NodeId } from './nodes.ts';
import type { Program, ResultNodes, RuleNodes } from './program.ts';
import { layoutQuestions } from './questions.ts';

/**
 * Writes the decisions of a book as a program.
 * @param layout of another edition of the book that asks the same and tests at least what this one tests, where firms are laid out by that one
 */
export function build(compiled: CompiledBook, layout?: Layout): Program {
  return new Builder(compiled, layout).program();
}

/** A row of a condition, read from a place of a scope. */
export interface RowAt {
  readonly row: ParsedRow;
  readonly scope: Scope;
  readonly reading: Reading;
}

/** The same with the truth of further rows, in their order. Rows may not read what is missing or the plan. */
export function buildWithRows(
  compiled: CompiledBook,
  rows: readonly RowAt[],
): { program: Program; nodes: readonly NodeId[] } {
  const builder = new Builder(compiled);
  const program = builder.program();
  return { program, nodes: rows.map((row) => builder.row(row)) };
}

/** A condition of the book, read with open answers adding nothing from a place of a scope. */
export interface ConditionAt {
  readonly condition: Condition | undefined;
  readonly scope: Scope;
}

/** The same with the truth of further conditions, in their order. Conditions may not read what is missing or the plan. */
export function buildWithConditions(
  compiled: CompiledBook,
  conditions: readonly ConditionAt[],
  layout?: Layout,
): { program: Program; nodes: readonly NodeId[] } {
  const builder = new Builder(compiled, layout);
  const program = builder.program();
  return { program, nodes: conditions.map((condition) => builder.condition(condition)) };
}

class Builder implements DecisionNodes {
  readonly #compiled: CompiledBook;
  readonly #layout: Layout;
  readonly #list = new NodeList();
  readonly #fields: Fields;
  readonly #results: ResultNodes[] = [];
  readonly #resultOf = new Map<string, number>();
  readonly #sumsOf = new Map<string, Pick<ResultNodes, 'scoring' | 'gates' | 'options' | 'strengths'>>();

  constructor(compiled: CompiledBook, layout = layoutOf(layoutQuestions(compiled))) {
    this.#compiled = compiled;
    this.#layout = layout;
    this.#fields = new Fields(compiled, this.#layout, this.#list, this);
  }

  row({ row, scope, reading }: RowAt): NodeId {
    return this.#fields.condition({ any: [row] }, scope, reading);
  }

  condition({ condition, scope }: ConditionAt): NodeId {
    return this.#fields.when(condition, scope, 'shown');
  }

  program(): Program {
    const { book, decisions } = this.#compiled;
    for (const id of decisions.keys()) this.#index(id);
    const asked = new Map(
      Object.values(book.questions).map((question) => [
        question.id,
        this.#fields.applies(question, question.scope, 'shown'),
      ]),
    );
    return { limits: book.limits, layout: this.#layout, nodes: this.#list.nodes, results: this.#results, asked };
  }

  target(reference: string) {
    const [decision, target] = splitReference(reference, this.#compiled.book);
    const { options, strengths } = this.sums(decision!.id);
    return (strengths.find(({ id }) => id === target) ?? options.find(({ id }) => id === target))!;
  }

  open(reference: string): NodeId {
    const [decision, option] = splitReference(reference, this.#compiled.book);
    return this.sums(decision!.id).options.find(({ id }) => id === option)?.open ?? this.#list.const(0);
  }

  #rules(rules: readonly CompiledRule[], scope: Scope): RuleNodes[] {
    return rules.map((rule) => ({
      rule,
      shown: this.#fields.condition(rule.when, scope, 'shown'),
      possible: this.#fields.condition(rule.when, scope, 'possible'),
    }));
  }

  sums(id: string) {
    const known = this.#sumsOf.get(id);
    if (known) return known;
    const decision = this.#compiled.decisions.get(id)!;
    const { scope } = decision.decision;
    const scoring = this.#rules(decision.scoring, scope);
    const gates = this.#rules(decision.gates, scope);
    const weighed = (target: string) => {
      const rows = scoring.filter(({ rule }) => rule.weights.has(target));
      const weights = rows.map(({ rule }) => rule.weights.get(target)!);
      const possible = rows.map((row) => row.possible);
      const backing = rows.filter(({ rule }, index) => weights[index]! > 0 && !rule.unbacked);
      return {
        id: target,
        sum: this.#list.weigh(
          rows.map((row) => row.shown),
          weights,
          'sure',
        ),
        low: this.#list.weigh(possible, weights, 'least'),
        high: this.#list.weigh(possible, weights, 'most'),
        backed: this.#list.or(backing.map((row) => row.shown)),
        surelyBacked: this.#list.or(backing.map((row) => row.possible)),
        counts: this.#list.or(rows.map((row) => row.shown)),
        // A rule that does not count yet but may.
        pending: this.#list.or(
          rows.map((row) =>
            this.#list.if(this.#list.isYes(row.shown), this.#list.const(0), this.#list.isMay(row.possible)),
          ),
        ),
      };
    };
    const options = decision.decision.options.map(({ id: option }) => {
      const closing = gates.filter(({ rule }) => rule.closes.has(option)).map(({ possible }) => possible);
      return { ...weighed(option), open: this.#list.not(this.#list.or(closing)) };
    });
    const strengths = (decision.decision.strengths ?? []).map(({ id: strength }) => weighed(strength));
    const sums = { scoring, gates, options, strengths };
    this.#sumsOf.set(id, sums);
    return sums;
  }

  result(id: string) {
    const index = this.#index(id);
    return { index, ...this.#results[index]! };
  }

  #index(id: string): number {
    const known = this.#resultOf.get(id);
    if (known !== undefined) return known;
    const decision = this.#compiled.decisions.get(id)!;
    const { scope, among, ties = [], fallback = [] } = decision.decision;
    const shown = ({ when }: { when?: Condition }) => this.#fields.when(when, scope, 'shown');
    const possible = ({ when }: { when?: Condition }) => this.#fields.when(when, scope, 'possible');
    const result: ResultNodes = {
      decision,
      scope,
      ...this.sums(id),
      rows: this.#rules(decision.rows, scope),
      ties: ties.map(shown),
      fallback: fallback.map(shown),
      possibleTies: ties.map(possible),
      possibleFallback: fallback.map(possible),
      among: among ? this.#index(among.decision) : null,
      after: 0,
    };
    this.#results.push({ ...result, after: this.#list.nodes.length });
    this.#resultOf.set(id, this.#results.length - 1);
    return this.#results.length - 1;
  }
}
