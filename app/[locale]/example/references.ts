import type { Locale } from '@/lib/rulebook/index.ts';
import { exampleAdvice, exampleIds } from './advice.ts';
import { caseName } from './name.ts';

/** The cases of the rule book as marks beside a firm: their strengths from what the source states, unknowns adding nothing. A worked example is not its own reference. */
export function referenceCases(
  locale: Locale,
  self: { readonly id: string } | null,
): { label: string; technology: number; resource: number }[] {
  return exampleIds().flatMap((id) => {
    const example = exampleAdvice(id, locale);
    if (!example || id === self?.id) return [];
    const { technology, resource } = example.advice.model;
    return { label: caseName(example.item, locale), technology: technology.score, resource: resource.score };
  });
}
