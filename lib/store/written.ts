import { z } from 'zod';
import type { Author } from './desk-work-types.ts';
import { engagementKinds } from './desk-work-types.ts';
import { StoreError } from './errors.ts';
import type { Db } from './guard.ts';
import { longest } from './types.ts';

/** What a person writes at length. PostgreSQL stores no NUL. */
const said = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !text.includes('\0'), 'must not contain the character NUL');
const name = z.string().regex(/^[\w.-]{1,60}$/);
const market = z
  .string()
  .max(100)
  .refine((text) => !text.includes('\0'))
  .nullable();

export const noteSchema = z.object({ section: name, market, text: said(longest.note) });
export const overrideSchema = z.object({
  decision: name,
  market,
  engine: z.array(name).max(100),
  choice: name,
  reason: said(longest.reason),
});
export const engagementSchema = z.object({
  kind: z.enum(engagementKinds),
  day: z.iso.date(),
  text: said(longest.note),
  due: z.union([z.iso.date(), z.literal('')]),
});

/** @throws StoreError `invalid`, which quotes nothing of what was written */
export function checked<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new StoreError('invalid', `cannot be stored: ${result.error.issues[0]!.path.join('.') || 'the text'}`);
}

/** Names of the people with these ids. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<(id: string) => Author> {
  const wanted = [...new Set(ids)].filter((id) => id !== '');
  const rows =
    wanted.length === 0 ? [] : await db.selectFrom('users').select(['id', 'name']).where('id', 'in', wanted).execute();
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (id) => ({ id, name: names.get(id) ?? null });
}

/** What is written beside a case counts as a change of it: its retention begins anew. */
export async function touch(db: Db, table: 'cases' | 'clients', id: string): Promise<void> {
  await db.updateTable(table).set({ updated_at: new Date().toISOString() }).where('id', '=', id).execute();
}
