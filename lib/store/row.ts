import { z } from 'zod';
import type { Profile } from '../engine/index.ts';
import { StoreError } from './errors.ts';
import { profileSchema } from './profile-shape.ts';
import type { CaseTable } from './tables.ts';
import type { CaseContent, CaseRecord } from './types.ts';

/** Most that the profile, and most that the place, may take as JSON in UTF-8: 256 kB. */
export const maxBytes = 256 * 1024;

type ContentColumns = Pick<CaseTable, 'profile' | 'place' | 'locale' | 'rulebook_version' | 'rulebook_hash'>;
type RecordColumns = Omit<CaseTable, 'secret_hash'>;

const printable = z.string().regex(/^[ -~]{1,100}$/, 'must be 1 to 100 printable ASCII characters');
const contentSchema = z.object({
  profile: z.string(),
  place: z.string(),
  locale: z.enum(['en', 'zh']),
  rulebook_version: printable,
  rulebook_hash: printable,
});
const recordSchema = contentSchema.extend({
  id: z.string(),
  revision: z.int().min(1),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

/**
 * What is written is checked as it will be read, so that no save makes a row that no read accepts (NaN turns into null).
 *
 * @throws StoreError `too-large`, `invalid`
 */
export function toRow({ profile, place, locale, rulebook }: CaseContent): ContentColumns {
  const fail = (wrong: string) => new StoreError('invalid', `the case cannot be stored: ${wrong}`);
  const row = {
    profile: toJson('profile', profile, fail),
    place: toJson('place', place ?? null, fail),
    locale,
    rulebook_version: rulebook.version,
    rulebook_hash: rulebook.hash,
  };
  check(contentSchema, row, fail);
  readProfile(row.profile, fail);
  return row;
}

/** @throws StoreError `corrupt` */
export function fromRow(row: RecordColumns): CaseRecord {
  const fail = (wrong: string) => new StoreError('corrupt', `case ${row.id} is damaged in the database: ${wrong}`);
  const { id, locale, revision, rulebook_version, rulebook_hash, created_at, updated_at } = check(
    recordSchema,
    row,
    fail,
  );
  return {
    id,
    profile: readProfile(row.profile, fail),
    place: fromJson('place', row.place, fail),
    locale,
    rulebook: { version: rulebook_version, hash: rulebook_hash },
    revision,
    createdAt: created_at,
    updatedAt: updated_at,
  };
}

type Fail = (wrong: string) => StoreError;

function readProfile(text: string, fail: Fail): Profile {
  const profile = fromJson('profile', text, fail);
  check(profileSchema, profile, fail, 'profile');
  // Not what the schema returns: it would drop every field that a later version has added.
  return profile as Profile;
}

function check<T>(schema: z.ZodType<T>, input: unknown, fail: Fail, ...path: string[]): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw fail(`${[...path, ...issue.path.map(String)].join('.')}: ${issue.message}`);
}

function toJson(name: string, value: unknown, fail: Fail): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    // Cycles, bigints and bottomless nesting: what JavaScript says about them quotes the value.
  }
  if (text === undefined) throw fail(`${name}: cannot be written as JSON`);
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes)
    throw new StoreError('too-large', `${name}: takes ${bytes} bytes; at most ${maxBytes} are allowed`);
  return text;
}

function fromJson(name: string, text: string, fail: Fail): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw fail(`${name}: is not JSON`);
  }
}
