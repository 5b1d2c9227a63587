import type { Audit, AuditEntry, AuditEvent } from './audit-types.ts';
import type { Backend } from './backend.ts';
import { guarded } from './guard.ts';
import { newKey } from './key.ts';

const onceMinutes = 15;

export class OrganisationAudit implements Audit {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  note(organisation: string, event: AuditEvent): Promise<void> {
    return guarded('cannot write the audit log', async () => {
      await this.#backend.db
        .insertInto('audit')
        .values({
          id: newKey().id,
          organisation_id: organisation,
          at: new Date().toISOString(),
          actor: event.actor ?? '',
          party: event.party,
          event: event.event,
          subject: event.subject,
          subject_id: event.subjectId,
        })
        .execute();
    });
  }

  noteOnce(organisation: string, event: AuditEvent): Promise<void> {
    return guarded('cannot write the audit log', async () => {
      const since = new Date(Date.now() - onceMinutes * 60_000).toISOString();
      const same = await this.#backend.db
        .selectFrom('audit')
        .select('id')
        .where('organisation_id', '=', organisation)
        .where('at', '>', since)
        .where('actor', '=', event.actor ?? '')
        .where('party', '=', event.party)
        .where('event', '=', event.event)
        .where('subject_id', '=', event.subjectId)
        .limit(1)
        .executeTakeFirst();
      if (!same) await this.note(organisation, event);
    });
  }

  list(organisation: string, most: number, before?: Pick<AuditEntry, 'at' | 'id'>): Promise<readonly AuditEntry[]> {
    return guarded('cannot read the audit log', async () => {
      const all = this.#backend.db.selectFrom('audit').selectAll().where('organisation_id', '=', organisation);
      const isText = before && !`${before.at}${before.id}`.includes('\0');
      // What one night has deleted stands there at one and the same moment.
      const rows = await (isText
        ? all.where(({ or, and, eb }) =>
            or([eb('at', '<', before.at), and([eb('at', '=', before.at), eb('id', '>', before.id)])]),
          )
        : all
      )
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(({ id, at, actor, party, event, subject, subject_id }) => ({
        id,
        at,
        actor: actor || null,
        party,
        event,
        subject: subject as AuditEntry['subject'],
        subjectId: subject_id,
      }));
    });
  }
}
