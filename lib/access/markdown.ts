import { waysTo } from './entrances.ts';
import { actions, may, type Party, parties, permissions, scopes } from './table.ts';

const names: Readonly<Record<Party, string>> = {
  owner: 'owner',
  consultant: 'consultant',
  viewer: 'viewer',
  policyAnalyst: 'policy analyst',
  privateLink: 'private link',
  readLink: 'read-only link',
  stranger: 'stranger',
};

const titles = { case: 'A case', desk: 'The desk', organisation: 'The organisation' } as const;

/** The permission table as a page of the documents. */
export function permissionsMarkdown(): string {
  const head = parties.map((party) => names[party]);
  const tables = scopes.map((scope) => {
    const rows = actions
      .filter((action) => permissions[action].scope === scope)
      .map((action) => {
        const cells = parties.map((party) => (may(party, action) ? 'yes' : ''));
        const ways = waysTo(action).map((way) => `\`${way}\``);
        return `| ${[`\`${action}\`: ${permissions[action].what}`, ...cells, ways.join('<br>') || 'nothing yet'].join(' | ')} |`;
      });
    return [
      `## ${titles[scope]}`,
      '',
      `| | ${head.join(' | ')} | asked by |`,
      `|---|${head.map(() => ':-:|').join('')}---|`,
      ...rows,
      '',
    ].join('\n');
  });
  return [
    '# Who may do what',
    '',
    '<!-- Written by npm run docs:permissions from lib/access. -->',
    '',
    'Members see and do what their role allows with the cases of their own organisation. A private link goes on working after an organisation has taken the case in. A',
    'stranger is who holds nothing, and a member of another organisation: for them everything looks as if it did not exist (status 404).',
    'Files stand below `app/[locale]`. `tests/e2e/accounts/permissions.test.ts` tries each cell over HTTP.',
    '',
    ...tables,
  ].join('\n');
}
