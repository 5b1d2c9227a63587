import type { Backend } from './backend.ts';
import type { Client, ClientExport } from './desk-types.ts';
import { mostClients } from './desk-types.ts';
import type { Engagements } from './desk-work-types.ts';
import { type Db, guarded } from './guard.ts';
import { isId, newKey } from './key.ts';
import { titleOf } from './row.ts';
import type { CaseAccess, CaseExport } from './types.ts';

const now = () => new Date().toISOString();

export function addClient({ db }: Backend, organisation: string, name: string): Promise<string | 'full'> {
  return guarded('cannot add the client', async () => {
    const shown = titleOf(name);
    const { count } = await db
      .selectFrom('clients')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('organisation_id', '=', organisation)
      .executeTakeFirstOrThrow();
    if (Number(count) >= mostClients) return 'full';
    const { id } = newKey();
    await db
      .insertInto('clients')
      .values({
        id,
        organisation_id: organisation,
        name: shown,
        archived_at: '',
        created_at: now(),
        updated_at: now(),
      })
      .execute();
    return id;
  });
}

export function listClients({ db }: Backend, organisation: string, archived?: boolean): Promise<readonly Client[]> {
  return guarded('cannot list the clients', async () => {
    const all = clientsOf(db, organisation).orderBy('clients.name');
    const rows = await (archived === undefined
      ? all
      : all.where('clients.archived_at', archived ? '!=' : '=', '')
    ).execute();
    return rows.map(clientOf);
  });
}

export function readClient({ db }: Backend, organisation: string, id: string): Promise<Client | null> {
  return guarded('cannot read the client', async () => {
    if (!isId(id)) return null;
    const row = await clientsOf(db, organisation).where('clients.id', '=', id).executeTakeFirst();
    return row ? clientOf(row) : null;
  });
}

export function changeClient(
  { db }: Backend,
  organisation: string,
  id: string,
  change: { readonly name: string } | { readonly archived: boolean },
): Promise<boolean> {
  return guarded('cannot change the client', async () => {
    const set = 'name' in change ? { name: titleOf(change.name) } : { archived_at: change.archived ? now() : '' };
    if (!isId(id)) return false;
    const { numUpdatedRows } = await db
      .updateTable('clients')
      .set({ ...set, updated_at: now() })
      .where('id', '=', id)
      .where('organisation_id', '=', organisation)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  });
}

export function deleteClient(backend: Backend, organisation: string, id: string): Promise<boolean> {
  return guarded('cannot delete the client', async () => {
    if (!isId(id)) return false;
    const { numDeletedRows } = await backend.db
      .deleteFrom('clients')
      .where('id', '=', id)
      .where('organisation_id', '=', organisation)
      .executeTakeFirstOrThrow();
    await backend.forget();
    return numDeletedRows > 0n;
  });
}

/** @param exportCase what the store says of one case */
export async function exportClient(
  backend: Backend,
  organisation: string,
  id: string,
  exportCase: (key: CaseAccess) => Promise<CaseExport | null>,
  engagements: Engagements,
): Promise<ClientExport | null> {
  const client = await readClient(backend, organisation, id);
  if (!client) return null;
  const rows = await guarded('cannot export the client', () =>
    backend.db
      .selectFrom('cases')
      .select(['id', 'label', 'archived_at'])
      .where('organisation_id', '=', organisation)
      .where('client_id', '=', id)
      .orderBy('created_at')
      .execute(),
  );
  const cases: ClientExport['cases'][number][] = [];
  for (const row of rows) {
    const content = await exportCase({ id: row.id, organisation });
    // One that was deleted meanwhile is gone.
    if (content) cases.push({ ...content, label: row.label, archivedAt: row.archived_at || null });
  }
  const { cases: _, ...said } = client;
  return {
    format: 'landfall-client/1',
    client: said,
    cases,
    engagements: await engagements.list(organisation, { client: id }),
  };
}

function clientsOf(db: Db, organisation: string) {
  return db
    .selectFrom('clients')
    .select(['id', 'name', 'archived_at', 'created_at'])
    .select((client) =>
      client
        .selectFrom('cases')
        .select(({ fn }) => fn.countAll().as('count'))
        .whereRef('cases.client_id', '=', 'clients.id')
        .as('cases'),
    )
    .where('clients.organisation_id', '=', organisation);
}

interface ClientRow {
  id: string;
  name: string;
  archived_at: string;
  created_at: string;
  cases: unknown;
}

function clientOf({ id, name, archived_at, created_at, cases }: ClientRow): Client {
  return { id, name, archivedAt: archived_at || null, createdAt: created_at, cases: Number(cases) };
}
