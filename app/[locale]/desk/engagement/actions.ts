'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { FormState } from '@/app/ui/form-state';
import { isDate } from '@/lib/document/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { engagementKinds, longest, mostKept, store } from '@/lib/store/index.ts';
import { nothingHere } from '../../wizard/case';
import { localeOf } from '../../wizard/locale';
import { type Acting, actingOnCase, actingOnClient, actingOnEngagement, note } from '../desk';
import { answered, type Form } from '../forms';

/** What was done for a client or about a case, and what follows by when. */
export async function addEngagement(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['kind', 'day', 'text', 'due'], async (read) => {
    const { locale, t, text } = read;
    const { acting, subject, about } = await subjectOf(read);
    const kind = engagementKinds.find((known) => known === text('kind'));
    if (!kind || !isDate(text('day'))) return { problem: t('engagement.badDay') };
    if (text('due') !== '' && !isDate(text('due'))) return { problem: t('engagement.badDue') };
    const said = text('text');
    if (said === '' || said.length > longest.note || said.includes('\0'))
      return { problem: t('engagement.badText', { most: longest.note }) };
    const entry = { kind, day: text('day'), text: said, due: text('due') };
    const made = await (await store()).engagements.add(acting.member.organisation, subject, entry, acting.person.id);
    if (made === 'unknown') redirect(nothingHere(locale));
    if (made === 'full') return { problem: t('engagement.full', { most: mostKept.engagements }) };
    await note(acting, 'logEngagement', about.subject, about.id);
    revalidatePath(`/${locale}/desk/${about.path}/${about.id}`);
    return { done: t('engagement.saved') };
  });
}

/** What was due is done, or open again. */
export async function tickEngagement(form: FormData): Promise<void> {
  const { locale, acting, entry } = await entryOf(form);
  await (await store()).engagements.setDone(acting.member.organisation, entry.id, form.get('done') === '1');
  await note(acting, 'logEngagement', entry.caseId ? 'case' : 'client', (entry.caseId ?? entry.clientId)!);
  redirect(backTo(form, locale, entry));
}

export async function deleteEngagement(form: FormData): Promise<void> {
  const { locale, acting, entry } = await entryOf(form);
  await (await store()).engagements.remove(acting.member.organisation, entry.id);
  await note(acting, 'logEngagement', entry.caseId ? 'case' : 'client', (entry.caseId ?? entry.clientId)!);
  redirect(backTo(form, locale, entry));
}

// ─── parts

async function subjectOf({ locale, text }: Form) {
  const [client, caseId] = [text('client'), text('case')];
  if (caseId !== '')
    return {
      acting: await actingOnCase(locale, caseId, 'logEngagement'),
      subject: { case: caseId },
      about: { subject: 'case', id: caseId, path: 'cases' },
    } as const;
  const acting: Acting = await actingOnClient(locale, client, 'logEngagement');
  return { acting, subject: { client }, about: { subject: 'client', id: client, path: 'clients' } } as const;
}

async function entryOf(form: FormData) {
  const locale = localeOf(form);
  const { entry, ...acting } = await actingOnEngagement(locale, String(form.get('entry')), 'logEngagement');
  return { locale, acting, entry };
}

/** The page that the form stood on. */
function backTo(
  form: FormData,
  locale: Locale,
  { caseId, clientId }: { readonly caseId: string | null; readonly clientId: string | null },
): string {
  const from = String(form.get('from'));
  const shown = /^(clients|cases)\/[1-9A-Za-z]{22}$/.exec(from)?.[0];
  if (from === 'desk') return `/${locale}/desk#due`;
  return `/${locale}/desk/${shown ?? (caseId ? `cases/${caseId}` : `clients/${clientId}`)}#engagement`;
}
