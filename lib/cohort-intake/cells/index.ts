import type { FileColumn } from '../../cohort/node.ts';
import { cnDigits, maxTextLength, optionIds, type RuleBook } from '../../rulebook/index.ts';
import { fold } from '../words/fold.ts';
import { isUnknown, noWords, yesWords } from '../words/value-words.ts';
import { type CellReader, notKnown } from './fault.ts';
import { listReader, numberReader } from './number.ts';
import { choiceReader, choicesReader, type OptionOf, optionNames, remembered } from './options.ts';

export type { CellReader, FaultCode, Reading } from './fault.ts';
export { suggestOptions } from './options.ts';

/** What a user says about the cells of one column. */
export interface CellMeaning {
  /** Times what a number is multiplied. */
  readonly factor?: number | undefined;
  /** Value by cell: an option, `true` or `false`, a number; null: not known. */
  readonly values?: Readonly<Record<string, string | null>> | undefined;
}

const mostInList = 50;

/** Reads the cells of one column of a file into the values of a cohort file. Never throws. */
export function cellReader(
  book: RuleBook,
  column: FileColumn,
  meaning: CellMeaning,
  unknownWords: ReadonlySet<string>,
): CellReader {
  const own = new Map(Object.entries(meaning.values ?? {}).map(([cell, value]) => [fold(cell), value]));
  const optionOf = optionFinder(book, column, own, unknownWords);
  const read = typed(book, column, meaning, optionOf);
  if (column.kind === 'option' || column.kind === 'options') return remembered(read);
  return (cell, asOf) => {
    const said = own.size === 0 ? undefined : own.get(fold(cell));
    if (said === null || (said === undefined && isUnknown(cell, unknownWords))) return notKnown;
    return read(said ?? cell, asOf);
  };
}

function optionFinder(
  book: RuleBook,
  { question: { id } }: FileColumn,
  own: ReadonlyMap<string, string | null>,
  unknownWords: ReadonlySet<string>,
): OptionOf {
  const question = book.questions[id]!;
  const names = optionNames(question, book);
  return (cell) => {
    const key = fold(cell);
    const said = own.get(key);
    if (said !== undefined) return said === null ? null : names.get(fold(said));
    return names.get(key) ?? (isUnknown(cell, unknownWords) ? null : undefined);
  };
}

function typed(
  book: RuleBook,
  { kind, question: { id } }: FileColumn,
  { factor }: CellMeaning,
  optionOf: OptionOf,
): CellReader {
  const question = book.questions[id]!;
  switch (kind) {
    case 'option':
      return choiceReader(optionOf);
    case 'options':
      return choicesReader(question, optionIds(question, book), optionOf);
    case 'boolean':
      return (cell) => {
        const said = fold(cell) || cell;
        if (yesWords.has(said)) return { value: true };
        return noWords.has(said) ? { value: false } : { fault: 'yesNo' };
      };
    case 'number':
      return numberReader(question, factor);
    case 'numbers':
      return listReader(question, mostInList);
    case 'text':
      if (question.format !== 'cnCode')
        return (cell) => (cell.length > maxTextLength ? { fault: 'text' } : { value: cell });
      return (cell) => {
        const digits = cnDigits(cell);
        return digits === null ? { fault: 'notCode' } : { value: digits };
      };
  }
}
