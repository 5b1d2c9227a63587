import { describe, expect, test } from 'vitest';
import { mostKept, newKey, type Store } from '../../../../lib/store/index.ts';
import { type Fresh, problem } from '../harness.ts';
import { organisation } from '../organisation.ts';
import { content } from '../samples.ts';

const rulebook = { version: '1.0.0', hash: 'abc' };
const hostile = '<script>alert(1)</script> =cmd|calc #typst $x$ 出海 \u202e"\'; drop table notes; --';

async function person(store: Store, name: string): Promise<string> {
  const { id } = newKey();
  const at = new Date().toISOString();
  await store.database.db
    .insertInto('users')
    .values({
      id,
      name,
      email: `${id}@example.org`,
      emailVerified: store.database.type === 'sqlite' ? 0 : false,
      createdAt: at,
      updatedAt: at,
    } as never)
    .execute();
  return id;
}

export function workOfTheDesk(fresh: Fresh): void {
  describe('what advisers write beside a case', () => {
    test('notes are written, changed, deleted, told with their author, and go with the case', async () => {
      await using database = await fresh();
      const store = await database.open();
      const ours = await organisation(store);
      const [ada, bo] = [await person(store, 'Ada'), await person(store, '薄海')];
      const key = { id: await store.desk.createCase(ours, content, null), organisation: ours };
      const added = await store.notes.add(key, { section: 'level', market: null, text: ` ${hostile} ` }, ada);
      if (typeof added === 'string') throw new Error(added);
      await store.notes.add(key, { section: 'entry', market: 'm1', text: 'Second' }, bo);
      expect(await store.notes.list(key)).toMatchObject([
        { section: 'level', market: null, text: hostile, author: { id: ada, name: 'Ada' }, edited: null },
        { section: 'entry', market: 'm1', text: 'Second', author: { name: '薄海' } },
      ]);
      expect(await store.notes.change(key, added.id, 'Changed', bo)).toBe(true);
      expect((await store.notes.list(key))[0]).toMatchObject({ text: 'Changed', edited: { by: { name: '薄海' } } });
      await database.execute(`delete from users where name = '薄海'`);
      expect((await store.notes.list(key))[1]!.author.name).toBeNull();
      expect(await store.notes.remove(key, added.id)).toBe(true);
      expect(await store.notes.remove(key, added.id)).toBe(false);
      for (const text of ['', '  ', 'x'.repeat(2001), 'a\0b'])
        await expect(store.notes.add(key, { section: 'level', market: null, text }, ada)).rejects.toEqual(
          problem('invalid'),
        );
      for (const section of ['', 'two words', '<b>', 'x'.repeat(61)])
        await expect(store.notes.add(key, { section, market: null, text: 'x' }, ada)).rejects.toEqual(
          problem('invalid'),
        );
      await store.deleteCase(key);
      expect(await database.execute('select count(*) as n from notes')).toMatchObject([
        { n: expect.toSatisfy(isZero) },
      ]);
    });

    test('a case keeps so many notes and no more', async () => {
      await using database = await fresh();
      const store = await database.open();
      const ours = await organisation(store);
      const key = { id: await store.desk.createCase(ours, content, null), organisation: ours };
      const note = { section: 'general', market: null, text: 'x' };
      for (let count = 0; count < mostKept.notes; count++) await store.notes.add(key, note, 'someone');
      expect(await store.notes.add(key, note, 'someone')).toBe('full');
    });

    test('an override takes the place of the one before, can be withdrawn, and is kept as history', async () => {
      await using database = await fresh();
      const store = await database.open();
      const ours = await organisation(store);
      const [ada, bo] = [await person(store, 'Ada'), await person(store, 'Bo')];
      const key = { id: await store.desk.createCase(ours, content, null), organisation: ours };
      const view = { decision: 'entry.mode', market: 'm1', engine: ['directExport'], rulebook };
      const set = async (choice: string, author: string, market: string | null = 'm1') => {
        const made = await store.overrides.set(key, { ...view, market, choice, reason: hostile }, author);
        if (typeof made === 'string') throw new Error(made);
        return made.id;
      };
      const first = await set('agentDistributor', ada);
      const second = await set('jointVenture', bo);
      const other = await set('jointVenture', bo, 'm2');
      expect(await store.overrides.list(key)).toMatchObject([
        { id: second, choice: 'jointVenture', market: 'm1', engine: ['directExport'], reason: hostile, rulebook },
        { id: other, market: 'm2' },
      ]);
      expect(await store.overrides.history(key)).toMatchObject([
        { id: first, author: { name: 'Ada' }, withdrawn: { by: { name: 'Bo' } } },
        { id: second, withdrawn: null },
        { id: other },
      ]);
      expect(await store.overrides.withdraw(key, second, ada)).toBe(true);
      expect(await store.overrides.withdraw(key, second, ada)).toBe(false);
      expect((await store.overrides.list(key)).map(({ id }) => id)).toEqual([other]);
      expect((await store.overrides.ofOrganisation(ours, true)).map(({ id }) => id).sort()).toEqual(
        [first, second, other].sort(),
      );
      expect(await store.overrides.ofOrganisation(ours, false)).toMatchObject([
        { id: other, caseId: key.id, profile: content.profile },
      ]);
      for (const wrong of [{ reason: '' }, { reason: 'x'.repeat(1001) }, { choice: 'a b' }, { decision: '' }])
        await expect(store.overrides.set(key, { ...view, choice: 'x', reason: 'r', ...wrong }, ada)).rejects.toEqual(
          problem('invalid'),
        );
      await store.deleteCase(key);
      expect(await store.overrides.ofOrganisation(ours, true)).toEqual([]);
    });

    test('two who override the same decision at once leave one view in force', async () => {
      await using database = await fresh();
      const store = await database.open();
      const ours = await organisation(store);
      const key = { id: await store.desk.createCase(ours, content, null), organisation: ours };
      const view = { decision: 'model', market: null, engine: [], reason: 'r', rulebook };
      await Promise.allSettled(
        [0, 1, 2, 3].map((index) => store.overrides.set(key, { ...view, choice: `c${index}` }, 'x')),
      );
      expect((await store.overrides.list(key)).length).toBe(1);
    });

    test('the holder of a link sees overrides and no note; a reader of a share the same; a stranger nothing', async () => {
      await using database = await fresh();
      const store = await database.open();
      const [ours, theirs] = [await organisation(store), await organisation(store)];
      const link = await store.createCase(content);
      await store.desk.claim(ours, link, null);
      const key = { id: link.id, organisation: ours };
      const note = { section: 'level', market: null, text: 'Secretnote' };
      const made = (await store.notes.add(key, note, 'x')) as { id: string };
      const view = { decision: 'model', market: null, engine: [], choice: 'c', reason: 'r', rulebook };
      const override = (await store.overrides.set(key, view, 'x')) as { id: string };
      const entry = { kind: 'call', day: '2026-12-01', text: 'Secretcall', due: '2026-12-08' } as const;
      const engagement = (await store.engagements.add(ours, { case: key.id }, entry, 'x')) as { id: string };
      const share = await store.shares.create(link, 'board');
      if (typeof share === 'string') throw new Error(share);

      expect(await store.overrides.list(link)).toMatchObject([{ id: override.id }]);
      expect(await store.overrides.ofShare(share)).toMatchObject([{ id: override.id }]);
      expect(await store.notes.list(link as never)).toEqual([]);
      const exported = await store.exportCase(link);
      expect(exported).toMatchObject({ overrides: [{ id: override.id }] });
      expect(JSON.stringify(exported)).not.toMatch(/Secret/);
      expect(JSON.stringify(await store.exportCase(key))).toMatch(/Secretnote.*Secretcall/);

      const strangers = [
        { id: key.id, organisation: theirs },
        { id: key.id, secret: newKey().secret },
      ] as never[];
      for (const stranger of strangers) {
        expect(await store.notes.list(stranger)).toEqual([]);
        expect(await store.notes.add(stranger, note, 'x')).toBe('unknown');
        expect(await store.notes.change(stranger, made.id, 'x', 'x')).toBe(false);
        expect(await store.notes.remove(stranger, made.id)).toBe(false);
        expect(await store.overrides.list(stranger)).toEqual([]);
        expect(await store.overrides.history(stranger)).toEqual([]);
        expect(await store.overrides.set(stranger, view, 'x')).toBe('unknown');
        expect(await store.overrides.withdraw(stranger, override.id, 'x')).toBe(false);
      }
      expect(await store.overrides.ofShare({ id: share.id, secret: link.secret })).toEqual([]);
      expect(await store.overrides.ofShare(link)).toEqual([]);
      expect(await store.overrides.ofOrganisation(theirs, true)).toEqual([]);
      expect(await store.engagements.add(theirs, { case: key.id }, entry, 'x')).toBe('unknown');
      expect(await store.engagements.list(theirs, { case: key.id })).toEqual([]);
      expect(await store.engagements.due(theirs)).toEqual([]);
      expect(await store.engagements.read(theirs, engagement.id)).toBeNull();
      expect(await store.engagements.setDone(theirs, engagement.id, true)).toBe(false);
      expect(await store.engagements.remove(theirs, engagement.id)).toBe(false);
      expect(await store.engagements.list(ours, { case: key.id })).toHaveLength(1);
    });

    test('entries of a client and of its cases stand together, what is due comes soonest first, all go with the client', async () => {
      await using database = await fresh();
      const store = await database.open();
      const ours = await organisation(store);
      const ada = await person(store, 'Ada');
      const client = await store.desk.addClient(ours, 'Bollard');
      const id = await store.desk.createCase(ours, content, client);
      const add = async (subject: { client: string } | { case: string }, day: string, due = '') => {
        const entry = { kind: 'meeting', day, text: hostile, due } as const;
        const made = await store.engagements.add(ours, subject, entry, ada);
        if (typeof made === 'string') throw new Error(made);
        return made.id;
      };
      const first = await add({ client }, '2026-11-01', '2027-01-15');
      const second = await add({ case: id }, '2026-12-01', '2026-12-24');
      const third = await add({ case: id }, '2026-11-15');
      const ids = (entries: readonly { id: string }[]) => entries.map((entry) => entry.id);
      expect(ids(await store.engagements.list(ours, { client }))).toEqual([second, third, first]);
      expect(ids(await store.engagements.list(ours, { case: id }))).toEqual([second, third]);
      expect(await store.engagements.due(ours)).toMatchObject([
        { id: second, caseId: id, clientId: null, clientName: 'Bollard', text: hostile, author: { name: 'Ada' } },
        { id: first, clientId: client, clientName: 'Bollard' },
      ]);
      expect(await store.engagements.setDone(ours, second, true)).toBe(true);
      expect(ids(await store.engagements.due(ours))).toEqual([first]);
      expect(await store.engagements.setDone(ours, second, false)).toBe(true);
      await store.desk.archiveCase(ours, id, true);
      expect(ids(await store.engagements.due(ours))).toEqual([first]);
      await store.desk.archiveClient(ours, client, true);
      expect(await store.engagements.due(ours)).toEqual([]);
      expect(await store.engagements.remove(ours, third)).toBe(true);
      expect((await store.desk.exportClient(ours, client))!.engagements).toHaveLength(2);
      for (const wrong of [{ day: '2026-02-30' }, { due: 'soon' }, { text: '' }, { kind: 'party' }])
        await expect(
          store.engagements.add(
            ours,
            { client },
            { kind: 'call', day: '2026-12-01', text: 'x', due: '', ...wrong } as never,
            ada,
          ),
        ).rejects.toEqual(problem('invalid'));
      expect(
        await store.engagements.add(
          ours,
          { client: 'nobody' },
          { kind: 'call', day: '2026-12-01', text: 'x', due: '' },
          ada,
        ),
      ).toBe('unknown');
      await store.desk.deleteClient(ours, client);
      expect(await database.execute('select count(*) as n from engagements')).toMatchObject([
        { n: expect.toSatisfy(isZero) },
      ]);
    });
  });
}

const isZero = (count: unknown) => Number(count) === 0;
