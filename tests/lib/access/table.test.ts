import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  actions,
  may,
  type Party,
  parties,
  permissions,
  permissionsMarkdown,
  roleOf,
  roles,
} from '../../../lib/access/index.ts';

/** Written down a second time, so that a slip of the table is seen: o owner, c consultant, v viewer, a policy analyst, p private link, r read-only link. */
const expected: Readonly<Record<Action, string>> = {
  readAdvice: 'ocvpr',
  readCase: 'ocvp',
  editCase: 'ocp',
  shareCase: 'ocp',
  exportCase: 'ocp',
  deleteCase: 'op',
  readNotes: 'ocv',
  noteCase: 'oc',
  overrideAdvice: 'oc',
  readDesk: 'ocv',
  claimCase: 'oc',
  createCase: 'oc',
  fileCase: 'oc',
  makeBatch: 'oc',
  renewLink: 'oc',
  editClient: 'oc',
  exportClient: 'oc',
  deleteClient: 'o',
  logEngagement: 'oc',
  readDisagreements: 'ocv',
  exportDisagreements: 'oc',
  readMembers: 'ocva',
  invite: 'o',
  changeRole: 'o',
  removeMember: 'o',
  leave: 'ocva',
  rename: 'o',
  createOrganisation: 'o',
  setRetention: 'o',
  readAudit: 'o',
  runLab: 'oa',
};
const letters: Readonly<Record<Party, string>> = {
  owner: 'o',
  consultant: 'c',
  viewer: 'v',
  policyAnalyst: 'a',
  privateLink: 'p',
  readLink: 'r',
  stranger: '-',
};

describe('who may do what', () => {
  it.each(actions.flatMap((action) => parties.map((party) => [party, action] as const)))('%s: %s', (party, action) => {
    expect(may(party, action)).toBe(expected[action].includes(letters[party]));
  });

  it('a stranger may nothing, and a link nothing beyond its case', () => {
    expect(actions.filter((action) => may('stranger', action))).toEqual([]);
    for (const party of ['privateLink', 'readLink'] as const)
      expect(actions.filter((action) => may(party, action) && permissions[action].scope !== 'case')).toEqual([]);
  });

  it('who only reads changes nothing', () => {
    for (const party of ['viewer', 'readLink'] as const)
      expect(actions.filter((action) => may(party, action) && !/^(read|leave)/.test(action))).toEqual([]);
  });

  it('what is not in the table is refused', () => {
    for (const action of ['toString', '__proto__', 'constructor', '', 'everything'])
      expect(may('owner', action as Action)).toBe(false);
    for (const party of ['admin', '', 'constructor', undefined]) expect(may(party as Party, 'readCase')).toBe(false);
  });

  it('only the four roles are roles', () => {
    expect(roles.map(roleOf)).toEqual([...roles]);
    for (const text of [
      'admin',
      'member',
      'Owner',
      'owner,viewer',
      'privateLink',
      'stranger',
      '',
      null,
      undefined,
      0,
      {},
    ])
      expect(roleOf(text)).toBeNull();
  });

  it('docs/permissions.md is what npm run docs:permissions writes', () => {
    expect(readFileSync('docs/permissions.md', 'utf8')).toBe(permissionsMarkdown());
  });
});
