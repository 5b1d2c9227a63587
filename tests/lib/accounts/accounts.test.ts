import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';
import {
  type Accounts,
  addFirstOwner,
  authOptions,
  changeRole,
  createAccounts,
  deletePerson,
  endSession,
  type Invitation,
  invitationKey,
  invitationsOf,
  invite,
  invitedBy,
  isOwnerToken,
  joinAsNewcomer,
  leave,
  membershipsOf,
  membersOf,
  newcomerProblem,
  openOrganisation,
  ownerToken,
  personOf,
  removeMember,
  resetPassword,
  resetToken,
  sessionsOf,
  tidy,
  withdraw,
} from '../../../lib/accounts/server.ts';
import type { Harness } from '../store/harness.ts';
import { onBothDatabases } from './databases.ts';

const secret = 'a secret for tests only, long enough for all';
const origin = 'http://localhost:3000';
const ada = { name: 'Ada', email: 'Ada@Example.org', password: 'a long password' };
const bo = { name: 'Bo', password: 'another password' };

async function accountsOf(database: Harness): Promise<Accounts> {
  return createAccounts(await database.open(), secret, origin);
}

/** Headers of a browser on which someone has signed in. */
async function signedIn({ auth }: Accounts, email: string, password: string): Promise<Headers> {
  const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return new Headers({ cookie: cookies.join('; '), origin });
}

async function owned(accounts: Accounts) {
  const made = await addFirstOwner(accounts, new Headers(), (await ownerToken(accounts))!, ada, 'Harbour');
  if (typeof made === 'string') throw new Error(made);
  return { ...made, headers: await signedIn(accounts, ada.email, ada.password) };
}

async function invited(accounts: Accounts, headers: Headers, organisation: string, email: string, role = 'consultant') {
  return (await invite(accounts, headers, organisation, email, role as never)) as Invitation;
}

onBothDatabases('accounts', (fresh) => {
  test('the library misses no table and no column', async () => {
    await using database = await fresh();
    const store = await database.open();
    const { toBeCreated, toBeAdded } = await getMigrations(authOptions({ store, secret, origin }));
    expect([...toBeCreated, ...toBeAdded]).toEqual([]);
  });

  test('the first owner comes by a link that is good once, even for many at the same time', async () => {
    await using database = await fresh();
    const accounts = await accountsOf(database);
    const token = (await ownerToken(accounts))!;
    for (const wrong of ['', 'x', `${token}x`, token.slice(1)]) expect(await isOwnerToken(accounts, wrong)).toBe(false);
    expect(await addFirstOwner(accounts, new Headers(), 'x', ada, 'Harbour')).toBe('unknown');
    const all = await Promise.all(
      ['Ada', 'eve', 'bo', 'cai', 'dan', 'fei'].map((name) =>
        addFirstOwner(accounts, new Headers(), token, { ...ada, email: `${name}@Example.org` }, 'Harbour'),
      ),
    );
    expect(all.filter((made) => made === 'unknown')).toHaveLength(5);
    expect(await ownerToken(accounts)).toBeNull();
    expect(await isOwnerToken(accounts, token)).toBe(false);
    const people = await database.execute('select * from users');
    expect(people).toHaveLength(1);
    const stored = JSON.stringify([people, await database.execute('select * from credentials')]);
    expect(stored).not.toContain(ada.password);
  });

  test('what a newcomer types is checked', () => {
    expect(newcomerProblem(ada)).toBeNull();
    expect(newcomerProblem({ ...ada, name: ' ' })).toBe('name');
    expect(newcomerProblem({ ...ada, name: 'x'.repeat(101) })).toBe('name');
    for (const email of ['', 'ada', 'a@b', `${'x'.repeat(200)}@example.org`, "a'--@x"])
      expect(newcomerProblem({ ...ada, email }), email).toBe('email');
    expect(newcomerProblem({ ...ada, password: 'short' })).toBe('password');
    expect(newcomerProblem({ ...ada, password: 'x'.repeat(201) })).toBe('password');
  });

  test('nobody signs up by themselves', async () => {
    await using database = await fresh();
    const accounts = await accountsOf(database);
    await owned(accounts);
    await expect(accounts.auth.api.signUpEmail({ body: { ...ada, email: 'eve@example.org' } })).rejects.toThrow();
    expect(await database.execute('select id from users')).toHaveLength(1);
  });

  test('an invitation lets its address in once, as what it says', async () => {
    await using database = await fresh();
    const accounts = await accountsOf(database);
    const { headers, organisation } = await owned(accounts);
    const made = await invited(accounts, headers, organisation, 'Bo@Example.org', 'viewer');
    const key = invitationKey(accounts, made.id);
    const wrong = [
      '',
      made.id,
      `${made.id}.`,
      `${made.id}.${key.slice(23).toLowerCase()}x`,
      `x${key}`,
      `${made.id}.\0`,
    ];
    for (const text of wrong) expect(await invitedBy(accounts, text), text).toBeNull();
    const holder = (await invitedBy(accounts, key))!;
    expect(holder).toMatchObject({
      email: 'bo@example.org',
      role: 'viewer',
      organisationName: 'Harbour',
      hasAccount: false,
    });
    const joined = await joinAsNewcomer(accounts, new Headers(), holder, bo);
    expect(joined).toHaveProperty('id');
    expect(await invitedBy(accounts, key)).toBeNull();
    expect(await membersOf(accounts, organisation)).toMatchObject([
      { email: 'ada@example.org', role: 'owner' },
      { email: 'bo@example.org', role: 'viewer' },
    ]);
    expect(await invite(accounts, headers, organisation, 'BO@example.org', 'owner')).toBe('member');
  });

  test('an invitation ends when it is withdrawn, made anew, or out of date', async () => {
    await using database = await fresh();
    const accounts = await accountsOf(database);
    const { headers, organisation, id } = await owned(accounts);
    const other = await openOrganisation(accounts, id, 'Other');
    const first = await invited(accounts, headers, organisation, 'bo@example.org');
    const second = await invited(accounts, headers, organisation, 'bo@example.org');
    expect(await invitedBy(accounts, invitationKey(accounts, first.id))).toBeNull();
    expect(await withdraw(accounts, headers, other, second.id)).toBe(false);
    expect(await invitedBy(accounts, invitationKey(accounts, second.id))).not.toBeNull();
    expect(await withdraw(accounts, headers, organisation, second.id)).toBe(true);
    expect(await invitedBy(accounts, invitationKey(accounts, second.id))).toBeNull();
    const third = await invited(accounts, headers, organisation, 'bo@example.org');
    await database.execute(`update invitations set "expiresAt" = '2020-01-01T00:00:00.000Z'`);
    expect(await invitedBy(accounts, invitationKey(accounts, third.id))).toBeNull();
    expect(await invitationsOf(accounts, organisation)).toEqual([]);
  });

  test('an owner changes and removes members of their organisation only, and one owner stays', async () => {
    await using database = await fresh();
    const accounts = await accountsOf(database);
    const { headers, organisation, id } = await owned(accounts);
    const other = await openOrganisation(accounts, id, 'Other');
    const made = await invited(accounts, headers, organisation, 'bo@example.org');
    const holder = (await invitedBy(accounts, invitationKey(accounts, made.id)))!;
    const joined = (await joinAsNewcomer(accounts, new Headers(), holder, bo)) as { id: string };
    const [own, theirs] = await membersOf(accounts, organisation);
    expect(await changeRole(accounts, headers, organisation, own!.id, 'viewer')).toBe('lastOwner');
    expect(await removeMember(accounts, headers, organisation, own!.id)).toBe('lastOwner');
    expect(await leave(accounts, headers, organisation, id)).toBe('lastOwner');
    expect(await changeRole(accounts, headers, other, theirs!.id, 'owner')).toBe('unknown');
    expect(await removeMember(accounts, headers, other, theirs!.id)).toBe('unknown');
    const boHeaders = await signedIn(accounts, 'bo@example.org', bo.password);
    expect(await changeRole(accounts, boHeaders, organisation, theirs!.id, 'owner')).toBe('unknown');
    expect(await removeMember(accounts, boHeaders, organisation, own!.id)).toBe('lastOwner');
    expect(await changeRole(accounts, headers, organisation, theirs!.id, 'policyAnalyst')).toBe('done');
    expect(await membershipsOf(accounts, joined.id)).toMatchObject([{ organisation, role: 'policyAnalyst' }]);
    expect(await removeMember(accounts, headers, organisation, theirs!.id)).toBe('done');
    expect(await membershipsOf(accounts, joined.id)).toEqual([]);
    for (const hostile of ['', 'bo@example.org', '\0', 'x'.repeat(1000)])
      expect(await removeMember(accounts, headers, organisation, hostile)).toBe('unknown');
  });

  test('a session ends when its owner ends it, and nobody ends one of others', async () => {
    await using database = await fresh();
    const accounts = await accountsOf(database);
    const { headers, organisation } = await owned(accounts);
    const made = await invited(accounts, headers, organisation, 'bo@example.org');
    const holder = (await invitedBy(accounts, invitationKey(accounts, made.id)))!;
    await joinAsNewcomer(accounts, new Headers(), holder, bo);
    const boHeaders = await signedIn(accounts, 'bo@example.org', bo.password);
    const mine = (await personOf(accounts, headers))!;
    const bos = (await personOf(accounts, boHeaders))!;
    expect(await endSession(accounts, bos.id, mine.sessionId)).toBe(false);
    expect(await personOf(accounts, headers)).not.toBeNull();
    const second = await signedIn(accounts, ada.email, ada.password);
    const sessions = await sessionsOf(accounts, mine.id);
    // The one that came with the first owner's link, and these two.
    expect(sessions).toHaveLength(3);
    const token = decodeURIComponent(second.get('cookie')!).split('=')[1]!.split('.')[0]!;
    expect(JSON.stringify(sessions)).not.toContain(token);
    // Long after signing in too, when the library wants a new one for its own list.
    await database.execute(`update sessions set "createdAt" = '2026-01-01T00:00:00.000Z'`);
    expect(await sessionsOf(accounts, mine.id)).toHaveLength(3);
    expect(await endSession(accounts, mine.id, mine.sessionId)).toBe(true);
    expect(await personOf(accounts, headers)).toBeNull();
    expect(await personOf(accounts, second)).toMatchObject({ name: 'Ada', email: 'ada@example.org' });
    for (const cookie of [
      '',
      'landfall.session_token=x',
      'landfall.session_token=x.y',
      headers.get('cookie')!.slice(0, -4),
    ])
      expect(await personOf(accounts, new Headers({ cookie }))).toBeNull();
  });

  test('a new password is set once by the token that the operator makes, and ends every session', async () => {
    await using database = await fresh();
    const accounts = await accountsOf(database);
    const { headers } = await owned(accounts);
    expect(await resetToken(accounts.store, secret, 'eve@example.org')).toBeNull();
    const token = (await resetToken(accounts.store, secret, ada.email))!;
    expect(JSON.stringify(await database.execute('select * from verifications'))).not.toContain(token);
    expect(await resetPassword(accounts, 'x', 'the new password')).toBe(false);
    expect(await resetPassword(accounts, token, 'short')).toBe(false);
    expect(await resetPassword(accounts, token, 'the new password')).toBe(true);
    expect(await resetPassword(accounts, token, 'another password')).toBe(false);
    expect(await personOf(accounts, headers)).toBeNull();
    await expect(signedIn(accounts, ada.email, ada.password)).rejects.toThrow();
    expect(await personOf(accounts, await signedIn(accounts, ada.email, 'the new password'))).not.toBeNull();
  });

  test.each(['leaves', 'is deleted', 'becomes a viewer'])(
    'of two owners one stays, even if one leaves while the other %s',
    async (how) => {
      await using database = await fresh();
      const accounts = await accountsOf(database);
      const { headers, organisation, id } = await owned(accounts);
      const made = await invited(accounts, headers, organisation, 'bo@example.org', 'owner');
      const holder = (await invitedBy(accounts, invitationKey(accounts, made.id)))!;
      const joined = (await joinAsNewcomer(accounts, new Headers(), holder, bo)) as { id: string };
      const boHeaders = await signedIn(accounts, 'bo@example.org', bo.password);
      const bos = (await membersOf(accounts, organisation)).find(({ userId }) => userId === joined.id)!;
      const second = {
        leaves: () => leave(accounts, boHeaders, organisation, joined.id),
        'is deleted': () => deletePerson(accounts, joined.id),
        'becomes a viewer': () => changeRole(accounts, boHeaders, organisation, bos.id, 'viewer'),
      }[how]!;
      await Promise.all([leave(accounts, headers, organisation, id), second()]);
      const owners = (await membersOf(accounts, organisation)).filter(({ role }) => role === 'owner');
      expect(owners.length).toBeGreaterThan(0);
    },
  );

  test('an invitation ends with the power of who made it, and an account made for it goes with it', async () => {
    await using database = await fresh();
    const accounts = await accountsOf(database);
    const { headers, organisation, id } = await owned(accounts);
    const made = await invited(accounts, headers, organisation, 'bo@example.org', 'owner');
    const holder = (await invitedBy(accounts, invitationKey(accounts, made.id)))!;
    await joinAsNewcomer(accounts, new Headers(), holder, bo);
    const later = await invited(accounts, headers, organisation, 'cy@example.org');
    const seen = (await invitedBy(accounts, invitationKey(accounts, later.id)))!;
    expect(await leave(accounts, headers, organisation, id)).toBe('done');
    expect(await invitedBy(accounts, invitationKey(accounts, later.id))).toBeNull();
    expect(await invitationsOf(accounts, organisation)).toEqual([]);
    await database.execute(`update invitations set status = 'canceled'`);
    expect(await joinAsNewcomer(accounts, new Headers(), seen, { name: 'Cy', password: bo.password })).toBe('unknown');
    expect(await database.execute(`select id from users where email = 'cy@example.org'`)).toEqual([]);
  });

  test('an account goes with all that is its own, unless an organisation would lose its owner', async () => {
    await using database = await fresh();
    const accounts = await accountsOf(database);
    const { headers, organisation, id } = await owned(accounts);
    const made = await invited(accounts, headers, organisation, 'bo@example.org', 'owner');
    const holder = (await invitedBy(accounts, invitationKey(accounts, made.id)))!;
    expect(await deletePerson(accounts, id)).toBe(false);
    await joinAsNewcomer(accounts, new Headers(), holder, bo);
    expect(await deletePerson(accounts, id)).toBe(true);
    expect(await personOf(accounts, headers)).toBeNull();
    for (const table of ['users', 'sessions', 'credentials', 'members'])
      expect(JSON.stringify(await database.execute(`select * from ${table}`)), table).not.toMatch(
        new RegExp(`ada@|${id}`),
      );
    expect(await membersOf(accounts, organisation)).toMatchObject([{ email: 'bo@example.org' }]);
  });

  test('what has run out is deleted, and nothing else', async () => {
    await using database = await fresh();
    const accounts = await accountsOf(database);
    const { headers, organisation } = await owned(accounts);
    await invited(accounts, headers, organisation, 'old@example.org');
    await invited(accounts, headers, organisation, 'old@example.org');
    await resetToken(accounts.store, secret, ada.email);
    await tidy(accounts.store, new Date());
    const counts = async () =>
      Promise.all(
        ['sessions', 'invitations', 'verifications', 'users'].map(
          async (table) => (await database.execute(`select * from ${table}`)).length,
        ),
      );
    // The invitation that the second one replaced has gone.
    expect(await counts()).toEqual([2, 1, 1, 1]);
    await tidy(accounts.store, new Date(Date.now() + 15 * 24 * 3600_000));
    expect(await counts()).toEqual([0, 0, 0, 1]);
  });
});
