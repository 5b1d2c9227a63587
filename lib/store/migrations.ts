import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StoreError } from './errors.ts';
import { accounts } from './migration-accounts.ts';
import { batches } from './migration-batches.ts';
import { deskWork } from './migration-desk-work.ts';
import { lab } from './migration-lab.ts';
import type { Tables } from './tables.ts';

/** Own name: a database may be shared with another program that uses Kysely. */
const migrationTable = 'landfall_migration';

/** Run in order of name, once each. A migration that has been released is never changed; append another. */
const migrations: Record<string, Migration> = {
  '001-cases': {
    up: (db) =>
      db.schema
        .createTable('cases')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('secret_hash', 'text', (column) => column.notNull())
        .addColumn('profile', 'text', (column) => column.notNull())
        .addColumn('place', 'text', (column) => column.notNull())
        .addColumn('locale', 'text', (column) => column.notNull())
        .addColumn('rulebook_version', 'text', (column) => column.notNull())
        .addColumn('rulebook_hash', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute(),
  },
  '002-kept-with-a-case': {
    up: async (db) => {
      await db.schema
        .alterTable('cases')
        .addColumn('outcome', 'text', (column) => column.notNull().defaultTo('null'))
        .execute();
      await ofCase(db.schema.createTable('shares'))
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('secret_hash', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .execute();
      await ofCase(db.schema.createTable('versions'))
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('profile', 'text', (column) => column.notNull())
        .addColumn('locale', 'text', (column) => column.notNull())
        .addColumn('rulebook_version', 'text', (column) => column.notNull())
        .addColumn('rulebook_hash', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .execute();
      await ofCase(db.schema.createTable('checklist'))
        .addColumn('item', 'text', (column) => column.notNull())
        .addColumn('done', 'integer', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('due', 'text', (column) => column.notNull())
        .addColumn('note', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('checklist_key', ['case_id', 'item'])
        .execute();
      for (const table of ['shares', 'versions'])
        await db.schema.createIndex(`${table}_of_case`).on(table).column('case_id').execute();
    },
  },
  '003-accounts': accounts,
  '004-desk-work': deskWork,
  '005-batches': batches,
  '006-lab': lab,
};

/** What belongs to a case is deleted with it. */
function ofCase(table: CreateTableBuilder<string, never>) {
  return table.addColumn('case_id', 'text', (column) => column.notNull().references('cases.id').onDelete('cascade'));
}

function migratorOf(db: Kysely<Tables>): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: migrationTable,
    migrationLockTableName: `${migrationTable}_lock`,
    // By code unit: the language of the machine must not decide the order.
    nameComparator: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  });
}

/**
 * Whether every migration has been run. Takes no lock.
 *
 * @throws StoreError `settings` if a later version of the program has already changed the database
 */
export async function isMigrated(db: Kysely<Tables>): Promise<boolean> {
  const known = await migratorOf(db).getMigrations();
  if (known.every(({ executedAt }) => executedAt === undefined)) return false;
  const executed = await sql<{ name: string }>`select name from ${sql.table(migrationTable)}`.execute(db);
  const later = executed.rows.map(({ name }) => name).filter((name) => !Object.hasOwn(migrations, name));
  if (later.length > 0)
    throw new StoreError(
      'settings',
      `the database was changed by a later version of Landfall (${later.join(', ')}); start that version`,
    );
  return known.every(({ executedAt }) => executedAt !== undefined);
}

/** On PostgreSQL Kysely lets one process at a time in; on SQLite it does not and the caller must. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) throw error;
}
