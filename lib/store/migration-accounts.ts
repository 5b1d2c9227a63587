import { type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * People, organisations and what an organisation keeps. `attempts` and what belongs to the desk is ours; the other
 * tables have the columns that the account library reads and writes, and a test asks it whether it misses anything.
 */
export const accounts: Migration = {
  up: async (db) => {
    await people(db);
    await organisations(db);
    await desk(db);
  },
};

/** Types that the library uses: SQLite has neither times nor truth values. */
function typesOf(db: Kysely<unknown>) {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return postgres
    ? { time: sql`timestamptz`, truth: sql`boolean`, long: sql`bigint` }
    : { time: sql`date`, truth: sql`integer`, long: sql`bigint` };
}

function table(db: Kysely<unknown>, name: string) {
  return db.schema.createTable(name).addColumn('id', 'text', (column) => column.primaryKey().notNull());
}

async function index(db: Kysely<unknown>, on: string, ...columns: string[]) {
  await db.schema
    .createIndex(`${on}_by_${columns.join('_').toLowerCase()}`)
    .on(on)
    .columns(columns)
    .execute();
}

async function people(db: Kysely<unknown>): Promise<void> {
  const { time, truth, long } = typesOf(db);
  await table(db, 'users')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('emailVerified', truth, (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('createdAt', time, (column) => column.notNull())
    .addColumn('updatedAt', time, (column) => column.notNull())
    .execute();
  await table(db, 'sessions')
    .addColumn('expiresAt', time, (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('createdAt', time, (column) => column.notNull())
    .addColumn('updatedAt', time, (column) => column.notNull())
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .addColumn('userId', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('activeOrganizationId', 'text')
    .execute();
  await table(db, 'credentials')
    .addColumn('accountId', 'text', (column) => column.notNull())
    .addColumn('providerId', 'text', (column) => column.notNull())
    .addColumn('userId', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', time)
    .addColumn('refreshTokenExpiresAt', time)
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('createdAt', time, (column) => column.notNull())
    .addColumn('updatedAt', time, (column) => column.notNull())
    .execute();
  await table(db, 'verifications')
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expiresAt', time, (column) => column.notNull())
    .addColumn('createdAt', time, (column) => column.notNull())
    .addColumn('updatedAt', time, (column) => column.notNull())
    .execute();
  await table(db, 'passkeys')
    .addColumn('name', 'text')
    .addColumn('publicKey', 'text', (column) => column.notNull())
    .addColumn('userId', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('credentialID', 'text', (column) => column.notNull())
    .addColumn('counter', 'integer', (column) => column.notNull())
    .addColumn('deviceType', 'text', (column) => column.notNull())
    .addColumn('backedUp', truth, (column) => column.notNull())
    .addColumn('transports', 'text')
    .addColumn('createdAt', time)
    .addColumn('aaguid', 'text')
    .execute();
  await table(db, 'rate_limits')
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('lastRequest', long, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('attempts')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('since', long, (column) => column.notNull())
    .execute();
  for (const name of ['sessions', 'credentials', 'passkeys']) await index(db, name, 'userId');
  await index(db, 'verifications', 'identifier');
  await index(db, 'passkeys', 'credentialID');
}

async function organisations(db: Kysely<unknown>): Promise<void> {
  const { time } = typesOf(db);
  await table(db, 'organisations')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('logo', 'text')
    .addColumn('createdAt', time, (column) => column.notNull())
    .addColumn('metadata', 'text')
    .addColumn('keepMonths', 'integer')
    .execute();
  await table(db, 'members')
    .addColumn('organizationId', 'text', (column) =>
      column.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('userId', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('createdAt', time, (column) => column.notNull())
    .addUniqueConstraint('members_once', ['organizationId', 'userId'])
    .execute();
  await table(db, 'invitations')
    .addColumn('organizationId', 'text', (column) =>
      column.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('role', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('expiresAt', time, (column) => column.notNull())
    .addColumn('createdAt', time, (column) => column.notNull())
    .addColumn('inviterId', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .execute();
  await index(db, 'members', 'userId');
  await index(db, 'invitations', 'organizationId');
  await index(db, 'invitations', 'email');
}

/** An organisation's clients, its cases and who did what with them. */
async function desk(db: Kysely<unknown>): Promise<void> {
  await table(db, 'clients')
    .addColumn('organisation_id', 'text', (column) =>
      column.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('archived_at', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  // One column a statement: SQLite adds no two.
  const cases = () => db.schema.alterTable('cases');
  await cases()
    .addColumn('organisation_id', 'text', (column) => column.references('organisations.id').onDelete('cascade'))
    .execute();
  await cases()
    .addColumn('client_id', 'text', (column) => column.references('clients.id').onDelete('cascade'))
    .execute();
  await cases()
    .addColumn('label', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await cases()
    .addColumn('archived_at', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await table(db, 'audit')
    .addColumn('organisation_id', 'text', (column) =>
      column.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('party', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .execute();
  await index(db, 'clients', 'organisation_id');
  await index(db, 'cases', 'organisation_id', 'updated_at');
  await index(db, 'cases', 'client_id');
  await index(db, 'audit', 'organisation_id', 'at');
}
