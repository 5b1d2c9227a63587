import { writeFileSync } from 'node:fs';
import { permissionsMarkdown } from '../access/index.ts';
import { runCommand } from './command.ts';

/** `npm run docs:permissions`: writes docs/permissions.md, who may do what. */
runCommand(() => {
  writeFileSync('docs/permissions.md', permissionsMarkdown());
  console.log('Wrote docs/permissions.md.');
});
