import { type Advice, buildAdvice } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Case, Locale } from '@/lib/rulebook/index.ts';
import { ruleBook } from '@/lib/rulebook/node.ts';
import { caseProfile, type StandIn } from './profile.ts';

export interface Example {
  readonly item: Case;
  readonly advice: Advice;
  readonly standIns: readonly StandIn[];
}

const built = new Map<string, Example>();

export function exampleIds(): readonly string[] {
  return ruleBook().cases.map(({ id }) => id);
}

/** The finished advice for a case of the rule book, built once per process and language. Null: no such case. */
export function exampleAdvice(id: string, locale: Locale): Example | null {
  const key = `${locale}:${id}`;
  const known = built.get(key);
  if (known) return known;
  const item = ruleBook().cases.find((candidate) => candidate.id === id);
  if (!item) return null;
  const compiled = compiledBook();
  const { profile, standIns } = caseProfile(compiled.book, item);
  const example = { item, standIns, advice: buildAdvice(compiled, profile, locale) };
  built.set(key, example);
  return example;
}
