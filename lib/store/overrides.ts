import type { Backend } from './backend.ts';
import { type Disagreement, mostListed, type Override, type Overrides } from './desk-work-types.ts';
import { type Db, guarded, opens } from './guard.ts';
import { isFull } from './kept.ts';
import { isId, newKey } from './key.ts';
import { profileOf } from './row.ts';
import type { OverrideTable } from './tables.ts';
import type { CaseAccess, CaseKey, MemberKey } from './types.ts';
import { checked, namesOf, overrideSchema, touch } from './written.ts';

export class CaseOverrides implements Overrides {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  set(key: MemberKey, override: Parameters<Overrides['set']>[1], author: string) {
    return guarded('cannot keep the override', async () => {
      const { db } = this.#backend;
      const { market: place, engine, ...rest } = checked(overrideSchema, override);
      const { version, hash } = override.rulebook;
      if (!(await opens(db, key))) return 'unknown';
      if (await isFull(db, 'overrides', key)) return 'full';
      const { id } = newKey();
      const market = place ?? '';
      const at = new Date().toISOString();
      await db.transaction().execute(async (all) => {
        await all
          .updateTable('overrides')
          .set({ withdrawn_at: at, withdrawn_by: author })
          .where('case_id', '=', key.id)
          .where('decision', '=', rest.decision)
          .where('market', '=', market)
          .where('withdrawn_at', '=', '')
          .execute();
        await all
          .insertInto('overrides')
          .values({
            ...rest,
            id,
            case_id: key.id,
            market,
            engine: JSON.stringify(engine),
            author,
            created_at: at,
            rulebook_version: version,
            rulebook_hash: hash,
            withdrawn_at: '',
            withdrawn_by: '',
          })
          .execute();
        await touch(all, 'cases', key.id);
      });
      return { id };
    });
  }

  withdraw(key: MemberKey, id: string, by: string): Promise<boolean> {
    return guarded('cannot withdraw the override', async () => {
      const { db } = this.#backend;
      if (!isId(id) || !(await opens(db, key))) return false;
      const { numUpdatedRows } = await db
        .updateTable('overrides')
        .set({ withdrawn_at: new Date().toISOString(), withdrawn_by: by })
        .where('id', '=', id)
        .where('case_id', '=', key.id)
        .where('withdrawn_at', '=', '')
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) await touch(db, 'cases', key.id);
      return numUpdatedRows > 0n;
    });
  }

  list(key: CaseAccess): Promise<readonly Override[]> {
    return guarded('cannot read the overrides', async () => {
      const { db } = this.#backend;
      return (await opens(db, key)) ? ofCase(db, key.id, false) : [];
    });
  }

  history(key: MemberKey): Promise<readonly Override[]> {
    return guarded('cannot read the overrides', async () => {
      const { db } = this.#backend;
      return 'organisation' in key && (await opens(db, key)) ? ofCase(db, key.id, true) : [];
    });
  }

  ofShare(share: CaseKey): Promise<readonly Override[]> {
    return guarded('cannot read the overrides', async () => {
      const { db } = this.#backend;
      if (!(await opens(db, share, 'shares'))) return [];
      const row = await db.selectFrom('shares').select('case_id').where('id', '=', share.id).executeTakeFirst();
      return row ? ofCase(db, row.case_id, false) : [];
    });
  }

  ofOrganisation(organisation: string, withdrawn: boolean): Promise<readonly Disagreement[]> {
    return guarded('cannot read the overrides', async () => {
      const { db } = this.#backend;
      const all = db
        .selectFrom('overrides')
        .innerJoin('cases', 'cases.id', 'overrides.case_id')
        .leftJoin('clients', 'clients.id', 'cases.client_id')
        .selectAll('overrides')
        .select(['cases.label', 'cases.profile', 'clients.name as client_name'])
        .where('cases.organisation_id', '=', organisation);
      const rows = await (withdrawn ? all : all.where('overrides.withdrawn_at', '=', ''))
        .orderBy('overrides.created_at', 'desc')
        .orderBy('overrides.id')
        .limit(mostListed)
        .execute();
      const overrides = await overridesOf(db, rows);
      return rows.flatMap(({ case_id, label, client_name, profile }, index) => {
        const read = profileOf(profile);
        const about = { caseId: case_id, label, clientName: client_name };
        // A damaged case must not hide the others; its own page says what is wrong with it.
        return read ? [{ ...overrides[index]!, ...about, profile: read }] : [];
      });
    });
  }
}

async function ofCase(db: Db, caseId: string, withdrawn: boolean): Promise<readonly Override[]> {
  const all = db.selectFrom('overrides').selectAll().where('case_id', '=', caseId);
  const rows = await (withdrawn ? all : all.where('withdrawn_at', '=', ''))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return overridesOf(db, rows);
}

async function overridesOf(db: Db, rows: readonly OverrideTable[]): Promise<readonly Override[]> {
  const person = await namesOf(
    db,
    rows.flatMap(({ author, withdrawn_by }) => [author, withdrawn_by]),
  );
  return rows.map((row) => ({
    id: row.id,
    decision: row.decision,
    market: row.market || null,
    engine: engineOf(row.engine),
    choice: row.choice,
    reason: row.reason,
    author: person(row.author),
    createdAt: row.created_at,
    rulebook: { version: row.rulebook_version, hash: row.rulebook_hash },
    withdrawn: row.withdrawn_at === '' ? null : { by: person(row.withdrawn_by), at: row.withdrawn_at },
  }));
}

function engineOf(text: string): readonly string[] {
  try {
    return overrideSchema.shape.engine.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}
