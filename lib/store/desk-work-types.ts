import type { Profile } from '../engine/index.ts';
import type { CaseAccess, CaseContent, CaseKey, MemberKey } from './types.ts';

/** Who wrote something; the name is null once their account has gone. */
export interface Author {
  readonly id: string;
  readonly name: string | null;
}

/** What a member wrote beside a part of the advice. */
export interface Note {
  readonly id: string;
  /** Part of the advice, as its writer names it: letters, at most 40. */
  readonly section: string;
  /** Id of a market of the case, null for the firm. */
  readonly market: string | null;
  readonly text: string;
  readonly author: Author;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  /** Who changed the text last, and when; null if nobody did. */
  readonly edited: { readonly by: Author; readonly at: string } | null;
}

/** Every method asks for the key of a member: notes are the organisation's own. */
export interface Notes {
  /**
   * @returns the note's id; `unknown` if no case has this key, `full` at `mostKept`
   * @throws StoreError `invalid`, `unavailable`
   */
  add(
    key: MemberKey,
    note: Pick<Note, 'section' | 'market' | 'text'>,
    author: string,
  ): Promise<{ readonly id: string } | 'unknown' | 'full'>;
  /** @returns false if this case has no such note @throws StoreError `invalid`, `unavailable` */
  change(key: MemberKey, id: string, text: string, editor: string): Promise<boolean>;
  remove(key: MemberKey, id: string): Promise<boolean>;
  /** Oldest first; empty if no case has this key. */
  list(key: MemberKey): Promise<readonly Note[]>;
}

/** Where a consultant decides otherwise than the rule book. */
export interface Override {
  readonly id: string;
  readonly decision: string;
  /** Id of a market of the case, null for the firm. */
  readonly market: string | null;
  /** Options that the rule book showed then; empty if it showed none. */
  readonly engine: readonly string[];
  readonly choice: string;
  readonly reason: string;
  readonly author: Author;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  /** The edition that it was written against. */
  readonly rulebook: CaseContent['rulebook'];
  /** Null while it is in force. */
  readonly withdrawn: { readonly by: Author; readonly at: string } | null;
}

/** An override with its case, for the disagreement log. */
export interface Disagreement extends Override {
  readonly caseId: string;
  readonly label: string;
  readonly clientName: string | null;
  readonly profile: Profile;
}

export interface Overrides {
  /**
   * Takes the place of the one in force for the same decision and market, which is kept as withdrawn.
   * @returns `unknown` if no case has this key, `full` at `mostKept`
   * @throws StoreError `invalid`, `unavailable`
   */
  set(
    key: MemberKey,
    override: Pick<Override, 'decision' | 'market' | 'engine' | 'choice' | 'reason' | 'rulebook'>,
    author: string,
  ): Promise<{ readonly id: string } | 'unknown' | 'full'>;
  /** @returns false if this case has no such override in force */
  withdraw(key: MemberKey, id: string, by: string): Promise<boolean>;
  /** Those in force, oldest first; empty if no case has this key. */
  list(key: CaseAccess): Promise<readonly Override[]>;
  /** With those that were withdrawn. */
  history(key: MemberKey): Promise<readonly Override[]>;
  /** Those in force for the case behind a read-only link; empty if it opens nothing. */
  ofShare(share: CaseKey): Promise<readonly Override[]>;
  /** Of all cases of an organisation, newest first, at most {@link mostListed}. */
  ofOrganisation(organisation: string, withdrawn: boolean): Promise<readonly Disagreement[]>;
}

/** Rows of a list over a whole organisation. */
export const mostListed = 500;

export const engagementKinds = ['call', 'meeting', 'document', 'followUp', 'other'] as const;
export type EngagementKind = (typeof engagementKinds)[number];

/** One entry of what was done for a client. */
export interface Engagement {
  readonly id: string;
  /** About a client as a whole, or about one case; the other is null. */
  readonly clientId: string | null;
  readonly caseId: string | null;
  /** Of the client, or of the case's. */
  readonly clientName: string | null;
  readonly label: string | null;
  readonly kind: EngagementKind;
  /** `2027-03-31`. */
  readonly day: string;
  readonly text: string;
  /** `2027-03-31`, or empty: nothing follows. */
  readonly due: string;
  /** ISO 8601 in UTC; null while what is due is open. */
  readonly doneAt: string | null;
  readonly author: Author;
  readonly createdAt: string;
}

/** What an entry is about. */
export type EngagementSubject = { readonly client: string } | { readonly case: string };

/** Every method takes the organisation first, and what belongs to another looks like what does not exist. */
export interface Engagements {
  /**
   * @returns `unknown` if there is no such client or case, `full` at `mostKept`
   * @throws StoreError `invalid`, `unavailable`
   */
  add(
    organisation: string,
    subject: EngagementSubject,
    entry: Pick<Engagement, 'kind' | 'day' | 'text' | 'due'>,
    author: string,
  ): Promise<{ readonly id: string } | 'unknown' | 'full'>;
  /** Newest day first. Of a client: with those of its cases. */
  list(organisation: string, subject: EngagementSubject): Promise<readonly Engagement[]>;
  /** What is due and open, soonest first, at most {@link mostListed}. Nothing of what was put away. */
  due(organisation: string): Promise<readonly Engagement[]>;
  setDone(organisation: string, id: string, done: boolean): Promise<boolean>;
  remove(organisation: string, id: string): Promise<boolean>;
  /** The entry, to find out what it is about. */
  read(organisation: string, id: string): Promise<Engagement | null>;
}
