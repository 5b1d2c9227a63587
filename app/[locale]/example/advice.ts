import { type Advice, buildAdvice, type CarbonChoice } from '@/lib/advice/index.ts';
import { carbonBasis, compiledBook } from '@/lib/advice/node.ts';
import type { Case, Locale } from '@/lib/rulebook/index.ts';
import { ruleBook } from '@/lib/rulebook/node.ts';
import { examples } from './examples.ts';
import { caseProfile, type StandIn } from './profile.ts';

export interface Example {
  readonly item: Case;
  readonly name: string;
  readonly advice: Advice;
  readonly standIns: readonly StandIn[];
}

const built = new Map<string, { readonly on: string; readonly example: Example }>();

/** Cases that are worked examples, in their order. */
export function exampleCases(): readonly Case[] {
  return Object.keys(examples).flatMap((id) => ruleBook().cases.find((item) => item.id === id) ?? []);
}

/** The finished advice for a case of the rule book, built once per day and language unless a carbon price or scenario is tried. Null: no such example. */
export function exampleAdvice(id: string, locale: Locale, choice: CarbonChoice = {}): Example | null {
  const key = `${locale}:${id}`;
  const carbon = carbonBasis(choice);
  const isTried = Object.keys(choice).length > 0;
  const known = built.get(key);
  if (known?.on === carbon.today && !isTried) return known.example;
  const item = exampleCases().find((candidate) => candidate.id === id);
  const name = examples[id];
  if (!item || !name) return null;
  const compiled = compiledBook();
  const { profile, standIns } = caseProfile(compiled.book, item);
  const example = { item, name: name[locale], standIns, advice: buildAdvice(compiled, profile, locale, null, carbon) };
  if (!isTried) built.set(key, { on: carbon.today, example });
  return example;
}
