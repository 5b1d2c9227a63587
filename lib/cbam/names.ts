import { parse } from 'yaml';
import { z } from 'zod';
import type { Locale, Localised } from '../rulebook/index.ts';
import type { CodeChoice } from './codes.ts';
import { CbamDataError, type CbamLaw } from './law.ts';
import { familyOf, isPartly, scopeOf } from './scope.ts';

/** What a code is called, and other words people look for it by. */
export interface GoodName {
  readonly code: string;
  readonly name: Localised;
  readonly words: string;
}

const fileSchema = z.strictObject({
  names: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{2}(?:\d\d){0,4}$/, 'allowed: a chapter of 2 digits, or 4, 6, 8 or 10 digits'),
      en: z.string().min(1),
      zh: z.string().min(1),
      words: z.string().default(''),
    }),
  ),
});

/** Reads names.yaml. @throws CbamDataError */
export function parseNames(content: string): GoodName[] {
  const { data, error } = fileSchema.safeParse(parse(content));
  if (error)
    throw new CbamDataError(error.issues.map(({ path, message }) => `names.yaml ${path.join('.')}: ${message}`));
  const codes = data.names.map(({ code }) => code);
  const twice = codes.filter((code, i) => codes.indexOf(code) < i);
  if (twice.length > 0) throw new CbamDataError(twice.map((code) => `names.yaml: "${code}" is there twice`));
  return data.names.map(({ code, en, zh, words }) => ({ code, name: { en, zh }, words }));
}

/** The name of a code, or of the nearest code above it that has one; null where there is none. */
export function nameOf(names: readonly GoodName[], digits: string): GoodName | null {
  let best: GoodName | null = null;
  for (const name of names)
    if (digits.startsWith(name.code) && name.code.length > (best?.code.length ?? 0)) best = name;
  return best;
}

/** Every code that can be chosen: headings, subheadings and all codes of the tables, but no subheading beside its only code. */
export function codeChoices(law: CbamLaw, names: readonly GoodName[], locale: Locale): CodeChoice[] {
  const tables = Object.keys(law.benchmarks);
  const single = (code: string) => code.length === 6 && tables.filter((cn8) => cn8.startsWith(code)).length === 1;
  const codes = [...new Set([...names.map(({ code }) => code), ...tables])].filter((code) => !single(code));
  const byCode = new Map(names.map((name) => [name.code, name]));
  return codes.sort().map((code) => {
    const own = [code, code.slice(0, 6), code.slice(0, 4), code.slice(0, 2)].flatMap(
      (part) => byCode.get(part) ?? [],
    )[0]!;
    return {
      code,
      label: own.name[locale],
      words: wordsOf(own),
      covered: coverage(law, code),
      family: familyOf(law, code),
    };
  });
}

function wordsOf({ name, words }: GoodName): string {
  return `${name.en} ${name.zh} ${words}`.toLowerCase();
}

/** Whether goods under a code are covered today, in part, or only named in the proposal. */
export function coverage(law: CbamLaw, digits: string): CodeChoice['covered'] {
  const scope = scopeOf(law, digits, null);
  if (scope.kind === 'covered') return isPartly(scope) ? 'partly' : 'covered';
  return scope.kind === 'watch' ? 'watch' : 'outside';
}
