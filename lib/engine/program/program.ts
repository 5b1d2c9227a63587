import type { Decision, ModeAttributes, Rule, RuleBook, Scope } from '../../rulebook/index.ts';
import type { CompiledRule } from '../compile.ts';
import type { Layout } from './layout.ts';
import type { Node, NodeId } from './nodes.ts';

/** A rule as far as a program needs it: no texts, no evidence. */
export interface ProgramRule extends Pick<CompiledRule, 'weights' | 'closes' | 'unbacked'> {
  readonly rule: Pick<Rule, 'id' | 'choose'>;
}

type TieMark = NonNullable<Decision['ties']>[number]['by'];

/** A decision likewise. */
export interface ProgramDecision {
  readonly decision: Pick<Decision, 'id' | 'scope' | 'method' | 'tieOrder' | 'among'> & {
    readonly options: readonly (Pick<Decision['options'][number], 'id' | 'scored'> & {
      readonly attributes?: Pick<ModeAttributes, TieMark | 'nodes'> | undefined;
    })[];
    readonly strengths?: readonly { readonly id: string }[] | undefined;
    readonly ties?: readonly Pick<NonNullable<Decision['ties']>[number], 'by' | 'prefer'>[] | undefined;
    readonly fallback?: readonly { readonly choose: string }[] | undefined;
  };
}

/** The nodes of a rule: whether it counts (open answers add nothing), and whether it may still. */
export interface RuleNodes {
  readonly rule: ProgramRule;
  readonly shown: NodeId;
  readonly possible: NodeId;
}

/** The nodes that a decision is read from. Options and strengths stand in the order of the book. */
export interface ResultNodes {
  readonly decision: ProgramDecision;
  readonly scope: 'firm' | 'market';
  readonly scoring: readonly RuleNodes[];
  readonly gates: readonly RuleNodes[];
  readonly rows: readonly RuleNodes[];
  readonly options: readonly OptionNodes[];
  readonly strengths: readonly Omit<OptionNodes, 'open'>[];
  /** Truth of each tie rule's condition as shown. */
  readonly ties: readonly NodeId[];
  readonly fallback: readonly NodeId[];
  /** The same as everything that open answers could still make of them. */
  readonly possibleTies: readonly NodeId[];
  readonly possibleFallback: readonly NodeId[];
  /** Index of the result whose option decides which options are eligible. */
  readonly among: number | null;
  /** All nodes it reads stand before this one; nodes that read it stand from here on. */
  readonly after: NodeId;
}
export interface OptionNodes {
  readonly id: string;
  readonly sum: NodeId;
  readonly low: NodeId;
  readonly high: NodeId;
  /** 0: ruled out, 1: may be, 2: open. */
  readonly open: NodeId;
  /** 2 if a reason that may carry a first rank counts. */
  readonly backed: NodeId;
  readonly surelyBacked: NodeId;
  /** Greater than 0 if a reason counts; greater than 0 if a reason is still open. */
  readonly counts: NodeId;
  readonly pending: NodeId;
}

/** The decisions of a rule book as plain data without its texts: it can be sent to a browser (see data.ts), run, written as code and searched. */
export interface Program {
  readonly limits: RuleBook['limits'];
  readonly layout: Layout;
  readonly nodes: readonly Node[];
  readonly results: readonly ResultNodes[];
  /** Truth of whether a question is asked, as shown, at the places of its scope. */
  readonly asked: ReadonlyMap<string, NodeId>;
}

/** Where the decision of this id stands among the results. */
export function resultIndex({ results }: Pick<Program, 'results'>, id: string): number {
  const index = results.findIndex(({ decision }) => decision.decision.id === id);
  if (index < 0) throw new Error(`the program has no decision "${id}"`);
  return index;
}

/** Places that a scope has in one firm at most. */
export function placesOf({ limits }: Pick<Program, 'limits'>, scope: Scope): number {
  return scope === 'firm' ? 1 : scope === 'market' ? limits.markets : limits.goods;
}
