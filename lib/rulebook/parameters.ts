import type { RuleBook } from './types.ts';

/** Parameters as named numbers. */
export function parameterValues(book: Pick<RuleBook, 'parameters'>): Record<string, number> {
  return Object.fromEntries(Object.values(book.parameters).map((parameter) => [parameter.id, parameter.value]));
}
