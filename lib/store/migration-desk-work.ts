import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What advisers write beside a case: notes, views of their own, and what they did for a client. */
export const deskWork: Migration = {
  up: async (db: Kysely<unknown>) => {
    await written(db, 'notes')
      .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id').onDelete('cascade'))
      .addColumn('section', 'text', (column) => column.notNull())
      .addColumn('market', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('editor', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute();
    await written(db, 'overrides')
      .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id').onDelete('cascade'))
      .addColumn('decision', 'text', (column) => column.notNull())
      .addColumn('market', 'text', (column) => column.notNull())
      .addColumn('engine', 'text', (column) => column.notNull())
      .addColumn('choice', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('rulebook_version', 'text', (column) => column.notNull())
      .addColumn('rulebook_hash', 'text', (column) => column.notNull())
      .addColumn('withdrawn_at', 'text', (column) => column.notNull())
      .addColumn('withdrawn_by', 'text', (column) => column.notNull())
      .execute();
    await written(db, 'engagements')
      .addColumn('organisation_id', 'text', (column) =>
        column.notNull().references('organisations.id').onDelete('cascade'),
      )
      .addColumn('client_id', 'text', (column) => column.references('clients.id').onDelete('cascade'))
      .addColumn('case_id', 'text', (column) => column.references('cases.id').onDelete('cascade'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('due', 'text', (column) => column.notNull())
      .addColumn('done_at', 'text', (column) => column.notNull())
      .addCheckConstraint('engagements_about_one', sql`(client_id is null) <> (case_id is null)`)
      .execute();
    for (const [table, column] of [
      ['notes', 'case_id'],
      ['overrides', 'case_id'],
      ['engagements', 'organisation_id'],
      ['engagements', 'client_id'],
      ['engagements', 'case_id'],
    ] as const)
      await db.schema.createIndex(`${table}_of_${column}`).on(table).column(column).execute();
    // Two consultants at once: the second is told to try again, and no decision has two views.
    await db.schema
      .createIndex('overrides_in_force')
      .unique()
      .on('overrides')
      .columns(['case_id', 'decision', 'market'])
      .where(sql.ref('withdrawn_at'), '=', '')
      .execute();
  },
};

function written(db: Kysely<unknown>, name: string) {
  return db.schema
    .createTable(name)
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull());
}
