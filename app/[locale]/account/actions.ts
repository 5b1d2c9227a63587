'use server';

import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { pathAfterSignIn } from '@/app/access/path';
import { accountsFor } from '@/app/access/visitor';
import type { FormState } from '@/app/ui/form-state';
import { isEmail, passwordLength } from '@/lib/accounts/index.ts';
import { longest } from '@/lib/store/index.ts';
import { deskCookie } from '../wizard/case';
import { localeOf } from '../wizard/locale';
import { type Acting, answered, signedIn } from './forms';
import { mailReset } from './mail';

/** Accounts come from the first owner's link and from invitations; there is no signing up. */
export async function signInWithPassword(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['email'], async ({ accounts, sent, locale, t, text }) => {
    const { mostAttempts, signIn } = await import('@/lib/accounts/server.ts');
    const answer = await signIn(accounts, sent, text('email'), text('password'));
    if (answer === 'wrong') return { problem: t('signIn.wrong') };
    if (answer === 'wait') return { problem: t('signIn.wait', { minutes: mostAttempts.windowMinutes }) };
    redirect(pathAfterSignIn(form.get('to'), locale));
  });
}

/** Mails a link for a new password. Whether there is such an account is not told, not by the time that it takes either. */
export async function askForReset(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['email'], async ({ accounts, sent, locale, t, text }) => {
    const { addressHeader, attempt, mailSettings, mostAttempts, resetToken } = await import('@/lib/accounts/server.ts');
    if (!mailSettings()) redirect(`/${locale}/password`);
    const email = text('email').trim().toLowerCase();
    if (!isEmail(email)) return { problem: t('forgot.badEmail') };
    const address = sent.get(addressHeader);
    const wait = { problem: t('forgot.wait', { minutes: mostAttempts.windowMinutes }) };
    if (address !== null && !(await attempt(accounts.store, 'address', address))) return wait;
    if (!(await attempt(accounts.store, 'reset', email))) return wait;
    after(async () => {
      const token = await resetToken(accounts.store, accounts.secret, email);
      if (token) await mailReset(email, locale, token);
    });
    return { done: t('forgot.sent'), values: {} };
  });
}

export async function signOutHere(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const sent = await headers();
  const { signOut } = await import('@/lib/accounts/server.ts');
  await signOut(await accountsFor(sent), sent);
  (await cookies()).delete(deskCookie);
  redirect(`/${locale}/sign-in`);
}

export async function beginAsOwner(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['name', 'email', 'organisation'], async (acting) => {
    const { accounts, sent, locale, t, text } = acting;
    const { addFirstOwner, newcomerProblem } = await import('@/lib/accounts/server.ts');
    const newcomer = { name: text('name'), email: text('email'), password: text('password') };
    const name = text('organisation').trim();
    const problem = name === '' || name.length > longest.name || name.includes('\0') ? 'organisation' : null;
    const wrong = newcomerProblem(newcomer) ?? problem;
    if (wrong) return { problem: newcomerText(acting, wrong) };
    const made = await addFirstOwner(accounts, sent, text('token'), newcomer, name);
    if (made === 'taken') return { problem: t('newcomer.problem.taken') };
    if (made === 'unknown') redirect(`/${locale}/setup/unknown`);
    await noteOf(accounts, made.organisation, made.id, 'createOrganisation');
    redirect(`/${locale}/desk`);
  });
}

export async function acceptAsNewcomer(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['name'], async (acting) => {
    const { accounts, sent, locale, t, text } = acting;
    const { invitedBy, joinAsNewcomer, newcomerProblem } = await import('@/lib/accounts/server.ts');
    const invited = await invitedBy(accounts, text('key'));
    if (!invited) redirect(`/${locale}/invite/unknown`);
    const newcomer = { name: text('name'), email: invited.email, password: text('password') };
    const wrong = newcomerProblem(newcomer);
    if (wrong) return { problem: newcomerText(acting, wrong) };
    const made = await joinAsNewcomer(accounts, sent, invited, newcomer);
    if (made === 'taken') return { problem: t('newcomer.problem.taken') };
    if (made === 'unknown') redirect(`/${locale}/invite/unknown`);
    await noteOf(accounts, invited.organisation, made.id, 'join');
    redirect(`/${locale}/desk`);
  });
}

/** With the account that is signed in, whose address must be the invited one. */
export async function acceptAsMember(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const person = await signedIn(locale);
  const sent = await headers();
  const accounts = await accountsFor(sent);
  const { invitedBy, join } = await import('@/lib/accounts/server.ts');
  const invited = await invitedBy(accounts, String(form.get('key')));
  if (!invited || invited.email !== person.email) redirect(`/${locale}/invite/unknown`);
  if (!(await join(accounts, sent, invited))) redirect(`/${locale}/invite/unknown`);
  await noteOf(accounts, invited.organisation, person.id, 'join');
  redirect(`/${locale}/desk`);
}

export async function setNewPassword(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, [], async (acting) => {
    const { accounts, locale, text } = acting;
    const { isPassword, resetPassword } = await import('@/lib/accounts/server.ts');
    if (!isPassword(text('password'))) return { problem: newcomerText(acting, 'password') };
    if (!(await resetPassword(accounts, text('token'), text('password')))) redirect(`/${locale}/password/unknown`);
    redirect(`/${locale}/sign-in?set=1`);
  });
}

export async function changeOwnPassword(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, [], async (acting) => {
    const { accounts, sent, locale, t, text } = acting;
    const { attempt } = await import('@/lib/accounts/server.ts');
    const person = await signedIn(locale);
    const { changePassword, isPassword, mostAttempts } = await import('@/lib/accounts/server.ts');
    if (!isPassword(text('next'))) return { problem: newcomerText(acting, 'password') };
    // A session left open must not serve to guess the password.
    if (!(await attempt(accounts.store, 'account', person.id)))
      return { problem: t('signIn.wait', { minutes: mostAttempts.windowMinutes }) };
    if (!(await changePassword(accounts, sent, text('present'), text('next')))) return { problem: t('me.wrong') };
    revalidatePath(`/${locale}/account`);
    return { done: t('me.changed') };
  });
}

export async function endOneSession(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const person = await signedIn(locale);
  const { endSession } = await import('@/lib/accounts/server.ts');
  const id = String(form.get('id'));
  const ended = await endSession(await accountsFor(await headers()), person.id, id);
  if (!ended) redirect(`/${locale}/desk/unknown`);
  redirect(id === person.sessionId ? `/${locale}/sign-in` : `/${locale}/account`);
}

export async function endOthers(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const person = await signedIn(locale);
  const { endOtherSessions } = await import('@/lib/accounts/server.ts');
  await endOtherSessions(await accountsFor(await headers()), person.id, person.sessionId);
  redirect(`/${locale}/account`);
}

/** Asked for by typing one's address. */
export async function deleteOwnAccount(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, [], async ({ accounts, locale, t, text }) => {
    const person = await signedIn(locale);
    const { deletePerson } = await import('@/lib/accounts/server.ts');
    if (text('email').trim().toLowerCase() !== person.email) return { problem: t('me.deleteOther') };
    if (!(await deletePerson(accounts, person.id))) return { problem: t('me.deleteOwner') };
    const jar = await cookies();
    jar.delete(deskCookie);
    redirect(`/${locale}/sign-in`);
  });
}

export async function removeOwnPasskey(form: FormData): Promise<void> {
  const locale = localeOf(form);
  await signedIn(locale);
  const sent = await headers();
  const { removePasskey } = await import('@/lib/accounts/server.ts');
  const removed = await removePasskey(await accountsFor(sent), sent, String(form.get('id')));
  redirect(removed ? `/${locale}/account` : `/${locale}/desk/unknown`);
}

// ─── parts

function newcomerText({ t }: Acting, problem: 'name' | 'email' | 'password' | 'organisation'): string {
  return t(`newcomer.problem.${problem}`, passwordLength);
}

async function noteOf(
  { store }: Acting['accounts'],
  organisation: string,
  actor: string,
  event: 'join' | 'createOrganisation',
): Promise<void> {
  const { membershipsOf } = await import('@/lib/accounts/server.ts');
  const party = (await membershipsOf({ store } as Acting['accounts'], actor)).find(
    (membership) => membership.organisation === organisation,
  )?.role;
  const subject = event === 'join' ? ('member' as const) : ('organisation' as const);
  const subjectId = event === 'join' ? actor : organisation;
  await store.audit.note(organisation, { actor, party: party ?? 'owner', event, subject, subjectId });
}
