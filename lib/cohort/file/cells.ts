import type { Answer, Answers, Profile } from '../../engine/index.ts';
import type { FileColumn } from './format.ts';

/** A value of a column in a file; null: not known. */
export type FileCell = string | number | boolean | null;

/** What a firm's answers are in a column. Only given answers are written: a narrowed one counts as not known. */
export function cellOf(profile: Profile, column: FileColumn): FileCell {
  const answer = answersOf(profile, column)?.[column.question.id];
  if (answer?.state !== 'given') return null;
  const { value } = answer;
  if (column.item) return (value as Readonly<Record<string, number>>)[column.item.id] ?? null;
  if (value === 'never' && column.kind === 'number') return Number.POSITIVE_INFINITY;
  if (Array.isArray(value)) return inOrder(value, column).join('|');
  return value as FileCell;
}

/** Ticked options in the order of the question, so that equal answers are equal cells. */
function inOrder(value: readonly (string | number)[], { kind, question }: FileColumn): readonly (string | number)[] {
  return kind === 'options' ? question.options.filter((option) => value.includes(option)) : value;
}

function answersOf(profile: Profile, { scope, index }: FileColumn): Answers | undefined {
  if (scope === 'firm') return profile.firm;
  return (scope === 'market' ? profile.markets : profile.goods)[index]?.answers;
}

/** Puts the cells of one firm together to the answers of one place. @param cells by column */
export function answersFrom(columns: readonly FileColumn[], cells: ReadonlyMap<string, FileCell>): Answers {
  const answers: Record<string, Answer> = {};
  for (const column of columns) {
    const cell = cells.get(column.name) ?? null;
    if (cell === null) continue;
    const { id } = column.question;
    if (!column.item) {
      answers[id] = { state: 'given', value: answerValue(cell, column) };
      continue;
    }
    const before = answers[id]?.state === 'given' ? (answers[id].value as Readonly<Record<string, number>>) : {};
    answers[id] = { state: 'given', value: { ...before, [column.item.id]: Number(cell) } };
  }
  return answers;
}

function answerValue(cell: string | number | boolean, { kind }: FileColumn) {
  if (kind === 'number') return cell === Number.POSITIVE_INFINITY ? 'never' : Number(cell);
  if (kind === 'options') return String(cell).split('|');
  return kind === 'numbers' ? String(cell).split('|').map(Number) : cell;
}
