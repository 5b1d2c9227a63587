import { describe, expect, test } from 'vitest';
import { mostInLab, newKey } from '../../../../lib/store/index.ts';
import type { Fresh } from '../harness.ts';
import { organisation } from '../organisation.ts';

const starter = { actor: 'someone', party: 'policyAnalyst' };

export function labOfAnOrganisation(fresh: Fresh): void {
  describe('the policy lab', () => {
    async function begun(database: Awaited<ReturnType<Fresh>>) {
      const store = await database.open();
      const [ours, theirs] = [await organisation(store), await organisation(store)];
      const population = await store.lab.create(ours, starter, {
        ...({ kind: 'population', name: '长三角企业' } as const),
        choices: { from: 'upload', holdsData: true },
      });
      const run = await store.lab.create(ours, starter, {
        ...({ kind: 'run', name: 'First', of: population } as const),
        choices: { seed: 1 },
      });
      return { store, ours, theirs, population, run };
    }

    test('belongs to its organisation; what is of others looks like what does not exist', async () => {
      await using database = await fresh();
      const { store, ours, theirs, population, run } = await begun(database);
      expect(await store.lab.read(ours, population)).toMatchObject({
        ...{ kind: 'population', of: null, name: '长三角企业', state: 'draft', actor: 'someone', outcome: null },
        choices: { from: 'upload', holdsData: true },
      });
      expect(await store.lab.list(ours, 'run')).toMatchObject([{ id: run, of: population }]);
      for (const kind of ['population', 'scenario', 'run'] as const)
        expect(await store.lab.list(theirs, kind)).toEqual([]);
      for (const [organisation, guess] of [
        [theirs, population],
        [theirs, run],
        [ours, newKey().id],
        [ours, '\u0000'],
        [ours, "' or '1'='1"],
      ] as const) {
        expect(await store.lab.read(organisation, guess)).toBeNull();
        expect(await store.lab.begin(organisation, guess, 'r', {})).toBe(false);
        expect(await store.lab.stop(organisation, guess)).toBe(false);
        expect(await store.lab.remove(organisation, guess)).toEqual([]);
        const run = { kind: 'run', name: '', of: guess, choices: {} } as const;
        expect(await store.lab.create(organisation, starter, run)).toBe('unknown');
      }
      // A run is no population.
      expect(await store.lab.create(ours, starter, { kind: 'run', name: '', of: run, choices: {} })).toBe('unknown');
      expect(await store.lab.known([population, newKey().id, '../x'])).toEqual([population]);
    });

    test('has a limit for each kind', async () => {
      await using database = await fresh();
      const { store, ours, theirs } = await begun(database);
      const one = { kind: 'population', name: 'x', choices: {} } as const;
      for (let count = 1; count < mostInLab.population; count++) await store.lab.create(ours, starter, one);
      expect(await store.lab.create(ours, starter, one)).toBe('full');
      expect(await store.lab.create(theirs, starter, one)).not.toBe('full');
      expect(await store.lab.create(ours, starter, { ...one, kind: 'scenario', state: 'done' })).not.toBe('full');
    });

    test('goes from waiting to done; only who works on it says so', async () => {
      await using database = await fresh();
      const { store, ours, run } = await begun(database);
      const state = async () => (await store.lab.read(ours, run))!;
      expect(await store.lab.begin(ours, run, 'r1', { seed: 2 })).toBe(true);
      expect(await store.lab.begin(ours, run, 'r2', { seed: 3 })).toBe(false);
      expect(await state()).toMatchObject({ state: 'waiting', choices: { seed: 2 } });
      expect(await store.lab.beat(run, 'r2', 1, 2)).toBe(false);
      expect(await store.lab.beat(run, 'r1')).toBe(true);
      expect((await state()).state).toBe('waiting');
      expect(await store.lab.beat(run, 'r1', 20_480, 100_000)).toBe(true);
      expect(await state()).toMatchObject({ state: 'running', done: 20_480, total: 100_000 });
      expect(await store.lab.settle(run, 'r2', 'done', {})).toBe(false);
      expect(await store.lab.settle(run, 'r1', 'done', { firms: 100_000 })).toBe(true);
      expect(await state()).toMatchObject({ state: 'done', outcome: { firms: 100_000 } });
      expect(await store.lab.settle(run, 'r1', 'failed', {})).toBe(false);
    });

    test('stops when a member says so, is interrupted when its runner is silent, and begins anew', async () => {
      await using database = await fresh();
      const { store, ours, run } = await begun(database);
      const state = async () => (await store.lab.read(ours, run))!.state;
      expect(await store.lab.stop(ours, run)).toBe(false);
      await store.lab.begin(ours, run, 'r1', {});
      expect(await store.lab.stop(ours, run)).toBe(true);
      expect(await state()).toBe('stopped');
      expect(await store.lab.beat(run, 'r1', 1, 2)).toBe(false);
      expect(await store.lab.settle(run, 'r1', 'done', {})).toBe(false);
      expect(await store.lab.begin(ours, run, 'r2', {})).toBe(true);
      await store.lab.beat(run, 'r2', 1, 2);
      await database.execute("update lab_entries set beat_at = '2026-01-01T00:00:00.000Z'");
      expect(await state()).toBe('interrupted');
      expect(await store.lab.begin(ours, run, 'r3', {})).toBe(true);
      expect(await store.lab.beat(run, 'r2')).toBe(false);
    });

    test('a run goes with its population, all of it with the retention of the organisation', async () => {
      await using database = await fresh();
      const { store, ours, population, run } = await begun(database);
      const other = await store.lab.create(ours, starter, { kind: 'scenario', name: '', choices: {}, state: 'done' });
      expect([...(await store.lab.remove(ours, population))].sort()).toEqual([population, run].sort());
      expect(await store.lab.known([population, run, other])).toEqual([other]);
      const short = await organisation(store, 6);
      const old = await store.lab.create(short, starter, { kind: 'population', name: '', choices: {} });
      await store.lab.create(short, starter, { kind: 'run', name: '', of: old, choices: {} });
      await database.execute(`update lab_entries set updated_at = '2026-01-01T00:00:00.000Z' where id = '${old}'`);
      await store.desk.expire(new Date('2026-12-01T00:00:00.000Z'));
      expect(await store.lab.list(short, 'population')).toEqual([]);
      expect(await store.lab.list(short, 'run')).toEqual([]);
      expect(await store.audit.list(short, 10)).toMatchObject([{ event: 'expire', subject: 'population' }]);
    });
  });
}
