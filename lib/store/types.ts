import type { Kysely } from 'kysely';
import type { Profile } from '../engine/index.ts';
import type { Locale } from '../rulebook/index.ts';
import type { Audit } from './audit-types.ts';
import type { Batches } from './batch-types.ts';
import type { Desk } from './desk-types.ts';
import type { Engagement, Engagements, Note, Notes, Override, Overrides } from './desk-work-types.ts';
import type { Lab } from './lab-types.ts';
import type { Tables } from './tables.ts';

/** Whoever holds both parts may read, change and delete the case. The secret is given out once and cannot be recovered. */
export interface CaseKey {
  /** 128 random bits, 22 letters and digits. */
  readonly id: string;
  /** 192 random bits, 33 letters and digits. Belongs in an http-only cookie or the private link, never in a log. */
  readonly secret: string;
}

/**
 * What a member's session opens: a case of the organisation. Made only from a membership that was looked up for the
 * request, never from anything a client sent.
 */
export interface MemberKey {
  readonly id: string;
  readonly organisation: string;
}

/** Either way into a case. */
export type CaseAccess = CaseKey | MemberKey;

/** The part of a case that its owner changes. */
export interface CaseContent {
  readonly profile: Profile;
  /** Where the wizard stands: any JSON; kept, not interpreted. */
  readonly place: unknown;
  readonly locale: Locale;
  /** The rule book under which the answers were given. */
  readonly rulebook: { readonly version: string; readonly hash: string };
  /** What that rule book made of them: any JSON; kept, not interpreted. Absent counts as null. */
  readonly outcome?: unknown;
}

export interface CaseRecord extends CaseContent {
  readonly id: string;
  /** 1 when created, one more with every save. */
  readonly revision: number;
  /** ISO 8601 in UTC, as is `updatedAt`. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What the organisation of a case keeps about it. */
export interface CaseHome {
  readonly organisation: string;
  readonly client: string | null;
  readonly label: string;
  /** ISO 8601, or null. */
  readonly archivedAt: string | null;
}

/** Everything stored about a case except the hashes of secrets. */
export interface CaseExport extends CaseRecord {
  readonly format: 'landfall-case/1';
  readonly shares: readonly Share[];
  readonly versions: readonly Version[];
  readonly checklist: readonly ChecklistEntry[];
  /** For a member with those that were withdrawn. */
  readonly overrides: readonly Override[];
  /** The organisation's own: for a member only. */
  readonly notes?: readonly Note[];
  readonly engagements?: readonly Engagement[];
}

/** A link that only shows the case. Its secret is given out once and cannot be recovered. */
export interface Share {
  readonly id: string;
  /** For whom it was made, in its maker's words. */
  readonly name: string;
  readonly createdAt: string;
}

/** What a version is listed by. */
export interface VersionLabel extends Pick<CaseContent, 'rulebook'> {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

/** A case as it stood when it was saved under a name. */
export interface Version extends VersionLabel, Omit<CaseContent, 'place'> {}

/** What became of one risk or action. */
export interface ChecklistEntry {
  /** Given by the writer, at most 400 characters. */
  readonly item: string;
  readonly done: boolean;
  readonly owner: string;
  /** `2027-03-31`, or empty. */
  readonly due: string;
  readonly note: string;
}

/**
 * Cases, of an organisation or of nobody. A promise resolves only when the change would survive a crash of the process, the database and the
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
  readCase(key: CaseAccess): Promise<CaseRecord | null>;

  /**
   * Replaces the content.
   *
   * @param expectedRevision revision that the change was made on: if another save came first, nothing is written and the
   * answer is `conflict`. Without it the last save wins.
   * @returns `unknown` if no case has this key
   * @throws StoreError `too-large`, `invalid`; after `unavailable` the change may or may not have been stored
   */
  saveCase(key: CaseAccess, content: CaseContent, expectedRevision?: number): Promise<'saved' | 'unknown' | 'conflict'>;

  /**
   * Removes everything of the case, readable or corrupt.
   *
   * @returns false if no case has this key
   * @throws StoreError `unavailable`
   */
  deleteCase(key: CaseAccess): Promise<boolean>;

  /**
   * @returns null if no case has this key
   * @throws StoreError `corrupt`, `unavailable`
   */
  exportCase(key: CaseAccess): Promise<CaseExport | null>;

  readonly shares: Shares;
  readonly versions: Versions;
  readonly checklist: Checklist;
  readonly desk: Desk;
  readonly notes: Notes;
  readonly overrides: Overrides;
  readonly engagements: Engagements;
  readonly audit: Audit;
  readonly batches: Batches;
  readonly lab: Lab;

  /** For the account library, which brings its own statements. */
  readonly database: { readonly db: Kysely<Tables>; readonly type: 'sqlite' | 'postgres' };

  /** Running and later calls may reject with `unavailable`; closing twice is harmless. */
  close(): Promise<void>;
}

/** Most of each that a case keeps; of engagements, that a case or a client keeps. */
export const mostKept = {
  shares: 20,
  versions: 20,
  checklist: 500,
  notes: 200,
  overrides: 200,
  engagements: 1000,
} as const;

/** Most characters of what a user writes beside a case, and of the name of a client or a case on the desk. */
export const longest = { name: 100, owner: 100, note: 2000, reason: 1000 } as const;

/**
 * Links that only show a case. With the case's key they are made, listed and revoked; a share's own key reads, and does
 * nothing else.
 */
export interface Shares {
  /**
   * @returns `unknown` if no case has this key, `full` at {@link mostKept}
   * @throws StoreError `invalid`, `unavailable`
   */
  create(key: CaseAccess, name: string): Promise<CaseKey | 'unknown' | 'full'>;
  /** Oldest first; empty if no case has this key. */
  list(key: CaseAccess): Promise<readonly Share[]>;
  /**
   * The case behind a share. Not known and revoked look alike: null.
   * @throws StoreError `corrupt`, `unavailable`
   */
  read(share: CaseKey): Promise<CaseRecord | null>;
  /** @returns false if this case has no such share */
  revoke(key: CaseAccess, id: string): Promise<boolean>;
}

/** Saved versions of a case. */
export interface Versions {
  /**
   * Keeps the case as it stands.
   * @returns the version's id; `unknown` if no case has this key, `full` at {@link mostKept}
   * @throws StoreError `invalid`, `unavailable`
   */
  save(key: CaseAccess, name: string): Promise<{ readonly id: string } | 'unknown' | 'full'>;
  /** Oldest first; empty if no case has this key. A damaged version is listed like any other, so that it can be removed. */
  list(key: CaseAccess): Promise<readonly VersionLabel[]>;
  /**
   * Those of these versions that the case has, oldest first.
   * @throws StoreError `corrupt`, `unavailable`
   */
  read(key: CaseAccess, ids: readonly string[]): Promise<readonly Version[]>;
  /** @returns false if this case has no such version */
  remove(key: CaseAccess, id: string): Promise<boolean>;
}

/** What became of the risks and actions of a case. */
export interface Checklist {
  /**
   * Replaces the entry for its item; one that says nothing (not done, all texts empty) is removed.
   * @throws StoreError `invalid`, `unavailable`
   */
  set(key: CaseAccess, entry: ChecklistEntry): Promise<'saved' | 'unknown' | 'full'>;
  /** By item; empty if no case has this key. */
  list(key: CaseAccess): Promise<readonly ChecklistEntry[]>;
}
