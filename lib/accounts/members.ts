import { type Role, roleOf } from '../access/index.ts';
import { isId, type Tables } from '../store/index.ts';
import type { Accounts } from './accounts.ts';
import { isRefusal } from './refusal.ts';

/** An organisation, and what someone is in it. */
export interface Membership {
  readonly organisation: string;
  readonly name: string;
  readonly role: Role;
  /** Months after the last change that a case is kept; null = until it is deleted. */
  readonly keepMonths: number | null;
}

export interface Member {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** Oldest first. A role that this version does not know is none. */
export async function membershipsOf({ store }: Accounts, userId: string): Promise<readonly Membership[]> {
  const rows = await store.database.db
    .selectFrom('members')
    .innerJoin('organisations', 'organisations.id', 'members.organizationId')
    .select(['organisations.id', 'organisations.name', 'organisations.keepMonths', 'members.role'])
    .where('members.userId', '=', userId)
    .orderBy('members.createdAt')
    .execute();
  return rows.flatMap(({ id, name, keepMonths, role: text }) => {
    const role = roleOf(text);
    return role ? [{ organisation: id, name, role, keepMonths }] : [];
  });
}

/** By name. */
export async function membersOf({ store }: Accounts, organisation: string): Promise<readonly Member[]> {
  const rows = await store.database.db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.userId')
    .select(['members.id', 'users.id as userId', 'users.name', 'users.email', 'members.role'])
    .where('members.organizationId', '=', organisation)
    .orderBy('users.name')
    .execute();
  return rows.flatMap(({ role: text, ...member }) => {
    const role = roleOf(text);
    return role ? [{ ...member, role }] : [];
  });
}

export type MemberChange = 'done' | 'unknown' | 'lastOwner';

export function changeRole(
  accounts: Accounts,
  headers: Headers,
  organisation: string,
  memberId: string,
  role: Role,
): Promise<MemberChange> {
  return changed(accounts, organisation, memberId, role !== 'owner', () =>
    accounts.auth.api.updateMemberRole({ headers, body: { memberId, role, organizationId: organisation } }),
  );
}

export function removeMember(
  accounts: Accounts,
  headers: Headers,
  organisation: string,
  memberId: string,
): Promise<MemberChange> {
  return changed(accounts, organisation, memberId, true, () =>
    accounts.auth.api.removeMember({ headers, body: { memberIdOrEmail: memberId, organizationId: organisation } }),
  );
}

/** Takes oneself out. */
export async function leave(
  accounts: Accounts,
  headers: Headers,
  organisation: string,
  userId: string,
): Promise<MemberChange> {
  const own = (await membersOf(accounts, organisation)).find((member) => member.userId === userId);
  if (!own) return 'unknown';
  return changed(accounts, organisation, own.id, true, () =>
    accounts.auth.api.leaveOrganization({ headers, body: { organizationId: organisation } }),
  );
}

/** Chooses the organisation whose desk this device shows. */
export async function choose({ auth }: Accounts, headers: Headers, organisation: string): Promise<void> {
  await auth.api.setActiveOrganization({ headers, body: { organizationId: organisation } });
}

/** @param keepMonths null keeps cases until they are deleted */
export async function changeOrganisation(
  { store }: Accounts,
  organisation: string,
  change: { readonly name: string } | { readonly keepMonths: number | null },
): Promise<void> {
  await store.database.db.updateTable('organisations').set(change).where('id', '=', organisation).execute();
}

/** An organisation always has an owner. */
async function changed(
  accounts: Accounts,
  organisation: string,
  memberId: string,
  losesOwner: boolean,
  change: () => Promise<unknown>,
): Promise<MemberChange> {
  const members = isId(memberId) ? await membersOf(accounts, organisation) : [];
  const member = members.find(({ id }) => id === memberId);
  if (!member) return 'unknown';
  const steppingDown = losesOwner && member.role === 'owner' ? await rowsOf(accounts, member.userId, organisation) : [];
  if (steppingDown.length > 0 && members.filter(({ role }) => role === 'owner').length <= 1) return 'lastOwner';
  try {
    await change();
  } catch (error) {
    if (isRefusal(error)) return 'unknown';
    throw error;
  }
  return (await isOwned(accounts, steppingDown)) ? 'done' : 'lastOwner';
}

/**
 * Takes somebody out of all their organisations.
 * @returns false, and all is as before, if one of them would be left without an owner
 */
export async function leaveAll(accounts: Accounts, userId: string): Promise<boolean> {
  const rows = await rowsOf(accounts, userId);
  if (await anyUnowned(accounts, rows, userId)) return false;
  await accounts.store.database.db.deleteFrom('members').where('userId', '=', userId).execute();
  return isOwned(accounts, rows);
}

type MemberRow = Tables['members'];

function rowsOf({ store }: Accounts, userId: string, organisation?: string): Promise<MemberRow[]> {
  const own = store.database.db.selectFrom('members').selectAll().where('userId', '=', userId);
  return (organisation === undefined ? own : own.where('organizationId', '=', organisation)).execute();
}

/**
 * Looks after a change whether the organisations that lost these members still have an owner, and takes the change back where one has not. After, and not
 * only before: of two owners who step down at the same moment, each still sees the other before.
 */
async function isOwned(accounts: Accounts, lost: readonly MemberRow[]): Promise<boolean> {
  if (!(await anyUnowned(accounts, lost))) return true;
  for (const row of lost)
    await accounts.store.database.db
      .insertInto('members')
      .values(row)
      .onConflict((known) => known.column('id').doUpdateSet({ role: row.role }))
      .execute();
  return false;
}

/** Whether one of the organisations that these members own has no owner. @param without somebody who does not count */
async function anyUnowned({ store }: Accounts, rows: readonly MemberRow[], without = ''): Promise<boolean> {
  for (const { organizationId } of rows.filter(({ role }) => role === 'owner')) {
    const owner = await store.database.db
      .selectFrom('members')
      .select('id')
      .where('organizationId', '=', organizationId)
      .where('role', '=', 'owner')
      .where('userId', '!=', without)
      .limit(1)
      .executeTakeFirst();
    if (!owner) return true;
  }
  return false;
}
