import { describe, expect, test } from 'vitest';
import type { Fresh } from '../harness.ts';
import { organisation } from '../organisation.ts';
import { content } from '../samples.ts';

export function retention(fresh: Fresh): void {
  describe('retention and the audit log', () => {
    test('deletes what was not changed since, of the organisation that set it, and says so', async () => {
      await using database = await fresh();
      const store = await database.open();
      const [short, unlimited] = [await organisation(store, 6), await organisation(store)];
      const client = await store.desk.addClient(short, 'Old');
      const fresh_ = await store.desk.addClient(short, 'New');
      const old = await store.desk.createCase(short, content, client);
      const young = await store.desk.createCase(short, content, null);
      const others = await store.desk.createCase(unlimited, content, null);
      const anonymous = await store.createCase(content);
      await store.audit.note(short, { actor: null, party: 'owner', event: 'x', subject: 'case', subjectId: old });
      await database.execute("update cases set updated_at = '2026-05-31T00:00:00.000Z'");
      await database.execute(`update cases set updated_at = '2026-06-01T00:00:00.000Z' where id = '${young}'`);
      await database.execute(`update clients set updated_at = '2026-01-01T00:00:00.000Z' where id = '${client}'`);
      await database.execute("update audit set at = '2026-01-01T00:00:00.000Z'");
      const now = new Date('2026-12-01T00:00:00.000Z');
      expect(await store.desk.expire(now)).toEqual([
        { organisation: short, cases: [old], clients: [client], entries: 1 },
      ]);
      expect(await store.desk.expire(now)).toEqual([]);
      const left = await database.execute('select id from cases');
      expect(left.map(({ id }) => id).sort()).toEqual([young, others, anonymous.id].sort());
      expect((await store.desk.clients(short)).map(({ id }) => id)).toEqual([fresh_]);
      expect(await store.audit.list(short, 10)).toMatchObject([
        { event: 'expire', party: 'server', actor: null, at: now.toISOString() },
        { event: 'expire' },
      ]);
    });

    test('entries of one moment are turned page by page without a gap', async () => {
      await using database = await fresh();
      const store = await database.open();
      const ours = await organisation(store);
      for (const subjectId of ['a', 'b', 'c', 'd', 'e'])
        await store.audit.note(ours, { actor: null, party: 'server', event: 'expire', subject: 'case', subjectId });
      await database.execute("update audit set at = '2026-01-01T00:00:00.000Z'");
      const seen: string[] = [];
      for (
        let page = await store.audit.list(ours, 2);
        page.length > 0;
        page = await store.audit.list(ours, 2, page.at(-1))
      )
        seen.push(...page.map(({ subjectId }) => subjectId));
      expect(seen.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    });

    test('whatever is done with a case begins its time anew', async () => {
      await using database = await fresh();
      const store = await database.open();
      const ours = await organisation(store, 6);
      const client = (await store.desk.addClient(ours, 'Client')) as string;
      const id = await store.desk.createCase(ours, content, null);
      const key = { id, organisation: ours };
      const version = (await store.versions.save(key, 'V')) as { id: string };
      const work: Record<string, () => Promise<unknown>> = {
        ticking: () =>
          store.checklist.set(key, { item: 'action:test-demand', done: true, owner: '', due: '', note: '' }),
        'keeping a version': () => store.versions.save(key, 'W'),
        'removing a version': () => store.versions.remove(key, version.id),
        sharing: () => store.shares.create(key, 'S'),
        filing: () => store.desk.fileCase(ours, id, client, 'A case'),
        archiving: () => store.desk.archiveCase(ours, id, true),
        'a new link': () => store.desk.renewLink(ours, id),
      };
      for (const [what, act] of Object.entries(work)) {
        await database.execute("update cases set updated_at = '2020-01-01T00:00:00.000Z'");
        await act();
        expect(
          (await store.desk.expire(new Date())).flatMap(({ cases }) => cases),
          what,
        ).toEqual([]);
      }
    });

    test('a month ago is the last day of a shorter month', async () => {
      await using database = await fresh();
      const store = await database.open();
      const ours = await organisation(store, 1);
      const id = await store.desk.createCase(ours, content, null);
      await database.execute("update cases set updated_at = '2026-02-28T12:00:00.000Z'");
      expect(await store.desk.expire(new Date('2026-03-31T12:00:00.000Z'))).toEqual([]);
      expect(await store.desk.expire(new Date('2026-03-31T12:00:00.001Z'))).toMatchObject([{ cases: [id] }]);
    });

    test('the log lists newest first, page by page; a repeated reading is noted once', async () => {
      await using database = await fresh();
      const store = await database.open();
      const [ours, theirs] = [await organisation(store), await organisation(store)];
      const reading = { actor: null, party: 'readLink', event: 'readAdvice', subject: 'case', subjectId: 'a' } as const;
      for (let times = 0; times < 3; times++) await store.audit.noteOnce(ours, reading);
      await store.audit.noteOnce(ours, { ...reading, subjectId: 'b' });
      await store.audit.note(theirs, reading);
      const all = await store.audit.list(ours, 10);
      expect(all.map(({ subjectId }) => subjectId).sort()).toEqual(['a', 'b']);
      await database.execute("update audit set at = '2026-01-01T00:00:00.000Z' where subject_id = 'a'");
      expect((await store.audit.list(ours, 10)).map(({ subjectId }) => subjectId)).toEqual(['b', 'a']);
      const june = { at: '2026-06-01T00:00:00.000Z', id: '' };
      expect((await store.audit.list(ours, 10, june)).map(({ subjectId }) => subjectId)).toEqual(['a']);
      await database.execute("update audit set at = '2025-01-01T00:00:00.000Z'");
      await store.audit.noteOnce(ours, reading);
      expect(await store.audit.list(ours, 10)).toHaveLength(3);
      expect(await store.audit.list(ours, 10, { at: '\u0000', id: '' })).toHaveLength(3);
    });
  });
}
