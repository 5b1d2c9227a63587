import { describe, expect, test } from 'vitest';
import { batchHours, mostBatched, newKey } from '../../../../lib/store/index.ts';
import type { Fresh } from '../harness.ts';
import { organisation } from '../organisation.ts';
import { content } from '../samples.ts';

const starter = { actor: 'someone', party: 'consultant' };
const choices = { format: 'pdf' };

export function batchesOfAnOrganisation(fresh: Fresh): void {
  describe('documents of many cases', () => {
    async function begun(database: Awaited<ReturnType<Fresh>>, cases: number) {
      const store = await database.open();
      const [ours, theirs] = [await organisation(store), await organisation(store)];
      const client = (await store.desk.addClient(ours, '蓝湾')) as string;
      const ids: string[] = [];
      for (let index = 0; index < cases; index++) ids.push(await store.desk.createCase(ours, content, client));
      const id = await store.batches.create(ours, starter, ids, choices);
      return { store, ours, theirs, client, ids, id };
    }

    test('holds the cases of its organisation in their order, and nobody else’s', async () => {
      await using database = await fresh();
      const { store, ours, theirs, ids, id } = await begun(database, 2);
      const foreign = await store.desk.createCase(theirs, content, null);
      const anonymous = await store.createCase(content);
      const mixed = await store.batches.create(ours, starter, [ids[1]!, foreign, anonymous.id, ids[0]!, 'x'], choices);
      expect((await store.batches.read(ours, mixed))!.items.map(({ caseId }) => caseId)).toEqual([ids[1], ids[0]]);
      expect(await store.batches.create(ours, starter, [foreign, '\u0000', newKey().id], choices)).toBe('none');
      expect(await store.batches.read(ours, id)).toMatchObject({
        ...{ state: 'draft', choices, actor: 'someone', party: 'consultant' },
        count: { waiting: 2, made: 0, failed: 0 },
        items: [{ place: 1, state: 'waiting', clientName: '蓝湾', label: '' }, { place: 2 }],
      });
      for (const [organisation, guess] of [
        [theirs, id],
        [ours, newKey().id],
        [ours, '\u0000'],
        [ours, "' or '1'='1"],
      ] as const) {
        expect(await store.batches.read(organisation, guess)).toBeNull();
        expect(await store.batches.begin(organisation, guess, 'r')).toBe(false);
        expect(await store.batches.cancel(organisation, guess)).toBe(false);
        expect(await store.batches.remove(organisation, guess)).toBe(false);
        expect(await store.batches.document(organisation, guess, ids[0]!)).toBeNull();
      }
      expect(await store.batches.list(theirs)).toEqual([]);
    });

    test('is made as it was chosen, whatever a form says that stood open meanwhile', async () => {
      await using database = await fresh();
      const { store, ours, id } = await begun(database, 1);
      expect(await store.batches.choose(ours, id, { format: 'xlsx' })).toBe(true);
      expect(await store.batches.begin(ours, id, 'r')).toBe(true);
      expect(await store.batches.choose(ours, id, { format: 'docx' })).toBe(false);
      await store.batches.cancel(ours, id);
      expect(await store.batches.choose(ours, id, { format: 'docx' })).toBe(false);
      expect((await store.batches.read(ours, id))!.choices).toEqual({ format: 'xlsx' });
    });

    test('has a limit of cases, and an organisation one of batches', async () => {
      await using database = await fresh();
      const { store, ours, ids } = await begun(database, 1);
      const many = Array.from({ length: mostBatched.cases + 1 }, () => newKey().id);
      expect(await store.batches.create(ours, starter, many, choices)).toBe('many');
      for (let count = 1; count < mostBatched.batches; count++) await store.batches.create(ours, starter, ids, choices);
      expect(await store.batches.create(ours, starter, ids, choices)).toBe('full');
    });

    test('goes from draft to done; a document comes back as it was, and goes with its case', async () => {
      await using database = await fresh();
      const { store, ours, ids, id } = await begun(database, 2);
      expect(await store.batches.begin(ours, id, 'r1')).toBe(true);
      expect(await store.batches.begin(ours, id, 'r2')).toBe(false);
      expect(await store.batches.beat(id, 'r2')).toBe(false);
      expect(await store.batches.beat(id, 'r1')).toBe(true);
      const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
      await store.batches.made(id, ids[0]!, bytes);
      expect((await store.batches.read(ours, id))!.state).toBe('running');
      await store.batches.failed(id, ids[1]!);
      await store.batches.rest(id, 'r1');
      expect(await store.batches.read(ours, id)).toMatchObject({
        ...{ state: 'done', count: { waiting: 0, made: 1, failed: 1 } },
        items: [{ state: 'made', size: 300_000 }, { state: 'failed' }],
      });
      expect(Buffer.compare((await store.batches.document(ours, id, ids[0]!))!, bytes)).toBe(0);
      expect(await store.batches.document(ours, id, ids[1]!)).toBeNull();
      // What failed can be tried again at once; what was made is not made again.
      expect(await store.batches.begin(ours, id, 'r3')).toBe(true);
      expect((await store.batches.read(ours, id))!.count).toEqual({ waiting: 1, made: 1, failed: 0 });
      await store.deleteCase({ id: ids[0]!, organisation: ours });
      expect((await store.batches.read(ours, id))!.items.map(({ caseId }) => caseId)).toEqual([ids[1]]);
      expect(await database.execute('select count(*) as n from batch_items')).toSatisfy(
        ([row]) => Number((row as { n: unknown }).n) === 1,
      );
    });

    test('stops when it is cancelled, and is interrupted when its runner is silent; both go on', async () => {
      await using database = await fresh();
      const { store, ours, ids, id } = await begun(database, 2);
      await store.batches.begin(ours, id, 'r1');
      await store.batches.made(id, ids[0]!, new Uint8Array(1));
      expect(await store.batches.cancel(ours, id)).toBe(true);
      expect(await store.batches.beat(id, 'r1')).toBe(false);
      expect((await store.batches.read(ours, id))!.state).toBe('cancelled');
      expect(await store.batches.begin(ours, id, 'r2')).toBe(true);
      expect((await store.batches.read(ours, id))!.state).toBe('running');
      await database.execute("update batches set beat_at = '2026-01-01T00:00:00.000Z'");
      expect((await store.batches.read(ours, id))!.state).toBe('interrupted');
      expect(await store.batches.begin(ours, id, 'r3')).toBe(true);
      expect(await store.batches.beat(id, 'r2')).toBe(false);
    });

    test('goes a day after its last change', async () => {
      await using database = await fresh();
      const { store, ours, id } = await begun(database, 1);
      const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
      expect(await store.batches.expire(later(batchHours - 0.1))).toBe(0);
      expect(await store.batches.expire(later(batchHours + 0.1))).toBe(1);
      expect(await store.batches.read(ours, id)).toBeNull();
      expect(await database.execute('select * from batch_items')).toEqual([]);
    });
  });
}
