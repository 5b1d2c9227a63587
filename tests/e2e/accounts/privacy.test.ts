import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationKey, invitationsOf } from '../../../lib/accounts/server.ts';
import { having } from './agent.ts';
import { caseIn, content, keyText, openWorld, password, signInAgain, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 240_000);
afterAll(() => world.close());

describe('names that are code', () => {
  it('stand on every page as text', async () => {
    const bad = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{7*7}}<%= 7*7 %>#{7*7}';
    const client = (await world.store.desk.addClient(world.organisation, bad)) as string;
    const { id } = await caseIn(world, client);
    await world.store.desk.fileCase(world.organisation, id, client, bad);
    const { owner } = world.members;
    const paths = [
      '/en/desk',
      '/en/desk/clients',
      `/en/desk/clients/${client}`,
      `/en/desk/clients/${client}/delete`,
      `/zh/desk/cases/${id}`,
      '/en/desk/log',
      '/en/desk/claim',
    ];
    for (const path of paths) {
      const { text, status, headers } = await owner.get(path);
      expect(status, path).toBe(200);
      expect(text, path).not.toMatch(/<script>alert\(1\)|<img src=x/);
      expect(headers.get('content-security-policy'), path).toContain("'strict-dynamic'");
    }
    const opened = owner.copy({ landfall_desk: id });
    for (const path of ['/en/advice', '/en/case', '/en/check']) {
      const { text } = await opened.get(path);
      expect(text, path).not.toMatch(/<script>alert\(1\)|<img src=x/);
    }
    const file = await owner.get(`/en/desk/clients/${client}/export`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="landfall-client.json"');
    expect(JSON.parse(file.text).client.name).toBe(bad);
  });
});

describe('what is written down', () => {
  it('the log of the organisation says who did what, to whom it concerns', async () => {
    const client = (await world.store.desk.addClient(world.organisation, 'Logged Client')) as string;
    const { id, key, share } = await caseIn(world, client);
    await world.members.viewer.copy({ landfall_desk: id }).get('/en/advice');
    // Looking at what could be changed or deleted is reading.
    const consultant = world.members.consultant.copy({ landfall_desk: id });
    for (const path of ['/en/check', '/en/case', '/en/wizard/employees', '/en/checklist']) await consultant.get(path);
    await world.members.owner.copy({ landfall_desk: id }).get('/en/wizard/delete');
    await world.agent().get(`/en/s/${keyText(share)}`);
    await world
      .agent()
      .copy({ landfall_case: keyText(key) })
      .get('/en/check/answers');
    await world.members.owner.get(`/en/desk/clients/${client}/export`);
    const entries = (await world.store.audit.list(world.organisation, 200)).filter(({ subjectId }) =>
      [id, client].includes(subjectId),
    );
    expect(entries.map(({ party, event }) => `${party} ${event}`).sort()).toEqual([
      'consultant readCase',
      'owner exportClient',
      'owner readCase',
      'privateLink exportCase',
      'readLink readAdvice',
      'viewer readAdvice',
    ]);
    expect(JSON.stringify(entries)).not.toContain('Logged');
    const page = (await world.members.owner.get('/en/desk/log')).text;
    expect(page).toContain('Logged Client');
  });

  it('the console of the server names nobody and no secret', async () => {
    const key = await world.store.createCase(content);
    await world.agent().get(`/en/c/${keyText(key)}`);
    await signInAgain(world.agent());
    const wrong = world.agent();
    const form = await wrong.form('/en/sign-in', having('password'));
    await wrong.post('/en/sign-in', form, { email: 'nobody@example.org', password: 'not this one' });
    const invite = await world.members.owner.form('/en/desk/members', having('email'));
    await world.members.owner.post('/en/desk/members', invite, { email: 'guest@example.org', role: 'viewer' });
    const [invitation] = await invitationsOf(world.accounts, world.organisation);
    expect((await world.agent().get(`/en/invite/${invitationKey(world.accounts, invitation!.id)}`)).status).toBe(200);
    const said = world.server.said();
    for (const secret of ['example.org', 'Quiet Client', 'Logged', key.secret, password, 'not this one', 'Harbour'])
      expect(said, secret).not.toContain(secret);
  });

  it('no address of the desk holds a name', async () => {
    const { owner } = world.members;
    const clients = await owner.get('/en/desk/clients');
    const links = [...clients.text.matchAll(/href="(\/en\/desk[^"]*)"/g)].map(([, path]) => path!);
    expect(links.length).toBeGreaterThan(3);
    for (const path of links)
      expect(path).toMatch(
        /^\/en\/desk(\/(clients|batches|lab|compare|disagreements|members|log|settings|claim)(\/[1-9A-Za-z]{22})?)?$/,
      );
  });
});
