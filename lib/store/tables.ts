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
  revision: number;
  created_at: string;
  updated_at: string;
}

export interface Tables {
  cases: CaseTable;
}
