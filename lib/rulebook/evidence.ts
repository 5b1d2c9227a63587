import { weightCap } from './schema/index.ts';
import type { Evidence, RuleBook } from './types.ts';

const definitionCap = 3;

/** Largest weight that a piece of evidence can carry. A definition of the core paper does so in rules that apply it; see `weightCapOf`. */
export function evidenceCap(item: Evidence): number {
  return item.coreDefinition ? definitionCap : weightCap[item.strength];
}

/** Largest weight of a record that names this evidence: by its best grade. Only a rule that applies a core definition passes that. */
export function weightCapOf(because: readonly Evidence[], definition = false): number {
  const grade = Math.max(0, ...because.map(({ strength }) => weightCap[strength]));
  return definition && because.some(({ coreDefinition }) => coreDefinition) ? definitionCap : grade;
}

const indexes = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

/** Ids of the evidence that says otherwise. Written on one side only, it counts for both; strongest first. */
export function contradictions(book: Pick<RuleBook, 'evidence'>, id: string): readonly string[] {
  const index = indexes.get(book.evidence) ?? build(book.evidence);
  indexes.set(book.evidence, index);
  return index.get(id) ?? [];
}

function build(evidence: RuleBook['evidence']): Map<string, readonly string[]> {
  const pairs = Object.values(evidence).flatMap(({ id, contradicts }) =>
    (contradicts ?? []).flatMap((other) => [[id, other] as const, [other, id] as const]),
  );
  const index = new Map<string, string[]>();
  for (const [one, other] of pairs) index.set(one, [...new Set([...(index.get(one) ?? []), other])]);
  for (const list of index.values()) list.sort((a, b) => evidenceCap(evidence[b]!) - evidenceCap(evidence[a]!));
  return index;
}
