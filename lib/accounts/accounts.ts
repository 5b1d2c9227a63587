import { type Store, store } from '../store/index.ts';
import { type Auth, createAuth } from './auth.ts';
import { serverSecret } from './secret.ts';

/** What the functions of this folder work on. */
export interface Accounts {
  readonly store: Store;
  readonly auth: Auth;
  readonly secret: string;
  readonly origin: string;
}

export function createAccounts(opened: Store, secret: string, origin: string): Accounts {
  return { store: opened, secret, origin, auth: createAuth({ store: opened, secret, origin }) };
}

/** Passkeys are bound to an origin, hence one instance for each. Whoever makes up host names fills no memory. */
const mostOrigins = 8;
const slot = Symbol.for('landfall.accounts');
const shared = globalThis as { [slot]?: Map<string, Accounts> };

/**
 * The accounts of this process as reached at an origin.
 *
 * @throws StoreError `settings`, `unavailable`
 */
export async function accountsAt(origin: string): Promise<Accounts> {
  const opened = await store();
  shared[slot] ??= new Map();
  const known = shared[slot].get(origin);
  if (known?.store === opened) return known;
  const accounts = createAccounts(opened, serverSecret(), origin);
  const [oldest] = shared[slot].keys();
  if (shared[slot].size >= mostOrigins && oldest !== undefined) shared[slot].delete(oldest);
  shared[slot].set(origin, accounts);
  return accounts;
}
