'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { visitor } from '@/app/access/visitor';
import type { FormState } from '@/app/ui/form-state';
import { changeOrganisation, choose, openOrganisation } from '@/lib/accounts/server.ts';
import { longest } from '@/lib/store/index.ts';
import { nothingHere } from '../../wizard/case';
import { localeOf } from '../../wizard/locale';
import { accountsHere, actingIn, note } from '../desk';
import { answered, isName } from '../forms';

export async function renameOrganisation(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['name'], async ({ locale, t, text }) => {
    const acting = await actingIn(locale, 'rename');
    if (!isName(text('name'))) return { problem: t('settings.badName', { most: longest.name }) };
    const { organisation } = acting.member;
    await changeOrganisation((await accountsHere()).accounts, organisation, { name: text('name') });
    await note(acting, 'rename', 'organisation', organisation);
    revalidatePath(`/${locale}/desk/settings`);
    return { done: t('settings.saved') };
  });
}

export async function setRetention(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['months'], async ({ locale, t, text }) => {
    const acting = await actingIn(locale, 'setRetention');
    const months = text('months') === '' ? null : Number(text('months'));
    if (months !== null && (!/^\d{1,3}$/.test(text('months')) || months < 1 || months > 600))
      return { problem: t('settings.badKeep') };
    const { organisation } = acting.member;
    await changeOrganisation((await accountsHere()).accounts, organisation, { keepMonths: months });
    await note(acting, 'setRetention', 'organisation', organisation);
    revalidatePath(`/${locale}/desk/settings`);
    return { done: t('settings.saved') };
  });
}

/** A second organisation, with a desk of its own. */
export async function openAnother(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['name'], async ({ locale, t, text }) => {
    const acting = await actingIn(locale, 'createOrganisation');
    if (!isName(text('name'))) return { problem: t('settings.badName', { most: longest.name }) };
    const { accounts, sent } = await accountsHere();
    const organisation = await openOrganisation(accounts, acting.person.id, text('name'));
    const member = { ...acting.member, organisation, role: 'owner' as const };
    await note({ ...acting, member }, 'createOrganisation', 'organisation', organisation);
    await choose(accounts, sent, organisation);
    redirect(`/${locale}/desk`);
  });
}

/** Shows the desk of another of one's organisations. */
export async function chooseOrganisation(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const person = await visitor();
  const id = form.get('organisation');
  const known = person?.memberships.find(({ organisation }) => organisation === id);
  if (!known) redirect(nothingHere(locale));
  const { accounts, sent } = await accountsHere();
  await choose(accounts, sent, known.organisation);
  redirect(`/${locale}/desk`);
}
