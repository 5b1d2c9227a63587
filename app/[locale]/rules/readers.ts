import type { CompiledBook } from '@/lib/engine/index.ts';
import type { Condition } from '@/lib/rulebook/index.ts';
import { type Entry, entries } from './find.ts';

const known = new WeakMap<CompiledBook, ReadonlyMap<string, readonly Entry[]>>();

/** Entries of the book that read a fact, directly. */
export function readersOf(compiled: CompiledBook, fact: string): readonly Entry[] {
  const index = known.get(compiled) ?? build(compiled);
  known.set(compiled, index);
  return index.get(fact) ?? [];
}

function build(compiled: CompiledBook): Map<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of entries(compiled.book).values()) {
    for (const fact of new Set(conditionsOf(entry).flatMap((condition) => factsOf(compiled, condition)))) {
      index.set(fact, [...(index.get(fact) ?? []), entry]);
    }
  }
  return index;
}

function factsOf(compiled: CompiledBook, condition: Condition): string[] {
  return compiled
    .condition(condition)
    .any.flatMap((row) => row.tests.flatMap(({ field }) => ('fact' in field.from ? [field.from.fact] : [])));
}

/** Every condition an entry holds. */
export function conditionsOf(entry: Entry): Condition[] {
  const given = (...list: readonly (Condition | undefined)[]) => list.filter((condition) => condition !== undefined);
  switch (entry.kind) {
    case 'decision':
    case 'parameter':
      return [];
    case 'criterion':
      return [{ [entry.item.mark]: '-' }];
    case 'risk': {
      const { likely, weighs, eased } = entry.item;
      return [...likely, ...(weighs ?? []), ...(eased ?? [])].map(({ when }) => when);
    }
    case 'action':
      return given(entry.item.when, entry.item.skip, ...(entry.item.variants ?? []).map(({ when }) => when));
    case 'fact': {
      const { when, every, choose, collect, sum, count } = entry.item;
      const counted = Array.isArray(count) ? count : count && 'when' in count ? [count.when] : [];
      return given(
        when,
        every?.when,
        ...[...(choose ?? []), ...(collect ?? []), ...(sum ?? [])].map((row) => row.when),
        ...counted,
      );
    }
    default:
      return given(entry.item.when);
  }
}
