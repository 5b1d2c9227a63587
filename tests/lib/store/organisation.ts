import { newKey, type Store } from '../../../lib/store/index.ts';

/** An organisation of its own, past the account library. @returns its id */
export async function organisation(store: Store, keepMonths: number | null = null): Promise<string> {
  const { id } = newKey();
  await store.database.db
    .insertInto('organisations')
    .values({ id, name: 'Harbour Advice', slug: id, createdAt: new Date().toISOString(), keepMonths } as never)
    .execute();
  return id;
}
