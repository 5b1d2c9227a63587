import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { compiledBook } from '@/lib/advice/node.ts';
import type { CompiledBook } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { type CaseKey, type CaseRecord, store } from '@/lib/store/index.ts';
import { checkPlace, resumeAt } from '@/lib/wizard/server.ts';
import type { StoredPlace } from './place';

export const caseCookie = 'landfall_case';

/** A case lives as long as browsers keep a cookie; every save renews it. */
const cookieDays = 400;

export interface CurrentCase {
  readonly key: CaseKey;
  readonly record: CaseRecord;
  readonly compiled: CompiledBook;
  /** Where the wizard stands; null = the answers are to be checked. */
  readonly step: string | null;
  readonly place: StoredPlace;
}

/** The case of this browser; null if it has none or the cookie opens nothing. Read once per request. */
export const currentCase = cache(
  async (): Promise<CurrentCase | null> => caseOf((await cookies()).get(caseCookie)?.value),
);

/** The case that a cookie or a private link opens; null if it opens nothing. */
export async function caseOf(text: string | undefined): Promise<CurrentCase | null> {
  const key = parseKey(text);
  const record = key && (await (await store()).readCase(key));
  if (!key || !record) return null;
  const compiled = compiledBook();
  const place = asPlace(record.place);
  return { key, record, compiled, place, step: resumeAt(compiled, record.profile, place.step) };
}

/** How many answers a case holds, given or left open. */
export function answerCount({ record }: CurrentCase): number {
  const { firm, markets, goods } = record.profile;
  return [firm, ...[...markets, ...goods].map((block) => block.answers)].reduce(
    (sum, answers) => sum + Object.keys(answers).length,
    0,
  );
}

/** `id.secret`, as in the cookie and the private link. */
function parseKey(text: string | undefined): CaseKey | null {
  const [, id, secret] = /^([1-9A-Za-z]{22})\.([1-9A-Za-z]{33})$/.exec(text ?? '') ?? [];
  return id && secret ? { id, secret } : null;
}

export function keyText({ id, secret }: CaseKey): string {
  return `${id}.${secret}`;
}

export async function cookieOptions() {
  return {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: (await scheme()) === 'https',
    maxAge: cookieDays * 24 * 3600,
  } as const;
}

/** Where this server is reached, for links that people copy. */
export async function origin(): Promise<string> {
  const sent = await headers();
  const host = (sent.get('x-forwarded-host') ?? sent.get('host') ?? '').split(',')[0]!.trim();
  const address = `${await scheme()}://${host}`;
  return host !== '' && URL.canParse(address) ? new URL(address).origin : 'http://localhost:3000';
}

async function scheme(): Promise<string> {
  return (await headers()).get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
}

/** The page where the user was. */
export function resumePath(locale: Locale, step: string | null): string {
  return step === null ? `/${locale}/check` : `/${locale}/wizard/${step}`;
}

/** What a private link shows that opens nothing. */
export function unknownLinkPath(locale: Locale): string {
  return `/${locale}/c/unknown`;
}

/** Where a visitor without a case begins. */
export function startPath(locale: Locale): string {
  return `/${locale}#start`;
}

function asPlace(place: unknown): StoredPlace {
  if (typeof place === 'string') return { step: place };
  const { step, moved } = (typeof place === 'object' && place !== null ? place : {}) as Partial<StoredPlace>;
  return { step: typeof step === 'string' ? step : checkPlace, ...(moved ? { moved } : {}) };
}
