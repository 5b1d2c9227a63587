import type { Role } from '../../../lib/access/index.ts';
import {
  type Accounts,
  addFirstOwner,
  createAccounts,
  type Invitation,
  invitationKey,
  invite,
  invitedBy,
  joinAsNewcomer,
  openOrganisation,
  ownerToken,
} from '../../../lib/accounts/server.ts';
import type { Profile } from '../../../lib/engine/index.ts';
import { type CaseContent, type CaseKey, openStore, type Store } from '../../../lib/store/index.ts';
import { realBook } from '../../support/book.ts';
import { type Running, startServer, testSecret } from '../server.ts';
import { Agent, type Answer, having } from './agent.ts';

export const password = 'a password for tests';

/** A server with an organisation of people in each role, seen from beside: the store is open in the test too. */
export interface World {
  readonly server: Running;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly organisation: string;
  /** Another organisation on the same server, and its owner. */
  readonly other: string;
  readonly otherOwner: Agent;
  readonly members: Readonly<Record<Role, Agent>>;
  /** A new person in a role. */
  person(role: Role): Promise<{ readonly agent: Agent; readonly id: string; readonly email: string }>;
  agent(): Agent;
  close(): Promise<void>;
}

const { version, hash } = realBook().book;
const given = (value: string | number) => ({ state: 'given', value }) as const;

/** A firm that says enough for an advice. */
export const profile: Profile = {
  asOf: 2026,
  firm: { homeCountry: given('CN'), offerKind: given('industrialGoods'), employees: given(120) },
  markets: [{ id: 'm1', answers: { targetCountry: given('DE') } }],
  goods: [],
};
export const content: CaseContent = { profile, place: { step: null }, locale: 'en', rulebook: { version, hash } };

export async function openWorld(url?: string, env: Readonly<Record<string, string>> = {}): Promise<World> {
  const server = await startServer({ quiet: true, env: { ...env, ...(url ? { DATABASE_URL: url } : {}) } });
  const store = await openStore(url ? { url } : { folder: server.data });
  const accounts = createAccounts(store, testSecret, server.url);
  let count = 0;

  async function signIn(email: string): Promise<{ agent: Agent; headers: Headers }> {
    const { headers } = await accounts.auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
    const pairs = headers.getSetCookie().map((set) => set.split(';')[0]!);
    const cookies = Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    );
    return { agent: new Agent(server.url, cookies), headers: new Headers({ cookie: pairs.join('; ') }) };
  }

  const ada = { name: 'Ada Owner', email: 'ada@example.org', password };
  const first = await addFirstOwner(accounts, new Headers(), (await ownerToken(accounts))!, ada, 'Harbour Advice');
  if (typeof first === 'string') throw new Error(first);
  const owner = await signIn(ada.email);

  const person = async (role: Role) => {
    count++;
    const email = `${role.toLowerCase()}${count}@example.org`;
    const made = (await invite(accounts, owner.headers, first.organisation, email, role)) as Invitation;
    const holder = (await invitedBy(accounts, invitationKey(accounts, made.id)))!;
    const joined = await joinAsNewcomer(accounts, new Headers(), holder, { name: `Person ${count}`, password });
    if (joined === 'taken' || joined === 'unknown') throw new Error(email);
    return { agent: (await signIn(email)).agent, id: joined.id, email };
  };

  const eve = await (await accounts.auth.$context).internalAdapter.createUser(
    { name: 'Eve Other', email: 'eve@example.org', emailVerified: false },
    { method: 'email-password' },
  );
  const context = await accounts.auth.$context;
  await context.internalAdapter.linkAccount({
    userId: eve.id,
    accountId: eve.id,
    providerId: 'credential',
    password: await context.password.hash(password),
  });
  const other = await openOrganisation(accounts, eve.id, 'Other Advice');

  return {
    server,
    store,
    accounts,
    organisation: first.organisation,
    other,
    otherOwner: (await signIn('eve@example.org')).agent,
    members: {
      owner: owner.agent,
      consultant: (await person('consultant')).agent,
      viewer: (await person('viewer')).agent,
      policyAnalyst: (await person('policyAnalyst')).agent,
    },
    person,
    agent: () => new Agent(server.url),
    async close() {
      await store.close();
      await server.stop();
    },
  };
}

/** A case of the organisation with everything that opens it. */
export async function caseIn(
  { store, organisation }: Pick<World, 'store' | 'organisation'>,
  client: string | null = null,
): Promise<{ readonly id: string; readonly key: CaseKey; readonly share: CaseKey }> {
  const id = await store.desk.createCase(organisation, content, client);
  const key = (await store.desk.renewLink(organisation, id))!;
  const share = await store.shares.create(key, 'board');
  if (typeof share === 'string') throw new Error(share);
  return { id, key, share };
}

export const keyText = ({ id, secret }: CaseKey) => `${id}.${secret}`;

/** Signs the owner in with their password, as the page does. */
export async function signInAgain(agent: Agent, to = ''): Promise<Answer> {
  const form = await agent.form('/en/sign-in', having('password'));
  return agent.post('/en/sign-in', form, { email: 'ada@example.org', password, to });
}
