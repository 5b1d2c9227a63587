import { describe, expect, test } from 'vitest';
import { deskPage, newKey, type Store } from '../../../../lib/store/index.ts';
import { type Fresh, problem } from '../harness.ts';
import { organisation } from '../organisation.ts';
import { content, named } from '../samples.ts';

const hostile = [
  '',
  '%',
  "' or '1'='1",
  "'; drop table clients; --",
  '\u0000',
  '../../etc/passwd',
  'x'.repeat(100_000),
];

export function deskOfAnOrganisation(fresh: Fresh): void {
  describe('the desk of an organisation', () => {
    test('claims a case by its private link, which goes on working; nobody else can claim it then', async () => {
      await using database = await fresh();
      const store = await database.open();
      const [ours, theirs] = [await organisation(store), await organisation(store)];
      const key = await store.createCase(content);
      const client = (await store.desk.addClient(ours, ' 蓝湾 <b>Ltd</b> '))!;
      expect(await store.desk.claim(ours, { id: key.id, secret: newKey().secret }, null)).toBe('unknown');
      expect(await store.desk.claim(theirs, key, client)).toBe('unknown');
      expect(await store.desk.homeOf(key.id)).toBeNull();
      expect(await store.desk.claim(ours, key, client)).toBe('claimed');
      expect(await store.desk.claim(ours, key, client)).toBe('claimed');
      expect(await store.desk.claim(theirs, key, null)).toBe('taken');
      expect(await store.readCase(key)).toMatchObject({ ...content, revision: 1 });
      expect(await store.desk.homeOf(key.id)).toEqual({ organisation: ours, client, label: '', archivedAt: null });
      expect((await store.desk.cases(ours, {})).cases).toMatchObject([
        { id: key.id, client, clientName: '蓝湾 <b>Ltd</b>', outcome: content.outcome },
      ]);
      const renewed = (await store.desk.renewLink(ours, key.id))!;
      expect([await store.readCase(key), (await store.readCase(renewed))?.id]).toEqual([null, key.id]);
    });

    test('its members read and change a case without its link; another organisation does not', async () => {
      await using database = await fresh();
      const store = await database.open();
      const [ours, theirs] = [await organisation(store), await organisation(store)];
      const id = await store.desk.createCase(ours, content, null);
      const anonymous = await store.createCase(content);
      const member = { id, organisation: ours };
      expect(await store.readCase(member)).toMatchObject(content);
      expect(await store.saveCase(member, named('New'), 1)).toBe('saved');
      expect(await store.versions.save(member, 'one')).toHaveProperty('id');
      const share = await store.shares.create(member, 'board');
      if (typeof share === 'string') throw new Error(share);
      expect(await store.desk.homeOfShare(share.id)).toMatchObject({ caseId: id, organisation: ours });
      const none = [
        { id, organisation: theirs },
        { id: anonymous.id, organisation: ours },
        { id, organisation: '' },
        { id, organisation: null } as never,
        { id, organisation: undefined } as never,
        ...hostile.map((organisation) => ({ id, organisation })),
        ...hostile.map((guess) => ({ id: guess, organisation: ours })),
      ];
      for (const key of none) {
        expect(await store.readCase(key)).toBeNull();
        expect(await store.exportCase(key)).toBeNull();
        expect(await store.saveCase(key, named('Intruder'))).toBe('unknown');
        expect(await store.versions.list(key)).toEqual([]);
        expect(await store.versions.save(key, 'x')).toBe('unknown');
        expect(await store.shares.create(key, 'x')).toBe('unknown');
        expect(await store.shares.revoke(key, share.id)).toBe(false);
        expect(await store.checklist.set(key, { item: 'a', done: true, owner: '', due: '', note: '' })).toBe('unknown');
        expect(await store.deleteCase(key)).toBe(false);
      }
      expect(await store.readCase(member)).toMatchObject({ ...named('New'), revision: 2 });
      expect(await store.deleteCase(member)).toBe(true);
    });

    test('everything asked with the id of another organisation looks like nothing, and changes nothing', async () => {
      await using database = await fresh();
      const store = await database.open();
      const [ours, theirs] = [await organisation(store), await organisation(store)];
      const client = await store.desk.addClient(theirs, 'Theirs');
      const id = await store.desk.createCase(theirs, content, client);
      for (const [clientId, caseId] of [[client, id], ...hostile.map((text) => [text, text] as const)] as const) {
        expect(await store.desk.client(ours, clientId)).toBeNull();
        expect(await store.desk.renameClient(ours, clientId, 'Ours')).toBe(false);
        expect(await store.desk.archiveClient(ours, clientId, true)).toBe(false);
        expect(await store.desk.exportClient(ours, clientId)).toBeNull();
        expect(await store.desk.deleteClient(ours, clientId)).toBe(false);
        expect(await store.desk.createCase(ours, content, clientId)).toBe('unknown');
        expect(await store.desk.fileCase(ours, caseId, null, 'Ours')).toBe(false);
        expect(await store.desk.archiveCase(ours, caseId, true)).toBe(false);
        expect(await store.desk.renewLink(ours, caseId)).toBeNull();
        expect(await store.desk.cases(ours, { client: clientId })).toEqual({ cases: [], count: 0 });
      }
      const own = await store.desk.createCase(ours, content, null);
      expect(await store.desk.fileCase(ours, own, client, '')).toBe(false);
      expect(await store.desk.cases(theirs, {})).toMatchObject({
        count: 1,
        cases: [{ id, label: '', archivedAt: null }],
      });
      expect(await store.desk.clients(theirs)).toMatchObject([{ name: 'Theirs', archivedAt: null, cases: 1 }]);
    });

    test('lists, searches, archives and turns pages', async () => {
      await using database = await fresh();
      const store = await database.open();
      const ours = await organisation(store);
      const [a, b] = [await store.desk.addClient(ours, 'Anchor 100%'), await store.desk.addClient(ours, 'Bollard')];
      const ids: string[] = [];
      for (let index = 0; index < deskPage + 1; index++) ids.push(await store.desk.createCase(ours, content, b));
      const first = ids[0]!;
      await store.desk.fileCase(ours, first, a, 'Germany_2026');
      const idsOf = async (query: Parameters<Store['desk']['cases']>[1]) =>
        (await store.desk.cases(ours, query)).cases.map(({ id }) => id);
      expect(await store.desk.cases(ours, {})).toMatchObject({ count: deskPage + 1 });
      expect((await idsOf({})).length).toBe(deskPage);
      expect((await idsOf({ page: 2 })).length).toBe(1);
      for (const search of ['germany', '100%', 'y_2', ' ANCHOR ']) expect(await idsOf({ search })).toEqual([first]);
      for (const search of ['0_%', 'g_rmany', '\u0000', "' or 1=1 --", '\\'])
        expect(await idsOf({ search }), search).toEqual([]);
      expect(await idsOf({ client: a as string })).toEqual([first]);
      expect(await store.desk.archiveCase(ours, first, true)).toBe(true);
      expect(await idsOf({ search: 'germany' })).toEqual([]);
      expect(await idsOf({ archived: true })).toEqual([first]);
      expect(await store.desk.archiveClient(ours, b as string, true)).toBe(true);
      expect((await store.desk.clients(ours, false)).map(({ name }) => name)).toEqual(['Anchor 100%']);
      for (const name of ['', '   ', 'x'.repeat(101), 'a\u0000b'])
        await expect(store.desk.addClient(ours, name)).rejects.toEqual(problem('invalid'));
    });

    test('exports and deletes all of a client', async () => {
      await using database = await fresh();
      const store = await database.open();
      const ours = await organisation(store);
      const client = await store.desk.addClient(ours, 'Bollard Secretname');
      const id = await store.desk.createCase(ours, named('Secretfirm'), client);
      const kept = await store.desk.createCase(ours, content, null);
      await store.versions.save({ id, organisation: ours }, 'Secretversion');
      expect(await store.desk.exportClient(ours, client)).toMatchObject({
        format: 'landfall-client/1',
        client: { name: 'Bollard Secretname' },
        cases: [{ id, versions: [{ name: 'Secretversion' }], profile: named('Secretfirm').profile }],
      });
      expect(await store.desk.deleteClient(ours, client)).toBe(true);
      expect(await store.desk.deleteClient(ours, client)).toBe(false);
      expect((await store.desk.cases(ours, {})).cases.map((found) => found.id)).toEqual([kept]);
      for (const table of ['clients', 'cases', 'versions'])
        expect(JSON.stringify(await database.execute(`select * from ${table}`))).not.toContain('Secret');
    });
  });
}
