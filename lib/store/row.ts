import { z } from 'zod';
import type { Profile } from '../engine/index.ts';
import { StoreError } from './errors.ts';
import { profileSchema } from './profile-shape.ts';
import type { CaseTable, ChecklistTable, VersionTable } from './tables.ts';
import { type CaseContent, type CaseRecord, type ChecklistEntry, longest, type Version } from './types.ts';

/** Most that the profile, the place and the outcome may take each, as JSON in UTF-8: 256 kB. */
export const maxBytes = 256 * 1024;

type ContentColumns = Pick<
  CaseTable,
  'profile' | 'place' | 'locale' | 'rulebook_version' | 'rulebook_hash' | 'outcome'
>;
type RecordColumns = Omit<CaseTable, 'secret_hash' | 'organisation_id' | 'client_id' | 'label' | 'archived_at'>;

export const recordColumns = [
  'id',
  'profile',
  'place',
  'locale',
  'rulebook_version',
  'rulebook_hash',
  'outcome',
  'revision',
  'created_at',
  'updated_at',
] as const;

const printable = z.string().regex(/^[ -~]{1,100}$/, 'must be 1 to 100 printable ASCII characters');
const contentSchema = z.object({
  profile: z.string(),
  place: z.string(),
  locale: z.enum(['en', 'zh']),
  rulebook_version: printable,
  rulebook_hash: printable,
  outcome: z.string(),
});
const recordSchema = contentSchema.extend({
  id: z.string(),
  revision: z.int().min(1),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

const versionSchema = contentSchema.omit({ place: true }).extend({
  id: z.string(),
  name: z.string(),
  created_at: z.iso.datetime(),
});
// PostgreSQL stores no NUL.
const nameSchema = z
  .string()
  .trim()
  .max(longest.name)
  .refine((text) => !text.includes('\0'), 'must not contain the character NUL');
const entrySchema = z.object({
  item: z.string().regex(/^[\w.:/@ -]{1,400}$/),
  done: z.boolean(),
  owner: z.string().trim().max(longest.owner),
  due: z.union([z.iso.date(), z.literal('')]),
  note: z.string().trim().max(longest.note),
});

/**
 * What is written is checked as it will be read, so that no save makes a row that no read accepts (NaN turns into null).
 *
 * @throws StoreError `too-large`, `invalid`
 */
export function toRow({ profile, place, locale, rulebook, outcome }: CaseContent): ContentColumns {
  const fail = (wrong: string) => new StoreError('invalid', `the case cannot be stored: ${wrong}`);
  const row = {
    profile: toJson('profile', profile, fail),
    place: toJson('place', place ?? null, fail),
    locale,
    rulebook_version: rulebook.version,
    rulebook_hash: rulebook.hash,
    outcome: toJson('outcome', outcome ?? null, fail),
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
    outcome: fromJson('outcome', row.outcome, fail),
    revision,
    createdAt: created_at,
    updatedAt: updated_at,
  };
}

/** @throws StoreError `corrupt` */
export function versionOf(row: Omit<VersionTable, 'case_id'>): Version {
  const fail = (wrong: string) => new StoreError('corrupt', `version ${row.id} is damaged in the database: ${wrong}`);
  const { id, name, locale, rulebook_version, rulebook_hash, created_at } = check(versionSchema, row, fail);
  return {
    id,
    name,
    profile: readProfile(row.profile, fail),
    locale,
    rulebook: { version: rulebook_version, hash: rulebook_hash },
    outcome: fromJson('outcome', row.outcome, fail),
    createdAt: created_at,
  };
}

/** A stored profile; null if it is damaged. */
export function profileOf(text: string): Profile | null {
  try {
    return readProfile(text, (wrong) => new StoreError('corrupt', wrong));
  } catch {
    return null;
  }
}

/** @throws StoreError `invalid` */
export function nameOf(text: string): string {
  return check(nameSchema, text, (wrong) => new StoreError('invalid', `name: ${wrong}`));
}

/** A name that must not be empty. @throws StoreError `invalid` */
export function titleOf(text: string): string {
  const name = nameOf(text);
  if (name === '') throw new StoreError('invalid', 'name: must not be empty');
  return name;
}

/** A damaged outcome is one that says nothing: a list must not fail for one row. */
export function readOutcome(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @throws StoreError `invalid` */
export function toEntryRow(entry: ChecklistEntry): Omit<ChecklistTable, 'case_id'> {
  const fail = (wrong: string) => new StoreError('invalid', `the entry cannot be stored: ${wrong}`);
  const { done, ...texts } = check(entrySchema, entry, fail);
  return { ...texts, done: done ? 1 : 0 };
}

export function toEntry({ done, item, owner, due, note }: Omit<ChecklistTable, 'case_id'>): ChecklistEntry {
  return { item, done: done === 1, owner, due, note };
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
