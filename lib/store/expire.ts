import type { Backend } from './backend.ts';
import type { Expired } from './desk-types.ts';
import { guarded } from './guard.ts';
import { newKey } from './key.ts';

/** What `Desk.expire` does. Each organisation's deletion is one transaction, with its entry in the audit log. */
export function expire(backend: Backend, now: Date): Promise<readonly Expired[]> {
  return guarded('cannot delete what is past its retention', async () => {
    const kept = await backend.db
      .selectFrom('organisations')
      .select(['id', 'keepMonths'])
      .where('keepMonths', 'is not', null)
      .execute();
    const expired: Expired[] = [];
    for (const { id, keepMonths } of kept) {
      if (keepMonths === null || keepMonths < 1) continue;
      const done = await expireOf(backend, id, monthsBefore(now, keepMonths), now);
      if (done.cases.length + done.clients.length + done.entries > 0) expired.push(done);
    }
    if (expired.length > 0) await backend.forget();
    return expired;
  });
}

/** What `Desk.due` answers. */
export function due({ db }: Backend, organisation: string, now: Date): Promise<number> {
  return guarded('cannot count what is past its retention', async () => {
    const kept = await db
      .selectFrom('organisations')
      .select('keepMonths')
      .where('id', '=', organisation)
      .executeTakeFirst();
    if (!kept?.keepMonths) return 0;
    const { count } = await db
      .selectFrom('cases')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('organisation_id', '=', organisation)
      .where('updated_at', '<', monthsBefore(now, kept.keepMonths))
      .executeTakeFirstOrThrow();
    return Number(count);
  });
}

function expireOf({ db }: Backend, organisation: string, before: string, now: Date): Promise<Expired> {
  return db.transaction().execute(async (all) => {
    const cases = await all
      .deleteFrom('cases')
      .where('organisation_id', '=', organisation)
      .where('updated_at', '<', before)
      .returning('id')
      .execute();
    const clients = await all
      .deleteFrom('clients')
      .where('organisation_id', '=', organisation)
      .where('updated_at', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('cases').select('cases.id').whereRef('cases.client_id', '=', 'clients.id'))),
      )
      .returning('id')
      .execute();
    // Runs go with their population; files of both are cleared away once their rows are gone.
    const populations = await all
      .deleteFrom('lab_entries')
      .where('organisation_id', '=', organisation)
      .where('kind', '=', 'population')
      .where('updated_at', '<', before)
      .returning('id')
      .execute();
    const { numDeletedRows } = await all
      .deleteFrom('audit')
      .where('organisation_id', '=', organisation)
      .where('at', '<', before)
      .executeTakeFirstOrThrow();
    const gone = [
      ...cases.map(({ id }) => ({ subject: 'case', subject_id: id })),
      ...clients.map(({ id }) => ({ subject: 'client', subject_id: id })),
      ...populations.map(({ id }) => ({ subject: 'population', subject_id: id })),
    ];
    for (const subject of gone)
      await all
        .insertInto('audit')
        .values({
          ...subject,
          id: newKey().id,
          organisation_id: organisation,
          at: now.toISOString(),
          actor: '',
          party: 'server',
          event: 'expire',
        })
        .execute();
    return {
      organisation,
      cases: cases.map(({ id }) => id),
      clients: clients.map(({ id }) => id),
      entries: Number(numDeletedRows),
    };
  });
}

/** The same day, months earlier; the last of a shorter month. ISO 8601 in UTC, as the columns are. */
function monthsBefore(now: Date, months: number): string {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString();
}
