'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { FormState } from '@/app/ui/form-state';
import { compiledBook } from '@/lib/advice/node.ts';
import { longest, store } from '@/lib/store/index.ts';
import { checkPlace, resumeAt } from '@/lib/wizard/server.ts';
import { holdCase, letGo, nothingHere, origin, ownCase, parseKey } from '../wizard/case';
import { contentOf } from '../wizard/content';
import { localeOf } from '../wizard/locale';
import { actingIn, actingOnCase, note } from './desk';
import { answered, chosenClient } from './forms';

/** Takes in a case by its private link, pasted as a whole or in part. */
export async function claimByLink(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['link', 'client'], async ({ locale, t, text }) => {
    const acting = await actingIn(locale, 'claimCase');
    const key = parseKey(/[1-9A-Za-z]{22}\.[1-9A-Za-z]{33}$/.exec(text('link'))?.[0]);
    const example = `${await origin()}/${locale}/c/…`;
    if (!key) return { problem: t('claim.badLink', { example }) };
    const claimed = await (await store()).desk.claim(acting.member.organisation, key, chosenClient(form));
    if (claimed === 'taken') return { problem: t('claim.taken') };
    if (claimed === 'unknown') return { problem: t('claim.badLink', { example }) };
    await note(acting, 'claimCase', 'case', key.id);
    redirect(`/${locale}/desk/cases/${key.id}`);
  });
}

/** Takes in the case that this browser holds. */
export async function claimPresent(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const acting = await actingIn(locale, 'claimCase');
  const own = await ownCase();
  if (!own || form.get('case') !== own.key.id) redirect(`/${locale}/case`);
  const claimed = await (await store()).desk.claim(acting.member.organisation, own.key, null);
  if (claimed !== 'claimed') redirect(`/${locale}/case`);
  await note(acting, 'claimCase', 'case', own.key.id);
  redirect(`/${locale}/desk/cases/${own.key.id}`);
}

/** A new case of the organisation, and on to its first question. */
export async function beginOnDesk(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const acting = await actingIn(locale, 'createCase');
  const profile = { asOf: new Date().getFullYear(), firm: {}, markets: [], goods: [] };
  const step = resumeAt(compiledBook(), profile);
  const content = contentOf(locale, profile, { step: step ?? checkPlace });
  const id = await (await store()).desk.createCase(acting.member.organisation, content, chosenClient(form));
  if (id === 'unknown') redirect(nothingHere(locale));
  await note(acting, 'createCase', 'case', id);
  await holdCase({ id, organisation: acting.member.organisation });
  redirect(`/${locale}/wizard`);
}

/** Opens a case of the desk in this browser; the browser's own case waits behind it. */
export async function openFromDesk(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = String(form.get('id'));
  const { member } = await actingOnCase(locale, id, 'readCase');
  await holdCase({ id, organisation: member.organisation });
  const asked = String(form.get('to'));
  redirect(`/${locale}/${['check', 'checklist', 'case'].includes(asked) ? asked : 'advice'}`);
}

/** Its name and its client. */
export async function fileCase(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['label', 'client'], async ({ locale, t, text }) => {
    const id = text('id');
    const acting = await actingOnCase(locale, id, 'fileCase');
    if (text('label').length > longest.name) return { problem: t('clients.badName', { most: longest.name }) };
    const { desk } = await store();
    const filed = await desk.fileCase(acting.member.organisation, id, chosenClient(form), text('label'));
    if (!filed) redirect(nothingHere(locale));
    await note(acting, 'fileCase', 'case', id);
    revalidatePath(`/${locale}/desk/cases/${id}`);
    return { done: t('case.saved') };
  });
}

export async function archiveCase(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = String(form.get('id'));
  const acting = await actingOnCase(locale, id, 'fileCase');
  await (await store()).desk.archiveCase(acting.member.organisation, id, form.get('archived') === '1');
  await note(acting, 'fileCase', 'case', id);
  redirect(`/${locale}/desk/cases/${id}`);
}

/** A new private link, shown once. */
export async function renewLink(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, [], async ({ locale, text }) => {
    const acting = await actingOnCase(locale, text('id'), 'renewLink');
    const key = await (await store()).desk.renewLink(acting.member.organisation, text('id'));
    if (!key) redirect(nothingHere(locale));
    await note(acting, 'renewLink', 'case', key.id);
    return { link: `${await origin()}/${locale}/c/${key.id}.${key.secret}` };
  });
}

export async function deleteFromDesk(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = String(form.get('id'));
  const acting = await actingOnCase(locale, id, 'deleteCase');
  const key = { id, organisation: acting.member.organisation };
  if (await (await store()).deleteCase(key)) await note(acting, 'deleteCase', 'case', id);
  await letGo(key);
  redirect(`/${locale}/desk`);
}
