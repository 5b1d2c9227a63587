import { may } from '@/lib/access/index.ts';
import { type Advice, type AdviserNote, withOverrides } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { type CaseKey, type MemberKey, type Note, store } from '@/lib/store/index.ts';
import type { CurrentCase } from '../wizard/case.ts';
import type { Judgement } from './view.ts';

/** The advice of a case with what its adviser decides otherwise. Only a case of an organisation has an adviser. */
export async function withOwnViews({ key, home }: Pick<CurrentCase, 'key' | 'home'>, advice: Advice): Promise<Advice> {
  if (!home) return advice;
  return withOverrides(compiledBook(), advice, await (await store()).overrides.list(key));
}

/** The same for the case behind a read-only link. */
export async function withSharedViews(share: CaseKey, advice: Advice): Promise<Advice> {
  return withOverrides(compiledBook(), advice, await (await store()).overrides.ofShare(share));
}

/** What members wrote beside the advice of a case, for a member who has it before them. */
export async function judgementOf({ key, party }: CurrentCase, locale: Locale): Promise<Judgement | null> {
  if (!('organisation' in key) || !may(party, 'readNotes')) return null;
  return {
    notes: await notesOf(key),
    address: `/${locale}/desk/cases/${key.id}/judgement`,
    mayWrite: may(party, 'noteCase'),
  };
}

/** The notes of a case as the advice and its documents show them. Who asks must be allowed to `readNotes`. */
export async function notesOf(key: MemberKey): Promise<readonly AdviserNote[]> {
  return (await (await store()).notes.list(key)).map(asWritten);
}

/** A note with who wrote it last, and when. */
export function asWritten({ section, market, text, author, createdAt, edited }: Note): AdviserNote {
  return { section, market, text, author: (edited?.by ?? author).name, at: edited?.at ?? createdAt };
}
