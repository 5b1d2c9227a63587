import { openStore } from './open.ts';
import type { Store } from './types.ts';

const slot = Symbol.for('landfall.store');
const shared = globalThis as { [slot]?: Promise<Store> | undefined };

/**
 * The store of this process, opened on first use from the environment. Kept on `globalThis`: a development server loads
 * this module anew with every change.
 *
 * An opening that failed is tried again by the next call, and so is one after `close()`.
 *
 * @throws StoreError `settings`, `unavailable`
 */
export function store(): Promise<Store> {
  shared[slot] ??= open();
  return shared[slot];
}

async function open(): Promise<Store> {
  try {
    const opened = await openStore();
    const close = opened.close.bind(opened);
    return Object.assign(opened, {
      close: () => {
        shared[slot] = undefined;
        return close();
      },
    });
  } catch (error) {
    shared[slot] = undefined;
    throw error;
  }
}
