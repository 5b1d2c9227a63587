import { sql } from 'kysely';
import type { Backend } from './backend.ts';
import { type Db, guarded, opens } from './guard.ts';
import { hashSecret, isId, newKey } from './key.ts';
import { fromRow, nameOf, recordColumns, toEntry, toEntryRow, versionOf } from './row.ts';
import type { Tables } from './tables.ts';
import {
  type CaseAccess,
  type CaseKey,
  type CaseRecord,
  type Checklist,
  type ChecklistEntry,
  mostKept,
  type Share,
  type Shares,
  type Version,
  type VersionLabel,
  type Versions,
} from './types.ts';
import { touch } from './written.ts';

export class CaseShares implements Shares {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  create(key: CaseAccess, name: string): Promise<CaseKey | 'unknown' | 'full'> {
    return guarded('cannot share the case', async () => {
      const { db } = this.#backend;
      const shown = nameOf(name);
      if (!(await opens(db, key))) return 'unknown';
      if (await isFull(db, 'shares', key)) return 'full';
      const share = newKey();
      await db
        .insertInto('shares')
        .values({
          id: share.id,
          case_id: key.id,
          secret_hash: hashSecret(share.secret),
          name: shown,
          created_at: new Date().toISOString(),
        })
        .execute();
      await touch(db, 'cases', key.id);
      return share;
    });
  }

  list(key: CaseAccess): Promise<readonly Share[]> {
    return guarded('cannot read the shares', async () => {
      const { db } = this.#backend;
      if (!(await opens(db, key))) return [];
      const rows = await db
        .selectFrom('shares')
        .select(['id', 'name', 'created_at'])
        .where('case_id', '=', key.id)
        .orderBy('created_at')
        .execute();
      return rows.map(({ id, name, created_at }) => ({ id, name, createdAt: created_at }));
    });
  }

  read(share: CaseKey): Promise<CaseRecord | null> {
    return guarded('cannot read the shared case', async () => {
      const { db } = this.#backend;
      if (!(await opens(db, share, 'shares'))) return null;
      const row = await db
        .selectFrom('cases')
        .select(recordColumns)
        .where('id', '=', (shares) => shares.selectFrom('shares').select('case_id').where('id', '=', share.id))
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    });
  }

  revoke(key: CaseAccess, id: string): Promise<boolean> {
    return guarded('cannot revoke the share', () => removeFrom(this.#backend, 'shares', key, id));
  }
}

export class CaseVersions implements Versions {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  save(key: CaseAccess, name: string): Promise<{ readonly id: string } | 'unknown' | 'full'> {
    return guarded('cannot keep the version', async () => {
      const { db } = this.#backend;
      const shown = nameOf(name);
      if (!(await opens(db, key))) return 'unknown';
      if (await isFull(db, 'versions', key)) return 'full';
      const { id } = newKey();
      // One statement: what is kept is the case as it stands, whatever is saved meanwhile.
      await db
        .insertInto('versions')
        .columns([
          'id',
          'name',
          'created_at',
          'case_id',
          'profile',
          'locale',
          'rulebook_version',
          'rulebook_hash',
          'outcome',
        ])
        .expression((from) =>
          from
            .selectFrom('cases')
            .select([
              sql<string>`cast(${id} as text)`.as('id'),
              sql<string>`cast(${shown} as text)`.as('name'),
              sql<string>`cast(${new Date().toISOString()} as text)`.as('created_at'),
              'cases.id as case_id',
              'profile',
              'locale',
              'rulebook_version',
              'rulebook_hash',
              'outcome',
            ])
            .where('cases.id', '=', key.id),
        )
        .execute();
      await touch(db, 'cases', key.id);
      return { id };
    });
  }

  list(key: CaseAccess): Promise<readonly VersionLabel[]> {
    return guarded('cannot list the versions', async () => {
      const { db } = this.#backend;
      if (!(await opens(db, key))) return [];
      const rows = await db
        .selectFrom('versions')
        .select(['id', 'name', 'rulebook_version', 'rulebook_hash', 'created_at'])
        .where('case_id', '=', key.id)
        .orderBy('created_at')
        .execute();
      return rows.map(({ id, name, rulebook_version, rulebook_hash, created_at }) => ({
        id,
        name,
        rulebook: { version: rulebook_version, hash: rulebook_hash },
        createdAt: created_at,
      }));
    });
  }

  read(key: CaseAccess, ids: readonly string[]): Promise<readonly Version[]> {
    return guarded('cannot read the versions', async () => {
      const { db } = this.#backend;
      const wanted = ids.filter(isId);
      if (wanted.length === 0 || !(await opens(db, key))) return [];
      const rows = await db
        .selectFrom('versions')
        .select(['id', 'name', 'profile', 'locale', 'rulebook_version', 'rulebook_hash', 'outcome', 'created_at'])
        .where('case_id', '=', key.id)
        .where('id', 'in', wanted)
        .orderBy('created_at')
        .execute();
      return rows.map(versionOf);
    });
  }

  remove(key: CaseAccess, id: string): Promise<boolean> {
    return guarded('cannot remove the version', () => removeFrom(this.#backend, 'versions', key, id));
  }
}

export class CaseChecklist implements Checklist {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  set(key: CaseAccess, entry: ChecklistEntry): Promise<'saved' | 'unknown' | 'full'> {
    return guarded('cannot save the checklist', async () => {
      const { db } = this.#backend;
      const { item, ...rest } = toEntryRow(entry);
      if (!(await opens(db, key))) return 'unknown';
      await touch(db, 'cases', key.id);
      const saysNothing = rest.done === 0 && rest.owner === '' && rest.due === '' && rest.note === '';
      if (saysNothing) {
        await db.deleteFrom('checklist').where('case_id', '=', key.id).where('item', '=', item).execute();
        return 'saved';
      }
      const { numUpdatedRows } = await db
        .updateTable('checklist')
        .set(rest)
        .where('case_id', '=', key.id)
        .where('item', '=', item)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) return 'saved';
      if (await isFull(db, 'checklist', key)) return 'full';
      await db
        .insertInto('checklist')
        .values({ case_id: key.id, item, ...rest })
        .onConflict((conflict) => conflict.columns(['case_id', 'item']).doUpdateSet(rest))
        .execute();
      return 'saved';
    });
  }

  list(key: CaseAccess): Promise<readonly ChecklistEntry[]> {
    return guarded('cannot read the checklist', async () => {
      const { db } = this.#backend;
      if (!(await opens(db, key))) return [];
      const rows = await db
        .selectFrom('checklist')
        .select(['item', 'done', 'owner', 'due', 'note'])
        .where('case_id', '=', key.id)
        .orderBy('item')
        .execute();
      return rows.map(toEntry);
    });
  }
}

/** Nothing here is exact to the last row: the limit keeps one case from filling the disk. */
export async function isFull(
  db: Db,
  table: Exclude<keyof typeof mostKept, 'engagements'>,
  key: CaseAccess,
): Promise<boolean> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('count'))
    .where('case_id', '=', key.id)
    .executeTakeFirstOrThrow();
  return Number(count) >= mostKept[table];
}

export async function removeFrom(
  backend: Backend,
  table: Extract<keyof Tables, 'shares' | 'versions' | 'notes'>,
  key: CaseAccess,
  id: string,
): Promise<boolean> {
  if (!isId(id) || !(await opens(backend.db, key))) return false;
  const { numDeletedRows } = await backend.db
    .deleteFrom(table)
    .where('id', '=', id)
    .where('case_id', '=', key.id)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return false;
  await touch(backend.db, 'cases', key.id);
  await backend.forget();
  return true;
}
