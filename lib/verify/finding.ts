import type { EntryKind } from '../explain/index.ts';
import type { Localised } from '../rulebook/index.ts';

/** What can be wrong with a rule book that loads. */
export const findingKinds = [
  'deadCondition',
  'alwaysHolds',
  'duplicate',
  'countedTwice',
  'idleGate',
  'gatesCloseAll',
  'gateForbidsRow',
  'rowNeverDecides',
  'optionNeverWins',
  'gap',
  'boundOutOfReach',
  'unread',
  'brokenPromise',
  'weightAboveEvidence',
  'staleException',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A record of the book by its kind and name. */
export interface RecordName {
  readonly kind: EntryKind;
  readonly id: string;
}

/** A firm that shows a finding, as the command line, the API and the wizard read it. */
export interface Witness {
  readonly profile: object;
  /** Index of the market that the finding speaks of; null for the firm. */
  readonly market: number | null;
}

export interface Finding {
  readonly kind: FindingKind;
  readonly record: RecordName;
  /** Which part of the record, or which other record: tells findings of one kind about one record apart. */
  readonly about: string;
  readonly text: Localised;
  /** Two where the finding is a difference between two firms. Empty only where no firm can show it. */
  readonly firms: readonly Witness[];
}

/** A finding that the book declares to be meant, with its reason. */
export interface Accepted extends Finding {
  readonly why: Localised;
}
