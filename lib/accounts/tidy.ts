import type { Store } from '../store/index.ts';

/** Deletes what has run out: sessions, invitations that were used, withdrawn or not taken up, tokens, counts of tries. */
export async function tidy({ database: { db, type } }: Pick<Store, 'database'>, now: Date): Promise<void> {
  // A time is a text in SQLite.
  const time = (type === 'postgres' ? now : now.toISOString()) as string;
  await db.deleteFrom('sessions').where('expiresAt', '<', time).execute();
  await db.deleteFrom('verifications').where('expiresAt', '<', time).execute();
  await db
    .deleteFrom('invitations')
    .where(({ or, eb }) => or([eb('status', '!=', 'pending'), eb('expiresAt', '<', time)]))
    .execute();
  const hour = now.getTime() - 3600_000;
  await db.deleteFrom('attempts').where('since', '<', hour).execute();
  await db.deleteFrom('rate_limits').where('lastRequest', '<', hour).execute();
}
