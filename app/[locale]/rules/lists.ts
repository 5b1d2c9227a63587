import type { EntryKind } from '@/lib/explain/index.ts';

/** Lists that have a page of their own. */
export const lists = [
  'question',
  'risk',
  'action',
  'support',
  'note',
  'fact',
  'parameter',
  'criterion',
  'framework',
  'case',
] as const;
export type ListKind = (typeof lists)[number];

/** Last part of the address of a list. */
export const listAddress: Readonly<Record<ListKind, string>> = {
  question: 'questions',
  risk: 'risks',
  action: 'actions',
  support: 'all-support',
  note: 'notes',
  fact: 'facts',
  parameter: 'parameters',
  criterion: 'criteria',
  framework: 'frameworks',
  case: 'cases',
};

export function isListed(kind: EntryKind): kind is ListKind {
  return (lists as readonly EntryKind[]).includes(kind);
}
