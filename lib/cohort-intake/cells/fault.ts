import type { FileCell } from '../../cohort/node.ts';

/** Why a cell or a row cannot be read. Each code has its words in `explain.ts`. */
export type FaultCode =
  | 'option'
  | 'exclusive'
  | 'twice'
  | 'tooMany'
  | 'yesNo'
  | 'notNumber'
  | 'separators'
  | 'span'
  | 'percent'
  | 'currency'
  | 'notWhole'
  | 'tooLow'
  | 'tooHigh'
  | 'text'
  | 'notCode'
  | 'list'
  | 'year'
  | 'noId'
  | 'idTwice'
  | 'sum'
  | 'beyond';

/** What a cell says: a value (null: not known) or what is wrong with it. */
export type Reading = { readonly value: FileCell } | { readonly fault: FaultCode };

/** @param asOf year that counts as today for the firm */
export type CellReader = (cell: string, asOf: number) => Reading;

export const notKnown: Reading = { value: null };
