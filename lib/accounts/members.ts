import { type Role, roleOf } from '../access/index.ts';
import { isId } from '../store/index.ts';
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
  const owners = members.filter(({ role }) => role === 'owner').length;
  if (losesOwner && member.role === 'owner' && owners <= 1) return 'lastOwner';
  try {
    await change();
    return 'done';
  } catch (error) {
    if (isRefusal(error)) return 'unknown';
    throw error;
  }
}
