import type { JoinBuilder } from 'kysely';
import { type Role, roleOf } from '../access/index.ts';
import { isId, type Tables } from '../store/index.ts';
import type { Accounts } from './accounts.ts';
import { addPerson, type Newcomer } from './people.ts';
import { isRefusal } from './refusal.ts';
import { isSignedAs, sign } from './secret.ts';

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly until: Date;
}

/** What the holder of an invitation's link sees. */
export interface Invited extends Invitation {
  readonly organisation: string;
  readonly organisationName: string;
  /** Whether somebody has an account with this address already. */
  readonly hasAccount: boolean;
}

const purpose = 'invitation';

/** An earlier invitation of the same address ends. @returns `member` if they are one already, `full` at the library's limit */
export async function invite(
  { auth, store }: Accounts,
  headers: Headers,
  organisation: string,
  email: string,
  role: Role,
): Promise<Invitation | 'member' | 'full'> {
  const address = email.trim().toLowerCase();
  const known = await store.database.db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.userId')
    .select('members.id')
    .where('members.organizationId', '=', organisation)
    .where('users.email', '=', address)
    .executeTakeFirst();
  if (known) return 'member';
  if ((await invitationsOf({ store }, organisation)).length >= 100) return 'full';
  const body = { email: address, role: role as never, organizationId: organisation };
  const made = await auth.api.createInvitation({ headers, body });
  return { id: made.id, email: made.email, role, until: new Date(made.expiresAt) };
}

/** An invitation lasts no longer than the power of who made it. */
const stillInvites = (join: JoinBuilder<Tables, 'invitations' | 'members'>) =>
  join
    .onRef('members.userId', '=', 'invitations.inviterId')
    .onRef('members.organizationId', '=', 'invitations.organizationId')
    .on('members.role', '=', 'owner');

/** Those that can still be accepted, newest first. */
export async function invitationsOf(
  { store }: Pick<Accounts, 'store'>,
  organisation: string,
): Promise<readonly Invitation[]> {
  const rows = await store.database.db
    .selectFrom('invitations')
    .innerJoin('members', stillInvites)
    .select(['invitations.id', 'email', 'invitations.role', 'expiresAt'])
    .where('invitations.organizationId', '=', organisation)
    .where('status', '=', 'pending')
    .orderBy('invitations.createdAt', 'desc')
    .execute();
  return rows.flatMap(({ id, email, role: text, expiresAt }) => {
    const [role, until] = [roleOf(text), new Date(expiresAt)];
    return role && until.getTime() > Date.now() ? [{ id, email, role, until }] : [];
  });
}

/** The last part of an invitation's link. Signed, so that what stands in the database is not enough to be let in. */
export function invitationKey({ secret }: Pick<Accounts, 'secret'>, id: string): string {
  return `${id}.${sign(secret, purpose, id)}`;
}

/** The invitation of a link; null if it was withdrawn, used, is out of date, or never was. */
export async function invitedBy({ store, secret }: Accounts, key: string): Promise<Invited | null> {
  const [id = '', signature = ''] = key.split('.');
  if (!isId(id) || !isSignedAs(secret, purpose, id, signature)) return null;
  const row = await store.database.db
    .selectFrom('invitations')
    .innerJoin('organisations', 'organisations.id', 'invitations.organizationId')
    .innerJoin('members', stillInvites)
    .leftJoin('users', 'users.email', 'invitations.email')
    .select(['invitations.email', 'invitations.role', 'invitations.expiresAt', 'organisations.id as organisation'])
    .select(['organisations.name', 'users.id as userId'])
    .where('invitations.id', '=', id)
    .where('invitations.status', '=', 'pending')
    .executeTakeFirst();
  const role = roleOf(row?.role);
  if (!row || !role || new Date(row.expiresAt).getTime() <= Date.now()) return null;
  const { email, organisation, name: organisationName, userId } = row;
  return {
    id,
    email,
    role,
    until: new Date(row.expiresAt),
    organisation,
    organisationName,
    hasAccount: userId !== null,
  };
}

/** Joins with the account that is signed in, whose address must be the invited one. @returns false if the invitation has ended meanwhile */
export async function join({ auth }: Accounts, headers: Headers, { id }: Invited): Promise<boolean> {
  try {
    await auth.api.acceptInvitation({ headers, body: { invitationId: id } });
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** Makes an account for the invited address and joins with it; where joining is refused (`unknown`), no account stays behind. */
export async function joinAsNewcomer(
  accounts: Accounts,
  headers: Headers,
  invited: Invited,
  newcomer: Omit<Newcomer, 'email'>,
): Promise<{ readonly id: string } | 'taken' | 'unknown'> {
  const person = await addPerson(accounts, headers, { ...newcomer, email: invited.email });
  if (person === 'taken') return person;
  if (await join(accounts, person.signedIn, invited)) return { id: person.id };
  await (await accounts.auth.$context).internalAdapter.deleteUser(person.id);
  return 'unknown';
}

/** @returns false if this organisation has no such invitation */
export async function withdraw(
  { auth, store }: Accounts,
  headers: Headers,
  organisation: string,
  id: string,
): Promise<boolean> {
  const known = isId(id) && (await invitationsOf({ store }, organisation)).some((invitation) => invitation.id === id);
  if (known) await auth.api.cancelInvitation({ headers, body: { invitationId: id } });
  return known;
}
