import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** An open, migrated database. */
export interface Backend {
  readonly db: Kysely<Tables>;
  readonly type: 'sqlite' | 'postgres';
  /** Called after a deletion: leaves nothing of the deleted row in the database's files, as far as the database can. */
  forget(): Promise<void>;
}
