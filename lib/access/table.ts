/** What a member may be in an organisation. */
export const roles = ['owner', 'consultant', 'viewer', 'policyAnalyst'] as const;
export type Role = (typeof roles)[number];

/** In which capacity someone asks. A stranger is who holds nothing, and a member of another organisation. */
export const parties = [...roles, 'privateLink', 'readLink', 'stranger'] as const;
export type Party = (typeof parties)[number];

/** What an action touches, in the order of the table. */
export const scopes = ['case', 'desk', 'organisation'] as const;

interface Rule {
  readonly scope: (typeof scopes)[number];
  /** In words, for the table in the documents. */
  readonly what: string;
  readonly allowed: readonly Party[];
}

const advisers = ['owner', 'consultant'] as const;

/**
 * Who may do what. Nothing else in the program decides it: a page or a server action finds out in which capacity it is
 * asked, and asks here. What is not listed is refused.
 */
export const permissions = {
  readAdvice: {
    scope: 'case',
    what: 'read the advice and its answers, take the advice as a PDF',
    allowed: [...advisers, 'viewer', 'privateLink', 'readLink'],
  },
  readCase: {
    scope: 'case',
    what: 'read answers, versions, comparisons and the checklist; take the advice or the checklist as a file',
    allowed: [...advisers, 'viewer', 'privateLink'],
  },
  editCase: {
    scope: 'case',
    what: 'change answers, keep and delete versions, work through the checklist',
    allowed: [...advisers, 'privateLink'],
  },
  shareCase: {
    scope: 'case',
    what: 'make, see and revoke read-only links',
    allowed: [...advisers, 'privateLink'],
  },
  exportCase: {
    scope: 'case',
    what: 'take everything stored about a case as a file',
    allowed: [...advisers, 'privateLink'],
  },
  deleteCase: {
    scope: 'case',
    what: 'delete a case with everything kept with it',
    allowed: ['owner', 'privateLink'],
  },
  readNotes: {
    scope: 'case',
    what: 'read notes beside the advice, withdrawn overrides and the engagement log; have notes in a document',
    allowed: [...advisers, 'viewer'],
  },
  noteCase: { scope: 'case', what: 'write, change and delete notes beside the advice', allowed: advisers },
  overrideAdvice: { scope: 'case', what: 'override the advice with a reason, and withdraw it', allowed: advisers },
  readDesk: {
    scope: 'desk',
    what: 'see the list of clients and cases, and compare cases',
    allowed: [...advisers, 'viewer'],
  },
  claimCase: {
    scope: 'desk',
    what: 'take a case into the organisation, with its private link in hand',
    allowed: advisers,
  },
  createCase: { scope: 'desk', what: 'begin a case', allowed: advisers },
  fileCase: {
    scope: 'desk',
    what: 'name a case, give it to a client, put it away and take it back',
    allowed: advisers,
  },
  makeBatch: {
    scope: 'desk',
    what: 'make documents of many cases at once, see how far they are, take and delete them',
    allowed: advisers,
  },
  renewLink: { scope: 'desk', what: 'make a new private link, which ends the one before', allowed: advisers },
  editClient: { scope: 'desk', what: 'add, rename and put away a client', allowed: advisers },
  exportClient: { scope: 'desk', what: 'take everything stored about a client as a file', allowed: advisers },
  deleteClient: { scope: 'desk', what: 'delete a client with all its cases', allowed: ['owner'] },
  logEngagement: {
    scope: 'desk',
    what: 'write, tick off and delete entries of the engagement log',
    allowed: advisers,
  },
  readDisagreements: {
    scope: 'desk',
    what: 'see where members differ from the rule book, over all cases',
    allowed: [...advisers, 'viewer'],
  },
  exportDisagreements: {
    scope: 'desk',
    what: 'take overrides as candidate cases for the rule book',
    allowed: advisers,
  },
  readMembers: { scope: 'organisation', what: 'see who is a member, and as what', allowed: roles },
  invite: { scope: 'organisation', what: 'invite, see and withdraw invitations', allowed: ['owner'] },
  changeRole: { scope: 'organisation', what: 'change the role of a member', allowed: ['owner'] },
  removeMember: { scope: 'organisation', what: 'remove a member', allowed: ['owner'] },
  leave: { scope: 'organisation', what: 'leave', allowed: roles },
  rename: { scope: 'organisation', what: 'rename the organisation', allowed: ['owner'] },
  createOrganisation: { scope: 'organisation', what: 'open another organisation', allowed: ['owner'] },
  setRetention: { scope: 'organisation', what: 'set how long cases are kept', allowed: ['owner'] },
  readAudit: { scope: 'organisation', what: 'read the audit log', allowed: ['owner'] },
  runLab: {
    scope: 'organisation',
    what: 'keep populations of firms, compose scenarios of support, run them, take the results, open single firms',
    allowed: ['owner', 'policyAnalyst'],
  },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof permissions;

export const actions = Object.keys(permissions) as Action[];

/** Whether someone in this capacity may do it. An unknown capacity or action may nothing. */
export function may(party: Party, action: Action): boolean {
  if (!Object.hasOwn(permissions, action)) return false;
  const { allowed }: Rule = permissions[action];
  return allowed.includes(party);
}

/** The role of that name, or null: what a database or a form says is not yet a role. */
export function roleOf(text: unknown): Role | null {
  return roles.find((role) => role === text) ?? null;
}
