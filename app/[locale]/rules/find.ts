import type {
  Action,
  Criterion,
  Decision,
  Fact,
  Note,
  Parameter,
  Risk,
  Rule,
  RuleBook,
  Step,
  Support,
} from '@/lib/rulebook/index.ts';

/** Any entry of the rule book that has a page. */
export type Entry =
  | { readonly kind: 'decision'; readonly item: Decision }
  | { readonly kind: 'rule'; readonly item: Rule; readonly decision: Decision }
  | { readonly kind: 'step'; readonly item: Step; readonly decision: Decision }
  | { readonly kind: 'note'; readonly item: Note }
  | { readonly kind: 'risk'; readonly item: Risk }
  | { readonly kind: 'action'; readonly item: Action }
  | { readonly kind: 'support'; readonly item: Support }
  | { readonly kind: 'criterion'; readonly item: Criterion }
  | { readonly kind: 'fact'; readonly item: Fact }
  | { readonly kind: 'parameter'; readonly item: Parameter };

const indexes = new WeakMap<RuleBook, ReadonlyMap<string, Entry>>();

/** All entries by the last part of their address. */
export function entries(book: RuleBook): ReadonlyMap<string, Entry> {
  const known = indexes.get(book);
  if (known) return known;
  const decisions = Object.values(book.decisions);
  const all: Entry[] = [
    ...decisions.map((item) => ({ kind: 'decision', item }) as const),
    ...decisions.flatMap((decision) => decision.rules.map((item) => ({ kind: 'rule', item, decision }) as const)),
    ...decisions.flatMap((decision) => decision.steps.map((item) => ({ kind: 'step', item, decision }) as const)),
    ...book.notes.map((item) => ({ kind: 'note', item }) as const),
    ...book.risks.map((item) => ({ kind: 'risk', item }) as const),
    ...book.actions.map((item) => ({ kind: 'action', item }) as const),
    ...book.support.map((item) => ({ kind: 'support', item }) as const),
    ...(book.comparison?.criteria ?? []).map((item) => ({ kind: 'criterion', item }) as const),
    ...Object.values(book.facts).map((item) => ({ kind: 'fact', item }) as const),
    ...Object.values(book.parameters).map((item) => ({ kind: 'parameter', item }) as const),
  ];
  const index = new Map(all.map((entry) => [entry.item.id.replaceAll('.', '-'), entry]));
  indexes.set(book, index);
  return index;
}

/** Lists that have a page of their own. */
export const lists = ['risk', 'action', 'support', 'note', 'criterion', 'fact', 'parameter'] as const;
export type ListKind = (typeof lists)[number];

/** Last part of the address of a list. */
export const listAddress: Readonly<Record<ListKind, string>> = {
  risk: 'risks',
  action: 'actions',
  support: 'all-support',
  note: 'notes',
  criterion: 'criteria',
  fact: 'facts',
  parameter: 'parameters',
};
