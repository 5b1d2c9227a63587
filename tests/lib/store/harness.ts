import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import { openStore, type Store, StoreError, type StoreOptions, type StoreProblem } from '../../../lib/store/index.ts';

/** An empty database of its own for one test. */
export interface Harness extends AsyncDisposable {
  readonly options: StoreOptions;
  /** A store that is closed with the harness. */
  open(): Promise<Store>;
  /** Runs SQL past the store. */
  execute(sql: string): Promise<Record<string, unknown>[]>;
}

export type Fresh = () => Harness | Promise<Harness>;

/** For tests that start processes, on a machine that is busy with other tests. */
export const patient = { timeout: 60_000 };

/** Matches the store's error with this problem. */
export function problem(problem: StoreProblem) {
  return expect.toSatisfy((error) => error instanceof StoreError && error.problem === problem, `StoreError ${problem}`);
}

export function harness(
  options: StoreOptions,
  execute: Harness['execute'],
  remove: () => void | Promise<void>,
): Harness {
  const stores: Store[] = [];
  return {
    options,
    execute,
    async open() {
      const store = await openStore(options);
      stores.push(store);
      return store;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(stores.map((store) => store.close()));
      await remove();
    },
  };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'landfall-store-'));
}

export function sqliteHarness(): Harness {
  const folder = temporaryFolder();
  const execute = async (sql: string) => {
    const database = new Sqlite(join(folder, 'landfall.sqlite'));
    try {
      const statement = database.prepare(sql);
      if (statement.reader) return statement.all() as Record<string, unknown>[];
      statement.run();
      return [];
    } finally {
      database.close();
    }
  };
  return harness({ folder }, execute, () => rmSync(folder, { recursive: true, force: true }));
}
