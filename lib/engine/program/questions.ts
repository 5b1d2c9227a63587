import { type Condition, optionIds, type Question } from '../../rulebook/index.ts';
import type { CompiledBook } from '../compile.ts';
import type { LayoutQuestion } from './layout.ts';

/** Most options that fit into the bits of a number. */
const mostBits = 31;

/** The questions of a book without their texts. */
export function layoutQuestions(compiled: CompiledBook): LayoutQuestion[] {
  return Object.values(compiled.book.questions).map((question) => {
    const { id, scope, type, tier, effort, change, notByAction, scale, min, max, never, maxPicks, optionsFrom, items } =
      question;
    const options = optionIds(question, compiled.book);
    const bits = options.length > mostBits ? classesOf(compiled, question, options) : options.map((_, bit) => bit);
    const lines = items?.map((item) => ({ id: item.id }));
    return {
      id,
      scope,
      type,
      tier,
      effort,
      change,
      notByAction,
      scale,
      min,
      max,
      never,
      maxPicks,
      optionsFrom,
      options,
      bits,
      items: lines,
    };
  });
}

/** Classes of the options of a long question: options that every test and every lookup of the book treats alike. */
function classesOf(compiled: CompiledBook, question: Question, options: readonly string[]): number[] {
  const { territories } = compiled.book;
  const tests = testsOf(compiled, question.id);
  const signatures = new Map<string, number>();
  const classes = options.map((id) => {
    const territory = territories[id];
    const named = tests.map((values) => values.includes(id));
    const signature = [...named, territory?.eu, territory?.cbamExempt, territory?.euro, territory?.usCustoms].join();
    const found = signatures.get(signature) ?? signatures.size;
    signatures.set(signature, found);
    return found;
  });
  if (signatures.size > mostBits)
    throw new Error(`the rules tell more than ${mostBits} kinds of "${question.id}" apart`);
  return classes;
}

function testsOf({ book, condition }: CompiledBook, field: string): readonly (readonly string[])[] {
  const conditions: Condition[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value) && field in value) conditions.push({ [field]: (value as Record<string, never>)[field]! });
    for (const child of Object.values(value)) collect(child);
  };
  collect([book.questions, book.facts, book.decisions, book.risks, book.actions, book.support, book.notes]);
  return conditions.flatMap((source) => {
    try {
      return condition(source).any.flatMap(({ tests }) =>
        tests.flatMap(({ test }) => (test.op === 'oneOf' ? [test.values] : [])),
      );
    } catch {
      return [];
    }
  });
}
