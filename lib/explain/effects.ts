import type { CompiledBook } from '../engine/index.ts';
import type { Decision, Question, Rule } from '../rulebook/index.ts';
import { conditionsOf, type Entries, type Entry } from './entries.ts';

/** What the rules of a decision do to one of its options. */
export interface OptionEffects {
  /** Rules that give it points or take some, what speaks for it most first. */
  readonly points: readonly { readonly rule: Rule; readonly weight: number }[];
  /** Gates that close it, in the order of the book. */
  readonly closedBy: readonly Rule[];
  /** Rows of a table that give it as the result, in their order. */
  readonly givenBy: readonly Rule[];
}

/** Groups of options are taken apart, as the engine does it. */
export function optionEffects(compiled: CompiledBook, decision: Decision, option: string): OptionEffects {
  const { scoring, gates, rows } = compiled.decisions.get(decision.id)!;
  const points = scoring.flatMap(({ rule, weights }) => {
    const weight = weights.get(option);
    return weight === undefined ? [] : [{ rule, weight }];
  });
  return {
    points: points.sort((a, b) => b.weight - a.weight),
    closedBy: gates.filter(({ closes }) => closes.has(option)).map(({ rule }) => rule),
    givenBy: rows.filter(({ rule }) => rule.choose === option).map(({ rule }) => rule),
  };
}

/** Records that look at one option of a question, or at one line of it, by name. What reads the answer as a whole is not among them. */
export function answerReaders(
  compiled: CompiledBook,
  entries: Entries,
  question: Question,
): ReadonlyMap<string, readonly Entry[]> {
  const readers = new Map<string, Entry[]>();
  for (const entry of entries.all)
    for (const answer of answersIn(compiled, entry, question.id)) {
      const known = readers.get(answer);
      if (known) known.push(entry);
      else readers.set(answer, [entry]);
    }
  return readers;
}

function answersIn(compiled: CompiledBook, entry: Entry, question: string): Set<string> {
  const named = conditionsOf(entry)
    .flatMap((condition) => compiled.condition(condition).any.flatMap((row) => row.tests))
    .flatMap(({ field: { from }, test }) => {
      if (!('question' in from) || from.question !== question) return [];
      if (from.kind === 'box') return [from.option];
      if (from.kind === 'item') return [from.item];
      return test.op === 'oneOf' ? test.values : [];
    });
  const count = entry.kind === 'fact' ? entry.item.count : undefined;
  const counted = count && 'among' in count && count.of === question ? count.among : [];
  return new Set([...named, ...counted]);
}
