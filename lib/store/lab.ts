import type { Backend } from './backend.ts';
import { beatSeconds, type Starter } from './batch-types.ts';
import { guarded } from './guard.ts';
import { isId, newKey } from './key.ts';
import { type Lab, type LabEntry, type LabKind, type LabState, mostInLab, type NewLabEntry } from './lab-types.ts';
import type { LabTable } from './tables.ts';

export class OrganisationLab implements Lab {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get #db() {
    return this.#backend.db;
  }

  create(organisation: string, { actor, party }: Starter, entry: NewLabEntry): Promise<string | 'full' | 'unknown'> {
    return guarded('cannot keep it in the policy lab', async () => {
      const { kind, name, of, choices, state = 'draft', id = newKey().id } = entry;
      if (of !== undefined && (await this.read(organisation, of))?.kind !== 'population') return 'unknown';
      if ((await this.list(organisation, kind)).length >= mostInLab[kind]) return 'full';
      const at = new Date().toISOString();
      await this.#db
        .insertInto('lab_entries')
        .values({
          ...{ id, organisation_id: organisation, kind, population_id: of ?? null, name, actor, party, state },
          ...{ choices: JSON.stringify(choices), outcome: 'null', done: 0, total: 0 },
          ...{ runner: '', beat_at: '', created_at: at, updated_at: at },
        })
        .execute();
      return id;
    });
  }

  list(organisation: string, kind: LabKind): Promise<readonly LabEntry[]> {
    return guarded('cannot list the policy lab', async () => {
      const rows = await this.#db
        .selectFrom('lab_entries')
        .selectAll()
        .where('organisation_id', '=', organisation)
        .where('kind', '=', kind)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(entryOf);
    });
  }

  read(organisation: string, id: string): Promise<LabEntry | null> {
    return guarded('cannot read from the policy lab', async () => {
      if (!isId(id)) return null;
      const row = await this.#db
        .selectFrom('lab_entries')
        .selectAll()
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        .executeTakeFirst();
      return row ? entryOf(row) : null;
    });
  }

  begin(organisation: string, id: string, runner: string, choices: unknown): Promise<boolean> {
    return guarded('cannot begin the work', async () => {
      if (!isId(id)) return false;
      const at = new Date().toISOString();
      const set = { runner, choices: JSON.stringify(choices), outcome: 'null', done: 0, total: 0 };
      const { numUpdatedRows } = await this.#db
        .updateTable('lab_entries')
        .set({ ...set, state: 'waiting', beat_at: at, updated_at: at })
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        // Of two who begin at once, one does.
        .where(({ or, eb }) =>
          or([eb('state', 'not in', ['waiting', 'running']), eb('beat_at', '<', silentSince(new Date()))]),
        )
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    });
  }

  beat(id: string, runner: string, done?: number, total?: number): Promise<boolean> {
    const set = done === undefined ? {} : { state: 'running', done, total: total ?? 0 };
    return this.#byRunner(id, runner, { beat_at: new Date().toISOString(), ...set });
  }

  settle(id: string, runner: string, state: 'draft' | 'done' | 'failed', outcome: unknown): Promise<boolean> {
    return this.#byRunner(id, runner, { state, outcome: JSON.stringify(outcome), beat_at: '' });
  }

  stop(organisation: string, id: string): Promise<boolean> {
    return guarded('cannot stop the work', async () => {
      if (!isId(id)) return false;
      const { numUpdatedRows } = await this.#db
        .updateTable('lab_entries')
        .set({ state: 'stopped', beat_at: '', updated_at: new Date().toISOString() })
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        .where('state', 'in', ['waiting', 'running'])
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    });
  }

  remove(organisation: string, id: string): Promise<readonly string[]> {
    return guarded('cannot delete from the policy lab', async () => {
      if (!(await this.read(organisation, id))) return [];
      const runs = await this.#db.selectFrom('lab_entries').select('id').where('population_id', '=', id).execute();
      await this.#db
        .deleteFrom('lab_entries')
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        .execute();
      await this.#backend.forget();
      return [id, ...runs.map((run) => run.id)];
    });
  }

  known(ids: readonly string[]): Promise<readonly string[]> {
    return guarded('cannot read from the policy lab', async () => {
      const asked = ids.filter(isId);
      if (asked.length === 0) return [];
      const rows = await this.#db.selectFrom('lab_entries').select('id').where('id', 'in', asked).execute();
      return rows.map(({ id }) => id);
    });
  }

  #byRunner(id: string, runner: string, set: Partial<LabTable>): Promise<boolean> {
    return guarded('cannot go on with the work', async () => {
      const { numUpdatedRows } = await this.#db
        .updateTable('lab_entries')
        .set({ ...set, updated_at: new Date().toISOString() })
        .where('id', '=', id)
        .where('runner', '=', runner)
        .where('state', 'in', ['waiting', 'running'])
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    });
  }
}

function entryOf(row: LabTable): LabEntry {
  const isSilent = row.beat_at < silentSince(new Date());
  const isBegun = row.state === 'waiting' || row.state === 'running';
  return {
    ...{ id: row.id, kind: row.kind as LabKind, of: row.population_id, name: row.name },
    ...{ actor: row.actor, party: row.party },
    state: isBegun && isSilent ? 'interrupted' : (row.state as LabState),
    choices: JSON.parse(row.choices) as unknown,
    outcome: JSON.parse(row.outcome) as unknown,
    ...{ done: row.done, total: row.total, createdAt: row.created_at, updatedAt: row.updated_at },
  };
}

function silentSince(now: Date): string {
  return new Date(now.getTime() - beatSeconds * 1000).toISOString();
}
