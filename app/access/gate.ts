import { type Action, may } from '@/lib/access/index.ts';
import { accountsFor, memberBatch, memberCase, memberClient, memberOfLab, visitorBy } from './visitor.ts';

/** Pages of the desk without an id. Who is not signed in is led to the page where one signs in. */
const pages: Readonly<Record<string, Action>> = {
  '': 'readDesk',
  clients: 'readDesk',
  claim: 'claimCase',
  batches: 'makeBatch',
  lab: 'runLab',
  compare: 'readDesk',
  members: 'readMembers',
  settings: 'rename',
  log: 'readAudit',
  disagreements: 'readDisagreements',
  candidates: 'exportDisagreements',
};

/** What is asked of a client, a case, a batch or a part of the policy lab by the last part of its address. */
const ofOne: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  clients: { '': 'readDesk', export: 'exportClient', delete: 'deleteClient' },
  cases: { '': 'readDesk', judgement: 'readNotes', delete: 'deleteCase' },
  batches: { '': 'makeBatch', file: 'makeBatch' },
  lab: { '': 'runLab', compose: 'runLab', scenario: 'runLab', firms: 'runLab', firm: 'runLab', file: 'runLab' },
};

function askedOfOne(first: string, last: string): Action | undefined {
  const asked = Object.hasOwn(ofOne, first) ? ofOne[first]! : {};
  return Object.hasOwn(asked, last) ? asked[last] : undefined;
}

/** Whether the desk has a page at an address, for anyone. */
export function isDeskAddress([first = '', id, last = '', ...rest]: readonly string[]): boolean {
  if (id === undefined) return Object.hasOwn(pages, first);
  return rest.length === 0 && askedOfOne(first, last) !== undefined;
}

/**
 * What this request gets at an address of the desk: the page, the page where one signs in, or what an address without a
 * page gets. A page for which one lacks the role, a client of others and one that does not exist look alike.
 *
 * @param segments below `/desk`
 */
export async function deskAnswer(segments: readonly string[], headers: Headers): Promise<'page' | 'signIn' | 'none'> {
  const [first = '', id, last = ''] = segments;
  if (!isDeskAddress(segments)) return 'none';
  const visitor = await visitorBy(headers);
  if (id === undefined) {
    if (!visitor) return 'signIn';
    // Leads on to what their role lets them see; someone who was removed from everywhere is told so.
    if (first === '') return 'page';
    return visitor.active && may(visitor.active.role, pages[first]!) ? 'page' : 'none';
  }
  const found =
    first === 'clients'
      ? await memberClient(visitor, id)
      : first === 'batches'
        ? await memberBatch(visitor, id)
        : first === 'lab'
          ? await memberOfLab(visitor, id)
          : (await memberCase(visitor, id))?.membership;
  const action = askedOfOne(first, last);
  return found && action && may(found.role, action) ? 'page' : 'none';
}

/** Whether a link that makes an account opens anything. */
export async function opensAccount(kind: 'setup' | 'invite', key: string, headers: Headers): Promise<boolean> {
  const accounts = await accountsFor(headers);
  const { invitedBy, isOwnerToken } = await import('@/lib/accounts/server.ts');
  return kind === 'setup' ? isOwnerToken(accounts, key) : (await invitedBy(accounts, key)) !== null;
}
