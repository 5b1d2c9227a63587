'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { FormState } from '@/app/ui/form-state';
import { roleOf } from '@/lib/access/index.ts';
import { isEmail } from '@/lib/accounts/index.ts';
import { changeRole, invitationKey, invite, leave, removeMember, withdraw } from '@/lib/accounts/server.ts';
import { mailInvitation } from '../../account/mail';
import { nothingHere } from '../../wizard/case';
import { localeOf } from '../../wizard/locale';
import { accountsHere, actingIn, note } from '../desk';
import { answered } from '../forms';

/** Makes an invitation, whose link is mailed where this server sends mail, and can be passed on by any means. */
export async function inviteMember(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['email', 'role'], async ({ locale, t, text }) => {
    const acting = await actingIn(locale, 'invite');
    const role = roleOf(text('role'));
    if (!role) redirect(nothingHere(locale));
    if (!isEmail(text('email'))) return { problem: t('members.badEmail') };
    const { accounts, sent } = await accountsHere();
    const made = await invite(accounts, sent, acting.member.organisation, text('email'), role);
    if (made === 'member' || made === 'full') return { problem: t(`members.${made}`) };
    await note(acting, 'invite', 'invitation', made.id);
    const key = invitationKey(accounts, made.id);
    const mailed = await mailInvitation(made.email, locale, key, made.until);
    revalidatePath(`/${locale}/desk/members`);
    const done =
      mailed === null ? {} : { done: mailed ? t('members.mailed', { email: made.email }) : t('members.notMailed') };
    return { link: `${accounts.origin}/${locale}/invite/${key}`, ...done };
  });
}

export async function withdrawInvitation(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const acting = await actingIn(locale, 'invite');
  const { accounts, sent } = await accountsHere();
  const id = String(form.get('id'));
  if (!(await withdraw(accounts, sent, acting.member.organisation, id))) redirect(nothingHere(locale));
  await note(acting, 'invite', 'invitation', id);
  redirect(`/${locale}/desk/members`);
}

export async function changeMember(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const acting = await actingIn(locale, 'changeRole');
  const role = roleOf(form.get('role'));
  const id = String(form.get('id'));
  if (!role) redirect(nothingHere(locale));
  const { accounts, sent } = await accountsHere();
  const changed = await changeRole(accounts, sent, acting.member.organisation, id, role);
  if (changed === 'unknown') redirect(nothingHere(locale));
  if (changed === 'done') await note(acting, 'changeRole', 'member', id);
  redirect(`/${locale}/desk/members${changed === 'done' ? '' : '?last=1'}`);
}

export async function removeFromDesk(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const acting = await actingIn(locale, 'removeMember');
  const id = String(form.get('id'));
  const { accounts, sent } = await accountsHere();
  const removed = await removeMember(accounts, sent, acting.member.organisation, id);
  if (removed === 'unknown') redirect(nothingHere(locale));
  if (removed === 'done') await note(acting, 'removeMember', 'member', id);
  redirect(`/${locale}/desk/members${removed === 'done' ? '' : '?last=1'}`);
}

export async function leaveDesk(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const acting = await actingIn(locale, 'leave');
  const { accounts, sent } = await accountsHere();
  const left = await leave(accounts, sent, acting.member.organisation, acting.person.id);
  if (left === 'lastOwner') redirect(`/${locale}/desk/members?last=1`);
  if (left === 'done') await note(acting, 'leave', 'member', acting.person.id);
  redirect(`/${locale}/desk`);
}
