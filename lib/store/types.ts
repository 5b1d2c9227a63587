import type { Profile } from '../engine/index.ts';
import type { Locale } from '../rulebook/index.ts';

/** Whoever holds both parts may read, change and delete the case. The secret is given out once and cannot be recovered. */
export interface CaseKey {
  /** 128 random bits, 22 letters and digits. */
  readonly id: string;
  /** 192 random bits, 33 letters and digits. Belongs in an http-only cookie or the private link, never in a log. */
  readonly secret: string;
}

/** The part of a case that its owner changes. */
export interface CaseContent {
  readonly profile: Profile;
  /** Where the wizard stands: any JSON; kept, not interpreted. */
  readonly place: unknown;
  readonly locale: Locale;
  /** The rule book under which the answers were given. */
  readonly rulebook: { readonly version: string; readonly hash: string };
}

export interface CaseRecord extends CaseContent {
  readonly id: string;
  /** 1 when created, one more with every save. */
  readonly revision: number;
  /** ISO 8601 in UTC, as is `updatedAt`. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Everything stored about a case except the hash of its secret. */
export interface CaseExport extends CaseRecord {
  readonly format: 'landfall-case/1';
}

/**
 * Anonymous cases. A promise resolves only when the change would survive a crash of the process, the database and the
 * machine.
 *
 * An unknown id and a wrong secret give the same answer. Every method rejects with a {@link StoreError} and with nothing else.
 */
export interface Store {
  /** @throws StoreError `too-large`, `invalid`, `unavailable` */
  createCase(content: CaseContent): Promise<CaseKey>;

  /**
   * @returns null if no case has this key
   * @throws StoreError `corrupt`, `unavailable`
   */
  readCase(key: CaseKey): Promise<CaseRecord | null>;

  /**
   * Replaces the content.
   *
   * @param expectedRevision revision that the change was made on: if another save came first, nothing is written and the
   * answer is `conflict`. Without it the last save wins.
   * @returns `unknown` if no case has this key
   * @throws StoreError `too-large`, `invalid`; after `unavailable` the change may or may not have been stored
   */
  saveCase(key: CaseKey, content: CaseContent, expectedRevision?: number): Promise<'saved' | 'unknown' | 'conflict'>;

  /**
   * Removes everything of the case, readable or corrupt.
   *
   * @returns false if no case has this key
   * @throws StoreError `unavailable`
   */
  deleteCase(key: CaseKey): Promise<boolean>;

  /**
   * @returns null if no case has this key
   * @throws StoreError `corrupt`, `unavailable`
   */
  exportCase(key: CaseKey): Promise<CaseExport | null>;

  /** Running and later calls may reject with `unavailable`; closing twice is harmless. */
  close(): Promise<void>;
}
