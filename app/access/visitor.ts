import { headers } from 'next/headers';
import { cache } from 'react';
import { type Action, may } from '@/lib/access/index.ts';
import type { Accounts, Membership, Person } from '@/lib/accounts/server.ts';
import { type CaseHome, isId, store } from '@/lib/store/index.ts';
import { originOf } from './origin.ts';

/** Who is signed in, and what they are where. */
export interface Visitor extends Person {
  readonly memberships: readonly Membership[];
  /** The organisation whose desk they look at. */
  readonly active: Membership | null;
}

/** The accounts as this request reaches them. Loaded on demand: the wizard goes without. */
export async function accountsFor(sent: Headers): Promise<Accounts> {
  const { accountsAt } = await import('@/lib/accounts/server.ts');
  return accountsAt(originOf(sent));
}

export async function visitorBy(sent: Headers): Promise<Visitor | null> {
  if (!/(^|[;\s])(__Secure-)?landfall\.session_token=/.test(sent.get('cookie') ?? '')) return null;
  const accounts = await accountsFor(sent);
  const { personOf, membershipsOf } = await import('@/lib/accounts/server.ts');
  const person = await personOf(accounts, sent);
  if (!person) return null;
  const memberships = await membershipsOf(accounts, person.id);
  const active = memberships.find(({ organisation }) => organisation === person.chosen) ?? memberships[0] ?? null;
  return { ...person, memberships, active };
}

/** Asked once per request. */
export const visitor = cache(async (): Promise<Visitor | null> => visitorBy(await headers()));

/** A case of an organisation that this visitor is a member of; null for every other id. */
export async function memberCase(
  visitor: Visitor | null,
  id: string,
): Promise<{ readonly home: CaseHome; readonly membership: Membership } | null> {
  if (!visitor || !isId(id)) return null;
  const home = await (await store()).desk.homeOf(id);
  const membership = home && visitor.memberships.find(({ organisation }) => organisation === home.organisation);
  return home && membership ? { home, membership } : null;
}

/** The organisation of this visitor that a client belongs to; null for every other id. */
export async function memberClient(visitor: Visitor | null, id: string): Promise<Membership | null> {
  if (!visitor || !isId(id)) return null;
  const { desk } = await store();
  for (const membership of visitor.memberships) if (await desk.client(membership.organisation, id)) return membership;
  return null;
}

/** The organisation of this visitor that a batch of documents belongs to; null for every other id. */
export async function memberBatch(visitor: Visitor | null, id: string): Promise<Membership | null> {
  if (!visitor || !isId(id)) return null;
  const { batches } = await store();
  for (const membership of visitor.memberships) if (await batches.read(membership.organisation, id)) return membership;
  return null;
}

/** The organisation of this visitor that a population, scenario or run of the policy lab belongs to; null for every other id. */
export async function memberOfLab(visitor: Visitor | null, id: string): Promise<Membership | null> {
  if (!visitor || !isId(id)) return null;
  const { lab } = await store();
  for (const membership of visitor.memberships) if (await lab.read(membership.organisation, id)) return membership;
  return null;
}

/** The visitor's present organisation, if they may do this in it. */
export function allowedIn(visitor: Visitor | null, action: Action): Membership | null {
  return visitor?.active && may(visitor.active.role, action) ? visitor.active : null;
}
