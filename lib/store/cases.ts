import type { Backend } from './backend.ts';
import { storeError } from './errors.ts';
import { hashSecret, isCaseId, isSecretOf, newKey } from './key.ts';
import { fromRow, toRow } from './row.ts';
import type { CaseContent, CaseExport, CaseKey, CaseRecord, Store } from './types.ts';

const recordColumns = [
  'id',
  'profile',
  'place',
  'locale',
  'rulebook_version',
  'rulebook_hash',
  'revision',
  'created_at',
  'updated_at',
] as const;

/** Each change is one statement, hence atomic without a transaction and never half done. */
export class CaseStore implements Store {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  createCase(content: CaseContent): Promise<CaseKey> {
    return guarded('cannot create the case', async () => {
      const key = newKey();
      const now = new Date().toISOString();
      await this.#db
        .insertInto('cases')
        .values({
          ...toRow(content),
          id: key.id,
          secret_hash: hashSecret(key.secret),
          revision: 1,
          created_at: now,
          updated_at: now,
        })
        .execute();
      return key;
    });
  }

  readCase(key: CaseKey): Promise<CaseRecord | null> {
    return guarded('cannot read the case', async () => {
      if (!(await this.#opens(key))) return null;
      const row = await this.#db.selectFrom('cases').select(recordColumns).where('id', '=', key.id).executeTakeFirst();
      return row ? fromRow(row) : null;
    });
  }

  saveCase(key: CaseKey, content: CaseContent, expectedRevision?: number): Promise<'saved' | 'unknown' | 'conflict'> {
    return guarded('cannot save the case', async () => {
      const row = toRow(content);
      if (!(await this.#opens(key))) return 'unknown';
      const update = this.#db
        .updateTable('cases')
        .set((column) => ({ ...row, revision: column('revision', '+', 1), updated_at: new Date().toISOString() }))
        .where('id', '=', key.id);
      const { numUpdatedRows } = await (expectedRevision === undefined
        ? update
        : update.where('revision', '=', expectedRevision)
      ).executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) return 'saved';
      return (await this.#opens(key)) ? 'conflict' : 'unknown';
    });
  }

  deleteCase(key: CaseKey): Promise<boolean> {
    return guarded('cannot delete the case', async () => {
      if (!(await this.#opens(key))) return false;
      const { numDeletedRows } = await this.#db.deleteFrom('cases').where('id', '=', key.id).executeTakeFirstOrThrow();
      await this.#backend.forget();
      return numDeletedRows > 0n;
    });
  }

  async exportCase(key: CaseKey): Promise<CaseExport | null> {
    const record = await this.readCase(key);
    return record && { format: 'landfall-case/1', ...record };
  }

  close(): Promise<void> {
    return guarded('cannot close the store', () => this.#db.destroy());
  }

  /** Reads the hash alone: with the profile, a wrong secret would be answered later than an unknown id. */
  async #opens(key: CaseKey): Promise<boolean> {
    const id = isCaseId(key.id) ? key.id : '';
    const row = await this.#db.selectFrom('cases').select('secret_hash').where('id', '=', id).executeTakeFirst();
    return isSecretOf(key.secret, row?.secret_hash);
  }

  get #db() {
    return this.#backend.db;
  }
}

async function guarded<T>(failure: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeError(error, failure);
  }
}
