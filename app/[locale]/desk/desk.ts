import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import {
  accountsFor,
  allowedIn,
  memberBatch,
  memberCase,
  memberClient,
  memberOfLab,
  type Visitor,
  visitor,
} from '@/app/access/visitor';
import { type Action, may } from '@/lib/access/index.ts';
import type { Membership } from '@/lib/accounts/server.ts';
import type { Locale } from '@/lib/i18n/routing';
import {
  type AuditEvent,
  type Batch,
  type CaseHome,
  type Engagement,
  type LabEntry,
  store,
} from '@/lib/store/index.ts';
import { nothingHere } from '../wizard/case';

/** Who acts on the desk, and in which organisation. */
export interface Acting {
  readonly person: Visitor;
  readonly member: Membership;
}

/** For what concerns the organisation as a whole. Who may not gets what an address without a page gets. */
export async function actingIn(locale: Locale, action: Action): Promise<Acting> {
  const person = await visitor();
  if (!person) redirect(`/${locale}/sign-in`);
  const member = allowedIn(person, action);
  if (!member) redirect(nothingHere(locale));
  return { person, member };
}

/** For a client, of whichever of their organisations. */
export async function actingOnClient(locale: Locale, id: string, action: Action): Promise<Acting> {
  const person = await visitor();
  const member = await memberClient(person, id);
  if (!person || !member || !may(member.role, action)) redirect(nothingHere(locale));
  return { person, member };
}

/** For a case, of whichever of their organisations. */
export async function actingOnCase(
  locale: Locale,
  id: string,
  action: Action,
): Promise<Acting & { readonly home: CaseHome }> {
  const person = await visitor();
  const found = await memberCase(person, id);
  if (!person || !found || !may(found.membership.role, action)) redirect(nothingHere(locale));
  return { person, member: found.membership, home: found.home };
}

/** For a batch of documents, of whichever of their organisations. */
export async function actingOnBatch(
  locale: Locale,
  id: string,
  action: Action,
): Promise<Acting & { readonly batch: Batch }> {
  const person = await visitor();
  const member = await memberBatch(person, id);
  const batch = member && may(member.role, action) && (await (await store()).batches.read(member.organisation, id));
  if (!person || !member || !batch) redirect(nothingHere(locale));
  return { person, member, batch };
}

/** For a population, scenario or run of the policy lab, of whichever of their organisations. */
export async function actingInLab(
  locale: Locale,
  id: string,
  action: Action,
): Promise<Acting & { readonly entry: LabEntry }> {
  const person = await visitor();
  const member = await memberOfLab(person, id);
  const entry = member && may(member.role, action) && (await (await store()).lab.read(member.organisation, id));
  if (!person || !member || !entry) redirect(nothingHere(locale));
  return { person, member, entry };
}

/** For an entry of the engagement log, of whichever of their organisations. */
export async function actingOnEngagement(
  locale: Locale,
  id: string,
  action: Action,
): Promise<Acting & { readonly entry: Engagement }> {
  const person = await visitor();
  const { engagements } = await store();
  for (const member of person?.memberships ?? []) {
    const entry = await engagements.read(member.organisation, id);
    if (person && entry && may(member.role, action)) return { person, member, entry };
  }
  redirect(nothingHere(locale));
}

/** Into the log of the organisation. */
export async function note(
  { person, member }: Acting,
  event: Action | 'join' | 'takeDocuments' | 'takeResults' | 'openFirm',
  subject: AuditEvent['subject'],
  subjectId: string,
): Promise<void> {
  const { audit } = await store();
  await audit.note(member.organisation, { actor: person.id, party: member.role, event, subject, subjectId });
}

export async function accountsHere() {
  const sent = await headers();
  return { sent, accounts: await accountsFor(sent) };
}
