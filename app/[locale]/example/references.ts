import { compiledBook } from '@/lib/advice/node.ts';
import { evaluate } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/rulebook/index.ts';
import { exampleCases } from './advice.ts';
import { examples } from './examples.ts';
import { caseProfile } from './profile.ts';

interface Reference {
  readonly id: string;
  readonly technology: number;
  readonly resources: number;
}

let found: readonly Reference[] | undefined;

/**
 * The real firms among the examples as marks beside a firm: their strengths from what the source states, unknowns adding nothing.
 * A worked example is not its own reference.
 */
export function referenceCases(locale: Locale, self: { readonly id: string } | null) {
  found ??= strengths();
  return found
    .filter(({ id }) => id !== self?.id)
    .map((item) => ({ ...item, label: examples[item.id]?.[locale] ?? item.id }));
}

function strengths(): Reference[] {
  const compiled = compiledBook();
  return exampleCases()
    .filter(({ label }) => label === 'real')
    .map((item) => {
      const { strengths } = evaluate(compiled, caseProfile(compiled.book, item).profile).result('model');
      const sum = (id: string) => strengths.find(({ strength }) => strength === id)?.sum ?? 0;
      return { id: item.id, technology: sum('technology'), resources: sum('resource') };
    });
}
