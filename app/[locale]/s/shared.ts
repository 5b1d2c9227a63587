import { ask } from '@/app/access/ask';
import { type CaseKey, type CaseRecord, store } from '@/lib/store/index.ts';

/** The case behind a read-only link, for a reader; its organisation sees in the log that it was read. Null if the link opens nothing. */
export async function sharedCase(key: CaseKey): Promise<CaseRecord | null> {
  const { shares, desk } = await store();
  const record = await shares.read(key);
  if (!record) return null;
  const home = await desk.homeOfShare(key.id);
  const standing = { party: 'readLink', actor: null, home } as const;
  return (await ask(standing, record.id, 'readAdvice')) ? record : null;
}
