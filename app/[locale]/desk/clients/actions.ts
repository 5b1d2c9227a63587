'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { FormState } from '@/app/ui/form-state';
import { longest, mostClients, store } from '@/lib/store/index.ts';
import { nothingHere } from '../../wizard/case';
import { localeOf } from '../../wizard/locale';
import { actingIn, actingOnClient, note } from '../desk';
import { answered, isName } from '../forms';

export async function addClient(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['name'], async ({ locale, t, text }) => {
    const acting = await actingIn(locale, 'editClient');
    if (!isName(text('name'))) return { problem: t('clients.badName', { most: longest.name }) };
    const id = await (await store()).desk.addClient(acting.member.organisation, text('name'));
    if (id === 'full') return { problem: t('clients.full', { most: mostClients }) };
    await note(acting, 'editClient', 'client', id);
    redirect(`/${locale}/desk/clients/${id}`);
  });
}

export async function renameClient(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['name'], async ({ locale, t, text }) => {
    const id = text('id');
    const acting = await actingOnClient(locale, id, 'editClient');
    if (!isName(text('name'))) return { problem: t('clients.badName', { most: longest.name }) };
    const renamed = await (await store()).desk.renameClient(acting.member.organisation, id, text('name'));
    if (!renamed) redirect(nothingHere(locale));
    await note(acting, 'editClient', 'client', id);
    revalidatePath(`/${locale}/desk/clients/${id}`);
    return { done: t('client.saved') };
  });
}

export async function archiveClient(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = String(form.get('id'));
  const acting = await actingOnClient(locale, id, 'editClient');
  await (await store()).desk.archiveClient(acting.member.organisation, id, form.get('archived') === '1');
  await note(acting, 'editClient', 'client', id);
  redirect(`/${locale}/desk/clients/${id}`);
}

/** With all its cases. Asked for on a page of its own. */
export async function deleteClient(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = String(form.get('id'));
  const acting = await actingOnClient(locale, id, 'deleteClient');
  const deleted = await (await store()).desk.deleteClient(acting.member.organisation, id);
  if (deleted) await note(acting, 'deleteClient', 'client', id);
  redirect(`/${locale}/desk/clients`);
}
