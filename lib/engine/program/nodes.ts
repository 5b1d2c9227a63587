import type { Range, Scope } from '../../rulebook/index.ts';

export type NodeId = number;

/**
 * One step of a program: the rule book without names, each node computed from earlier ones. It runs for one firm, can be written as code for many, and
 * can be searched for bounds. Truth is 0 (no), 1 (maybe), 2 (yes): and = least, or = greatest, not = 2 minus.
 */
export type Op =
  | { readonly op: 'const'; readonly value: number }
  | { readonly op: 'asOf' }
  /** A number of the firm, market or good: see layout.ts. */
  | { readonly op: 'cell'; readonly cell: number }
  | { readonly op: 'and' | 'or' | 'min' | 'max' | 'orBits' | 'mean'; readonly args: readonly NodeId[] }
  | { readonly op: 'not' | 'isYes' | 'isMay'; readonly arg: NodeId }
  /** Truth of "one of these options" for a choice, given what is possible as bits. */
  | { readonly op: 'oneOf'; readonly mask: NodeId; readonly options: number }
  /** Truth of "shares an option with these" for a multiple answer, given what is ticked and what may be ticked. */
  | { readonly op: 'shares'; readonly yes: NodeId; readonly maybe: NodeId; readonly options: number }
  /** Truth of "within one of these ranges", given least and greatest value. */
  | { readonly op: 'within'; readonly lo: NodeId; readonly hi: NodeId; readonly ranges: readonly Range[] }
  | { readonly op: 'if'; readonly when: NodeId; readonly then: NodeId; readonly otherwise: NodeId }
  /** `value` where the argument is not 0, else 0. */
  | { readonly op: 'scale'; readonly arg: NodeId; readonly value: number }
  | { readonly op: 'clearBits'; readonly arg: NodeId; readonly bits: NodeId }
  | { readonly op: 'countBits'; readonly arg: NodeId; readonly bits: number }
  /** Sum of weights of the rows that are certain (`sure`), and the least or greatest sum that open rows could make of it. */
  | { readonly op: 'weigh'; readonly rows: readonly NodeId[]; readonly weights: readonly number[]; readonly open: Open }
  /** One end of an interval: plus, minus, times, divided by, of the intervals [lo, hi] of the arguments. */
  | {
      readonly op: 'interval';
      readonly kind: '+' | '-' | '*' | '/';
      readonly end: 'lo' | 'hi';
      readonly args: readonly NodeId[];
    }
  | { readonly op: 'floor' | 'log'; readonly arg: NodeId }
  | { readonly op: 'clamp'; readonly arg: NodeId; readonly least: number; readonly most: number }
  /** Over all markets (goods): greatest, least, sum, of which `none` is the value where there are none. */
  | {
      readonly op: 'over';
      readonly of: 'market' | 'goods';
      readonly how: 'max' | 'min' | 'sum';
      readonly arg: NodeId;
      readonly none: NodeId;
    }
  /** A decision: index into the program's results; its nodes are its inputs. */
  | { readonly op: 'result'; readonly result: number; readonly part: 'shown' | 'possible' | 'settled' | 'certain' };
export type Open = 'sure' | 'least' | 'most';

export type Node = Op & { readonly scope: Scope };
