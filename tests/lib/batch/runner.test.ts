import { afterEach, expect, it, vi } from 'vitest';
import { type Order, runBatch } from '../../../lib/batch/server.ts';
import type { Store } from '../../../lib/store/index.ts';
import { sqliteHarness } from '../store/harness.ts';
import { organisation } from '../store/organisation.ts';
import { content } from '../store/samples.ts';

const order: Order = { language: 'zh', format: 'pdf', setup: { date: '2026-11-20', length: 'brief' } };
const starter = { actor: 'someone', party: 'consultant' };
const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
afterEach(() => complaints.mockClear());

async function prepared(store: Store, cases: number) {
  const ours = await organisation(store);
  const client = (await store.desk.addClient(ours, '蓝湾 #panic()')) as string;
  const ids: string[] = [];
  for (let index = 0; index < cases; index++) ids.push(await store.desk.createCase(ours, content, client));
  return { ours, client, ids, id: (await store.batches.create(ours, starter, ids, {})) as string };
}

/** Runs a batch to its end. */
function finished(store: Store, ours: string, id: string, maker?: Parameters<typeof runBatch>[4]): Promise<void> {
  return new Promise((done, failed) => {
    runBatch(store, ours, id, order, { ...maker, done }).then(
      (begun) => begun || failed(new Error('not begun')),
      failed,
    );
  });
}

const small = () => Promise.resolve({ document: new Uint8Array([1]) });

it('makes a real document of each case in a process beside this one', async () => {
  await using database = sqliteHarness();
  const store = await database.open();
  const { ours, ids, id } = await prepared(store, 2);
  await finished(store, ours, id);
  const batch = (await store.batches.read(ours, id))!;
  expect([batch.state, batch.count]).toEqual(['done', { waiting: 0, made: 2, failed: 0 }]);
  const bytes = Buffer.from((await store.batches.document(ours, id, ids[0]!))!);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const noted = await store.audit.list(ours, 10);
  expect(noted.map(({ event, actor, party, subjectId }) => [event, actor, party, subjectId]).sort()).toEqual(
    ids.map((caseId) => ['makeBatch', 'someone', 'consultant', caseId]).sort(),
  );
  expect(complaints).not.toHaveBeenCalled();
});

it('marks what fails, makes the rest, and says nothing of a firm in the log of the server', async () => {
  await using database = sqliteHarness();
  const store = await database.open();
  const { ours, ids, id } = await prepared(store, 3);
  await database.execute(`update cases set profile = '{"firm":"secret' where id = '${ids[0]}'`);
  let calls = 0;
  const make = async () => (++calls === 1 ? { error: 'TypesetError' } : small());
  await finished(store, ours, id, { maker: { make, stop: () => {} } });
  const { items, state } = (await store.batches.read(ours, id))!;
  expect([state, ...items.map((item) => item.state)]).toEqual(['done', 'failed', 'failed', 'made']);
  expect(complaints.mock.calls.flat().join()).not.toMatch(/secret|蓝湾/);
  expect(await store.audit.list(ours, 10)).toHaveLength(1);
  // Once more: only what failed.
  await finished(store, ours, id, { maker: { make: small, stop: () => {} } });
  expect((await store.batches.read(ours, id))!.count).toEqual({ waiting: 0, made: 2, failed: 1 });
});

it('stops when it is cancelled, and goes on where it stopped', async () => {
  await using database = sqliteHarness();
  const store = await database.open();
  const { ours, id } = await prepared(store, 3);
  const cancelling = async () => {
    await store.batches.cancel(ours, id);
    return small();
  };
  await finished(store, ours, id, { maker: { make: cancelling, stop: () => {} } });
  expect(await store.batches.read(ours, id)).toMatchObject({ state: 'cancelled', count: { made: 1, waiting: 2 } });
  await finished(store, ours, id, { maker: { make: small, stop: () => {} } });
  expect(await store.batches.read(ours, id)).toMatchObject({ state: 'done', count: { made: 3, waiting: 0 } });
});

it('leaves out a case that is deleted meanwhile', async () => {
  await using database = sqliteHarness();
  const store = await database.open();
  const { ours, ids, id } = await prepared(store, 2);
  const deleting = async () => {
    await store.deleteCase({ id: ids[1]!, organisation: ours });
    return small();
  };
  await finished(store, ours, id, { maker: { make: deleting, stop: () => {} } });
  expect(await store.batches.read(ours, id)).toMatchObject({
    state: 'done',
    count: { made: 1, waiting: 0, failed: 0 },
  });
});

it('begins a batch once', async () => {
  await using database = sqliteHarness();
  const store = await database.open();
  const { ours, id } = await prepared(store, 1);
  const ended = finished(store, ours, id, { maker: { make: small, stop: () => {} } });
  const others = await Promise.all([1, 2].map(() => runBatch(store, ours, id, order)));
  expect(others).toEqual([false, false]);
  await ended;
  expect(await runBatch(store, ours, id, order)).toBe(false);
});
