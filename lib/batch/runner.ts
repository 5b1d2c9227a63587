import { newKey, type Store, StoreError } from '../store/index.ts';
import { Maker } from './maker.ts';
import type { Order } from './task.ts';

/** Well within the time after which a silent batch counts as interrupted. */
const beatMs = 10_000;

/** One batch at a time in this process, also where it loads this module more than once. */
const slot = Symbol.for('landfall.batches');
const shared = globalThis as { [slot]?: Promise<void> };

type Making = Pick<Maker, 'make' | 'stop'>;

/**
 * Begins or resumes a batch and goes on with it behind the answer: each case becomes a document or is marked as failed, and the log of the organisation says so.
 *
 * @param done called at the end, for tests
 * @returns false if there is nothing to make or somebody is at it
 * @throws StoreError
 */
export async function runBatch(
  store: Store,
  organisation: string,
  id: string,
  order: Order,
  { maker = new Maker(), done }: { readonly maker?: Making; readonly done?: () => void } = {},
): Promise<boolean> {
  const runner = newKey().id;
  if (!(await store.batches.begin(organisation, id, runner))) return false;
  const beating = setInterval(() => void store.batches.beat(id, runner).catch(() => {}), beatMs);
  shared[slot] = (shared[slot] ?? Promise.resolve())
    .then(() => makeAll(store, organisation, { id, runner, order, maker }))
    .catch((error) => console.error(error instanceof StoreError ? error.message : 'a batch of documents ended early'))
    .finally(async () => {
      clearInterval(beating);
      maker.stop();
      await store.batches.rest(id, runner).catch(() => {});
      done?.();
    });
  return true;
}

interface Run {
  readonly id: string;
  readonly runner: string;
  readonly order: Order;
  readonly maker: Making;
}

async function makeAll(store: Store, organisation: string, { id, runner, order, maker }: Run): Promise<void> {
  const batch = await store.batches.read(organisation, id);
  for (const { caseId, state, clientName } of batch?.items ?? []) {
    if (state !== 'waiting') continue;
    if (!(await store.batches.beat(id, runner))) return;
    const key = { id: caseId, organisation };
    const profile = await profileOf(store, key);
    // One that was deleted meanwhile is in the batch no more.
    if (profile === 'gone') continue;
    const overrides = await store.overrides.list(key);
    const made = profile && (await maker.make({ ...order, profile, overrides, client: clientName ?? '' }));
    if (!made || 'error' in made) {
      console.error(`a document of a batch failed: ${made ? made.error : 'damaged case'}`);
      await store.batches.failed(id, caseId);
      continue;
    }
    await store.batches.made(id, caseId, made.document);
    const { actor, party } = batch!;
    await store.audit.note(organisation, { actor, party, event: 'makeBatch', subject: 'case', subjectId: caseId });
  }
}

/** Null if the case is damaged, which must not keep the others from being made. */
async function profileOf(store: Store, key: { readonly id: string; readonly organisation: string }) {
  try {
    return (await store.readCase(key))?.profile ?? 'gone';
  } catch (error) {
    if (error instanceof StoreError && error.problem === 'corrupt') return null;
    throw error;
  }
}
