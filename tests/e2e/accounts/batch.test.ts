import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostBatched } from '../../../lib/store/index.ts';
import { readPdf, solid } from '../../lib/document/read-pdf.ts';
import { type Agent, type Answer, having, saying } from './agent.ts';
import { caseIn, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 240_000);
afterAll(() => world.close());

const bad = '../../<b>#read("/etc/passwd")';

async function cases(count: number, client: string | null): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) ids.push((await caseIn(world, client)).id);
  return ids;
}

/** Ticks cases on the desk, as a page without scripts does. */
async function choose(agent: Agent, ids: readonly string[], fields: Record<string, string> = {}): Promise<Answer> {
  const form = await agent.form('/en/desk', having('which'));
  const ticks = ids.map((id) => ['case', id] as const);
  return agent.post('/en/desk', { ...form, fields: [...form.fields, ...ticks] }, { of: 'chosen', ...fields });
}

/** Until nobody works on it. */
async function settled(agent: Agent, path: string): Promise<Answer> {
  for (let times = 0; times < 300; times++) {
    const page = await agent.get(path);
    if (!page.text.includes('<progress')) return page;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${path} does not end`);
}

const file = async (path: string, agent: Agent) => {
  const answer = await fetch(`${world.server.url}${path}/file`, { headers: { cookie: agent.cookies() } });
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
};

describe('documents of many cases', () => {
  it('are chosen, made and taken as an archive without scripts', async () => {
    const { consultant, owner } = world.members;
    const client = (await world.store.desk.addClient(world.organisation, bad)) as string;
    const ids = await cases(2, client);
    const label = '越南，第二轮';
    await world.store.desk.fileCase(world.organisation, ids[0]!, client, label);
    const form = await choose(consultant, ids);
    expect(form.text).toContain('Documents of 2 cases');

    const wrong = await consultant.post(form.path, await consultant.form(form.path, having('chosen')), {
      ...{ date: '2026-02-30', consultant: 'Adviser & <i>', lang: 'zh', length: 'brief' },
    });
    expect(wrong.path).toBe(`${form.path}?problem=date`);
    expect(wrong.text).toContain('value="Adviser &amp; &lt;i&gt;"');
    await consultant.post(form.path, await consultant.form(form.path, having('chosen')), {
      ...{ date: '2026-11-20', lang: 'zh', length: 'brief' },
    });
    const done = await settled(consultant, form.path);
    expect(done.text).toContain('2 documents are ready.');
    expect(done.headers.get('cache-control')).toContain('no-store');

    const { answer, bytes } = await file(form.path, consultant);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="landfall-documents.zip"');
    const files = unzipSync(bytes);
    expect(Object.keys(files).sort()).toEqual([
      `001 .. .. b #read( etc passwd ) – ${label}.pdf`,
      `002 .. .. b #read( etc passwd ) – case ${ids[1]!.slice(0, 4)}.pdf`,
    ]);
    const pdf = await readPdf(Object.values(files)[0]!);
    expect([pdf.pages, pdf.language]).toEqual([2, 'zh-CN']);
    expect(pdf.text).toContain(solid(bad));
    expect(pdf.text).toContain(solid('Adviser & <i>'));
    expect(strFromU8(bytes, true)).not.toContain('root:x:0');

    const log = (await world.store.audit.list(world.organisation, 100)).filter(({ subjectId }) =>
      ids.includes(subjectId),
    );
    expect(log.map(({ event, party }) => `${party} ${event}`).sort()).toEqual([
      ...ids.map(() => 'consultant makeBatch'),
      ...ids.map(() => 'consultant takeDocuments'),
    ]);
    expect((await owner.get('/en/desk/log')).text).toContain('made a document, with others');
    await consultant.post(form.path, await consultant.form(form.path, saying('Delete now')));
    expect((await consultant.get(form.path)).status).toBe(404);
    expect(world.server.said()).not.toMatch(/passwd|越南/);
  });

  it('can be stopped, gone on with and started anew; a reload is the choice of the reader', async () => {
    const { consultant } = world.members;
    const ids = await cases(6, null);
    const form = await choose(consultant, ids);
    const running = await consultant.post(form.path, await consultant.form(form.path, having('chosen')), {
      date: '2026-11-20',
    });
    expect(running.text).toContain('<progress');
    expect(running.text).not.toContain('http-equiv="refresh"');
    expect((await consultant.get(`${form.path}?reload=1`)).text).toMatch(/<noscript><meta http-equiv="refresh"/i);
    await consultant.post(form.path, await consultant.form(form.path, saying('Stop')));
    const stopped = await settled(consultant, form.path);
    expect(stopped.text).toMatch(/You stopped after \d of 6/);
    await consultant.post(form.path, await consultant.form(form.path, saying('Go on')));
    expect((await settled(consultant, form.path)).text).toContain('6 documents are ready.');
    const anew = await consultant.post(
      form.path,
      await consultant.form(form.path, saying('Start anew with other choices')),
    );
    expect(anew.path).not.toBe(form.path);
    expect(anew.text).toContain('Make 6 documents');
    for (const path of [form.path, anew.path])
      await world.store.batches.remove(world.organisation, path.split('/').at(-1)!);
  });

  it('of a server that was stopped in between are told to be interrupted, and go on', async () => {
    const { owner } = world.members;
    const ids = await cases(2, null);
    const wish = { language: 'en', format: 'xlsx', length: 'full', sections: [], date: '2026-11-20' };
    const names = { client: '', consultant: '', version: '' };
    const starter = { actor: 'someone', party: 'owner' };
    const id = (await world.store.batches.create(world.organisation, starter, ids, { ...wish, ...names })) as string;
    await world.store.batches.begin(world.organisation, id, 'a process that is no more');
    await world.store.batches.made(id, ids[0]!, new Uint8Array([1]));
    await world.store.database.db.updateTable('batches').set({ beat_at: '2026-01-01' }).where('id', '=', id).execute();
    const path = `/en/desk/batches/${id}`;
    expect((await owner.get(path)).text).toContain('1 of 2 were done when the server was restarted');
    await owner.post(path, await owner.form(path, saying('Go on')));
    expect((await settled(owner, path)).text).toContain('2 documents are ready.');
    await world.store.batches.remove(world.organisation, id);
  });

  it('ask for at least one case, and say how many are allowed', async () => {
    const { owner } = world.members;
    expect((await choose(owner, [])).text).toContain('Choose at least one case.');
    expect((await choose(owner, ['1'.repeat(22)])).text).toContain('Choose at least one case.');
    const many = Array.from({ length: mostBatched.cases + 1 }, (_, index) =>
      `${100 + index}`.padEnd(22, 'A').replaceAll('0', 'Z'),
    );
    expect((await choose(owner, many)).text).toContain(`At most ${mostBatched.cases} cases at a time.`);
  });
});

describe('a batch of others', () => {
  it('is 404 to strangers and other organisations, like one that does not exist, and its forms do nothing', async () => {
    const [id] = await cases(1, null);
    const path = (await choose(world.members.owner, [id!])).path;
    const unknown = `/en/desk/batches/${'1'.repeat(22)}`;
    for (const agent of [world.agent(), world.otherOwner, world.members.viewer, world.members.policyAnalyst])
      for (const part of ['', '/file']) {
        const [real, made] = [await agent.get(`${path}${part}`), await agent.get(`${unknown}${part}`)];
        expect([real.status, made.status]).toEqual([404, 404]);
        const main = (answer: Answer) => /<main.*<\/main>/s.exec(answer.text)![0];
        expect(main(real)).toBe(main(made));
      }
    // Their own forms with the id of ours, and our cases in a batch of theirs.
    const own = await caseIn({ store: world.store, organisation: world.other });
    const { otherOwner: eve } = world;
    expect((await choose(eve, [id!])).text).toContain('Choose at least one case.');
    const theirs = await choose(eve, [own.id, id!]);
    expect(theirs.text).toContain('Document of 1 case');
    const form = await eve.form(theirs.path, having('chosen'));
    const answer = await eve.post(theirs.path, form, { id: path.split('/').at(-1)!, date: '2026-11-20' });
    expect(answer.status).toBe(404);
    expect((await world.store.batches.read(world.organisation, path.split('/').at(-1)!))!.state).toBe('draft');
  });

  it('cannot be begun from another site', async () => {
    const [id] = await cases(1, null);
    const { path } = await choose(world.members.owner, [id!]);
    const form = await world.members.owner.form(path, having('chosen'));
    for (const site of ['cross-site', 'same-site']) {
      const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': site };
      const answer = await world.members.owner.post(path, form, { date: '2026-11-20' }, elsewhere);
      expect(answer.status).toBe(403);
    }
    expect((await world.store.batches.read(world.organisation, path.split('/').at(-1)!))!.state).toBe('draft');
  });
});
