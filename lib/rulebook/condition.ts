import { FeelError, parseTest, type Test } from './feel.ts';
import type { Field } from './fields.ts';
import type { Condition, Scope } from './types.ts';

/** A parsed condition: alternatives (OR) of rows (AND). */
export interface ParsedCondition {
  readonly any: readonly ParsedRow[];
}
export interface ParsedRow {
  readonly tests: readonly { readonly field: Field; readonly test: Test }[];
  /** Scopes other than the firm that the row reads. */
  readonly scopes: readonly Scope[];
  /** Place among all rows of a compiled book. */
  readonly index?: number;
}

/** A problem in one test of a condition; `path` leads to it inside the condition. */
export interface ConditionProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Parses a condition and checks every test against its field: the name exists, options exist, kinds match.
 * @returns the parsed condition, and all problems found (parsed parts with problems are left out)
 */
export function parseCondition(
  condition: Condition | undefined,
  fields: ReadonlyMap<string, Field>,
  parameters: Readonly<Record<string, number>> = {},
): { parsed: ParsedCondition; problems: ConditionProblem[] } {
  const problems: ConditionProblem[] = [];
  const list = condition === undefined ? [{}] : Array.isArray(condition) ? condition : [condition];
  const any = list.map((map, index) => {
    const tests: { field: Field; test: Test }[] = [];
    for (const [name, raw] of Object.entries(map)) {
      const path = Array.isArray(condition) ? [index, name] : [name];
      const field = fields.get(name);
      if (!field) {
        problems.push({ path, message: `unknown field "${name}"${nearest(name, fields.keys())}` });
        continue;
      }
      try {
        const test = parseTest(raw, new Set(field.values), parameters);
        const mismatch = checkTest(test, field);
        if (mismatch) problems.push({ path, message: mismatch });
        else tests.push({ field, test });
      } catch (error) {
        if (!(error instanceof FeelError)) throw error;
        problems.push({ path, message: error.message });
      }
    }
    const scopes = [...new Set(tests.map(({ field }) => field.scope))].filter((scope) => scope !== 'firm');
    return { tests, scopes };
  });
  return { parsed: { any }, problems };
}

function checkTest(test: Test, field: Field): string | null {
  if (test.op === 'any') return null;
  switch (field.type) {
    case 'boolean':
      return test.op === 'is' ? null : `"${field.name}" is yes or no: the test must be true or false`;
    case 'number':
      return test.op === 'within'
        ? null
        : `"${field.name}" is a number: use a comparison such as ">= 5" or an interval such as "[3..5)"`;
    case 'text':
      return `"${field.name}" is free text, which no rule may read`;
    default: {
      if (test.op !== 'oneOf') return `"${field.name}" has options: use one or more of ${list(field.values)}`;
      const unknown = test.values.filter((value) => !field.values.includes(value));
      return unknown.length > 0
        ? `"${field.name}" has no option ${list(unknown)}; allowed: ${list(field.values)}`
        : null;
    }
  }
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, 16).join(', ');
  return values.length > 16 ? `${shown} … (${values.length} in all)` : shown;
}

/** "; did you mean …" for a misspelt name, else nothing. */
export function nearest(name: string, known: Iterable<string>): string {
  const best = nearestName(name, known);
  return best ? `; did you mean "${best}"?` : '';
}

/** The name that a misspelt one most likely stands for, or null. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The names nearest to a misspelt one, nearest first: those that contain it or nearly spell it. */
export function nearestNames(name: string, known: Iterable<string>, most: number): string[] {
  const wanted = name.toLowerCase();
  const limit = Math.max(3, Math.floor(wanted.length / 2));
  const scored = [...new Set(known)].flatMap((candidate) => {
    const other = candidate.toLowerCase();
    const distance = editDistance(wanted, other, limit);
    const contains = wanted.length >= 3 && (other.includes(wanted) || wanted.includes(other));
    if (distance >= limit && !contains) return [];
    return [{ candidate, distance: contains ? Math.min(distance, 2) : distance }];
  });
  return scored
    .sort((a, b) => a.distance - b.distance || a.candidate.length - b.candidate.length)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}
