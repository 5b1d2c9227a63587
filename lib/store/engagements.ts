import type { Backend } from './backend.ts';
import {
  type Engagement,
  type EngagementKind,
  type EngagementSubject,
  type Engagements,
  mostListed,
} from './desk-work-types.ts';
import { type Db, guarded } from './guard.ts';
import { isId, newKey } from './key.ts';
import { mostKept } from './types.ts';
import { checked, engagementSchema, namesOf, touch } from './written.ts';

export class OrganisationEngagements implements Engagements {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  add(organisation: string, subject: EngagementSubject, entry: Parameters<Engagements['add']>[2], author: string) {
    return guarded('cannot keep the entry', async () => {
      const { db } = this.#backend;
      const values = checked(engagementSchema, entry);
      const [table, column, about] =
        'case' in subject
          ? (['cases', 'case_id', subject.case] as const)
          : (['clients', 'client_id', subject.client] as const);
      if (!isId(about) || !(await belongs(db, table, about, organisation))) return 'unknown';
      const { count } = await db
        .selectFrom('engagements')
        .select(({ fn }) => fn.countAll().as('count'))
        .where(column, '=', about)
        .executeTakeFirstOrThrow();
      if (Number(count) >= mostKept.engagements) return 'full';
      const { id } = newKey();
      await db
        .insertInto('engagements')
        .values({
          ...values,
          id,
          organisation_id: organisation,
          client_id: null,
          case_id: null,
          [column]: about,
          author,
          created_at: new Date().toISOString(),
          done_at: '',
        })
        .execute();
      await touch(db, table, about);
      return { id };
    });
  }

  list(organisation: string, subject: EngagementSubject): Promise<readonly Engagement[]> {
    return guarded('cannot read the entries', async () => {
      const { db } = this.#backend;
      const id = 'case' in subject ? subject.case : subject.client;
      if (!isId(id)) return [];
      const all = entriesOf(db, organisation);
      const rows = await ('case' in subject
        ? all.where('engagements.case_id', '=', id)
        : all.where(({ or, eb }) => or([eb('engagements.client_id', '=', id), eb('cases.client_id', '=', id)]))
      )
        .orderBy('engagements.day', 'desc')
        .orderBy('engagements.created_at', 'desc')
        .execute();
      return engagementsOf(db, rows);
    });
  }

  due(organisation: string): Promise<readonly Engagement[]> {
    return guarded('cannot read what is due', async () => {
      const { db } = this.#backend;
      const rows = await entriesOf(db, organisation)
        .where('engagements.due', '!=', '')
        .where('engagements.done_at', '=', '')
        .where(({ fn, val, eb }) => eb(fn.coalesce('cases.archived_at', val('')), '=', ''))
        .where(({ fn, val, eb }) => eb(fn.coalesce('clients.archived_at', val('')), '=', ''))
        .orderBy('engagements.due')
        .orderBy('engagements.created_at')
        .limit(mostListed)
        .execute();
      return engagementsOf(db, rows);
    });
  }

  read(organisation: string, id: string): Promise<Engagement | null> {
    return guarded('cannot read the entry', async () => {
      if (!isId(id)) return null;
      const { db } = this.#backend;
      const rows = await entriesOf(db, organisation).where('engagements.id', '=', id).execute();
      return (await engagementsOf(db, rows))[0] ?? null;
    });
  }

  setDone(organisation: string, id: string, done: boolean): Promise<boolean> {
    return guarded('cannot change the entry', async () => {
      if (!isId(id)) return false;
      const { numUpdatedRows } = await this.#backend.db
        .updateTable('engagements')
        .set({ done_at: done ? new Date().toISOString() : '' })
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    });
  }

  remove(organisation: string, id: string): Promise<boolean> {
    return guarded('cannot delete the entry', async () => {
      if (!isId(id)) return false;
      const { numDeletedRows } = await this.#backend.db
        .deleteFrom('engagements')
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) await this.#backend.forget();
      return numDeletedRows > 0n;
    });
  }
}

async function belongs(db: Db, table: 'cases' | 'clients', id: string, organisation: string): Promise<boolean> {
  const row = await db.selectFrom(table).select('organisation_id').where('id', '=', id).executeTakeFirst();
  return row?.organisation_id === organisation;
}

/** With the client of the entry, or of its case. */
function entriesOf(db: Db, organisation: string) {
  return db
    .selectFrom('engagements')
    .leftJoin('cases', 'cases.id', 'engagements.case_id')
    .leftJoin('clients', (join) =>
      join.on(({ or, eb }) =>
        or([eb('clients.id', '=', eb.ref('engagements.client_id')), eb('clients.id', '=', eb.ref('cases.client_id'))]),
      ),
    )
    .selectAll('engagements')
    .select(['cases.label', 'clients.name as client_name'])
    .where('engagements.organisation_id', '=', organisation);
}

type Row = Awaited<ReturnType<ReturnType<typeof entriesOf>['execute']>>[number];

async function engagementsOf(db: Db, rows: readonly Row[]): Promise<readonly Engagement[]> {
  const person = await namesOf(
    db,
    rows.map(({ author }) => author),
  );
  return rows.map((row) => ({
    id: row.id,
    clientId: row.client_id,
    caseId: row.case_id,
    clientName: row.client_name,
    label: row.label,
    kind: row.kind as EngagementKind,
    day: row.day,
    text: row.text,
    due: row.due,
    doneAt: row.done_at || null,
    author: person(row.author),
    createdAt: row.created_at,
  }));
}
