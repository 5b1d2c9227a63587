import { request as ask } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Agent, type Answer, having, saying } from './agent.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 240_000);
afterAll(() => world.close());

/** As a form with a file posts it, without scripts. */
async function upload(
  agent: Agent,
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<{ status: number; location: string }> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new File([content], '../../secret firms.csv'));
  const sent = { cookie: agent.cookies(), origin: 'null', 'sec-fetch-site': 'same-origin', ...headers };
  const url = `${world.server.url}/en/desk/lab/upload`;
  const answer = await fetch(url, { method: 'POST', body, headers: sent, redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location') ?? '' };
}

/** Until nobody works on it. */
async function settled(agent: Agent, path: string): Promise<Answer> {
  for (let times = 0; times < 600; times++) {
    const page = await agent.get(path);
    if (!page.text.includes('<progress')) return page;
    await new Promise((done) => setTimeout(done, 300));
  }
  throw new Error(`${path} does not end`);
}

const firms = (count: number) =>
  [
    '企业编号,员工人数,exportExperience,financeExposure,intermediaryTasks,Umsatz,group.region',
    ...Array.from(
      { length: count },
      (_, i) => `firm-${i},${20 + i},regularUnder5,openAccount,stockPaymentRisk,${i}00,${i % 2 ? 'north' : '=south'}`,
    ),
    'firm-bad,很多,nonsense,,,1,north',
  ].join('\n');

async function populationOf(agent: Agent, holds: boolean): Promise<string> {
  const { status, location } = await upload(agent, firms(40), {
    name: 'River firms',
    ...(holds ? { holds: 'on' } : {}),
  });
  expect([status, location]).toEqual([303, expect.stringMatching(/^\/en\/desk\/lab\/\w{22}$/)]);
  await settled(agent, location);
  const done = await agent.post(location, await agent.form(location, having('to-0')), { 'to-5': 'annualRevenue' });
  expect(done.path).toBe(location);
  await settled(agent, location);
  return location;
}

async function runOf(agent: Agent, population: string, picks: string, more: Record<string, string> = {}) {
  const path = `${population}/compose`;
  const form = await agent.form(path, having('seed'));
  return agent.post(path, form, { pick: picks, seed: '1', name: 'First run', ...more });
}

describe('the policy lab', () => {
  it('reads a table by columns that somebody checked, runs a scenario, and opens one firm’s two advices, without scripts', async () => {
    const { policyAnalyst: agent } = world.members;
    expect((await agent.get('/en/desk')).path).toBe('/en/desk/lab');
    const population = await populationOf(agent, true);
    const read = await agent.get(population);
    expect(read.text).toContain('41 of 41 rows were kept');
    expect(read.text).toContain('nonsense');
    const report = await agent.get(`${population}/file?what=problems`);
    expect(report.headers.get('content-disposition')).toBe('attachment; filename="problems.csv"');
    expect(report.text).toContain('很多');

    const none = await runOf(agent, population, 'nothing');
    expect(none.text).toContain('Choose at least one scenario.');
    const run = await runOf(agent, population, 'earlier-brand');
    expect(run.path).toMatch(/^\/en\/desk\/lab\/\w{22}$/);
    const done = await settled(agent, run.path);
    expect(done.text).toContain('This changed nothing for any of 41 firms');
    expect(done.text).toContain('npm run -s cohort -- --firms firms.parquet --scenario scenarios.json --seed 1');
    const summary = JSON.parse((await agent.get(`${run.path}/file?what=summary`)).text);
    expect([summary.firms, summary.holdsData]).toEqual([41, true]);
    expect((await agent.get(`${run.path}/file?what=csv`)).text).toContain("'=south");
    expect((await agent.get(`${run.path}/file?what=tables`)).text).toContain('earlier-brand,total,moved');
    for (const what of ['results', 'scenarios'])
      expect((await agent.get(`${run.path}/file?what=${what}`)).status, what).toBe(200);
    for (const what of ['', 'constructor', '../upload', 'upload', 'firms'])
      expect((await agent.get(`${run.path}/file?what=${what}`)).status, what).toBe(404);

    const list = await agent.get(`${run.path}/firms`);
    expect(list.status).toBe(200);
    const find = await agent.form(`${run.path}/firms`, having('firm'));
    const one = await agent.post(`${run.path}/firms`, find, { firm: 'firm-3' });
    expect(one.path).toBe(`${run.path}/firm?scenario=0&row=3`);
    expect(one.text).toContain('Firm firm-3');
    expect(one.text).toContain('Baseline');
    expect((await agent.post(`${run.path}/firms`, find, { firm: 'nobody' })).text).toContain(
      'No firm of this population',
    );
    expect((await agent.get(`${run.path}/firm?row=99`)).status).toBe(404);
    const log = await world.store.audit.list(world.organisation, 50);
    expect(log.map(({ event, subject }) => `${event} ${subject}`)).toEqual(
      expect.arrayContaining(['runLab population', 'runLab run', 'takeResults run', 'openFirm run']),
    );
    expect(world.server.said()).not.toMatch(/firm-|River|secret|很多/);
    // What runs stand on is not read anew.
    const again = await agent.post(population, await agent.form(population, having('to-0')));
    expect(again.text).toContain('Runs stand on these firms');
  });

  it('keeps a scenario of one’s own, says what is wrong with it, and loses nothing typed', async () => {
    const { owner } = world.members;
    const population = await populationOf(owner, true);
    const path = `${population}/scenario`;
    const form = await owner.form(path, having('pasted'));
    const lever = 'lever-export-credit-insurance';
    const typed = { name: 'Insure all', [`use.${lever}`]: 'on', [`effect.${lever}`]: '120', [`cost.${lever}`]: '500' };
    const wrong = await owner.post(path, form, typed);
    expect(wrong.text).toContain('“120” is not allowed; a number from 0 to 100');
    expect(wrong.text).toContain('value="Insure all"');
    const kept = await owner.post(path, await owner.form(path, having('pasted')), {
      ...typed,
      ...{ [`effect.${lever}`]: '100', [`low.${lever}`]: '50', [`high.${lever}`]: '100' },
      ...{ [`awareness.${lever}`]: '100', [`ability.${lever}`]: '100' },
    });
    expect(kept.path).toMatch(/\/compose\?pick=\w{22}$/);
    const id = kept.path.split('=').at(-1)!;
    const run = await runOf(owner, population, id);
    const done = await settled(owner, run.path);
    expect(done.text).toContain('Insure all');
    expect(done.text).toContain('At the cautious and the favourable end of your ranges');
    const summary = JSON.parse((await owner.get(`${run.path}/file?what=summary`)).text);
    expect(summary.scenarios).toHaveLength(3);
    const [changed] = summary.scenarios[0].levers;
    expect(changed.funnel.changed).toBe(40);
    expect(summary.scenarios[0].cost).toBe(40 * 500);
    const pasted = await owner.post(path, await owner.form(path, having('pasted')), {
      ...{ name: 'Pasted', pasted: 'id: x\nname: { en: X, zh: X }\nparameters: { brandTargetFrom: 2 }' },
    });
    expect(pasted.path).toMatch(/\/compose\?pick=/);
    const bad = await owner.post(path, await owner.form(path, having('pasted')), {
      ...{ name: 'Bad', pasted: 'id: x\nname: { en: X, zh: X }\nparameters: { nothing: 2 }' },
    });
    expect(bad.text).toContain('The record cannot be used');
  });

  it('can be stopped, and begun again', async () => {
    const { owner } = world.members;
    const form = await owner.form('/en/desk/lab', having('count'));
    const drawn = await owner.post('/en/desk/lab', form, { population: 'random', count: '3000', seed: '1' });
    expect(drawn.text).toContain('<progress');
    await owner.post(drawn.path, await owner.form(drawn.path, saying('Stop')));
    const stopped = await settled(owner, drawn.path);
    expect(stopped.text).toContain('A member stopped this.');
    await owner.post(drawn.path, await owner.form(drawn.path, saying('Begin again')));
    expect((await settled(owner, drawn.path)).text).toContain('3,000 synthetic firms');
    const run = await runOf(owner, drawn.path, 'people-and-partners');
    expect(run.text).toContain('<progress');
    await owner.post(run.path, await owner.form(run.path, saying('Stop')));
    expect((await settled(owner, run.path)).text).toContain('A member stopped this.');
    await owner.post(run.path, await owner.form(run.path, saying('Begin again')));
    expect((await settled(owner, run.path)).text).toContain('Firms moved');
    // As if the server had ended in the middle.
    const id = run.path.split('/').at(-1)!;
    await world.store.lab.begin(
      world.organisation,
      id,
      'a process that is no more',
      (await world.store.lab.read(world.organisation, id))!.choices,
    );
    await world.store.database.db
      .updateTable('lab_entries')
      .set({ beat_at: '2026-01-01' })
      .where('id', '=', id)
      .execute();
    expect((await owner.get(run.path)).text).toContain('The server was restarted, or failed, in the middle.');
    await owner.post(run.path, await owner.form(run.path, saying('Begin again')));
    expect((await settled(owner, run.path)).text).toContain('Firms moved');
    await owner.post(drawn.path, await owner.form(drawn.path, saying('Delete')));
    for (const path of [drawn.path, run.path]) expect((await owner.get(path)).status).toBe(404);
  });

  it('shows no single firm and no small number to who does not hold the data', async () => {
    const { owner } = world.members;
    const population = await populationOf(owner, false);
    const run = await runOf(owner, population, 'earlier-brand');
    await settled(owner, run.path);
    for (const path of [
      `${population}/file?what=firms`,
      ...['results', 'csv'].map((what) => `${run.path}/file?what=${what}`),
    ])
      expect((await owner.get(path)).status, path).toBe(404);
    for (const part of ['firms', 'firm?row=0']) expect((await owner.get(`${run.path}/${part}`)).path).toBe(run.path);
    const { holdsData } = JSON.parse((await owner.get(`${run.path}/file?what=summary`)).text);
    expect(holdsData).toBe(false);
  });
});

describe('an upload', () => {
  it('that is damaged ends in a report, and the server stays up', async () => {
    const { owner } = world.members;
    const damaged: readonly (readonly [string | Uint8Array<ArrayBuffer>, string])[] = [
      [new Uint8Array([0x50, 0x41, 0x52, 0x31, 1, 2, 3, 4]), 'This could not be done.'],
      [new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9, 9]), 'This could not be done.'],
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'save it as XLSX without password'],
    ];
    for (const [content, said] of damaged) {
      const { location } = await upload(owner, content);
      expect((await settled(owner, location)).text).toContain(said);
      await owner.post(location, await owner.form(location, saying('Delete')));
    }
    const empty = await upload(owner, '');
    expect((await owner.get(empty.location)).text).toContain('An empty file cannot be read.');
  });

  it('that breaks off leaves nothing behind', async () => {
    const { owner } = world.members;
    const before = await world.store.lab.list(world.organisation, 'population');
    await new Promise<void>((done) => {
      const { port } = new URL(world.server.url);
      const headers = {
        cookie: owner.cookies(),
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': '1000000',
      };
      const sent = ask({ port, path: '/en/desk/lab/upload', method: 'POST', headers });
      sent.on('error', () => done());
      sent.write('--x\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\nid,employees\r\n');
      setTimeout(() => sent.destroy(new Error('gone')), 500);
    });
    expect((await owner.get('/en/desk/lab')).status).toBe(200);
    expect(await world.store.lab.list(world.organisation, 'population')).toEqual(before);
  });

  it('of more than the proxy would let through arrives whole', async () => {
    const { owner } = world.members;
    const rows = `id,employees,remark\n${Array.from({ length: 150_000 }, (_, i) => `f${i},${i % 300},${'x'.repeat(80)}`).join('\n')}\n`;
    expect(rows.length).toBeGreaterThan(12_000_000);
    const { location } = await upload(owner, rows, { holds: 'on' });
    await settled(owner, location);
    await owner.post(location, await owner.form(location, having('to-0')));
    expect((await settled(owner, location)).text).toContain('150,000 of 150,000 rows were kept');
    await owner.post(location, await owner.form(location, saying('Delete')));
  });

  it('from another site, by a stranger or by who may not, is refused', async () => {
    const { owner, viewer, consultant } = world.members;
    const before = await world.store.lab.list(world.organisation, 'population');
    for (const site of ['cross-site', 'same-site'])
      expect(
        (await upload(owner, 'id\n1', {}, { origin: 'https://evil.example', 'sec-fetch-site': site })).status,
      ).toBe(403);
    for (const agent of [viewer, consultant, world.agent()]) expect((await upload(agent, 'id\n1')).status).toBe(404);
    expect(await world.store.lab.list(world.organisation, 'population')).toEqual(before);
  });
});

describe('the lab of others', () => {
  it('looks like one that does not exist, and its forms do nothing', async () => {
    const { owner } = world.members;
    const population = await populationOf(owner, true);
    const run = await runOf(owner, population, 'earlier-brand');
    await settled(owner, run.path);
    const unknown = `/en/desk/lab/${'1'.repeat(22)}`;
    const parts = ['', '/compose', '/scenario', '/firms', '/firm?row=0', '/file?what=summary', '/file?what=firms'];
    for (const agent of [world.agent(), world.otherOwner, world.members.viewer, world.members.consultant])
      for (const part of parts)
        for (const path of [population, run.path, unknown])
          expect((await agent.get(`${path}${part}`)).status, `${path}${part}`).toBe(404);
    const { otherOwner: eve } = world;
    expect((await eve.get('/en/desk/lab')).text).not.toContain('River firms');
    const id = population.split('/').at(-1)!;
    const theirs = await populationOf(eve, true);
    const answer = await eve.post(theirs, await eve.form(theirs, saying('Delete')), { id });
    expect(answer.status).toBe(404);
    // Their file with our columns, and our scenario in their run: neither is theirs to take.
    const { location } = await upload(eve, firms(3), { earlier: id });
    expect((await settled(eve, location)).text).not.toContain('the earlier file');
    expect(await world.store.lab.read(world.organisation, id)).not.toBeNull();
  });
});
