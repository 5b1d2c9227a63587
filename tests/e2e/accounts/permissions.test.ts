import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Action, actions, may, type Party, parties, roles } from '../../../lib/access/index.ts';
import { invitationsOf, membershipsOf, membersOf } from '../../../lib/accounts/server.ts';
import { type Agent, formsOf, having, type PageForm, saying } from './agent.ts';
import { caseIn, content, keyText, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 240_000);
afterAll(() => world.close());

type Case = Awaited<ReturnType<typeof caseIn>>;

/** A browser of someone in this capacity towards a case. */
function standing(party: Party, { id, key }: Case): Agent {
  if (party === 'privateLink') return world.agent().copy({ landfall_case: keyText(key) });
  if (party === 'readLink' || party === 'stranger') return world.agent();
  return world.members[party].copy({ landfall_desk: id });
}

const isAdvice = (text: string) => text.includes('id="answers"');
const versions = async ({ id }: Case) =>
  (await world.store.versions.list({ id, organisation: world.organisation })).length;
const shares = async ({ id }: Case) => (await world.store.shares.list({ id, organisation: world.organisation })).length;
const countCases = async () => (await world.store.desk.cases(world.organisation, {})).count;
const organisationOf = async () =>
  world.store.database.db
    .selectFrom('organisations')
    .selectAll()
    .where('id', '=', world.organisation)
    .executeTakeFirstOrThrow();

/** The form as its owner sees it; what another party posts is the same. */
const ownersForm = (path: string, which: (form: PageForm) => boolean, own: Case) =>
  standing('owner', own).form(path, which);

/** Each tries what the action says, with a case of its own, and tells whether it came about. */
const probes: Readonly<Record<Action, (party: Party) => Promise<boolean>>> = {
  readAdvice: async (party) => {
    const own = await caseIn(world);
    const path = party === 'readLink' ? `/en/s/${keyText(own.share)}` : '/en/advice';
    const agent = standing(party, own);
    const pdf = await agent.get(`${path}/pdf?lang=en&length=brief`);
    const page = isAdvice((await agent.get(path)).text);
    expect(pdf.headers.get('content-type') === 'application/pdf').toBe(page);
    return page;
  },
  readCase: async (party) => {
    const own = await caseIn(world);
    const agent = standing(party, own);
    const json = await agent.get('/en/advice/download?format=json');
    const csv = await agent.get('/en/checklist/file?format=csv');
    const read = json.headers.get('content-type') === 'application/json';
    expect(csv.headers.get('content-type')?.startsWith('text/csv') ?? false).toBe(read);
    for (const path of ['/en/checklist', '/en/compare'])
      expect((await agent.get(path)).path, path).toBe(read ? path : '/en');
    return read;
  },
  editCase: async (party) => {
    const own = await caseIn(world);
    const agent = standing(party, own);
    const keep = await ownersForm('/en/case', having('name'), own);
    const form = (await standing('owner', own).get('/en/case')).text;
    const version = keep.html.includes('version-name') ? keep : formWith(form, 'version-name');
    const edited = await agent.post('/en/case', version, { name: 'mine' });
    const pages = await Promise.all(['/en/check', '/en/wizard/employees'].map((path) => agent.get(path)));
    const shown = pages.map(({ path }) => /check|employees/.test(path));
    const came = (await versions(own)) > 0;
    expect(shown).toEqual([came, came]);
    if (!came && may(party, 'readAdvice') && party !== 'readLink') expect(edited.status).toBe(404);
    return came;
  },
  shareCase: async (party) => {
    const own = await caseIn(world);
    const form = formWith((await standing('owner', own).get('/en/case')).text, 'share-name');
    await standing(party, own).post('/en/case', form, { name: 'mine' });
    return (await shares(own)) > 1;
  },
  exportCase: async (party) => {
    const answer = await standing(party, await caseIn(world)).get('/en/check/answers');
    expect([200, 404]).toContain(answer.status);
    return answer.status === 200 && answer.text.includes('landfall-case/1');
  },
  deleteCase: async (party) => {
    const [own, second] = [await caseIn(world), await caseIn(world)];
    const form = await ownersForm('/en/wizard/delete', saying('Delete it'), own).catch(() =>
      ownersForm('/en/wizard/delete', having('case'), own),
    );
    await standing(party, own).post('/en/wizard/delete', form);
    const deleted = (await world.store.desk.homeOf(own.id)) === null;
    const desk = `/en/desk/cases/${second.id}/delete`;
    const fromDesk = await standing('owner', second).form(desk, having('id'));
    await standing(party, second).post(desk, fromDesk);
    expect((await world.store.desk.homeOf(second.id)) === null).toBe(deleted && party !== 'privateLink');
    return deleted;
  },
  readNotes: async (party) => {
    const own = await caseIn(world);
    const member = { id: own.id, organisation: world.organisation };
    await world.store.notes.add(member, { section: 'level', market: null, text: 'Between ourselves' }, 'someone');
    const agent = standing(party, own);
    const page = await agent.get(`/en/desk/cases/${own.id}/judgement`);
    const read = page.status === 200 && page.text.includes('Between ourselves');
    for (const path of ['/en/advice', `/en/s/${keyText(own.share)}`]) {
      const expected = read && path === '/en/advice';
      expect((await agent.get(path)).text.includes('Between ourselves'), path).toBe(expected);
    }
    if (!read) expect((await agent.get('/en/check/answers')).text).not.toContain('Between ourselves');
    return read;
  },
  noteCase: async (party) => {
    const own = await caseIn(world);
    const path = `/en/desk/cases/${own.id}/judgement`;
    const member = { id: own.id, organisation: world.organisation };
    const made = await world.store.notes.add(member, { section: 'model', market: null, text: 'Before' }, 'someone');
    if (typeof made === 'string') throw new Error(made);
    const valued = (name: string, value: string) => (form: PageForm) =>
      form.fields.some(([field, set]) => field === name && set === value);
    const [write, change, remove] = [
      await ownersForm(path, valued('section', 'level'), own),
      await ownersForm(path, (form) => valued('note', made.id)(form) && having('text')(form), own),
      await ownersForm(path, (form) => valued('note', made.id)(form) && !having('text')(form), own),
    ];
    const notes = async () => (await world.store.notes.list(member)).map(({ text }) => text);
    const agent = standing(party, own);
    await agent.post(path, write, { text: 'Written' });
    const came = (await notes()).includes('Written');
    await agent.post(path, change, { text: 'After' });
    expect((await notes()).includes('After')).toBe(came);
    await agent.post(path, remove);
    expect(await notes()).toEqual(came ? ['Written'] : ['Before']);
    return came;
  },
  overrideAdvice: async (party) => {
    const own = await caseIn(world);
    const path = `/en/desk/cases/${own.id}/judgement`;
    const member = { id: own.id, organisation: world.organisation };
    const form = await ownersForm(path, (one) => one.html.includes('value="model"') && having('decision')(one), own);
    const agent = standing(party, own);
    await agent.post(path, form, { choice: 'convergent', reason: 'We have seen their order book.' });
    const set = await world.store.overrides.list(member);
    const came = set.length > 0;
    const kept = came
      ? set[0]!.id
      : (
          (await world.store.overrides.set(
            member,
            {
              decision: 'model',
              market: null,
              engine: [],
              choice: 'convergent',
              reason: 'By someone who may.',
              rulebook: content.rulebook,
            },
            'someone',
          )) as { id: string }
        ).id;
    const withdraw = await ownersForm(path, having('override'), own);
    expect(withdraw.html).toContain(kept);
    await agent.post(path, withdraw);
    expect((await world.store.overrides.list(member)).length).toBe(came ? 0 : 1);
    return came;
  },
  readDesk: async (party) => {
    const own = await caseIn(world, (await world.store.desk.addClient(world.organisation, 'Listed')) as string);
    const agent = standing(party, own);
    const list = await agent.get('/en/desk');
    const one = await agent.get(`/en/desk/cases/${own.id}`);
    const seen = list.path === '/en/desk' && list.text.includes(own.id);
    expect(one.status).toBe(seen ? 200 : 404);
    return seen;
  },
  claimCase: async (party) => {
    const [own, key] = [await caseIn(world), await world.store.createCase(content)];
    const form = await ownersForm('/en/desk/claim', having('link'), own);
    await standing(party, own).post('/en/desk/claim', form, {
      link: `${world.server.url}/en/c/${keyText(key)}`,
      client: '',
    });
    return (await world.store.desk.homeOf(key.id))?.organisation === world.organisation;
  },
  createCase: async (party) => {
    const own = await caseIn(world);
    const form = await ownersForm('/en/desk', saying('Begin a case'), own);
    const before = await countCases();
    await standing(party, own).post('/en/desk', form);
    return (await countCases()) > before;
  },
  fileCase: async (party) => {
    const own = await caseIn(world);
    const path = `/en/desk/cases/${own.id}`;
    const [file, archive] = [
      await ownersForm(path, having('label'), own),
      await ownersForm(path, having('archived'), own),
    ];
    await standing(party, own).post(path, file, { label: 'Filed', client: '' });
    await standing(party, own).post(path, archive);
    const home = (await world.store.desk.homeOf(own.id))!;
    expect(home.archivedAt !== null).toBe(home.label === 'Filed');
    return home.label === 'Filed';
  },
  makeBatch: async (party) => {
    const own = await caseIn(world);
    const { batches } = world.store;
    const known = new Set((await batches.list(world.organisation)).map(({ id }) => id));
    const choose = await ownersForm('/en/desk', having('which'), own);
    const agent = standing(party, own);
    const chosen = await agent.post('/en/desk', choose, { of: 'chosen', case: own.id });
    const made = (await batches.list(world.organisation)).find(({ id }) => !known.has(id));
    if (!made) expect([200, 404]).toContain(chosen.status);
    const starter = { actor: 'someone', party: 'owner' };
    const id = made?.id ?? ((await batches.create(world.organisation, starter, [own.id], {})) as string);
    for (const path of [`/en/desk/batches/${id}`, `/en/desk/batches/${id}/file`, '/en/desk/batches']) {
      const answer = await agent.get(path);
      const seen = answer.status === 200 && answer.path === path;
      expect(seen, path).toBe(made !== undefined);
    }
    await batches.remove(world.organisation, id);
    return made !== undefined;
  },
  runLab: async (party) => {
    const own = await caseIn(world);
    const { lab } = world.store;
    const kept = async () => (await lab.list(world.organisation, 'population')).map(({ id }) => id);
    const before = await kept();
    const agent = standing(party, own);
    const form = await ownersForm('/en/desk/lab', having('count'), own);
    await agent.post('/en/desk/lab', form, { population: 'slovenian-firms', count: '20', seed: '1' });
    const made = (await kept()).find((id) => !before.includes(id));
    const body = new FormData();
    body.set('file', new File(['id,employees\na,3\n'], 'firms.csv'));
    const sent = { cookie: agent.cookies(), 'sec-fetch-site': 'same-origin' };
    const url = `${world.server.url}/en/desk/lab/upload`;
    const uploaded = await fetch(url, { method: 'POST', body, headers: sent, redirect: 'manual' });
    expect(uploaded.status).toBe(made ? 303 : 404);
    expect(await kept()).toHaveLength(before.length + (made ? 2 : 0));
    const starter = { actor: 'someone', party: 'owner' };
    const choices = { from: 'upload', holdsData: true };
    const id =
      made ?? ((await lab.create(world.organisation, starter, { kind: 'population', name: 'x', choices })) as string);
    for (const path of ['/en/desk/lab', `/en/desk/lab/${id}`, `/en/desk/lab/${id}/scenario`]) {
      const answer = await agent.get(path);
      expect(answer.status === 200 && answer.path === path, path).toBe(made !== undefined);
    }
    for (const one of await kept()) await lab.remove(world.organisation, one);
    return made !== undefined;
  },
  renewLink: async (party) => {
    const own = await caseIn(world);
    const path = `/en/desk/cases/${own.id}`;
    await standing(party, own).post(path, await ownersForm(path, saying('Make a new private link'), own));
    return (await world.store.readCase(own.key)) === null;
  },
  editClient: async (party) => {
    const own = await caseIn(world);
    const id = (await world.store.desk.addClient(world.organisation, 'Before')) as string;
    const path = `/en/desk/clients/${id}`;
    await standing(party, own).post(path, await ownersForm(path, having('name'), own), { name: 'After' });
    return (await world.store.desk.client(world.organisation, id))?.name === 'After';
  },
  exportClient: async (party) => {
    const id = (await world.store.desk.addClient(world.organisation, 'Exported')) as string;
    const answer = await standing(party, await caseIn(world)).get(`/en/desk/clients/${id}/export`);
    expect([200, 404]).toContain(answer.status);
    return answer.status === 200 && answer.text.includes('landfall-client/1');
  },
  deleteClient: async (party) => {
    const id = (await world.store.desk.addClient(world.organisation, 'Deleted')) as string;
    const own = await caseIn(world, id);
    const path = `/en/desk/clients/${id}/delete`;
    await standing(party, own).post(path, await ownersForm(path, having('id'), own));
    return (await world.store.desk.client(world.organisation, id)) === null;
  },
  logEngagement: async (party) => {
    const own = await caseIn(world, (await world.store.desk.addClient(world.organisation, 'Called')) as string);
    const path = `/en/desk/cases/${own.id}`;
    const entries = async () => world.store.engagements.list(world.organisation, { case: own.id });
    const day = '2026-12-01';
    const add = await ownersForm(path, having('due'), own);
    const agent = standing(party, own);
    await agent.post(path, add, { kind: 'call', day, text: 'Called them', due: '2026-12-08' });
    const came = (await entries()).length > 0;
    if (!came)
      await world.store.engagements.add(
        world.organisation,
        { case: own.id },
        { kind: 'call', day, text: 'x', due: day },
        'someone',
      );
    const tick = await ownersForm(path, having('done'), own);
    await agent.post(path, tick);
    expect((await entries())[0]!.doneAt !== null).toBe(came);
    const remove = await ownersForm(path, (form) => having('entry')(form) && !having('done')(form), own);
    await agent.post(path, remove);
    expect((await entries()).length).toBe(came ? 0 : 1);
    return came;
  },
  readDisagreements: async (party) => {
    const answer = await standing(party, await caseIn(world)).get('/en/desk/disagreements');
    return answer.status === 200 && answer.path === '/en/desk/disagreements';
  },
  exportDisagreements: async (party) => {
    const answer = await standing(party, await caseIn(world)).get('/en/desk/candidates');
    return answer.headers.get('content-type')?.startsWith('application/yaml') ?? false;
  },
  readMembers: async (party) => {
    const answer = await standing(party, await caseIn(world)).get('/en/desk/members');
    return answer.path === '/en/desk/members' && answer.status === 200 && answer.text.includes('ada@example.org');
  },
  invite: async (party) => {
    const own = await caseIn(world);
    const email = `guest-${party.toLowerCase()}@example.org`;
    const form = await ownersForm('/en/desk/members', having('email'), own);
    await standing(party, own).post('/en/desk/members', form, { email, role: 'viewer' });
    return (await invitationsOf(world.accounts, world.organisation)).some((invitation) => invitation.email === email);
  },
  changeRole: async (party) => {
    const [own, someone] = [await caseIn(world), await world.person('viewer')];
    const member = (await membersOf(world.accounts, world.organisation)).find(({ userId }) => userId === someone.id)!;
    const form = await ownersForm(
      '/en/desk/members',
      (one) => one.html.includes(member.id) && one.html.includes('<select'),
      own,
    );
    await standing(party, own).post('/en/desk/members', form, { role: 'policyAnalyst' });
    return (await membershipsOf(world.accounts, someone.id))[0]?.role === 'policyAnalyst';
  },
  removeMember: async (party) => {
    const [own, someone] = [await caseIn(world), await world.person('viewer')];
    const member = (await membersOf(world.accounts, world.organisation)).find(({ userId }) => userId === someone.id)!;
    const form = await ownersForm(
      '/en/desk/members',
      (one) => one.html.includes(member.id) && !one.html.includes('<select'),
      own,
    );
    await standing(party, own).post('/en/desk/members', form);
    const gone = (await membershipsOf(world.accounts, someone.id)).length === 0;
    // From that moment on they see nothing.
    if (gone) expect((await someone.agent.get(`/en/desk/cases/${own.id}`)).status).toBe(404);
    return gone;
  },
  leave: async (party) => {
    const own = await caseIn(world);
    const form = await ownersForm('/en/desk/members', saying('Leave this organisation'), own);
    const role = roles.find((one) => one === party);
    const before = (await membersOf(world.accounts, world.organisation)).length;
    if (role) await (await world.person(role)).agent.post('/en/desk/members', form);
    else await standing(party, own).post('/en/desk/members', form);
    return role !== undefined && (await membersOf(world.accounts, world.organisation)).length === before;
  },
  rename: async (party) => {
    const own = await caseIn(world);
    const form = formWith((await world.members.owner.get('/en/desk/settings')).text, 'rename-name');
    await standing(party, own).post('/en/desk/settings', form, { name: `Named by ${party}` });
    return (await organisationOf()).name === `Named by ${party}`;
  },
  createOrganisation: async (party) => {
    const own = await caseIn(world);
    const form = formWith((await world.members.owner.get('/en/desk/settings')).text, 'another-name');
    const name = `Opened by ${party}`;
    await standing(party, own).post('/en/desk/settings', form, { name });
    const opened = await world.store.database.db
      .selectFrom('organisations')
      .select('id')
      .where('name', '=', name)
      .execute();
    // The owner goes on with the first one.
    for (const { id } of opened)
      await world.store.database.db.deleteFrom('organisations').where('id', '=', id).execute();
    return opened.length > 0;
  },
  setRetention: async (party) => {
    const own = await caseIn(world);
    const form = formWith((await world.members.owner.get('/en/desk/settings')).text, 'keep-months');
    const months = 100 + parties.indexOf(party);
    await standing(party, own).post('/en/desk/settings', form, { months: String(months) });
    return (await organisationOf()).keepMonths === months;
  },
  readAudit: async (party) => {
    const answer = await standing(party, await caseIn(world)).get('/en/desk/log');
    return answer.status === 200 && answer.path === '/en/desk/log';
  },
};

function formWith(html: string, id: string): PageForm {
  const found = [...html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)]
    .map(([text]) => text)
    .find((text) => text.includes(`id="${id}"`));
  if (!found) throw new Error(`no form with ${id}`);
  return formsOf(found)[0]!;
}

describe.each(actions.filter((action) => action in probes))('%s', (action) => {
  it.each(parties)('by %s', async (party) => {
    expect(await probes[action as keyof typeof probes](party)).toBe(may(party, action));
  });
});

it('every action of the table is tried', () => {
  expect(actions.filter((action) => !(action in probes))).toEqual([]);
});
