import type { Migration } from 'kysely/migration';

/** Populations, scenarios and runs of the policy lab. A run goes with its population, all of it with the organisation. */
export const lab: Migration = {
  up: async (db) => {
    let table = db.schema
      .createTable('lab_entries')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organisation_id', 'text', (column) =>
        column.notNull().references('organisations.id').onDelete('cascade'),
      )
      .addColumn('population_id', 'text', (column) => column.references('lab_entries.id').onDelete('cascade'))
      .addColumn('done', 'integer', (column) => column.notNull())
      .addColumn('total', 'integer', (column) => column.notNull());
    for (const name of [
      ...['kind', 'name', 'actor', 'party', 'state', 'choices', 'outcome'],
      ...['runner', 'beat_at', 'created_at', 'updated_at'],
    ])
      table = table.addColumn(name, 'text', (column) => column.notNull());
    await table.execute();
    await db.schema.createIndex('lab_by_organisation').on('lab_entries').column('organisation_id').execute();
    await db.schema.createIndex('lab_by_population').on('lab_entries').column('population_id').execute();
  },
};
