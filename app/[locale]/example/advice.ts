import { type Advice, buildAdvice } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
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

const built = new Map<string, Example>();

/** Cases that are worked examples, in their order. */
export function exampleCases(): readonly Case[] {
  return Object.keys(examples).flatMap((id) => ruleBook().cases.find((item) => item.id === id) ?? []);
}

/** The finished advice for a case of the rule book, built once per process and language. Null: no such example. */
export function exampleAdvice(id: string, locale: Locale): Example | null {
  const key = `${locale}:${id}`;
  const known = built.get(key);
  if (known) return known;
  const item = exampleCases().find((candidate) => candidate.id === id);
  const name = examples[id];
  if (!item || !name) return null;
  const compiled = compiledBook();
  const { profile, standIns } = caseProfile(compiled.book, item);
  const example = { item, name: name[locale], standIns, advice: buildAdvice(compiled, profile, locale) };
  built.set(key, example);
  return example;
}
