import type { AccountTables } from './account-tables.ts';

/**
 * The same columns in SQLite and PostgreSQL: text and whole numbers only. JSON is text because PostgreSQL's `jsonb` refuses
 * \u0000 and reorders keys.
 */
export interface CaseTable {
  id: string;
  /** SHA-256 of the secret in hex. */
  secret_hash: string;
  profile: string;
  place: string;
  locale: string;
  rulebook_version: string;
  rulebook_hash: string;
  /** JSON. */
  outcome: string;
  revision: number;
  created_at: string;
  updated_at: string;
  /** Null: nobody's but its link holder's. */
  organisation_id: string | null;
  client_id: string | null;
  /** What the organisation calls it, or empty. */
  label: string;
  /** When it was put away, or empty. */
  archived_at: string;
}

/** Rows of the following tables go with their case. */
interface OfCase {
  case_id: string;
}

export interface ShareTable extends OfCase {
  id: string;
  /** SHA-256 of the share's own secret in hex. */
  secret_hash: string;
  name: string;
  created_at: string;
}

/** A case as it stood. */
export interface VersionTable
  extends OfCase,
    Pick<CaseTable, 'profile' | 'locale' | 'rulebook_version' | 'rulebook_hash' | 'outcome'> {
  id: string;
  name: string;
  created_at: string;
}

export interface ChecklistTable extends OfCase {
  /** What is to be done: any id that its writer gives. */
  item: string;
  /** 0 or 1. */
  done: number;
  owner: string;
  /** `2027-03-31`, or empty. */
  due: string;
  note: string;
}

/** A firm that an organisation advises. Its cases go with it. */
export interface ClientTable {
  id: string;
  organisation_id: string;
  name: string;
  /** When it was put away, or empty. */
  archived_at: string;
  created_at: string;
  updated_at: string;
}

/** What a member wrote beside a part of the advice. */
export interface NoteTable extends OfCase {
  id: string;
  section: string;
  /** Id of a market, or empty. */
  market: string;
  text: string;
  /** Id of a user, as are `editor` and `withdrawn_by`. */
  author: string;
  created_at: string;
  /** Empty: nobody changed it. */
  editor: string;
  updated_at: string;
}

/** Where a consultant decides otherwise than the rule book. */
export interface OverrideTable extends OfCase {
  id: string;
  decision: string;
  market: string;
  /** JSON: the options that the rule book showed. */
  engine: string;
  choice: string;
  reason: string;
  author: string;
  created_at: string;
  rulebook_version: string;
  rulebook_hash: string;
  /** Empty: in force. */
  withdrawn_at: string;
  withdrawn_by: string;
}

/** What was done for a client, or about one of its cases: exactly one of the two is set. */
export interface EngagementTable {
  id: string;
  organisation_id: string;
  client_id: string | null;
  case_id: string | null;
  kind: string;
  day: string;
  text: string;
  /** A day, or empty. */
  due: string;
  done_at: string;
  author: string;
  created_at: string;
}

/** Who did what in an organisation: ids only, so that nothing of a firm outlives its deletion here. */
export interface AuditTable {
  id: string;
  organisation_id: string;
  at: string;
  /** Id of a user, or empty for who has none. */
  actor: string;
  party: string;
  event: string;
  subject: string;
  subject_id: string;
}

/** Documents of many cases of an organisation. Times are empty until they come. */
export interface BatchTable {
  id: string;
  organisation_id: string;
  /** Id of the user who made it, and in which capacity. */
  actor: string;
  party: string;
  /** JSON. */
  choices: string;
  /** Who works on it: a process. */
  runner: string;
  beat_at: string;
  started_at: string;
  cancelled_at: string;
  created_at: string;
  updated_at: string;
}

/** The document of one case, which it goes with. */
export interface BatchItemTable extends OfCase {
  batch_id: string;
  place: number;
  state: string;
  size: number;
  content: Buffer | null;
}

/** A population, a scenario or a run of the policy lab. */
export interface LabTable {
  id: string;
  organisation_id: string;
  /** Of a run. */
  population_id: string | null;
  kind: string;
  name: string;
  /** Id of the user who made it, and in which capacity. */
  actor: string;
  party: string;
  state: string;
  /** JSON, as is `outcome`. */
  choices: string;
  outcome: string;
  done: number;
  total: number;
  /** Who works on it: a process. */
  runner: string;
  beat_at: string;
  created_at: string;
  updated_at: string;
}

export interface Tables extends AccountTables {
  cases: CaseTable;
  shares: ShareTable;
  versions: VersionTable;
  checklist: ChecklistTable;
  clients: ClientTable;
  notes: NoteTable;
  overrides: OverrideTable;
  engagements: EngagementTable;
  audit: AuditTable;
  batches: BatchTable;
  batch_items: BatchItemTable;
  lab_entries: LabTable;
}
