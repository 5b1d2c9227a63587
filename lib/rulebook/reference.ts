import type { Decision, RuleBook } from './types.ts';

/** Decision and option of a reference such as `entry.mode.licensing`; decision ids may contain dots. */
export function splitReference(reference: string, book: Pick<RuleBook, 'decisions'>): [Decision | undefined, string] {
  const dot = reference.lastIndexOf('.');
  return [book.decisions[reference.slice(0, dot)], reference.slice(dot + 1)];
}
