import type { At, CompiledBook } from '../engine/index.ts';
import { conditionsOf, type Entry } from '../explain/index.ts';
import type { Condition, ParsedCondition, ParsedRow, Scope } from '../rulebook/index.ts';
import { Encoder } from './encode.ts';

/** One row of a condition: all its tests must hold. */
export interface Clause {
  readonly entry: Entry;
  /** Which condition of the record, and which of its alternatives; both from 0. */
  readonly part: number;
  readonly alternative: number;
  /** How many alternatives the condition has. */
  readonly of: number;
  readonly row: ParsedRow;
  /** All alternatives together, parsed and as they are written. */
  readonly whole: ParsedCondition;
  readonly condition: Condition;
  /** The row as it is written. */
  readonly source: Exclude<Condition, readonly unknown[]>;
  /** Where it is read: the firm, or a market (good). */
  readonly scope: Scope;
}

/** Every row of every condition of the book. Conditions without tests (defaults) say nothing and are left out. */
export function clausesOf(compiled: CompiledBook, entries: readonly Entry[]): Clause[] {
  return entries.flatMap((entry) =>
    conditionsOf(entry).flatMap((condition, part) => {
      const whole = compiled.condition(condition);
      const { any } = whole;
      return any.flatMap((row, alternative) =>
        row.tests.length > 0
          ? [
              {
                entry,
                part,
                alternative,
                of: any.length,
                row,
                whole,
                condition,
                source: [condition].flat()[alternative]!,
                scope: scopeOf(entry, row),
              },
            ]
          : [],
      );
    }),
  );
}

export function placeOf(clause: Clause): At {
  return Encoder.placeOf(clause.scope);
}

function scopeOf(entry: Entry, row: ParsedRow): Scope {
  switch (entry.kind) {
    case 'rule':
    case 'step':
      return entry.decision.scope;
    case 'decision':
    case 'question':
      return entry.item.scope;
    case 'fact': {
      const { every, count, scope } = entry.item;
      if (every) return every.of;
      return count && 'when' in count && !('among' in count) ? (count.of as Scope) : scope;
    }
    default:
      // Lists are read wherever the row speaks of.
      return row.scopes[0] ?? 'firm';
  }
}
