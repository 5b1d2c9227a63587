import { longest, newKey } from '../store/index.ts';
import type { Accounts } from './accounts.ts';
import { attempt, forgetAttempts } from './attempts.ts';
import { addressHeader } from './auth.ts';
import { isEmail, passwordLength } from './limits.ts';
import { leaveAll } from './members.ts';
import { isRefusal } from './refusal.ts';
import { isSignedAs, sign } from './secret.ts';

/** Who is signed in, as long as one request lasts. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  /** The organisation last chosen on this device; whether they still are a member is another question. */
  readonly chosen: string | null;
}

export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** What is wrong with what a newcomer typed. */
export type NewcomerProblem = 'name' | 'email' | 'password';

const ownerLink = 'first-owner';
const firstSlug = 'first';

export async function personOf({ auth }: Accounts, headers: Headers): Promise<Person | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { user, session } = found;
  const { id, name, email } = user;
  return { id, name, email, sessionId: session.id, chosen: session.activeOrganizationId ?? null };
}

/** Checks what a newcomer typed; nothing is stored. */
export function newcomerProblem({ name, email, password }: Newcomer): NewcomerProblem | null {
  if (name.trim() === '' || name.trim().length > longest.name || name.includes('\0')) return 'name';
  if (!isEmail(email)) return 'email';
  return isPassword(password) ? null : 'password';
}

export function isPassword(password: string): boolean {
  return password.length >= passwordLength.least && password.length <= passwordLength.most;
}

/** `wrong`: no such account or not its password. `wait`: too many tries. */
export async function signIn(
  { auth, store }: Accounts,
  headers: Headers,
  email: string,
  password: string,
): Promise<'signedIn' | 'wrong' | 'wait'> {
  const address = headers.get(addressHeader);
  const here = address === null || (await attempt(store, 'address', address));
  // Counted in any case: who waits because of an address must not learn about the account.
  const there = await attempt(store, 'account', email);
  if (!here || !there) return 'wait';
  try {
    await auth.api.signInEmail({ body: { email: email.trim(), password }, headers });
  } catch (error) {
    if (isRefusal(error)) return 'wrong';
    throw error;
  }
  await forgetAttempts(store, email);
  return 'signedIn';
}

export async function signOut({ auth }: Accounts, headers: Headers): Promise<void> {
  await auth.api.signOut({ headers });
}

/**
 * Makes an account and signs its owner in.
 * @returns the id and the session's cookie for a further call in this request; `taken` if the address has an account
 */
export async function addPerson(
  { auth }: Accounts,
  headers: Headers,
  { name, email, password }: Newcomer,
): Promise<{ readonly id: string; readonly signedIn: Headers } | 'taken'> {
  const context = await auth.$context;
  const address = email.trim().toLowerCase();
  if (await context.internalAdapter.findUserByEmail(address)) return 'taken';
  const hash = await context.password.hash(password);
  const user = await context.internalAdapter.createUser(
    { name: name.trim(), email: address, emailVerified: false },
    { method: 'email-password' },
  );
  const credential = { userId: user.id, accountId: user.id, providerId: 'credential', password: hash };
  await context.internalAdapter.linkAccount(credential);
  const answer = await auth.api.signInEmail({ body: { email: address, password }, headers, returnHeaders: true });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { id: user.id, signedIn: new Headers({ cookie: cookies.join('; ') }) };
}

/** The token of the link that makes the first owner; null once there is an organisation. */
export async function ownerToken({ store, secret }: Pick<Accounts, 'store' | 'secret'>): Promise<string | null> {
  const { db } = store.database;
  const known = await db.selectFrom('organisations').select('id').limit(1).executeTakeFirst();
  return known ? null : sign(secret, ownerLink, '');
}

/** Whether a link makes the first owner: the right one, and nobody has used it. */
export async function isOwnerToken(accounts: Accounts, token: string): Promise<boolean> {
  return (await ownerToken(accounts)) !== null && isSignedAs(accounts.secret, ownerLink, '', token);
}

/**
 * The first owner with their organisation.
 * @returns the organisation's id; `unknown` if the link is not, or no longer, good
 */
export async function addFirstOwner(
  accounts: Accounts,
  headers: Headers,
  token: string,
  newcomer: Newcomer,
  organisation: string,
): Promise<{ readonly id: string; readonly organisation: string } | 'unknown' | 'taken'> {
  if (!(await isOwnerToken(accounts, token))) return 'unknown';
  const person = await addPerson(accounts, headers, newcomer);
  if (person === 'taken') return person;
  try {
    // Its short name is one of a kind: of two who use the link at once, one comes first.
    const opened = await openOrganisation(accounts, person.id, organisation, firstSlug);
    return { id: person.id, organisation: opened };
  } catch (error) {
    await (await accounts.auth.$context).internalAdapter.deleteUser(person.id);
    // Refused by the library, or by the database where the other was stored between the library's look and its insert.
    if (isRefusal(error) || (await ownerToken(accounts)) === null) return 'unknown';
    throw error;
  }
}

/**
 * Removes an account with its sessions, passkeys and memberships.
 * @returns false if an organisation would be left without an owner
 */
export async function deletePerson(accounts: Accounts, userId: string): Promise<boolean> {
  if (!(await leaveAll(accounts, userId))) return false;
  await (await accounts.auth.$context).internalAdapter.deleteUser(userId);
  return true;
}

/** @returns its id */
export async function openOrganisation(
  { auth }: Accounts,
  userId: string,
  name: string,
  slug = newKey().id,
): Promise<string> {
  const made = await auth.api.createOrganization({ body: { name: name.trim(), slug, userId } });
  return made.id;
}
