import type { Layout, LayoutQuestion } from '../../engine/node.ts';
import type { Scope } from '../../rulebook/index.ts';

/** Markets and goods that one row of a cohort file has room for. */
export const filePlaces = { firm: 1, market: 5, goods: 5 } as const;

/** Where an answer of a cohort file belongs; `index` counts markets and goods from 0. */
export interface FilePlace {
  readonly scope: Scope;
  readonly index: number;
}

/** How a cell of a column is written: option id, option ids joined by `|`, number, yes or no, free text, numbers joined by `|`. */
export type CellKind = 'option' | 'options' | 'number' | 'boolean' | 'text' | 'numbers';

/** One column of a cohort file that holds answers. */
export interface FileColumn extends FilePlace {
  readonly name: string;
  readonly question: LayoutQuestion;
  readonly kind: CellKind;
  /** Line of a table of scales, and its place among the lines. */
  readonly item?: { readonly id: string; readonly index: number };
}

/** Columns about the firm itself. */
export const idColumn = 'id';
export const yearColumn = 'asOf';
export const groupPrefix = 'group.';

/** All columns that a cohort file of a rule book may have, in the order in which they are written: firm, markets, goods. */
export function fileColumns({ questions }: Pick<Layout, 'questions'>): readonly FileColumn[] {
  const all = [...questions.values()];
  return (['firm', 'market', 'goods'] as const).flatMap((scope) =>
    Array.from({ length: filePlaces[scope] }, (_, index) =>
      all.filter((question) => question.scope === scope).flatMap((question) => columnsFor(question, { scope, index })),
    ).flat(),
  );
}

/** What stands before the name of a question at a place: nothing, `market1.`, `good1.` */
export function placePrefix({ scope, index }: FilePlace): string {
  return scope === 'firm' ? '' : `${scope === 'market' ? 'market' : 'good'}${index + 1}.`;
}

function columnsFor(question: LayoutQuestion, place: FilePlace): FileColumn[] {
  const name = `${placePrefix(place)}${question.id}`;
  const kind = kindOf(question);
  if (!question.items) return [{ ...place, name, question, kind }];
  return question.items.map(({ id }, index) => ({
    ...place,
    name: `${name}.${id}`,
    question,
    kind,
    item: { id, index },
  }));
}

function kindOf({ type }: LayoutQuestion): CellKind {
  switch (type) {
    case 'choice':
      return 'option';
    case 'multi':
      return 'options';
    case 'boolean':
      return 'boolean';
    case 'text':
      return 'text';
    case 'list':
      return 'numbers';
    default:
      return 'number';
  }
}
