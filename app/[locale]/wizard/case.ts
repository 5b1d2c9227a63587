import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ask, type Standing } from '@/app/access/ask';
import { originOf } from '@/app/access/origin';
import { type Action, may } from '@/lib/access/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import type { CompiledBook } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { type CaseAccess, type CaseKey, type CaseRecord, isProfile, store } from '@/lib/store/index.ts';
import { checkPlace, resumeAt } from '@/lib/wizard/server.ts';
import type { StoredPlace } from './place';

export const caseCookie = 'landfall_case';

/** Id of the case that a member has opened from the desk. Opens nothing without their session; the browser's own case waits behind it. */
export const deskCookie = 'landfall_desk';

/** A case lives as long as browsers keep a cookie; every save renews it. */
const cookieDays = 400;

export interface CurrentCase extends Standing {
  readonly key: CaseAccess;
  readonly record: CaseRecord;
  readonly compiled: CompiledBook;
  /** Where the wizard stands; null = the answers are to be checked. */
  readonly step: string | null;
  readonly place: StoredPlace;
}

/** The case of this browser; null if it has none or the cookie opens nothing. Read once per request. */
export const currentCase = cache(async (): Promise<CurrentCase | null> => {
  return (await caseOfMember((await cookies()).get(deskCookie)?.value)) ?? ownCase();
});

/** The case that this browser holds by its private link, whether or not one of the desk stands before it. */
export const ownCase = cache(async () => caseOf((await cookies()).get(caseCookie)?.value));

/** The case of this browser if its reader may do this with it. */
export async function currentCaseFor(action: Action): Promise<CurrentCase | null> {
  const found = await currentCase();
  return found && (await ask(found, found.key.id, action)) ? found : null;
}

/** The same for a page, which only shows what could be done; who may not do it is led to what they may. */
export async function caseFor(locale: Locale, action: Action): Promise<CurrentCase> {
  const found = await currentCase();
  if (!found) redirect(startPath(locale));
  if (may(found.party, action) && (await ask(found, found.key.id, 'readCase'))) return found;
  redirect(may(found.party, 'readAdvice') ? `/${locale}/advice` : nothingHere(locale));
}

/** The same for a server action, which does nothing for who may not. */
export async function caseToChange(locale: Locale, action: Action): Promise<CurrentCase> {
  const found = await currentCase();
  if (!found) redirect(startPath(locale));
  if (await ask(found, found.key.id, action)) return found;
  redirect(nothingHere(locale));
}

/** The case that a cookie or a private link opens; null if it opens nothing. */
export async function caseOf(text: string | undefined): Promise<(CurrentCase & { readonly key: CaseKey }) | null> {
  const key = parseKey(text);
  const record = key && (await (await store()).readCase(key));
  if (!key || !record) return null;
  const home = await (await store()).desk.homeOf(key.id);
  return { ...readingOf(record), key, party: 'privateLink', actor: null, home };
}

/** The case of an organisation, for a member who is signed in. */
async function caseOfMember(id: string | undefined): Promise<CurrentCase | null> {
  if (!id) return null;
  const { memberCase, visitor } = await import('@/app/access/visitor');
  const person = await visitor();
  const found = await memberCase(person, id);
  if (!person || !found || !may(found.membership.role, 'readCase')) return null;
  const key = { id, organisation: found.membership.organisation };
  const record = await (await store()).readCase(key);
  return record && { ...readingOf(record), key, party: found.membership.role, actor: person.id, home: found.home };
}

function readingOf(record: CaseRecord) {
  const compiled = compiledBook();
  const place = asPlace(record.place);
  return { record, compiled, place, step: resumeAt(compiled, record.profile, place.step) };
}

/** Keeps a case in this browser, in place of the one it showed. */
export async function holdCase(key: CaseAccess): Promise<void> {
  const jar = await cookies();
  if ('organisation' in key) {
    jar.set(deskCookie, key.id, await cookieOptions());
    return;
  }
  jar.set(caseCookie, keyText(key), await cookieOptions());
  jar.delete(deskCookie);
}

/** Shows no case any more: one of the desk makes room for the browser's own, which is let go only when it is the one shown. */
export async function letGo(key: CaseAccess | null): Promise<void> {
  const jar = await cookies();
  if (!key || !('organisation' in key)) jar.delete(caseCookie);
  else if (jar.get(deskCookie)?.value === key.id) jar.delete(deskCookie);
}

/** The link that opens a case; null for a member, who has none. */
export async function privateLink({ key }: Pick<CurrentCase, 'key'>, locale: Locale): Promise<string | null> {
  return 'organisation' in key ? null : `${await origin()}/${locale}/c/${keyText(key)}`;
}

/**
 * Whether a posted form was drawn for another case than the one this browser now holds: a file, an example or a private link may have been opened in
 * another window. What it says must not land in that one.
 */
export function isOfAnotherCase(form: FormData, { key }: CurrentCase): boolean {
  return form.get('case') !== key.id;
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
export function parseKey(text: string | undefined): CaseKey | null {
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
    secure: (await origin()).startsWith('https:'),
    maxAge: cookieDays * 24 * 3600,
  } as const;
}

/** Where this server is reached, for links that people copy. */
export async function origin(): Promise<string> {
  return originOf(await headers());
}

/** What a page that has no business with its reader shows: the same as an address without a page. */
export function nothingHere(locale: Locale): string {
  return `/${locale}/desk/unknown`;
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
  const { step, moved, undo } = (typeof place === 'object' && place !== null ? place : {}) as Partial<StoredPlace>;
  return {
    step: typeof step === 'string' ? step : checkPlace,
    ...(moved ? { moved } : {}),
    ...(typeof undo?.step === 'string' && isProfile(undo.profile) ? { undo } : {}),
  };
}
