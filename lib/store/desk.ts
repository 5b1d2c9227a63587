import { sql } from 'kysely';
import type { Backend } from './backend.ts';
import { addClient, changeClient, deleteClient, exportClient, listClients, readClient } from './clients.ts';
import { type Desk, type DeskCase, type DeskQuery, deskPage } from './desk-types.ts';
import type { Engagements } from './desk-work-types.ts';
import { due, expire } from './expire.ts';
import { guarded, opens } from './guard.ts';
import { hashSecret, isId, newKey } from './key.ts';
import { nameOf, readOutcome, toRow } from './row.ts';
import type { CaseAccess, CaseContent, CaseExport, CaseHome, CaseKey } from './types.ts';

export class OrganisationDesk implements Desk {
  readonly #backend: Backend;
  readonly #exportCase: (key: CaseAccess) => Promise<CaseExport | null>;
  readonly #engagements: Engagements;

  constructor(backend: Backend, exportCase: (key: CaseAccess) => Promise<CaseExport | null>, engagements: Engagements) {
    this.#backend = backend;
    this.#engagements = engagements;
    this.#exportCase = exportCase;
  }

  addClient = (organisation: string, name: string) => addClient(this.#backend, organisation, name);
  clients = (organisation: string, archived?: boolean) => listClients(this.#backend, organisation, archived);
  client = (organisation: string, id: string) => readClient(this.#backend, organisation, id);
  renameClient = (organisation: string, id: string, name: string) =>
    changeClient(this.#backend, organisation, id, { name });
  archiveClient = (organisation: string, id: string, archived: boolean) =>
    changeClient(this.#backend, organisation, id, { archived });
  deleteClient = (organisation: string, id: string) => deleteClient(this.#backend, organisation, id);
  exportClient = (organisation: string, id: string) =>
    exportClient(this.#backend, organisation, id, this.#exportCase, this.#engagements);
  due = (organisation: string, at: Date) => due(this.#backend, organisation, at);
  expire = (at: Date) => expire(this.#backend, at);

  cases(organisation: string, { search = '', client, archived = false, page = 1 }: DeskQuery) {
    return guarded('cannot list the cases', async () => {
      let found = this.#backend.db
        .selectFrom('cases')
        .leftJoin('clients', 'clients.id', 'cases.client_id')
        .where('cases.organisation_id', '=', organisation)
        .where('cases.archived_at', archived ? '!=' : '=', '');
      const words = search.trim().toLowerCase();
      // PostgreSQL takes no NUL in a text.
      if (words.includes('\0') || (client !== undefined && !isId(client))) return { cases: [], count: 0 };
      if (client !== undefined) found = found.where('cases.client_id', '=', client);
      if (words !== '') {
        const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
        found = found.where(
          sql<boolean>`(lower(cases.label) like ${pattern} escape '\\' or lower(clients.name) like ${pattern} escape '\\')`,
        );
      }
      const { count } = await found.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow();
      const rows = await found
        .select([
          'cases.id',
          'cases.client_id',
          'clients.name as client_name',
          'cases.label',
          'cases.archived_at',
          'cases.outcome',
          'cases.rulebook_version',
          'cases.rulebook_hash',
          'cases.created_at',
          'cases.updated_at',
        ])
        .select((one) =>
          one
            .selectFrom('overrides')
            .select(({ fn }) => fn.countAll().as('count'))
            .whereRef('overrides.case_id', '=', 'cases.id')
            .where('overrides.withdrawn_at', '=', '')
            .as('overrides'),
        )
        .orderBy('cases.updated_at', 'desc')
        .orderBy('cases.id')
        .limit(deskPage)
        .offset((Math.max(1, Math.trunc(page) || 1) - 1) * deskPage)
        .execute();
      const cases = rows.map(
        (row): DeskCase => ({
          id: row.id,
          client: row.client_id,
          clientName: row.client_name,
          overrides: Number(row.overrides),
          label: row.label,
          archivedAt: row.archived_at || null,
          outcome: readOutcome(row.outcome),
          rulebook: { version: row.rulebook_version, hash: row.rulebook_hash },
          createdAt: row.created_at,
          updatedAt: row.updated_at,
        }),
      );
      return { cases, count: Number(count) };
    });
  }

  homeOf(id: string): Promise<CaseHome | null> {
    return guarded('cannot read the case', async () => {
      if (!isId(id)) return null;
      const row = await this.#backend.db
        .selectFrom('cases')
        .select(['organisation_id', 'client_id', 'label', 'archived_at'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row || row.organisation_id === null) return null;
      return {
        organisation: row.organisation_id,
        client: row.client_id,
        label: row.label,
        archivedAt: row.archived_at || null,
      };
    });
  }

  homeOfShare(shareId: string): Promise<(CaseHome & { readonly caseId: string }) | null> {
    return guarded('cannot read the shared case', async () => {
      if (!isId(shareId)) return null;
      const row = await this.#backend.db
        .selectFrom('shares')
        .select('case_id')
        .where('id', '=', shareId)
        .executeTakeFirst();
      if (!row) return null;
      const home = await this.homeOf(row.case_id);
      return home && { ...home, caseId: row.case_id };
    });
  }

  createCase(organisation: string, content: CaseContent, client: string | null): Promise<string | 'unknown'> {
    return guarded('cannot create the case', async () => {
      const row = toRow(content);
      if (!(await this.#hasClient(organisation, client))) return 'unknown';
      // The secret is thrown away: until someone makes a private link, no link opens this case.
      const { id, secret } = newKey();
      const at = new Date().toISOString();
      await this.#backend.db
        .insertInto('cases')
        .values({
          ...row,
          id,
          secret_hash: hashSecret(secret),
          revision: 1,
          created_at: at,
          updated_at: at,
          organisation_id: organisation,
          client_id: client,
          label: '',
          archived_at: '',
        })
        .execute();
      return id;
    });
  }

  claim(organisation: string, key: CaseKey, client: string | null): Promise<'claimed' | 'taken' | 'unknown'> {
    return guarded('cannot claim the case', async () => {
      if (!(await opens(this.#backend.db, key)) || !(await this.#hasClient(organisation, client))) return 'unknown';
      const { numUpdatedRows } = await this.#backend.db
        .updateTable('cases')
        // Counts as a change: its retention begins now.
        .set({ organisation_id: organisation, client_id: client, updated_at: new Date().toISOString() })
        .where('id', '=', key.id)
        .where('organisation_id', 'is', null)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) return 'claimed';
      const home = await this.homeOf(key.id);
      return home?.organisation === organisation ? 'claimed' : home ? 'taken' : 'unknown';
    });
  }

  fileCase(organisation: string, id: string, client: string | null, label: string): Promise<boolean> {
    return guarded('cannot file the case', async () => {
      const set = { label: nameOf(label), client_id: client };
      return (await this.#hasClient(organisation, client)) && this.#change(organisation, id, set);
    });
  }

  archiveCase(organisation: string, id: string, archived: boolean): Promise<boolean> {
    const archived_at = archived ? new Date().toISOString() : '';
    return guarded('cannot archive the case', () => this.#change(organisation, id, { archived_at }));
  }

  renewLink(organisation: string, id: string): Promise<CaseKey | null> {
    return guarded('cannot make a private link', async () => {
      const { secret } = newKey();
      return (await this.#change(organisation, id, { secret_hash: hashSecret(secret) })) ? { id, secret } : null;
    });
  }

  async #change(
    organisation: string,
    id: string,
    set: { label: string; client_id: string | null } | { archived_at: string } | { secret_hash: string },
  ): Promise<boolean> {
    if (!isId(id)) return false;
    const { numUpdatedRows } = await this.#backend.db
      .updateTable('cases')
      .set({ ...set, updated_at: new Date().toISOString() })
      .where('id', '=', id)
      .where('organisation_id', '=', organisation)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  async #hasClient(organisation: string, client: string | null): Promise<boolean> {
    return client === null || (await this.client(organisation, client)) !== null;
  }
}
