import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationsOf, membersOf } from '../../../lib/accounts/server.ts';
import { having, saying } from './agent.ts';
import { caseIn, keyText, openWorld, password, signInAgain, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 240_000);
afterAll(() => world.close());

const unknownId = '1'.repeat(22);

describe('a guessed id', () => {
  it('is answered like one that does not exist: 404, to strangers and to other organisations, on every address', async () => {
    const client = (await world.store.desk.addClient(world.organisation, 'Quiet Client')) as string;
    const { id } = await caseIn(world, client);
    const addresses = (clientId: string, caseId: string) => [
      `/en/desk/cases/${caseId}`,
      `/en/desk/cases/${caseId}/delete`,
      `/en/desk/clients/${clientId}`,
      `/en/desk/clients/${clientId}/delete`,
      `/en/desk/clients/${clientId}/export`,
      `/zh/desk/cases/${caseId}`,
    ];
    for (const agent of [world.agent(), world.otherOwner, world.members.policyAnalyst]) {
      const real = await Promise.all(addresses(client, id).map((path) => agent.get(path)));
      const made = await Promise.all(addresses(unknownId, unknownId).map((path) => agent.get(path)));
      expect(real.map(({ status }) => status)).toEqual(real.map(() => 404));
      const plain = (answers: typeof real) =>
        answers.map(({ text, headers }) => [
          /<main.*<\/main>/s.exec(text)![0],
          [...headers].filter(([name]) => !['date', 'content-security-policy'].includes(name)),
        ]);
      expect(plain(real)).toEqual(plain(made));
    }
  });

  it('in odd shapes is 404 too', async () => {
    const odd = [
      '%00',
      '..%2f..%2fetc%2fpasswd',
      '%27%20or%201=1--',
      '{{7*7}}',
      '%24%7B7*7%7D',
      'a'.repeat(3000),
      '%F0%9F%9A%A2',
      '%',
    ];
    for (const text of odd)
      for (const part of ['cases', 'clients']) {
        const answer = await world.members.owner.get(`/en/desk/${part}/${text}`);
        expect([400, 404], `${part}/${text.slice(0, 30)}`).toContain(answer.status);
        expect(answer.text).not.toContain('49</h1>');
      }
  });

  it('in the cookie of the desk opens nothing without being a member', async () => {
    const { id, key } = await caseIn(world);
    for (const agent of [world.agent(), world.otherOwner, world.members.policyAnalyst]) {
      const holder = agent.copy({ landfall_desk: id });
      expect((await holder.get('/en/check/answers')).status).toBe(404);
      expect((await holder.get('/en/checklist')).path).toBe('/en');
      expect((await holder.get('/en/advice/pdf?lang=en&length=brief')).headers.get('content-type')).toContain('html');
    }
    // A private link is no way to the desk.
    const holder = world.agent().copy({ landfall_case: keyText(key) });
    expect((await holder.get(`/en/desk/cases/${id}`)).status).toBe(404);
  });
});

describe('two organisations', () => {
  it('an owner who posts the ids of the other from pages of their own changes nothing and gets 404', async () => {
    const { store, otherOwner: eve } = world;
    const theirs = (await store.desk.addClient(world.organisation, 'Theirs')) as string;
    const target = await caseIn(world, theirs);
    const ownClient = (await store.desk.addClient(world.other, 'Own')) as string;
    const own = await caseIn({ store, organisation: world.other }, ownClient);
    const members = await membersOf(world.accounts, world.organisation);
    const viewer = members.find(({ role }) => role === 'viewer')!;
    const before = await Promise.all([
      store.readCase(target.key),
      store.desk.homeOf(target.id),
      store.desk.client(world.organisation, theirs),
    ]);
    const casePage = `/en/desk/cases/${own.id}`;
    const clientPage = `/en/desk/clients/${ownClient}`;
    const tries: readonly (readonly [
      string,
      (form: { html: string; fields: readonly (readonly [string, string])[] }) => boolean,
      Record<string, string>,
    ])[] = [
      [casePage, having('label'), { id: target.id, label: 'Taken', client: '' }],
      [casePage, having('label'), { id: own.id, label: 'Own', client: theirs }],
      [casePage, having('archived'), { id: target.id }],
      [casePage, saying('Make a new private link'), { id: target.id }],
      [casePage, saying('Read the advice'), { id: target.id }],
      [`${casePage}/delete`, having('id'), { id: target.id }],
      [clientPage, having('name'), { id: theirs, name: 'Taken' }],
      [clientPage, having('archived'), { id: theirs }],
      [`${clientPage}/delete`, having('id'), { id: theirs }],
      ['/en/desk', saying('Begin a case'), { client: theirs }],
      ['/en/desk/members', having('role'), { id: viewer.id, role: 'owner' }],
    ];
    for (const [path, which, changes] of tries) {
      const form = await eve.form(
        path,
        path.endsWith('members') ? (one) => one.html.includes('<select') && having('id')(one) : which,
      );
      const answer = await eve.post(path, form, changes);
      expect(answer.status, `${path} ${JSON.stringify(changes)}`).toBe(404);
    }
    expect(
      await Promise.all([
        store.readCase(target.key),
        store.desk.homeOf(target.id),
        store.desk.client(world.organisation, theirs),
      ]),
    ).toEqual(before);
    expect(await membersOf(world.accounts, world.organisation)).toEqual(members);
    expect(await store.desk.homeOf(own.id)).toMatchObject({ client: ownClient, label: '' });
    // A case of the other organisation is not claimed with its link.
    const claim = await eve.form('/en/desk/claim', having('link'));
    const claimed = await eve.post('/en/desk/claim', claim, { link: `x/c/${keyText(target.key)}`, client: '' });
    expect(claimed.text).toContain('Another organisation has this case');
    expect((await store.desk.homeOf(target.id))?.organisation).toBe(world.organisation);
    // Nor is another organisation shown by choosing it.
    expect((await eve.get(`/en/desk?client=${theirs}`)).text).not.toContain(target.id);
    expect((await eve.get('/en/desk?q=Theirs')).text).not.toContain(target.id);
  });

  it('nobody ends a session, removes a passkey or withdraws an invitation of others', async () => {
    const guest = await world.members.owner.form('/en/desk/members', having('email'));
    await world.members.owner.post('/en/desk/members', guest, { email: 'idor@example.org', role: 'viewer' });
    const invitation = (await invitationsOf(world.accounts, world.organisation)).find(
      ({ email }) => email === 'idor@example.org',
    )!;
    const invite = await world.otherOwner.form('/en/desk/members', having('email'));
    await world.otherOwner.post('/en/desk/members', invite, { email: 'own@example.org', role: 'viewer' });
    const withdraw = await world.otherOwner.form('/en/desk/members', saying('Withdraw'));
    expect((await world.otherOwner.post('/en/desk/members', withdraw, { id: invitation.id })).status).toBe(404);
    expect(await invitationsOf(world.accounts, world.organisation)).toContainEqual(invitation);

    const owners = await world.members.owner.form('/en/account', saying('End'));
    const end = await world.otherOwner.form('/en/account', saying('End'));
    const [, session] = owners.fields.find(([name]) => name === 'id')!;
    expect((await world.otherOwner.post('/en/account', end, { id: session })).status).toBe(404);
    expect((await world.members.owner.get('/en/account')).status).toBe(200);
    // The token that opens a session stands on no page.
    const token = decodeURIComponent(world.members.owner.cookie('landfall.session_token')!).split('.')[0]!;
    expect((await world.members.owner.get('/en/account')).text).not.toContain(token);
  });
});

describe('requests from elsewhere', () => {
  it('a form of another site is refused', async () => {
    const { owner } = world.members;
    const form = await owner.form('/en/desk/clients', having('name'));
    const names = async () => (await world.store.desk.clients(world.organisation)).map(({ name }) => name);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site', origin: 'http://evil.localhost' },
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
      // An old browser that says nothing but where it comes from.
      { 'sec-fetch-site': 'none', origin: 'https://evil.example' },
    ] as Record<string, string>[]) {
      const answer = await owner.post('/en/desk/clients', form, { name: 'Forged' }, headers);
      expect(answer.status, JSON.stringify(headers)).toBeGreaterThanOrEqual(400);
    }
    expect(await names()).not.toContain('Forged');
    await owner.post('/en/desk/clients', form, { name: 'Genuine' });
    expect(await names()).toContain('Genuine');
  });

  it('the calls for passkeys are refused too, and nothing else of the account library is open', async () => {
    const cookie = `landfall.session_token=${world.members.owner.cookie('landfall.session_token')}`;
    const post = (path: string, origin: string) =>
      fetch(`${world.server.url}/api/auth${path}`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify({ response: { id: 'x' } }),
      });
    for (const path of ['/passkey/verify-registration', '/passkey/verify-authentication'])
      expect((await post(path, 'https://evil.example')).status, path).toBe(403);
    const shut = [
      '/sign-up/email',
      '/sign-in/email',
      '/get-session',
      '/list-sessions',
      '/update-user',
      '/delete-user',
      '/change-email',
      '/request-password-reset',
      '/reset-password',
      '/organization/create',
      '/organization/list-members',
      '/organization/update-member-role',
      '/organization/accept-invitation',
      '/passkey/delete-passkey',
      '/passkey/list-user-passkeys',
      '/passkey/verify-authentication/../../sign-up/email',
      '/ok',
    ];
    for (const path of shut) {
      expect((await post(path, world.server.url)).status, path).toBe(404);
      expect((await fetch(`${world.server.url}/api/auth${path}`, { headers: { cookie } })).status, path).toBe(404);
    }
  });

  it('signing in leads to no other host', async () => {
    for (const to of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/en/desk//evil.example',
      'javascript:alert(1)',
    ]) {
      const page = await world.agent().get(`/en/sign-in?to=${encodeURIComponent(to)}`);
      expect(page.text).not.toContain(`value="${to}"`);
      // The agent throws if it is led to another host.
      expect((await signInAgain(world.agent(), to)).path).toBe('/en/desk');
      expect((await world.members.owner.get(`/en/sign-in?to=${encodeURIComponent(to)}`)).path).toBe('/en/desk');
    }
  });
});

describe('sessions', () => {
  it('a session that someone set before is not the one that signing in makes', async () => {
    const planted = 'planted.by-someone-else';
    const agent = world.agent().copy({ 'landfall.session_token': planted });
    expect((await signInAgain(agent)).path).toBe('/en/desk');
    expect(agent.cookie('landfall.session_token')).not.toBe(planted);
    // Nor is the session of another person: whoever planted theirs does not get the victim's.
    const eves = world.otherOwner.cookie('landfall.session_token')!;
    const victim = world.agent().copy({ 'landfall.session_token': eves });
    await victim.get('/en/sign-in');
    expect((await world.otherOwner.get('/en/account')).text).toContain('eve@example.org');
  });

  it('end with signing out, also for a copy of the cookie', async () => {
    const agent = world.agent();
    await signInAgain(agent);
    const copy = agent.copy();
    expect((await copy.get('/en/account')).status).toBe(200);
    await agent.post('/en/account', await agent.form('/en/account', saying('Sign out')));
    expect((await copy.get('/en/account')).path).toBe('/en/sign-in');
  });

  it('the cookie is out of reach for scripts and other sites', async () => {
    const form = await world.agent().form('/en/sign-in', having('password'));
    const body = new FormData();
    for (const [name, value] of form.fields) if (!['email', 'password'].includes(name)) body.append(name, value);
    body.append('email', 'ada@example.org');
    body.append('password', password);
    const answer = await fetch(`${world.server.url}/en/sign-in`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { origin: world.server.url },
    });
    const set = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('landfall.session_token='))!;
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=lax/i);
  });
});

describe('signing in', () => {
  it('too many wrong passwords at one account: it waits, a right one too', async () => {
    const { email } = await world.person('viewer');
    const agent = world.agent();
    const form = await agent.form('/en/sign-in', having('password'));
    const answers: string[] = [];
    for (let count = 0; count < 11; count++)
      answers.push((await agent.post('/en/sign-in', form, { email, password: `wrong ${count}` })).text);
    expect(answers[9]).toContain('no account with this address and password');
    expect(answers[10]).toContain('Too many tries');
    expect((await world.agent().post('/en/sign-in', form, { email, password })).text).toContain('Too many tries');
    expect(answers[0]).toContain(`value="${email}"`);
    expect(answers[0]).not.toContain('wrong 0');
  });
});

describe('the addresses of the account library', () => {
  it('read no more than an authenticator can say', async () => {
    const answer = await fetch(`${world.server.url}/api/auth/passkey/verify-authentication`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.server.url },
      body: JSON.stringify({ response: 'x'.repeat(100_000) }),
    });
    expect(answer.status).toBe(413);
  });
});
