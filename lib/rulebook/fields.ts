import type { Fact, Question, RuleBook, Scope } from './types.ts';

/** What a condition may name: a question, one box of a multiple answer (`filledRoles.foreignLead`), one line of a table, or a fact. */
export interface Field {
  readonly name: string;
  /** Place among all fields of the book. */
  readonly index: number;
  readonly scope: Scope;
  readonly type: 'choice' | 'multi' | 'number' | 'boolean' | 'text';
  /** Options of a choice or multi field. */
  readonly values: readonly string[];
  /** Smallest and largest value of a number field. */
  readonly range: readonly [number, number];
  readonly from:
    | { readonly kind: 'question'; readonly question: string }
    | { readonly kind: 'box'; readonly question: string; readonly option: string }
    | { readonly kind: 'item'; readonly question: string; readonly item: string }
    | { readonly kind: 'fact'; readonly fact: string }
    | { readonly kind: 'factBox'; readonly fact: string; readonly value: string };
}

/** "We have none of these": excludes every other option. */
export const exclusiveOption = 'none';

const everything: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Option ids of a question; territories come from the data file. */
export function optionIds(question: Question, book: Pick<RuleBook, 'territories'>): readonly string[] {
  if (question.optionsFrom === 'territories') return Object.keys(book.territories);
  return question.options?.map((option) => option.id) ?? [];
}

export function numericRange(
  question: Pick<Question, 'type' | 'scale' | 'min' | 'max'>,
  asOfYear = 2200,
): readonly [number, number] {
  if (question.type === 'likert') return question.scale ?? [1, 5];
  const max = question.max === 'asOfYear' ? asOfYear : (question.max ?? Number.POSITIVE_INFINITY);
  return [question.min ?? Number.NEGATIVE_INFINITY, max];
}

/** All fields of the book by name. */
export function fieldIndex(book: Pick<RuleBook, 'questions' | 'facts' | 'territories'>): Map<string, Field> {
  const index = new Map<string, Field>();
  const add = (field: Omit<Field, 'index'>) => index.set(field.name, { ...field, index: index.size });
  for (const question of Object.values(book.questions)) {
    const values = optionIds(question, book);
    const base = { scope: question.scope, values, range: everything };
    const from = { kind: 'question', question: question.id } as const;
    const name = question.id;
    if (question.items) {
      for (const item of question.items) {
        const itemName = `${name}.${item.id}`;
        add({
          ...base,
          name: itemName,
          type: 'number',
          values: [],
          range: numericRange(question),
          from: { kind: 'item', question: name, item: item.id },
        });
      }
      continue;
    }
    if (question.type === 'choice') add({ ...base, name, type: 'choice', from });
    else if (question.type === 'multi') {
      add({ ...base, name, type: 'multi', from });
      for (const option of values.filter((value) => value !== exclusiveOption)) {
        const box = `${name}.${option}`;
        add({
          ...base,
          name: box,
          type: 'boolean',
          values: [],
          from: { kind: 'box', question: name, option },
        });
      }
    } else if (question.type === 'boolean') add({ ...base, name, type: 'boolean', from });
    else if (question.type === 'text' || question.type === 'list') add({ ...base, name, type: 'text', from });
    else add({ ...base, name, type: 'number', range: numericRange(question), from });
  }
  for (const fact of Object.values(book.facts)) {
    add(factField(fact));
    if (fact.type !== 'multi') continue;
    for (const value of fact.values ?? []) {
      const name = `${fact.id}.${value}`;
      add({
        name,
        scope: fact.scope,
        type: 'boolean',
        values: [],
        range: everything,
        from: { kind: 'factBox', fact: fact.id, value },
      });
    }
  }
  return index;
}

function factField(fact: Fact): Omit<Field, 'index'> {
  return {
    name: fact.id,
    scope: fact.scope,
    type: fact.type,
    values: fact.values ?? [],
    range: fact.range ?? everything,
    from: { kind: 'fact', fact: fact.id },
  };
}
