import type { Kysely } from 'kysely';
import { storeError } from './errors.ts';
import { isId, isSecretOf } from './key.ts';
import type { Tables } from './tables.ts';
import type { CaseAccess } from './types.ts';

export type Db = Kysely<Tables>;

/**
 * Whether a key opens a case, or a share. Reads the hash alone: with the profile, a wrong secret would be answered later than
 * an unknown id. A member's key opens what belongs to the organisation.
 */
export async function opens(db: Db, key: CaseAccess, table: 'cases' | 'shares' = 'cases'): Promise<boolean> {
  const id = isId(key.id) ? key.id : '';
  if ('organisation' in key) {
    const row = await db.selectFrom('cases').select('organisation_id').where('id', '=', id).executeTakeFirst();
    return table === 'cases' && isId(key.organisation) && row?.organisation_id === key.organisation;
  }
  const row = await db.selectFrom(table).select('secret_hash').where('id', '=', id).executeTakeFirst();
  return isSecretOf(key.secret, row?.secret_hash);
}

/** @throws StoreError whatever goes wrong inside */
export async function guarded<T>(failure: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeError(error, failure);
  }
}
