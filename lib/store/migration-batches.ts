import { type CreateTableBuilder, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Documents of many cases, made one after another. They go with their case and with their batch. */
export const batches: Migration = {
  up: async (db) => {
    const text = (table: CreateTableBuilder<string, string>, ...names: string[]): typeof table =>
      names.reduce((all, name) => all.addColumn(name, 'text', (column) => column.notNull()), table);
    await text(
      db.schema
        .createTable('batches')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('organisation_id', 'text', (column) =>
          column.notNull().references('organisations.id').onDelete('cascade'),
        ),
      ...['actor', 'party', 'choices', 'runner', 'beat_at', 'started_at', 'cancelled_at', 'created_at', 'updated_at'],
    ).execute();
    await text(
      db.schema
        .createTable('batch_items')
        .addColumn('batch_id', 'text', (column) => column.notNull().references('batches.id').onDelete('cascade'))
        .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id').onDelete('cascade'))
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('size', 'integer', (column) => column.notNull()),
      'state',
    )
      // SQLite keeps bytes as they are in a column of any type.
      .addColumn('content', sql`bytea`)
      .addPrimaryKeyConstraint('batch_items_key', ['batch_id', 'case_id'])
      .execute();
    await db.schema.createIndex('batches_by_organisation').on('batches').column('organisation_id').execute();
    await db.schema.createIndex('batch_items_by_case').on('batch_items').column('case_id').execute();
  },
};
