import type { Accounts } from './accounts.ts';
import { isRefusal } from './refusal.ts';

/** A device on which someone is signed in. Its token stays on the server. */
export interface Session {
  readonly id: string;
  /** As the browser calls itself; may be anything. */
  readonly browser: string;
  readonly since: Date;
  readonly until: Date;
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly since: Date | null;
}

/** Last signed in first. Not by the library's call, which wants to have been signed in anew after a day. */
export async function sessionsOf({ store }: Accounts, userId: string): Promise<readonly Session[]> {
  const rows = await rowsOf(store, userId);
  return rows
    .map(({ id, userAgent, createdAt, expiresAt }) => ({
      id,
      browser: userAgent ?? '',
      since: new Date(createdAt),
      until: new Date(expiresAt),
    }))
    .filter(({ until }) => until.getTime() > Date.now())
    .sort((a, b) => b.since.getTime() - a.since.getTime());
}

/** @returns false if they have no such session */
export async function endSession({ auth, store }: Accounts, userId: string, id: string): Promise<boolean> {
  const found = (await rowsOf(store, userId)).find((session) => session.id === id);
  if (found) await (await auth.$context).internalAdapter.deleteSession(found.token);
  return found !== undefined;
}

/** @param kept id of the session that goes on */
export async function endOtherSessions(accounts: Accounts, userId: string, kept: string): Promise<void> {
  for (const { id } of await rowsOf(accounts.store, userId)) if (id !== kept) await endSession(accounts, userId, id);
}

function rowsOf({ database: { db } }: Accounts['store'], userId: string) {
  return db
    .selectFrom('sessions')
    .select(['id', 'token', 'userAgent', 'createdAt', 'expiresAt'])
    .where('userId', '=', userId)
    .execute();
}

export async function passkeysOf({ auth }: Accounts, headers: Headers): Promise<readonly Passkey[]> {
  const passkeys = await auth.api.listPasskeys({ headers });
  return passkeys.map(({ id, name, createdAt }) => ({
    id,
    name: name ?? '',
    since: createdAt ? new Date(createdAt) : null,
  }));
}

/** @returns false if they have no such passkey */
export async function removePasskey({ auth }: Accounts, headers: Headers, id: string): Promise<boolean> {
  const known = (await auth.api.listPasskeys({ headers })).some((passkey) => passkey.id === id);
  if (known) await auth.api.deletePasskey({ headers, body: { id } });
  return known;
}

/** Ends the other sessions too. @returns false if the present password is wrong */
export async function changePassword(
  { auth }: Accounts,
  headers: Headers,
  present: string,
  next: string,
): Promise<boolean> {
  try {
    const body = { currentPassword: present, newPassword: next, revokeOtherSessions: true };
    await auth.api.changePassword({ headers, body });
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}
