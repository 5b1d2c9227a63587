import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { having, type PageForm } from './agent.ts';
import { caseIn, content, keyText, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 240_000);
afterAll(() => world.close());

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)> =cmd|"/c calc"!A1 [x](javascript:alert(3))';
const member = (id: string) => ({ id, organisation: world.organisation });
const agentOf = (id: string) => world.members.consultant.copy({ landfall_desk: id });
const modelForm = (form: PageForm) => form.html.includes('value="model"') && having('decision')(form);

async function disputed(client: string | null = null) {
  const own = await caseIn(world, client);
  const view = { decision: 'model', market: null, engine: [], choice: 'convergent', reason: hostile };
  await world.store.overrides.set(member(own.id), { ...view, rulebook: content.rulebook }, 'someone');
  await world.store.notes.add(member(own.id), { section: 'level', market: null, text: hostile }, 'someone');
  await world.store.engagements.add(
    world.organisation,
    { case: own.id },
    { kind: 'call', day: '2026-12-01', text: hostile, due: '2026-12-02' },
    'someone',
  );
  return own;
}

it('what advisers write is text on every page that shows it', async () => {
  const own = await disputed();
  const agent = agentOf(own.id);
  const pages = [
    '/en/advice',
    `/en/s/${keyText(own.share)}`,
    `/en/desk/cases/${own.id}`,
    `/en/desk/cases/${own.id}/judgement`,
    '/en/desk/disagreements',
    '/en/desk',
  ];
  for (const path of pages) {
    const { status, text } = await agent.get(path);
    expect(status, path).toBe(200);
    expect(text, path).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    // What React sends to its own scripts stands in strings, with "<" written as an escape.
    expect(text, path).not.toContain('<script>alert(1)');
    expect(text, path).not.toContain('<img src=x');
    expect(text, path).not.toContain('href="javascript:');
  }
  const markdown = (await agent.get('/en/advice/download?format=md')).text;
  expect(markdown).toContain('\\<script\\>');
  expect(markdown).not.toContain('[x](');
  const json = JSON.parse((await agent.get('/en/advice/download?format=json')).text);
  expect(json.overrides).toMatchObject([{ decision: 'model', choice: { option: 'convergent' }, reason: hostile }]);
});

it('a wrong form says what is allowed without scripts, and nothing typed is lost', async () => {
  const own = await caseIn(world);
  const agent = agentOf(own.id);
  const path = `/en/desk/cases/${own.id}/judgement`;
  const form = await agent.form(path, modelForm);
  const wrong = [
    [{ choice: 'convergent', reason: 'no' }, 'of 10 to 1000 characters', 'no'],
    [{ choice: '', reason: 'We know them very well.' }, 'choose one of the options', 'We know them very well.'],
    [{ choice: 'abolished', reason: 'We know them very well.' }, 'choose one of the options', 'We know them'],
    [{ choice: 'convergent', reason: 'x'.repeat(1001) }, 'of 10 to 1000 characters', 'x'.repeat(1001)],
    [{ choice: 'convergent', reason: 'With a NUL\0 inside' }, 'of 10 to 1000 characters', 'inside'],
  ] as const;
  for (const [changes, said, kept] of wrong) {
    const { status, text } = await agent.post(path, form, changes);
    expect(status).toBe(200);
    expect(text).toContain(said);
    expect(text).toContain(kept);
    // The form with the mistake stands open.
    expect(text).toMatch(/<details class="more" open="">/);
  }
  expect(await world.store.overrides.list(member(own.id))).toEqual([]);
  for (const changes of [{ decision: 'pathway' }, { market: 'm1' }] as Record<string, string>[])
    expect((await agent.post(path, form, { choice: 'convergent', reason: 'We know them.', ...changes })).status).toBe(
      404,
    );
});

it('a note to a part that the advice has not is refused; one of another case cannot be changed', async () => {
  const [own, other] = [await caseIn(world), await disputed()];
  const agent = agentOf(own.id);
  const path = `/en/desk/cases/${own.id}/judgement`;
  const form = await agent.form(path, (one) => having('section')(one));
  await agent.post(path, form, { section: 'nowhere', text: 'x' });
  await agent.post(path, form, { section: 'entry', market: 'm7', text: 'x' });
  expect(await world.store.notes.list(member(own.id))).toEqual([]);
  const [note] = await world.store.notes.list(member(other.id));
  await world.store.notes.add(member(own.id), { section: 'level', market: null, text: 'Own' }, 'someone');
  const change = await agent.form(path, (one) => having('note')(one) && having('text')(one));
  await agent.post(path, change, { note: note!.id, text: 'Changed' });
  expect((await world.store.notes.list(member(other.id)))[0]!.text).toBe(hostile);
  // Another organisation's member is nobody here.
  expect((await world.otherOwner.get(path)).status).toBe(404);
  await world.otherOwner.post('/en/desk/cases', change, { text: 'Changed' });
  expect((await world.store.notes.list(member(own.id)))[0]!.text).toBe('Own');
});

it('the disagreement log narrows, and gives candidate cases that name nobody', async () => {
  const client = (await world.store.desk.addClient(world.organisation, 'Secretname')) as string;
  const own = await disputed(client);
  const reason = 'Secretname has a partner there.';
  const view = { decision: 'level.target', market: null, engine: ['product'], choice: 'integrated', reason };
  await world.store.overrides.set(member(own.id), { ...view, rulebook: content.rulebook }, 'someone');
  const agent = world.members.consultant;
  const list = async (query: string) => (await agent.get(`/en/desk/disagreements?${query}`)).text;
  expect(await list('')).toContain(reason);
  expect(await list('decision=level.target')).toContain(reason);
  expect(await list('decision=model')).not.toContain(reason);
  expect(await list('decision=%00&state=x')).toContain(reason);
  const file = await agent.get('/en/desk/candidates?decision=level.target');
  expect(file.text).not.toContain('Secretname');
  expect(parse(file.text).cases).toMatchObject([{ expected: { level: { target: { must: ['integrated'] } } } }]);
  // Nobody's organisation but the reader's own.
  expect((await world.otherOwner.get('/en/desk/disagreements')).text).not.toContain(reason);
});

it('what is due stands on the desk until it is ticked off', async () => {
  const client = (await world.store.desk.addClient(world.organisation, 'Moss')) as string;
  const path = `/en/desk/clients/${client}`;
  const agent = world.members.consultant;
  const add = await agent.form(path, having('due'));
  const entry = { kind: 'meeting', day: '2026-12-01', text: 'Sent them the plan', due: '2026-12-09' };
  const wrong = [{ day: 'yesterday' }, { due: '2026-02-30' }, { text: ' ' }, { kind: 'party' }];
  for (const change of wrong) await agent.post(path, add, { ...entry, ...change });
  expect(await world.store.engagements.list(world.organisation, { client })).toEqual([]);
  await agent.post(path, add, entry);
  expect((await agent.get('/en/desk')).text).toContain('Sent them the plan');
  const tick = await agent.form(path, having('done'));
  const after = await agent.post(path, tick, { from: '//example.org' });
  expect(after.path).toContain(`/en/desk/clients/${client}`);
  expect((await agent.get('/en/desk')).text).not.toContain('Sent them the plan');
  expect((await agent.get(`${path}/export`)).text).toContain('Sent them the plan');
});

it('compares cases of the organisation, and no other', async () => {
  const [own, plain] = [await disputed(), await caseIn(world)];
  const foreign = await caseIn({ store: world.store, organisation: world.other });
  await world.store.desk.fileCase(world.other, foreign.id, null, 'Secretlabel');
  const compare = (ids: readonly string[]) =>
    world.members.viewer.get(`/en/desk/compare?${ids.map((id) => `pick=${id}`).join('&')}`);
  const both = await compare([own.id, plain.id]);
  expect(both.text).toContain('The adviser’s own view');
  expect(both.text).toContain('All answers are equal');
  for (const ids of [[own.id, foreign.id], [own.id, own.id], [own.id], [], ['%00', own.id]]) {
    const { status, text } = await compare(ids);
    expect(status).toBe(200);
    expect(text).toContain('Choose two or three cases');
    expect(text).not.toContain('Secretlabel');
  }
});
