import type { BesideTable } from '../advice/index.ts';
import type { Summary } from '../cohort/node.ts';
import type { CohortPreview, IntakeCounts, Mapping, Proposal, UnreadValue } from '../cohort-intake/node.ts';
import type { Locale, Localised, ScenarioRecord } from '../rulebook/index.ts';

/** Something a column can be read as. */
export interface TargetName {
  readonly name: string;
  readonly label: Localised;
}

/** How the columns of a file are understood. */
export interface Inspected {
  readonly mapping: Mapping;
  readonly columns: Proposal['columns'];
  readonly notes: readonly Localised[];
  readonly targets: readonly TargetName[];
}

/** What came of reading a file. */
export interface ReadFirms {
  readonly counts: IntakeCounts;
  readonly notes: readonly Localised[];
  readonly unread: readonly UnreadValue[];
}

/** One firm that a scenario moves, by its place in the file. */
export interface MovedFirm {
  readonly row: number;
  readonly id: string;
  /** What is decided otherwise: name of the result, before, after. */
  readonly changes: readonly { readonly of: string; readonly from: string | null; readonly to: string | null }[];
}

/** One firm under the baseline and a scenario. */
export interface FirmBeside {
  readonly id: string;
  readonly table: BesideTable;
  /** What became of each measure for it. */
  readonly outcomes: readonly { readonly lever: string; readonly reach: string }[];
}

/** What the process beside the server is asked for. Files are absolute; `folder` is that of the entry. */
export type Task =
  | { readonly kind: 'inspect'; readonly folder: string; readonly earlier: string | null; readonly today: number }
  | { readonly kind: 'read'; readonly folder: string; readonly mapping: Mapping; readonly holdsData: boolean }
  | {
      readonly kind: 'draw';
      readonly folder: string;
      readonly population: string;
      readonly count: number;
      readonly seed: number;
    }
  | {
      readonly kind: 'run';
      readonly folder: string;
      readonly firms: string;
      readonly scenarios: readonly ScenarioRecord[];
      readonly seed: number;
      readonly divides: boolean;
      readonly holdsData: boolean;
    }
  | { readonly kind: 'moved'; readonly results: string; readonly scenario: string; readonly from: number }
  | { readonly kind: 'find'; readonly firms: string; readonly id: string }
  | {
      readonly kind: 'beside';
      readonly firms: string;
      readonly row: number;
      readonly scenario: ScenarioRecord;
      readonly seed: number;
      readonly locale: Locale;
      readonly words: { readonly baseline: string };
    };

/** What comes of each. */
export interface Results {
  readonly inspect: { readonly columns: number; readonly known: number };
  readonly read: { readonly firms: number };
  readonly draw: { readonly firms: number };
  readonly run: { readonly firms: number };
  readonly moved: { readonly count: number; readonly firms: readonly MovedFirm[] };
  readonly find: { readonly row: number | null };
  readonly beside: FirmBeside | null;
}

export type TaskKind = Task['kind'];
export type TaskOf<K extends TaskKind> = Extract<Task, { kind: K }>;

/** Told how far the work is; a total of 0 is not known. */
export type OnProgress = (done: number, total: number) => void;

/** What the process says: how far it is, then what came of it, or what is wrong with the file. Of any other error only its kind: its text may quote a firm. */
export type Told =
  | { readonly progress: number; readonly of: number }
  | { readonly result: unknown }
  | { readonly problems: readonly Localised[] }
  | { readonly error: string };

/** Result files as they are read again. */
export type { CohortPreview, Mapping, Summary };
