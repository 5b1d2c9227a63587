import { createHash } from 'node:crypto';
import type { Store } from '../store/index.ts';

/** Most tries within a window: to sign in at one account, of anything from one address, and mails with a link for a new password. */
export const mostAttempts = { account: 10, address: 50, reset: 3, windowMinutes: 15 } as const;

/**
 * Counts a try before its password is looked at, so that many at once do not slip through.
 * @returns false if there were too many already
 */
export async function attempt(
  { database: { db } }: Pick<Store, 'database'>,
  kind: 'account' | 'address' | 'reset',
  who: string,
  now = new Date(),
): Promise<boolean> {
  const key = keyOf(kind, who);
  const at = now.getTime();
  const begin = at - mostAttempts.windowMinutes * 60_000;
  await db.deleteFrom('attempts').where('since', '<', begin).execute();
  const { count } = await db
    .insertInto('attempts')
    .values({ key, count: 1, since: at })
    .onConflict((conflict) => conflict.column('key').doUpdateSet((row) => ({ count: row('attempts.count', '+', 1) })))
    .returning('count')
    .executeTakeFirstOrThrow();
  return count <= mostAttempts[kind];
}

/** After a right password. */
export async function forgetAttempts({ database: { db } }: Pick<Store, 'database'>, who: string): Promise<void> {
  await db.deleteFrom('attempts').where('key', '=', keyOf('account', who)).execute();
}

/** A hash: neither addresses nor e-mail stand in the table. */
function keyOf(kind: string, who: string): string {
  return createHash('sha256').update(`${kind}:${who.trim().toLowerCase()}`).digest('hex');
}
