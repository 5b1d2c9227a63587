import type { Backend } from './backend.ts';
import {
  type Batch,
  type Batches,
  type BatchItem,
  type BatchLabel,
  type BatchState,
  batchHours,
  beatSeconds,
  type ItemState,
  mostBatched,
  type Starter,
} from './batch-types.ts';
import { guarded } from './guard.ts';
import { isId, newKey } from './key.ts';
import type { BatchTable } from './tables.ts';

export class OrganisationBatches implements Batches {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get #db() {
    return this.#backend.db;
  }

  create(organisation: string, { actor, party }: Starter, cases: readonly string[], choices: unknown) {
    return guarded('cannot prepare the documents', async () => {
      const wanted = [...new Set(cases)].filter(isId);
      if (wanted.length > mostBatched.cases) return 'many';
      const known = await this.#db
        .selectFrom('cases')
        .select('id')
        .where('organisation_id', '=', organisation)
        .where('id', 'in', wanted.length > 0 ? wanted : [''])
        .execute();
      const ids = wanted.filter((id) => known.some((row) => row.id === id));
      if (ids.length === 0) return 'none';
      if ((await this.list(organisation)).length >= mostBatched.batches) return 'full';
      const [{ id }, at] = [newKey(), new Date().toISOString()];
      const dates = { started_at: '', cancelled_at: '', beat_at: '', created_at: at, updated_at: at };
      const row = { id, organisation_id: organisation, actor, party, choices: JSON.stringify(choices), runner: '' };
      await this.#db.transaction().execute(async (all) => {
        await all
          .insertInto('batches')
          .values({ ...row, ...dates })
          .execute();
        await all
          .insertInto('batch_items')
          .values(
            ids.map((case_id, index) => ({
              ...{ batch_id: id, case_id, place: index + 1 },
              ...{ state: 'waiting', size: 0, content: null },
            })),
          )
          .execute();
      });
      return id;
    });
  }

  list(organisation: string): Promise<readonly BatchLabel[]> {
    return guarded('cannot list the documents', async () => {
      const rows = await this.#db
        .selectFrom('batches')
        .selectAll()
        .where('organisation_id', '=', organisation)
        .where('updated_at', '>', oldest(new Date()))
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      const counts = await this.#db
        .selectFrom('batch_items')
        .select(({ fn }) => ['batch_id', 'state', fn.countAll().as('count')])
        .where('batch_id', 'in', rows.length > 0 ? rows.map(({ id }) => id) : [''])
        .groupBy(['batch_id', 'state'])
        .execute();
      return rows.map((row) => {
        const own = counts.filter(({ batch_id }) => batch_id === row.id);
        const of = (state: ItemState) => Number(own.find((count) => count.state === state)?.count ?? 0);
        return labelOf(row, { waiting: of('waiting'), made: of('made'), failed: of('failed') });
      });
    });
  }

  read(organisation: string, id: string): Promise<Batch | null> {
    return guarded('cannot read the documents', async () => {
      const label = isId(id) && (await this.list(organisation)).find((one) => one.id === id);
      if (!label) return null;
      const row = await this.#db.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return null;
      const items = await this.#db
        .selectFrom('batch_items')
        .innerJoin('cases', 'cases.id', 'batch_items.case_id')
        .leftJoin('clients', 'clients.id', 'cases.client_id')
        .select(['batch_items.case_id', 'batch_items.place', 'batch_items.state', 'batch_items.size'])
        .select(['cases.label', 'clients.name as client_name'])
        .where('batch_items.batch_id', '=', id)
        .orderBy('batch_items.place')
        .execute();
      return {
        ...label,
        actor: row.actor,
        party: row.party,
        choices: JSON.parse(row.choices) as unknown,
        items: items.map(
          ({ case_id, place, state, size, label: name, client_name }): BatchItem => ({
            caseId: case_id,
            place,
            state: state as ItemState,
            size,
            label: name,
            clientName: client_name,
          }),
        ),
      };
    });
  }

  choose(organisation: string, id: string, choices: unknown): Promise<boolean> {
    return guarded('cannot change the documents', async () => {
      if (!isId(id)) return false;
      const { numUpdatedRows } = await this.#db
        .updateTable('batches')
        .set({ choices: JSON.stringify(choices) })
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        // What has begun is made as it was chosen: a form that stood open meanwhile changes nothing.
        .where('started_at', '=', '')
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    });
  }

  cancel(organisation: string, id: string): Promise<boolean> {
    return this.#change(organisation, id, { cancelled_at: new Date().toISOString() });
  }

  begin(organisation: string, id: string, runner: string): Promise<boolean> {
    return guarded('cannot begin the documents', async () => {
      const batch = await this.read(organisation, id);
      if (!batch || batch.count.waiting + batch.count.failed === 0) return false;
      const at = new Date().toISOString();
      const { numUpdatedRows } = await this.#db
        .updateTable('batches')
        .set({ runner, beat_at: at, cancelled_at: '', updated_at: at, started_at: at })
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        // Of two who begin at once, one does.
        .where(({ or, eb }) => or([eb('beat_at', '<', silentSince(new Date())), eb('cancelled_at', '!=', '')]))
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) return false;
      await this.#db
        .updateTable('batch_items')
        .set({ state: 'waiting' })
        .where('batch_id', '=', id)
        .where('state', '=', 'failed')
        .execute();
      return true;
    });
  }

  beat(id: string, runner: string): Promise<boolean> {
    return guarded('cannot go on with the documents', async () => {
      const at = new Date().toISOString();
      const { numUpdatedRows } = await this.#db
        .updateTable('batches')
        .set({ beat_at: at, updated_at: at })
        .where('id', '=', id)
        .where('runner', '=', runner)
        .where('cancelled_at', '=', '')
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    });
  }

  async rest(id: string, runner: string): Promise<void> {
    await guarded('cannot end the documents', () =>
      this.#db.updateTable('batches').set({ beat_at: '' }).where('id', '=', id).where('runner', '=', runner).execute(),
    );
  }

  async made(id: string, caseId: string, document: Uint8Array): Promise<void> {
    await this.#settle(id, caseId, { state: 'made', size: document.length, content: Buffer.from(document) });
  }

  async failed(id: string, caseId: string): Promise<void> {
    await this.#settle(id, caseId, { state: 'failed', size: 0, content: null });
  }

  document(organisation: string, id: string, caseId: string): Promise<Uint8Array | null> {
    return guarded('cannot read the document', async () => {
      if (!isId(id) || !isId(caseId)) return null;
      const row = await this.#db
        .selectFrom('batch_items')
        .innerJoin('batches', 'batches.id', 'batch_items.batch_id')
        .select('batch_items.content')
        .where('batches.organisation_id', '=', organisation)
        .where('batch_items.batch_id', '=', id)
        .where('batch_items.case_id', '=', caseId)
        .executeTakeFirst();
      return row?.content ?? null;
    });
  }

  remove(organisation: string, id: string): Promise<boolean> {
    return guarded('cannot delete the documents', async () => {
      if (!isId(id)) return false;
      const { numDeletedRows } = await this.#db
        .deleteFrom('batches')
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        .executeTakeFirstOrThrow();
      await this.#backend.forget();
      return numDeletedRows > 0n;
    });
  }

  expire(now: Date): Promise<number> {
    return guarded('cannot delete old documents', async () => {
      const { numDeletedRows } = await this.#db
        .deleteFrom('batches')
        .where('updated_at', '<=', oldest(now))
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) await this.#backend.forget();
      return Number(numDeletedRows);
    });
  }

  #change(
    organisation: string,
    id: string,
    set: { readonly choices: string } | { readonly cancelled_at: string },
  ): Promise<boolean> {
    return guarded('cannot change the documents', async () => {
      if (!isId(id)) return false;
      const { numUpdatedRows } = await this.#db
        .updateTable('batches')
        .set({ ...set, updated_at: new Date().toISOString() })
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    });
  }

  #settle(id: string, caseId: string, set: { state: ItemState; size: number; content: Buffer | null }) {
    return guarded('cannot keep the document', () =>
      this.#db.updateTable('batch_items').set(set).where('batch_id', '=', id).where('case_id', '=', caseId).execute(),
    );
  }
}

function labelOf(row: BatchTable, count: BatchLabel['count']): BatchLabel {
  return {
    id: row.id,
    state: stateOf(row, count),
    count,
    createdAt: row.created_at,
    until: new Date(Date.parse(row.updated_at) + batchHours * 3_600_000).toISOString(),
  };
}

function stateOf({ started_at, cancelled_at, beat_at }: BatchTable, { waiting }: BatchLabel['count']): BatchState {
  if (started_at === '') return 'draft';
  if (waiting === 0) return 'done';
  if (cancelled_at !== '') return 'cancelled';
  return beat_at < silentSince(new Date()) ? 'interrupted' : 'running';
}

function silentSince(now: Date): string {
  return new Date(now.getTime() - beatSeconds * 1000).toISOString();
}

function oldest(now: Date): string {
  return new Date(now.getTime() - batchHours * 3_600_000).toISOString();
}
