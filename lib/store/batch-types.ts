/** Most cases of a batch, and most batches that an organisation has at a time. */
export const mostBatched = { cases: 200, batches: 5 } as const;

/** Hours for which a batch is kept after its last change. */
export const batchHours = 24;

/** Seconds without a sign of life after which nobody works on a batch any more. */
export const beatSeconds = 30;

export type ItemState = 'waiting' | 'made' | 'failed';

/** One case of a batch. */
export interface BatchItem {
  readonly caseId: string;
  /** From 1, in the order in which they are made. */
  readonly place: number;
  readonly state: ItemState;
  /** Bytes of the document. */
  readonly size: number;
  readonly label: string;
  readonly clientName: string | null;
}

/**
 * - `draft`: not begun
 * - `running`: somebody works on it
 * - `interrupted`: cases are left, and nobody works on them
 */
export type BatchState = 'draft' | 'running' | 'interrupted' | 'cancelled' | 'done';

/** What a batch is listed by. */
export interface BatchLabel {
  readonly id: string;
  readonly state: BatchState;
  readonly count: Readonly<Record<ItemState, number>>;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  /** When it is deleted, if nothing changes until then. */
  readonly until: string;
}

export interface Batch extends BatchLabel, Starter {
  readonly items: readonly BatchItem[];
  /** What the documents shall hold: any JSON; kept, not interpreted. */
  readonly choices: unknown;
}

/** Who made a batch, and in which capacity. */
export interface Starter {
  readonly actor: string;
  readonly party: string;
}

/**
 * Documents of many cases of an organisation. Every method takes the organisation first, and what belongs to another looks like what
 * does not exist. A document goes with its case.
 */
export interface Batches {
  /**
   * A draft with those of these cases that the organisation has, in this order.
   * @returns `none` if it has none of them, `many` or `full` at {@link mostBatched}
   * @throws StoreError `unavailable`, as every method
   */
  create(
    organisation: string,
    starter: Starter,
    cases: readonly string[],
    choices: unknown,
  ): Promise<string | 'none' | 'many' | 'full'>;
  /** Newest first. */
  list(organisation: string): Promise<readonly BatchLabel[]>;
  read(organisation: string, id: string): Promise<Batch | null>;
  /** Keeps what was chosen for a draft. */
  choose(organisation: string, id: string, choices: unknown): Promise<boolean>;
  /** Begins or resumes: cases that failed are tried again. False if there is nothing to do or somebody works on it. */
  begin(organisation: string, id: string, runner: string): Promise<boolean>;
  /** A sign of life. False if this runner shall stop: the batch was cancelled, deleted, or is another's. */
  beat(id: string, runner: string): Promise<boolean>;
  /** This runner is done with it. */
  rest(id: string, runner: string): Promise<void>;
  made(id: string, caseId: string, document: Uint8Array): Promise<void>;
  failed(id: string, caseId: string): Promise<void>;
  /** A document that was made. */
  document(organisation: string, id: string, caseId: string): Promise<Uint8Array | null>;
  /** Makes no more documents; those that were made stay. */
  cancel(organisation: string, id: string): Promise<boolean>;
  remove(organisation: string, id: string): Promise<boolean>;
  /** Deletes batches that were not changed for {@link batchHours}. @returns how many */
  expire(now: Date): Promise<number>;
}
