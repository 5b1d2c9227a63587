import type { Starter } from './batch-types.ts';

/** Most of each that an organisation keeps in its policy lab. */
export const mostInLab = { population: 10, scenario: 50, run: 40 } as const;

export type LabKind = keyof typeof mostInLab;

/** Most characters of a name in the policy lab. */
export const longestLabName = 100;

/**
 * - `draft`: of a population: its columns are matched, and somebody has to look
 * - `waiting`: begun, but others come first
 * - `running`: somebody works on it
 * - `interrupted`: begun, and nobody works on it any more
 * - `stopped`: by a member
 */
export type LabState = 'draft' | 'waiting' | 'running' | 'interrupted' | 'stopped' | 'done' | 'failed';

/** A population of firms, a scenario, or a run of scenarios over a population. What is large stands in files beside the database. */
export interface LabEntry extends Starter {
  readonly id: string;
  readonly kind: LabKind;
  /** Of a run: its population. */
  readonly of: string | null;
  readonly name: string;
  readonly state: LabState;
  /** What was asked for: any JSON; kept, not interpreted. */
  readonly choices: unknown;
  /** What came of it: any JSON; kept, not interpreted. */
  readonly outcome: unknown;
  /** Firms or rows done, and how many there are; 0 where that is not known. */
  readonly done: number;
  readonly total: number;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What is given when an entry is made. */
export interface NewLabEntry {
  readonly kind: LabKind;
  readonly name: string;
  readonly of?: string;
  readonly choices: unknown;
  /** `done` for what needs no work; else `draft` until somebody begins. */
  readonly state?: 'draft' | 'done';
  /** Given by who has put its files in place already. */
  readonly id?: string;
}

/** The policy lab of organisations. Every method that takes the organisation takes what belongs to another for what does not exist. */
export interface Lab {
  /**
   * @returns its id; `full` at {@link mostInLab}, `unknown` if the organisation has no such population
   * @throws StoreError `unavailable`, as every method
   */
  create(organisation: string, starter: Starter, entry: NewLabEntry): Promise<string | 'full' | 'unknown'>;
  /** Newest first. */
  list(organisation: string, kind: LabKind): Promise<readonly LabEntry[]>;
  read(organisation: string, id: string): Promise<LabEntry | null>;
  /** Begins, or begins anew. False if somebody works on it, or there is no such entry. */
  begin(organisation: string, id: string, runner: string, choices: unknown): Promise<boolean>;
  /** A sign of life, and how far it is. False if this runner shall stop: the entry was stopped, deleted, or is another's. */
  beat(id: string, runner: string, done?: number, total?: number): Promise<boolean>;
  /** What came of it. Nothing happens if this runner has nothing to say any more. */
  settle(id: string, runner: string, state: 'draft' | 'done' | 'failed', outcome: unknown): Promise<boolean>;
  stop(organisation: string, id: string): Promise<boolean>;
  /** A population goes with its runs. @returns ids of what is gone, whose files are to be deleted */
  remove(organisation: string, id: string): Promise<readonly string[]>;
  /** Those of these ids that there are: files of others can go. */
  known(ids: readonly string[]): Promise<readonly string[]>;
}
