import { OrganisationAudit } from './audit.ts';
import type { Audit } from './audit-types.ts';
import type { Backend } from './backend.ts';
import type { Batches } from './batch-types.ts';
import { OrganisationBatches } from './batches.ts';
import { OrganisationDesk } from './desk.ts';
import type { Desk } from './desk-types.ts';
import type { Engagements, Notes, Overrides } from './desk-work-types.ts';
import { OrganisationEngagements } from './engagements.ts';
import { type Db, guarded, opens } from './guard.ts';
import { CaseChecklist, CaseShares, CaseVersions } from './kept.ts';
import { hashSecret, newKey } from './key.ts';
import { OrganisationLab } from './lab.ts';
import type { Lab } from './lab-types.ts';
import { CaseNotes } from './notes.ts';
import { CaseOverrides } from './overrides.ts';
import { fromRow, recordColumns, toRow } from './row.ts';
import type {
  CaseAccess,
  CaseContent,
  CaseExport,
  CaseKey,
  CaseRecord,
  Checklist,
  Shares,
  Store,
  Versions,
} from './types.ts';

/** Each change is one statement, hence atomic without a transaction and never half done. */
export class CaseStore implements Store {
  readonly #backend: Backend;
  readonly shares: Shares;
  readonly versions: Versions;
  readonly checklist: Checklist;
  readonly desk: Desk;
  readonly notes: Notes;
  readonly overrides: Overrides;
  readonly engagements: Engagements;
  readonly audit: Audit;
  readonly batches: Batches;
  readonly lab: Lab;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.shares = new CaseShares(backend);
    this.versions = new CaseVersions(backend);
    this.checklist = new CaseChecklist(backend);
    this.notes = new CaseNotes(backend);
    this.overrides = new CaseOverrides(backend);
    this.engagements = new OrganisationEngagements(backend);
    this.desk = new OrganisationDesk(backend, (key) => this.exportCase(key), this.engagements);
    this.audit = new OrganisationAudit(backend);
    this.batches = new OrganisationBatches(backend);
    this.lab = new OrganisationLab(backend);
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
          organisation_id: null,
          client_id: null,
          label: '',
          archived_at: '',
        })
        .execute();
      return key;
    });
  }

  readCase(key: CaseAccess): Promise<CaseRecord | null> {
    return guarded('cannot read the case', async () => {
      if (!(await opens(this.#db, key))) return null;
      const row = await this.#db.selectFrom('cases').select(recordColumns).where('id', '=', key.id).executeTakeFirst();
      return row ? fromRow(row) : null;
    });
  }

  saveCase(
    key: CaseAccess,
    content: CaseContent,
    expectedRevision?: number,
  ): Promise<'saved' | 'unknown' | 'conflict'> {
    return guarded('cannot save the case', async () => {
      const row = toRow(content);
      if (!(await opens(this.#db, key))) return 'unknown';
      const update = this.#db
        .updateTable('cases')
        .set((column) => ({ ...row, revision: column('revision', '+', 1), updated_at: new Date().toISOString() }))
        .where('id', '=', key.id);
      const { numUpdatedRows } = await (expectedRevision === undefined
        ? update
        : update.where('revision', '=', expectedRevision)
      ).executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) return 'saved';
      return (await opens(this.#db, key)) ? 'conflict' : 'unknown';
    });
  }

  deleteCase(key: CaseAccess): Promise<boolean> {
    return guarded('cannot delete the case', async () => {
      if (!(await opens(this.#db, key))) return false;
      const { numDeletedRows } = await this.#db.deleteFrom('cases').where('id', '=', key.id).executeTakeFirstOrThrow();
      await this.#backend.forget();
      return numDeletedRows > 0n;
    });
  }

  async exportCase(key: CaseAccess): Promise<CaseExport | null> {
    const record = await this.readCase(key);
    if (!record) return null;
    const labels = await this.versions.list(key);
    const [shares, versions, checklist] = await Promise.all([
      this.shares.list(key),
      this.versions.read(
        key,
        labels.map(({ id }) => id),
      ),
      this.checklist.list(key),
    ]);
    const content = { format: 'landfall-case/1', ...record, shares, versions, checklist } as const;
    if (!('organisation' in key)) return { ...content, overrides: await this.overrides.list(key) };
    const [overrides, notes, engagements] = await Promise.all([
      this.overrides.history(key),
      this.notes.list(key),
      this.engagements.list(key.organisation, { case: key.id }),
    ]);
    return { ...content, overrides, notes, engagements };
  }

  close(): Promise<void> {
    return guarded('cannot close the store', () => this.#db.destroy());
  }

  get database() {
    return { db: this.#backend.db, type: this.#backend.type };
  }

  get #db(): Db {
    return this.#backend.db;
  }
}
